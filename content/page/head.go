package page

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content/dates"
	"pullquote/content/internal/byline"
	"pullquote/content/internal/dom"
	"pullquote/content/page/meta"

	"golang.org/x/net/html/atom"
)

// Bounds on the head of an article, in lines. One sentence, the summary, may come before the
// byline.
const (
	maxHead      = 12
	maxSentences = 2 // the head ends at the second sentence
)

// trimHead removes the title, the byline and the date above the first paragraph.
func (p *page) trimHead() {
	h := headOf(p.lines, p.article.Title.String(), p.article.Byline.String(), p.article.Published.String())
	isRemoved := make([]bool, len(p.lines))
	sentences := 0
	for i, l := range p.lines[:min(len(p.lines), maxHead)] {
		if l.isList() {
			continue
		}
		isAboutAuthor := isBio(l, p.article.Byline.String())
		if l.isLong() && !isAboutAuthor {
			break
		}
		if isAboutAuthor || h.isTitle(l) || h.isByline(l) || h.isDate(l) || h.isViewCount(l) || isBreadcrumb(l) {
			isRemoved[i] = true
			continue
		}
		if l.isSentence() {
			sentences++
		}
		if sentences == maxSentences {
			break
		}
	}
	p.removeLines(func(i int) bool { return isRemoved[i] })
}

// A head is the metadata of an article, for comparison with the lines above the first
// paragraph.
type head struct {
	title, byline string // folded
	published     string
	isDiary       bool // the parts of the text have dates as headers
	isNumbered    bool // the parts of the text have numbers as headers
}

func headOf(lines []textLine, title, byline, published string) head {
	h := head{title: dom.Fold(title), byline: dom.Fold(byline), published: published}
	days, numbers := 0, 0
	for i, l := range lines {
		switch {
		case i+1 == len(lines), l.isList():
		case isNumber(l.text):
			numbers++
		case meta.IsDateline(l.text) && !dates.HasUpdateLabel(l.text) && !strings.Contains(strings.ToLower(l.text), "publi") && lines[i+1].isSentence() && !meta.IsDateline(lines[i+1].text):
			days++
		}
	}
	h.isDiary, h.isNumbered = days > 1, numbers > 1
	return h
}

func (h head) isTitle(l textLine) bool {
	f := dom.Fold(l.text)
	return h.title != "" && (f == h.title || strings.HasSuffix(f, h.title) && len(f) < 2*len(h.title))
}

func (h head) isByline(l textLine) bool {
	const (
		maxBesides = 60 // bytes beside the names
		maxByline  = 80
	)
	f := dom.Fold(l.text)
	if h.isDiary && meta.IsDateline(l.text) {
		return false
	}
	if h.byline != "" && (dom.HasPhrase(f, h.byline) && len(f) < len(h.byline)+maxBesides || f != "" && dom.HasPhrase(h.byline, f) && hasAuthorClass(l.node)) {
		return true
	}
	return len(f) < maxByline && strings.HasPrefix(f, "by ") && byline.LooksLikeNames(l.text)
}

// hasAuthorClass reports whether n names the author, by its class.
func hasAuthorClass(n *dom.Node) bool {
	return slices.ContainsFunc(dom.ClassWords(n), func(w string) bool { return w == "author" || w == "authors" || w == "byline" })
}

// isDate reports whether a line is the date of the article or of its last update.
func (h head) isDate(l textLine) bool {
	if h.isDiary || !meta.IsDateline(l.text) {
		return false
	}
	if h.published == "" || dates.HasUpdateLabel(l.text) || slices.ContainsFunc(dom.ClassWords(l.node), isBylineWord) || dom.First(l.node, atom.Time) != nil {
		return true
	}
	return meta.HasDate(l.text, h.published)
}

// isViewCount reports whether a line is the number of views, and not the number of a part
// of the text.
func (h head) isViewCount(l textLine) bool { return !h.isNumbered && isNumber(l.text) }

func isNumber(s string) bool {
	const maxDigits = 6
	return s != "" && len(s) <= maxDigits && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

// isBreadcrumb reports whether a line is a breadcrumb, the path from the front page of the
// site: "Home » News » Science".
func isBreadcrumb(l textLine) bool {
	const maxBreadcrumb = 149 // bytes
	first, _, ok := strings.Cut(l.text, " ")
	return ok && len(l.text) <= maxBreadcrumb && l.linked*2 > len(l.text) &&
		(strings.EqualFold(first, "home") || strings.Count(l.text, "»")+strings.Count(l.text, "›")+strings.Count(l.text, " > ")+strings.Count(l.text, " / ") >= 2)
}
