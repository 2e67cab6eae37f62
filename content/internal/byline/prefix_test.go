package byline

import "testing"

func TestPrefixes(t *testing.T) {
	for name, want := range map[string]string{
		"By Jo Park":        "Jo Park",
		"Written by: Jo":    "Jo",
		"Author: Jo Park":   "Jo Park",
		"Von Trapp Maria":   "Von Trapp Maria",
		"Author Jo Park":    "Author Jo Park",
		"From: Jo Park":     "From: Jo Park",
		"Byron Park":        "Byron Park",
		"Byline: Jo Park":   "Jo Park",
		"By":                "By",
		"Autor tekstu: Jan": "Jan",
	} {
		if got := CutPrefix(name); got != want {
			t.Errorf("CutPrefix(%q) is %q, want %q", name, got, want)
		}
	}
	for line, want := range map[string]string{
		"By Jo Park":         "Jo Park",
		"By the sea":         "the sea",
		"Door Jo Park":       "Jo Park",
		"From Jo Park":       "",
		"Author Jo Park":     "",
		"Author : Jo Park":   "Jo Park",
		"Jo Park":            "",
		"Published by Wharf": "",
	} {
		if got, ok := AfterPrefix(line); ok != (want != "") || ok && got != want {
			t.Errorf("AfterPrefix(%q) is %q, %v, want %q", line, got, ok, want)
		}
	}
	for _, line := range []string{"By", "by:", "Written by", "Author:", "Words by", "作者："} {
		if !IsPrefix(line) {
			t.Errorf("%q is not a prefix", line)
		}
	}
	for _, line := range []string{"", "By the sea", "From", "Von", "Jo Park"} {
		if IsPrefix(line) {
			t.Errorf("%q is a prefix", line)
		}
	}
}
