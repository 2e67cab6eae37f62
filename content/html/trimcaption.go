package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A slideshow writes a caption in full and cut short, with a control to change from one to
// the other, and repeats it beside its counter:
//
//	<div>People queue in Almaty at dawn. <a>less</a></div>
//	<div>People queue in ... <a>more</a></div>
//	<div>Image 1 of 23</div>
//	<div>People queue in Almaty at dawn.</div>
//
// What it says is the first sentence.

// TrimCaption removes from a caption element the elements that say nothing about the
// picture: controls, counters, and copies of the text of the caption, cut short or not.
// An element in the middle of a sentence stays.
func TrimCaption(n *dom.Node) {
	t := captionTrimmer{root: n, isBreak: true, breaks: map[int]bool{}, cut: map[*dom.Node]bool{}}
	t.walk(n, 0)
	t.breaks[len(t.words)] = true
	for _, n := range t.removed {
		dom.Remove(n)
	}
	t.removeCopies()
}

// Bounds on the captions in which copies are looked for.
const (
	maxTrimWords = 1000
	maxTrimParts = 300
)

// A captionTrimmer walks a caption element.
type captionTrimmer struct {
	root    *dom.Node
	last    rune // the last visible character so far, or 0
	isBreak bool // a line begins here
	words   []string
	breaks  map[int]bool // the indexes of words with which a line or a sentence begins
	parts   []captionPiece
	removed []*dom.Node
	cut     map[*dom.Node]bool // elements with text that is cut short
}

// A captionPiece is an element or a text node with the words in it.
type captionPiece struct {
	node       *dom.Node
	start, end int // of its words
}

func (e captionPiece) text() string {
	if e.node.Type == dom.TextNode {
		return strings.TrimSpace(e.node.Data)
	}
	return strings.TrimSpace(dom.Text(e.node))
}

func (t *captionTrimmer) walk(n *dom.Node, depth int) {
	if depth > maxCaptionDepth || len(t.words) > maxTrimWords {
		return
	}
	switch {
	case n.Type == dom.TextNode:
		t.text(n)
		return
	case n.Type != dom.ElementNode && n.Type != dom.DocumentNode, dom.IsNonText(n):
		return
	}
	isBlock := dom.IsBlock(n) || dom.Is(n, atom.Br)
	t.isBreak = t.isBreak || isBlock
	if n != t.root && t.isFurniture(n) {
		t.remove(n)
		return
	}
	i := len(t.parts)
	t.parts = append(t.parts, captionPiece{node: n, start: len(t.words)})
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.walk(c, depth+1)
	}
	t.isBreak = t.isBreak || isBlock
	t.parts[i].end = len(t.words)
}

// remove removes a counter or a control. One that begins with an ellipsis says that the text
// before it is cut short.
func (t *captionTrimmer) remove(n *dom.Node) {
	t.removed = append(t.removed, n)
	t.isBreak = true
	if !startsWithEllipsis(strings.TrimSpace(dom.Text(n))) {
		return
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if t.cut[p] = true; p == t.root {
			return
		}
	}
}

// text adds a text node, unless it is a counter on a line of its own.
func (t *captionTrimmer) text(n *dom.Node) {
	text := strings.TrimSpace(n.Data)
	if text == "" {
		return
	}
	if len(t.words) == 0 && len(captionWords(text)) == 0 && len(t.removed) > 0 { // "Enlarge / "
		t.remove(n)
		return
	}
	if t.isBreak && caption.IsCounter(text) && endsLine(n) {
		t.remove(n)
		return
	}
	if len(t.words) == 0 {
		if cut := caption.CutCounter(text); cut != text {
			n.Data, text = cut+" ", cut
		}
	}
	start := len(t.words)
	t.breaks[start] = t.beginsPart()
	t.words = append(t.words, captionWords(text)...)
	t.last, _ = utf8.DecodeLastRuneInString(text)
	t.isBreak = false
	t.parts = append(t.parts, captionPiece{n, start, len(t.words)})
}

// beginsPart reports whether a line or a sentence begins here.
func (t *captionTrimmer) beginsPart() bool {
	return t.isBreak || t.last == 0 || strings.ContainsRune(".!?…。”\")]", t.last)
}

// endsLine reports whether nothing is after a text node on its line.
func endsLine(n *dom.Node) bool {
	next := n.NextSibling
	for next != nil && next.Type == dom.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	return next == nil && (n.Parent == nil || dom.IsBlock(n.Parent)) || next != nil && (dom.IsBlock(next) || dom.Is(next, atom.Br))
}

func captionWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// isFurniture reports whether an element is a counter or a control: it has the text of one,
// or a few words and the role of one.
func (t *captionTrimmer) isFurniture(n *dom.Node) bool {
	const maxWords = 4
	text, ok := briefText(n)
	words := captionWords(text)
	switch {
	case !ok || len(words) == 0:
		return false
	case caption.IsCounter(text):
		return t.beginsPart()
	case isControlRole(n):
		return caption.IsControl(text) || len(words) <= maxWords && !isNameOfSomebody(text)
	}
	// One word may belong to a sentence: "says <i>more</i>".
	isApart := t.beginsPart() || len(words) > 1 && isAfterElement(n)
	return caption.IsControl(text) && (startsWithEllipsis(text) || isApart && (len(words) > 1 || endsLine(n) || leadsNowhere(n)))
}

// trimFigure removes from a figure with a caption what is beside its picture and its caption
// and says nothing: a counter, a control, a label such as "Image" for screen readers.
func trimFigure(figure *dom.Node) {
	if dom.First(figure, atom.Figcaption) == nil {
		return
	}
	var removed []*dom.Node
	for n := figure.FirstChild; n != nil; {
		after := dom.Following(n, figure)
		switch {
		case dom.IsNonText(n), dom.Is(n, atom.Figcaption, atom.Figure, atom.Table, atom.Pre, atom.Blockquote):
		case isFigureLabel(n):
			removed = append(removed, n)
		case n.FirstChild != nil:
			after = n.FirstChild
		}
		n = after
	}
	for _, n := range removed {
		dom.Remove(n)
	}
}

func isFigureLabel(n *dom.Node) bool {
	if !dom.Is(n, atom.Span, atom.Div, atom.P, atom.A, atom.Ul, atom.Li) {
		return false
	}
	text, ok := briefText(n)
	return ok && (caption.IsCounter(text) || caption.IsControl(text) || caption.IsPictureWord(text))
}

// briefText returns the text of n on one line. It reports false if n is too long for a
// counter or a control, or contains a picture.
func briefText(n *dom.Node) (text string, ok bool) {
	const (
		maxNodes = 30
		maxBrief = 60 // bytes
	)
	var words []string
	left, size := maxNodes, 0
	for c := range n.Descendants() {
		if left--; left < 0 || size > maxBrief || dom.Is(c, atom.Img) {
			return "", false
		}
		if c.Type == dom.TextNode {
			more := strings.Fields(c.Data)
			size += dom.NonSpaceLen(c.Data) + len(more)
			words = append(words, more...)
		}
	}
	return strings.Join(words, " "), size <= maxBrief
}

func startsWithEllipsis(text string) bool {
	return strings.HasPrefix(text, "...") || strings.HasPrefix(text, "…")
}

// isAfterElement reports whether an element is right before n.
func isAfterElement(n *dom.Node) bool {
	before := n.PrevSibling
	for before != nil && before.Type == dom.TextNode && strings.TrimSpace(before.Data) == "" {
		before = before.PrevSibling
	}
	return before != nil && before.Type == dom.ElementNode
}

// isControlRole reports whether an element is a control by its markup.
func isControlRole(n *dom.Node) bool {
	return dom.Is(n, atom.Button) || dom.HasRole(n, "button", "tab", "switch", "slider") || dom.HasAttr(n, "aria-expanded") || dom.HasAttr(n, "aria-controls")
}

// leadsNowhere reports whether an element is a link that only a script follows.
func leadsNowhere(n *dom.Node) bool {
	href := strings.TrimSpace(dom.Attr(n, "href"))
	return dom.Is(n, atom.A) && (href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(strings.ToLower(href), "javascript:")) || dom.HasAttr(n, "onclick")
}

// isNameOfSomebody reports whether a text credits or names somebody.
func isNameOfSomebody(text string) bool {
	_, ok := caption.CreditOf(text)
	return ok || caption.IsCreator(text)
}

// removeCopies removes the elements whose words are elsewhere in the caption.
func (t *captionTrimmer) removeCopies() {
	if len(t.words) > maxTrimWords || len(t.parts) > maxTrimParts {
		return
	}
	isGone := make([]bool, len(t.words))
	for _, e := range t.parts {
		if e.node == t.root || e.start == e.end || isGone[e.start] || !t.breaks[e.start] || !t.breaks[e.end] && !t.isCutShort(e) {
			continue
		}
		if original := t.originalOf(e, isGone); original != nil {
			t.reveal(original)
			dom.Remove(e.node)
			for i := e.start; i < e.end; i++ {
				isGone[i] = true
			}
		}
	}
}

// reveal makes an element visible. A page may hide the whole text and show it cut short.
func (t *captionTrimmer) reveal(n *dom.Node) {
	for ; n != nil && n != t.root; n = n.Parent {
		if n.Type == dom.ElementNode && isHiddenInCaption(n) {
			n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == "hidden" || a.Key == "style" || a.Key == "class" })
		}
	}
}

// isCutShort reports whether the text of a piece breaks off.
func (t *captionTrimmer) isCutShort(e captionPiece) bool {
	text := e.text()
	return t.cut[e.node] || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…")
}

// originalOf returns the element that begins with the words of a piece and is before it or,
// if the piece is cut short, after it. It returns nil if there isn't one.
func (t *captionTrimmer) originalOf(e captionPiece, isGone []bool) *dom.Node {
	const (
		minWords = 3
		minBytes = 12
	)
	words := t.words[e.start:e.end]
	isLong := len(words) >= minWords && len(strings.Join(words, " ")) >= minBytes
	if !isLong && !isNameOfSomebody(e.text()) {
		return nil
	}
	isCut := isLong && t.isCutShort(e)
	for _, other := range t.parts {
		at := other.start
		switch {
		case at+len(words) > len(t.words) || isGone[at] || !beginsWithWords(t.words[at:], words, isCut):
		case at+len(words) <= e.start && t.breaks[at], at >= e.end && isCut && len(strings.Join(t.words[at:other.end], " ")) > len(strings.Join(words, " ")):
			return other.node
		}
	}
	return nil
}

// beginsWithWords reports whether text begins with words, the last of which may be cut short.
func beginsWithWords(text, words []string, isCut bool) bool {
	last := len(words) - 1
	return slices.Equal(text[:last], words[:last]) && (text[last] == words[last] || isCut && strings.HasPrefix(text[last], words[last]))
}
