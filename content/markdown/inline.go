package markdown

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"strconv"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// inline converts inline nodes. It also returns the pictures in them.
func (c *converter) inline(nodes []ast.Node) (content.Inline, []*content.Figure) {
	w := inlineConverter{c: c}
	for _, n := range nodes {
		w.node(n, 0, "")
	}
	return markup.TrimSpace(w.b.Inline()), w.pictures
}

// An inlineConverter converts inline nodes to text with spans.
type inlineConverter struct {
	c          *converter
	b          content.InlineBuilder
	last       rune          // the last character written
	style      content.Style // the style of last
	link       string
	base       markup.Base // the text that a subscript or superscript here would belong to
	softBreak  bool        // the source has a soft line break here, with softStyle and softLink
	softStyle  content.Style
	softLink   string
	isLastLine bool // the text is on the last line of the paragraph
	// isEdge is set where struck text or a badge begins or ends.
	isEdge   bool
	isAlt    bool // the text is the alt text of a picture
	pictures []*content.Figure
}

// add writes text. A soft line break before it becomes a space, except between two
// characters of a script that is written without spaces.
func (w *inlineConverter) add(text string, style content.Style, link string) {
	if w.softBreak {
		w.base = markup.Base{}
	}
	if text = w.base.Raise(text, style, link); text == "" {
		return
	}
	w.base.Update(text, style)
	if !w.c.canRepeat(len(link)) {
		link = ""
	}
	first, _ := utf8.DecodeRuneInString(text)
	if w.isEdge && !w.softBreak && joinsWords(w.last, first) {
		w.b.Add(" ", style&w.style, "")
	}
	w.isEdge = false
	switch {
	case !w.softBreak:
	case w.isAttribution(text):
		w.b.Add("\n", style, link)
	case !(content.IsIdeographic(w.last) && content.IsIdeographic(first)):
		spaceStyle := style & w.style & w.softStyle
		if link == w.link && link == w.softLink {
			w.b.Add(" ", spaceStyle, link)
		} else {
			w.b.Add(" ", spaceStyle, "")
		}
	}
	w.softBreak, w.style, w.link = false, style, link
	w.last, _ = utf8.DecodeLastRuneInString(text)
	w.b.Add(text, style, link)
}

// joinsWords reports whether two characters would look like a part of one word. Where
// struck text meets its replacement, they are not.
func joinsWords(a, b rune) bool {
	return isWordRune(a) && isWordRune(b) && !content.IsIdeographic(a) && !content.IsIdeographic(b)
}

// isAttribution reports whether a line of a block quote names its source: it begins with a
// dash and a name, and is the last line or follows a complete sentence.
func (w *inlineConverter) isAttribution(line string) bool {
	if w.c.quoted == 0 || !w.isLastLine && !strings.ContainsRune(".!?…\"'”’»", w.last) {
		return false
	}
	return markup.IsSourceLine(line)
}

func (w *inlineConverter) children(n ast.Node, style content.Style, link string) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		w.node(child, style, link)
	}
}

func (w *inlineConverter) node(n ast.Node, style content.Style, link string) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n, style, link)
	case *ast.String:
		if n.IsRaw() {
			w.add(string(n.Value), style, link)
		} else {
			w.add(decode(n.Value), style, link)
		}
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
		w.isEdge = true
		w.children(n, style|content.Strike, link)
		w.isEdge = true
	case *styled:
		w.children(n, style|n.style, link)
	case *ast.Link:
		w.children(n, style, w.c.address(n.Destination))
	case *ast.AutoLink:
		label, address := w.c.autoLink(n)
		if link == "" { // inside a link, the outer link counts
			link = address
		}
		w.add(label, style, link)
	case *ast.Image:
		if w.isAlt {
			w.children(n, style, link)
		} else {
			w.image(w.c.figure(n), style, link)
		}
	case *extast.FootnoteLink:
		w.add(markup.Superscript(n.Index), style|content.Sup, "#fn:"+strconv.Itoa(n.Index))
	case *extast.TaskCheckBox, *extast.FootnoteBacklink, *ast.RawHTML: // here RawHTML is a comment
	default:
		w.children(n, style, link)
	}
}

// image writes the alt text of a picture and collects the picture, unless it is a badge.
func (w *inlineConverter) image(f *content.Figure, style content.Style, link string) {
	if isBadge(f.Src.String(), link != "" && link != f.Src.String()) {
		w.isEdge = true
		w.add(f.Alt.String(), style, link)
		w.isEdge = true
		return
	}
	w.add(f.Alt.String(), style|content.Image, link)
	w.pictures = append(w.pictures, f)
}

// autoLink returns the text and the address of an autolink. The address is "" if it is too long.
func (c *converter) autoLink(n *ast.AutoLink) (label, address string) {
	address = unescape(n.URL(c.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	if len(address) > bounds.MaxLink {
		c.problem(bounds.Link.Sentence())
		address = ""
	}
	return unescape(n.Label(c.src)), address
}

func (w *inlineConverter) text(n *ast.Text, style content.Style, link string) {
	value, indent := n.Segment.Value(w.c.src), ""
	if w.b.Len() == 0 || w.last == '\n' {
		trimmed := bytes.TrimLeft(value, " ")
		if w.c.verse[n.Parent()] {
			indent = strings.Repeat(" ", len(value)-len(trimmed))
		}
		value = trimmed
	}
	s := string(value)
	if !n.IsRaw() {
		s = decode(value)
	}
	if n.SoftLineBreak() || n.HardLineBreak() || w.isLineEnd(n.NextSibling()) {
		s = strings.TrimRight(s, " ")
	}
	w.isLastLine = n.Segment.Start >= w.c.lastLine
	s = breaksToSpaces.Replace(s)
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	if w.last == ' ' {
		s = strings.TrimPrefix(s, " ")
	}
	w.add(indent+s, style, link)
	switch {
	case n.HardLineBreak(), n.SoftLineBreak() && w.c.lined[n.Parent()]:
		w.add("\n", style, link)
	case n.SoftLineBreak():
		w.softStyle, w.softLink = style, link
		w.softBreak = w.last != '\n'
	}
}

// breaksToSpaces replaces tabs and newlines, which may also come from entities.
var breaksToSpaces = strings.NewReplacer("\t", " ", "\n", " ")

// isLineEnd reports whether n is nothing but a line break. Goldmark splits one off if the
// spaces before it could precede an address.
func (w *inlineConverter) isLineEnd(n ast.Node) bool {
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
	if strings.Contains(code, `\|`) && isInCell(n) { // a bar without the backslash would end the cell
		code = strings.ReplaceAll(code, `\|`, "|")
	}
	return code
}

// isInCell reports whether an inline node is in a table cell.
func isInCell(n ast.Node) bool {
	for n.Type() == ast.TypeInline && n.Parent() != nil {
		n = n.Parent()
	}
	return n.Kind() == extast.KindTableCell
}

// decode resolves entities and backslash escapes. It renders them as HTML with goldmark,
// and decodes the HTML.
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

// unescape resolves entities only: in an autolink a backslash is an ordinary character.
func unescape(s []byte) string { return decode(bytes.ReplaceAll(s, []byte(`\`), []byte(`\\`))) }

// address returns the address of a link, safe to use; "" if it has no safe address, or if it is
// too long or repeated too often.
func (c *converter) address(destination []byte) string {
	if len(destination) > bounds.MaxLink {
		c.problem(bounds.Link.Sentence())
		return ""
	}
	return c.pictureAddress(destination)
}

// pictureAddress is [converter.address] for a picture, whose address may contain the picture.
func (c *converter) pictureAddress(destination []byte) string {
	switch {
	case len(destination) > bounds.MaxLink && !markup.IsData(destination):
		c.problem(bounds.Link.Sentence())
		return ""
	case !c.canRepeat(len(destination)):
		return ""
	}
	if bytes.ContainsRune(destination, '{') {
		destination = cutTemplates(destination)
	}
	return content.SanitizeURL(decode(destination)).String()
}
