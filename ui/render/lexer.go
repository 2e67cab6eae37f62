package render

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"pullquote/content"
	"pullquote/content/isolate"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// findLexer returns the lexer for a block of code; nil if the code stays plain because its
// language is unknown and cannot be guessed.
func findLexer(b *content.Code) chroma.Lexer {
	byName := lexersByName()
	for _, name := range []string{b.Lang.String(), strings.ToLower(b.Lang.String())} {
		if lexer, ok := byName[name]; ok {
			return lexer
		}
	}
	return guessLexer(b.Source.String())
}

// PrepareHighlight does what [Renderer.Highlight] does only once for each language, so that the
// time for the code itself can be limited: it compiles the patterns of the lexer.
func PrepareHighlight(b *content.Code) {
	_ = isolate.Run(func() { // some lexers panic on some texts
		lexer := findLexer(b)
		if lexer == nil {
			return
		}
		if next, err := lexer.Tokenise(nil, ""); err == nil {
			next()
		}
	})
}

// lexersByName returns chroma's lexers by the names, aliases, file extensions and file
// names of their languages, also in lower case. Chroma itself matches an unknown name with every
// pattern of file names that it has, which takes longer than drawing a screen.
var lexersByName = sync.OnceValue(func() map[string]chroma.Lexer {
	byName := map[string]chroma.Lexer{}
	add := func(name string, lexer chroma.Lexer) {
		if _, ok := byName[name]; !ok {
			byName[name] = lexer
		}
	}
	all := slices.Clone(lexers.GlobalLexerRegistry.Lexers)
	for _, lexer := range all {
		add(lexer.Config().Name, lexer)
	}
	for _, lexer := range all {
		for _, alias := range lexer.Config().Aliases {
			add(alias, lexer)
		}
	}
	slices.SortStableFunc(all, func(a, b chroma.Lexer) int { return cmp.Compare(priority(b), priority(a)) })
	for _, patterns := range []func(*chroma.Config) []string{
		func(c *chroma.Config) []string { return c.Filenames },
		func(c *chroma.Config) []string { return c.AliasFilenames },
	} {
		for _, lexer := range all {
			for _, pattern := range patterns(lexer.Config()) {
				if name := strings.TrimPrefix(pattern, "*."); !strings.ContainsAny(name, "*?[") {
					add(name, lexer)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		add(strings.ToLower(name), byName[name])
	}
	return byName
})

// priority returns the priority of a lexer among those for the same files.
func priority(lexer chroma.Lexer) float32 {
	if p := lexer.Config().Priority; p > 0 {
		return p
	}
	return 1
}

// maxGuess bounds the code that [guessLexer] examines, in bytes. What reveals a language is
// mostly on the first line, and chroma takes milliseconds for two kilobytes.
const maxGuess = 256

// guessLexer returns the lexer for code in an unnamed language; nil if nothing reveals the
// language. It drops blank lines: they reveal nothing, and many of them take chroma minutes.
func guessLexer(source string) chroma.Lexer {
	source = source[:min(len(source), maxGuess)]
	lines := slices.DeleteFunc(strings.Split(source, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
	return lexers.Analyse(strings.Join(lines, "\n"))
}
