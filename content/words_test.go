package content

import "testing"

func TestCountWords(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "one": 1, "one two": 2, "well-known fact": 2, "— … !": 0, "don’t stop": 2, "3.5 km": 2, "漢字かな": 2, "the 漢字 sign": 3, "été\nlà": 2,
		"データベース": 3, "漢字、かな。": 2, "ＡＢ": 1, "한국어 문장": 2, "ภาษาไทย": 2, "ภาษาไทย is Thai": 4, "ព្រះ": 1,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("%q has %d words, not %d", text, got, want)
		}
	}
}

func TestFormatMinutes(t *testing.T) {
	for minutes, want := range map[int]string{1: "1 min", 59: "59 min", 60: "1 h 0 min", 511: "8 h 31 min"} {
		if got := FormatMinutes(minutes); got != want {
			t.Errorf("%d minutes are %q, not %q", minutes, got, want)
		}
	}
}
