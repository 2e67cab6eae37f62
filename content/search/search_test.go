package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pullquote/content"
)

// TestFind puts each match between brackets.
func TestFind(t *testing.T) {
	for _, c := range []struct{ name, phrase, text, want string }{
		{"a word", "war", "the war and the warden", "the [war] and the [war]den"},
		{"lower case finds all cases", "war", "WAR, War", "[WAR], [War]"},
		{"a capital finds capitals only", "War", "WAR, War, war", "WAR, [War], war"},
		{"an empty phrase", "", "text", "text"},
		{"only spaces", "  ", "a b", "a b"},
		{"spaces around the phrase are dropped", " war ", "postwar era", "post[war] era"},
		{"a straight apostrophe finds a curly one", "don't", "I don’t know", "I [don’t] know"},
		{"a curly apostrophe finds a straight one", "don’t", "I don't know", "I [don't] know"},
		{"quotes", `"go"`, "he said “go” and «go»", "he said [“go”] and [«go»]"},
		{"dashes", "3-4", "pages 3–4 and 3—4 and 3−4", "pages [3–4] and [3—4] and [3−4]"},
		{"accents", "cafe", "Café, CAFÉ, cafe\u0301!", "[Café], [CAFÉ], [cafe\u0301]!"},
		{"an accented letter finds a plain one", "é", "e é", "[e] [é]"},
		{"an accent is not split from its letter", "caf", "cafe\u0301", "[caf]e\u0301"},
		{"no-break spaces", "10 000", "10\u00a0000 and 10\u202f000", "[10\u00a0000] and [10\u202f000]"},
		{"a phrase across a line break", "of the line", "the end of\nthe  line", "the end [of\nthe  line]"},
		{"ellipsis", "wait...", "wait… what", "[wait…] what"},
		{"half an ellipsis", "wait.", "wait… wait.", "wait… [wait.]"},
		{"ligatures", "office", "oﬃce", "[oﬃce]"},
		{"full width", "abc", "ＡＢＣ", "[ＡＢＣ]"},
		{"sharp s", "strasse", "Straße", "[Straße]"},
		{"strokes", "lodz", "Łódź", "[Łódź]"},
		{"ideographs", "漢字", "これは漢字です", "これは[漢字]です"},
		{"cyrillic", "москва", "В Москве? МОСКВА!", "В Москве? [МОСКВА]!"},
		{"no overlaps", "aa", "aaaa a", "[aa][aa] a"},
		{"a match after a failed attempt", "aab", "aaab", "a[aab]"},
		{"invisible characters", "cooperate", "co\u200boperate", "[co\u200boperate]"},
		{"no match", "peace", "the war", "the war"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s strings.Builder
			at := 0
			for _, m := range Compile(c.phrase).Find(c.text) {
				s.WriteString(c.text[at:m.Start] + "[" + c.text[m.Start:m.End] + "]")
				at = m.End
			}
			s.WriteString(c.text[at:])
			if s.String() != c.want {
				t.Errorf("%q in %q\n got %q\nwant %q", c.phrase, c.text, s.String(), c.want)
			}
		})
	}
}

func TestFindAcrossStyles(t *testing.T) {
	var b content.InlineBuilder
	b.Add("a phrase ", 0, "")
	b.Add("in two", content.Emph, "")
	b.Add(" styles", 0, "https://example.com/")
	a := content.NewArticle(&content.Rule{}, &content.Paragraph{Text: b.Inline()})
	got := Compile("phrase in two styles").All(a)
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
		for i, matches := range Compile("tide").Blocks(a) {
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
	f.Add("the war", "the war and  the\nwar", 0, 3)
	f.Add("e", "cafe\u0301…ﬃ\xff", 1, 4)
	f.Fuzz(func(t *testing.T, phrase, text string, from, size int) {
		end := 0
		for _, m := range Compile(phrase).Find(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("the match %v is empty, outside of the text, or overlaps the one that ends at %d in %q", m, end, text)
			}
			if !utf8.RuneStart(text[m.Start]) && utf8.ValidString(text) {
				t.Fatalf("the match %v splits a character of %q", m, text)
			}
			end = m.End
		}
		runes := []rune(strings.ToValidUTF8(text, ""))
		if from < 0 || from >= len(runes) || size <= 0 {
			return
		}
		part := string(runes[from:min(len(runes), from+min(size, 20))])
		if q := Compile(part); !q.IsEmpty() && !strings.ContainsAny(part, "…ﬁﬂﬀﬃﬄß") && isASCII(part) && len(q.Find(string(runes))) == 0 {
			t.Fatalf("%q is not found in %q", part, string(runes))
		}
	})
}

// isASCII reports whether s has only ASCII characters.
func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// BenchmarkFind searches 10 MB of paragraphs, most of them with curly quotation marks,
// for a phrase that occurs in one and almost occurs in many.
func BenchmarkFind(b *testing.B) {
	const paragraph = "“The harbour lights went out,” she said. One after another they went, and nobody’s neighbour said why; nor did anyone ask."
	texts := make([]string, 10<<20/len(paragraph))
	for i := range texts {
		texts[i] = paragraph
	}
	texts[len(texts)/2] += " Nobody knew."
	q := Compile("nobody knew")
	b.SetBytes(10 << 20)
	for b.Loop() {
		n := 0
		for _, text := range texts {
			n += len(q.Find(text))
		}
		if n != 1 {
			b.Fatalf("%d matches", n)
		}
	}
}
