package meta

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"
)

// maxTitle is the maximum length of a title, in bytes.
const maxTitle = 400

// minCommonWords is how many words the only headline of a page must share with a declared
// title to be the title. Titles for search engines are often worded differently.
const minCommonWords = 2

// articleTitle returns the title of the article. It also returns the headlines that only
// name the site. The title is the first of these that the page has:
//
//   - the headline that is a part of a declared title, or at least half of one,
//   - a lower heading that is a declared title or a part of one,
//   - the window title, if the page declares no other title and does not add the name of the
//     site to it: its author wrote it by hand,
//   - a headline that is a phrase in a declared title or is worded like one, because titles
//     for search engines are often worded differently from what the page shows,
//   - a declared title without the name of the site.
func (p *pageMeta) articleTitle(article ldNode, site string) (title string, siteNames []*dom.Node) {
	declared := p.declaredTitles(article)
	headlines, siteNames := p.splitHeadlines(declared, site)
	isWindowOnly := len(declared) == 1 && declared[0] == p.windowTitle && len(splitTitle(declared[0])) == 0 && !isTruncated(declared[0])
	if h := declaredHeadline(headlines, declared, isWindowOnly); h != nil {
		return h.title(declared, site), siteNames
	}
	if h := p.declaredHeading(declared, site); h != "" {
		return h, siteNames
	}
	if isWindowOnly {
		return declared[0], siteNames
	}
	if h := similarHeadline(headlines, declared, site); h != nil {
		return h.title(declared, site), siteNames
	}
	if len(declared) > 0 {
		return trimSite(declared[0], site), siteNames
	}
	if len(headlines) > 0 {
		return headlines[0].text, siteNames
	}
	return "", siteNames
}

// declaredTitles returns the titles in the metadata of the page, the best first.
func (p *pageMeta) declaredTitles(article ldNode) []string {
	var declared []string
	add := func(title string) {
		title = strings.Join(strings.Fields(dom.Unescape(title)), " ")
		if title = strings.TrimRight(title, " |–—-·•»"); title != "" && len(title) <= maxTitle {
			declared = append(declared, title)
		}
	}
	add(article.text("headline"))
	add(p.firstTag("og:title"))
	add(p.firstTag("twitter:title"))
	add(p.windowTitle)
	add(p.firstTag("dc.title", "citation_title", "parsely-title", "sailthru.title", "title"))
	if len(declared) == 0 {
		add(article.text("name"))
	}
	return declared
}

// isTruncated reports whether a title ends with an ellipsis.
func isTruncated(title string) bool {
	return strings.HasSuffix(title, "…") || strings.HasSuffix(title, "...")
}

// declaredHeadline returns the longest headline that is a part of a declared title, or nil if
// there isn't one. Unless onlyParts is set, half of a declared title will do.
func declaredHeadline(headlines []headline, declared []string, onlyParts bool) *headline {
	var longest *headline
	for i := range headlines {
		h := &headlines[i]
		isDeclared := slices.ContainsFunc(declared, func(d string) bool {
			return isPart(d, h.folded) || !onlyParts && 2*len(h.folded) >= len(dom.Fold(d)) && dom.HasPhrase(dom.Fold(d), h.folded)
		})
		if isDeclared && (longest == nil || len(h.text) > len(longest.text)) {
			longest = h
		}
	}
	return longest
}

// declaredHeading returns the text of the lower heading that is a declared title, or the
// larger part of one, or "" if there isn't one.
func (p *pageMeta) declaredHeading(declared []string, site string) string {
	texts := make([]string, len(p.headings))
	folded := make([]string, len(p.headings))
	for i, n := range p.headings {
		if !p.isHomeLink(n) {
			texts[i] = headlineText(n)
			folded[i] = dom.Fold(texts[i])
		}
	}
	for _, d := range declared {
		whole := dom.Fold(trimSite(d, site))
		parts := splitTitle(d)
		for i, f := range folded {
			if f == "" {
				continue
			}
			if f == whole || slices.ContainsFunc(parts, func(part [2]string) bool {
				return (f == part[0] || f == part[1]) && len(f)*2 >= len(part[0])+len(part[1])
			}) {
				return texts[i]
			}
		}
	}
	return ""
}

// similarHeadline returns the headline that is a phrase in a declared title, or has most of
// the words of the best declared title, or is the only one and has some of them. It returns
// nil if there isn't one.
func similarHeadline(headlines []headline, declared []string, site string) *headline {
	if len(declared) == 0 {
		return nil
	}
	var longest *headline
	for i := range headlines {
		h := &headlines[i]
		isPhrase := slices.ContainsFunc(declared, func(d string) bool { return dom.HasPhrase(dom.Fold(d), h.folded) })
		if isPhrase && (longest == nil || len(h.text) > len(longest.text)) {
			longest = h
		}
	}
	if longest != nil {
		return longest
	}
	best := dom.Fold(trimSite(declared[0], site))
	for i := range headlines {
		if haveSimilarWords(headlines[i].folded, best) {
			return &headlines[i]
		}
	}
	if len(headlines) == 1 && countCommonWords(headlines[0].folded, best) >= minCommonWords {
		return &headlines[0]
	}
	return nil
}

// haveSimilarWords reports whether each of two folded titles has most of the words of the
// other.
func haveSimilarWords(a, b string) bool {
	in := map[string]bool{}
	for w := range strings.FieldsSeq(a) {
		in[w] = true
	}
	both, n := 0, 0
	for w := range strings.FieldsSeq(b) {
		n++
		if in[w] {
			both++
		}
	}
	return n > 0 && both*5 >= 3*n && both*5 >= 3*len(in)
}

// countCommonWords returns the number of words that two folded titles share, without short
// words such as articles.
func countCommonWords(a, b string) int {
	const minWord = 3 // bytes
	common := 0
	for w := range strings.FieldsSeq(a) {
		if len(w) >= minWord && dom.HasPhrase(b, w) {
			common++
		}
	}
	return common
}
