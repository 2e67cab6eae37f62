package markdown

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
)

// paragraph makes a paragraph, or the figures that it consists of. Pictures in
// the middle of prose leave their alt text there and follow as figures.
func (c *converter) paragraph(n ast.Node) []content.Block {
	if figures, ok := c.figures(n); ok {
		return figures
	}
	var pictures []*content.Figure
	t := c.inline(n, &pictures).Trim()
	var out []content.Block
	if strings.TrimSpace(t.Text) != "" {
		out = append(out, &content.Paragraph{Text: t})
	}
	for _, f := range pictures {
		out = append(out, f)
	}
	return out
}

// figures makes the figures of a paragraph that is made of pictures alone, or
// of pictures and an emphasised line under them, which is the last one's
// caption.
func (c *converter) figures(n ast.Node) ([]content.Block, bool) {
	var out []content.Block
	var last *content.Figure
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			if len(bytes.TrimSpace(child.Segment.Value(c.src))) > 0 {
				return nil, false
			}
			continue
		case *ast.Emphasis:
			prev, onNewLine := child.PreviousSibling().(*ast.Text)
			if last == nil || !emphasised(child) || !onNewLine || !prev.SoftLineBreak() && !prev.HardLineBreak() {
				return nil, false
			}
			if caption := c.inline(child, nil).Trim(); last.Caption.Text == "" {
				last.Caption = caption
			} else {
				out = append(out, &content.Paragraph{Text: caption})
			}
			continue
		}
		image, ok := picture(child)
		if !ok {
			return nil, false
		}
		last = c.figure(image)
		out = append(out, last)
	}
	return out, len(out) > 0
}

// picture is the image that n is, or that the link n is wrapped around.
func picture(n ast.Node) (*ast.Image, bool) {
	if l, ok := n.(*ast.Link); ok && l.ChildCount() == 1 {
		n = l.FirstChild()
	}
	image, ok := n.(*ast.Image)
	return image, ok
}

func (c *converter) figure(n *ast.Image) *content.Figure {
	alt := c.inline(n, nil)
	return &content.Figure{
		Src:     content.SanitizeLine(decode(n.Destination)),
		Alt:     strings.Join(strings.Fields(alt.Text), " "),
		Caption: content.PlainInline(strings.TrimSpace(decode(n.Title))),
	}
}

// inline converts what n holds. Pictures in it are collected; with nowhere to
// collect them their alt text stays.
func (c *converter) inline(n ast.Node, pictures *[]*content.Figure) content.Inline {
	w := inliner{c: c, pictures: pictures}
	w.children(n, 0, "")
	return w.b.Inline()
}

// An inliner writes inline nodes into a builder.
type inliner struct {
	c        *converter
	b        content.InlineBuilder
	last     rune          // the last character written
	style    content.Style // and its looks
	link     string
	soft     bool // a line of the source ended
	pictures *[]*content.Figure
}

// add writes text. A line end of the source before it becomes a blank, but
// between two characters of a script that sets none.
func (w *inliner) add(text string, style content.Style, link string) {
	if text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case !w.soft:
	case w.c.quoted > 0 && isSource(text):
		w.b.Add("\n", style, link)
	case !(unspaced(w.last) && unspaced(first)):
		if style != w.style || link != w.link {
			w.b.Add(" ", 0, "")
		} else {
			w.b.Add(" ", style, link)
		}
	}
	w.soft, w.style, w.link = false, style, link
	w.last, _ = utf8.DecodeLastRuneInString(text)
	w.b.Add(text, style, link)
}

// isSource reports whether a line of a block quote names where it is from.
func isSource(line string) bool {
	for _, dash := range []string{"—", "–", "―", "-- "} {
		if strings.HasPrefix(line, dash) {
			return true
		}
	}
	return false
}

// unspaced reports whether r belongs to writing without blanks between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

func (w *inliner) children(n ast.Node, style content.Style, link string) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		w.node(child, style, link)
	}
}

func (w *inliner) node(n ast.Node, style content.Style, link string) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n, style, link)
	case *ast.String:
		w.add(decode(n.Value), style, link)
	case *ast.CodeSpan:
		w.add(w.c.codeSpan(n), style|content.CodeSpan, link)
	case *ast.Emphasis:
		if n.Level == 2 {
			style |= content.Strong
		} else {
			style |= content.Emph
		}
		w.children(n, style, link)
	case *extast.Strikethrough:
		w.children(n, style|content.Strike, link)
	case *ast.Link:
		w.children(n, style, decode(n.Destination))
	case *ast.AutoLink:
		url := string(n.URL(w.c.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
			url = "mailto:" + url
		}
		w.add(string(n.Label(w.c.src)), style, url)
	case *ast.Image:
		f := w.c.figure(n)
		w.add(f.Alt, style|content.Image, link)
		if w.pictures != nil {
			*w.pictures = append(*w.pictures, f)
		}
	case *ast.RawHTML:
		if tag := string(n.Segments.Value(w.c.src)); isBreak(tag) {
			w.soft = false
			w.add("\n", style, link)
		}
	case *extast.FootnoteLink:
		w.add(superscript(n.Index), style|content.Sup, "#fn:"+strconv.Itoa(n.Index))
	case *extast.TaskCheckBox, *extast.FootnoteBacklink:
	default:
		w.children(n, style, link)
	}
}

func (w *inliner) text(n *ast.Text, style content.Style, link string) {
	value := n.Segment.Value(w.c.src)
	if w.b.Len() == 0 || w.last == '\n' {
		value = bytes.TrimLeft(value, " ")
	}
	s := string(value)
	if !n.IsRaw() {
		s = decode(value)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		s = strings.TrimRight(s, " ")
	}
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	if w.last == ' ' {
		s = strings.TrimPrefix(s, " ")
	}
	w.add(s, style, link)
	switch {
	case n.HardLineBreak():
		w.add("\n", style, link)
	case n.SoftLineBreak():
		w.soft = w.last != '\n'
	}
}

func (c *converter) codeSpan(n ast.Node) string {
	var s strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			s.Write(t.Segment.Value(c.src))
		}
	}
	return strings.ReplaceAll(s.String(), "\n", " ")
}

// decode resolves entities and backslashes: goldmark writes HTML of them, and
// that is read back.
func decode(s []byte) string {
	if !bytes.ContainsAny(s, `&\`) {
		return string(s)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	html.DefaultWriter.Write(w, s)
	if err := w.Flush(); err != nil {
		return string(s)
	}
	return stdhtml.UnescapeString(b.String())
}

func isBreak(tag string) bool {
	tag = strings.ToLower(tag)
	return strings.HasPrefix(tag, "<br") && strings.Trim(tag[3:], " />\n") == ""
}

// superscript writes a number in raised digits.
func superscript(n int) string {
	return strings.Map(func(r rune) rune {
		return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0']
	}, strconv.Itoa(n))
}
