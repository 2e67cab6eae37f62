package page

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A junkFilter recognizes junk by the names and classes of elements, and by how much of the
// page's text they contain.
type junkFilter struct {
	weights  dom.Weights
	shapes   shapes
	headers  map[*dom.Node]bool // lines above the parts of the text
	total    int                // the text of the page, in bytes without white space
	headline *dom.Node          // nil if there isn't one
}

func newJunkFilter(root, headline *dom.Node) junkFilter {
	body := dom.Body(root)
	f := junkFilter{weights: dom.TextWeights(root), headline: headline}
	f.total = f.weights.Of(body).Text
	f.shapes = shapesOf(body)
	f.headers = partHeaders(body, f.weights, f.total)
	return f
}

// The greatest share of the text that junk may contain, in tenths.
const (
	maxJunkShare    = 6
	strictJunkShare = 2
)

// removeJunk removes the junk. If little text would be left, it removes only small elements.
// If nothing would be left, it removes nothing.
func (p *page) removeJunk() {
	share := maxJunkShare
	switch left := p.junk.remaining(p.root, share); {
	case left == 0:
		return
	case left*8 < p.junk.total:
		share = strictJunkShare
	}
	for n := range dom.All(p.root) {
		switch {
		case n == p.root || n.Parent == nil:
		case p.junk.isJunk(n, share):
			n.Parent.RemoveChild(n)
		case n.Type == dom.ElementNode && dom.IsUnshown(n):
			// A hidden element that is not junk has so much text that a script must show it.
			n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == "hidden" || a.Key == "style" || a.Key == "aria-hidden" })
		}
	}
}

// remaining returns how much text would be left in root without the junk.
func (f junkFilter) remaining(root *dom.Node, share int) int {
	size := f.total
	for n := root; n != nil; {
		after := dom.Following(n, root)
		if n != root && f.isJunk(n, share) {
			size -= f.weights.Of(n).Text
		} else if n.FirstChild != nil {
			after = n.FirstChild
		}
		n = after
	}
	return size
}

// maxShort is the most text of an element that is recognized by a class for the author, the
// date or the topic, in bytes without white space.
const maxShort = 149

// isJunk reports whether n is junk. An element with the headline, or with more than share
// tenths of all text, is not junk, whatever its class.
func (f junkFilter) isJunk(n *dom.Node, share int) bool {
	if n.Type != dom.ElementNode {
		return n.Type == dom.CommentNode
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Head, atom.Pre, atom.Code, atom.Img, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Th:
		return false
	case atom.Script, atom.Input, atom.Label:
		return !dom.IsTeX(n) && !isTaskBox(n)
	case atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Button, atom.Select, atom.Textarea, atom.Dialog, atom.Link, atom.Meta, atom.Canvas, atom.Audio:
		return true
	}
	w := f.weights.Of(n)
	if dom.Contains(n, f.headline) {
		return false
	}
	if f.isOverlay(n) || f.isSignUp(n) || isAMPAdvertisement(n) {
		return true
	}
	if w.Text*10 > f.total*share {
		return false
	}
	if dom.IsHidden(n) {
		return !f.isSlide(n)
	}
	if f.headers[n] {
		return false
	}
	switch n.DataAtom {
	case atom.Nav:
		return true
	case atom.Form, atom.Fieldset:
		return w.Text*3 < f.total && !f.isTextInForm(n)
	case atom.Footer:
		return dom.Closest(n.Parent, atom.Blockquote, atom.Figure) == nil
	}
	switch dom.Attr(n, "role") {
	case "navigation", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "contentinfo":
		return true
	}
	return dom.Closest(n, atom.Figure) == nil && f.isJunkByClass(n)
}

// isSlide reports whether a hidden element is one of several parts of the article that a
// script shows in turn: it has prose, and shares its class with its neighbors.
func (f junkFilter) isSlide(n *dom.Node) bool {
	class, _, _ := strings.Cut(strings.TrimSpace(dom.Attr(n, "class")), " ")
	if s := f.shapes.shape(n); class == "" || s.prose*2 < f.weights.Of(n).Text || s.paragraphs == 0 || !isInArticle(n) {
		return false
	}
	slides := 0
	for _, step := range []func(*dom.Node) *dom.Node{dom.NextElement, dom.PreviousElement} {
		sibling := n
		for range 2 {
			if sibling = step(sibling); sibling == nil {
				break
			}
			if other, _, _ := strings.Cut(strings.TrimSpace(dom.Attr(sibling, "class")), " "); other == class && sibling.Data == n.Data && f.shapes.shape(sibling).paragraphs > 0 {
				slides++
			}
		}
	}
	return slides >= 2
}

// isTextInForm reports whether a form is around a part of the article. Some systems put whole
// pages in a form, and shops the description of a product.
func (f junkFilter) isTextInForm(n *dom.Node) bool {
	const minParagraphs = 2
	w, s := f.weights.Of(n), f.shapes.shape(n)
	return dom.First(n, atom.Textarea) == nil && isInArticle(n) && s.paragraphs >= minParagraphs && s.prose*10 >= w.Text*6 && w.Linked*6 < w.Text
}

// isJunkByClass reports whether n is junk by its class or id.
func (f junkFilter) isJunkByClass(n *dom.Node) bool {
	w := f.weights.Of(n)
	words := ownWords(n)
	if slices.Contains(words, "footnote") || slices.Contains(words, "footnotes") {
		return false
	}
	isByline := slices.ContainsFunc(words, isBylineWord)
	if isByline && slices.ContainsFunc(words, isBoxWord) || slices.ContainsFunc(words, isJunkWord) {
		return w.Text*3 < f.total && f.looksLikeJunk(n, words)
	}
	if !dom.IsBlock(n) && dom.Closest(n.Parent, atom.P, atom.Li, atom.Blockquote) != nil {
		return false // part of a sentence
	}
	return isByline && !slices.ContainsFunc(words, isPictureWord) && w.Text > 0 && w.Text <= maxShort && !dom.Is(n, atom.P, atom.Li, atom.Figcaption, atom.H2, atom.H3)
}

// isJunkWord reports whether a word in a class means that the element is junk.
func isJunkWord(word string) bool {
	switch word {
	case "instagram", "share", "sharing", "shares", "sharebar", "sharethis", "sharedaddy", "addthis", "addtoany", "social", "socials", "socialmedia",
		"newsletter", "newsletters", "subscribe", "subscription", "signup", "optin", "mailchimp",
		"related", "relatedposts", "jp-relatedposts", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "trending", "popular", "readnext", "seealso", "crosssell",
		"promo", "promos", "promotion", "promobox", "advert", "adverts", "advertisement", "advertising", "adslot", "adsbygoogle", "adunit", "dfp", "sponsor", "sponsored", "sponsors",
		"outbrain", "taboola", "revcontent", "zergnet",
		"breadcrumb", "breadcrumbs", "cookie", "cookies", "consent", "gdpr", "onetrust", "cookiebanner",
		"comments", "commentlist", "disqus", "livefyre", "respond", "commentform",
		"menu", "navbar", "navigation", "nav", "sidebar", "footer", "skip", "skiplink", "pagination", "pager", "popup", "modal", "lightbox", "toolbar",
		"authorbox", "authorbio", "aboutauthor", "cta", "calltoaction", "paywall", "donate", "donation", "feedback", "rating", "ratings", "tags", "taglist", "tagcloud", "postnav", "printfriendly", "noprint":
		return true
	}
	return false
}

// isBylineWord reports whether a word in a class means that a short element contains the
// author, the date or the topic of the article.
func isBylineWord(word string) bool {
	switch word {
	case "byline", "bylines", "author", "authors", "dateline", "date", "datetime", "timestamp", "published", "publish", "pubdate", "posted", "meta", "postmeta", "readtime", "readingtime",
		"views", "viewcount", "category", "categories", "kicker", "eyebrow", "tag", "avatar", "bio":
		return true
	}
	return false
}

// isPictureWord reports whether a word in a class means that the element belongs to a
// picture.
func isPictureWord(word string) bool {
	switch word {
	case "image", "photo", "picture", "figure", "caption", "credit", "media", "gallery", "slide":
		return true
	}
	return false
}

// isBoxWord reports whether a word in a class, together with one for the author, means that
// the element is a box about the author.
func isBoxWord(word string) bool {
	switch word {
	case "bio", "box", "info", "card", "about", "profile", "details", "biography", "description", "block":
		return true
	}
	return false
}

// isTaskBox reports whether n is the check box of a task list item, or its label, which is
// around the check box or after it: the check box is disabled, or it is outside a form. Other
// check boxes are form controls.
func isTaskBox(n *dom.Node) bool {
	box := n
	if n.DataAtom == atom.Label {
		if box = dom.First(n, atom.Input); box == nil {
			box = dom.PreviousElement(n)
		}
	}
	item := dom.Closest(n.Parent, atom.Li)
	if !dom.Is(box, atom.Input) || dom.Attr(box, "type") != "checkbox" || item == nil {
		return false
	}
	if dom.HasAttr(box, "disabled") {
		return true
	}
	return dom.Closest(item, atom.Form, atom.Fieldset, atom.Nav, atom.Aside) == nil
}

// partHeaders returns the lines above the parts of a page that consists of parts: the date
// of each entry of a diary, the author of each post in a forum. They share a class for dates
// or authors, each is followed by a text, and these texts are a large part of the page.
func partHeaders(root *dom.Node, weights dom.Weights, total int) map[*dom.Node]bool {
	const minPart = 40 // bytes
	groups := map[string][]*dom.Node{}
	text := map[string]int{}
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode || dom.Is(n, atom.Body, atom.Html) || dom.Attr(n, "class") == "" {
			continue
		}
		if w := weights.Of(n); w.Text == 0 || w.Text > maxShort || !slices.ContainsFunc(dom.ClassWords(n), isHeaderWord) {
			continue
		}
		part := n.NextSibling
		for part != nil && part.Type == dom.TextNode && dom.NonSpaceLen(part.Data) == 0 {
			part = part.NextSibling
		}
		if w := weights.Of(part); part != nil && w.Text-w.Linked >= minPart {
			key := n.Data + " " + dom.Attr(n, "class")
			groups[key] = append(groups[key], n)
			text[key] += w.Text
		}
	}
	labels := map[*dom.Node]bool{}
	for key, group := range groups {
		if len(group) < 2 || text[key]*3 < total {
			continue
		}
		for _, n := range group {
			labels[n] = true
		}
	}
	return labels
}

// isHeaderWord reports whether a word in a class means that the element contains the date or
// the author of the text below it.
func isHeaderWord(word string) bool {
	switch word {
	case "date", "datetime", "timestamp", "dateline", "author", "byline", "posted", "time":
		return true
	}
	return false
}
