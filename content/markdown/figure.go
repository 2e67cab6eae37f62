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

// A line is what stands on a line of a paragraph.
type line struct {
	nodes    []ast.Node
	pictures []*content.Figure // what it begins with
	rest     []ast.Node        // what follows them; the whole line without any
	isHard   bool              // the author asked for the break at its end
}

// alone reports whether there are only pictures on the line.
func (l line) alone() bool { return len(l.pictures) > 0 && len(l.rest) == 0 }

// lines splits a paragraph.
func (c *converter) splitLines(n ast.Node) []line {
	var out []line
	var nodes []ast.Node
	end := func(isHard bool) {
		l := line{nodes: nodes, rest: nodes, isHard: isHard}
		for i, node := range nodes {
			figures, ok := c.pictures(node)
			if !ok {
				break
			}
			if l.pictures = append(l.pictures, figures...); len(l.pictures) > 0 {
				l.rest = nodes[i+1:]
			}
		}
		if len(l.pictures) > 0 && !slices.ContainsFunc(l.rest, c.says) {
			l.rest = nil
		}
		out, nodes = append(out, l), nil
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		nodes = append(nodes, child)
		switch child := child.(type) {
		case *ast.Text:
			if child.SoftLineBreak() || child.HardLineBreak() {
				end(child.HardLineBreak())
			}
		}
	}
	if len(nodes) > 0 {
		end(false)
	}
	return out
}

// says reports whether a node is more than a blank or a tag.
func (c *converter) says(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		return strings.TrimSpace(string(n.Segment.Value(c.src))) != ""
	case *ast.RawHTML:
		return false
	}
	return true
}

// pictures are those that n consists of, alone or in links; ok is false if it
// says anything besides.
func (c *converter) pictures(n ast.Node) (out []*content.Figure, ok bool) {
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
	return nil, !c.says(n)
}

func (c *converter) figure(n *ast.Image) *content.Figure {
	w := inliner{c: c, isAlt: true}
	w.children(n, 0, "")
	f := &content.Figure{
		Src: c.address(n.Destination),
		Alt: markup.OneLine(w.b.Inline().Text),
	}
	if c.affords(len(n.Title)) {
		f.Caption = content.PlainInline(markup.OneLine(decode(n.Title)))
	}
	return f
}

// isDrawn reports whether there may be pictures in n.
func isDrawn(n ast.Node) bool {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child.(type) {
		case *ast.Image:
			return true
		case *ast.Link, *ast.Emphasis:
			if isDrawn(child) {
				return true
			}
		}
	}
	return false
}

// A prose makes the blocks of one paragraph: pictures that stand on lines of
// their own are figures, and an emphasised or a credited line under one is its
// caption. Pictures in the middle of a line leave their alt text there and
// follow as figures.
type prose struct {
	c     *converter
	out   []content.Block
	text  []ast.Node      // gathered for the next paragraph
	under *content.Figure // the picture on the line above
}

func (c *converter) paragraph(n ast.Node) []content.Block {
	if c.tagged[n] {
		out := c.line(n)
		c.under = pictureAtEnd(out)
		return out
	}
	p := prose{c: c}
	if lines := n.Lines(); lines.Len() > 0 {
		c.lastLine = lines.At(lines.Len() - 1).Start
	}
	var lines []line
	if isDrawn(n) {
		lines = c.splitLines(n)
	} else {
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			p.text = append(p.text, child)
		}
	}
	for i := 0; i < len(lines); {
		l := lines[i]
		switch {
		case l.alone() && !p.interrupts(lines, i):
			p.place(l.pictures)
		case len(l.pictures) > 0 && len(p.text) == 0 && p.c.captions(l.rest):
			p.place(l.pictures)
			p.caption(l.rest)
		default:
			if used := p.captionLines(lines[i:]); used > 0 {
				i += used
				continue
			}
			p.text = append(p.text, l.nodes...)
			p.under = nil
		}
		i++
	}
	p.flush()
	c.under = p.under
	return p.out
}

// place sets pictures on lines of their own.
func (p *prose) place(pictures []*content.Figure) {
	p.flush()
	for _, f := range pictures {
		p.out = append(p.out, f)
		p.under = f
	}
}

// flush ends the paragraph that is being gathered.
func (p *prose) flush() {
	t, pictures := p.c.inline(p.text)
	p.text = nil
	if strings.TrimSpace(t.Text) != "" {
		p.out = append(p.out, &content.Paragraph{Text: t})
	}
	p.out = appendFigures(p.out, pictures)
}

// interrupts reports whether the picture on a line stands in the middle of a
// sentence, which goes on below it.
func (p *prose) interrupts(lines []line, i int) bool {
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

// captionLines takes the caption off the lines under a picture and returns how
// many lines it is.
func (p *prose) captionLines(lines []line) int {
	if p.under == nil {
		return 0
	}
	n := 0
	for n < len(lines) && len(lines[n].pictures) == 0 {
		n++
	}
	if nodes := nodesOf(lines[:n]); p.c.captions(nodes) || caption.Credited(p.c.convert(nodes).Text) {
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

// caption gives the picture above its caption. A title comes before it.
func (p *prose) caption(nodes []ast.Node) {
	t := markup.Unemphasised(p.c.convert(nodes))
	if p.under.Caption.Text == "" {
		p.under.Caption = t
	} else {
		p.out = append(p.out, &content.Paragraph{Text: t})
	}
	p.under = nil
}

// convert converts nodes; pictures leave their alt texts.
func (c *converter) convert(nodes []ast.Node) content.Inline {
	t, _ := c.inline(nodes)
	return t
}

func (c *converter) captions(nodes []ast.Node) bool { return markup.IsCaption(c.convert(nodes)) }
