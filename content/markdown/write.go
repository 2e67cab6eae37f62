package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rawHTML parses inline HTML tags and records the blocks that contain them. Comments,
// declarations and processing instructions are not tags.
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

// A writer renders nodes of goldmark's tree as HTML. Unlike goldmark's own renderer it
// keeps addresses as their author wrote them, and drops tags that would hide text.
type writer struct {
	c        *converter
	renderer renderer.Renderer
	dropped  map[ast.Node]bool
	open     formatting
}

// formattingElements are the elements that an HTML parser reconstructs in each paragraph
// until they are closed (HTML standard, "the list of active formatting elements").
var formattingElements = []atom.Atom{
	atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U,
}

// maxFormatting bounds the number of formatting elements that are open at once.
const maxFormatting = 8

// formatting counts the open formatting elements.
type formatting struct {
	all    int
	byKind [12]int
}

// shouldKeep counts a tag and reports whether to write it. It drops the tags of controls,
// and of formatting elements nested too deeply.
func (f *formatting) shouldKeep(element atom.Atom, isEnd bool) bool {
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

// A buffer is an in-memory [util.BufWriter].
type buffer struct{ bytes.Buffer }

// Buffered implements [util.BufWriter].
func (*buffer) Buffered() int { return 0 }

// Flush implements [util.BufWriter].
func (*buffer) Flush() error { return nil }

// write renders the nodes from first to last as HTML.
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

// writeLine renders some of a block's nodes as the content of an HTML element.
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

// htmlWriter returns the document's writer with no elements open. It makes the writer on
// first use, because most documents need none.
func (c *converter) htmlWriter() *writer {
	if c.writer == nil {
		c.writer = newWriter(c)
	}
	c.writer.open = formatting{}
	return c.writer
}

func (w *writer) node(to *buffer, n ast.Node) {
	_ = w.renderer.Render(to, w.c.src, n) // cannot fail: the buffer is in memory
}

// RegisterFuncs implements [renderer.NodeRenderer].
func (w *writer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, w.link)
	r.Register(ast.KindAutoLink, w.autoLink)
	r.Register(ast.KindImage, w.image)
	r.Register(ast.KindCodeSpan, w.codeSpan)
	r.Register(ast.KindRawHTML, w.tag)
	r.Register(ast.KindHTMLBlock, w.block)
	r.Register(kindDivision, w.division)
	r.Register(extast.KindStrikethrough, w.struck)
	r.Register(kindStyled, w.styled)
	r.Register(kindFormula, w.formula)
}

// writeElement writes the start tag or the end tag of an element.
func writeElement(to util.BufWriter, name string, entering bool) (ast.WalkStatus, error) {
	tag := "</" + name + ">"
	if entering {
		tag = "<" + name + ">"
	}
	_, err := to.WriteString(tag)
	return ast.WalkContinue, err
}

func (*writer) division(to util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return writeElement(to, "div", entering)
}

// struck writes struck text, apart from the words right next to it.
func (w *writer) struck(to util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "</del>"
	if entering {
		tag = "<del>"
		if before, ok := n.PreviousSibling().(*ast.Text); ok {
			if r, _ := utf8.DecodeLastRune(before.Segment.Value(source)); isWordRune(r) && !content.IsIdeographic(r) {
				tag = " " + tag
			}
		}
	} else if after, ok := n.NextSibling().(*ast.Text); ok {
		if r, _ := utf8.DecodeRune(after.Segment.Value(source)); isWordRune(r) && !content.IsIdeographic(r) {
			tag += " "
		}
	}
	_, err := to.WriteString(tag)
	return ast.WalkContinue, err
}

func (*writer) styled(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	return writeElement(to, n.(*styled).element(), entering)
}

func (w *writer) formula(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	lines := strings.TrimSpace(w.c.lines(n))
	_, err := to.WriteString("<p>" + strings.ReplaceAll(dom.EscapeString(lines), "\n", "<br>") + "</p>")
	return ast.WalkContinue, err
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
	_, err := to.WriteString(`<img src="` + dom.EscapeString(f.Src.String()) + `" alt="` + dom.EscapeString(f.Alt.String()) + `" title="` + dom.EscapeString(f.Caption.String()) + `">`)
	return ast.WalkSkipChildren, err
}

func (w *writer) codeSpan(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, err := to.WriteString("<code>" + dom.EscapeString(w.c.codeSpan(n)) + "</code>")
	return ast.WalkSkipChildren, err
}

// tag writes an inline HTML tag.
func (w *writer) tag(to util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := n.(*ast.RawHTML).Segments.Value(source)
	if !entering || w.dropped[n] || !w.open.shouldKeep(tagAt(tag)) {
		return ast.WalkSkipChildren, nil
	}
	if before, after := w.isStruckEdge(n.(*ast.RawHTML), tag); before {
		tag = append([]byte{' '}, tag...)
	} else if after {
		tag = append(slices.Clip(tag), ' ')
	}
	_, err := to.Write(tag)
	return ast.WalkSkipChildren, err
}

// isStruckEdge reports whether the tag of struck or inserted text has a word right before
// or after it outside of the element, which is not part of the same word.
func (w *writer) isStruckEdge(n *ast.RawHTML, tag []byte) (before, after bool) {
	element, isEnd := tagAt(tag)
	if element != atom.Del && element != atom.S && element != atom.Strike && element != atom.Ins {
		return false, false
	}
	start, stop := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	if !isEnd {
		r, _ := utf8.DecodeLastRune(w.c.src[:start])
		return isWordRune(r) && !content.IsIdeographic(r), false
	}
	rest := w.c.src[stop:]
	if len(rest) > 0 && rest[0] == '<' {
		next, isEnd := tagAt(rest)
		return false, !isEnd && (next == atom.Ins || next == atom.Del || next == atom.S)
	}
	r, _ := utf8.DecodeRune(rest)
	return false, isWordRune(r) && !content.IsIdeographic(r)
}

// block writes an HTML block.
func (w *writer) block(to util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	source := w.c.htmlOf(n.(*ast.HTMLBlock))
	open := w.open
	if !hasTag(source, func(element atom.Atom, isEnd bool) bool { return !open.shouldKeep(element, isEnd) }) {
		w.open = open
		_, err := to.WriteString(source)
		return ast.WalkContinue, err
	}
	z := dom.NewTokenizer(strings.NewReader(source))
	at, written := 0, 0 // bytes read and written
	for kind := z.Next(); kind != dom.ErrorToken; kind = z.Next() {
		from := at
		at += len(z.Raw())
		if kind != dom.StartTagToken && kind != dom.EndTagToken {
			continue
		}
		if name, _ := z.TagName(); !w.open.shouldKeep(atom.Lookup(name), kind == dom.EndTagToken) {
			_, _ = to.WriteString(source[written:from]) // cannot fail: the buffer is in memory
			written = at
		}
	}
	_, err := to.WriteString(source[written:])
	return ast.WalkContinue, err
}

// dropTags drops inline start tags that would hide the text after them but have no end
// tag in the block: most likely the text is about the tag. It drops comments as well.
func (w *writer) dropTags(block ast.Node) {
	var tags []*ast.RawHTML
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw, ok := n.(*ast.RawHTML); ok && entering {
			tags = append(tags, raw)
		}
		return ast.WalkContinue, nil
	})
	ends := map[atom.Atom]int{} // end tags after the current tag, by element
	for _, n := range slices.Backward(tags) {
		first := n.Segments.At(0)
		source := w.c.src[first.Start:first.Stop]
		switch element, isEnd := tagAt(source); {
		case source[1] == '!', source[1] == '?':
			w.dropped[n] = true
		case isEnd:
			ends[element]++
		case !hasHiddenText(element):
		case ends[element] == 0:
			w.dropped[n] = true
		default:
			ends[element]--
		}
	}
}

// isControl reports whether an element is part of a form or of the page around the text.
// In Markdown, its text is ordinary text.
func isControl(a atom.Atom) bool {
	switch a {
	case atom.Button, atom.Select, atom.Option, atom.Optgroup, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Output,
		atom.Title, atom.Noscript, atom.Noembed, atom.Noframes, atom.Frameset, atom.Dialog, atom.Plaintext:
		return true
	}
	return false
}

// hasHiddenText reports whether the text in an element is not shown as text.
func hasHiddenText(a atom.Atom) bool {
	switch a {
	case atom.Iframe, atom.Video, atom.Audio, atom.Canvas, atom.Xmp, atom.Math:
		return true
	}
	return markup.IsHidden(a)
}
