// Package feed makes an article of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom
// 0.3 and 1.0 (RFC 4287), and JSON Feed 1.1, with what Media RSS, Dublin Core,
// the RSS 1.0 content module and Apple's podcast (iTunes) tags add to them.
//
// The article of a feed lists its entries. An entry has a title, its authors, a
// date, a link and a summary; if the feed has its text, it has an article of its
// own as well.
//
// Feeds in XML are often not well-formed. A scanner splits them into tokens, whatever
// their errors, and what the elements say is stored in a document: what a feed says of
// itself and of its items. Every text in a document is HTML.
//
// What always holds: a feed that breaks off is read up to that point; the size,
// depth and number of what is read are bounded, and the time is in proportion to
// it; links lead to http and https only; references are decoded once, and a text
// that is HTML escaped twice is HTML.
package feed

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"pullquote/content"
)

// maxSize bounds how much of a feed is read, in bytes.
const maxSize = 32 << 20

// ErrNotFeed means that data is not a feed. Package explain has the sentence for readers.
var ErrNotFeed = errors.New("feed: neither RSS, Atom nor JSON Feed")

// Parse parses a feed in UTF-8, whatever charset it declares. Addresses in it are
// resolved against base, its own address; "" if it has none. The error is
// [ErrNotFeed].
func Parse(data []byte, base string) (*content.Article, error) {
	d, err := read(trim(data), base)
	if err != nil {
		return nil, err
	}
	return newMapping(d, base).article(), nil
}

// read reads a feed of any kind.
func read(data []byte, base string) (*document, error) {
	isLarge := len(data) > maxSize
	if isLarge {
		data = data[:maxSize]
	}
	if len(data) == 0 {
		return nil, ErrNotFeed
	}
	var d *document
	var err error
	if data[0] == '{' {
		d, err = readJSON(data)
	} else {
		d, err = readXML(strings.ToValidUTF8(string(data), "\ufffd"), base)
	}
	if err != nil {
		return nil, err
	}
	if isLarge {
		d.isCut, d.hasMore = false, true
	}
	return d, nil
}

// problems returns what was left out, in sentences for the reader.
func (d *document) problems() []string {
	var out []string
	if d.isCut {
		out = append(out, "the feed breaks off in the middle; what came before that is shown")
	}
	if d.hasMore {
		out = append(out, fmt.Sprintf("the feed is very long; its first %d entries are shown, and the rest is left out", len(d.items)))
	}
	if d.hasLongText {
		out = append(out, fmt.Sprintf("a text in the feed is longer than %d MiB; its end is left out", maxText>>20))
	}
	return out
}

// webAddress resolves an address against the first base that is one itself. It
// returns "" if the result is not http or https.
func webAddress(s string, bases ...string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return ""
	}
	for _, base := range bases {
		if u.IsAbs() {
			break
		}
		if b, err := url.Parse(base); err == nil && isWeb(b) {
			u = b.ResolveReference(u)
		}
	}
	if !isWeb(u) {
		return ""
	}
	return content.SanitizeURL(u.String())
}

func isWeb(u *url.URL) bool {
	return (strings.EqualFold(u.Scheme, "http") || strings.EqualFold(u.Scheme, "https")) && u.Host != ""
}
