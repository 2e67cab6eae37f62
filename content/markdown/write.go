package markdown

import (
	"bytes"
	"slices"
	"strings"

	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rawHTML parses the tags of HTML in lines, and notes the blocks that have some.
// Comments and the like are not tags.
type rawHTML struct {
	parser.InlineParser
	tagged map[ast.Node]bool
}

func (p rawHTML) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	n := p.InlineParser.Parse(parent, block, pc)
	if n != nil && line[1] != '!' && line[1] != '?' {
		p.tagged[parent] = true
	}
	return n
}

// A writer writes nodes of goldmark's tree as HTML. It does what goldmark's own
// renderer does, but keeps addresses as their author wrote them, and drops tags that
// would cost text.
type writer struct {
	c        *converter
	renderer renderer.Renderer
	dropped  map[ast.Node]bool
	open     formatting
}

// formattingElements are the elements that a parser of HTML opens again in each
// paragraph until they are closed.
var formattingElements = []atom.Atom{
	atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U,
}

// maxFormatting bounds how many formatting elements are open at once.
const maxFormatting = 8

// formatting counts the formatting elements that are open: all, and by kind.
type formatting struct {
	all    int
	byKind [12]int
}

// keeps reports whether a tag is written. Tags of controls are not, nor are formatting
// elements in too many others.
func (f *formatting) keeps(element atom.Atom, isEnd bool) bool {
	i := slices.Index(formattingElements, element)
	switch {
	case i < 0:
		return !isControl(element)
	case isEnd && f.byKind[i] > 0:
		f.all--
		f.byKind[i]--
	case isEnd:
	case f.all == maxFormatting:
		return false
	default:
		f.all++
		f.byKind[i]++
	}
	return true
}

func newWriter(c *converter) *writer {
	w := &writer{c: c, dropped: map[ast.Node]bool{}}
	w.renderer = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(w, 100),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
		util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
		util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
	))
	return w
}

// A buffer is a [util.BufWriter] in memory.
type buffer struct{ bytes.Buffer }

// Buffered implements [util.BufWriter].
func (*buffer) Buffered() int { return 0 }

// Flush implements [util.BufWriter].
func (*buffer) Flush() error { return nil }

// write writes the blocks from first to last as HTML.
func (c *converter) write(to *buffer, first, last ast.Node) {
	w := c.htmlWriter()
	for n := first; ; n = n.NextSibling() {
		w.dropTags(n)
		w.node(to, n)
		if n == last {
			return
		}
	}
}

// writeLine writes some of the nodes in a block as HTML, in an element.
func (c *converter) writeLine(element string, block ast.Node, nodes []ast.Node) string {
	w := c.htmlWriter()
	w.dropTags(block)
	var to buffer
	to.WriteString("<" + element + ">")
	for _, n := range nodes {
		w.node(&to, n)
	}
	to.WriteString("</" + element + ">")
	return to.String()
}

// htmlWriter returns the writer of the document, ready for a new piece. Most documents
// need none.
func (c *converter) htmlWriter() *writer {
	if c.writer == nil {
		c.writer = newWriter(c)
	}
	c.writer.open = formatting{}
	return c.writer
}

func (w *writer) node(to *buffer, n ast.Node) {
	_ = w.renderer.Render(to, w.c.src, n) // which does not fail: the buffer is in memory
}

// RegisterFuncs implements [renderer.NodeRenderer].
func (w *writer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, w.link)
	r.Register(ast.KindAutoLink, w.autoLink)
	r.Register(ast.KindImage, w.image)
	r.Register(ast.KindCodeSpan, w.codeSpan)
	r.Register(ast.KindRawHTML, w.tag)
	r.Register(ast.KindHTMLBlock, w.block)
}

func (w *writer) link(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	s := "</a>"
	if entering {
		s = `<a href="` + dom.EscapeString(w.c.address(n.(*ast.Link).Destination)) + `">`
	}
	_, err := to.WriteString(s)
	return ast.WalkContinue, err
}

func (w *writer) autoLink(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	label, address := w.c.autoLink(n.(*ast.AutoLink))
	_, err := to.WriteString(`<a href="` + dom.EscapeString(address) + `">` + dom.EscapeString(label) + "</a>")
	return ast.WalkContinue, err
}

func (w *writer) image(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	f := w.c.figure(n.(*ast.Image))
	_, err := to.WriteString(`<img src="` + dom.EscapeString(f.Src) + `" alt="` + dom.EscapeString(f.Alt) + `" title="` + dom.EscapeString(f.Caption.Text) + `">`)
	return ast.WalkSkipChildren, err
}

func (w *writer) codeSpan(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, err := to.WriteString("<code>" + dom.EscapeString(w.c.codeSpan(n)) + "</code>")
	return ast.WalkSkipChildren, err
}

// tag writes one tag of HTML.
func (w *writer) tag(to util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := n.(*ast.RawHTML).Segments.Value(source)
	if !entering || w.dropped[n] || !w.open.keeps(tagAt(tag)) {
		return ast.WalkSkipChildren, nil
	}
	_, err := to.Write(tag)
	return ast.WalkSkipChildren, err
}

// block writes a block of HTML.
func (w *writer) block(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	source := w.c.htmlOf(n.(*ast.HTMLBlock))
	open := w.open
	if !hasTag(source, func(element atom.Atom, isEnd bool) bool { return !open.keeps(element, isEnd) }) {
		w.open = open
		_, err := to.WriteString(source)
		return ast.WalkContinue, err
	}
	z := dom.NewTokenizer(strings.NewReader(source))
	at, kept := 0, 0 // bytes read and written
	for kind := z.Next(); kind != dom.ErrorToken; kind = z.Next() {
		from := at
		at += len(z.Raw())
		if kind != dom.StartTagToken && kind != dom.EndTagToken {
			continue
		}
		if name, _ := z.TagName(); !w.open.keeps(atom.Lookup(name), kind == dom.EndTagToken) {
			_, _ = to.WriteString(source[kept:from]) // into the buffer
			kept = at
		}
	}
	_, err := to.WriteString(source[kept:])
	return ast.WalkContinue, err
}

// dropTags drops start tags in the lines of a block that would hide the text after them
// but have no end tag in the block, as most likely the text talks about them. It drops
// comments as well.
func (w *writer) dropTags(block ast.Node) {
	var tags []*ast.RawHTML
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw, ok := n.(*ast.RawHTML); ok && entering {
			tags = append(tags, raw)
		}
		return ast.WalkContinue, nil
	})
	ends := map[atom.Atom]int{} // after the tag
	for _, n := range slices.Backward(tags) {
		first := n.Segments.At(0)
		source := w.c.src[first.Start:first.Stop]
		switch element, isEnd := tagAt(source); {
		case source[1] == '!', source[1] == '?':
			w.dropped[n] = true
		case isEnd:
			ends[element]++
		case !hidesText(element):
		case ends[element] == 0:
			w.dropped[n] = true
		default:
			ends[element]--
		}
	}
}

// isControl reports whether an element belongs to a form or a page. In Markdown its text
// is text like any other.
func isControl(a atom.Atom) bool {
	switch a {
	case atom.Button, atom.Select, atom.Option, atom.Optgroup, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Output,
		atom.Title, atom.Noscript, atom.Noembed, atom.Noframes, atom.Frameset, atom.Dialog, atom.Plaintext:
		return true
	}
	return false
}

// hidesText reports whether the text in an element is not shown as text.
func hidesText(a atom.Atom) bool {
	switch a {
	case atom.Iframe, atom.Video, atom.Audio, atom.Canvas, atom.Xmp, atom.Math:
		return true
	}
	return markup.IsHidden(a)
}
