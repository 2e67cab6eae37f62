package markup

import "testing"

func TestRefresh(t *testing.T) {
	for value, want := range map[string]struct {
		delay   int
		address string
		ok      bool
	}{
		"0;url=/a":                    {0, "/a", true},
		" 5 ; URL = /a ":              {5, "/a", true},
		"5,url=/a":                    {5, "/a", true},
		"5 /a":                        {5, "/a", true},
		"5;/a":                        {5, "/a", true},
		"5;url":                       {5, "url", true},
		"5;urls/a":                    {5, "urls/a", true},
		`0;url='/a b'c`:               {0, "/a b", true},
		`0;url="/a`:                   {0, "/a", true},
		`0;'/a'`:                      {0, "/a", true},
		"0;url=/a?url=/b":             {0, "/a?url=/b", true},
		"1.9;url=/a":                  {1, "/a", true},
		".5;url=/a":                   {0, "/a", true},
		"5":                           {5, "", true},
		"5;":                          {5, "", true},
		"5; url=":                     {5, "", true},
		"":                            {},
		";url=/a":                     {},
		"url=/a":                      {},
		"-1;url=/a":                   {},
		"5url=/a":                     {},
		"99999999999999999999;url=/a": {},
	} {
		if delay, address, ok := Refresh(value); delay != want.delay || address != want.address || ok != want.ok {
			t.Errorf("%q: %d, %q, %t", value, delay, address, ok)
		}
	}
}
