package search

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// marked returns a text with its matches in brackets.
func marked(text string, matches []Match) string {
	var s strings.Builder
	at := 0
	for _, m := range matches {
		s.WriteString(text[at:m.Start] + "[" + text[m.Start:m.End] + "]")
		at = m.End
	}
	return s.String() + text[at:]
}

// unescape resolves Go's escapes.
func unescape(t *testing.T, s string) string {
	t.Helper()
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return out
}

// cutOptions returns the options at the beginning of a query, and the rest.
func cutOptions(query string) (Options, string) {
	var o Options
	for {
		name, rest, _ := strings.Cut(query, ":")
		switch name {
		case "case":
			o.Case = MatchCase
		case "words":
			o.Words = true
		case "exact":
			o.Exact = true
		default:
			return o, query
		}
		query = rest
	}
}

// withOptions returns the query for a phrase without any syntax.
func withOptions(phrase string, o Options) Query {
	q := newQuery(phrase, o)
	q.setPhrase(phrase)
	return q.orZero()
}

func TestFolding(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/folding.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range archive.Files {
		t.Run(c.Name, func(t *testing.T) {
			lines := strings.Split(string(c.Data), "\n")
			if len(lines) != 4 {
				t.Fatalf("%d lines, want three", len(lines)-1)
			}
			o, phrase := cutOptions(lines[0])
			text := unescape(t, lines[1])
			q := withOptions(unescape(t, phrase), o)
			if got, want := marked(text, q.Find(text)), unescape(t, lines[2]); got != want {
				t.Errorf("\n got %+q\nwant %+q", got, want)
			}
			checkAgainstReference(t, q, text)
			// The scan looks at eight bytes at a time: the place in them must not matter.
			for n := range 16 {
				padding := strings.Repeat(".", n) + " "
				if got, want := marked(padding+text, q.Find(padding+text)), padding+unescape(t, lines[2]); got != want {
					t.Errorf("after %d bytes\n got %+q\nwant %+q", len(padding), got, want)
				}
			}
		})
	}
}
