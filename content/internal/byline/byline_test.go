package byline

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"Jo Park":                            "Jo Park",
		"By Jo Park":                         "Jo Park",
		"by: Jo Park, Ana Ruiz and Li Wei":   "Jo Park, Ana Ruiz and Li Wei",
		"Jo Park & Ana Ruiz; Li Wei":         "Jo Park, Ana Ruiz and Li Wei",
		"Jo Park und Ana Ruiz":               "Jo Park and Ana Ruiz",
		"Jo Park/Ana Ruiz":                   "Jo Park and Ana Ruiz",
		"Written by Jo Park, Senior Editor":  "Jo Park",
		"4 March 2021, written by Jo Park":   "Jo Park",
		"Jo Park, PhD, and Ana Ruiz, RN":     "Jo Park, PhD and Ana Ruiz, RN",
		"Jo Park in Grimsand and Ana Ruiz":   "Jo Park and Ana Ruiz",
		"By Jo Park | March 4, 2021":         "Jo Park",
		"Jo Park March 4, 2021 10:30 am":     "Jo Park",
		"Jo Park am 4. März 2021":            "Jo Park",
		"Jo Park le 4 mars 2021":             "Jo Park",
		"Jo Park on politics":                "Jo Park",
		"Jo Park (@jopark)":                  "Jo Park",
		"Jo Park · Harbour News":             "Jo Park",
		"Jo Park Updated yesterday":          "Jo Park",
		"Von Jo Park":                        "Jo Park",
		"Von: Jo Park":                       "Jo Park",
		"von Trapp":                          "von Trapp",
		"Geschrieben von Jo Park":            "Jo Park",
		"Par Jo Park et Ana Ruiz":            "Jo Park and Ana Ruiz",
		"Auteur : Jo Park":                   "Jo Park",
		"Por Jo Park":                        "Jo Park",
		"Escrito por Jo Park":                "Jo Park",
		"di Jo Park":                         "Jo Park",
		"Scritto da Jo Park":                 "Jo Park",
		"door Jo Park":                       "Jo Park",
		"Tekst: Jo Park":                     "Jo Park",
		"Skrevet av Jo Park":                 "Jo Park",
		"Автор: Анна Руис":                   "Анна Руис",
		"Автор Анна Руис":                    "Анна Руис",
		"作者：山田太郎":                            "山田太郎",
		"文／山田太郎":                             "文／山田太郎",
		"文/山田太郎":                             "山田太郎",
		"記者 山田太郎":                            "山田太郎",
		"About the author: Jo Park":          "Jo Park",
		"Authors:Jo Park, Ana Ruiz":          "Jo Park and Ana Ruiz",
		"Published by: Written by: Jo Park":  "Jo Park",
		"Harbour News Team":                  "Harbour News Team",
		"Plato":                              "Plato",
		"By":                                 "By",
		"":                                   "",
		"admin":                              "",
		"Site Admin":                         "",
		"jo@example.org":                     "",
		"https://example.org/jo":             "",
		"www.example.org":                    "",
		"example.org":                        "",
		"Sat, 20 Mar 2021 - 06:36":           "",
		"12345":                              "",
		strings.Repeat("word ", 15):          "",
		"Jo Park, of the Harbour News Group": "Jo Park",
	} {
		if got := Join(Names([]string{text}, "")); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for want, texts := range map[string][]string{
		"Jo Park":                      {"Jo Park", "By JO PARK", "jo park."},
		"Jo Park and Ana Ruiz":         {"Jo Park", "Harbour News", "Ana Ruiz"},
		"Jo Park, Ana Ruiz and Li Wei": {"Jo Park, Ana Ruiz", "Li Wei, Ana Ruiz"},
		"Harbour News":                 {"Harbour News"},
		"":                             nil,
	} {
		if got := Join(Names(texts, "Harbour News")); got != want {
			t.Errorf("%q: %q, want %q", texts, got, want)
		}
	}
}

func TestLeads(t *testing.T) {
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
		if got := CutLead(name); got != want {
			t.Errorf("CutLead(%q) is %q, want %q", name, got, want)
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
		if got, ok := AfterLead(line); ok != (want != "") || ok && got != want {
			t.Errorf("AfterLead(%q) is %q, %v, want %q", line, got, ok, want)
		}
	}
	for _, line := range []string{"By", "by:", "Written by", "Author:", "Words by", "作者："} {
		if !IsLead(line) {
			t.Errorf("%q is not a lead", line)
		}
	}
	for _, line := range []string{"", "By the sea", "From", "Von", "Jo Park"} {
		if IsLead(line) {
			t.Errorf("%q is a lead", line)
		}
	}
}

func TestParseLine(t *testing.T) {
	for line, want := range map[string]Line{
		"By Jo Park":                                     {Names: "Jo Park"},
		"by  Jo Park  and Ana Ruiz":                      {Names: "Jo Park and Ana Ruiz"},
		"By Jo Park, Chief Correspondent, Reuters":       {Names: "Jo Park, Chief Correspondent, Reuters"},
		"By Jo Park, chief correspondent | 4 March 2021": {Names: "Jo Park, chief correspondent", Date: "2021-03-04"},
		"By Jo Park | March 4, 2021 | 5 min read":        {Names: "Jo Park", Date: "2021-03-04"},
		"Jo Park | July 2, 2025":                         {Names: "Jo Park", Date: "2025-07-02"},
		"Jo Park, Harbour News, 4. März 2021":            {Names: "Jo Park, Harbour News", Date: "2021-03-04"},
		"Von Jo Park":                                    {Names: "Jo Park"},
		"Por Jo Park":                                    {Names: "Jo Park"},
		"Geschreven door Jo Park":                        {Names: "Jo Park"},
		"Author: Jo Park":                                {Names: "Jo Park"},
		"By Jo Park Jr.":                                 {Names: "Jo Park Jr."},
		"By Jo van den Berg in Grimsand":                 {Names: "Jo van den Berg in Grimsand"},
	} {
		if got, ok := ParseLine(line); !ok || got != want {
			t.Errorf("%q: %+v, %v, want %+v", line, got, ok, want)
		}
	}
	for _, line := range []string{
		"", "By", "By the old harbour", "By Jo Park.", "Von den Booten kam nichts", "Door County Votes", "Jo Park", "The harbour votes | March 4, 2021", "March 4, 2021",
		"From: Jo Park <jo@example.org>", "By Jo Park, " + strings.Repeat("A", 120), "By and by they came",
	} {
		if got, ok := ParseLine(line); ok {
			t.Errorf("%q: %+v", line, got)
		}
	}
}

func TestPersons(t *testing.T) {
	for s, want := range map[string]bool{"Jo Park": true, "Jo Ann Park": true, "Jo": false, "Jo park": false, "Jo Park, AP": false, "A B C D": false, "Jo 4": false, "": false} {
		if IsPerson(s) != want {
			t.Errorf("IsPerson(%q) is %v", s, !want)
		}
	}
	for s, want := range map[string]bool{"Jo Park": true, "Jo van Berg": true, "Jo Park and Ana Ruiz": true, "Jo": false, "the sea and Jo": false, "": false} {
		if LooksLikeNames(s) != want {
			t.Errorf("LooksLikeNames(%q) is %v", s, !want)
		}
	}
	for s, want := range map[string]bool{"Jo Park": true, "Jo Park and Ana Ruiz": true, "Jo Park in Grimsand, Norland": true, "Jo Park in the sea": false, "The harbour": false} {
		if IsBareName(s) != want {
			t.Errorf("IsBareName(%q) is %v", s, !want)
		}
	}
	for name, want := range map[string]string{
		"Park, Jo": "Jo Park", "van Berg, Jo": "Jo van Berg", "Jo Park": "Jo Park", "Jo Park, Ana Ruiz": "Jo Park, Ana Ruiz", "Harbour, Inc.": "Harbour, Inc.",
		"Park, PhD": "Park, PhD", "Park, Editor": "Park, Editor", "Park, Jo, Ana": "Park, Jo, Ana",
	} {
		if got := GivenFirst(name); got != want {
			t.Errorf("GivenFirst(%q) is %q, want %q", name, got, want)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("By Jo Park, PhD, and Ana Ruiz | 4 March 2021")
	f.Add("Published by: Written by: , PhD ,")
	f.Add("文/K İ by ")
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range Names([]string{s}, "x") {
			if strings.TrimSpace(name) == "" {
				t.Errorf("%q has a name without letters", s)
			}
		}
		if l, ok := ParseLine(s); ok != (l.Names != "") {
			t.Errorf("%q: %+v, %v", s, l, ok)
		}
	})
}
