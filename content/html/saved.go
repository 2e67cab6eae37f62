package html

import (
	"net/url"
	"strings"
)

// savedFrom is the address that a comment says a browser saved the page from: what
// stands behind "saved from url=(0047)" or, with SingleFile, "url:". "" for none.
func savedFrom(comment string) string {
	const most = 4 << 10 // bytes
	if len(comment) > most {
		return ""
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(comment), "saved from url=")
	if ok {
		rest = rest[strings.IndexByte(rest, ')')+1:]
	} else if _, rest, ok = strings.Cut(comment, "saved with SingleFile"); ok {
		_, rest, ok = strings.Cut(rest, "url:")
	}
	if !ok {
		return ""
	}
	address, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	address = strings.TrimSpace(address)
	if !isWebAddress(address) {
		return ""
	}
	return address
}

// isWebAddress reports whether s is the address of a page on a site.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
