package page

import (
	"math"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// The article is the element with the greatest sum of evidence. Each line of the page counts
// for or against the elements around it, with its length times a weight. So an element grows
// as long as it gains more text than furniture.

// An evidence is the weights of the text in a line, for each byte outside links.
type evidence struct {
	keptProse, kept         float64 // readability kept the line
	declaredProse, declared float64 // it did not, but the page declares the line as the article
	mainProse               float64 // it did not, but the line is in the main part of the page
	otherProse, other       float64
	keptLinked, linked      float64 // the weights of each byte in links
	junk                    float64 // added for lines in comments and in junk that is too large to be removed
}

var lineEvidence = evidence{
	keptProse: 1, kept: 0.8,
	declaredProse: 0.5, declared: -0.1,
	mainProse:  0.2,
	otherProse: -0.2, other: -0.7,
	keptLinked: 0.2, linked: -1,
	junk: -1.5,
}

// A weigher sums up the evidence for the elements of a page.
type weigher struct {
	evidence  evidence
	junk      junkFilter
	kept      keptWeight
	quoted    passages
	declared  *dom.Node // the article; nil if the page declares none
	main      *dom.Node // the main part of the page; nil if the page declares none
	weights   dom.Weights
	hasBlocks map[*dom.Node]bool
	best      *dom.Node
	bestScore float64
}

// bestContainer returns the element with the greatest sum of evidence. Weights are those of
// the body.
func (p *page) bestContainer(kept keptWeight, weights dom.Weights) (best *dom.Node, score float64) {
	body := dom.Body(p.root)
	w := &weigher{
		evidence: p.evidence, junk: p.junk, kept: kept, quoted: passagesOf(p.meta.ArticleBody), declared: declaredArticle(p.root, weights),
		weights: weights, hasBlocks: map[*dom.Node]bool{}, best: body, bestScore: math.Inf(-1),
	}
	w.mark(body)
	w.sum(body, context{})
	if w.bestScore <= 0 { // nothing looks like an article
		if w.best = w.declared; w.best == nil {
			w.best = w.main
		}
		if w.best == nil {
			w.best = body
		}
	}
	return w.best, w.bestScore
}

// mark finds the elements that contain blocks.
func (w *weigher) mark(n *dom.Node) bool {
	has := false
	for c := range n.ChildNodes() {
		if c.Type == dom.ElementNode && (w.mark(c) || dom.IsBlock(c)) {
			has = true
		}
	}
	if has {
		w.hasBlocks[n] = true
	}
	return has
}

// sum returns the evidence for n, and compares n and the elements in it with the best.
func (w *weigher) sum(n *dom.Node, in context) float64 {
	t := w.weights.Of(n)
	in.isDeclared = in.isDeclared || n == w.declared
	if dom.Is(n, atom.Main) || dom.Attr(n, "role") == "main" {
		w.main, in.isMain = n, true
	}
	in.isList = dom.Is(n, atom.Ul, atom.Ol) && t.Text-t.Linked >= minProse && t.Linked*2 < t.Text || in.isList && dom.Is(n, atom.Li)
	in.isJunk = in.isJunk || isCommentClass(n) || w.junk.isLargeJunk(n)
	in.isKept = in.isKept || w.kept.own[n]*2 > t.Text-t.Linked
	score := 0.0
	for c := range n.ChildNodes() {
		switch {
		case c.Type == dom.TextNode:
			score += w.line(c, dom.TextWeight{Text: dom.NonSpaceLen(c.Data)}, in, false, in.isKept || w.kept.own[n] > 0)
		case c.Type != dom.ElementNode || dom.IsNonText(c):
		case w.hasBlocks[c]:
			score += w.sum(c, in)
		default:
			line := w.line(c, w.weights.Of(c), in, in.isList || dom.Is(c, atom.Pre), in.isKept || w.kept.size[c] > 0 || !dom.IsBlock(c) && w.kept.own[n] > 0)
			w.compare(c, line)
			score += line
		}
	}
	w.compare(n, score)
	return score
}

// compare makes n the best element if none has more evidence.
func (w *weigher) compare(n *dom.Node, score float64) {
	if isTransparent(n) && score > w.bestScore {
		w.best, w.bestScore = n, score
	}
}

// A context is what is known about the elements around a line.
type context struct{ isDeclared, isMain, isJunk, isKept, isList bool }

// line returns the evidence of a line. Code and the items of a list without links count as
// prose, however short they are.
func (w *weigher) line(n *dom.Node, t dom.TextWeight, in context, isText, isKept bool) float64 {
	if t.Text == 0 {
		return 0
	}
	text := t.Text - t.Linked
	isProse := (text >= minProse || isText) && text > t.Linked
	e, weight, linked := &w.evidence, 0.0, w.evidence.linked
	isKept = isKept || w.quoted.has(n)
	switch {
	case isKept && isProse:
		weight, linked = e.keptProse, e.keptLinked
	case isKept:
		weight, linked = e.kept, e.keptLinked
	case in.isDeclared && isProse:
		weight = e.declaredProse
	case in.isMain && isProse:
		weight = e.mainProse
	case in.isDeclared:
		weight = e.declared
	case isProse:
		weight = e.otherProse
	default:
		weight = e.other
	}
	if in.isJunk {
		weight += e.junk
	}
	return weight*float64(text) + linked*float64(t.Linked)
}

// isCommentClass reports whether the class of n says that it is a comment by a reader.
func isCommentClass(n *dom.Node) bool {
	if !dom.Is(n, atom.Div, atom.Section, atom.Li, atom.Ol, atom.Ul, atom.Article, atom.Aside) {
		return false
	}
	for _, w := range dom.ClassWords(n) {
		if w == "comment" || w == "comments" {
			return true
		}
	}
	return false
}
