package dates

import "testing"

func TestFromLine(t *testing.T) {
	for _, s := range []string{
		"March 4, 2021", "Published 9:30 AM EST, Thu March 4, 2021", "2021-03-04 · 5 min read", "Published March 4, 2021 | Updated May 5, 2021",
		"First published on Thu 4 Mar 2021 10.30 GMT", "Published 10:30 PM, Thu March 4, 20213:10 PM UTCUpdated March 5", "Thu Mar 4 10:30:00 2021 +0100",
		"(March 4, 2021)", "— 4 March 2021 —", "Date: Thu, 4 Mar 2021 10:00:00 +0000", "Last modified: 2021-03-04T10:00:00", "4. März 2021, 8:15 Uhr", "Stand: 04.03.2021, 8:15 Uhr",
		"Publié le 4 mars 2021 à 8h15", "Publicado: 4 de marzo de 2021", "4 марта 2021 г.",
	} {
		if got, ok := FromLine(s); !ok || got != "2021-03-04" {
			t.Errorf("%q: got %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{
		"", "Published", "March 2021", "March 4", "Updated March 5 · March 4, 2021", "March 4, 2021 was a Thursday that nobody forgot", "The vote of March 4, 2021", "31 February 2021", "5 min read",
		"4 March 1021", "9:30 AM EST", "Thursday",
	} {
		if got, ok := FromLine(s); ok || got != "" {
			t.Errorf("%q: got %q, want none", s, got)
		}
	}
}

func BenchmarkFromLine(b *testing.B) {
	const line = "In 2021 the dredgers would deepen the channel by four metres, and larger ships could then reach the inner basin, where the yard would open."
	for b.Loop() {
		FromLine(line)
	}
}
