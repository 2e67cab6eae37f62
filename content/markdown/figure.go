package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
)

// A line is one line of a paragraph.
type line struct {
	nodes    []ast.Node
	pictures []*content.Figure // at the start of the line
	rest     []ast.Node        // the nodes after these pictures
	isHard   bool              // the line ends with a hard line break
	isBadges bool              // the line consists of badges
}

// hasOnlyPictures reports whether the line consists of pictures and nothing else.
func (l line) hasOnlyPictures() bool { return len(l.pictures) > 0 && len(l.rest) == 0 }

// splitLines splits a paragraph into its lines.
func (c *converter) splitLines(n ast.Node) []line {
	var out []line
	var nodes []ast.Node
	end := func(isHard bool) {
		l := line{nodes: nodes, rest: nodes, isHard: isHard, isBadges: c.areBadges(nodes)}
		for i, node := range nodes {
			figures, ok := c.pictures(node)
			if !ok {
				break
			}
			if l.pictures = append(l.pictures, figures...); len(l.pictures) > 0 {
				l.rest = nodes[i+1:]
			}
		}
		if len(l.pictures) > 0 && !slices.ContainsFunc(l.rest, c.hasContent) {
			l.rest = nil
		}
		out, nodes = append(out, l), nil
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		nodes = append(nodes, child)
		if t, ok := child.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			end(t.HardLineBreak())
		}
	}
	if len(nodes) > 0 {
		end(false)
	}
	return out
}

// hasContent reports whether a node is more than white space or a tag.
func (c *converter) hasContent(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		return strings.TrimSpace(string(n.Segment.Value(c.src))) != ""
	case *ast.String:
		return len(n.Value) > 0
	case *ast.RawHTML:
		return false
	}
	return true
}

// pictures returns the pictures in n, which may be inside links or emphasis; ok is false
// if n contains anything else.
func (c *converter) pictures(n ast.Node) (out []*content.Figure, ok bool) {
	if c.isBadgeLink(n) {
		return nil, false
	}
	switch n := n.(type) {
	case *ast.Image:
		return []*content.Figure{c.figure(n)}, true
	case *ast.Link, *ast.Emphasis:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			inner, ok := c.pictures(child)
			if !ok {
				return nil, false
			}
			out = append(out, inner...)
		}
		return out, len(out) > 0
	}
	return nil, !c.hasContent(n)
}

func (c *converter) figure(n *ast.Image) *content.Figure {
	w := inlineConverter{c: c, isAlt: true}
	w.children(n, 0, "")
	f := &content.Figure{
		Src: content.Sanitize(c.pictureAddress(n.Destination)),
		Alt: content.Sanitize(markup.OneLine(w.b.Inline().String())),
	}
	if c.canRepeat(len(n.Title)) {
		f.Caption = content.PlainInline(markup.OneLine(decode(n.Title)))
	}
	return f
}

// hasPictures reports whether n contains pictures, directly or inside links and
// emphasis.
func hasPictures(n ast.Node) bool {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child.(type) {
		case *ast.Image:
			return true
		case *ast.Link, *ast.Emphasis:
			if hasPictures(child) {
				return true
			}
		}
	}
	return false
}

// A paragraphBuilder splits one paragraph into blocks. Pictures on a line of their own become
// figures, and an emphasised or credited line below one becomes its caption. Pictures
// inside a line leave their alt text there and follow the paragraph as figures.
type paragraphBuilder struct {
	c     *converter
	out   []content.Block
	text  []ast.Node      // of the paragraph that is being collected
	above *content.Figure // the picture on the line above
}

func (c *converter) paragraph(n ast.Node) []content.Block {
	if c.tagged[n] {
		out := c.oneParagraph(n)
		c.setAbove(out)
		return out
	}
	p := paragraphBuilder{c: c}
	if lines := n.Lines(); lines.Len() > 0 {
		c.lastLine = lines.At(lines.Len() - 1).Start
	}
	var lines []line
	if hasPictures(n) {
		lines = c.splitLines(n)
	} else {
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			p.text = append(p.text, child)
		}
	}
	for i := 0; i < len(lines); {
		l := lines[i]
		if i > 0 && l.isBadges != lines[i-1].isBadges {
			p.flush()
		}
		switch {
		case l.hasOnlyPictures() && !p.isInSentence(lines, i):
			p.addFigures(l.pictures)
		case len(l.pictures) > 0 && len(p.text) == 0 && p.c.isCaption(l.rest):
			p.addFigures(l.pictures)
			p.caption(l.rest)
		default:
			if used := p.captionLines(lines[i:]); used > 0 {
				i += used
				continue
			}
			p.text = append(p.text, l.nodes...)
			p.above = nil
		}
		i++
	}
	p.flush()
	c.above = p.above
	return p.out
}

// addFigures adds pictures that are on a line of their own.
func (p *paragraphBuilder) addFigures(pictures []*content.Figure) {
	p.flush()
	for _, f := range pictures {
		p.out = append(p.out, f)
		p.above = f
	}
}

// flush ends the current paragraph.
func (p *paragraphBuilder) flush() {
	t, pictures := p.c.inline(p.text)
	switch {
	case strings.TrimSpace(t.String()) == "":
	case p.c.verse[p.text[0].Parent()]:
		p.out = append(p.out, &content.Verse{Text: t})
	default:
		paragraph := &content.Paragraph{Text: t}
		if p.c.areBadges(p.text) {
			p.c.badges[paragraph] = true
		}
		p.out = append(p.out, paragraph)
	}
	p.text = nil
	p.out = appendFigures(p.out, pictures)
}

// isInSentence reports whether the picture on a line interrupts a sentence that continues
// on the next line.
func (p *paragraphBuilder) isInSentence(lines []line, i int) bool {
	if len(p.text) == 0 || i+1 == len(lines) || lines[i-1].isHard || lines[i].isHard {
		return false
	}
	before, ok := p.text[len(p.text)-1].(*ast.Text)
	after, isText := lines[i+1].nodes[0].(*ast.Text)
	if !ok || !isText {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(string(before.Segment.Value(p.c.src))))
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(string(after.Segment.Value(p.c.src))))
	return unicode.IsLower(first) && !strings.ContainsRune(".!?:…", last)
}

// captionLines moves the caption from the lines below a picture to the picture, and
// returns the number of lines used.
func (p *paragraphBuilder) captionLines(lines []line) int {
	if p.above == nil {
		return 0
	}
	n := 0
	for n < len(lines) && len(lines[n].pictures) == 0 {
		n++
	}
	if nodes := nodesOf(lines[:n]); p.c.isCaption(nodes) || caption.IsCredited(p.c.convert(nodes).String()) {
		p.caption(nodes)
		return n
	}
	n = 0
	for n < len(lines) && len(lines[n].pictures) == 0 && markup.IsCaption(p.c.convert(lines[n].nodes)) {
		n++
	}
	if n > 0 {
		p.caption(nodesOf(lines[:n]))
	}
	return n
}

func nodesOf(lines []line) []ast.Node {
	var out []ast.Node
	for _, l := range lines {
		out = append(out, l.nodes...)
	}
	return out
}

// caption sets the caption of the picture above. If the picture has a title, the title
// stays the caption and the text becomes a paragraph.
func (p *paragraphBuilder) caption(nodes []ast.Node) {
	t := markup.WithoutEmphasis(p.c.convert(nodes))
	if p.above.Caption.String() == "" {
		p.above.Caption = t
	} else {
		p.out = append(p.out, &content.Paragraph{Text: t})
	}
	p.above = nil
}

// convert returns the text of nodes, including the alt text of pictures.
func (c *converter) convert(nodes []ast.Node) content.Inline {
	t, _ := c.inline(nodes)
	return t
}

// isCaption reports whether nodes look like the caption of a picture.
func (c *converter) isCaption(nodes []ast.Node) bool { return markup.IsCaption(c.convert(nodes)) }
