package page

import (
	"strings"

	"pullquote/content/html"
	"pullquote/content/internal/dom"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html/atom"
)

// Readability locates the article, but then removes too much from it: lists, tables, and
// whole sections with a few links. So its result is one piece of evidence for where the
// article is, and the passes decide again what to remove from it.

// locateArticle sets the view to the element that contains the article, and removes it from
// the document: the element with the most evidence. If that contains much besides the text
// that readability kept, the view is the result of readability. If nothing has text, the
// view is the body.
func (p *page) locateArticle() {
	hasResult := p.canUseReadability() && p.useReadability()
	var kept keptWeight
	if hasResult {
		kept = p.keptWeights()
	}
	weights := dom.TextWeights(dom.Body(p.root))
	best, score := p.bestContainer(kept, weights)
	table := dom.Closest(best, atom.Table)
	isTable := table != nil && html.IsDataTable(table)
	if isTable { // all rows belong together, and an introduction may be beside them
		best = table.Parent
	}
	if p.order[p.meta.Headline] > 0 {
		best = p.extendToHeadline(best)
	}
	one := p.extendToText(best, weights)
	best = p.extendToItems(one)
	const minScore = 0.5 // of the text that readability kept
	switch {
	case dom.UnlinkedLen(best) == 0:
		p.view, p.origins = dom.Body(p.root), nil
	case hasResult && !isTable && best == one && dom.UnlinkedLen(best) > 2*dom.UnlinkedLen(p.view) && score < minScore*float64(kept.size[dom.Body(p.root)]):
	default:
		p.view, p.origins = best, nil
		if hasResult {
			p.pruneContainer(kept, weights)
		}
	}
	dom.Remove(p.view)
}

// Readability walks the content of all ancestors of an element up to four times, and keeps a copy
// of the page for each time. It is not used for pages with more elements than people write. Pages
// have one for each 40 bytes.
const (
	maxElements     = 100_000
	minElements     = 20_000 // that any page may have, besides one for each bytesPerElement
	bytesPerElement = 50
	maxDepths       = 4_000_000 // the depths of all elements, added up
)

func (p *page) canUseReadability() bool {
	elements, depths := 0, 0
	var count func(n *dom.Node, depth int)
	count = func(n *dom.Node, depth int) {
		elements++
		depths += depth
		for c := range n.ChildNodes() {
			count(c, depth+1)
		}
	}
	count(p.root, 0)
	return elements <= min(minElements+p.length/bytesPerElement, maxElements) && depths <= maxDepths
}

// useReadability sets the view to the article that readability finds. It reports false if
// it finds none.
func (p *page) useReadability() bool {
	copied, originals := numberedCopy(p.root, func(n *dom.Node) bool { return p.order[n] > 0 || p.notes.Has(n) })
	r := readability.NewParser()
	r.KeepClasses = true
	r.DisableJSONLD = true
	found, err := r.ParseAndMutate(copied, dom.ParseBase(p.article.Source.String()))
	if err != nil || found.Node == nil {
		return false
	}
	p.view = found.Node
	p.origins = originsOf(p.view, originals)
	for n := range dom.All(p.view) {
		if n.Type == dom.ElementNode { // readability changes the name only in Data
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	return true
}

// declaredArticle returns the element with the most text among those that the page declares
// as its article, or nil if there isn't one.
func declaredArticle(root *dom.Node, weights dom.Weights) *dom.Node {
	var richest *dom.Node
	size := 0
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode || isCommentClass(n) || !dom.Is(n, atom.Article) && !dom.HasWord(dom.Attr(n, "itemprop"), "articleBody") {
			continue
		}
		// Articles may be nested. The weight counts hidden text as well, so the size is no larger.
		if w := weights.Of(n); richest != nil && w.Text-w.Linked <= size*11/10 {
			continue
		}
		if s := dom.UnlinkedLen(n); s > size*11/10 || richest == nil {
			richest, size = n, s
		}
	}
	return richest
}

// minProse is the minimum length of a paragraph of prose, in bytes without white space.
const minProse = 70

// proseLen returns the size of the prose in root, in bytes without white space: the text
// outside links in paragraphs of at least minProse.
func proseLen(root *dom.Node) int {
	size := 0
	for n := root; n != nil; {
		after := dom.Following(n, root)
		if dom.Is(n, atom.P, atom.Li, atom.Blockquote) {
			if s := dom.UnlinkedLen(n); s >= minProse {
				size += s
			}
		} else if n.FirstChild != nil {
			after = n.FirstChild
		}
		n = after
	}
	return size
}

// A keptWeight is how much of the text that readability kept is in each element of the page,
// in bytes without white space.
type keptWeight struct {
	own  map[*dom.Node]int // the text whose nearest numbered ancestor is the element
	size map[*dom.Node]int
}

// keptWeights weighs the elements of the page by their text in the view.
func (p *page) keptWeights() keptWeight {
	own := map[*dom.Node]int{}
	for n := range dom.All(p.view) {
		if n.Type != dom.TextNode || dom.Is(n.Parent, atom.A) {
			continue
		}
		for e := n.Parent; e != nil && e != p.view; e = e.Parent {
			if origin := p.origin(e); p.order[origin] > 0 {
				own[origin] += dom.NonSpaceLen(n.Data)
				break
			}
		}
	}
	k := keptWeight{own, map[*dom.Node]int{}}
	var weigh func(n *dom.Node) int
	weigh = func(n *dom.Node) int {
		sum := own[n]
		for c := range n.ChildNodes() {
			sum += weigh(c)
		}
		if sum > 0 {
			k.size[n] = sum
		}
		return sum
	}
	weigh(dom.Body(p.root))
	return k
}

// isTransparent reports whether the content of n has the same meaning without n.
func isTransparent(n *dom.Node) bool {
	return dom.Is(n, atom.Html, atom.Body, atom.Main, atom.Article, atom.Section, atom.Div, atom.Center, atom.Aside, atom.Header, atom.Footer, atom.Form, atom.Fieldset, atom.Span, atom.Font,
		atom.Table, atom.Tbody, atom.Tr, atom.Td) || strings.Contains(n.Data, "-")
}

// extendToHeadline returns the container, or the smallest element with both the container
// and the prose between the headline
// and the container, if that has little else. An article begins at its headline.
func (p *page) extendToHeadline(container *dom.Node) *dom.Node {
	const minParagraphs = 2
	var first *dom.Node
	paragraphs, size := 0, 0
	p.eachProseAbove(container, func(n *dom.Node, length int) {
		if first == nil {
			first = n
		}
		paragraphs++
		size += length
	})
	if paragraphs < minParagraphs {
		return container
	}
	both := commonAncestor(container, first)
	if has := dom.UnlinkedLen(both); (has-dom.UnlinkedLen(container)-size)*2 > has {
		return container
	}
	return both
}

// eachProseAbove calls f for each paragraph of prose between the headline and the container,
// with its length.
func (p *page) eachProseAbove(container *dom.Node, f func(n *dom.Node, length int)) {
	body := dom.Body(p.root)
	isBelow := false
	for n := body; n != nil && n != container; {
		after := dom.Following(n, body)
		switch length := 0; {
		case n == p.meta.Headline:
			isBelow = true
		case isBelow && n.Type == dom.ElementNode && p.isFurniture(n) && !dom.Contains(n, container):
		case isBelow && n.Type == dom.TextNode && dom.Closest(n.Parent, atom.A, atom.Li) == nil:
			if length = dom.NonSpaceLen(n.Data); length >= minProse {
				f(n, length)
			}
		case isBelow && dom.Is(n, atom.P):
			if length = dom.UnlinkedLen(n); length >= minProse {
				f(n, length)
			}
		case n.FirstChild != nil:
			after = n.FirstChild
		}
		n = after
	}
}

// isFurniture reports whether n is beside the article, whatever text is in it.
func (p *page) isFurniture(n *dom.Node) bool {
	return dom.Is(n, atom.Aside, atom.Header, atom.Footer, atom.Nav, atom.Form) || isCommentClass(n) || p.junk.isLargeJunk(n)
}

// extendToText returns the container, or the largest element around it in which the rest
// does not look like furniture: it has few links, no controls, and nothing that is repeated,
// such as comments and teasers.
// The page declares that element as its main part, or it contains the headline.
func (p *page) extendToText(container *dom.Node, weights dom.Weights) *dom.Node {
	const (
		minShare   = 2 // the rest is at least a half as long as the container
		minRepeats = 3 // comments and teasers have the same class
	)
	body := dom.Body(p.root)
	best, last := container, container
	for n := container.Parent; container != body && n != nil && n != body; last, n = n, n.Parent {
		added, linked := weights.Of(n).Text-weights.Of(best).Text, weights.Of(n).Linked-weights.Of(best).Linked
		outer, inner := p.junk.shapes.shape(n), p.junk.shapes.shape(best)
		if linked*5 > added || outer.controls > inner.controls || outer.cards > inner.cards || outer.items > max(inner.items, minRepeats-1) || p.hasFurnitureBeside(n, last) {
			break
		}
		if isTransparent(n) && added*minShare >= weights.Of(best).Text && (isInArticle(n) || outer.containsArticle || dom.Contains(n, p.meta.Headline)) {
			best = n
		}
	}
	return best
}

// extendToItems returns the container, or the element around it if the container is one of
// several items below the headline that are built alike, such as the entries of a list of
// the best.
func (p *page) extendToItems(container *dom.Node) *dom.Node {
	const minAlike = 2 // others
	parent := container.Parent
	if parent == nil || !isTransparent(parent) || dom.Is(parent, atom.Body) || !dom.Contains(parent, p.meta.Headline) || dom.Contains(container, p.meta.Headline) || p.isFurniture(container) {
		return container
	}
	alike, first := 0, itemOf(container)
	for c := range parent.ChildNodes() {
		if c != container && c.Type == dom.ElementNode && itemOf(c) == first {
			alike++
		}
	}
	if first.names == "" || alike < minAlike {
		return container
	}
	return parent
}

// An item is how an element and those beside it that are built alike can be told.
type item struct {
	parent      *dom.Node
	name, class string
	names       string // of the elements in it; "" if there are not several
}

func itemOf(n *dom.Node) item {
	return item{n.Parent, n.Data, dom.Attr(n, "class"), childNames(n)}
}

// childNames returns the names of the elements in n, which has at least two, or "".
func childNames(n *dom.Node) string {
	const minChildren = 2
	var names []string
	for c := range n.ChildNodes() {
		if c.Type == dom.ElementNode {
			names = append(names, c.Data)
		}
	}
	if len(names) < minChildren {
		return ""
	}
	return strings.Join(names, " ")
}

// hasFurnitureBeside reports whether a child of n other than one is furniture.
func (p *page) hasFurnitureBeside(n, one *dom.Node) bool {
	for c := range n.ChildNodes() {
		if c != one && c.Type == dom.ElementNode && p.isFurniture(c) && dom.UnlinkedLen(c) > 0 {
			return true
		}
	}
	return false
}

// commonAncestor returns the smallest element with both nodes.
func commonAncestor(a, b *dom.Node) *dom.Node {
	for a != nil && (a.Type != dom.ElementNode || !dom.Contains(a, b)) {
		a = a.Parent
	}
	return a
}

// pruneContainer removes boxes with many links from the container, if readability dropped
// them.
func (p *page) pruneContainer(kept keptWeight, weights dom.Weights) {
	isIndex := p.junk.shapes.shape(p.view).hasCards()
	keptItems := map[item]bool{}
	for n := range dom.All(p.view) {
		if kept.size[n] > 0 && n != p.view {
			keptItems[itemOf(n)] = true
		}
	}
	for n := range dom.All(p.view) {
		if n == p.view || n.Parent == nil || kept.size[n] > 0 || !dom.Is(n, atom.Div, atom.Section, atom.Aside) {
			continue
		}
		if i := itemOf(n); i.names != "" && keptItems[i] {
			continue // readability keeps the first of the items of a list, and drops the others
		}
		if w := weights.Of(n); (w.Linked*6 > w.Text && !p.junk.isProse(n) && !isSentenceWithLink(n, w) && !p.junk.isInReferences(n) || !isIndex && p.junk.shapes.shape(n).hasCards()) && !p.hasPlaceholder(n) && !isLinkedSentence(n) {
			n.Parent.RemoveChild(n)
		}
	}
}

// isSentenceWithLink reports whether n is one line, and a sentence with a few linked words.
func isSentenceWithLink(n *dom.Node, w dom.TextWeight) bool {
	return w.Linked*3 < w.Text && !hasBlock(n) && endsSentence(dom.LineText(n, maxLine))
}
