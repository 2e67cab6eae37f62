package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// removeTopics removes lists of tags with their headings: "Related Topics".
func (p *page) removeTopics() {
	isRemoved := make([]bool, len(p.lines))
	for i := 0; i+1 < len(p.lines); i++ {
		if isTopicList(p.lines[i], p.lines[i+1]) {
			isRemoved[i], isRemoved[i+1] = true, true
			i++
		}
	}
	p.removeLines(func(i int) bool { return isRemoved[i] })
}

// isTopicList reports whether a heading and the list below it are the tags of the article.
func isTopicList(heading, list textLine) bool {
	if !list.isList() || len(list.text) >= maxLine {
		return false
	}
	switch strings.ToLower(strings.Trim(heading.text, " :")) {
	case "related topics", "related tags", "topics in this article":
		return isLinkList(list) || isTagList(list.node)
	case "topics", "tags", "keywords", "filed under", "more on this story", "related content", "related links", "related internet links":
		return isLinkList(list)
	}
	return false
}

// isTagList reports whether each item of a list is a few words.
func isTagList(list *dom.Node) bool {
	const maxTag = 40 // bytes
	for c := range list.ChildNodes() {
		if dom.Is(c, atom.Li) && len(dom.LineText(c, 2*maxTag)) > maxTag {
			return false
		}
	}
	return true
}

// isLinkList reports whether a list consists of links to other articles.
func isLinkList(l textLine) bool {
	items, linked := 0, 0
	for c := range l.node.ChildNodes() {
		if dom.Is(c, atom.Li) {
			items++
			if dom.First(c, atom.A) != nil {
				linked++
			}
		}
	}
	return items > 0 && items == linked && l.linked*2 > len(l.text) && dom.UnlinkedLen(l.node) < maxLine/2
}

// removeAsides removes lines that are not part of the text, wherever they are.
func (p *page) removeAsides() {
	p.removeLines(func(i int) bool { return isAside(p.lines[i]) })
}

// isAside reports whether a line is not part of the text, wherever it is.
func isAside(l textLine) bool {
	const (
		maxCredit = 79 // bytes
		maxAside  = 299
	)
	lower := strings.ToLower(strings.Trim(l.text, " []()*:…."))
	switch {
	case isChrome(lower) && !l.isShortSentence(), isCounter(lower), isShareRow(lower), isButton(l):
		return true
	case l.isList() || len(l.text) >= maxLine:
		return false
	}
	if prefix := teaserPrefix(lower); prefix != "" && l.linked*2 >= len(l.text)-len(prefix) && l.linked > 0 {
		return true
	}
	isParagraph := dom.Is(l.node, atom.P)
	if len(l.text) <= maxCredit && isParagraph && caption.IsCredit(l.text) && strings.Contains(l.text, ":") {
		return true // the credit of a missing picture
	}
	return len(l.text) <= maxAside && (isCallToAction(lower, l.linked) || isParagraph && isCapitalizedLink(l))
}

// isChrome reports whether a line, in lower case, belongs to the user interface of the page,
// such as "advertisement" or "share this".
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

// isCounter reports whether a line, in lower case, counts pictures, or is what remains of a
// counter without the script that sets its numbers: "/", "of".
func isCounter(s string) bool {
	isBare := strings.Trim(s, "0123456789/ ") == "" && strings.Count(s, "/")+strings.Count(s, " ") > 0 && strings.Count(s, "/") < 2
	return isBare || s == "of" || caption.IsCounter(s)
}

// buttonWords are the first words of buttons that lead to another page.
var buttonWords = map[string]bool{
	"see": true, "get": true, "shop": true, "buy": true, "check": true, "view": true, "learn": true, "read": true, "jump": true, "start": true, "try": true,
	"download": true, "book": true, "explore": true, "sign": true, "subscribe": true, "join": true, "contact": true, "request": true, "find": true, "discover": true,
	"watch": true, "click": true, "register": true, "apply": true, "order": true, "visit": true, "compare": true, "go": true, "continue": true, "share": true, "follow": true,
}

// isButton reports whether a line is a link in the form of a request: "See on Amazon".
func isButton(l textLine) bool {
	const maxWords = 5
	if !l.isLink() {
		return false
	}
	words := strings.Fields(strings.ToLower(l.text))
	return len(words) <= maxWords && buttonWords[words[0]]
}

// teaserPrefixes are the first words of lines that link to another article, in lower case.
var teaserPrefixes = []string{
	"read more", "read also", "read next", "also read", "read:", "related:", "related story", "related article", "related -", "related |", "see also", "see more", "also see", "also:", "see:", "more:", "more on this", "more from", "don't miss", "don’t miss",
	"you may also like", "you might also like", "recommended", "watch:", "listen:", "must read", "up next", "click here", "check out:", "explore:", "trending:",
	"leggi anche", "leggi ", "guarda anche", "lesen sie auch", "lesen sie mehr", "mehr zum thema", "mehr dazu", "lire aussi", "à lire aussi", "a lire aussi", "voir aussi", "lea también", "lee también", "leer más", "te puede interesar", "mira también", "ver también",
	"leia também", "leia mais", "veja também", "lees ook", "lees meer", "läs mer", "läs också", "les også", "læs også", "lue myös", "читайте также", "читайте", "czytaj też", "czytaj także", "zobacz też", "baca juga",
}

// teaserPrefix returns the teaser prefix of a line, in lower case, or "" if it has none.
func teaserPrefix(s string) string {
	for _, prefix := range teaserPrefixes {
		if strings.HasPrefix(s, prefix) {
			return prefix
		}
	}
	return ""
}

// isCapitalizedLink reports whether a line is a link in capitals.
func isCapitalizedLink(l textLine) bool {
	const minWords = 4
	upper, letters := 0, 0
	for _, r := range l.text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return l.isLink() && len(strings.Fields(l.text)) >= minWords && upper*10 >= letters*9 && letters > 0
}

// Bounds on the tail of an article, in lines. One line of text may be among the lines that
// are removed.
const (
	maxTail     = 16
	maxTailText = 2 // the tail begins after the second line of text from the end

	maxTailShare = 2 // the tail is at most this many times as long as the text above it
)

// trimTail removes the lines at the end that name owners or contributors, calls to action,
// and headings and lists that link to other articles.
func (p *page) trimTail() {
	isRemoved := make([]bool, len(p.lines))
	for i, texts := len(p.lines)-1, 0; i > 0 && i >= len(p.lines)-maxTail && texts < maxTailText; i-- {
		l := p.lines[i]
		if l.isList() && (p.lines[i-1].isAnnouncement() || isReferenceHeading(p.lines[i-1].text)) || !isTail(l, p.article.Byline.String(), texts > 0) {
			texts++
			continue
		}
		isRemoved[i] = true
		if strings.HasPrefix(strings.ToLower(l.text), "more ") && i+1 < len(p.lines) && isTeaserList(p.lines[i+1]) {
			isRemoved[i+1] = true
		}
	}
	if removed, kept := p.tailSizes(isRemoved); removed > maxTailShare*kept {
		return // the lists and headings are what the article consists of
	}
	p.removeLines(func(i int) bool { return isRemoved[i] })
}

// tailSizes returns how long the lines that are removed and those that are kept are, in
// bytes.
func (p *page) tailSizes(isRemoved []bool) (removed, kept int) {
	for i, l := range p.lines {
		if isRemoved[i] {
			removed += len(l.text)
		} else {
			kept += len(l.text)
		}
	}
	return removed, kept
}

// isTail reports whether a line near the end is not part of the text.
func isTail(l textLine, byline string, hasTextBelow bool) bool {
	const (
		maxTeaser = 79 // bytes
		maxCall   = 299
	)
	lower := strings.ToLower(l.text)
	switch {
	case isRightsLine(lower), isContributorLine(lower), l.isHeading() && !hasTextBelow && !l.isProse() && !l.isStatement(), isBio(l, byline):
		return true
	case l.isList() && isLinkList(l):
		return true
	case !hasTextBelow && !l.isList() && l.isLabel() && !hasObjectBelow(l.node):
		return true
	case len(l.text) <= maxTeaser && (teaserPrefix(lower) != "" && (l.linked > 0 || !endsSentence(l.text)) || strings.HasPrefix(lower, "more ") && !strings.HasSuffix(lower, ".")):
		return true
	}
	return len(l.text) <= maxCall && isClosingCallToAction(lower, l.linked)
}

// hasObjectBelow reports whether a listing, a table or a picture is below n.
func hasObjectBelow(n *dom.Node) bool {
	root := n
	for root.Parent != nil {
		root = root.Parent
	}
	for c := dom.Following(n, root); c != nil; {
		if dom.Is(c, atom.Pre, atom.Table, atom.Figure, atom.Img) {
			return true
		}
		next := dom.Following(c, root)
		if c.FirstChild != nil {
			next = c.FirstChild
		}
		c = next
	}
	return false
}

// bioVerbs are the verbs after an author's name in a line about the author.
var bioVerbs = []string{" is a", " is an", " is the ", " has written", " has been a", " has over", " writes ", " covers ", " works as", " joined ", " was a "}

// isBio reports whether a line is about the author: "Jo Park is a writer and lives in
// Grimsand."
func isBio(l textLine, byline string) bool {
	first, _, _ := strings.Cut(byline, " ")
	rest, ok := strings.CutPrefix(l.text, first)
	if first == "" || !ok || !dom.Is(l.node, atom.P, atom.Div) {
		return false
	}
	rest = strings.TrimPrefix(rest, strings.TrimPrefix(byline, first))
	for _, verb := range bioVerbs {
		if strings.HasPrefix(rest, verb) {
			return true
		}
	}
	return false
}

// isTeaserList reports whether a line is a list with a link in each item.
func isTeaserList(l textLine) bool {
	if !l.isList() {
		return false
	}
	for c := range l.node.ChildNodes() {
		if dom.Is(c, atom.Li) && dom.First(c, atom.A) == nil {
			return false
		}
	}
	return true
}

// isContributorLine reports whether a line, in lower case, names the contributors to the
// article.
func isContributorLine(s string) bool {
	const maxContribution = 299 // bytes
	s = strings.Trim(s, " ()[].")
	return len(s) <= maxContribution && (strings.HasPrefix(s, "reporting by ") || strings.HasPrefix(s, "additional reporting by ") || strings.HasSuffix(s, "contributed to this report") || strings.HasSuffix(s, "contributed to this story") || strings.Contains(s, " contributed reporting") || strings.HasPrefix(s, "updated at "))
}

// rightsPrefixes are the first words of lines about the rights to the text, in lower case.
var rightsPrefixes = []string{"the views expressed", "views expressed", "the opinions expressed", "opinions expressed", "the views and opinions expressed", "all rights reserved", "alle rechte", "tous droits", "todos los derechos"}

// isRightsLine reports whether a line, in lower case, is about the rights to the text or its
// archive.
func isRightsLine(s string) bool {
	const maxOwnership = 300 // bytes
	if strings.HasPrefix(s, "retrieved from ") && strings.Contains(s, "://") || isCopyright(s) {
		return true
	}
	if len(s) > maxOwnership {
		return false
	}
	for _, prefix := range rightsPrefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimRight(s, ". "), "all rights reserved")
}

// isCopyright reports whether a line, in lower case, begins with the copyright sign, or with
// the word and an owner or a year. A sentence about copyright does not.
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
