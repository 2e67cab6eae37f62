package meta

import (
	"net/url"
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// maxTitle is the maximum length of a title, in bytes.
const maxTitle = 400

// minCommonWords is how many words the only headline of a page must share with a declared
// title to be the title. Titles for search engines are often worded differently.
const minCommonWords = 2

// articleTitle returns the title of the article: the headline that is part of a declared
// title, or else a declared title without the name of the site. It also returns the
// headlines that only name the site.
func (p *pageMeta) articleTitle(article ldNode, site string) (title string, siteNames []*dom.Node) {
	declared := p.declaredTitles(article)
	headlines, siteNames := p.splitHeadlines(declared)
	longest := ""
	for _, h := range headlines {
		f := dom.Fold(h)
		if f == "" || f == dom.Fold(site) {
			continue
		}
		isDeclared := slices.ContainsFunc(declared, func(d string) bool { return dom.HasPhrase(dom.Fold(d), f) })
		if isDeclared && len(h) > len(longest) {
			longest = h
		}
	}
	if longest != "" {
		return longest, siteNames
	}
	if h := p.declaredHeading(declared); h != "" {
		return h, siteNames
	}
	for i := range declared {
		declared[i] = trimSite(declared[i], site)
	}
	// Titles for search engines may be truncated. A headline that shares most of its
	// words with one is the full title.
	if len(declared) > 0 {
		for _, h := range headlines {
			if haveSimilarWords(dom.Fold(h), dom.Fold(declared[0])) {
				return h, siteNames
			}
		}
		if len(headlines) == 1 && countCommonWords(dom.Fold(headlines[0]), dom.Fold(declared[0])) >= minCommonWords {
			return headlines[0], siteNames
		}
		return declared[0], siteNames
	}
	if len(headlines) > 0 {
		return headlines[0], siteNames
	}
	return "", siteNames
}

// declaredTitles returns the titles in the metadata of the page, the best first.
func (p *pageMeta) declaredTitles(article ldNode) []string {
	var declared []string
	add := func(title string) {
		if title = strings.Join(strings.Fields(dom.Unescape(title)), " "); title != "" && len(title) <= maxTitle {
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

// splitHeadlines splits the headlines into the texts of those that do not name the site and
// the elements of those that do. A headline names the site if it only links to the front
// page, or if it is one part of a declared title and a lower heading is the other part.
func (p *pageMeta) splitHeadlines(declared []string) (texts []string, siteNames []*dom.Node) {
	headings := map[string]bool{}
	for _, n := range p.headings {
		if f := dom.Fold(dom.LineText(n, maxTitle)); f != "" {
			headings[f] = true
		}
	}
	isOtherPart := func(f string) bool {
		for _, d := range declared {
			for _, parts := range splitTitle(d) {
				if parts[0] == f && headings[parts[1]] || parts[1] == f && headings[parts[0]] {
					return true
				}
			}
		}
		return false
	}
	for _, n := range p.headlines {
		text := dom.LineText(n, maxTitle)
		switch f := dom.Fold(text); {
		case f == "":
		case p.isHomeLink(n) || isOtherPart(f):
			siteNames = append(siteNames, n)
		default:
			texts = append(texts, text)
		}
	}
	return texts, siteNames
}

// isHomeLink reports whether a heading is only a link to the front page of the site.
func (p *pageMeta) isHomeLink(n *dom.Node) bool {
	a := dom.First(n, atom.A)
	if a == nil {
		a = dom.Closest(n, atom.A)
	}
	if a == nil || dom.UnlinkedLen(n) > 0 && dom.Closest(n, atom.A) == nil {
		return false
	}
	u, err := url.Parse(strings.TrimSpace(dom.Attr(a, "href")))
	return err == nil && u.RawQuery == "" && u.Fragment == "" && (u.Host != "" || u.Path != "") && strings.Trim(u.Path, "/.") == ""
}

// declaredHeading returns the text of the heading that is a declared title without the name
// of the site, or "" if there isn't one.
func (p *pageMeta) declaredHeading(declared []string) string {
	for _, d := range declared {
		for _, parts := range splitTitle(d) {
			for _, n := range p.headings {
				text := dom.LineText(n, maxTitle)
				if f := dom.Fold(text); f != "" && (f == parts[0] || f == parts[1]) && !p.isHomeLink(n) && len(f)*2 >= len(parts[0])+len(parts[1]) {
					return text
				}
			}
		}
	}
	return ""
}

// titleSeparators separate a title and the name of a site.
var titleSeparators = []string{" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " / ", ": ", " ~ "}

// splitTitle returns the two parts of a title, folded, for each separator in it.
func splitTitle(title string) [][2]string {
	var out [][2]string
	for _, sep := range titleSeparators {
		for _, i := range []int{strings.Index(title, sep), strings.LastIndex(title, sep)} {
			if i > 0 {
				out = append(out, [2]string{dom.Fold(title[:i]), dom.Fold(title[i+len(sep):])})
			}
		}
	}
	return out
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

// trimSite returns a title without the name of the site at its end or start: "Loft to reopen
// | Grimsand Courier". The text after " | " need not be the known name of the site.
func trimSite(title, site string) string {
	known := dom.Fold(site)
	for _, sep := range titleSeparators {
		if i := strings.LastIndex(title, sep); i > 0 {
			head, tail := title[:i], title[i+len(sep):]
			if isSiteName(tail, known) || sep == " | " && len(strings.Fields(tail)) <= 5 && len(strings.Fields(head)) >= 3 {
				return trimSite(head, site)
			}
		}
		if i := strings.Index(title, sep); i > 0 && known != "" && isSiteName(title[:i], known) {
			return title[i+len(sep):]
		}
	}
	return title
}

// isSiteName reports whether a part of a title is the name or the host of the site, which
// must be folded.
func isSiteName(part, site string) bool {
	f := dom.Fold(part)
	if site == "" || f == "" {
		return false
	}
	tight := strings.ReplaceAll(f, " ", "")
	name := strings.ReplaceAll(strings.TrimPrefix(site, "the "), " ", "")
	return f == site || strings.TrimPrefix(f, "the ") == strings.TrimPrefix(site, "the ") ||
		len(name) > 3 && len(tight) > 3 && (strings.HasPrefix(tight, name) || strings.HasPrefix(name, tight))
}

// headline returns the heading with the title, or else the first headline that does not name
// the site. It returns nil if there isn't one.
func (p *pageMeta) headline(title string, siteNames []*dom.Node) *dom.Node {
	want := dom.Fold(title)
	for _, n := range slices.Concat(p.headlines, p.headings) {
		if want != "" && dom.Fold(dom.LineText(n, maxTitle)) == want {
			return n
		}
	}
	for _, n := range p.headlines {
		if !slices.Contains(siteNames, n) {
			return n
		}
	}
	return nil
}
