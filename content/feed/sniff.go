package feed

import (
	"bytes"
	"strings"
)

// sniffed is how much of some data is looked at to tell whether it is a feed.
const sniffed = 64 << 10 // bytes

// Sniff reports whether data is a feed by its looks: its root is that of RSS,
// RDF or Atom, behind whatever comments, instructions and declarations, or it is
// a JSON object with the version of a JSON Feed. It looks at the beginning, and
// in JSON at the end, where programs that sort by name put the version.
func Sniff(data []byte) bool {
	data = trim(data)
	switch {
	case len(data) == 0:
		return false
	case data[0] == '{':
		tail := data[max(0, len(data)-sniffed):]
		return saysJSONFeed(data[:min(len(data), sniffed)]) || saysJSONFeed(tail)
	case data[0] != '<':
		return false
	}
	s := scanner{rest: string(data[:min(len(data), sniffed)])}
	for {
		switch t := s.next(); t.kind {
		case openTag:
			return rootName(t.name) != "" && isFeedRoot(t)
		case words:
			if strings.TrimSpace(t.text) != "" {
				return false
			}
		case endOfData, closeTag, verbatim:
			return false
		}
	}
}

// isFeedRoot tells the root of a feed from that of other XML that is called
// "feed" or "RDF": these bind no namespace that feeds are written in.
func isFeedRoot(t token) bool {
	if rootName(t.name) == "rss" {
		return true
	}
	bound := false
	for _, a := range attributes(t.text) {
		if a.name != "xmlns" && !strings.HasPrefix(a.name, "xmlns:") {
			continue
		}
		bound = true
		switch space := strings.ToLower(a.value); {
		case strings.Contains(space, "atom"), strings.Contains(space, "rss"), strings.Contains(space, "netscape"):
			return true
		}
	}
	return !bound && rootName(t.name) == "feed"
}

// trim takes off what may stand before a feed.
func trim(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n\x00")
}

// saysJSONFeed reports whether "version" has the address of JSON Feed's
// specification for its value. Some programs escape its slashes.
func saysJSONFeed(data []byte) bool {
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
