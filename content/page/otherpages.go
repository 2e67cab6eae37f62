package page

import (
	"net/url"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// addOtherPages shows the pages that a page without text leads to: those in its frames, and
// the one that its browser is sent to.
func (p *page) addOtherPages() {
	a := p.article
	hasSummary := slices.ContainsFunc(p.meta.Summaries, func(s string) bool { return strings.TrimSpace(s) != "" })
	if a.Len() > 1 || a.Len() == 1 && a.Title == "" || len(p.otherPages) == 0 || hasSummary {
		return
	}
	var blocks []content.Block
	for _, b := range a.Blocks() {
		blocks = append(blocks, b)
	}
	for _, other := range p.otherPages {
		var b content.InlineBuilder
		b.Add(other.label, 0, "")
		b.Add(other.url, 0, other.url)
		blocks = append(blocks, &content.Paragraph{Text: b.Inline()})
	}
	a.SetBlocks(blocks)
	if len(blocks) == len(p.otherPages) {
		a.InsertTitle()
	}
}

// An otherPage is a page that a page shows or leads to.
type otherPage struct{ label, url string }

// maxOtherPages is the greatest number of pages that are listed.
const maxOtherPages = 20

// findOtherPages collects the frames of the page, and the page that it sends its reader to.
func (p *page) findOtherPages() {
	for n := range dom.All(p.root) {
		other := otherPage{}
		switch {
		case dom.Is(n, atom.Frame, atom.Iframe) && !dom.IsHidden(n) && dom.Attr(n, "height") != "0":
			other = otherPage{strings.TrimSpace("Frame "+frameName(n)) + ": ", dom.Attr(n, "src")}
		case dom.Is(n, atom.Meta) && strings.EqualFold(strings.TrimSpace(dom.Attr(n, "http-equiv")), "refresh"):
			other = otherPage{"This page leads to ", refreshURL(dom.Attr(n, "content"))}
		}
		address := content.SanitizeURL(absoluteURL(p.meta.Base, other.url))
		if address == "" || len(p.otherPages) == maxOtherPages {
			continue
		}
		other.url = address
		p.otherPages = append(p.otherPages, other)
	}
}

// absoluteURL resolves the URL of another page. It returns "" for what is not a page.
func absoluteURL(base *url.URL, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	return u.String()
}

// frameName returns the title or the name of a frame.
func frameName(n *dom.Node) string {
	if title := strings.TrimSpace(dom.Attr(n, "title")); title != "" {
		return title
	}
	return strings.TrimSpace(dom.Attr(n, "name"))
}

// refreshURL returns the URL in the content of a refresh: "0; url=https://example.com/".
func refreshURL(s string) string {
	_, s, ok := strings.Cut(s, ";")
	s = strings.TrimSpace(s)
	const prefix = "url"
	if !ok || len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return ""
	}
	_, s, _ = strings.Cut(s, "=")
	return strings.Trim(s, " '\"")
}
