package feed

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
)

// An xmlReader reads a feed in XML. For
//
//	<rdf:RDF xmlns:c="http://purl.org/rss/1.0/modules/content/"><item><title>A &nbsp; B
//	<c:encoded><p>One<br>Two</c:encoded></item>
//
// it makes an item with the title "A ␣ B" and the body "<p>One<br>Two".
//
// Elements are known by the names in [vocabulary], whatever prefixes the feed
// binds. An element without an end tag ends with its container, and an item where
// the next one begins. Addresses are resolved where the feed sets an xml:base.
type xmlReader struct {
	scan     scanner
	document *document
	isAtom   bool
	open     []frame           // the containers that are open, the root first
	prefixes map[string]string // the namespaces that the feed binds them to
	parts    int               // elements of the item, or of the feed, so far
	size     int               // bytes of all texts so far
}

// A frame is a container that is open.
type frame struct {
	written   string // its name in the feed
	opens     place
	namespace string // of names without a prefix
	base      *url.URL
	setsBase  bool // the base comes from the feed
	subject   *subject
	item      *item      // the item that it is or is in; nil outside
	about     *mediaText // what the titles and credits of media are said of
}

// The bounds of a feed.
const (
	maxItems = 5000
	maxParts = 500      // elements of an item, or of the feed itself
	maxText  = 4 << 20  // bytes of the text of an element
	maxTexts = 64 << 20 // bytes of all texts
)

// readXML reads a feed in XML. The error is [ErrNotFeed].
func readXML(source, address string) (*document, error) {
	r := &xmlReader{scan: scanner{rest: source}, document: &document{}, prefixes: map[string]string{}}
	if !r.root(address) {
		return nil, ErrNotFeed
	}
	d := r.document
	for len(r.open) > 0 && !d.hasMore {
		t := r.scan.next()
		switch t.kind {
		case endOfData:
			r.scan.isCut = true
			r.open = nil
		case openTag:
			r.element(t)
		case closeTag:
			r.close(t.name)
		case words, verbatim:
		}
	}
	d.isCut = r.scan.isCut && !d.hasMore
	return d, nil
}

// root opens the root. It reports false if that is not the root of a feed.
func (r *xmlReader) root(address string) bool {
	t := r.scan.next()
	for t.kind != openTag {
		if t.kind == endOfData {
			return false
		}
		t = r.scan.next()
	}
	kind := rootName(t.name)
	if kind == "" {
		return false
	}
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	r.isAtom = kind == "feed"
	all := attributes(t.text)
	f := frame{base: base, subject: &r.document.subject}.within(t.name, all)
	f.opens = inRoot
	if r.isAtom {
		f.opens = inFeed
		r.document.language.offer(value{text: attributeOf(all, "xml:lang", "lang")})
	}
	r.bind(all)
	if !t.isEmpty {
		r.open = append(r.open, f)
	}
	return true
}

// rootName returns what the root of a feed is called, without a prefix and in
// lower case; "" for any other root.
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

// top returns the container that is open.
func (r *xmlReader) top() *frame { return &r.open[len(r.open)-1] }

// element reads an element in a container.
func (r *xmlReader) element(t token) {
	all := attributes(t.text)
	r.bind(all)
	name := r.name(t.name, all)
	if opensItem(name) { // the one before may have lost its end tag
		if i := slices.IndexFunc(r.open, func(f frame) bool { return f.opens == inItem }); i >= 0 {
			r.open = r.open[:i]
		}
	}
	rule := ruleOf(name, r.top().opens)
	if r.parts++; r.parts > maxParts && rule.opens != inItem {
		rule.role = skipped
	}
	switch rule.role {
	case container:
		if rule.opens == inItem && len(r.document.items) == maxItems {
			r.document.hasMore = true
			return
		}
		f := r.push(rule, r.top().within(t.name, all), all)
		if !t.isEmpty {
			r.open = append(r.open, f)
		}
	case line, rich:
		r.leaf(t, name, rule, all)
	case skipped:
		if !t.isEmpty {
			r.text(t.name, rule, textSkipped)
		}
	}
}

// push adds the item, group or medium that a container stands for, and returns the
// container's frame.
func (r *xmlReader) push(rule rule, f frame, all []attribute) frame {
	f.opens = rule.opens
	switch rule.opens {
	case inItem:
		f.item = &item{}
		f.subject, f.about = &f.item.subject, &f.item.about
		r.document.items = append(r.document.items, f.item)
		r.parts = 0
	case inGroup:
		f.item.groups = append(f.item.groups, mediaGroup{})
		f.about = &f.item.groups[len(f.item.groups)-1].text
	case inMedium:
		to := &f.item.media
		if r.top().opens == inGroup {
			to = &f.item.groups[len(f.item.groups)-1].media
		}
		*to = append(*to, f.medium(all))
		f.about = &(*to)[len(*to)-1].text
	case inRoot, inFeed, inPerson:
	}
	return f
}

// medium returns the file that the attributes of an element describe.
func (f frame) medium(all []attribute) medium {
	width, err := strconv.Atoi(attributeOf(all, "width"))
	if err != nil {
		width = 0
	}
	return medium{
		address: f.address(attributeOf(all, "url")), kind: attributeOf(all, "type"), class: attributeOf(all, "medium"), width: width,
	}
}

// close closes a container and those that it holds.
func (r *xmlReader) close(written string) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if strings.EqualFold(r.open[i].written, written) {
			r.open = r.open[:i]
			return
		}
	}
}

// within returns the frame of an element in f: it inherits the namespace and the
// base if it sets none.
func (f frame) within(written string, all []attribute) frame {
	f.written = written
	for _, a := range all {
		switch a.name {
		case "xmlns":
			f.namespace = a.value
		case "xml:base":
			if u, err := url.Parse(strings.TrimSpace(a.value)); err == nil && a.value != "" {
				if f.base != nil {
					u = f.base.ResolveReference(u)
				}
				f.base, f.setsBase = u, true
			}
		}
	}
	return f
}

// address resolves an address in an element, if the feed sets a base. It returns "" for
// one that may not be drawn: without the rest it would be another address.
func (f frame) address(s string) string {
	s = content.SanitizeURL(strings.TrimSpace(s))
	if !f.setsBase || s == "" {
		return s
	}
	u, err := f.base.Parse(s)
	if err != nil {
		return ""
	}
	return u.String()
}

// leaf reads an element that holds a text.
func (r *xmlReader) leaf(t token, name string, rule rule, all []attribute) {
	f := r.top().within(t.name, all)
	form := formOf(name, rule.role, all)
	text, isWhole := "", true
	if !t.isEmpty {
		text, isWhole = r.text(t.name, rule, form)
	}
	switch {
	case form == textSkipped, rule.role == line && (!isWhole || len(text) > maxValue):
		return
	case rule.field == titleField && (form == textXML || form == textEscaped && isOfAtom(name)):
		text = plainAsHTML(text)
	}
	v := value{text: strings.TrimSpace(text), rank: rule.rank}
	if rule.field != linkField && rule.field != idField { // without it an address would be another
		v.text = legal(v.text)
	}
	if rule.role == rich && f.setsBase {
		v.base = f.base.String()
	}
	if r.size += len(v.text); r.size > maxTexts {
		r.document.hasMore = true
	}
	r.set(f, rule.field, v, all)
}

// legal returns s without the characters that XML may not hold.
func legal(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0xfffe || c == 0xffff {
			return -1
		}
		return c
	}, s)
}

// set stores what an element says.
func (r *xmlReader) set(f frame, to field, v value, all []attribute) {
	s, i := f.subject, f.item
	switch to {
	case titleField:
		s.title.offer(v)
	case descriptionField:
		s.description.offer(v)
	case bodyField:
		i.body.offer(v)
	case dateField:
		s.date.offer(v)
	case authorField:
		if v.text = personName(v.text); v.text != "" && (i != nil || r.isAtom) { // who looks after an RSS feed has not written what is in it
			s.authors = append(s.authors, v)
		}
	case languageField:
		r.document.language.offer(v)
	case serialField:
		r.document.isSerial = strings.EqualFold(v.text, "serial")
	case linkField:
		r.link(f, v, all)
	case idField:
		if i.id == "" && !strings.EqualFold(attributeOf(all, "ispermalink"), "false") {
			i.id = f.address(v.text)
		}
	case fileField:
		i.files = append(i.files, f.medium(all))
	case thumbField:
		i.thumbs = append(i.thumbs, f.medium(all))
	case mediaTitle:
		f.about.title.offer(v)
	case mediaDescription:
		f.about.description.offer(v)
	case mediaCredit:
		f.about.credit.offer(v)
	case noField:
	}
}

// selfRank is added to the rank of a link to a subject's own source.
const selfRank = 10

// link stores a link: the address is its text or, in Atom, an attribute.
func (r *xmlReader) link(f frame, v value, all []attribute) {
	relation := strings.ToLower(attributeOf(all, "rel"))
	v.text = f.address(v.text)
	if v.text == "" {
		v.text = f.address(attributeOf(all, "href"))
	} else {
		relation = ""
	}
	switch {
	case v.text == "":
	case relation == "", relation == "alternate":
		f.subject.links = append(f.subject.links, v)
	case relation == "enclosure" && f.item != nil:
		f.item.files = append(f.item.files, medium{address: v.text, kind: attributeOf(all, "type")})
	case relation == "self" && f.item != nil:
		v.rank += selfRank
		f.subject.links = append(f.subject.links, v)
	case relation == "self" && r.document.self == "":
		r.document.self = v.text
	}
}

// personName returns the name in what a feed writes of a person: "jo@example.org
// (Jo Park)", "Jo Park (jo@example.org)" or just the name; "" for an address alone.
func personName(s string) string {
	before, inner, ok := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	switch {
	case !strings.Contains(s, "@"):
		return s
	case !ok || !strings.HasSuffix(s, ")"):
		return ""
	case !strings.Contains(inner, "@"):
		return inner
	case !strings.Contains(before, "@"):
		return strings.TrimSpace(before)
	}
	return ""
}
