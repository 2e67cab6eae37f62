package segment

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func isTitle(word string) bool { return word == "Mr" || word == "Dr" || len(word) == 1 }

// wordsOf returns the words of a text.
func wordsOf(text string) []string {
	var out []string
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end := WordEnd(text, i, isTitle)
		out = append(out, text[i:end])
		i = end
	}
	return out
}

func TestWordEnd(t *testing.T) {
	for text, want := range map[string][]string{
		"It’s well-to-do, isn't it?":       {"It’s", "well-to-do", "isn't", "it"},
		"Mr. Park and J. Ruiz left.":       {"Mr.", "Park", "and", "J.", "Ruiz", "left"},
		"a 23-year-old with 1,000 at 3.15": {"a", "23-year-old", "with", "1,000", "at", "3.15"},
		"one,two B&B ana@example.org":      {"one", "two", "B&B", "ana@example.org"},
		"l’eau, _so_, rock-":               {"l’eau", "so", "rock"},
		"Zoe\u0308 said":                   {"Zoe\u0308", "said"},
		"東京の山田さん":                          {"東", "京", "の", "山", "田", "さ", "ん"},
		"コーヒー二つ":                           {"コーヒー", "二", "つ"},
		strings.Repeat("a", 250):           {strings.Repeat("a", 100), strings.Repeat("a", 100), strings.Repeat("a", 50)},
	} {
		if got := wordsOf(text); !slices.Equal(got, want) {
			t.Errorf("%.40q: got %q, want %q", text, got, want)
		}
	}
}

func TestEndsSentence(t *testing.T) {
	for text, want := range map[string]bool{
		"It moved.":             true,
		"“It moved.” ":          true,
		"Who?’”)":               true,
		"He met Dr.":            false,
		"by (J.":                false,
		"嵐が来た。":                 true,
		"Wait …":                true,
		"It moved,":             false,
		"":                      false,
		strings.Repeat("”", 99): false,
	} {
		if got := EndsSentence(text, isTitle); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	if !EndsSentence("He met Dr.", nil) {
		t.Error("without abbreviations, a full stop does not end the sentence")
	}
}

func FuzzWordEnd(f *testing.F) {
	f.Add("It’s 1,000 U.S. 東京 コーヒー\u0301 \xff")
	f.Fuzz(func(t *testing.T, text string) {
		for i := 0; i < len(text); {
			r, n := utf8.DecodeRuneInString(text[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if end := WordEnd(text, i, isTitle); end <= i || end-i > maxWord+utf8.UTFMax {
					t.Fatalf("the word at %d ends at %d", i, end)
				}
			}
			i += n
		}
		EndsSentence(text, isTitle)
	})
}

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " ": "", "Low tide": "Low tide", " Low\ntide ": "Low tide", "Low  tide": "Low tide", "Low tide ": "Low tide", "Low\u00a0tide": "Low tide",
		"“Low” \u3000tide": "“Low” tide", "Low\u2009tide": "Low tide", "Ébb…": "Ébb…",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
