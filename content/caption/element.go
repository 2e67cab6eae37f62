package caption

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what is read of a page's element. What is nested deeper, or stands
// behind so much text, is left out.
const (
	maxNesting = 100
	maxElement = 64 << 10 // bytes
)

// Element reads a caption from its element of a page, or from the whole
// figure's: its text as a reader sees it, with the credit, and of it what the
// page marks as the credit, "" where it marks nothing. Both are as [SplitMarked]
// takes them; neither is sanitised. Runs of white space are one blank, and a
// newline stands where the page begins a line.
//
// What is hidden, pictures and buttons are left out, but for the element itself
// (galleries hide all captions but one). A credit is marked by a class, a
// property or a label: <span class="c-photo__credit">, itemprop="creator",
// <span class="visually-hidden">Image source, </span>.
func Element(n *html.Node) (text, credit string) {
	r := reader{root: n}
	r.read(n, 0)
	return r.text.String(), r.credit()
}

// A reader reads the text of an element.
type reader struct {
	root        *html.Node
	text        strings.Builder
	blank, line bool       // stands before what is written next
	described   int        // how many elements were read that hold a description
	marked      []cut      // where credits stand, in order
	last        cut        // the last part of the text that looks apart
	labelFor    *html.Node // which a hidden label calls a credit
}

// A cut is a part of a text.
type cut struct{ start, end int }

func (r *reader) read(n *html.Node, deep int) {
	if deep > maxNesting || r.text.Len() > maxElement {
		return
	}
	switch n.Type {
	case html.TextNode:
		r.write(n.Data)
		return
	case html.ElementNode:
		if n != r.root && r.leavesOut(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	block, mark := isBlock(n), markOf(n)
	r.line = r.line || block
	r.blank = r.blank || mark == marksCredit
	start, described, marked := r.text.Len(), r.described, len(r.marked)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, deep+1)
	}
	if r.text.Len() > start {
		mark = r.markOfText(n, mark, start)
		switch {
		case mark == marksCredit && r.described == described:
			r.marked = append(r.marked[:marked], cut{start, r.text.Len()})
		case mark == marksDescription:
			r.described++
		}
		r.blank = r.blank || mark == marksCredit
	}
	r.line = r.line || block
}

// markOfText is the mark of an element whose text begins at start, by that text
// too: <em>Photo: Jo Park</em> is a credit, and so is what a label of its own is
// in, "<span><b>Credit</b>Jo Park</span>".
func (r *reader) markOfText(n *html.Node, mark mark, start int) mark {
	text := strings.TrimSpace(r.text.String()[start:])
	switch {
	case r.labelFor == n:
		return marksCredit
	case n == r.root || len(text) > mostLabelled:
		return mark
	case IsLabel(text):
		r.blank = true // what looks apart is apart
		if HasCreditLabel(text) && isFirst(n) && n.Parent != r.root {
			r.labelFor = n.Parent
		}
		return marksNothing
	case n.DataAtom == atom.Small, n.DataAtom == atom.Cite, n.DataAtom == atom.Em, n.DataAtom == atom.I:
		r.last = cut{start, r.text.Len()}
	}
	if name, ok := CreditOf(text); ok && name != text {
		return marksCredit
	}
	return mark
}

// mostLabelled is how long a credit is that is known by its label, in bytes.
const mostLabelled = 200

// isFirst reports whether nothing but white space is before n in its parent.
func isFirst(n *html.Node) bool {
	before := n.PrevSibling
	for range 3 {
		if before == nil {
			return true
		}
		if before.Type == html.ElementNode || before.Type == html.TextNode && strings.TrimSpace(before.Data) != "" {
			return false
		}
		before = before.PrevSibling
	}
	return false
}

// write adds text, with its white space single.
func (r *reader) write(s string) {
	for s != "" && r.text.Len() <= maxElement {
		word := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsSpace(c) })
		if word != 0 {
			r.blank = true
		}
		if word < 0 {
			return
		}
		s = s[word:]
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		switch {
		case r.text.Len() == 0:
		case r.line:
			r.text.WriteByte('\n')
		case r.blank:
			r.text.WriteByte(' ')
		}
		r.blank, r.line = false, false
		r.text.WriteString(s[:end])
		s = s[end:]
	}
}

// credit is what is marked. Names that nothing but a sign or a line parts are
// one: "Jo Park" / "Reuters".
func (r *reader) credit() string {
	text := r.text.String()
	if len(r.marked) == 0 {
		return r.setApart(text)
	}
	out := r.marked[0]
	for _, c := range r.marked[1:] {
		if between := text[out.end:c.start]; len(between) > 8 || strings.IndexFunc(between, unicode.IsLetter) >= 0 {
			break
		}
		out.end = c.end
	}
	return strings.TrimSpace(text[out.start:out.end])
}

// setApart is the name behind a whole description that has an element to
// itself, though none that is marked: "<em>Jo Park</em>". A title is none.
func (r *reader) setApart(text string) string {
	before := strings.TrimRight(text[:r.last.start], " ")
	name := strings.TrimSpace(text[r.last.start:r.last.end])
	if before == "" || r.last.end < len(text) || !EndsPart(before) && !strings.HasPrefix(text[len(before):], "\n") {
		return ""
	}
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	switch first {
	case "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "o", "il", "i":
		return ""
	}
	if IsCreator(name) {
		return name
	}
	return ""
}

// leavesOut reports whether no reader sees the text of n. A label that only
// screen readers have says what its element is.
func (r *reader) leavesOut(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Math, atom.Button, atom.Select, atom.Textarea, atom.Iframe, atom.Object,
		atom.Audio, atom.Video, atom.Canvas, atom.Head, atom.Title:
		return true
	}
	if !isHidden(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && HasCreditLabel(c.Data) {
			r.labelFor = n.Parent
		}
	}
	return true
}
