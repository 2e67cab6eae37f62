package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"pullquote/content"
)

// targets returns the targets of links within the article: its headings, under the names
// that GitHub gives them and those that their source sets, and its footnotes.
func targets(a *content.Article, idOf map[content.Block]string) map[string]content.Anchor {
	out := map[string]content.Anchor{}
	names := slugs{}
	for i, b := range a.Blocks() {
		switch b := b.(type) {
		case *content.Heading:
			for _, name := range names.of(b, idOf[b]) {
				if _, taken := out[name]; !taken && name != "" {
					out[name] = content.Anchor{Block: i}
				}
			}
		case *content.List:
			if b.Marker == content.Footnote {
				footnoteTargets(out, b, i)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// slugs counts the headings with the same name.
type slugs map[string]int

// of returns the names of a heading: that of GitHub, and the id that its source sets.
func (s slugs) of(h *content.Heading, id string) [2]string {
	name := slug(h.Text.String())
	n := s[name]
	if s[name]++; n > 0 {
		name += "-" + strconv.Itoa(n)
	}
	return [2]string{name, content.SanitizeLine(id).String()}
}

func footnoteTargets(out map[string]content.Anchor, l *content.List, at content.BlockIndex) {
	offset := 0
	for i, item := range l.Items {
		out["fn:"+strconv.Itoa(l.Start+i)] = content.Anchor{Block: at, Offset: min(offset, len(l.Plain()))}
		for _, b := range item.Blocks {
			for _, leaf := range content.Leaves(b) {
				offset += len(leaf.Block.Plain()) + len("\n")
			}
		}
	}
}

// slug returns the name of a heading: its letters and digits in lower case, with hyphens
// for spaces.
func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ', r == '\n':
			return '-'
		}
		return -1
	}, heading)
}
