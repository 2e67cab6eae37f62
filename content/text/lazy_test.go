package text

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// longText returns a text with everything that a book or a report in plain text has.
func longText(chapters int) string {
	const prose = "The harbour of the old town lies between two hills, and the boats that come in\n" +
		"late have to wait for the tide before the keeper lets them pass. Nobody minds the\n" +
		"wait, because the inn on the quay is open until the last of them is tied up.\n\n" +
		"\"It has always been like that,\" said Jo Park, who has kept the lock for thirty\n" +
		"years and has seen three mayors come and go. \"We wait, and then we go home.\"\n\n"
	var s strings.Builder
	s.WriteString("The lock and its keeper\n\nBy Jo Park\n\n")
	for i := range chapters {
		fmt.Fprintf(&s, "CHAPTER %d\n\n%s", i+1, prose)
		switch i % 6 {
		case 0:
			s.WriteString("- a rope of twenty fathoms\n- two lamps\n- a bell that can be heard on the other bank\n\n")
		case 1:
			s.WriteString("  +-----+-----+\n  | in  | out |\n  +-----+-----+\n\n  | 12  | 14  |\n  +-----+-----+\n\n")
		case 2:
			s.WriteString("> Did the boats come in?\n> They did, all of them.\n\n")
		case 3:
			s.WriteString("    The tide will turn,\n    The boats will wait,\n    And nobody will mind\n    That we are late.\n\n")
		case 4:
			s.WriteString("1. Tie up the boat.\n\n2. Light the lamp.\n\n3. Ring the bell.\n\n")
		}
		s.WriteString(prose)
	}
	return s.String()
}

// captions returns a text of short captions.
func captions(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "Photo: Jo %d\n\n", i)
	}
	return s.String()
}

// The reader waits while a piece is parsed, and a piece of short lines has many.
func TestPiecesHaveFewLines(t *testing.T) {
	for name, src := range map[string]string{
		"captions":    captions(30_000),
		"short lines": strings.Repeat("a\n", 1<<18),
		"blank lines": longText(10) + strings.Repeat("\n", 1<<18) + longText(10),
	} {
		lazy, _ := newLazyText([]byte(src), nil)
		if lazy == nil {
			t.Fatalf("%s: parsed at once", name)
		}
		for i := 1; i < len(lazy.starts)-1; i++ {
			if n := strings.Count(src[lazy.starts[i]:lazy.starts[i+1]], "\n"); n > maxLines {
				t.Errorf("%s: piece %d has %d lines", name, i, n)
			}
		}
	}
}

func TestLazyText(t *testing.T) {
	for name, src := range map[string]string{
		"newlines":         longText(400),
		"carriage returns": strings.ReplaceAll(longText(400), "\n", "\r\n"),
		"a book": "The Project Gutenberg eBook of The lock\n\nTitle: The lock\n\nAuthor: Jo Park\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE LOCK ***\n\n" +
			longText(400) + "*** END OF THE PROJECT GUTENBERG EBOOK THE LOCK ***\n\nThe license of this book.\n",
		"captions":            captions(30_000),
		"a terminal's output": "\x1b[1mBold\x1b[0m\n" + longText(400),
	} {
		want := Parse([]byte(src))
		got, err := ParseLazily(context.Background(), []byte(src), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		blocktest.WantSame(t, name, want, got)
	}
}

func TestNormalizeLines(t *testing.T) {
	for src, want := range map[string]string{
		"a\r\nb\r\nc": "a\nb\nc", "a\rb\rc": "a\nb\nc", "\ufeffa\u2028b\u2029c\r\n": "a\nb\n\nc\n", "\r\n\rb": "\n\nb", "a\nb": "a\nb",
	} {
		if got := string(normalizeLines([]byte(src))); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

// TestLazyTextGrows checks that each article extends the one before, and that a text without
// blank lines and one without line ends are cut anyway, without the loss of a word.
func TestLazyTextGrows(t *testing.T) {
	for name, src := range map[string]string{
		"prose":           longText(1500),
		"no blank lines":  strings.ReplaceAll(longText(1500), "\n\n", "\n"),
		"no line ends":    strings.ReplaceAll(longText(1500), "\n", " "),
		"no spaces":       strings.Repeat("潮", 1<<20),
		"wide indents":    strings.Repeat("\u3000\u3000船来了，我们等着潮水。\n", 1<<16),
		"nothing to cut":  strings.Repeat("x", 3<<20),
		"only blank ends": "One line.\n" + strings.Repeat("\n", 2<<20),
	} {
		var last *content.Article
		grown := 0
		a, err := ParseLazily(context.Background(), []byte(src), nil, func(a *content.Article, done int) {
			if last != nil && !a.Extends(last) || done >= len(src) {
				t.Errorf("%s: an article does not extend the one before", name)
			}
			last, grown = a, grown+1
		})
		if err != nil {
			t.Fatal(err)
		}
		if grown == 0 && name != "only blank ends" || last != nil && !a.Extends(last) {
			t.Errorf("%s: reported %d times", name, grown)
		}
		letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
		var text strings.Builder
		for _, b := range a.Blocks() {
			text.WriteString(b.Plain())
		}
		if got, want := len(letters(text.String())), len(letters(src)); got < want*9/10 {
			t.Errorf("%s: %d of %d bytes are left", name, got, want)
		}
	}
}
