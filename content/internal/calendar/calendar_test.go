package calendar

import "testing"

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"24 décembre 2017 à 08h15":              "2017-12-24",
		"dimanche 1er janvier 2017":             "2017-01-01",
		"24. Dezember 2017, 8:15 Uhr":           "2017-12-24",
		"Sonntag, 24. Dezember 2017":            "2017-12-24",
		"24 de diciembre de 2017":               "2017-12-24",
		"domingo, 3 de março de 2019 às 08h15":  "2019-03-03",
		"24 декабря 2017 г.":                    "2017-12-24",
		"24 grudnia 2017 o godz. 12:00":         "2017-12-24",
		"24. joulukuuta 2017 klo 8.15":          "2017-12-24",
		"2017年12月24日 12時00分":                    "2017-12-24",
		"2017년 3월 4일":                           "2017-03-04",
		"2017年13月24日":                           "",
		"31 février 2017":                       "",
		"décembre 2017":                         "",
		"24 décembre 2017 fut un jour de neige": "",
		"24 décembre 17":                        "",
		"":                                      "",
		",,,":                                   "",
	} {
		if got, ok := Day(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

func FuzzDay(f *testing.F) {
	f.Add("24 de diciembre de 2017, 8:15")
	f.Add("2017年12月24日")
	f.Fuzz(func(t *testing.T, s string) {
		if iso, ok := Day(s); ok != (len(iso) == len("2006-01-02")) {
			t.Errorf("%q: %q", s, iso)
		}
	})
}
