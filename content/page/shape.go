package page

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A word in a class says what an element is for, but often of something else: a column named
// after the sidebar beside it, a paragraph behind a paywall, a section whose id is made from
// its heading. So the word is only evidence, and is weighed against the text.

// A shape is what an element consists of.
type shape struct {
	prose           int  // bytes of text outside links in paragraphs of at least minProse
	paragraphs      int  // paragraphs of at least minProse
	controls        int  // buttons and fields
	asksWho         bool // a field is for the reader's address or password
	hasPre          bool
	containsArticle bool // the page declares it, or an element in it, as the article
	items           int  // children with the same class, at most
	cards           int  // headings that link to other articles
}

// shapes are the shapes of the elements of a page.
type shapes struct {
	of       map[*dom.Node]shape // of the elements whose name does not say it all
	prose    map[string]int      // the paragraphs of prose with a class, by their class
	declares bool                // the page declares something as the article
}

func shapesOf(body *dom.Node) shapes {
	out := shapes{map[*dom.Node]shape{}, map[string]int{}, false}
	out.add(body)
	return out
}

// isInArticle reports whether the page declares an element around n as the article.
func isInArticle(n *dom.Node) bool { return dom.Closest(n.Parent, atom.Article, atom.Main) != nil }

// shape returns the shape of n.
func (out *shapes) shape(n *dom.Node) shape {
	if s, ok := out.of[n]; ok {
		return s
	}
	return markOf(n)
}

// markOf returns what the name of n says about its shape.
func markOf(n *dom.Node) shape {
	return shape{hasPre: dom.Is(n, atom.Pre), containsArticle: dom.Is(n, atom.Article, atom.Main)}
}

// add adds the shapes of n and of the elements in it. It returns that of n and the size of its text
// outside links, as [dom.UnlinkedLen] does.
func (out *shapes) add(n *dom.Node) (s shape, unlinked int) {
	s = markOf(n)
	out.declares = out.declares || s.containsArticle
	if dom.Is(n, atom.Button, atom.Input, atom.Textarea, atom.Select, atom.Form) {
		s.controls++
		s.asksWho = dom.Is(n, atom.Input) && (dom.Attr(n, "type") == "email" || dom.Attr(n, "type") == "password")
	}
	var items map[string]int
	isBox := dom.Is(n, atom.Div, atom.Section, atom.Article, atom.Td, atom.Main, atom.Body)
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode {
			size := dom.NonSpaceLen(c.Data)
			unlinked += size
			if isBox && size >= minProse { // a paragraph between line breaks
				s.prose += size
				s.paragraphs++
			}
		}
		if c.Type != dom.ElementNode || dom.IsNonText(c) && !dom.Is(c, atom.Select, atom.Textarea) {
			continue
		}
		inner, size := out.add(c)
		unlinked += size
		s.prose += inner.prose
		s.paragraphs += inner.paragraphs
		s.controls += inner.controls
		s.asksWho = s.asksWho || inner.asksWho
		s.cards += inner.cards
		s.containsArticle = s.containsArticle || inner.containsArticle
		s.hasPre = s.hasPre || inner.hasPre
		if class := dom.Attr(c, "class"); class != "" {
			if items == nil {
				items = map[string]int{}
			}
			first, _, _ := strings.Cut(strings.TrimSpace(class), " ")
			items[first]++
			s.items = max(s.items, items[first])
		}
		s.items = max(s.items, inner.items)
	}
	if unlinked > 0 && (dom.Is(n, atom.A) || dom.IsNonText(n) || dom.IsHidden(n)) {
		unlinked = 0
	}
	if dom.Is(n, atom.P, atom.Li, atom.Blockquote) && s.paragraphs == 0 && unlinked >= minProse {
		s.prose, s.paragraphs = unlinked, 1
		if class := dom.Attr(n, "class"); class != "" {
			out.prose[class]++
		}
	}
	if isLinkedHeading(n) {
		s.cards++
	}
	if s != markOf(n) {
		out.of[n] = s
	}
	return s, unlinked
}

// hasCards reports whether an element consists of teasers of other articles: headings that
// are links, with a paragraph or two for each.
func (s shape) hasCards() bool {
	const maxTeaser = 400 // bytes of prose under a heading
	return s.cards > 0 && s.cards*3 >= s.paragraphs && s.prose <= s.cards*maxTeaser
}

// isLinkedHeading reports whether n is a heading, and all of it links to another page.
func isLinkedHeading(n *dom.Node) bool {
	if !dom.Is(n, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) || dom.UnlinkedLen(n) > 0 && dom.Closest(n.Parent, atom.A) == nil {
		return false
	}
	a := dom.First(n, atom.A)
	if a == nil {
		a = dom.Closest(n.Parent, atom.A)
	}
	return a != nil && isPageLink(a) && dom.LineText(n, 1) != ""
}

// looksLikeJunk weighs the evidence for and against an element with a class for junk.
func (f junkFilter) looksLikeJunk(n *dom.Node, words []string) bool {
	const (
		minRepeats = 3    // paragraphs with the same class are the text, and not a box in it
		minItems   = 3    // comments
		maxRequest = 2000 // bytes of a box that asks the reader for something
	)
	w, s := f.weights.Of(n), f.shapes.shape(n)
	score := 2
	if w.Linked*2 > w.Text {
		score++
	}
	if s.controls > 0 {
		score++
	}
	if dom.Is(n, atom.Aside, atom.Ul, atom.Header) || f.shapes.declares && !isInArticle(n) {
		score++
	}
	if s.prose*10 >= w.Text*6 {
		score--
		if s.paragraphs > 1 {
			score--
		}
		if w.Text*8 > f.total {
			score--
		}
	}
	if s.hasCards() {
		score += 2
	}
	if s.hasPre || s.containsArticle {
		score -= 2
	}
	if w.Linked == 0 && s.controls == 0 && headingOf(n) != nil && !slices.ContainsFunc(words, func(word string) bool { return (isJunkWord(word) || isBylineWord(word)) && !isNavigationWord(word) }) {
		score -= 2 // navigation consists of links, this is a heading
	}
	if dom.Is(n, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) && s.prose > 0 {
		score--
		if f.shapes.prose[dom.Attr(n, "class")] >= minRepeats {
			score -= 2
		}
	}
	if headingOf(n) == n && w.Linked == 0 && f.isAboveText(n) {
		score -= 3
	}
	if slices.ContainsFunc(words, isBylineWord) && slices.ContainsFunc(words, isBoxWord) {
		score++
	}
	if slices.ContainsFunc(words, isCommentWord) {
		score++
		if s.items >= minItems {
			score++
		}
	}
	if score > -2 && score < 1 && w.Text <= maxRequest && asksReader(dom.LineText(n, maxRequest)) {
		score += 2
	}
	return score > 0
}

// isAboveText reports whether the element after n is a paragraph of prose.
func (f junkFilter) isAboveText(n *dom.Node) bool {
	next := dom.NextElement(n)
	return dom.Is(next, atom.P, atom.Blockquote) && f.shapes.shape(next).paragraphs > 0
}

// isProse reports whether n consists mostly of paragraphs of prose that are neither
// comments, nor teasers, nor a request to the reader.
func (f junkFilter) isProse(n *dom.Node) bool {
	const maxRequest = 2000 // bytes
	w, s := f.weights.Of(n), f.shapes.shape(n)
	return s.prose*2 > w.Text && w.Linked*2 < w.Text && !s.hasCards() && !isCommentClass(n) && (w.Text > maxRequest || !asksReader(dom.LineText(n, maxRequest)))
}

// isLargeJunk reports whether n looks like junk, but contains so much text that it is not
// removed before the article is located.
func (f junkFilter) isLargeJunk(n *dom.Node) bool {
	s := f.shapes.shape(n)
	if !f.shapes.declares || s.containsArticle || f.weights.Of(n).Text == 0 || isInArticle(n) || dom.Contains(n, f.headline) {
		return false
	}
	const minCards = 3
	if dom.Is(n, atom.Form, atom.Dialog) && s.controls > 0 || s.hasCards() && s.cards >= minCards {
		return true
	}
	words := ownWords(n)
	return slices.ContainsFunc(words, isJunkWord) && f.looksLikeJunk(n, words)
}

// asksReader reports whether a text asks the reader to subscribe, to agree or to share.
func asksReader(text string) bool {
	lower := strings.ToLower(text)
	return isImperative(lower) && addressesReader(lower) || containsAny(lower, ctaPhrases) && addressesReader(lower)
}

// isNavigationWord reports whether a word in a class means that an element leads to other
// pages.
func isNavigationWord(word string) bool {
	switch word {
	case "menu", "navbar", "navigation", "nav", "pagination", "pager", "breadcrumb", "breadcrumbs", "skip", "skiplink", "postnav":
		return true
	}
	return false
}

// isCommentWord reports whether a word in a class means that the element has comments by
// readers.
func isCommentWord(word string) bool {
	switch word {
	case "comment", "comments", "commentlist", "disqus", "livefyre", "respond", "commentform":
		return true
	}
	return false
}

// ownWords returns the words in the class and the id of n. An id that is made from the
// heading of n says nothing about it.
func ownWords(n *dom.Node) []string {
	words := dom.ClassWords(n)
	id := dom.Attr(n, "id")
	if id == "" || !slices.ContainsFunc(words, isJunkWord) {
		return words
	}
	heading := headingOf(n)
	if heading == nil {
		return words
	}
	text := " " + dom.Fold(dom.LineText(heading, maxLine)) + " "
	for _, word := range dom.SplitClass(id) {
		if strings.Contains(text, " "+word+" ") {
			return dom.SplitClass(dom.Attr(n, "class"))
		}
	}
	return words
}

// headingOf returns n, or the heading that n begins with, or nil if it begins with something
// else.
func headingOf(n *dom.Node) *dom.Node {
	const maxWrappers = 3
	for range maxWrappers {
		if dom.Is(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
			return n
		}
		c := n.FirstChild
		for c != nil && c.Type != dom.ElementNode && (c.Type == dom.CommentNode || dom.NonSpaceLen(c.Data) == 0) {
			c = c.NextSibling
		}
		if c == nil || c.Type != dom.ElementNode {
			return nil
		}
		n = c
	}
	return nil
}
