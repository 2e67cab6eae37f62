package html

import (
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// describe fills in what the page says about its article.
func (s *profile) describe(a *content.Article, base string) {
	a.Source = s.address(base)
	article := s.article()
	a.Site = s.site(article, a.Source)
	a.Title = content.SanitizeLine(s.titleOf(article, a.Site))
	near := near(s.headlineOf(a.Title))
	a.Byline = content.SanitizeLine(s.bylineOf(article, a.Site, near))
	a.Published = s.dateOf(article, near, a.Source)
	a.Lang = s.language(article)
}

// address is where the page is from: where it was fetched, else what it, or
// who saved it, says.
func (s *profile) address(base string) string {
	if base != "" {
		return content.SanitizeURL(base)
	}
	for _, a := range []string{s.canonical, s.first("og:url", "twitter:url"), s.savedFrom} {
		if u, err := url.Parse(a); err == nil && isWebAddress(a) {
			u.User = nil // links would have it too
			return content.SanitizeURL(u.String())
		}
	}
	return ""
}

// base is what links of the page are resolved against: its base element says it,
// else its address.
func (s *profile) base(address string) string {
	if s.baseElement == "" {
		return address
	}
	b, err := url.Parse(s.baseElement)
	if err != nil {
		return address
	}
	if u := dom.ParseBase(address); u != nil {
		b = u.ResolveReference(b)
	}
	if b.Scheme != "http" && b.Scheme != "https" {
		return address
	}
	return b.String()
}

// site is the name of the site: as the page gives it, else its host.
func (s *profile) site(article thing, address string) string {
	name := s.first("og:site_name", "application-name", "al:iphone:app_name", "apple-mobile-web-app-title")
	if name == "" {
		if p := s.names(article["publisher"]); len(p) > 0 {
			name = p[0]
		}
	}
	if name == "" {
		for _, t := range s.things {
			if t.isA("WebSite", "NewsMediaOrganization") && t.text("name") != "" {
				name = t.text("name")
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
	if len(name) > 100 {
		return ""
	}
	return name
}

func (s *profile) language(article thing) string {
	for _, lang := range []string{s.lang, s.first("content-language", "dc.language", "language"), article.text("inLanguage"), s.first("og:locale")} {
		lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-")
		if len(lang) >= 2 && len(lang) <= 12 && strings.Trim(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") == "" {
			return lang
		}
	}
	return ""
}
