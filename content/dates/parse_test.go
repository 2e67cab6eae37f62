package dates

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, s := range []string{
		// in digits
		"2021-03-04", "2021/03/04", "2021.03.04", "2021-3-4", "20210304", "04.03.2021", "4.3.2021", "2021-03-04T23:30:00-08:00",
		"2021-03-04T08:00:00Z", "2021-03-04T08:00:00.123Z", "20210304T080000Z", "2021-03-04Z", "2021-03-04+01:00", "2021-03-04 10:00",
		"2021-03-04 23:30:00 -0800", "2021-03-04T10:00:00 UTC", "2021-03-04 10:00:00 Europe/Paris", "4.3.2021 12.09", "Donnerstag, 04.03.2021",
		// in English
		"4 March 2021", "4th March 2021", "4 Mar. 2021", "4 Mar 2021", "March 4, 2021", "Mar. 4, 2021", "MARCH 4, 2021", "March 4th, 2021", "4 of March 2021",
		"2021 March 4", "4-Mar-2021", "Thursday, March 4, 2021", "Thursday 4 March 2021", "Thu, 4 Mar 2021 10:00:00 +0000", "Thu, 04 Mar 2021 10:00:00 GMT",
		"Thu, 04 Mar 21 10:00:00 GMT", "Thursday, 04-Mar-21 10:00:00 GMT", "March 4, 2021 10:30 AM", "March 4, 2021 at 10:30 a.m. ET", "  4   March  2021 ",
		"March 4, 2021 | 10:30pm", "March 4, 2021: 3:42 PM ET", "Thu 4 Mar 2021 15.26 EST", "Thu Mar  4 10:30:00 2021", "Thu Mar  4 10:30:00 2021 +0100", "Thu Mar 4 10:30:00 GMT 2021",
		"Thu Mar 04 2021 10:30:00 GMT+0100 (Central European Standard Time)",
		// in other languages
		"4 mars 2021 à 08h15", "le 4 mars 2021", "jeudi 4 mars 2021", "4. März 2021, 8:15 Uhr", "4. März 2021 um 8 Uhr", "Donnerstag, den 4. März 2021",
		"4 de marzo de 2021", "jueves, 4 de marzo de 2021 a las 8:15 hs", "quinta-feira, 4 de março de 2021 às 08h15", "giovedì 4 marzo 2021 alle ore 8:15",
		"donderdag 4 maart 2021 om 8:15 uur", "torsdag 4 mars 2021 kl. 8.15", "torsdag 4. marts 2021 kl. 8.15", "4 marca 2021 o godz. 12:00", "4. března 2021",
		"4. maaliskuuta 2021 klo 8.15", "4 марта 2021 г.", "4 марта 2021 г. в 8:15", "4 Mart 2021 Perşembe 08:15", "2021年3月4日", "2021年3月4日 12時00分", "2021 年 3 月 4 日 文：山田", "2021년 3월 4일",
	} {
		if got, ok := Parse(s); !ok || got != "2021-03-04" {
			t.Errorf("%q: got %q, %v", s, got, ok)
		}
	}
}

func TestParseOrder(t *testing.T) {
	for in, want := range map[string]string{
		"09/25/2025":                 "2025-09-25",
		"25/09/2025":                 "2025-09-25",
		"25-09-2025 10:00":           "2025-09-25",
		"Thu, 09/25/2025 - 11:38":    "2025-09-25",
		"02/02/2022":                 "2022-02-02",
		"Sept. 4, 2021":              "2021-09-04",
		"dimanche 1er janvier 2017":  "2017-01-01",
		"24 décembre 2017 à 8 h 15":  "2017-12-24",
		"Sun, 01 Jan 67 10:00:00 +0": "",
		"Sun, 01 Jan 67 10:00:00 UT": "1967-01-01",
	} {
		if got, ok := Parse(in); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestParseRejects(t *testing.T) {
	for _, s := range []string{
		"", ",,,", "in spring", "2021", "March 2021", "2021-03", "03/04/2021", "03-04-2021", "31 February 2021", "31 février 2021", "4 March", "4 March 21",
		"4 March 2021 was cold", "24 décembre 2017 fut un jour de neige", "On 4 March 2021", "March 4, 2021 edition", "March 4, 2021 12 people", "Sunday", "4 4 2021",
		"1234567890", "2021.3.1", "3.10.2", "décembre 2017", "24 décembre 17", "2017年13月24日", "2017年12月", "2017年12月24日。", "Updated 4 March 2021", "4 March 2021 5 March 2021",
		"01.06.2023 - 03.06.2023",
	} {
		if got, ok := Parse(s); ok || got != "" {
			t.Errorf("%q: got %q, want none", s, got)
		}
	}
}

func TestFromURL(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.org/2021/03/04/vote.html":                                         "2021-03-04",
		"https://example.org/news/2021-03-04-vote":                                         "2021-03-04",
		"https://example.org/2021/03/04":                                                   "2021-03-04",
		"https://example.org/2021-03/04/":                                                  "2021-03-04",
		"https://example.org/2021/0304/vote.html":                                          "2021-03-04",
		"https://a.example/web/20210611024252/http://example.org/2021-03/04/content_1.htm": "2021-03-04",
		"https://example.org/2021/1304/":                                                   "",
		"https://example.org/2021/03-04/":                                                  "",
		"https://example.org/2021/03/045/":                                                 "",
		"https://example.org/2021/13/04/":                                                  "",
		"https://example.org/12021/03/04/":                                                 "",
		"https://example.org/0021/03/04/":                                                  "",
		"https://example.org/2021/3/4/":                                                    "",
		"":                                                                                 "",
	} {
		if got, ok := FromURL(url); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, want %q", url, got, want)
		}
	}
}

func TestFromShort(t *testing.T) {
	for word, want := range map[string]string{
		"04.03.21": "2021-03-04", "4.3.21,": "2021-03-04", "(31.10.23)": "2023-10-31", "26/10/13": "2013-10-26", "04/03/21": "", "31.13.23": "", "4.3.2021": "", "4.3": "",
		"4.3.21.1": "", "v4.3.21": "", "": "",
	} {
		if got, ok := FromShort(word); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", word, got, ok, want)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{
		"24 de diciembre de 2017, 8:15", "2017年12月24日、2018年1月", "2017 年 3月", "Mon, 4-Mar-21 10:00 GMT (", "20213:10 PM UTCUpdated", "in 1989, on Monday",
		"https://example.org/2021/03/04/", "March 3 April 2021 10:30 am. +0100 (Central", "年年年",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(iso string, ok bool) {
			if _, err := time.Parse(time.DateOnly, iso); ok != (err == nil) || !ok && iso != "" {
				t.Errorf("%q: got %q, %v", s, iso, ok)
			}
		}
		check(Parse(s))
		check(FromLine(s))
		check(FromURL(s))
		end := 0
		for _, m := range Find(s) {
			if m.Start < end || m.Start >= m.End || m.TimeEnd < m.End || m.TimeEnd > len(s) {
				t.Fatalf("%q: %+v overlaps the date that ends at %d, or is outside of the text", s, m, end)
			}
			if m.ISO != "" {
				check(m.ISO, true)
			}
			end = m.End
		}
	})
}
