package feed

import "strings"

// namespaces maps namespaces, normalized by [canonicalPrefix], to canonical prefixes; ""
// for the namespaces of RSS itself.
var namespaces = map[string]string{
	"":                                    "",
	"purl.org/rss/1.0":                    "",
	"channel.netscape.com/rdf/simple/0.9": "",
	"my.netscape.com/rdf/simple/0.9":      "",
	"w3.org/1999/02/22-rdf-syntax-ns":     "",
	"backend.userland.com/rss2":           "",
	"w3.org/2005/atom":                    "atom",
	"purl.org/atom/ns":                    "atom",
	"purl.org/rss/1.0/modules/content":    "content",
	"purl.org/dc/elements/1.1":            "dc",
	"purl.org/dc/terms":                   "dc",
	"search.yahoo.com/mrss":               "media",
	"itunes.com/dtds/podcast-1.0.dtd":     "itunes",
	"w3.org/1999/xhtml":                   "xhtml",
}

// knownPrefixes maps prefixes to canonical prefixes, for feeds that bind them to no known
// namespace.
var knownPrefixes = map[string]string{
	"atom": "atom", "a10": "atom", "content": "content", "dc": "dc", "dcterms": "dc", "media": "media", "itunes": "itunes",
	"xhtml": "xhtml", "rss": "", "rdf": "",
}

// canonicalPrefix returns the canonical prefix of a namespace. It tolerates common
// variations: white space, a final slash, or "https".
func canonicalPrefix(namespace string) (prefix string, ok bool) {
	s := strings.ToLower(strings.TrimSpace(namespace))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "http://"), "https://")
	prefix, ok = namespaces[strings.TrimRight(strings.TrimPrefix(s, "www."), "/#")]
	return prefix, ok
}

// maxPrefixes bounds the number of prefixes that a feed may bind.
const maxPrefixes = 100

// bind records the prefixes that an element binds to namespaces.
func (r *xmlReader) bind(all []attribute) {
	for _, a := range all {
		if prefix, ok := strings.CutPrefix(a.name, "xmlns:"); ok && len(r.prefixes) < maxPrefixes {
			r.prefixes[prefix] = a.value
		}
	}
}

// name returns the name of an element in [vocabulary]; "" if its namespace is unknown.
func (r *xmlReader) name(written string, all []attribute) string {
	namespace := r.top().namespace
	for _, a := range all {
		if a.name == "xmlns" {
			namespace = a.value
		}
	}
	prefix, local, ok := strings.Cut(written, ":")
	if !ok {
		prefix, local = "", written
	}
	local = strings.ToLower(local)
	vocabulary, isKnown := "", true
	bound := r.prefixes[prefix]
	switch root := r.open[0]; {
	case prefix == "" && namespace == root.namespace, prefix != "" && bound != "" && bound == r.prefixes[prefixOf(root.written)]:
		// It is in the namespace of the root, whatever its name.
	case prefix == "":
		vocabulary, isKnown = canonicalPrefix(namespace)
	default:
		if vocabulary, isKnown = canonicalPrefix(bound); !isKnown || bound == "" {
			vocabulary, isKnown = knownPrefixes[strings.ToLower(prefix)]
		}
	}
	switch {
	case !isKnown:
		return ""
	case local == "encoded":
		return "content:encoded"
	case vocabulary == "" && r.isAtom:
		return "atom:" + local
	case vocabulary == "":
		return local
	}
	return vocabulary + ":" + local
}

func prefixOf(name string) string {
	prefix, _, ok := strings.Cut(name, ":")
	if !ok {
		return ""
	}
	return prefix
}
