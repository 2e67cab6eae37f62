// Package feed parses feeds into articles: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom 0.3 and
// 1.0 (RFC 4287), and JSON Feed 1.1. It also understands Media RSS, Dublin Core, the RSS
// 1.0 content module and Apple's podcast (iTunes) tags.
//
// The article of a feed lists its entries. An entry has a title, authors, a date, a link
// and a summary. If the feed includes the entry's text, the entry also has an article of
// its own.
//
// XML feeds are often not well-formed. A scanner splits them into tokens despite their
// errors, and a reader stores the content of the elements in a document: the metadata and
// the items of the feed. Every text in a document is HTML; plain text is escaped. If no
// element breaks its lines, its line ends count, and it may also be Markdown.
//
// What always holds: a feed that breaks off is read up to that point; size, depth and
// number of elements are bounded, and the time is in proportion to the size; links lead
// to http and https only; references are decoded once, but HTML that was escaped twice is
// decoded twice.
package feed

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"pullquote/content"
)

// maxSize bounds the length of a feed, in bytes.
const maxSize = 32 << 20

// ErrNotFeed means that data is not a feed. Package explain has the sentence for readers.
var ErrNotFeed = errors.New("feed: neither RSS, Atom nor JSON Feed")

// Parse parses a feed in UTF-8, whatever charset it declares. It resolves addresses
// against base, the address of the feed; "" if it is unknown. The error is [ErrNotFeed].
func Parse(data []byte, base string) (*content.Article, error) {
	d, err := read(trimStart(data), base)
	if err != nil {
		return nil, err
	}
	return newConverter(d, base).article(), nil
}

// read reads a feed in XML or JSON.
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

// problems returns a sentence for the reader about each omission, if that many entries are shown.
func (d *document) problems(shown int) []string {
	var out []string
	switch {
	case d.isCut && shown == 0:
		out = append(out, "the feed breaks off in the middle; the part before that point has no entries to read")
	case d.isCut:
		out = append(out, "the feed breaks off in the middle; the part before that point is shown")
	case d.hasMore && shown == 0:
		out = append(out, "the feed is very long; its first part has no entries to read, and the rest is left out")
	case d.hasMore && shown == 1:
		out = append(out, "the feed is very long; its first entry is shown, and the rest is left out")
	case d.hasMore:
		out = append(out, fmt.Sprintf("the feed is very long; its first %d entries are shown, and the rest is left out", shown))
	case shown == 0:
		out = append(out, "the feed has no entries")
	}
	if d.hasLongText {
		out = append(out, fmt.Sprintf("a text in the feed is longer than %d MiB; its end is left out", maxText>>20))
	}
	return out
}

// webAddress resolves an address against the first base that is a web address. It returns
// "" if the result is not an http or https address.
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
	return content.SanitizeURL(u.String()).String()
}

func isWeb(u *url.URL) bool {
	return (strings.EqualFold(u.Scheme, "http") || strings.EqualFold(u.Scheme, "https")) && u.Host != ""
}
