package search

import (
	"strings"
	"testing"
	"unicode"

	"pullquote/content"

	"golang.org/x/tools/txtar"
)

func TestFindAcrossStyles(t *testing.T) {
	var b content.InlineBuilder
	b.Add("a phrase ", 0, "")
	b.Add("in two", content.Emph, "")
	b.Add(" styles", 0, "https://example.com/")
	a := content.NewArticle(&content.Rule{}, &content.Paragraph{Text: b.Inline()})
	got := Compile("phrase in two styles").All(a, nil)
	if len(got) != 1 || got[0] != content.Within(1, 2, 22) {
		t.Errorf("got %v", got)
	}
}

// TestBlocks stops a search after each block in turn, whether or not it has matches.
func TestBlocks(t *testing.T) {
	a := content.NewArticle(
		&content.Paragraph{Text: content.PlainInline("no such word")},
		&content.Paragraph{Text: content.PlainInline("the tide, the tide")},
		&content.Paragraph{Text: content.PlainInline("the tide")},
	)
	for stop := range content.BlockIndex(3) {
		var seen content.BlockIndex
		for i, matches := range Compile("tide").Blocks(a, nil) {
			if want := []int{0, 2, 1}[i]; i != seen || len(matches) != want {
				t.Errorf("block %d, expected %d: %d matches", i, seen, len(matches))
			}
			if seen++; i == stop {
				break
			}
		}
		if seen != stop+1 {
			t.Errorf("saw %d blocks after stopping at block %d", seen, stop)
		}
	}
}

func FuzzFind(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/folding.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range archive.Files {
		lines := strings.Split(string(c.Data), "\n")
		f.Add(lines[0], strings.ReplaceAll(lines[1], `\u200d`, "\u200d"), uint8(0))
	}
	f.Add("the war", "the war and  the\nwar", uint8(1))
	f.Add("e", "cafe\u0301…ﬃ", uint8(2))
	f.Fuzz(func(t *testing.T, phrase, text string, options uint8) {
		text = strings.Map(func(r rune) rune { // as content.Sanitize does
			if r != '\n' && unicode.IsControl(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(text, ""))
		o := Options{Case: Case(options % 3), Words: options&4 != 0, Exact: options&8 != 0}
		checkAgainstReference(t, withOptions(phrase, o), text)
		// A part of the text is a phrase that the text contains, unless it splits a character.
		runes := []rune(text)
		from, size := len(phrase)%(len(runes)+1), int(options>>4)+1
		checkAgainstReference(t, withOptions(string(runes[from:min(from+size, len(runes))]), o), text)
	})
}
