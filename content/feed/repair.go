package feed

import (
	"html"
	"net/url"
	"slices"
	"strings"

	"pullquote/content"
)

// A repairer writes a feed in XML anew, so that gofeed, which takes well-formed
// XML alone and goes as deep as that does, gets that and no more than a reader
// sees:
//
//	<rdf:RDF xmlns:c="http://purl.org/rss/1.0/modules/content/"><item><title>A &nbsp; B
//	<c:encoded><p>One<br>Two</c:encoded></item>
//
// becomes
//
//	<rdf><item><title>A ␣ B</title>
//	<content:encoded><![CDATA[<p>One<br>Two]]></content:encoded></item></rdf>
//
// Elements have the names of [roleOf], whatever prefixes the feed binds; what
// is not in that table is left out. Every text that may hold markup is HTML,
// written out: plain text, XHTML and HTML that nobody escaped too. Addresses
// are resolved where the feed sets an xml:base.
type repairer struct {
	scan     scanner
	out      strings.Builder
	open     []frame           // the containers that are open, the root first
	prefixes map[string]string // what the feed binds them to
	entries  int
	parts    int  // elements of the entry, or of the feed, so far
	more     bool // there are more entries, or more of them, than are kept
	long     bool // a text was longer than is kept
}

// A frame is a container that is open.
type frame struct {
	written string // its name in the feed
	name    string // its name here
	plain   string // the namespace of names without a prefix
	base    *url.URL
	based   bool // base comes from the feed
}

// The bounds of a feed.
const (
	maxEntries  = 5000
	maxParts    = 500      // elements of an entry, or of the feed itself
	maxText     = 4 << 20  // bytes of the text of an element
	maxRepaired = 64 << 20 // bytes of the feed written anew
	maxPrefixes = 100
)

// repair writes a feed anew. It reports false if the root is none of a feed.
func repair(source, address string) (*repairer, bool) {
	r := &repairer{scan: scanner{rest: source}, prefixes: map[string]string{}}
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	for {
		t := r.scan.next()
		if t.kind == endOfData {
			return r, false
		}
		if t.kind == openTag {
			if !r.root(t, base) {
				return r, false
			}
			break
		}
	}
	for len(r.open) > 0 && !r.more {
		t := r.scan.next()
		switch t.kind {
		case endOfData:
			r.scan.cut = true
			r.closeTo(0)
		case openTag:
			r.element(t)
		case closeTag:
			r.closeNamed(t.name)
		case words, verbatim:
		}
	}
	r.closeTo(0)
	return r, true
}

// root opens the root, if it is one of a feed.
func (r *repairer) root(t token, base *url.URL) bool {
	name := rootName(t.name)
	if name == "" {
		return false
	}
	r.push(t, name, frame{base: base})
	if t.empty {
		r.closeTo(0)
	}
	return true
}

// rootName is what a feed's root is called here; "" for any other root.
func rootName(written string) string {
	_, local, ok := strings.Cut(written, ":")
	if !ok {
		local = written
	}
	switch local = strings.ToLower(local); local {
	case "rss", "rdf", "feed":
		return local
	}
	return ""
}

// element reads an element in a container.
func (r *repairer) element(t token) {
	in := r.open[len(r.open)-1]
	all := attributes(t.text)
	name := r.name(t.name, all, in)
	if isEntry(name) { // the one before may have lost its end
		for i, f := range r.open {
			if isEntry(f.name) {
				r.closeTo(i)
				in = r.open[len(r.open)-1]
				break
			}
		}
	}
	role := roleOf(name, in.name)
	if r.parts++; r.parts > maxParts && !isEntry(name) {
		role = skipped
	}
	switch role {
	case container:
		if isEntry(name) && r.entries == maxEntries {
			r.more = true
			return
		}
		r.push(t, name, in)
		if t.empty {
			r.closeTo(len(r.open) - 1)
		}
	case line, rich:
		r.leaf(t, name, all, r.inherit(in, all), role)
	case skipped:
		if !t.empty {
			r.text(t.name, name, textSkipped)
		}
	}
}

// name is what an element is called here.
func (r *repairer) name(written string, all []attribute, in frame) string {
	plain := in.plain
	for _, a := range all {
		prefix, ok := strings.CutPrefix(a.name, "xmlns:")
		if a.name == "xmlns" {
			plain = a.value
		} else if ok && len(r.prefixes) < maxPrefixes {
			r.prefixes[prefix] = a.value
		}
	}
	prefix, local, ok := strings.Cut(written, ":")
	if !ok {
		prefix, local = "", written
	}
	local = strings.ToLower(local)
	vocabulary, known := "", true
	switch root := r.open[0]; {
	case prefix == "" && plain == root.plain, prefix != "" && r.prefixes[prefix] != "" && r.prefixes[prefix] == r.prefixes[prefixOf(root.written)]:
		// As the root, in whatever namespace that is said to be.
	case prefix == "":
		vocabulary, known = vocabularyOf(plain)
	default:
		if vocabulary, known = vocabularyOf(r.prefixes[prefix]); !known || r.prefixes[prefix] == "" {
			vocabulary, known = unbound(prefix)
		}
	}
	switch {
	case !known:
		return "" // which has no role
	case local == "encoded":
		return "content:encoded"
	case vocabulary == "" || vocabulary == "atom" && r.open[0].name == "feed":
		return spelled(local)
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

// inherit is the frame of an element in another.
func (r *repairer) inherit(in frame, all []attribute) frame {
	for _, a := range all {
		switch a.name {
		case "xmlns":
			in.plain = a.value
		case "xml:base":
			if u, err := url.Parse(strings.TrimSpace(a.value)); err == nil && a.value != "" {
				if in.base != nil {
					u = in.base.ResolveReference(u)
				}
				in.base, in.based = u, true
			}
		}
	}
	return in
}

// push opens a container.
func (r *repairer) push(t token, name string, in frame) {
	all := attributes(t.text)
	f := r.inherit(in, all)
	f.written, f.name = t.name, name
	r.open = append(r.open, f)
	if len(r.open) == 1 {
		r.name(t.name, all, f) // binds the prefixes
	}
	if isEntry(name) {
		r.entries++
		r.parts = 0
	}
	r.tag(name, all, f)
}

// closeTo closes the containers from open[n] on.
func (r *repairer) closeTo(n int) {
	for len(r.open) > n {
		last := len(r.open) - 1
		r.out.WriteString("</" + r.open[last].name + ">")
		r.open = r.open[:last]
	}
}

// closeNamed closes a container and those that it holds.
func (r *repairer) closeNamed(written string) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if strings.EqualFold(r.open[i].written, written) {
			r.closeTo(i)
			return
		}
	}
}

// tag writes an open tag with those attributes that are of use.
func (r *repairer) tag(name string, all []attribute, f frame) {
	r.out.WriteString("<" + name)
	var done []string
	for _, a := range all {
		key := strings.ToLower(a.name)
		switch key {
		case "href", "url", "src":
			a.value = f.address(a.value)
		case "xml:lang":
			key = "lang"
		case "rel", "type", "medium", "width", "lang":
		default:
			continue
		}
		if slices.Contains(done, key) {
			continue
		}
		done = append(done, key)
		r.out.WriteString(" " + key + `="`)
		r.out.WriteString(html.EscapeString(legal(a.value)))
		r.out.WriteByte('"')
	}
	r.out.WriteByte('>')
}

// legal is a text without what XML may not hold.
func legal(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0xfffe || c == 0xffff {
			return -1
		}
		return c
	}, s)
}

// words writes the text of an element. HTML goes into a CDATA section, which
// costs gofeed less than references do.
func (r *repairer) words(s string) {
	s = legal(strings.TrimSpace(s))
	if strings.ContainsAny(s, "<&>") {
		s = "<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>"
	}
	r.out.WriteString(s)
	r.more = r.more || r.out.Len() > maxRepaired
}

// leaf reads an element that holds a text, and writes it.
func (r *repairer) leaf(t token, name string, all []attribute, f frame, role role) {
	form := formOf(r.open[0].name, name, role, all)
	text, whole := "", true
	if !t.empty {
		text, whole = r.text(t.name, name, form)
	}
	switch {
	case form == textSkipped, role == line && (!whole || len(text) > maxValue), name == "guid" && value(all, "ispermalink") == "false":
		return
	case name == "link" || name == "guid":
		text = f.address(text)
	case name == "title" && (form == textXML || form == textEscaped && r.open[0].name == "feed"):
		text, _ = plain(text, maxText)
		text = html.EscapeString(text)
	case role == rich && f.based && strings.Contains(text, "<"):
		text = `<base href="` + html.EscapeString(f.base.String()) + `">` + text
	}
	if role == rich {
		all = nil // its type is HTML now
	}
	r.tag(name, all, f)
	r.words(text)
	r.out.WriteString("</" + name + ">")
}

// address is an address in an element, resolved where the feed says against
// what. One that XML may not hold is none: what is left of it would be another.
func (f frame) address(s string) string {
	s = content.SanitizeURL(strings.TrimSpace(s))
	if !f.based || s == "" {
		return s
	}
	u, err := f.base.Parse(s)
	if err != nil {
		return ""
	}
	return u.String()
}
