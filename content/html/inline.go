package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// genericElement converts an element that only changes the style of its text, or only
// breaks the line before and after it.
func (f *flow) genericElement(n *dom.Node, x context) {
	if isBlockLevel(n) {
		f.endBlock()
		f.children(n, x)
		f.endBlock()
		return
	}
	x.style = emphasisOf(n, x.style)
	if x.style&content.CodeSpan == 0 && f.isSetApart(n) {
		f.line.Space(" ", 0, "")
	}
	switch n.DataAtom {
	case atom.A:
		if href := f.doc.safeURL(Link, dom.Attr(n, "href")); href != "" {
			x.link = href
		}
		f.children(n, x)
	case atom.Cite:
		if !x.isAttribution {
			f.cite.Start(f.line.Len())
		}
		f.children(n, x)
		if !x.isAttribution {
			f.cite.End(f.line.Len())
		}
	case atom.Q:
		f.writeText(markup.OpeningMark(x.quoteDepth), x)
		x.quoteDepth++
		f.children(n, x)
		if !x.isPictureOnly {
			f.line.Glue(markup.ClosingMark(x.quoteDepth-1), x.style, x.link)
		}
	case atom.Sup, atom.Sub:
		if text, ok := dom.ShortText(n); ok && f.line.CanAttachIndex(text, x.style) && isPlainIndex(n) {
			f.writeText(text, x)
			return
		}
		f.children(n, x)
	case atom.Rt:
		f.writeAnnotation(n, x)
	case atom.Rtc: // contains annotations, or is one
		if dom.First(n, atom.Rt) == nil {
			f.writeAnnotation(n, x)
			return
		}
		f.children(n, x)
	default:
		f.children(n, x)
	}
}

// isSetApart reports whether the style sheet of a page sets n apart from the text before it,
// so that they need a space between them: what was deleted and what replaced it, or two
// elements of which the second begins a new name.
func (f *flow) isSetApart(n *dom.Node) bool {
	before := n.PrevSibling
	if before == nil || before.Type != dom.ElementNode || before.Namespace != "" {
		return false
	}
	if dom.Is(n, atom.Ins, atom.Del, atom.S, atom.Strike) && dom.Is(before, atom.Ins, atom.Del, atom.S, atom.Strike) && n.DataAtom != before.DataAtom {
		return true
	}
	if dom.Is(before, atom.Del, atom.S, atom.Strike) && dom.Is(n, atom.B, atom.Strong, atom.Em, atom.I, atom.Mark, atom.U) {
		return true
	}
	isPart := func(n *dom.Node) bool { return dom.Is(n, atom.Span, atom.A) }
	if !isPart(n) || !isPart(before) || dom.Attr(n, "class") == dom.Attr(before, "class") {
		return false
	}
	const minWord = 3 // letters; shorter ones may begin a name, such as Mc
	end := dom.LineText(before, maxCaption)
	word := end[len(strings.TrimRightFunc(end, unicode.IsLetter)):]
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(dom.LineText(n, utf8.UTFMax), " "))
	return utf8.RuneCountInString(word) >= minWord && unicode.IsLower(last) && unicode.IsUpper(first)
}

// isPlainIndex reports whether a superscript or subscript element contains no links,
// pictures or further superscripts and subscripts.
func isPlainIndex(n *dom.Node) bool {
	for c := range n.Descendants() {
		if dom.Is(c, atom.A, atom.Sup, atom.Sub, atom.Img) {
			return false
		}
	}
	return true
}

// writeAnnotation writes a ruby annotation, the pronunciation of a word, in parentheses
// after the word.
func (f *flow) writeAnnotation(n *dom.Node, x context) {
	if text, ok := dom.ShortText(n); ok && text != "" && !x.isPictureOnly {
		f.line.Glue("("+text+")", x.style, x.link)
		return
	}
	f.children(n, x)
}

// isBlockLevel reports whether an element breaks the line before and after it, by its name or
// its style.
func isBlockLevel(n *dom.Node) bool {
	return dom.IsBlock(n) || dom.Is(n, atom.Span, atom.A, atom.Em, atom.Strong, atom.I, atom.B) && dom.Style(n)["display"] == "block"
}

// A declaration is a CSS property whose value sets or clears a style.
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

// emphasisOf returns the style of the text in n, from the style around n, the name of the
// element and its own CSS.
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
				if d.style != content.Strike { // CSS cannot clear the line of an outer element
					around &^= d.style
				}
			}
		}
	}
	return around | own
}
