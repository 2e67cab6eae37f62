package html

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// plain reads an element that only changes how its text looks, or breaks the line
// before and after it.
func (f *flow) plain(n *dom.Node, x context) {
	if breaksLine(n) {
		f.end()
		f.children(n, x)
		f.end()
		return
	}
	x.style = emphasisOf(n, x.style)
	switch n.DataAtom {
	case atom.A:
		if href := f.r.address(Link, dom.Attr(n, "href")); href != "" {
			x.link = href
		}
		f.children(n, x)
	case atom.Cite:
		if !x.isSource {
			f.cite.Start(f.line.Len())
		}
		f.children(n, x)
		if !x.isSource {
			f.cite.End(f.line.Len())
		}
	case atom.Q:
		f.words(markup.OpeningMark(x.quotations), x)
		x.quotations++
		f.children(n, x)
		if !x.isSilent {
			f.line.Glue(markup.ClosingMark(x.quotations-1), x.style, x.link)
		}
	case atom.Sup, atom.Sub:
		if text, ok := dom.ShortText(n); ok && f.line.TakesIndex(text, x.style) && isPlainIndex(n) {
			f.words(text, x)
			return
		}
		f.children(n, x)
	case atom.Rt:
		f.annotation(n, x)
	case atom.Rtc: // holds annotations, or is one
		if dom.First(n, atom.Rt) == nil {
			f.annotation(n, x)
			return
		}
		f.children(n, x)
	default:
		f.children(n, x)
	}
}

// isPlainIndex reports whether a raised or lowered element has no links, pictures
// or further indices in it.
func isPlainIndex(n *dom.Node) bool {
	for c := range n.Descendants() {
		if dom.Is(c, atom.A, atom.Sup, atom.Sub, atom.Img) {
			return false
		}
	}
	return true
}

// annotation writes how a word is read, in brackets after it.
func (f *flow) annotation(n *dom.Node, x context) {
	if text, ok := dom.ShortText(n); ok && text != "" && !x.isSilent {
		f.line.Glue("("+text+")", x.style, x.link)
		return
	}
	f.children(n, x)
}

// breaksLine reports whether an element breaks the line before and after it.
func breaksLine(n *dom.Node) bool {
	if markup.BreaksLine(n.DataAtom) || dom.Is(n, atom.Li, atom.Figcaption, atom.Tbody, atom.Thead, atom.Tfoot, atom.Search) {
		return true
	}
	return dom.Is(n, atom.Span, atom.A, atom.Em, atom.Strong, atom.I, atom.B) && dom.Style(n)["display"] == "block"
}

// A declaration of CSS sets or clears an emphasis by the words in its value.
type declaration struct {
	name         string
	sets, clears []string
	style        content.Style
}

var declarations = []declaration{
	{"font-style", []string{"italic", "oblique"}, []string{"normal"}, content.Emph},
	{"font-weight", []string{"bold", "bolder", "600", "700", "800", "900"}, []string{"normal", "400"}, content.Strong},
	{"text-decoration", []string{"line-through"}, []string{"none"}, content.Strike},
	{"text-decoration-line", []string{"line-through"}, []string{"none"}, content.Strike},
	{"vertical-align", []string{"super"}, nil, content.Sup},
	{"vertical-align", []string{"sub"}, nil, content.Sub},
}

// emphasisOf returns the style of the text in n, by the style around n, the name of
// n and its own CSS.
func emphasisOf(n *dom.Node, around content.Style) content.Style {
	own, _ := markup.Emphasis(n.DataAtom)
	css := dom.Style(n)
	if css == nil {
		return around | own
	}
	for _, d := range declarations {
		for word := range strings.FieldsSeq(css[d.name]) {
			if slices.Contains(d.sets, word) {
				own |= d.style
			} else if slices.Contains(d.clears, word) {
				own &^= d.style
				if d.style != content.Strike { // a line through the text around stays
					around &^= d.style
				}
			}
		}
	}
	return around | own
}
