package byline

import "testing"

func TestOutlets(t *testing.T) {
	for _, c := range []struct {
		name                       string
		isAgency, isOutlet, isSite bool
	}{
		{name: "Reuters", isAgency: true},
		{name: "AFP via Getty Images", isAgency: true},
		{name: "新华社", isAgency: true},
		{name: "The Guardian", isAgency: true, isOutlet: true},
		{name: "Grimsand Gazette", isOutlet: true},
		{name: "Museum of Norland", isOutlet: true},
		{name: "Universität Grimsand", isOutlet: true},
		{name: "Gazette"},
		{name: "the old gazette"},
		{name: "example.org", isSite: true},
		{name: "https://www.example.org/gulls", isSite: true},
		{name: "J. Park"},
		{name: "Jo Park"},
		{name: ""},
	} {
		if IsAgency(c.name) != c.isAgency || IsOutlet(c.name) != c.isOutlet || IsSite(c.name) != c.isSite {
			t.Errorf("%q: IsAgency %v, IsOutlet %v, IsSite %v", c.name, IsAgency(c.name), IsOutlet(c.name), IsSite(c.name))
		}
	}
}

func TestHasOnlyNames(t *testing.T) {
	for s, want := range map[string]bool{
		"Jo van den Berg": true, "Ruiz family": true, "Library of Norland": true, "Studio 54": true, "@gull": false, "Jo waits": false, "54 Studio": false, "": false,
		"A B C D E F G": false,
	} {
		if HasOnlyNames(s) != want {
			t.Errorf("HasOnlyNames(%q) is %v", s, !want)
		}
	}
}
