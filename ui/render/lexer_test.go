package render

import (
	"slices"
	"testing"

	"pullquote/content"

	"github.com/alecthomas/chroma/v2/lexers"
)

// TestFindLexer checks that a lexer is found by any name of its language, and that code in
// an unknown language is plain unless it reveals the language.
func TestFindLexer(t *testing.T) {
	for _, c := range []struct{ lang, source, want string }{
		{"go", "", "Go"},
		{"Golang", "", "Go"},
		{"GO", "", "Go"},
		{"h", "", "C"},
		{"c++", "", "C++"},
		{"cc", "", "C++"},
		{"Dockerfile", "", "Docker"},
		{"objective-c", "", "Objective-C"},
		{"tf", "", "Terraform"},
		{"text", "", "plaintext"},
		{"", "#!/bin/bash\necho tide", "Bash"},
		{"tides", "#include <tide.h>", "C"},
		{"tides", "a", ""},
		{"", "The tide turns.", ""},
		{"*.go", "a", ""},
		{"[", "a", ""},
	} {
		got := ""
		if lexer := findLexer(&content.Code{Lang: content.Sanitize(c.lang), Source: content.Sanitize(c.source)}); lexer != nil {
			got = lexer.Config().Name
		}
		if got != c.want {
			t.Errorf("%q, %q: got %q, want %q", c.lang, c.source, got, c.want)
		}
	}
}

// TestEveryLexerHasItsName checks that no lexer hides another one's name or alias.
func TestEveryLexerHasItsName(t *testing.T) {
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		for _, name := range slices.Concat([]string{lexer.Config().Name}, lexer.Config().Aliases) {
			if got, want := findLexer(&content.Code{Lang: content.Sanitize(name)}), lexers.Get(name); got == nil || got.Config().Name != want.Config().Name {
				t.Errorf("%q: got %v, want %q", name, got, want.Config().Name)
			}
		}
	}
}

// BenchmarkHighlight highlights short code in an unknown language.
func BenchmarkHighlight(b *testing.B) {
	code := &content.Code{Lang: content.Sanitize("tides"), Source: content.Sanitize("a\nb c")}
	for b.Loop() {
		tokenize(b.Context(), code)
	}
}
