package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/segment"

	"golang.org/x/net/html/atom"
)

// Many poems have an element for each line, where HTML has line breaks in a paragraph. What
// tells them from prose is that their lines run on: few of them end a sentence.
//
//	<div><p>The rope is wet,</p><p>the oar is dry</p></div>
//
// becomes
//
//	<div><p><span>The rope is wet,</span><br><span>the oar is dry</span></p></div>

// The bounds of a line of verse.
const (
	maxLine      = 90 // code points
	maxLineNodes = 40
)

// A stanza is a run of sibling elements that have a line each.
type stanza struct{ lines []*dom.Node }

// A poem is stanzas whose parents are siblings, or have the same parent.
type poem struct {
	stanzas []*stanza

	words     int // in all lines
	lines     int
	breaks    int // between the lines of the stanzas
	sentences int // breaks at the end of a sentence
	runOns    int // breaks in the middle of one: after a comma, or before a lower-case letter
	commas    int // run-ons after a comma or the like
	isNamed   bool
}

// JoinVerse puts the lines of verse that are elements of their own into one paragraph for
// each stanza. With hasFixedPages, elements with a single word each, as books with fixed
// pages have them, become a paragraph of these words.
func JoinVerse(root *dom.Node, hasFixedPages bool) {
	v := verseFinder{kinds: map[*dom.Node]lineKind{}, isProse: map[string]bool{}, poems: map[*dom.Node]*poem{}}
	var parents []*dom.Node
	lines := 0
	for n := range dom.All(root) {
		if n == root || !dom.Is(n, atom.P, atom.Div) {
			continue
		}
		breakSpans(n)
		kind := lineKindOf(n)
		v.kinds[n] = kind
		switch {
		case kind == proseLine:
			v.isProse[n.Data+" "+dom.Attr(n, "class")] = true
		case kind == verseLine:
			if lines++; len(parents) == 0 || parents[len(parents)-1] != n.Parent {
				parents = append(parents, n.Parent)
			}
		}
	}
	if lines < 2 { // one line is no verse
		return
	}
	seen := map[*dom.Node]bool{}
	for _, n := range parents {
		if !seen[n] && dom.Closest(n, atom.Figure, atom.Figcaption, atom.Table, atom.Li, atom.Dl, atom.Nav, atom.Header, atom.Footer, atom.Form, atom.Pre, atom.Button) == nil {
			v.find(n)
		}
		seen[n] = true
	}
	for _, key := range v.order {
		p := v.poems[key]
		p.weigh()
		switch isWords := hasFixedPages && p.isWords(); {
		case isWords:
			p.join(true)
		case p.isVerse():
			p.removeNumbers()
			p.join(false)
		}
	}
}

// A verseFinder looks for the poems of a document.
type verseFinder struct {
	kinds   map[*dom.Node]lineKind
	isProse map[string]bool     // by names and classes of elements
	poems   map[*dom.Node]*poem // by the parents of the stanzas' parents
	order   []*dom.Node
}

// A lineKind is what an element that may be a line holds.
type lineKind int

const (
	otherLine lineKind = iota // blocks, pictures, links, or nothing
	verseLine                 // a short text
	proseLine                 // a longer text
)

// lineKindOf returns what a p or a div holds.
func lineKindOf(n *dom.Node) lineKind {
	text, nodes := 0, 0
	hasBreak, hasLetters := false, false
	for c := range n.Descendants() {
		if nodes++; nodes > maxLineNodes {
			break
		}
		switch {
		case c.Type == dom.TextNode:
			text += utf8.RuneCountInString(strings.TrimSpace(c.Data))
			hasLetters = hasLetters || strings.IndexFunc(c.Data, unicode.IsLetter) >= 0
			if hasBreak && strings.TrimSpace(c.Data) != "" {
				return proseLine // it has lines already
			}
		case c.Type != dom.ElementNode:
		case dom.IsBlock(c), c.Namespace != "", dom.Is(c, atom.Img, atom.Input, atom.Button, atom.Iframe, atom.Video, atom.Audio, atom.Sup):
			return otherLine
		case dom.Is(c, atom.A) && dom.HasAttr(c, "href"):
			return otherLine
		case dom.Is(c, atom.Br):
			hasBreak = true
		}
	}
	switch {
	case nodes > maxLineNodes, text > maxLine:
		return proseLine
	case !hasLetters:
		return otherLine
	}
	return verseLine
}

// find adds the stanzas among the children of n. Beside prose, the class of a line must be
// one that prose does not have.
func (v *verseFinder) find(n *dom.Node) {
	isMixed := false
	for c := range n.ChildNodes() {
		isMixed = isMixed || v.kinds[c] == proseLine || c.Type == dom.TextNode && strings.TrimSpace(c.Data) != ""
	}
	key := n.Parent
	if isMixed || key == nil {
		key = n
	}
	s := &stanza{}
	flush := func() {
		if len(s.lines) > 0 {
			if v.poems[key] == nil {
				v.poems[key] = &poem{}
				v.order = append(v.order, key)
			}
			v.poems[key].stanzas = append(v.poems[key].stanzas, s)
		}
		s = &stanza{}
	}
	for c := range n.ChildNodes() {
		switch {
		case c.Type == dom.ElementNode && v.kinds[c] == verseLine && (!isMixed || v.isOwnClass(c)):
			s.lines = append(s.lines, c)
		case c.Type == dom.ElementNode:
			flush()
		}
	}
	flush()
}

// isOwnClass reports whether a line has a class, and no prose has the same one.
func (v *verseFinder) isOwnClass(n *dom.Node) bool {
	class := dom.Attr(n, "class")
	return class != "" && !v.isProse[n.Data+" "+class]
}

// lineText returns the text of a line.
func lineText(n *dom.Node) string { return strings.Join(strings.Fields(dom.Text(n)), " ") }

// weigh counts the breaks between lines.
func (p *poem) weigh() {
	for _, s := range p.stanzas {
		for i, n := range s.lines {
			p.isNamed = p.isNamed || i == 0 && isInNamedVerse(n)
			p.lines++
			p.words += len(strings.Fields(dom.Text(n)))
			if i == 0 {
				continue
			}
			p.breaks++
			before, after := lineText(s.lines[i-1]), lineText(n)
			last, _ := utf8.DecodeLastRuneInString(before)
			first, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "“‘\"'«„"))
			switch {
			case strings.ContainsRune(",;—–", last):
				p.commas++
				p.runOns++
			case unicode.IsLower(first):
				p.runOns++
			case segment.EndsSentence(before, nil):
				p.sentences++
			}
		}
	}
}

// isInNamedVerse reports whether an element, or one closely around it, is declared to be
// verse.
func isInNamedVerse(n *dom.Node) bool {
	const maxAround = 3
	for left := maxAround; n != nil && left >= 0; left-- {
		if isNamedVerse(n) {
			return true
		}
		n = n.Parent
	}
	return false
}

// isNamedVerse reports whether an element is declared to be verse.
func isNamedVerse(n *dom.Node) bool {
	for _, word := range append(strings.Fields(dom.Attr(n, "epub:type")), dom.ClassWords(n)...) {
		switch strings.TrimPrefix(strings.ToLower(word), "z3998:") {
		case "verse", "poem", "poetry", "stanza", "hymn", "song", "lyrics":
			return true
		}
	}
	return false
}

// isWords reports whether the lines are single words that run on.
func (p *poem) isWords() bool { return p.words == p.lines && p.runOns > 0 && p.runOns*3 >= p.breaks }

// breakSpans breaks the line between the spans of a stanza that has one for each line, and
// nothing else. Spans alone are no sign: word processors make them anywhere. The element or
// one around it must be declared to be verse.
func breakSpans(n *dom.Node) {
	const minWords = 2
	var spans []*dom.Node
	words := 0
	for c := range n.ChildNodes() {
		switch {
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "", c.Type == dom.CommentNode:
		case dom.Is(c, atom.Span) && dom.First(c, atom.Br) == nil && utf8.RuneCountInString(lineText(c)) <= maxLine:
			spans = append(spans, c)
			words += len(strings.Fields(lineText(c)))
		default:
			return
		}
	}
	if len(spans) < 2 || words < minWords*len(spans) || !isInNamedVerse(n) {
		return
	}
	for _, c := range spans[1:] {
		n.InsertBefore(dom.NewElement(atom.Br), c)
	}
}

// isVerse reports whether the lines run on. A name is one more sign, but no verdict.
func (p *poem) isVerse() bool {
	const minWords = 3 // per line, on average; labels and lists of names have fewer
	runOns := p.runOns
	if p.isNamed {
		runOns += 1 + p.breaks/3
	}
	switch {
	case p.breaks == 0, !p.isNamed && (p.lines == 2 && p.commas == 0 || p.words < minWords*p.lines), p.sentences*2 > p.breaks && !p.isNamed, p.sentences == p.breaks:
		return false
	case runOns > 0 && runOns*3 >= p.breaks:
		return true
	}
	return p.breaks >= 4 && p.sentences*4 <= p.breaks
}

// removeNumbers removes the numbers of the lines, which poems print beside them. A single
// number must stick to the words of its line.
func (p *poem) removeNumbers() {
	var numbers []*dom.Node
	isGlued := false
	line := 0
	for _, s := range p.stanzas {
		for _, n := range s.lines {
			line++
			for _, c := range []*dom.Node{edgeElement(n.LastChild, previous), edgeElement(n.FirstChild, next)} {
				if dom.Is(c, atom.Span, atom.Small, atom.A) && strings.TrimSpace(dom.Text(c)) == strconv.Itoa(line) {
					numbers = append(numbers, c)
					isGlued = isGlued || isGluedTo(c.PrevSibling)
				}
			}
		}
	}
	if len(numbers) == 1 && !isGlued {
		return
	}
	for _, n := range numbers {
		dom.Remove(n)
	}
}

// isGluedTo reports whether no white space is between a node and the one after it.
func isGluedTo(before *dom.Node) bool {
	if before == nil {
		return false
	}
	text := before.Data
	if before.Type == dom.ElementNode {
		text = dom.Text(before)
	}
	return text != "" && strings.TrimRightFunc(text, unicode.IsSpace) == text
}

// edgeElement returns c, or the node after it in a direction if c is white space. It
// returns nil if that is not an element.
func edgeElement(c *dom.Node, step func(*dom.Node) *dom.Node) *dom.Node {
	for c != nil && c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "" {
		c = step(c)
	}
	if c == nil || c.Type != dom.ElementNode {
		return nil
	}
	return c
}

func previous(n *dom.Node) *dom.Node { return n.PrevSibling }

func next(n *dom.Node) *dom.Node { return n.NextSibling }

// join puts the lines of each stanza into one paragraph, with line breaks or, if the lines
// are single words, with spaces between them.
func (p *poem) join(isWords bool) {
	for _, s := range p.stanzas {
		if len(s.lines) > 1 {
			s.join(isWords)
		}
	}
}

func (s *stanza) join(isWords bool) {
	p := dom.NewElement(atom.P)
	s.lines[0].Parent.InsertBefore(p, s.lines[0])
	for i, n := range s.lines {
		switch {
		case i > 0 && isWords:
			p.AppendChild(&dom.Node{Type: dom.TextNode, Data: " "})
		case i > 0:
			p.AppendChild(dom.NewElement(atom.Br))
		}
		for c := edgeElement(n.LastChild, previous); dom.Is(c, atom.Br); c = edgeElement(n.LastChild, previous) {
			n.RemoveChild(c)
		}
		n.Parent.RemoveChild(n)
		dom.Rename(n, atom.Span)
		p.AppendChild(n)
	}
}
