package markdown

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline converts what n holds, and the pictures in it.
func (c *converter) inline(n ast.Node) (content.Inline, []*content.Figure) {
	w := inliner{c: c, tags: &tags{}}
	w.children(n, 0, "")
	return w.finish(), w.pictures
}

// An inliner writes inline nodes into a builder.
type inliner struct {
	c         *converter
	b         content.InlineBuilder
	tags      *tags // of HTML
	cite      markup.Cite
	last      rune          // the last character written
	base      markup.Base   // of an index right behind
	style     content.Style // and its looks
	link      string
	soft      bool // a line of the source ended, in what looks so:
	softStyle content.Style
	softLink  string
	lastLine  bool // of the paragraph
	isAlt     bool // it is a picture's alt text that is written
	pictures  []*content.Figure
	endless   []atom.Atom // elements that do not end any more
}

// finish returns what was written.
func (w *inliner) finish() content.Inline {
	t := w.b.Inline()
	if w.c.quoted > 0 {
		t = w.cite.Set(t)
	}
	return markup.Trim(t)
}

// add writes text. A line end of the source before it becomes a blank, but
// between two characters of a script that sets none.
func (w *inliner) add(text string, style content.Style, link string) {
	style, link = w.tags.look(style, link)
	if w.soft {
		w.base = markup.Base{}
	}
	if text = w.base.Raise(text, style, link); text == "" || w.tags.hidden() {
		return
	}
	w.base.Read(text, style)
	if !w.c.affords(len(link)) {
		link = ""
	}
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case !w.soft:
	case w.newLine(text):
		w.b.Add("\n", style, link)
	case !(content.IsIdeographic(w.last) && content.IsIdeographic(first)):
		blank := style & w.style & w.softStyle
		if link == w.link && link == w.softLink {
			w.b.Add(" ", blank, link)
		} else {
			w.b.Add(" ", blank, "")
		}
	}
	w.soft, w.style, w.link = false, style, link
	w.last, _ = utf8.DecodeLastRuneInString(text)
	w.b.Add(text, style, link)
}

// newLine reports whether a line of a block quote names where it is from: it
// begins with a dash and a name, and is the last or stands below a sentence.
func (w *inliner) newLine(line string) bool {
	if w.c.quoted == 0 || !w.lastLine && !strings.ContainsRune(".!?…\"'”’»", w.last) {
		return false
	}
	return markup.NamesSource(line)
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
		w.children(n, style, w.c.address(n.Destination))
	case *ast.AutoLink:
		w.autoLink(n, style, link)
	case *ast.Image:
		if w.isAlt {
			w.children(n, style, link)
		} else {
			w.image(w.c.figure(n), style, link)
		}
	case *ast.RawHTML:
		w.html(n, style, link)
	case *extast.FootnoteLink:
		w.add(markup.Superscript(n.Index), style|content.Sup, "#fn:"+strconv.Itoa(n.Index))
	case *extast.TaskCheckBox, *extast.FootnoteBacklink:
	default:
		w.children(n, style, link)
	}
}

// image writes a picture's alt text and keeps the picture.
func (w *inliner) image(f *content.Figure, style content.Style, link string) {
	w.add(f.Alt, style|content.Image, link)
	if !w.tags.hidden() {
		w.pictures = append(w.pictures, f)
	}
}

func (w *inliner) html(n *ast.RawHTML, style content.Style, link string) {
	t := readTag(string(n.Segments.Value(w.c.src)))
	switch {
	case t.Type == html.EndTagToken:
		w.add(w.tags.end(t), style, link)
		if t.DataAtom == atom.Cite {
			w.cite.End(w.b.Len())
		}
	case t.DataAtom == atom.Br:
		w.soft = false
		w.add("\n", style, link)
	case t.DataAtom == atom.Img:
		w.image(htmlFigure(t), style, link)
	case markup.BreaksLine(t.DataAtom), t.DataAtom == atom.Li:
		w.soft = w.soft || w.b.Len() > 0 && w.last != '\n' && w.last != ' '
	case markup.Hides(t.DataAtom) && (w.tags.hidden() || !w.ends(n, t.DataAtom)):
	default:
		w.add(w.tags.start(t), style, link)
		if t.DataAtom == atom.Cite {
			w.cite.Start(w.b.Len())
		}
	}
}

// ends reports whether an element ends among the nodes behind its start. One
// that hides its text and does not end is talked about, most likely.
func (w *inliner) ends(n ast.Node, element atom.Atom) bool {
	for next := n.NextSibling(); next != nil && !slices.Contains(w.endless, element); next = next.NextSibling() {
		if raw, ok := next.(*ast.RawHTML); ok {
			t := readTag(string(raw.Segments.Value(w.c.src)))
			if t.Type == html.EndTagToken && t.DataAtom == element {
				return true
			}
		}
	}
	w.endless = append(w.endless, element)
	return false
}

// autoLink writes an address that is its own text. In the text of a link it
// leads where that does.
func (w *inliner) autoLink(n *ast.AutoLink, style content.Style, link string) {
	if link == "" {
		link = unescape(n.URL(w.c.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(link), "mailto:") {
			link = "mailto:" + link
		}
	}
	w.add(unescape(n.Label(w.c.src)), style, link)
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
	if n.SoftLineBreak() || n.HardLineBreak() || w.endsLine(n.NextSibling()) {
		s = strings.TrimRight(s, " ")
	}
	w.lastLine = n.Segment.Start >= w.c.lastLine
	s = strings.NewReplacer("\t", " ", "\n", " ").Replace(s) // of entities too
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
		w.softStyle, w.softLink = w.tags.look(style, link)
		w.soft = w.last != '\n'
	}
}

// endsLine reports whether n is nothing but the end of a line, which goldmark
// takes off a text whose last blanks might be before an address.
func (w *inliner) endsLine(n ast.Node) bool {
	t, ok := n.(*ast.Text)
	return ok && (t.SoftLineBreak() || t.HardLineBreak()) && util.IsBlank(t.Segment.Value(w.c.src))
}

func (c *converter) codeSpan(n ast.Node) string {
	var s strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			s.Write(t.Segment.Value(c.src))
		}
	}
	code := strings.ReplaceAll(s.String(), "\n", " ")
	if c.inCell { // where only so a bar is no end of the cell
		code = strings.ReplaceAll(code, `\|`, "|")
	}
	return code
}

// decode resolves entities and backslashes: goldmark writes HTML of them, and
// that is read back.
func decode(s []byte) string {
	if !bytes.ContainsAny(s, `&\`) {
		return string(s)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	renderer.DefaultWriter.Write(w, s)
	if err := w.Flush(); err != nil {
		return string(s)
	}
	return stdhtml.UnescapeString(b.String())
}

// unescape resolves entities alone: in an address a backslash is one.
func unescape(s []byte) string { return decode(bytes.ReplaceAll(s, []byte(`\`), []byte(`\\`))) }

// address is where a link or a picture leads.
func (c *converter) address(destination []byte) string {
	if !c.affords(len(destination)) {
		return ""
	}
	return content.SanitizeURL(decode(destination))
}
