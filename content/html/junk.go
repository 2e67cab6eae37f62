package html

import (
	"slices"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// isAround reports whether a word of a class says that an element stands around
// an article or between its paragraphs: controls, advertisements, what leads to
// other articles, what readers wrote.
func isAround(word string) bool {
	switch word {
	case "share", "sharing", "shares", "sharebar", "sharethis", "sharedaddy", "addthis", "addtoany", "social", "socials", "socialmedia",
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

// saysMatter reports whether a word of a class says that a short element tells
// who wrote the article and when.
func saysMatter(word string) bool {
	switch word {
	case "byline", "bylines", "author", "authors", "dateline", "date", "datetime", "timestamp", "published", "publish", "pubdate", "posted", "meta", "postmeta", "readtime", "readingtime",
		"views", "viewcount", "category", "categories", "kicker", "eyebrow", "tag", "avatar", "bio":
		return true
	}
	return false
}

// saysPicture reports whether a word of a class says that an element belongs to
// a picture.
func saysPicture(word string) bool {
	switch word {
	case "image", "photo", "picture", "figure", "caption", "credit", "media", "gallery", "slide":
		return true
	}
	return false
}

// saysBox reports whether a word of a class, beside one for the author, says that
// an element tells who that is.
func saysBox(word string) bool {
	switch word {
	case "bio", "box", "info", "card", "about", "profile", "details", "biography", "description", "block":
		return true
	}
	return false
}

// A cleaner takes out of a page what is no part of its article, by what its
// elements are and are called.
type cleaner struct {
	bulk     map[*dom.Node]dom.TextWeight
	labels   map[*dom.Node]bool // of the parts of the text
	whole    int                // text of the page
	headline *dom.Node          // nil when there is none
	most     int                // how many tenths of the text an element may hold that goes
}

func newCleaner(root, headline *dom.Node) *cleaner {
	c := &cleaner{bulk: dom.TextWeights(root), headline: headline, most: 6}
	c.whole = c.bulk[dom.Body(root)].Text
	c.labels = partLabels(dom.Body(root), c.bulk, c.whole)
	return c
}

// isJunk reports whether n goes. Nothing goes that holds the headline or a good
// part of all the text: then its class says something else.
func (c *cleaner) isJunk(n *dom.Node) bool {
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
	b := c.bulk[n]
	if b.Text*10 > c.whole*c.most || c.holdsHeadline(n) {
		return false
	}
	if dom.IsHidden(n) {
		return true
	}
	if c.labels[n] {
		return false
	}
	switch n.DataAtom {
	case atom.Nav:
		return true
	case atom.Form, atom.Fieldset:
		return b.Text*3 < c.whole
	case atom.Footer:
		return dom.Closest(n.Parent, atom.Blockquote, atom.Figure) == nil
	}
	switch dom.Attr(n, "role") {
	case "navigation", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "contentinfo":
		return true
	}
	if dom.Closest(n, atom.Figure) != nil {
		return false
	}
	words := dom.ClassWords(n)
	if slices.Contains(words, "instagram") || slices.ContainsFunc(words, saysMatter) && slices.ContainsFunc(words, saysBox) {
		return b.Text*3 < c.whole
	}
	if slices.ContainsFunc(words, isAround) {
		return b.Text*3 < c.whole
	}
	if !dom.IsBlock(n) && dom.Closest(n.Parent, atom.P, atom.Li, atom.Blockquote) != nil {
		return false // words of a sentence
	}
	const short = 150 // bytes
	return !slices.ContainsFunc(words, saysPicture) && b.Text > 0 && b.Text < short && !dom.Is(n, atom.P, atom.Li, atom.Figcaption, atom.H2, atom.H3) && slices.ContainsFunc(words, saysMatter)
}

func (c *cleaner) holdsHeadline(n *dom.Node) bool {
	for h := c.headline; h != nil; h = h.Parent {
		if h == n {
			return true
		}
	}
	return false
}

// clean takes the junk out of root. Where that would be nearly all of the text, it
// only takes what is small; where it would be all, nothing.
func (c *cleaner) clean(root *dom.Node) {
	c.most = 6
	switch left := c.left(root); {
	case left == 0:
		return
	case left*8 < c.whole:
		c.most = 2
	}
	for n := range dom.All(root) {
		switch {
		case n == root || n.Parent == nil:
		case c.isJunk(n):
			n.Parent.RemoveChild(n)
		case n.Type == dom.ElementNode && (dom.HasAttr(n, "hidden") || dom.HasAttr(n, "style")):
			// What holds that much is hidden until a script has run.
			n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == "hidden" || a.Key == "style" || a.Key == "aria-hidden" })
		}
	}
}

// left is how much text of root is no junk.
func (c *cleaner) left(root *dom.Node) int {
	size := c.whole
	for n := root; n != nil; {
		after := dom.Following(n, root)
		if n != root && c.isJunk(n) {
			size -= c.bulk[n].Text
		} else if n.FirstChild != nil {
			after = n.FirstChild
		}
		n = after
	}
	return size
}
