package markdown

import (
	"strings"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Package html parses the HTML in Markdown. A block with tags in its lines is first
// rendered as HTML according to CommonMark, and so are the blocks between the start tag
// and the end tag of an element that contains them. From
//
//	<figure>
//
//	![Boats](b.jpg)
//
//	<figcaption>At *low* tide.</figcaption>
//	</figure>
//
// package html gets <figure><p><img src="b.jpg" alt="Boats"></p> and so on. An element
// without an end tag ends with its block, and so does one that is too long, so that any
// part of a document can be parsed without the rest.

// maxElement bounds the length of an element that contains Markdown blocks, in bytes of
// the source.
const maxElement = 256 << 10

// maxOpen bounds the number of elements that are open at once.
const maxOpen = 256

// isContainer reports whether blocks look different to a reader inside an element than
// outside it.
func isContainer(a atom.Atom) bool {
	switch a {
	case atom.Blockquote, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Figure, atom.Figcaption, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return markup.IsHidden(a)
}

// A startTag is a start tag and the block that contains it.
type startTag struct {
	element atom.Atom
	block   ast.Node
}

// matchElements finds the elements that begin in an HTML block among first and its later
// siblings, and end in another of these siblings. It returns a map from the block in
// which an element begins to the block in which it ends.
func (c *converter) matchElements(first ast.Node) map[ast.Node]ast.Node {
	ends := map[ast.Node]ast.Node{}
	var open []startTag
	count := map[atom.Atom]int{} // open elements, by name
	for block := first; block != nil; block = block.NextSibling() {
		c.eachTag(block, func(element atom.Atom, isEnd bool) {
			if !isEnd {
				if len(open) < maxOpen {
					open = append(open, startTag{element, block})
					count[element]++
				}
				return
			}
			for count[element] > 0 {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				count[last.element]--
				if last.element != element {
					continue // it has no end tag
				}
				if last.block != block && last.block.Kind() == ast.KindHTMLBlock && c.startOf(block)-c.startOf(last.block) <= maxElement {
					ends[last.block] = block
				}
				return
			}
		})
	}
	return ends
}

// eachTag calls f for each tag in a block whose element holds blocks.
func (c *converter) eachTag(block ast.Node, f func(element atom.Atom, isEnd bool)) {
	switch block := block.(type) {
	case *ast.HTMLBlock:
		source := c.htmlOf(block)
		if !hasTag(source, func(element atom.Atom, _ bool) bool { return isContainer(element) }) {
			return
		}
		z := dom.NewTokenizer(strings.NewReader(source))
		for kind := z.Next(); kind != dom.ErrorToken; kind = z.Next() {
			if kind != dom.StartTagToken && kind != dom.EndTagToken {
				continue
			}
			name, _ := z.TagName()
			if element := atom.Lookup(name); isContainer(element) {
				f(element, kind == dom.EndTagToken)
			}
		}
	case *ast.Paragraph:
		if !c.tagged[block] {
			return
		}
		for child := block.FirstChild(); child != nil; child = child.NextSibling() {
			if raw, ok := child.(*ast.RawHTML); ok {
				first := raw.Segments.At(0)
				if element, isEnd := tagAt(c.src[first.Start:first.Stop]); isContainer(element) {
					f(element, isEnd)
				}
			}
		}
	}
}

// tagAt returns the element of the tag at the start of s; 0 if the element is unknown.
func tagAt[T string | []byte](s T) (element atom.Atom, isEnd bool) {
	var name [16]byte
	n, at := 0, 1
	if len(s) > 1 && s[1] == '/' {
		isEnd, at = true, 2
	}
	for ; at < len(s) && n < len(name); at++ {
		c := s[at]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			break
		}
		name[n] = c
		n++
	}
	return atom.Lookup(name[:n]), isEnd
}

// hasTag reports whether source has anything like a tag for which match returns true.
func hasTag(source string, match func(element atom.Atom, isEnd bool) bool) bool {
	for {
		i := strings.IndexByte(source, '<')
		if i < 0 {
			return false
		}
		source = source[i:]
		if match(tagAt(source)) {
			return true
		}
		source = source[1:]
	}
}

// startOf returns the offset of a block in the source.
func (c *converter) startOf(block ast.Node) int {
	if lines := block.Lines(); lines.Len() > 0 {
		return lines.At(0).Start
	}
	return 0
}

// htmlOf returns the source of an HTML block.
func (c *converter) htmlOf(n *ast.HTMLBlock) string {
	source := c.lines(n)
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(c.src))
	}
	return source
}

// readElement converts the nodes from first to last by way of HTML. If the picture above
// them has no caption, it may get one from them.
func (c *converter) readElement(first, last ast.Node, above *content.Figure) []content.Block {
	var source buffer
	if above != nil && above.Caption.String() == "" && !above.Src.IsEmpty() {
		source.WriteString(`<p><img src="` + dom.EscapeString(above.Src.String()) + `"></p>`)
	} else {
		above = nil
	}
	c.write(&source, first, last)
	if block, ok := last.(*ast.HTMLBlock); ok && last.NextSibling() == nil && !isClosed(block.HTMLBlockType, c.htmlOf(block)) {
		c.problem("a comment or a script in the source is never closed, so the text after it is not shown")
	}
	blocks := takeStarredCaptions(c.readHTML(source.String()))
	if above == nil || len(blocks) == 0 {
		return blocks
	}
	if f, ok := blocks[0].(*content.Figure); ok && f.Src == above.Src {
		above.Caption, above.Credit = f.Caption, f.Credit
		blocks = blocks[1:]
	}
	return blocks
}

// readHTML returns the blocks of a piece of HTML.
func (c *converter) readHTML(source string) []content.Block {
	if c.quoted > 0 {
		source = "<blockquote>" + source + "</blockquote>"
	}
	result := html.Fragment("<body>"+source, "")
	for _, p := range result.Problems {
		c.problem(p)
	}
	if len(source) > minLong {
		c.limitLinks(result.Blocks)
	}
	if c.quoted > 0 && len(result.Blocks) > 0 {
		if q, ok := result.Blocks[0].(*content.BlockQuote); ok {
			return c.markBadges(append(q.Blocks, result.Blocks[1:]...))
		}
	}
	return c.markBadges(result.Blocks)
}

// takeStarredCaptions turns lines below pictures that are emphasised in Markdown's way into
// captions: many people write stars in HTML too, where they mean nothing.
func takeStarredCaptions(blocks []content.Block) []content.Block {
	out := blocks[:0]
	for i, b := range blocks {
		p, isParagraph := b.(*content.Paragraph)
		if i > 0 && isParagraph && isStarred(p.Text.String()) {
			if f, ok := blocks[i-1].(*content.Figure); ok && f.Caption.String() == "" {
				f.Caption = content.PlainInline(strings.Trim(p.Text.String(), "*_"))
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// isStarred reports whether a line is emphasised in Markdown's way.
func isStarred(s string) bool {
	if len(s) < 3 {
		return false
	}
	mark := s[:1]
	return (mark == "*" || mark == "_") && strings.HasSuffix(s, mark) && !strings.Contains(s[1:len(s)-1], mark)
}

// setAbove stores the last of the blocks if it is a picture on a line of its own without
// a caption.
func (c *converter) setAbove(blocks []content.Block) {
	c.above = nil
	last := len(blocks) - 1
	for last >= 0 && blocks[last].Kind() == "figure" {
		last--
	}
	if last == len(blocks)-1 || last >= 0 && canHavePictures(blocks[last]) {
		return
	}
	if f, ok := blocks[len(blocks)-1].(*content.Figure); ok && f.Caption.String() == "" {
		c.above = f
	}
}

// canHavePictures reports whether the pictures after a block may come from its lines.
func canHavePictures(b content.Block) bool {
	switch b := b.(type) {
	case *content.Heading, *content.Table:
		return true
	case *content.Paragraph:
		for _, s := range b.Text.Spans() {
			if s.Style&content.Image != 0 {
				return true
			}
		}
	}
	return false
}

// isClosed reports whether an HTML block contains the end that its kind requires. Kinds
// that end at a blank line require none.
func isClosed(kind ast.HTMLBlockType, source string) bool {
	end := ""
	switch kind {
	case ast.HTMLBlockType1:
		source, end = strings.ToLower(source), "</"
		if strings.Contains(source, "<pre") || strings.Contains(source, "<textarea") {
			return true // their text is shown
		}
	case ast.HTMLBlockType2:
		end = "-->"
	case ast.HTMLBlockType3:
		end = "?>"
	case ast.HTMLBlockType4:
		end = ">"
	case ast.HTMLBlockType5:
		end = "]]>"
	case ast.HTMLBlockType6, ast.HTMLBlockType7:
	}
	return strings.Contains(source, end)
}
