package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A piece is an element of the article that stands on lines of its own and has
// no other such in it, or a whole list.
type piece struct {
	node   *dom.Node
	text   string // on one line, cut where it is long
	linked int    // how many bytes of the text lead elsewhere
}

// mostPiece is how much of a piece's text is looked at, in bytes.
const mostPiece = 600

// isLong reports whether a piece is prose.
func (p piece) isLong() bool { return len(p.text) >= 200 }

// isLink reports whether a piece is a link and hardly anything else.
func (p piece) isLink() bool { return p.linked*10 >= len(p.text)*8 }

// piecesOf lists the pieces of an article.
func piecesOf(view *dom.Node) []piece {
	holds := wrapLines(view)
	var out []piece
	for n := view.FirstChild; n != nil; {
		after := dom.Following(n, view)
		switch {
		case dom.Is(n, atom.Figure, atom.Table, atom.Pre):
		case dom.Is(n, atom.Ul, atom.Ol) || dom.IsBlock(n) && !holds[n]:
			if p := pieceOf(n); p.text != "" {
				out = append(out, p)
			}
		case n.FirstChild != nil:
			after = n.FirstChild
		}
		n = after
	}
	return out
}

// wrapLines gives the lines that stand beside blocks in one element each a block
// of their own. It returns the elements that hold blocks.
func wrapLines(view *dom.Node) map[*dom.Node]bool {
	holds := map[*dom.Node]bool{}
	var mark func(n *dom.Node) bool
	mark = func(n *dom.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if mark(c) || dom.IsBlock(c) {
				holds[n] = true
			}
		}
		return holds[n]
	}
	mark(view)
	for n := range holds {
		if dom.Is(n, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Figure, atom.Pre) {
			continue
		}
		var line *dom.Node
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case dom.IsBlock(c) || holds[c] || dom.Is(c, atom.Img, atom.Picture):
				line = nil
			case line != nil:
				n.RemoveChild(c)
				line.AppendChild(c)
			case c.Type == dom.ElementNode && !dom.IsSilent(c) || c.Type == dom.TextNode && dom.NonSpaceLen(c.Data) > 0:
				line = dom.NewElement(atom.Div)
				n.InsertBefore(line, c)
				n.RemoveChild(c)
				line.AppendChild(c)
			}
			c = next
		}
	}
	return holds
}

func pieceOf(n *dom.Node) piece {
	p := piece{node: n, text: dom.LineText(n, mostPiece)}
	for c := range n.Descendants() {
		if dom.Is(c, atom.A) && dom.Attr(c, "href") != "" && !strings.HasPrefix(dom.Attr(c, "href"), "#") && p.linked <= mostPiece {
			p.linked += len(dom.LineText(c, mostPiece))
		}
	}
	return p
}

// tidy takes out of an article what is left around and between its paragraphs:
// what repeats its title, byline and date, lines that lead to other articles,
// calls to subscribe and to share, who owns it.
func tidy(view *dom.Node, a *content.Article) {
	pieces := piecesOf(view)
	pieces = withoutCopies(pieces)
	pieces = tidyHead(pieces, a)
	pieces = withoutTopics(pieces)
	pieces = slices.DeleteFunc(pieces, func(p piece) bool {
		if isAside(p) {
			dom.Remove(p.node)
			return true
		}
		return false
	})
	tidyTail(pieces, a.Byline)
}

// isCrumbs reports whether a line is the way from the site's front page:
// "Home » News » Science".
func isCrumbs(p piece) bool {
	first, _, ok := strings.Cut(p.text, " ")
	return ok && len(p.text) < 150 && p.linked*2 > len(p.text) &&
		(strings.EqualFold(first, "home") || strings.Count(p.text, "»")+strings.Count(p.text, "›")+strings.Count(p.text, " > ")+strings.Count(p.text, " / ") >= 2)
}

// isAside reports whether a piece is no part of the text wherever it stands.
func isAside(p piece) bool {
	lower := strings.ToLower(strings.Trim(p.text, " []()*:…."))
	switch {
	case isChrome(lower), isCounter(lower), isShareRow(lower), isButton(p):
		return true
	case dom.Is(p.node, atom.Ul, atom.Ol) || len(p.text) >= mostPiece:
		return false
	}
	if lead := leadsOn(lower); lead != "" && p.linked*2 >= len(p.text)-len(lead) && p.linked > 0 {
		return true
	}
	const short = 80 // bytes
	if len(p.text) < short && dom.Is(p.node, atom.P) && caption.IsCredit(p.text) && strings.Contains(p.text, ":") {
		return true // of a picture that is not there
	}
	const most = 300 // bytes
	return len(p.text) < most && (isCall(lower, p.linked) || dom.Is(p.node, atom.P) && isShouted(p))
}

// isChrome reports whether a line is a word that stands on pages around
// something that is not there.
func isChrome(s string) bool {
	switch s {
	case "advert", "advertisement", "advertisement - continue reading below", "advertisement - scroll to continue", "story continues below advertisement", "article continues below advertisement",
		"continue reading below", "article continues after advertisement", "anzeige", "publicité", "publicidad", "pubblicità", "reklama", "реклама", "werbung", "ad",
		"subscribe", "subscribe now", "sign up", "sign in", "log in", "comments", "comment", "post comment", "post a comment", "leave a comment", "leave a reply", "view comments", "no comments",
		"follow", "share", "share this", "share this article", "share this post", "share this story", "share on facebook", "share on twitter", "tweet", "print", "print this", "print this page", "print this article", "print this story", "print article", "print page", "email", "email this page", "email this article", "imprimer", "drucken", "seite drucken", "artikel drucken", "imprimir", "stampa", "afdrukken", "copy link", "link copied", "close", "caption", "hide caption", "toggle caption", "enlarge this image",
		"loading", "skip to content", "skip to main content", "back to top", "back to gallery", "view gallery", "read more", "see more", "show more", "load more", "more", "play", "listen", "image", "photo", "photos",
		"this slideshow requires javascript", "please enable javascript", "related", "related articles", "related posts", "related stories", "don't miss", "don’t miss":
		return true
	}
	return false
}

// isCounter reports whether a line counts pictures: "1 of 6", "Image 1 of / 23".
func isCounter(s string) bool {
	numbers := 0
	for w := range strings.FieldsSeq(s) {
		switch {
		case strings.Trim(w, "0123456789/") == "":
			numbers++
		case w != "of" && w != "/" && w != "image" && w != "photo" && w != "slide" && w != "von" && w != "de" && w != "sur":
			return false
		}
	}
	return numbers == 2 || numbers == 1 && strings.Count(s, "/") == 1
}

// isShareRow reports whether a line is names of places to share at.
func isShareRow(s string) bool {
	named, others := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		switch w {
		case "facebook", "twitter", "whatsapp", "pinterest", "linkedin", "reddit", "telegram", "tumblr", "instagram", "email", "e-mail", "messenger", "flipboard", "pocket", "vk", "bluesky", "threads", "mastodon":
			named++
		default:
			others++
		}
	}
	return named >= 2 && others <= named || named == 1 && others == 0
}

// leadsOn is what a line begins with that leads to another article: "read
// more:". "" for none.
func leadsOn(s string) string {
	for _, lead := range []string{
		"read more", "read also", "read next", "also read", "read:", "related:", "related story", "related article", "related -", "related |", "see also", "see more", "also see", "also:", "see:", "more:", "more on this", "more from", "don't miss", "don’t miss",
		"you may also like", "you might also like", "recommended", "watch:", "listen:", "must read", "up next", "click here", "check out:", "explore:", "trending:",
		"leggi anche", "leggi ", "guarda anche", "lesen sie auch", "lesen sie mehr", "mehr zum thema", "mehr dazu", "lire aussi", "à lire aussi", "a lire aussi", "voir aussi", "lea también", "lee también", "leer más", "te puede interesar", "mira también", "ver también",
		"leia também", "leia mais", "veja também", "lees ook", "lees meer", "läs mer", "läs också", "les også", "læs også", "lue myös", "читайте также", "читайте", "czytaj też", "czytaj także", "zobacz też", "baca juga",
	} {
		if strings.HasPrefix(s, lead) {
			return lead
		}
	}
	return ""
}

// isShouted reports whether a paragraph is one link in capitals.
func isShouted(p piece) bool {
	large, letters := 0, 0
	for _, r := range p.text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				large++
			}
		}
	}
	return p.isLink() && len(strings.Fields(p.text)) >= 4 && large*10 >= letters*9 && letters > 0
}

// tidyTail takes off the end who owns the text, who helped with it, calls, and
// headings and lists of links to others.
func tidyTail(pieces []piece, byline string) {
	const most = 8 // pieces
	for i, passed := len(pieces)-1, 0; i > 0 && i >= len(pieces)-2*most && passed < 2; i-- {
		p := pieces[i]
		lower := strings.ToLower(p.text)
		isHeading := dom.Is(p.node, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
		switch {
		case isOwned(lower), isCredits(lower), isHeading && passed == 0, tellsOf(p, byline):
		case dom.Is(p.node, atom.Ul, atom.Ol) && isLinks(p), len(p.text) < 80 && (leadsOn(lower) != "" || strings.HasPrefix(lower, "more ") && !strings.HasSuffix(lower, ".")):
		case len(p.text) < 300 && isTailCall(lower, p.linked):
		default:
			passed++
			continue
		}
		if strings.HasPrefix(lower, "more ") {
			dropLinks(pieces[i+1:])
		}
		dom.Remove(p.node)
	}
}

// tellsOf reports whether a paragraph is about who wrote the article: Jo Park is a
// writer and lives in Grimsand.
func tellsOf(p piece, byline string) bool {
	first, _, _ := strings.Cut(byline, " ")
	rest, ok := strings.CutPrefix(p.text, first)
	if first == "" || !ok || !dom.Is(p.node, atom.P, atom.Div) {
		return false
	}
	rest = strings.TrimPrefix(rest, strings.TrimPrefix(byline, first))
	for _, verb := range []string{" is a", " is an", " is the ", " has written", " has been a", " has over", " writes ", " covers ", " works as", " joined ", " was a "} {
		if strings.HasPrefix(rest, verb) {
			return true
		}
	}
	return false
}

// dropLinks takes out a list that follows what leads on, if each of its items has
// a link.
func dropLinks(pieces []piece) {
	if len(pieces) == 0 || !dom.Is(pieces[0].node, atom.Ul, atom.Ol) {
		return
	}
	for c := range pieces[0].node.ChildNodes() {
		if dom.Is(c, atom.Li) && dom.First(c, atom.A) == nil {
			return
		}
	}
	dom.Remove(pieces[0].node)
}

// isLinks reports whether a list is of links to other articles.
func isLinks(p piece) bool {
	items, linked := 0, 0
	for c := range p.node.ChildNodes() {
		if dom.Is(c, atom.Li) {
			items++
			if dom.First(c, atom.A) != nil {
				linked++
			}
		}
	}
	return items > 0 && items == linked && p.linked*2 > len(p.text) && dom.UnlinkedLen(p.node) < mostPiece/2
}

// isCredits reports whether a line says who helped with the article.
func isCredits(s string) bool {
	s = strings.Trim(s, " ()[].")
	return len(s) < 300 && (strings.HasPrefix(s, "reporting by ") || strings.HasPrefix(s, "additional reporting by ") || strings.HasSuffix(s, "contributed to this report") || strings.HasSuffix(s, "contributed to this story") || strings.Contains(s, " contributed reporting") || strings.HasPrefix(s, "updated at "))
}

// isOwned reports whether a line, in lower case, says whom the text belongs to, or
// where it was kept.
func isOwned(s string) bool {
	if strings.HasPrefix(s, "retrieved from ") && strings.Contains(s, "://") || isCopyright(s) {
		return true
	}
	const most = 300 // bytes
	if len(s) > most {
		return false
	}
	for _, lead := range []string{"the views expressed", "views expressed", "the opinions expressed", "opinions expressed", "the views and opinions expressed", "all rights reserved", "alle rechte", "tous droits", "todos los derechos"} {
		if strings.HasPrefix(s, lead) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimRight(s, ". "), "all rights reserved")
}

// isCopyright reports whether a paragraph, in lower case, begins with a sign of
// copyright, or with the word and whose it is or since when. A sentence about
// copyright does not.
func isCopyright(s string) bool {
	rest, ok := strings.CutPrefix(s, "copyright")
	if !ok {
		return strings.HasPrefix(s, "©") || strings.HasPrefix(s, "(c) ") || strings.HasPrefix(s, "ⓒ")
	}
	rest = strings.TrimLeft(rest, " :,–-")
	first, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsDigit(first) || strings.HasPrefix(rest, "©") || strings.HasPrefix(rest, "(c)") || strings.HasPrefix(rest, "by ") || strings.HasPrefix(rest, "notice") ||
		strings.HasPrefix(rest, "and other ") || strings.Contains(s, "all rights reserved")
}
