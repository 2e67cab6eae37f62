package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// end ends the block that is read.
func (f *flow) end() {
	switch {
	case f.joined:
		f.line.Space(" ", 0, "")
	case f.joint == 0:
		f.endLine()
	case f.joint == '\n':
		if f.line.Last() != '\n' {
			f.line.Break(0, "")
		}
	default:
		f.line.Space(string(f.joint), 0, "")
	}
}

func (f *flow) endLine() {
	t := f.line.Inline()
	if f.quoted {
		t = f.cite.Set(t)
	}
	t = markup.Trim(t)
	leading, inside := f.leading, f.inside
	f.line, f.cite, f.inside, f.breaks = markup.Line{}, markup.Cite{}, nil, 0
	if f.level == 0 && (t.Text == "" || markup.IsCaption(t) || !goesOn(t.Text)) {
		f.place()
	} else {
		if f.level == 0 || t.Text == "" { // a title needs no logo, but may be one
			t = markup.WithAlts(leading, t)
		}
		inside, f.leading = append(leading, inside...), nil
	}
	switch {
	case t.Text == "":
		f.unsettle()
	case f.level > 0 && len(t.Text) <= 2*mostHeading:
		f.text(&content.Heading{Level: f.level, Text: t})
		f.level = 0
	case f.under != nil && f.under.Caption.Text == "" && markup.IsCaption(t):
		f.under.Caption = markup.Unemphasised(t)
		f.settle(f.under)
		f.under = nil
	default:
		f.text(&content.Paragraph{Text: t})
	}
	for _, p := range inside {
		f.add(p)
	}
}

// text takes the block of the line that has ended.
func (f *flow) text(b content.Block) {
	f.settle(b)
	f.add(b)
}

// goesOn reports whether a text goes on with a sentence.
func goesOn(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first) || strings.ContainsRune(".,;:!?)", first)
}

// inline reads what n holds into one line, in which joint parts what would be
// blocks.
func (f *flow) inline(n *dom.Node, x context, joint rune) *flow {
	inner := &flow{r: f.r, joint: joint, quoted: f.quoted}
	inner.children(n, x)
	return inner
}
