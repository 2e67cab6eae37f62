// Package meta reads what a web page says about its article, outside of the
// article's text: title, byline, date, site, address and language.
//
// Pages say these things in several places, often differently. Tags are meta
// elements, which pages have for search engines and social media. Nodes are the
// objects of JSON-LD, data for search engines in a script. Headlines are h1
// elements, headings are smaller ones. The headline context is the short lines
// around the headline, in which bylines and dates are.
//
// What always holds: reading never fails, takes time in proportion to the page, and
// does not change it. What the page does not say is "".
package meta

import (
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// A Meta is what a page says about its article.
type Meta struct {
	Title     string
	Byline    string // names, as in a sentence: "Jo Park, Ana Ruiz and Li Wei"
	Published string // "2021-03-04"
	Site      string // its name, or its host
	Source    string // the address of the page
	Lang      string // BCP 47

	Base      *url.URL    // what the addresses on the page are resolved against; nil if unknown
	Headline  *dom.Node   // the heading that has the title; nil if there is none
	SiteNames []*dom.Node // headlines that only name the site
	Summaries []string    // texts of or about the article that are for search engines, the fullest first
}

// Read reads the page doc, which was fetched from address. With "" the address is
// the one that the page gives, if any.
func Read(doc *dom.Node, address string) Meta {
	p := scan(doc)
	m := Meta{Source: p.source(address)}
	article := p.article()
	m.Site = p.site(article, m.Source)
	title, siteNames := p.articleTitle(article, m.Site)
	m.Title, m.SiteNames = content.SanitizeLine(title), siteNames
	m.Headline = p.headline(m.Title, siteNames)
	lines := headlineContext(m.Headline)
	m.Byline = content.SanitizeLine(p.articleByline(article, m.Site, lines))
	m.Published = p.published(article, lines, m.Source)
	m.Lang = p.language(article)
	m.Base = p.base(m.Source)
	for _, text := range []string{article.text("articleBody"), p.firstTag("og:description", "description", "twitter:description"), article.text("description")} {
		m.Summaries = append(m.Summaries, dom.Unescape(text))
	}
	return m
}

// source returns the address of the page: the one it was fetched from, or else the
// one that the page, or the program that saved it, gives.
func (p *pageMeta) source(fetched string) string {
	if fetched != "" {
		return content.SanitizeURL(fetched)
	}
	for _, a := range []string{p.canonical, p.firstTag("og:url", "twitter:url"), p.savedFrom} {
		if u, err := url.Parse(a); err == nil && isWebAddress(a) {
			u.User = nil // links would get it, too
			return content.SanitizeURL(u.String())
		}
	}
	return ""
}

// base returns what the addresses on the page are resolved against: its base
// element, or else its own address.
func (p *pageMeta) base(address string) *url.URL {
	page := dom.ParseBase(address)
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

// maxSite is how long the name of a site is, in bytes.
const maxSite = 100

// site returns the name of the site, as the page gives it, or else its host.
func (p *pageMeta) site(article ldNode, address string) string {
	name := p.firstTag("og:site_name", "application-name", "al:iphone:app_name", "apple-mobile-web-app-title")
	if name == "" {
		if publishers := p.names(article["publisher"]); len(publishers) > 0 {
			name = publishers[0]
		}
	}
	if name == "" {
		for _, n := range p.nodes {
			if n.isA("WebSite", "NewsMediaOrganization") && n.text("name") != "" {
				name = n.text("name")
				break
			}
		}
	}
	if name == "" {
		if u, err := url.Parse(address); err == nil {
			name = strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	name = content.SanitizeLine(dom.Unescape(name))
	if len(name) > maxSite {
		return ""
	}
	return name
}

// language returns the language of the page, by the first place that gives one.
func (p *pageMeta) language(article ldNode) string {
	for _, lang := range []string{p.lang, p.firstTag("content-language", "dc.language", "language"), article.text("inLanguage"), p.firstTag("og:locale")} {
		lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-")
		if len(lang) >= 2 && len(lang) <= 12 && strings.Trim(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") == "" {
			return lang
		}
	}
	return ""
}
