package feed

import (
	"bytes"
	"strings"
)

// maxSniffed bounds how much of some data is examined to tell whether it is a feed,
// in bytes.
const maxSniffed = 64 << 10

// Sniff reports whether data looks like a feed: its root, after any comments,
// instructions and declarations, is that of RSS, RDF or Atom, or it is a JSON
// object with the version of a JSON Feed. It examines the beginning and, in JSON,
// also the end, where programs that sort by name put the version.
func Sniff(data []byte) bool {
	data = trim(data)
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

// isFeedRoot tells the root of a feed from other roots with the name "feed" or
// "RDF": those bind no namespace that feeds are written in.
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

// trim removes what may precede a feed: a byte order mark, white space and zeros.
func trim(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n\x00")
}

// hasJSONFeedVersion reports whether the value of "version" is the address of JSON
// Feed's specification. Some programs escape its slashes.
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
