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
// it stores an item with the title "A ␣ B" and the body "<p>One<br>Two".
//
// It recognises elements by the names in [vocabulary], whatever prefixes the feed binds.
// An element without an end tag ends with its container, and an item ends where the next
// one begins. Addresses are resolved if the feed sets an xml:base.
type xmlReader struct {
	scan     scanner
	document *document
	isAtom   bool
	open     []openContainer   // the open containers, outermost first
	prefixes map[string]string // namespaces by prefix
	elements int               // elements of the current item, or of the feed itself, so far
	size     int               // bytes of all texts so far
}

// An openContainer is a container whose end tag has not been read.
type openContainer struct {
	written   string // its name in the feed
	opens     containerKind
	namespace string // the default namespace
	base      *url.URL
	hasBase   bool // the feed sets the base with xml:base
	subject   *subject
	item      *item      // the item that it is or that contains it; nil outside items
	about     *mediaText // where to store titles and credits of media
}

// The bounds of a feed.
const (
	maxItems    = 5000
	maxElements = 500      // elements of an item, or of the feed itself
	maxText     = 4 << 20  // bytes of the text of an element
	maxTexts    = 64 << 20 // bytes of all texts
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
		case endOfInput:
			r.scan.isCut = true
			r.open = nil
		case startTag:
			r.element(t)
		case endTag:
			r.close(t.name)
		case textToken, cdataToken:
		}
	}
	d.isCut = r.scan.isCut && !d.hasMore
	return d, nil
}

// root reads the root element. It reports false if it is not the root of a feed.
func (r *xmlReader) root(address string) bool {
	t := r.scan.next()
	for t.kind != startTag {
		if t.kind == endOfInput {
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
	f := openContainer{base: base, subject: &r.document.subject}.child(t.name, all)
	f.opens = inRoot
	if r.isAtom {
		f.opens = inFeed
		r.document.language.offer(value{text: attributeOf(all, "xml:lang", "lang")})
	}
	r.bind(all)
	if !t.isSelfClosing {
		r.open = append(r.open, f)
	}
	return true
}

// rootName returns the name of a feed's root element without a prefix and in lower case;
// "" for any other root element.
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

// top returns the innermost open container.
func (r *xmlReader) top() *openContainer { return &r.open[len(r.open)-1] }

// element reads an element in the current container.
func (r *xmlReader) element(t token) {
	all := attributes(t.text)
	r.bind(all)
	name := r.name(t.name, all)
	if isItem(name) { // the previous one may have lost its end tag
		if i := slices.IndexFunc(r.open, func(f openContainer) bool { return f.opens == inItem }); i >= 0 {
			r.open = r.open[:i]
		}
	}
	rule := ruleOf(name, r.top().opens)
	if r.elements++; r.elements > maxElements && rule.opens != inItem {
		rule.role = skipped
	}
	switch rule.role {
	case container:
		if rule.opens == inItem && len(r.document.items) == maxItems {
			r.document.hasMore = true
			return
		}
		f := r.enter(rule, r.top().child(t.name, all), all)
		if !t.isSelfClosing {
			r.open = append(r.open, f)
		}
	case line, rich:
		r.leaf(t, name, rule, all)
	case skipped:
		if !t.isSelfClosing {
			r.text(t.name, rule, textSkipped)
		}
	}
}

// enter adds the item, group or medium that a container represents to the document, and
// returns the container.
func (r *xmlReader) enter(rule rule, f openContainer, all []attribute) openContainer {
	f.opens = rule.opens
	switch rule.opens {
	case inItem:
		f.item = &item{}
		f.subject, f.about = &f.item.subject, &f.item.about
		r.document.items = append(r.document.items, f.item)
		r.elements = 0
	case inGroup:
		f.item.groups = append(f.item.groups, mediaGroup{})
		f.about = &f.item.groups[len(f.item.groups)-1].text
	case inMedium:
		to := &f.item.media
		if r.top().opens == inGroup {
			to = &f.item.groups[len(f.item.groups)-1].media
		}
		*to = append(*to, medium{file: f.file(all)})
		f.about = &(*to)[len(*to)-1].text
	case inRoot, inFeed, inPerson:
	}
	return f
}

// file returns the file that the attributes of an element describe.
func (f openContainer) file(all []attribute) file {
	width, err := strconv.Atoi(attributeOf(all, "width"))
	if err != nil {
		width = 0
	}
	return file{
		address: f.address(attributeOf(all, "url")), mediaType: attributeOf(all, "type"), class: attributeOf(all, "medium"), width: width,
	}
}

// close closes a container and all containers inside it.
func (r *xmlReader) close(written string) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if strings.EqualFold(r.open[i].written, written) {
			r.open = r.open[:i]
			return
		}
	}
}

// child returns the container for an element inside f. It inherits the namespace and the
// base if the element sets none.
func (f openContainer) child(written string, all []attribute) openContainer {
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
				f.base, f.hasBase = u, true
			}
		}
	}
	return f
}

// address resolves an address if the feed sets a base. It returns "" for an address with
// unsafe characters: without them it would be a different address.
func (f openContainer) address(s string) string {
	s = content.SanitizeURL(strings.TrimSpace(s)).String()
	if !f.hasBase || s == "" {
		return s
	}
	u, err := f.base.Parse(s)
	if err != nil {
		return ""
	}
	return u.String()
}

// leaf reads an element that contains text.
func (r *xmlReader) leaf(t token, name string, rule rule, all []attribute) {
	f := r.top().child(t.name, all)
	form := formOf(name, rule.role, all)
	mediaType := strings.ToLower(attributeOf(all, "type"))
	text, isWhole := "", true
	if !t.isSelfClosing {
		text, isWhole = r.text(t.name, rule, form)
	}
	switch {
	case form == textSkipped, rule.role == line && (!isWhole || len(text) > maxValue):
		return
	case form == textBase64 && rule.field == titleField:
		text = stripMarkup(decodeBase64(text, mediaType))
	case form == textBase64:
		text = decodeBase64(text, mediaType)
	case rule.field == titleField && (form == textXML || form == textEscaped && isAtomName(name)):
		text = stripMarkup(text)
	}
	v := value{text: strings.TrimSpace(text), rank: rule.rank}
	if form == textPlain && strings.Contains(mediaType, "markdown") {
		v.form = markdownLines
	}
	if rule.field != linkField && rule.field != idField { // removing characters would change an address
		v.text = dropIllegal(v.text)
	}
	if rule.role == rich && f.hasBase {
		v.base = f.base.String()
	}
	if r.size += len(v.text); r.size > maxTexts {
		r.document.hasMore = true
	}
	r.set(f, rule.field, v, all)
}

// lineEnds normalizes line ends as XML does.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// dropIllegal removes the characters that XML does not allow.
func dropIllegal(s string) string {
	s = lineEnds.Replace(s)
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0xfffe || c == 0xffff {
			return -1
		}
		return c
	}, s)
}

// set stores the content of an element.
func (r *xmlReader) set(f openContainer, to field, v value, all []attribute) {
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
		if v.text = personName(v.text); v.text != "" && (i != nil || r.isAtom) { // the author of an RSS channel is its administrator
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
		i.files = append(i.files, f.file(all))
	case thumbField:
		i.thumbs = append(i.thumbs, medium{file: f.file(all)})
	case mediaTitle:
		f.about.title.offer(v)
	case mediaDescription:
		f.about.description.offer(v)
	case mediaCredit:
		f.about.credit.offer(v)
	case noField:
	}
}

// selfRank is added to the rank of a link with the relation "self".
const selfRank = 10

// link stores a link. Its address is the text of the element or, in Atom, an attribute.
func (r *xmlReader) link(f openContainer, v value, all []attribute) {
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
		f.item.files = append(f.item.files, file{address: v.text, mediaType: attributeOf(all, "type")})
	case relation == "self" && f.item != nil:
		v.rank += selfRank
		f.subject.links = append(f.subject.links, v)
	case relation == "self" && r.document.self == "":
		r.document.self = v.text
	}
}

// personName returns the name of a person from "jo@example.org (Jo Park)", "Jo Park
// (jo@example.org)" or "Jo Park"; "" for an address without a name.
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
