package epub

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page of a book may be a drawing: a cover, <svg><image xlink:href="cover.jpg"/></svg>, or
// a page whose text is set line by line, <svg><text x="10" y="20">The rope</text></svg>.

// A drawingReader collects what a drawing shows to a reader.
type drawingReader struct {
	pictures []string // addresses
	title    string
	lines    []drawnLine
	html     []*html.Node // elements of HTML in the drawing
}

// A drawnLine is a line of text in a drawing.
type drawnLine struct {
	y    float64 // the position of its base line
	text string
}

// replaceDrawing replaces a drawing with its pictures and its text. A drawing with neither
// stays.
func replaceDrawing(svg *html.Node) {
	var r drawingReader
	r.read(svg)
	if label := attr(svg, "aria-label"); label != "" {
		r.title = label
	}
	var shown []*html.Node
	for _, src := range r.pictures {
		shown = append(shown, dom.NewElement(atom.Img, "src", src, "alt", strings.TrimSpace(r.title)))
		r.title = ""
	}
	shown = append(append(shown, paragraphsOf(r.lines)...), r.html...)
	if len(shown) == 0 {
		return
	}
	if id := attr(svg, "id"); id != "" && dom.Attr(shown[0], "id") == "" {
		shown[0].Attr = append(shown[0].Attr, html.Attribute{Key: "id", Val: id})
	}
	for _, n := range shown {
		dom.Remove(n)
		svg.Parent.InsertBefore(n, svg)
	}
	dom.Remove(svg)
}

// read reads an element of a drawing.
func (r *drawingReader) read(n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.Data {
		case "image":
			if src := cmp.Or(attr(c, "xlink:href"), attr(c, "href")); src != "" {
				r.pictures = append(r.pictures, src)
			}
		case "title":
			if c.FirstChild != nil && r.title == "" {
				r.title = c.FirstChild.Data
			}
		case "text":
			moved := translation(attr(c, "transform"))
			r.text(c, moved, baseLine(c, moved, moved))
			r.end()
		case "foreignobject":
			clearNamespace(c)
			dom.Rename(c, atom.Div)
			r.html = append(r.html, c)
		case "defs", "metadata", "desc", "style", "script":
		default:
			r.read(c)
		}
	}
}

// clearNamespace makes the elements in a drawing elements of HTML.
func clearNamespace(n *html.Node) {
	n.Namespace = ""
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Namespace == "svg" {
			c.Namespace = ""
		}
	}
}

// text reads a text element or a part of one, which begins at y. Moved is by how much the
// whole text is moved down.
func (r *drawingReader) text(n *html.Node, moved, y float64) {
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			r.add(c.Data, y)
		case html.ElementNode:
			if c.Data != "title" && c.Data != "desc" {
				y = baseLine(c, moved, y)
				r.text(c, moved, y)
			}
		case html.ErrorNode, html.DocumentNode, html.CommentNode, html.DoctypeNode, html.RawNode:
		}
	}
}

// baseLine returns the position of the text in an element, by its attributes, after text
// at y. Only differences count, so the transformations of parents do not.
func baseLine(n *html.Node, moved, y float64) float64 {
	if own, ok := number(attr(n, "y")); ok {
		y = moved + own
	}
	shift, _ := number(attr(n, "dy"))
	return y + shift
}

// number returns the first number in a list. A unit after it is ignored, except for "em",
// which is taken for twelve units.
func number(list string) (value float64, ok bool) {
	list = strings.TrimSpace(list)
	if i := strings.IndexAny(list, ", \t\n"); i >= 0 {
		list = list[:i]
	}
	digits := strings.TrimRightFunc(list, func(r rune) bool { return unicode.IsLetter(r) || r == '%' })
	value, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0, false
	}
	if strings.HasSuffix(list, "em") {
		const em = 12
		value *= em
	}
	return value, true
}

// translation returns by how much a transformation moves a text down: "matrix(1 0 0 1 20
// 40)" or "translate(20, 40)".
func translation(transform string) float64 {
	name, list, _ := strings.Cut(transform, "(")
	list, _, _ = strings.Cut(list, ")")
	fields := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	at := len(fields)
	switch strings.TrimSpace(name) {
	case "matrix":
		at = 5
	case "translate":
		at = 1
	}
	if at >= len(fields) {
		return 0
	}
	y, _ := number(fields[at])
	return y
}

// add adds text to the line at y, or begins a new line.
func (r *drawingReader) add(text string, y float64) {
	const tolerance = 0.5
	last := len(r.lines) - 1
	if last < 0 || r.lines[last].text != "" && math.Abs(r.lines[last].y-y) > tolerance {
		r.lines = append(r.lines, drawnLine{})
		last++
	}
	if r.lines[last].text == "" {
		r.lines[last].y = y
	}
	if strings.TrimSpace(text) == "" && r.lines[last].text == "" {
		return
	}
	r.lines[last].text += text
}

// end ends a text element: the next one on the same line begins with another word.
func (r *drawingReader) end() {
	if last := len(r.lines) - 1; last >= 0 && r.lines[last].text != "" {
		r.lines[last].text += " "
	}
}

// paragraphsOf returns paragraphs with the lines. A paragraph begins below a gap that is
// wider than the others.
func paragraphsOf(lines []drawnLine) []*html.Node {
	var out []*html.Node
	gap := narrowestGap(lines)
	for i, l := range lines {
		text := strings.Join(strings.Fields(l.text), " ")
		if text == "" {
			continue
		}
		if len(out) == 0 || isApart(lines[i-1].y, l.y, gap) {
			out = append(out, dom.NewElement(atom.P))
		} else {
			out[len(out)-1].AppendChild(dom.NewElement(atom.Br))
		}
		out[len(out)-1].AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return out
}

// narrowestGap returns the smallest distance between two lines that follow each other down
// the page, or 0 if there isn't one.
func narrowestGap(lines []drawnLine) float64 {
	gap := 0.0
	for i := 1; i < len(lines); i++ {
		if d := lines[i].y - lines[i-1].y; d > 0 && (gap == 0 || d < gap) {
			gap = d
		}
	}
	return gap
}

// isApart reports whether a line at y begins a paragraph below the line at above.
func isApart(above, y, gap float64) bool {
	const factor = 1.6
	return y < above || y-above > factor*gap
}
