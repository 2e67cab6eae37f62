package dates

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"Helpers count in Grimsand, Thursday, March 4, 2021.":          "Thursday, March 4, 2021 =2021-03-04",
		"Helpers count on 4th March 2021 in Grimsand":                  "4th March 2021 =2021-03-04",
		"El puerto, el jueves 4 de marzo de 2021, a las 8:15":          "jueves 4 de marzo de 2021 =2021-03-04 until, a las 8:15",
		"Am Donnerstag, den 4. März 2021 um 8:15 Uhr in Kiel":          "Donnerstag, den 4. März 2021 =2021-03-04 until um 8:15 Uhr",
		"People, Oct. 3, wait":                                         "Oct. 3 without year",
		"People in Oct. 2022":                                          "Oct. 2022 with year",
		"in févr. 2022":                                                "févr. 2022 with year",
		"It was March 4. 2021 was cold":                                "March 4 without year",
		"Jo Park, 4, March 2021":                                       "March 2021 with year",
		"the count, 2021-03-04T10:00, in Kiel":                         "2021-03-04T10:00 =2021-03-04",
		"03/04/2021 or 25/09/2025 or 09/25/2025":                       "03/04/2021 with year; 25/09/2025 =2025-09-25; 09/25/2025 =2025-09-25",
		"from March 3 April 2021":                                      "3 April 2021 =2021-04-03",
		"March 3 and 4 May":                                            "March 3 without year; 4 May without year",
		"Satama maaliskuussa ja maaliskuu":                             "maaliskuussa without year",
		"東京湾の堤防=2023年4月1日、2024年5月と2025年":                               "2023年4月1日 =2023-04-01; 2024年5月 with year",
		"2021년 3월 4일 서울":                                               "2021년 3월 4일 =2021-03-04",
		"1989 was the year in 1990, and in 3000":                       "1990 year",
		"Im Jahr 1989 und im Hafen, 1990":                              "1989 year; 1990 year",
		"We met on Monday, the Black Friday of Ruby Tuesday":           "Monday weekday",
		"Am Montagmorgen":                                              "Montagmorgen weekday",
		"Sun, 3 May 2021 in the sun 3 May":                             "Sun, 3 May 2021 =2021-05-03; 3 May without year",
		"31 February 2021":                                             "31 February 2021 with year",
		"By Jo Park | Updated on 19-Dec-2025":                          "19-Dec-2025 =2025-12-19",
		"Published 4 March 2021 at 10:30 am EST · Updated 5 May 2021.": "4 March 2021 =2021-03-04 until at 10:30 am EST; 5 May 2021 =2021-05-05",
		"20210304 is a number, and so is 3.10.2 and 2021.3.1":          "",
		"4 May 2021 at 10:30 (see below, and then 5 May 2021)":         "4 May 2021 =2021-05-04 until at 10:30; 5 May 2021 =2021-05-05",
		"4 May 2021 at 10:30 (Central European Time) 5 May":            "4 May 2021 =2021-05-04 until at 10:30 (Central European Time; 5 May without year",
		"may march on":                                                 "",
		"":                                                             "",
	} {
		var out []string
		for _, m := range Find(text) {
			precision := map[Precision]string{WeekdayOnly: "weekday", YearOnly: "year", WithoutYear: "without year", WithYear: "with year"}[m.Precision]
			if m.ISO != "" {
				precision = "=" + m.ISO
			}
			one := text[m.Start:m.End] + " " + precision
			if m.TimeEnd > m.End {
				one += " until" + text[m.End:m.TimeEnd]
			}
			out = append(out, one)
		}
		if got := strings.Join(out, "; "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestHasUpdateLabel(t *testing.T) {
	for before, want := range map[string]bool{
		"Updated":                       true,
		"Zuletzt aktualisiert am":       true,
		"Mis à jour le":                 true,
		"更新：":                           true,
		"Updated 5 May 2021, published": false,
		"Published":                     false,
		"":                              false,
	} {
		if got := HasUpdateLabel(before); got != want {
			t.Errorf("%q: got %v, want %v", before, got, want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	const text = "Helpers count ballots in the city of Grimsand, Norland, on Thursday, March 4, 2021, when the harbour voted for the third time in 12 years."
	for b.Loop() {
		Find(text)
	}
}
