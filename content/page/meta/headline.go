package meta

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A headline is the text of an h1 element.
type headline struct {
	text   string
	folded string
	last   string // the last part of the text, if it has several elements
}

// title returns the headline as a title. If a declared title has only the last part of the
// headline, the other parts are a kicker.
func (h *headline) title(declared []string, site string) string {
	const minWords = 2
	last := dom.Fold(h.last)
	if last == "" || last == h.folded || len(strings.Fields(last)) < minWords {
		return h.text
	}
	isLast := false
	for _, d := range declared {
		switch dom.Fold(trimSite(d, site)) {
		case h.folded:
			return h.text
		case last:
			isLast = true
		}
	}
	if isLast {
		return h.last
	}
	return h.text
}

// splitHeadlines splits the h1 elements into the headlines of articles and the elements that
// name the site. An h1 names the site if it only links to the front page, or if it is one
// part of a declared title and a lower heading is the other part. Repeated headlines are
// dropped.
func (p *pageMeta) splitHeadlines(declared []string, site string) (headlines []headline, siteNames []*dom.Node) {
	headings := map[string]bool{}
	for _, n := range p.headings {
		if f := dom.Fold(headlineText(n)); f != "" {
			headings[f] = true
		}
	}
	for _, n := range p.headlines {
		h := headline{text: headlineText(n)}
		h.folded = dom.Fold(h.text)
		isRepeated := slices.ContainsFunc(headlines, func(o headline) bool { return o.folded == h.folded })
		switch {
		case h.folded == "":
		case p.isHomeLink(n) || p.isOtherPart(h.folded, declared, headings):
			siteNames = append(siteNames, n)
		case !isRepeated && h.folded != dom.Fold(site):
			if parts := headlineParts(n); len(parts) > 1 {
				h.last = parts[len(parts)-1].text
			}
			headlines = append(headlines, h)
		}
	}
	return headlines, siteNames
}

// isOtherPart reports whether an h1 with the folded text f is one part of a declared title
// that has a heading as its other part, so that the h1 names the site. It does not if it is a
// declared title as a whole, or much longer than the heading, which then names a section.
func (p *pageMeta) isOtherPart(f string, declared []string, headings map[string]bool) bool {
	if slices.ContainsFunc(declared, func(d string) bool { return dom.Fold(d) == f }) {
		return false
	}
	for _, d := range declared {
		for _, parts := range splitTitle(d) {
			other := ""
			switch f {
			case parts[0]:
				other = parts[1]
			case parts[1]:
				other = parts[0]
			}
			if headings[other] && len(f) <= 2*len(other) {
				return true
			}
		}
	}
	return false
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

// A headlinePart is a part of the text of a heading.
type headlinePart struct {
	text    string
	element *dom.Node // nil for text that is not in an element of its own
}

// headlineParts returns the text of each child of a heading, in order.
func headlineParts(n *dom.Node) []headlinePart {
	for only := dom.OnlyElement(n); only != nil; only = dom.OnlyElement(n) {
		n = only
	}
	var out []headlinePart
	for c := range n.ChildNodes() {
		switch {
		case c.Type == dom.TextNode:
			if text := strings.Join(strings.Fields(c.Data), " "); text != "" {
				out = append(out, headlinePart{text, nil})
			}
		case c.Type == dom.ElementNode:
			if text := dom.LineText(c, maxTitle); text != "" {
				out = append(out, headlinePart{text, c})
			}
		}
	}
	return out
}

// headlineText returns the text of a heading without its kicker, the line above a headline
// that names its subject, and without a label such as "Title:". Text at the end that is only
// for screen readers is left out as well.
//
//	<h1><span class="kicker">Harbours</span> Piers to move</h1> is "Piers to move"
func headlineText(n *dom.Node) string {
	text := dom.LineText(n, maxTitle)
	parts := headlineParts(n)
	if len(parts) < 2 {
		return text
	}
	out := text
	if last := parts[len(parts)-1]; isForScreenReaders(last.element) {
		out = strings.TrimSuffix(out, last.text)
	}
	if isKicker(parts[0], parts[1]) {
		out = strings.TrimLeftFunc(strings.TrimPrefix(out, parts[0].text), isSeparator)
	}
	if out = strings.TrimSpace(out); dom.Fold(out) == "" {
		return text
	}
	return out
}

// isSeparator reports whether r is a space or may separate a kicker from its headline.
func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(":：|–—-·•/", r)
}

// isKicker reports whether the first part of a heading is a kicker or a label. It is one by
// its class, or if a separator after it is only for screen readers, because readers see it
// on a line of its own.
func isKicker(first, second headlinePart) bool {
	if first.element == nil {
		return false
	}
	if isForScreenReaders(second.element) && dom.Fold(second.text) == "" {
		return true
	}
	if slices.ContainsFunc(dom.ClassWords(first.element), isKickerWord) {
		return true
	}
	label, ok := strings.CutSuffix(strings.ToLower(first.text), ":")
	return ok && isTitleWord(strings.TrimSpace(label))
}

// isKickerWord reports whether a word of a class is a newspaper's term for a kicker.
func isKickerWord(word string) bool {
	switch word {
	case "kicker", "overline", "topline", "roofline", "eyebrow", "dachzeile", "spitzmarke", "surtitre", "antetitulo", "volanta", "occhiello", "overtitle", "pretitle", "supertitle":
		return true
	}
	return false
}

// isTitleWord reports whether a lower-case word is the label of a title.
func isTitleWord(word string) bool {
	switch word {
	case "title", "titel", "titre", "título", "titolo", "tytuł", "заголовок", "название", "题目", "标题", "標題", "タイトル", "제목":
		return true
	}
	return false
}

// isForScreenReaders reports whether an element is hidden from everybody who sees the page.
func isForScreenReaders(n *dom.Node) bool {
	return n != nil && (dom.IsHidden(n) || dom.HasClass(n, "invisible", "element-invisible"))
}

// titleHeading returns the heading with the title, or else the first headline that does not name
// the site. It returns nil if there isn't one.
func (p *pageMeta) titleHeading(title string, siteNames []*dom.Node) *dom.Node {
	want := dom.Fold(title)
	for _, n := range slices.Concat(p.headlines, p.headings) {
		if isTitleOf(n, want) {
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

// isTitleOf reports whether a heading has the folded title as its text, with or without a
// kicker.
func isTitleOf(n *dom.Node, title string) bool {
	return title != "" && (dom.Fold(headlineText(n)) == title || dom.Fold(dom.LineText(n, maxTitle)) == title)
}
