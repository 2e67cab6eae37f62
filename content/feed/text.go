package feed

import (
	"encoding/base64"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/charset"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// A textForm is the notation of the text in an element.
type textForm int

const (
	textSkipped textForm = iota
	textLine             // a single value; a tag ends it
	textPlain            // plain text, even if it looks like markup
	textEscaped          // HTML: escaped, in CDATA sections, or inline
	textXML              // XHTML: its tags are elements of the feed
	textBase64           // HTML in base64
)

// formOf returns the notation that an element declares for its text. RSS elements declare
// none, and all their texts may be HTML.
func formOf(name string, role role, all []attribute) textForm {
	if role == line {
		return textLine
	}
	kind, mode := strings.ToLower(attributeOf(all, "type")), strings.ToLower(attributeOf(all, "mode"))
	isMedia := strings.HasPrefix(name, "media:")
	switch {
	case !isAtomName(name) && !(isMedia && kind == "plain"):
		return textEscaped
	case mode == "base64":
		return textBase64
	case strings.Contains(kind, "xhtml"), mode == "xml":
		return textXML
	case strings.Contains(kind, "html"), mode == "escaped" && kind == "":
		return textEscaped
	case strings.HasSuffix(kind, "/xml"), strings.HasSuffix(kind, "+xml"):
		return textSkipped // another XML format
	case strings.Contains(kind, "/") && !strings.HasPrefix(kind, "text/"):
		return textBase64
	}
	return textPlain
}

func isAtomName(name string) bool { return strings.HasPrefix(name, "atom:") }

// text reads the text of an element up to its end. It returns HTML, or plain text for
// textLine. An element without an end tag extends to the end of its container or to the
// next item, a title to the next element. It reports false if the data ends first.
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
		case endOfInput:
			return b.String(), false
		case textToken:
			if form != textXML {
				t.text = decode(t.text)
			}
			if form == textPlain {
				t.text = html.EscapeString(t.text)
			}
			add(t.text)
		case cdataToken:
			if form == textPlain || form == textXML {
				t.text = html.EscapeString(t.text)
			}
			add(t.text)
		case startTag:
			if form == textLine || r.isImpliedEnd(t) || rule.field == titleField && !isOwn && r.isKnown(t) {
				r.scan = before
				return b.String(), true
			}
			if isOwn && !t.isSelfClosing {
				nested++
			}
			add(htmlTag(t))
		case endTag:
			switch {
			case isOwn && nested == 0:
				return b.String(), true
			case isOwn:
				nested--
			case r.isImpliedEnd(t):
				r.scan = before
				return b.String(), true
			}
			add(htmlTag(t))
		}
	}
}

// isImpliedEnd reports whether a tag ends an open container or begins the next item, so
// that the current element must have lost its end tag.
func (r *xmlReader) isImpliedEnd(t token) bool {
	if t.kind == startTag {
		return r.top().opens == inItem && t.name == r.top().written
	}
	for _, f := range r.open {
		if f.written == t.name {
			return true
		}
	}
	return false
}

// isKnown reports whether an element has a rule in the current container.
// Markup of a page is part of a text.
func (r *xmlReader) isKnown(t token) bool {
	all := attributes(t.text)
	r.bind(all)
	name := r.name(t.name, all)
	return !strings.HasPrefix(name, "xhtml:") && ruleOf(name, r.top().opens).role != skipped
}

// htmlTag converts a tag from XHTML to HTML: it drops the prefix and adds an end tag,
// because HTML reads "<script/>" as a start tag.
func htmlTag(t token) string {
	name := t.name
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	switch {
	case t.kind == endTag:
		return "</" + name + ">"
	case t.isSelfClosing && !isVoid(name):
		return "<" + name + t.text + "></" + name + ">"
	}
	return "<" + name + t.text + ">"
}

// isVoid reports whether an HTML element has no end tag.
func isVoid(name string) bool { return markup.IsVoid(atom.Lookup([]byte(strings.ToLower(name)))) }

// decodeBase64 returns HTML in base64. A picture becomes an <img> without an address, and
// any other data that is not a text is left out. A text that is not in base64 is returned as it is.
func decodeBase64(source, mediaType string) string {
	packed := strings.TrimRight(strings.Join(strings.Fields(source), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(packed)
	if err != nil {
		return html.EscapeString(source)
	}
	if strings.HasPrefix(mediaType, "image/") {
		return `<img alt="picture">`
	}
	text := string(charset.UTF8(data, ""))
	if strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && !unicode.IsSpace(c) || c == utf8.RuneError }) {
		return ""
	}
	return text
}

// stripMarkup returns HTML without its tags, still as HTML.
func stripMarkup(source string) string {
	text, _ := plainText(source, maxText)
	return html.EscapeString(text)
}
