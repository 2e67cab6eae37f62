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
	textPlain            // no markup, though it may look so
	textEscaped          // HTML, escaped or in CDATA sections, or as it is
	textXML              // XHTML: its tags are elements of the feed
)

// formOf is how an element says that its text is written. In RSS none does,
// and all may be HTML.
func formOf(root, name string, role role, all []attribute) textForm {
	if role == line {
		return textLine
	}
	kind, mode := value(all, "type"), value(all, "mode")
	isAtom := root == "feed" || strings.HasPrefix(name, "atom:")
	isMedia := strings.HasPrefix(name, "media:")
	switch {
	case !isAtom && !(isMedia && kind == "plain"):
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

// text reads the text of an element up to its end, as HTML; that of a line as
// it is. An element without an end goes on to that of its container, or to the
// next entry, a title to the next element. It reports false if the data ends
// first.
func (r *repairer) text(written, name string, form textForm) (text string, whole bool) {
	var b strings.Builder
	add := func(s string) {
		switch {
		case form == textSkipped:
		case b.Len()+len(s) > maxText:
			r.long = true
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
			if form == textLine || r.ends(t) || name == "title" && !isOwn && r.roleOf(t) != skipped {
				r.scan = before
				return b.String(), true
			}
			if isOwn && !t.empty {
				nested++
			}
			add(tagOf(t))
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
			add(tagOf(t))
		}
	}
}

// ends reports whether a tag ends the container that is open, or begins the
// next entry, so that the element that is read has lost its end.
func (r *repairer) ends(t token) bool {
	if t.kind == openTag {
		last := r.open[len(r.open)-1]
		return isEntry(last.name) && t.name == last.written
	}
	for _, f := range r.open {
		if f.written == t.name {
			return true
		}
	}
	return false
}

// roleOf is the role that an element would have in the container that is open.
func (r *repairer) roleOf(t token) role {
	in := r.open[len(r.open)-1]
	return roleOf(r.name(t.name, attributes(t.text), in), in.name)
}

// tagOf is a tag of XHTML as HTML writes it: without a prefix, and closed, as
// HTML takes "<script/>" for the beginning of one.
func tagOf(t token) string {
	name := t.name
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	switch {
	case t.kind == closeTag:
		return "</" + name + ">"
	case t.empty && !isVoid(name):
		return "<" + name + t.text + "></" + name + ">"
	}
	return "<" + name + t.text + ">"
}

// isVoid reports whether an element of HTML has no end.
func isVoid(name string) bool { return markup.IsVoid(atom.Lookup([]byte(strings.ToLower(name)))) }
