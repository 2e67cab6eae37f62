package html

import (
	"strings"
	"unicode"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Bounds on the element of a caption. What is nested deeper, or follows so much text,
// is left out.
const (
	maxCaptionDepth = 100
	maxCaptionText  = 64 << 10 // bytes
)

// CaptionText returns the text of a caption as a reader sees it, with its credit, from
// the element of the caption or from the whole figure. It also returns the part of the
// text that the page marks as the credit, or "". Both are for [caption.SplitMarked];
// neither is sanitized. A run of white space is one space, and there is a newline where
// the page begins a line.
//
// Pictures, buttons and hidden elements are left out, but for n itself, because
// galleries hide all captions but one. A credit is marked by a class, a property or a
// label: <span class="c-photo__credit">, itemprop="creator", <span
// class="visually-hidden">Image source, </span>.
func CaptionText(n *dom.Node) (text, credit string) {
	r := captionReader{root: n}
	r.read(n, 0)
	return r.text.String(), r.credit()
}

// A captionReader reads the text of a caption.
type captionReader struct {
	root    *dom.Node
	text    strings.Builder
	isSpace bool // a space is due before the next word
	isLine  bool // a line break is due before the next word

	descriptions int        // elements so far that hold a description
	marked       []textPart // that are credits, in order
	last         textPart   // the last one in an element of its own that looks different
	labelFor     *dom.Node  // which a hidden label calls a credit
}

// A textPart is a part of the text of a caption.
type textPart struct{ start, end int }

func (r *captionReader) read(n *dom.Node, depth int) {
	if depth > maxCaptionDepth || r.text.Len() > maxCaptionText {
		return
	}
	switch n.Type {
	case dom.TextNode:
		r.write(n.Data)
		return
	case dom.ElementNode:
		if n != r.root && r.leavesOut(n) {
			return
		}
	case dom.DocumentNode:
	default:
		return
	}
	isBlock, mark := dom.IsBlock(n) || n.DataAtom == atom.Br, markOf(n)
	r.isLine = r.isLine || isBlock
	r.isSpace = r.isSpace || mark == marksCredit
	start, descriptions, marked := r.text.Len(), r.descriptions, len(r.marked)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, depth+1)
	}
	if r.text.Len() > start {
		mark = r.markOfText(n, mark, start)
		switch {
		case mark == marksCredit && r.descriptions == descriptions:
			r.marked = append(r.marked[:marked], textPart{start, r.text.Len()})
		case mark == marksDescription:
			r.descriptions++
		}
		r.isSpace = r.isSpace || mark == marksCredit
	}
	r.isLine = r.isLine || isBlock
}

// maxLabelled is how long a credit is that is known by its label, in bytes.
const maxLabelled = 200

// markOfText returns what an element is marked as, by its text from start as well:
// <em>Photo: Jo Park</em> is a credit, and so is what has a label in an element of its
// own, as in <span><b>Credit</b>Jo Park</span>.
func (r *captionReader) markOfText(n *dom.Node, mark mark, start int) mark {
	text := strings.TrimSpace(r.text.String()[start:])
	switch {
	case r.labelFor == n:
		return marksCredit
	case n == r.root || len(text) > maxLabelled:
		return mark
	case caption.IsLabel(text):
		r.isSpace = true
		if caption.HasCreditLabel(text) && dom.IsFirst(n) && n.Parent != r.root {
			r.labelFor = n.Parent
		}
		return marksNothing
	case dom.Is(n, atom.Small, atom.Cite, atom.Em, atom.I):
		r.last = textPart{start, r.text.Len()}
	}
	if name, ok := caption.CreditOf(text); ok && name != text {
		return marksCredit
	}
	return mark
}

// write adds text, with each run of white space as one space.
func (r *captionReader) write(s string) {
	for s != "" && r.text.Len() <= maxCaptionText {
		word := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsSpace(c) })
		if word != 0 {
			r.isSpace = true
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
		case r.isLine:
			r.text.WriteByte('\n')
		case r.isSpace:
			r.text.WriteByte(' ')
		}
		r.isSpace, r.isLine = false, false
		r.text.WriteString(s[:end])
		s = s[end:]
	}
}

// credit returns the text that is marked as the credit. Names with nothing but a sign
// or a line break between them are one credit: "Jo Park" / "Reuters".
func (r *captionReader) credit() string {
	const maxBetween = 8 // bytes
	text := r.text.String()
	if len(r.marked) == 0 {
		return r.creditApart()
	}
	credit := r.marked[0]
	for _, next := range r.marked[1:] {
		if between := text[credit.end:next.start]; len(between) > maxBetween || strings.IndexFunc(between, unicode.IsLetter) >= 0 {
			break
		}
		credit.end = next.end
	}
	return strings.TrimSpace(text[credit.start:credit.end])
}

// creditApart returns the name after a whole description that has an element of its
// own, even without a mark: "<em>Jo Park</em>". The title of a work is not a name.
func (r *captionReader) creditApart() string {
	text := r.text.String()
	before := strings.TrimRight(text[:r.last.start], " ")
	name := strings.TrimSpace(text[r.last.start:r.last.end])
	if before == "" || r.last.end < len(text) || !caption.EndsPart(before) && !strings.HasPrefix(text[len(before):], "\n") {
		return ""
	}
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	switch first {
	case "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "o", "il", "i":
		return ""
	}
	if caption.IsCreator(name) {
		return name
	}
	return ""
}

// leavesOut reports whether readers do not see the text of n. A label that only screen
// readers have says what the element around it is.
func (r *captionReader) leavesOut(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Math, atom.Button, atom.Select, atom.Textarea, atom.Iframe, atom.Object,
		atom.Audio, atom.Video, atom.Canvas, atom.Head, atom.Title:
		return true
	}
	if !isHiddenInCaption(n) {
		return false
	}
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode && caption.HasCreditLabel(c.Data) {
			r.labelFor = n.Parent
		}
	}
	return true
}
