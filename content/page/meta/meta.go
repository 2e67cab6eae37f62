// Package meta extracts the metadata of the article on a web page: title, byline, date, site,
// URL and language.
//
// Pages have their metadata in several places, often with different values. Tags are meta
// elements, for search engines and social media. Nodes are the objects of JSON-LD, data for
// search engines in a script. Headlines are h1 elements; headings are the lower levels. The
// headline context is the short lines around the headline, which contain bylines and dates.
//
// What always holds: extraction never fails, takes time proportional to the size of the
// page, and does not change it. Metadata that the page does not have is "".
package meta

import (
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// A Meta is the metadata of a page.
type Meta struct {
	Title     content.Text
	Byline    content.Text // names, as in a sentence: "Jo Park, Ana Ruiz and Li Wei"
	Published content.Text // ISO 8601: "2021-03-04"
	Site      content.Text // the name of the site, or its host
	Source    content.Text // the URL of the page
	Lang      content.Text // BCP 47

	Base        *url.URL    // the URLs on the page are resolved against it; nil if unknown
	Headline    *dom.Node   // the heading with the title, or nil if there isn't one
	SiteNames   []*dom.Node // headlines that only name the site
	ArticleBody string      // the text of the article for search engines
	Summaries   []string    // the text or a description of the article for search engines, the fullest first
}

// Read extracts the metadata of the page doc. PageURL is the URL that it was fetched from; if
// it is "", Read uses the URL that the page gives, if there is one.
func Read(doc *dom.Node, pageURL string) Meta {
	p := scan(doc)
	source := p.source(pageURL)
	article := p.articleNode()
	site := p.site(article, source.String())
	title, siteNames := p.articleTitle(article, site)
	m := Meta{Source: source, Site: content.SanitizeLine(site), Title: content.SanitizeLine(title), SiteNames: siteNames}
	p.headline = p.titleHeading(m.Title.String(), siteNames)
	m.Headline = p.headline
	lines, after := headlineContext(m.Headline)
	m.Byline = content.SanitizeLine(p.articleByline(article, site, lines, after))
	m.Published = content.SanitizeLine(p.published(article, lines, source.String()))
	m.Lang = content.SanitizeLine(p.language(article))
	m.Base = p.base(source.String())
	m.ArticleBody = dom.Unescape(article.text("articleBody"))
	m.Summaries = []string{m.ArticleBody}
	for _, text := range []string{p.firstTag("og:description", "description", "twitter:description"), article.text("description")} {
		m.Summaries = append(m.Summaries, dom.Unescape(text))
	}
	return m
}

// source returns the URL of the page: the one that it was fetched from, or else the one that
// the page itself or the program that saved it gives.
func (p *pageMeta) source(fetched string) content.Text {
	if fetched != "" {
		return content.SanitizeURL(fetched)
	}
	for _, a := range []string{p.canonical, p.firstTag("og:url", "twitter:url"), p.savedFrom} {
		if u, err := url.Parse(a); err == nil && isWebURL(a) {
			u.User = nil // so that links do not contain the password
			return content.SanitizeURL(u.String())
		}
	}
	return content.Text{}
}

// base returns the URL that others on the page are resolved against: that of its base
// element, or else its own.
func (p *pageMeta) base(pageURL string) *url.URL {
	page := dom.ParseBase(pageURL)
	if p.baseElement == "" {
		return page
	}
	b, err := url.Parse(p.baseElement)
	if err != nil {
		return page
	}
	if page != nil {
		b = page.ResolveReference(b)
	}
	if b.Scheme != "http" && b.Scheme != "https" {
		return page
	}
	return dom.ParseBase(b.String())
}

// maxSite is the maximum length of the name of a site, in bytes.
const maxSite = 100

// site returns the name of the site that the page gives, or else its host.
func (p *pageMeta) site(article ldNode, pageURL string) string {
	name := p.firstTag("og:site_name", "application-name", "al:iphone:app_name", "apple-mobile-web-app-title")
	if name == "" {
		if publishers := p.authorNames(article["publisher"]); len(publishers) > 0 {
			name = publishers[0]
		}
	}
	if name == "" {
		for _, n := range p.nodes {
			if n.hasType("WebSite", "NewsMediaOrganization") && n.text("name") != "" {
				name = n.text("name")
				break
			}
		}
	}
	if name == "" {
		if u, err := url.Parse(pageURL); err == nil {
			name = strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	name = content.SanitizeLine(dom.Unescape(name)).String()
	if len(name) > maxSite {
		return ""
	}
	return name
}

// language returns the language of the page, from the first place that gives one.
func (p *pageMeta) language(article ldNode) string {
	for _, lang := range []string{p.lang, p.firstTag("content-language", "dc.language", "language"), article.text("inLanguage"), p.firstTag("og:locale")} {
		lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-")
		if len(lang) >= 2 && len(lang) <= 12 && strings.Trim(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") == "" {
			return lang
		}
	}
	return ""
}
