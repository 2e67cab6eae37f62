package markdown

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
	if words := markup.OneLine(s); h.text.Len() == 0 && len(h.leading) > 0 && isStarred(words) {
		h.place()
		h.under.Caption = content.PlainInline(strings.Trim(words, "*_"))
		h.under = nil
		return
	}
	style, link := h.look()
	h.text.Add(s, style, link)
}

// look is the emphasis and the link of what is read.
func (h *builder) look() (content.Style, string) {
	style, link := h.tags.look(0, "")
	if !h.c.affords(len(link)) {
		link = ""
	}
	return style, link
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

func (h *builder) open(t html.Token) {
	switch t.DataAtom {
	case atom.Br:
		h.breakLine()
	case atom.Img:
		h.picture(htmlFigure(t))
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
		h.push(frame{element: atom.Ol, start: markup.Start(attr(t, "start"))})
	case atom.Li:
		h.item()
	default:
		switch {
		case h.pre != nil:
			if lang, ok := strings.CutPrefix(attr(t, "class"), "language-"); ok && t.DataAtom == atom.Code {
				h.lang = lang
			}
		case markup.BreaksLine(t.DataAtom):
			h.flush()
		default:
			if mark := h.tags.start(t); mark != "" {
				h.words(mark)
			}
			if t.DataAtom == atom.Cite {
				h.cite.Start(h.text.Len())
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
		if t.DataAtom == atom.Cite {
			h.cite.End(h.text.Len())
		}
		if markup.BreaksLine(t.DataAtom) {
			h.flush()
		} else if mark := h.tags.end(t); mark != "" && !h.tags.hidden() {
			style, link := h.look()
			h.text.Glue(mark, style, link)
		}
	}
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
		style, link := h.look()
		h.text.Break(style, link)
	}
}

// quoting reports whether what is read is in a quoted passage.
func (h *builder) quoting() bool {
	return h.c.quoted > 0 || slices.ContainsFunc(h.frames, func(f frame) bool { return f.element == atom.Blockquote })
}

// flush ends the block that was being read.
func (h *builder) flush() {
	if h.pre != nil {
		source := h.pre.String()
		h.pre = nil
		h.add(code(h.lang, source)...)
		return
	}
	if h.inCaption {
		h.text.Space(" ", 0, "")
		return
	}
	t := h.text.Inline()
	if h.quoting() {
		t = h.cite.Set(t)
	}
	t = markup.Trim(t)
	h.cite = markup.Cite{}
	leading, inside := h.leading, h.inside
	h.text, h.inside = markup.Line{}, nil
	if h.level == 0 && (t.Text == "" || markup.IsCaption(t)) {
		h.place()
	} else {
		if h.level == 0 || t.Text == "" { // a title needs no logo, but may be one
			t = markup.WithAlts(leading, t)
		}
		inside, h.leading = append(leading, inside...), nil
	}
	switch {
	case t.Text == "":
	case h.level > 0:
		h.add(&content.Heading{Level: h.level, Text: t})
	case h.under != nil && h.under.Caption.Text == "" && markup.IsCaption(t):
		h.under.Caption = markup.Unemphasised(t)
		h.under = nil
	default:
		h.add(&content.Paragraph{Text: t})
	}
	for _, f := range inside {
		h.add(f)
	}
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
	t := markup.Trim(h.text.Inline())
	h.text = markup.Line{}
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
