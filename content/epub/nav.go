package epub

import (
	"strings"

	"pullquote/content"
)

// The bounds of a table of contents.
const (
	maxTOCEntries = 20_000
	maxTOCDepth   = 64  // levels; deeper entries are moved up to this one
	maxLabel      = 300 // bytes of the label of an entry
)

// A tocEntry is an entry of a book's table of contents.
type tocEntry struct {
	label    string // on one line, safe to draw; never ""
	path     string // path of a document
	fragment string // id of an element in it; "" for the start of the document
	depth    int    // from 0
}

// tableOfContents returns the book's table of contents, from the navigation document or
// else from the NCX, or nil if there isn't one.
func (z *archive) tableOfContents(b *book) ([]tocEntry, error) {
	for _, source := range []struct {
		name string
		read func(*tocReader, element)
	}{{b.nav, (*tocReader).readNav}, {b.ncx, (*tocReader).readNCX}} {
		if source.name == "" {
			continue
		}
		data, err := z.read(source.name)
		if isFatal(err) {
			return nil, err
		}
		t := &tocReader{archive: z, base: source.name, nested: -1}
		for e := range elements(data) {
			if source.read(t, e); len(t.out) >= maxTOCEntries {
				break
			}
		}
		if len(t.out) > 0 {
			return t.out, nil
		}
	}
	return nil, nil
}

// A tocReader reads a table of contents.
type tocReader struct {
	*archive
	base    string // the path of the document
	out     []tocEntry
	nested  int // open lists or points, minus one
	inNav   bool
	inLabel bool
	label   strings.Builder
	address string
	part    tocEntry // an entry without an address; it gets the address of the next one
}

// readNav reads <nav epub:type="toc">: nested lists of links. A part of the book without
// an address is a <span> before its list.
func (t *tocReader) readNav(e element) {
	switch {
	case e.name == "nav":
		t.inNav = e.isStart && !e.isEnd && len(t.out) == 0 && (e.has("type", "toc") || e.has("role", "doc-toc"))
		t.nested = -1
	case !t.inNav:
	case e.name == "ol" || e.name == "ul":
		if e.isStart {
			t.nested++
		}
		if e.isEnd {
			t.nested--
		}
	case e.name == "a" && e.isStart:
		t.address, t.inLabel = e.attr("href"), true
		t.label.Reset()
	case e.name == "a" && e.isEnd:
		t.add()
	case e.name == "span" && e.isStart && !t.inLabel:
		t.address, t.inLabel = "", true
		t.label.Reset()
	case e.name == "span" && e.isEnd && t.inLabel && t.address == "":
		t.part = tocEntry{label: t.takeLabel(), depth: t.depth()}
	case t.inLabel && e.name == "":
		t.label.WriteString(e.text)
	case t.inLabel && e.name == "img":
		t.label.WriteString(e.attr("alt"))
	}
}

// readNCX reads nested points: <navPoint><navLabel><text>…</text></navLabel><content
// src="…"/>.
func (t *tocReader) readNCX(e element) {
	switch e.name {
	case "navmap":
		t.inNav = e.isStart
	case "navpoint":
		if e.isStart && t.inNav {
			t.nested++
			t.label.Reset()
		}
		if e.isEnd {
			t.nested--
		}
	case "text":
		t.inLabel = e.isStart && t.inNav && t.nested >= 0
	case "":
		if t.inLabel {
			t.label.WriteString(e.text)
		}
	case "content":
		if e.isStart && t.inNav && t.nested >= 0 {
			t.address = e.attr("src")
			t.add()
		}
	}
}

// add adds the entry that has just been read.
func (t *tocReader) add() {
	label := t.takeLabel()
	if label == "" || t.address == "" {
		return
	}
	name, fragment, ok := t.resolve(t.base, t.address)
	if !ok {
		return
	}
	if p := t.part; p.label != "" && p.depth < t.depth() {
		t.out = append(t.out, tocEntry{p.label, name, fragment, p.depth})
	}
	t.part = tocEntry{}
	t.out = append(t.out, tocEntry{label, name, fragment, t.depth()})
}

func (t *tocReader) depth() int { return min(max(t.nested, 0), maxTOCDepth) }

// takeLabel returns and resets the label that has just been read.
func (t *tocReader) takeLabel() string {
	label := content.SanitizeLine(t.label.String()).String()
	if len(label) > maxLabel {
		label = content.SanitizeLine(strings.ToValidUTF8(label[:maxLabel], "")).String() + "…"
	}
	t.inLabel = false
	t.label.Reset()
	return label
}
