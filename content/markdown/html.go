package markdown

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML in Markdown is read by package html. A block with tags in its lines is
// written as the HTML that CommonMark says it stands for, and so are blocks between
// the start tag and the end tag of an element that holds them: from
//
//	<figure>
//
//	![Boats](b.jpg)
//
//	<figcaption>At *low* tide.</figcaption>
//	</figure>
//
// html reads <figure><p><img src="b.jpg" alt="Boats"></p> and so on. An element
// without an end tag ends with its block, and so does one that is too long, so that
// no more than that has to be known to read any part of a document.

// maxElement bounds how much source an element may hold that blocks of Markdown are
// in, in bytes.
const maxElement = 256 << 10

// maxOpen bounds how many elements may be open at once.
const maxOpen = 256

// holdsBlocks reports whether blocks look different to a reader if they are in an
// element.
func holdsBlocks(a atom.Atom) bool {
	switch a {
	case atom.Blockquote, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Figure, atom.Figcaption, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return markup.IsHidden(a)
}

// An opening is a start tag and the block that it is in.
type opening struct {
	element atom.Atom
	block   ast.Node
}

// matchElements finds the elements that begin in a block of HTML, of the siblings from
// first on, and end in a later sibling. It returns the block that each of them ends
// in, by the block that it begins in.
func (c *converter) matchElements(first ast.Node) map[ast.Node]ast.Node {
	ends := map[ast.Node]ast.Node{}
	var open []opening
	count := map[atom.Atom]int{} // how many of an element are open
	for block := first; block != nil; block = block.NextSibling() {
		c.eachTag(block, func(element atom.Atom, isEnd bool) {
			if !isEnd {
				if len(open) < maxOpen {
					open = append(open, opening{element, block})
					count[element]++
				}
				return
			}
			for count[element] > 0 {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				count[last.element]--
				if last.element != element {
					continue // it has no end tag of its own
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

// eachTag calls f for each tag in a block if its element holds blocks.
func (c *converter) eachTag(block ast.Node, f func(element atom.Atom, isEnd bool)) {
	switch block := block.(type) {
	case *ast.HTMLBlock:
		source := c.htmlOf(block)
		if !hasTag(source, func(element atom.Atom, _ bool) bool { return holdsBlocks(element) }) {
			return
		}
		z := dom.NewTokenizer(strings.NewReader(source))
		for kind := z.Next(); kind != dom.ErrorToken; kind = z.Next() {
			if kind != dom.StartTagToken && kind != dom.EndTagToken {
				continue
			}
			name, _ := z.TagName()
			if element := atom.Lookup(name); holdsBlocks(element) {
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
				if element, isEnd := tagAt(c.src[first.Start:first.Stop]); holdsBlocks(element) {
					f(element, isEnd)
				}
			}
		}
	}
}

// tagAt returns the element of the tag that s begins with; 0 if that is unknown.
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

// hasTag reports whether source has something like a tag that is of some kind.
func hasTag(source string, is func(element atom.Atom, isEnd bool) bool) bool {
	for {
		i := strings.IndexByte(source, '<')
		if i < 0 {
			return false
		}
		source = source[i:]
		if is(tagAt(source)) {
			return true
		}
		source = source[1:]
	}
}

// startOf returns where a block begins in the source.
func (c *converter) startOf(block ast.Node) int {
	if lines := block.Lines(); lines.Len() > 0 {
		return lines.At(0).Start
	}
	return 0
}

// htmlOf returns the source of a block of HTML.
func (c *converter) htmlOf(n *ast.HTMLBlock) string {
	source := c.lines(n)
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(c.src))
	}
	return source
}

// readElement reads the blocks from first to last as HTML. The picture above them, if
// it has no caption, may get one.
func (c *converter) readElement(first, last ast.Node, above *content.Figure) []content.Block {
	var source buffer
	if above != nil && above.Caption.Text == "" && above.Src != "" {
		source.WriteString(`<p><img src="` + dom.EscapeString(above.Src) + `"></p>`)
	} else {
		above = nil
	}
	c.write(&source, first, last)
	if block, ok := last.(*ast.HTMLBlock); ok && last.NextSibling() == nil && !isClosed(block.HTMLBlockType, c.htmlOf(block)) {
		c.problem("a comment or a script in the source is never closed, so the text after it is not shown")
	}
	blocks := starredCaptions(c.readHTML(source.String()))
	if above == nil || len(blocks) == 0 {
		return blocks
	}
	if f, ok := blocks[0].(*content.Figure); ok && f.Src == above.Src {
		above.Caption, above.Credit = f.Caption, f.Credit
		blocks = blocks[1:]
	}
	return blocks
}

// readHTML returns the blocks of some HTML.
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
			return append(q.Blocks, result.Blocks[1:]...)
		}
	}
	return result.Blocks
}

// starredCaptions makes captions of the lines under pictures that are emphasised as
// in Markdown: many people write so in HTML, where stars mean nothing.
func starredCaptions(blocks []content.Block) []content.Block {
	out := blocks[:0]
	for i, b := range blocks {
		p, isParagraph := b.(*content.Paragraph)
		if i > 0 && isParagraph && isStarred(p.Text.Text) {
			if f, ok := blocks[i-1].(*content.Figure); ok && f.Caption.Text == "" {
				f.Caption = content.PlainInline(strings.Trim(p.Text.Text, "*_"))
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// isStarred reports whether a line is emphasised as in Markdown.
func isStarred(s string) bool {
	if len(s) < 3 {
		return false
	}
	mark := s[:1]
	return (mark == "*" || mark == "_") && strings.HasSuffix(s, mark) && !strings.Contains(s[1:len(s)-1], mark)
}

// setAbove stores the picture that blocks end with, if it is on a line of its own and
// has no caption.
func (c *converter) setAbove(blocks []content.Block) {
	c.above = nil
	last := len(blocks) - 1
	for last >= 0 && blocks[last].Kind() == "figure" {
		last--
	}
	if last == len(blocks)-1 || last >= 0 && mayHoldPictures(blocks[last]) {
		return
	}
	if f, ok := blocks[len(blocks)-1].(*content.Figure); ok && f.Caption.Text == "" {
		c.above = f
	}
}

// mayHoldPictures reports whether the pictures after a block may be from the lines of it.
func mayHoldPictures(b content.Block) bool {
	switch b := b.(type) {
	case *content.Heading, *content.Table:
		return true
	case *content.Paragraph:
		return slices.ContainsFunc(b.Text.Spans, func(s content.Span) bool { return s.Style&content.Image != 0 })
	}
	return false
}

// isClosed reports whether a block of HTML has an end other than a blank line, or needs
// none.
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
