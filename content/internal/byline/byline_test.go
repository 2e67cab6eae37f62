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
		"Jo ParkUpdated 4 March 2021":        "Jo Park",
		"Jo Park. Photographs by Ana Ruiz":   "Jo Park",
		"Von Jo Park Redakteurin":            "Jo Park",
		"文・山田太郎（記者）":                         "山田太郎",
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
		"文／山田太郎":                             "山田太郎",
		"文/山田太郎":                             "山田太郎",
		"記者 山田太郎":                            "山田太郎",
		"About the author: Jo Park":          "Jo Park",
		"Authors:Jo Park, Ana Ruiz":          "Jo Park and Ana Ruiz",
		"Published by: Written by: Jo Park":  "Jo Park",
		"Harbour News Team":                  "Harbour News Team",
		"Plato":                              "Plato",
		"By":                                 "By",
		"":                                   "",
		"Jo Park Senior Staff Writer":        "Jo Park",
		"Jo Park Reporter":                   "Jo Park",
		"JO PARK, AP Boats Writer":           "JO PARK",
		"Harbour Writer":                     "Harbour Writer",
		"Dr Jo Park - https://example.org":   "Dr Jo Park",
		"Posted in Boats by Jo Park":         "Jo Park",
		"March 4, 2021 by Jo Park":           "Jo Park",
		"Ein Beitrag von Jo Park":            "Jo Park",
		"Publié le 4 mars 2021 par Jo Park":  "Jo Park",
		"Pubblicato il 4/3/2021 di Jo Park":  "Jo Park",
		"Geplaatst op 4-3-2021 door Jo Park": "Jo Park",
		"Text & Fotos: Jo Park":              "Jo Park",
		"Erstellt von Jo":                    "Jo",
		"投稿者 山田太郎":                           "山田太郎",
		"[山田太郎]":                             "山田太郎",
		"Office for Piers and Quays":         "Office for Piers and Quays",
		"text: Jo Park, design: Ana Ruiz":    "",
		"Jun 2 Written By":                   "",
		"Author Name":                        "Author Name",
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
			t.Errorf("%q: got %q, want %q", text, got, want)
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
			t.Errorf("%q: got %q, want %q", texts, got, want)
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
				t.Errorf("%q: got an empty name", s)
			}
		}
		if l, ok := ParseLine(s); ok != (l.Names != "") {
			t.Errorf("%q: got %+v, %v", s, l, ok)
		}
	})
}
