package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// tidyHead takes title, byline and date off the start, down to the first paragraph;
// a line that says what it is about may stand before that.
func tidyHead(pieces []piece, a *content.Article) []piece {
	const most = 12
	from, passed := 0, 0
	h := headOf(pieces, a)
	for i := range min(len(pieces), most) {
		p := pieces[i]
		if dom.Is(p.node, atom.Ul, atom.Ol) {
			continue
		}
		bio := tellsOf(p, a.Byline)
		if p.isLong() && !bio {
			break
		}
		if bio || h.isTitle(p) || h.isByline(p) || h.isDate(p) || h.isCount(p) || isCrumbs(p) {
			dom.Remove(p.node)
			pieces[i] = pieces[from] // which stays
			from++
			continue
		}
		if p.isSentence() {
			passed++
		}
		if passed == mostProse {
			break
		}
	}
	return pieces[from:]
}

// isSentence reports whether a piece is a paragraph, if a short one.
func (p piece) isSentence() bool {
	const least = 40 // bytes
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text, "\"”’»)"))
	return dom.Is(p.node, atom.P, atom.Div) && (len(p.text) >= 2*least || len(p.text) >= least && strings.ContainsRune(".!?…。", last))
}

// A head is what stands between a headline and the first paragraph.
type head struct {
	title, byline string // folded
	published     string
	isLog         bool // the text has days, or who wrote a part of it, over its parts
	isNumbered    bool // the text has numbers over its parts
}

func headOf(pieces []piece, a *content.Article) head {
	h := head{title: dom.Fold(a.Title), byline: dom.Fold(a.Byline), published: a.Published}
	days, numbers := 0, 0
	for i, p := range pieces {
		switch {
		case i+1 == len(pieces), dom.Is(p.node, atom.Ul, atom.Ol):
		case isNumber(p.text):
			numbers++
		case isDateLine(p.text) && !saysUpdated(p.text) && !strings.Contains(strings.ToLower(p.text), "publi") && pieces[i+1].isSentence() && !isDateLine(pieces[i+1].text):
			days++
		}
	}
	h.isLog, h.isNumbered = days > 1, numbers > 1
	return h
}

func (h head) isTitle(p piece) bool {
	f := dom.Fold(p.text)
	return h.title != "" && (f == h.title || strings.HasSuffix(f, h.title) && len(f) < 2*len(h.title))
}

func (h head) isByline(p piece) bool {
	f := dom.Fold(p.text)
	if h.isLog && isDateLine(p.text) {
		return false
	}
	if h.byline != "" && (dom.HasPhrase(f, h.byline) && len(f) < len(h.byline)+60 || f != "" && dom.HasPhrase(h.byline, f) && saysAuthor(p.node)) {
		return true
	}
	return len(f) < 80 && strings.HasPrefix(f, "by ") && looksLikeNames(p.text)
}

// saysAuthor reports whether the class of n says that it names who wrote the text.
func saysAuthor(n *dom.Node) bool {
	return slices.ContainsFunc(dom.ClassWords(n), func(w string) bool { return w == "author" || w == "authors" || w == "byline" })
}

// isDate reports whether a line is the day of the article, or that of its last
// change.
func (h head) isDate(p piece) bool {
	if h.isLog || !isDateLine(p.text) {
		return false
	}
	if h.published == "" || saysUpdated(p.text) || slices.ContainsFunc(dom.ClassWords(p.node), saysMatter) || dom.First(p.node, atom.Time) != nil {
		return true
	}
	return slices.ContainsFunc(datesOn(p.text), func(d dated) bool { return d.iso == h.published })
}

// isDateLine reports whether a line says when something was published and no
// more: "Updated 1:39 am EST, Wednesday, November 20, 2019".
func isDateLine(s string) bool {
	if len(s) > 100 {
		return false
	}
	if _, ok := day(s); ok {
		return true
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "m.") {
		return false
	}
	besides := len(strings.Fields(s))
	dates := datesOn(s)
	for _, d := range dates {
		besides -= d.words
	}
	return len(dates) > 0 && besides <= mostBesides
}

// isCount reports whether a line is a number that counts readers, not a part of the
// text.
func (h head) isCount(p piece) bool { return !h.isNumbered && isNumber(p.text) }

func isNumber(s string) bool {
	const most = 6 // bytes
	return s != "" && len(s) <= most && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}
