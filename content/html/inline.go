package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// plain reads an element that only changes how its text looks, or stands on
// lines of its own.
func (f *flow) plain(n *dom.Node, x context) {
	if breaksLine(n) {
		f.end()
		f.children(n, x)
		f.end()
		return
	}
	x.style = look(n, x.style)
	switch n.DataAtom {
	case atom.A:
		if href := f.r.address(Link, dom.Attr(n, "href")); href != "" {
			x.link = href
		}
		f.children(n, x)
	case atom.Cite:
		if !x.source {
			f.cite.Start(f.line.Len())
		}
		f.children(n, x)
		if !x.source {
			f.cite.End(f.line.Len())
		}
	case atom.Q:
		f.words(markup.OpeningMark(x.quotations), x)
		x.quotations++
		f.children(n, x)
		if !x.silent {
			f.line.Glue(markup.ClosingMark(x.quotations-1), x.style, x.link)
		}
	case atom.Sup, atom.Sub:
		if text, ok := dom.ShortText(n); ok && f.line.TakesIndex(text, x.style) && isFlat(n) {
			f.words(text, x)
			return
		}
		f.children(n, x)
	case atom.Rt:
		f.reading(n, x)
	case atom.Rtc: // readings, or one
		if dom.First(n, atom.Rt) == nil {
			f.reading(n, x)
			return
		}
		f.children(n, x)
	default:
		f.children(n, x)
	}
}

// isFlat reports whether nothing leads on or is raised in what is raised itself.
func isFlat(n *dom.Node) bool {
	for c := range n.Descendants() {
		if dom.Is(c, atom.A, atom.Sup, atom.Sub, atom.Img) {
			return false
		}
	}
	return true
}

// reading writes how a word is read, in brackets behind it.
func (f *flow) reading(n *dom.Node, x context) {
	if text, ok := dom.ShortText(n); ok && text != "" && !x.silent {
		f.line.Glue("("+text+")", x.style, x.link)
		return
	}
	f.children(n, x)
}

// breaksLine reports whether an element stands on lines of its own.
func breaksLine(n *dom.Node) bool {
	if markup.BreaksLine(n.DataAtom) || dom.Is(n, atom.Li, atom.Figcaption, atom.Tbody, atom.Thead, atom.Tfoot, atom.Search) {
		return true
	}
	return dom.Is(n, atom.Span, atom.A, atom.Em, atom.Strong, atom.I, atom.B) && dom.Style(n)["display"] == "block"
}

// look is the emphasis of what an element holds, by its name and its style.
func look(n *dom.Node, style content.Style) content.Style {
	own, _ := markup.Emphasis(n.DataAtom)
	css := dom.Style(n)
	if css == nil {
		return style | own
	}
	for _, d := range []struct {
		name, sets, clears string
		style              content.Style
	}{
		{"font-style", "italic oblique", "normal", content.Emph},
		{"font-weight", "bold bolder 600 700 800 900", "normal 400", content.Strong},
		{"text-decoration", "line-through", "none", content.Strike},
		{"text-decoration-line", "line-through", "none", content.Strike},
		{"vertical-align", "super", "", content.Sup},
		{"vertical-align", "sub", "", content.Sub},
	} {
		for word := range strings.FieldsSeq(css[d.name]) {
			if strings.Contains(" "+d.sets+" ", " "+word+" ") {
				own |= d.style
			} else if strings.Contains(" "+d.clears+" ", " "+word+" ") {
				own &^= d.style
				if d.style != content.Strike {
					style &^= d.style
				}
			}
		}
	}
	return style | own
}

func (f *flow) words(s string, x context) {
	f.write(x, func(x context) { f.line.Add(s, x.style, x.link) })
}

// write has a text written, and notes that one was.
func (f *flow) write(x context, add func(context)) {
	if x.silent {
		return
	}
	if !f.r.affords(len(x.link)) {
		x.link = ""
	}
	before := f.line.Len()
	add(x)
	if n := f.line.Len() - before; n > 0 {
		f.r.read += n
		f.breaks, f.r.tex = 0, ""
	}
}

// breakLine breaks the line. Two breaks end a paragraph.
func (f *flow) breakLine(x context) {
	f.breaks++
	switch {
	case f.line.Len() == 0 && f.joint == 0:
		f.place()
	case f.breaks > 1 && f.joint == 0 && f.level == 0:
		f.end()
	case f.breaks == 1:
		f.line.Break(x.style, x.link)
	}
}
