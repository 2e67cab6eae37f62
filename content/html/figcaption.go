package html

import (
	"strings"
	"unicode"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Bounds on a caption element. Anything nested deeper, or after more text, is dropped.
const (
	maxCaptionDepth = 100
	maxCaptionText  = 64 << 10 // bytes
)

// CaptionText returns the visible text of a caption, including the credit. N is the
// caption element or the whole figure. Credit is the part of the text that the page marks
// as the credit, or "". Both results are for [caption.SplitMarked] and are not sanitized.
// A run of white space becomes one space, and a line break on the page a newline.
//
// Pictures, buttons and hidden elements are left out. N itself may be hidden, because
// galleries hide every caption but the current one. A credit is marked by a class, a
// property or a label: <span class="c-photo__credit">, itemprop="creator", <span
// class="visually-hidden">Image source, </span>.
func CaptionText(n *dom.Node) (text, credit string) {
	r := captionReader{root: n}
	r.read(n, 0)
	return r.text.String(), r.credit()
}

// A captionReader collects the text of a caption.
type captionReader struct {
	root       *dom.Node
	text       strings.Builder
	isSpaceDue bool // a space is due before the next word
	isLineDue  bool // a line break is due before the next word

	descriptions  int         // how many elements so far are descriptions
	credits       []textRange // in order
	lastStyled    textRange   // the last element with a style of its own
	creditElement *dom.Node   // a hidden label says that this element is a credit
}

// A textRange is a part of the text of a caption, in bytes.
type textRange struct{ start, end int }

func (r *captionReader) read(n *dom.Node, depth int) {
	if depth > maxCaptionDepth || r.text.Len() > maxCaptionText {
		return
	}
	switch n.Type {
	case dom.TextNode:
		r.write(n.Data)
		return
	case dom.ElementNode:
		if n != r.root && r.shouldSkip(n) {
			return
		}
	case dom.DocumentNode:
	default:
		return
	}
	isBlock, kind := dom.IsBlock(n) || n.DataAtom == atom.Br, kindOf(n)
	r.isLineDue = r.isLineDue || isBlock
	r.isSpaceDue = r.isSpaceDue || kind == creditPart
	start, descriptions, credits := r.text.Len(), r.descriptions, len(r.credits)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, depth+1)
	}
	if r.text.Len() > start {
		kind = r.kindOfText(n, kind, start)
		switch {
		case kind == creditPart && r.descriptions == descriptions:
			r.credits = append(r.credits[:credits], textRange{start, r.text.Len()})
		case kind == descriptionPart:
			r.descriptions++
		}
		r.isSpaceDue = r.isSpaceDue || kind == creditPart
	}
	r.isLineDue = r.isLineDue || isBlock
}

// maxLabelled is the maximum length of a credit that is recognized by its label, in bytes.
const maxLabelled = 200

// kindOfText returns the kind of an element by kind, which its markup gives, and by its
// text, which begins at start. <em>Photo: Jo Park</em> is a credit, and so is a name
// whose label has an element of its own, as in <span><b>Credit</b>Jo Park</span>.
func (r *captionReader) kindOfText(n *dom.Node, kind partKind, start int) partKind {
	text := strings.TrimSpace(r.text.String()[start:])
	switch {
	case r.creditElement == n:
		return creditPart
	case n == r.root || len(text) > maxLabelled:
		return kind
	case caption.IsLabel(text):
		r.isSpaceDue = true
		if caption.HasCreditLabel(text) && dom.IsFirstChild(n) && n.Parent != r.root {
			r.creditElement = n.Parent
		}
		return otherPart
	case dom.Is(n, atom.Small, atom.Cite, atom.Em, atom.I):
		r.lastStyled = textRange{start, r.text.Len()}
	}
	if name, ok := caption.CreditOf(text); ok && name != text {
		return creditPart
	}
	return kind
}

// write adds text. Each run of white space becomes one space.
func (r *captionReader) write(s string) {
	for s != "" && r.text.Len() <= maxCaptionText {
		word := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsSpace(c) })
		if word != 0 {
			r.isSpaceDue = true
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
		case r.isLineDue:
			r.text.WriteByte('\n')
		case r.isSpaceDue:
			r.text.WriteByte(' ')
		}
		r.isSpaceDue, r.isLineDue = false, false
		r.text.WriteString(s[:end])
		s = s[end:]
	}
}

// credit returns the text of the credit. Names with only punctuation or a line break
// between them are one credit: "Jo Park" / "Reuters".
func (r *captionReader) credit() string {
	const maxBetween = 8 // bytes
	text := r.text.String()
	if len(r.credits) == 0 {
		return r.unmarkedCredit()
	}
	credit := r.credits[0]
	for _, next := range r.credits[1:] {
		if between := text[credit.end:next.start]; len(between) > maxBetween || strings.IndexFunc(between, unicode.IsLetter) >= 0 {
			break
		}
		credit.end = next.end
	}
	return strings.TrimSpace(text[credit.start:credit.end])
}

// unmarkedCredit returns a name in an element of its own after a complete description,
// without any markup that calls it a credit: "<em>Jo Park</em>". The title of a work is
// not a name.
func (r *captionReader) unmarkedCredit() string {
	text := r.text.String()
	before := strings.TrimRight(text[:r.lastStyled.start], " ")
	name := strings.TrimSpace(text[r.lastStyled.start:r.lastStyled.end])
	if before == "" || r.lastStyled.end < len(text) || !caption.EndsPart(before) && !strings.HasPrefix(text[len(before):], "\n") {
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

// shouldSkip reports whether the text of n is not visible. If n is a hidden label, it
// also records what the label says about the element around it.
func (r *captionReader) shouldSkip(n *dom.Node) bool {
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
			r.creditElement = n.Parent
		}
	}
	return true
}
