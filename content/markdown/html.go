package markdown

import (
	"strings"

	"pullquote/content"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlBlocks keeps the text and the pictures of HTML that stands in Markdown.
// Tags go; those of blocks end a paragraph.
func htmlBlocks(source string) []content.Block {
	var h htmlReader
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			h.flush()
			return h.out
		case html.TextToken:
			if h.skip == 0 {
				h.text(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.open(z.Token())
		case html.EndTagToken:
			h.close(z.Token())
		}
	}
}

// An htmlReader turns a stream of tokens into paragraphs and figures.
type htmlReader struct {
	out     []content.Block
	b       content.InlineBuilder
	figure  *content.Figure // the last picture of an open figure element
	caption bool            // in its figcaption
	style   content.Style
	link    string
	skip    int  // depth of elements whose text is not for people
	blank   bool // white space was read and not written yet
}

// blanks are HTML's white space.
const blanks = " \t\n\r\f"

func (h *htmlReader) text(s string) {
	words := strings.Join(strings.Fields(s), " ")
	if (h.blank || strings.TrimLeft(s, blanks) != s) && words != "" && h.b.Len() > 0 {
		h.b.Add(" ", 0, "")
	}
	h.blank = strings.TrimRight(s, blanks) != s
	h.b.Add(words, h.style, h.link)
}

func (h *htmlReader) open(t html.Token) {
	switch t.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head:
		if t.Type == html.StartTagToken {
			h.skip++
		}
	case atom.Br:
		h.b.Add("\n", 0, "")
	case atom.Hr:
		h.flush()
		h.out = append(h.out, &content.Rule{})
	case atom.Img:
		h.flush()
		f := &content.Figure{Src: content.SanitizeLine(attr(t, "src")), Alt: content.SanitizeLine(attr(t, "alt"))}
		f.Caption = content.PlainInline(strings.TrimSpace(attr(t, "title")))
		h.out = append(h.out, f)
		h.figure = f
	case atom.Figcaption:
		h.flush()
		h.caption = true
	case atom.Em, atom.I, atom.Cite:
		h.style |= content.Emph
	case atom.Strong, atom.B:
		h.style |= content.Strong
	case atom.Code:
		h.style |= content.CodeSpan
	case atom.A:
		h.link = attr(t, "href")
	default:
		if breaksLine(t.DataAtom) {
			h.flush()
		}
	}
}

func (h *htmlReader) close(t html.Token) {
	switch t.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head:
		h.skip = max(h.skip-1, 0)
	case atom.Figcaption:
		h.flush()
		h.caption = false
	case atom.Figure:
		h.flush()
		h.figure = nil
	case atom.Em, atom.I, atom.Cite:
		h.style &^= content.Emph
	case atom.Strong, atom.B:
		h.style &^= content.Strong
	case atom.Code:
		h.style &^= content.CodeSpan
	case atom.A:
		h.link = ""
	default:
		if breaksLine(t.DataAtom) {
			h.flush()
		}
	}
}

// flush ends the paragraph or the caption that was being written.
func (h *htmlReader) flush() {
	t := h.b.Inline().Trim()
	h.b, h.blank = content.InlineBuilder{}, false
	switch {
	case t.Text == "":
	case h.caption && h.figure != nil && h.figure.Caption.Text == "":
		h.figure.Caption = t
	default:
		h.out = append(h.out, &content.Paragraph{Text: t})
	}
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// breaksLine reports whether an element stands on lines of its own.
func breaksLine(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Blockquote, atom.Pre, atom.Center,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Details, atom.Summary, atom.Figure, atom.Aside:
		return true
	}
	return false
}
