package feed

import (
	"html"
	"strings"

	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// A textForm says how the text of an element is written.
type textForm int

const (
	textSkipped textForm = iota
	textLine             // one value; a tag ends it
	textPlain            // no markup, though it may look like it
	textEscaped          // HTML: escaped, in CDATA sections, or as it is
	textXML              // XHTML: its tags are elements of the feed
)

// formOf returns how an element says that its text is written. In RSS no element does,
// and all texts may be HTML.
func formOf(name string, role role, all []attribute) textForm {
	if role == line {
		return textLine
	}
	kind, mode := strings.ToLower(attributeOf(all, "type")), strings.ToLower(attributeOf(all, "mode"))
	isMedia := strings.HasPrefix(name, "media:")
	switch {
	case !isOfAtom(name) && !(isMedia && kind == "plain"):
		return textEscaped
	case mode == "base64":
		return textSkipped
	case strings.Contains(kind, "xhtml"), mode == "xml":
		return textXML
	case strings.Contains(kind, "html"), mode == "escaped" && kind == "":
		return textEscaped
	case strings.HasSuffix(name, "content") && strings.Contains(kind, "/") && !strings.HasPrefix(kind, "text/"):
		return textSkipped // a picture, a film, another language of XML
	}
	return textPlain
}

func isOfAtom(name string) bool { return strings.HasPrefix(name, "atom:") }

// text reads the text of an element up to its end: as HTML, or as it is in a line. An
// element without an end tag goes on to the end of its container or to the next item, a
// title to the next element. It reports false if the data ends first.
func (r *xmlReader) text(written string, rule rule, form textForm) (text string, isWhole bool) {
	var b strings.Builder
	add := func(s string) {
		switch {
		case form == textSkipped:
		case b.Len()+len(s) > maxText:
			r.document.hasLongText = true
		default:
			b.WriteString(s)
		}
	}
	nested := 0
	for {
		before := r.scan
		t := r.scan.next()
		isOwn := t.name == written
		switch t.kind {
		case endOfData:
			return b.String(), false
		case words:
			if form != textXML {
				t.text = decode(t.text)
			}
			if form == textPlain {
				t.text = html.EscapeString(t.text)
			}
			add(t.text)
		case verbatim:
			if form == textPlain || form == textXML {
				t.text = html.EscapeString(t.text)
			}
			add(t.text)
		case openTag:
			if form == textLine || r.ends(t) || rule.field == titleField && !isOwn && r.isKnown(t) {
				r.scan = before
				return b.String(), true
			}
			if isOwn && !t.isEmpty {
				nested++
			}
			add(htmlTag(t))
		case closeTag:
			switch {
			case isOwn && nested == 0:
				return b.String(), true
			case isOwn:
				nested--
			case r.ends(t):
				r.scan = before
				return b.String(), true
			}
			add(htmlTag(t))
		}
	}
}

// ends reports whether a tag ends the container that is open, or begins the next
// item: then the element that is being read has lost its end tag.
func (r *xmlReader) ends(t token) bool {
	if t.kind == openTag {
		return r.top().opens == inItem && t.name == r.top().written
	}
	for _, f := range r.open {
		if f.written == t.name {
			return true
		}
	}
	return false
}

// isKnown reports whether an element tells a reader something in the container
// that is open.
func (r *xmlReader) isKnown(t token) bool {
	all := attributes(t.text)
	r.bind(all)
	return ruleOf(r.name(t.name, all), r.top().opens).role != skipped
}

// htmlTag returns a tag of XHTML as HTML writes it: without a prefix, and closed,
// as HTML takes "<script/>" for the beginning of one.
func htmlTag(t token) string {
	name := t.name
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	switch {
	case t.kind == closeTag:
		return "</" + name + ">"
	case t.isEmpty && !isVoid(name):
		return "<" + name + t.text + "></" + name + ">"
	}
	return "<" + name + t.text + ">"
}

// isVoid reports whether an element of HTML has no end tag.
func isVoid(name string) bool { return markup.IsVoid(atom.Lookup([]byte(strings.ToLower(name)))) }

// plainAsHTML returns the text of some HTML, written as HTML.
func plainAsHTML(source string) string {
	text, _ := plain(source, maxText)
	return html.EscapeString(text)
}
