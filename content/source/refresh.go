package source

import (
	"bytes"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/markup"
)

const (
	// maxRedirectDelay is the delay up to which a refresh is as good as a redirect, in seconds.
	maxRedirectDelay = 1

	// maxRefreshDelay is the delay up to which the reader is told of a refresh, in seconds. A page
	// that goes on later is to be read before.
	maxRefreshDelay = 30

	// maxRefreshWords is the number of words that a page may have besides a refresh that is as good
	// as a redirect.
	maxRefreshWords = 60
)

// A refresh is the wish of a page that the browser goes on to another page after a while. The HTML
// standard calls it a declarative refresh.
type refresh struct {
	delay      int    // seconds
	address    string // of the other page; "" if there is no refresh
	isRedirect bool   // the page goes on at once, and has little text
}

// redirect returns the address of the other page if the refresh is as good as a redirect, or else "".
func (r refresh) redirect() string {
	if !r.isRedirect {
		return ""
	}
	return r.address
}

// problems tells where the page leads.
func (r refresh) problems() []string {
	switch {
	case r.address == "":
		return nil
	case r.delay <= maxRedirectDelay:
		return []string{"this page leads on to " + r.address}
	}
	return []string{fmt.Sprintf("this page leads on to %s after %d seconds", r.address, r.delay)}
}

// refresh returns where a web page leads. At is the address of the page; "" if it has none.
func (p *payload) refresh(at string) refresh {
	source := p.data[:min(len(p.data), maxWallSource)]
	if !bytes.Contains(bytes.ToLower(source), []byte("refresh")) {
		return refresh{}
	}
	s := survey(source)
	delay, address, ok := markup.Refresh(s.refresh)
	if !ok || delay > maxRefreshDelay {
		return refresh{}
	}
	words := content.CountWords(strings.Join(append(s.text, s.headings...), " "))
	return refresh{delay: delay, address: p.otherPage(at, s.base, address), isRedirect: delay <= maxRedirectDelay && words <= maxRefreshWords}
}

// otherPage returns an address in a page as a complete one, or unchanged if the page has no address.
// Base is what the page says that its addresses are relative to. It returns "" if the address is that
// of the page itself, or of something that is not a web page, or too long for a link.
func (p *payload) otherPage(at, base, address string) string {
	if len(address) > bounds.MaxLink {
		return ""
	}
	if at == "" {
		to, err := url.Parse(address)
		if err != nil || to.Path == "" && to.Host == "" || to.Path == filepath.Base(p.name) || to.Scheme != "" && !content.IsWebAddress(address) {
			return ""
		}
		return address
	}
	page, err := url.Parse(at)
	if err != nil {
		return ""
	}
	relativeTo, err := page.Parse(base)
	if err != nil {
		return ""
	}
	to, err := relativeTo.Parse(address)
	if err != nil || withoutFragment(to) == withoutFragment(page) || !content.IsWebAddress(to.String()) {
		return ""
	}
	return to.String()
}

func withoutFragment(u *url.URL) string {
	without := *u
	without.Fragment, without.RawFragment = "", ""
	return without.String()
}
