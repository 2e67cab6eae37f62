package feed

import "strings"

// A role says what an element of a feed is read as.
type role int

const (
	skipped   role = iota // what no reader sees
	container             // of other elements
	line                  // its text is one value: an address, a date, a name
	rich                  // its text may hold markup
)

// roleOf is the role of an element by its name as [vocabulary] makes it, in
// the element parent. A container stands in those alone that may hold it, so
// that none nests in itself.
func roleOf(name, parent string) role {
	in := func(parents ...string) role {
		for _, p := range parents {
			if p == parent {
				return container
			}
		}
		return skipped
	}
	switch name {
	case "channel":
		return in("rss", "rdf")
	case "item":
		return in("channel", "rdf", "rss")
	case "entry":
		return in("feed")
	case "atom:author":
		return in("item")
	case "author":
		if parent == "item" {
			return line
		}
		return in("feed", "entry")
	case "media:group":
		return in("item", "entry")
	case "media:content":
		return in("item", "entry", "media:group")
	case "link", "guid", "id", "pubDate", "lastBuildDate", "enclosure", "language", "name", "atom:name",
		"published", "issued", "updated", "modified", "atom:link", "atom:published", "atom:updated",
		"dc:creator", "dc:author", "dc:date", "dc:language",
		"itunes:author", "itunes:type", "media:credit", "media:thumbnail":
		return line
	case "title", "description", "subtitle", "tagline", "summary", "content", "content:encoded",
		"dc:title", "dc:description", "itunes:summary", "media:title", "media:description", "atom:summary", "atom:content":
		return rich
	}
	return skipped
}

// isEntry reports whether an element is one text of the feed.
func isEntry(name string) bool { return name == "item" || name == "entry" }

// spelled are the names that gofeed knows in one spelling, by their lower case.
func spelled(local string) string {
	switch local {
	case "pubdate":
		return "pubDate"
	case "lastbuilddate":
		return "lastBuildDate"
	}
	return local
}

// vocabularyOf is the prefix by which a namespace's elements are known here; ""
// for those of feeds themselves. Feeds write namespaces with a stray blank,
// slash or "https".
func vocabularyOf(namespace string) (prefix string, ok bool) {
	s := strings.ToLower(strings.TrimSpace(namespace))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "http://"), "https://")
	switch strings.TrimRight(strings.TrimPrefix(s, "www."), "/#") {
	case "w3.org/2005/atom", "purl.org/atom/ns":
		return "atom", true
	case "", "purl.org/rss/1.0", "channel.netscape.com/rdf/simple/0.9", "my.netscape.com/rdf/simple/0.9",
		"w3.org/1999/02/22-rdf-syntax-ns", "backend.userland.com/rss2":
		return "", true
	case "purl.org/rss/1.0/modules/content":
		return "content", true
	case "purl.org/dc/elements/1.1", "purl.org/dc/terms":
		return "dc", true
	case "search.yahoo.com/mrss":
		return "media", true
	case "itunes.com/dtds/podcast-1.0.dtd":
		return "itunes", true
	}
	return "", false
}

// unbound is the vocabulary of a prefix that the feed declares no known
// namespace for: what everybody means by it.
func unbound(prefix string) (string, bool) {
	switch p := strings.ToLower(prefix); p {
	case "atom", "content", "dc", "media", "itunes":
		return p, true
	case "a10":
		return "atom", true
	case "rss", "rdf":
		return "", true
	}
	return "", false
}
