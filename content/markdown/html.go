package markdown

import (
	"slices"
	"strings"

	"pullquote/content"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blanks are HTML's white space.
const blanks = " \t\n\r\f"

// read takes a piece of HTML.
func (h *builder) read(source string) {
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			h.flush()
			h.tags, h.level = tags{}, 0
			return
		case html.TextToken:
			switch text := string(z.Text()); {
			case h.pre != nil:
				h.pre.WriteString(text)
			default:
				h.words(text)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.open(z.Token())
		case html.EndTagToken:
			h.close(z.Token())
		}
	}
}

func (h *builder) words(s string) {
	if h.tags.hidden() {
		return
	}
	words := oneLine(s)
	if h.text.Len() == 0 && len(h.leading) > 0 && isStarred(words) {
		h.place()
		h.under.Caption = content.PlainInline(strings.Trim(words, "*_"))
		h.under = nil
		return
	}
	style, link := h.tags.look(0, "")
	if !h.c.affords(len(link)) {
		link = ""
	}
	h.blank = h.blank || strings.TrimLeft(s, blanks) != s
	if words != "" {
		h.space(style, link)
	}
	h.blank = words != "" && strings.TrimRight(s, blanks) != s || words == "" && (h.blank || s != "")
	h.text.Add(raise(words, style), style, link)
}

// space writes the white space that was read, if it is between two words. It
// looks like them where they look alike.
func (h *builder) space(style content.Style, link string) {
	switch {
	case !h.blank || h.fresh || h.text.Len() == 0:
	case link == h.link:
		h.text.Add(" ", style&h.style, link)
	default:
		h.text.Add(" ", 0, "")
	}
	h.blank, h.fresh, h.style, h.link = false, false, style, link
}

// isStarred reports whether a line is emphasised as in Markdown, which many
// write under a picture in HTML.
func isStarred(s string) bool {
	if len(s) < 3 {
		return false
	}
	mark := s[:1]
	return (mark == "*" || mark == "_") && strings.HasSuffix(s, mark) && !strings.Contains(s[1:len(s)-1], mark)
}

func (h *builder) write(t content.Inline) {
	for i, s := range t.Spans {
		if i == 0 {
			h.space(s.Style, s.Link)
		}
		h.text.Add(t.Text[s.Start:s.End], s.Style, s.Link)
	}
}

func (h *builder) open(t html.Token) {
	switch t.DataAtom {
	case atom.Br:
		h.breakLine()
	case atom.Img:
		h.picture(h.c.htmlFigure(t))
	case atom.Hr:
		h.flush()
		h.add(&content.Rule{})
	case atom.Pre:
		h.flush()
		h.pre, h.lang = &strings.Builder{}, ""
	case atom.Figure:
		h.flush()
		h.inFigure, h.figure, h.caption = true, nil, content.Inline{}
	case atom.Figcaption:
		h.flush()
		h.inCaption = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.flush()
		h.level = int(t.Data[1] - '0')
	case atom.Blockquote, atom.Ul:
		h.push(frame{element: t.DataAtom})
	case atom.Ol:
		h.push(frame{element: atom.Ol, start: startOf(t)})
	case atom.Li:
		h.item()
	default:
		switch {
		case h.pre != nil:
			if lang, ok := strings.CutPrefix(attr(t, "class"), "language-"); ok && t.DataAtom == atom.Code {
				h.lang = lang
			}
		case breaksLine(t.DataAtom):
			h.flush()
		default:
			if mark := h.tags.start(t); mark != "" {
				h.words(mark)
			}
			if t.DataAtom == atom.Cite {
				h.cite = cite{open: true, from: h.text.Len()}
			}
		}
	}
}

func (h *builder) close(t html.Token) {
	switch t.DataAtom {
	case atom.Figcaption:
		h.endCaption()
	case atom.Figure:
		h.endFigure()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre:
		h.flush()
		h.level = 0
	case atom.Blockquote, atom.Ul, atom.Ol, atom.Li:
		h.pop(t.DataAtom)
	default:
		if h.pre != nil {
			return
		}
		if t.DataAtom == atom.Cite && h.cite.open {
			h.cite.open, h.cite.to = false, h.text.Len()
		}
		if breaksLine(t.DataAtom) {
			h.flush()
		} else if mark := h.tags.end(t); mark != "" {
			blank := h.blank
			h.blank = false // a mark stands right behind the words
			h.words(mark)
			h.blank = blank
		}
	}
}

func startOf(t html.Token) int {
	n := 0
	for _, r := range attr(t, "start") {
		if r < '0' || r > '9' || n > 1e8 {
			return 1
		}
		n = 10*n + int(r-'0')
	}
	if attr(t, "start") == "" {
		return 1
	}
	return n
}

// picture takes a picture. In the middle of a line its alt text stays there.
func (h *builder) picture(f *content.Figure) {
	switch {
	case h.tags.hidden():
	case h.inFigure:
		h.flush()
		h.add(f)
		h.under = f
	case h.text.Len() == 0:
		h.leading = append(h.leading, f)
	default:
		if f.Alt != "" {
			style, _ := h.tags.look(content.Image, "")
			h.space(style, "")
			h.text.Add(f.Alt, style, "")
		}
		h.inside = append(h.inside, f)
	}
}

// place sets the pictures of a line without text.
func (h *builder) place() {
	for _, f := range h.leading {
		h.add(f)
		h.under = f
	}
	h.leading = nil
}

func (h *builder) breakLine() {
	switch {
	case h.pre != nil:
		h.pre.WriteByte('\n')
	case h.text.Len() == 0:
		h.place()
	default:
		h.text.Add("\n", 0, "")
	}
	h.blank, h.fresh = false, true
}

// quoting reports whether what is read is in a quoted passage.
func (h *builder) quoting() bool {
	return h.c.quoted > 0 || slices.ContainsFunc(h.frames, func(f frame) bool { return f.element == atom.Blockquote })
}

// flush ends the block that was being read.
func (h *builder) flush() {
	if h.pre != nil {
		source := strings.TrimPrefix(h.pre.String(), "\n")
		h.pre = nil
		h.add(code(h.lang, source))
		return
	}
	if h.inCaption {
		h.blank = h.text.Len() > 0
		return
	}
	t := h.text.Inline()
	if h.quoting() {
		t = h.cite.set(t)
	}
	t = t.Trim()
	h.cite = cite{}
	leading, inside := h.leading, h.inside
	h.text, h.blank, h.fresh, h.inside = content.InlineBuilder{}, false, false, nil
	if h.level == 0 && (t.Text == "" || isCaption(t)) {
		h.place()
	} else {
		if h.level == 0 || t.Text == "" { // a title needs no logo, but may be one
			t = withAlts(leading, t)
		}
		inside, h.leading = append(leading, inside...), nil
	}
	switch {
	case t.Text == "":
	case h.level > 0:
		h.add(&content.Heading{Level: h.level, Text: t})
	case h.under != nil && h.under.Caption.Text == "" && isCaption(t):
		h.under.Caption = unemphasised(t)
		h.under = nil
	default:
		h.add(&content.Paragraph{Text: t})
	}
	for _, f := range inside {
		h.add(f)
	}
}

// withAlts puts the alt texts of the pictures at a line's start before it.
func withAlts(pictures []*content.Figure, t content.Inline) content.Inline {
	if len(pictures) == 0 {
		return t
	}
	var h builder
	for _, f := range pictures {
		if f.Alt != "" {
			h.write(content.Inline{Text: f.Alt, Spans: []content.Span{{End: len(f.Alt), Style: content.Image}}})
			h.blank = true
		}
	}
	h.write(t)
	return h.text.Inline()
}

// endFigure ends a figure. What its caption says stays without a picture too.
func (h *builder) endFigure() {
	h.endCaption()
	h.flush()
	if t := h.caption; t.Text != "" {
		h.caption = content.Inline{}
		h.add(&content.Paragraph{Text: t})
	}
	h.inFigure = false
}

// endCaption ends a figcaption. It comes before the picture's title.
func (h *builder) endCaption() {
	if !h.inCaption {
		return
	}
	h.inCaption = false
	t := h.text.Inline().Trim()
	h.text, h.blank = content.InlineBuilder{}, false
	switch {
	case t.Text == "":
	case !h.inFigure && h.under != nil:
		h.under.Caption = t
		h.under = nil
	case !h.inFigure:
		h.add(&content.Paragraph{Text: t})
	case h.figure != nil:
		h.figure.Caption = t
	default:
		h.caption = t
	}
}

// breaksLine reports whether an element stands on lines of its own.
func breaksLine(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Caption, atom.Tr, atom.Td, atom.Th, atom.Center, atom.Details, atom.Summary, atom.Aside,
		atom.Nav, atom.Main, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Option, atom.Hgroup,
		atom.Title, atom.Body, atom.Html, atom.Dialog, atom.Menu, atom.Iframe, atom.Video, atom.Audio:
		return true
	}
	return false
}
