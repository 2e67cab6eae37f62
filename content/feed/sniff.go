package feed

import (
	"bytes"
	"strings"
)

// maxSniffed bounds the length of the data that [Sniff] examines at each end, in bytes.
const maxSniffed = 64 << 10

// Sniff reports whether data looks like a feed. In XML the root element, after any
// comments, processing instructions and declarations, must be the root of an RSS, RDF or
// Atom feed. A JSON object must have the version of a JSON Feed, near its start or near
// its end, where programs that sort by name put it.
func Sniff(data []byte) bool {
	data = trimStart(data)
	switch {
	case len(data) == 0:
		return false
	case data[0] == '{':
		tail := data[max(0, len(data)-maxSniffed):]
		return hasJSONFeedVersion(data[:min(len(data), maxSniffed)]) || hasJSONFeedVersion(tail)
	case data[0] != '<':
		return false
	}
	s := scanner{rest: string(data[:min(len(data), maxSniffed)])}
	for {
		switch t := s.next(); t.kind {
		case startTag:
			return rootName(t.name) != "" && isFeedRoot(t)
		case textToken:
			if strings.TrimSpace(t.text) != "" {
				return false
			}
		case endOfInput, endTag, cdataToken:
			return false
		}
	}
}

// isFeedRoot distinguishes the root of a feed from other root elements with the name
// "feed" or "RDF", which bind none of the namespaces of feeds.
func isFeedRoot(t token) bool {
	if rootName(t.name) == "rss" {
		return true
	}
	bindsAny := false
	for _, a := range attributes(t.text) {
		if a.name != "xmlns" && !strings.HasPrefix(a.name, "xmlns:") {
			continue
		}
		bindsAny = true
		switch space := strings.ToLower(a.value); {
		case strings.Contains(space, "atom"), strings.Contains(space, "rss"), strings.Contains(space, "netscape"):
			return true
		}
	}
	return !bindsAny && rootName(t.name) == "feed"
}

// trimStart removes a byte order mark, white space and NULs before a feed.
func trimStart(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n\x00")
}

// hasJSONFeedVersion reports whether a "version" has the address of the JSON Feed
// specification. Some programs escape its slashes.
func hasJSONFeedVersion(data []byte) bool {
	for {
		_, after, ok := bytes.Cut(data, []byte(`"version"`))
		if !ok {
			return false
		}
		data = after
		s := bytes.TrimLeft(after[:min(len(after), 100)], " \t\r\n")
		if s, ok = bytes.CutPrefix(s, []byte(":")); !ok {
			continue
		}
		s = bytes.ReplaceAll(bytes.TrimLeft(s, " \t\r\n"), []byte(`\`), nil)
		for _, address := range []string{`"https://jsonfeed.org/`, `"http://jsonfeed.org/`, `"https://www.jsonfeed.org/`} {
			if bytes.HasPrefix(s, []byte(address)) {
				return true
			}
		}
	}
}
