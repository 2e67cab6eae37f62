package search

import "testing"

// TestTokens folds texts into words.
func TestTokens(t *testing.T) {
	var k Tokenizer
	for text, want := range map[string]string{
		"It’s  the TIDE—at last.": "it s the tide at last",
		"Straße, Müller, œuvre":   "strasse muller oeuvre",
		"東京都は 2026年":              "東 京 都 は 2026 年",
		"co\u00adop":              "coop",
		"…":                       "",
	} {
		if got := k.Tokens(text); got != want {
			t.Errorf("the words of %q are %q, want %q", text, got, want)
		}
	}
}
