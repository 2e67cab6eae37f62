package epub

import (
	"strings"

	"pullquote/content"
)

// The bounds of a table of contents.
const (
	maxTOCEntries = 20_000
	maxTOCDepth   = 64  // levels; deeper entries count as of this one
	maxLabel      = 300 // bytes of the label of an entry
)

// A tocEntry is an entry of a book's table of contents.
type tocEntry struct {
	label    string // on one line, safe to draw; never ""
	path     string // of a document
	fragment string // the id of an element in it; "" for the document's beginning
	depth    int    // from 0
}

// tableOfContents returns the book's table of contents: that of the navigation document,
// or else of the NCX; nil if there is none.
func (z *archive) tableOfContents(b *book) ([]tocEntry, error) {
	for _, source := range []struct {
		name string
		read func(*tocReader, element)
	}{{b.nav, (*tocReader).readNav}, {b.ncx, (*tocReader).readNCX}} {
		if source.name == "" {
			continue
		}
		data, err := z.read(source.name, maxDocument)
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
	nested  int // lists or points that are open, less one
	inNav   bool
	inLabel bool
	label   strings.Builder
	address string
	part    tocEntry // an entry without an address, which leads where the next one does
}

// readNav reads <nav epub:type="toc">: lists of links in lists. A part of the book without
// an address is a <span> before its list.
func (t *tocReader) readNav(e element) {
	switch {
	case e.name == "nav":
		t.inNav = e.opens && !e.shuts && len(t.out) == 0 && (e.has("type", "toc") || e.has("role", "doc-toc"))
		t.nested = -1
	case !t.inNav:
	case e.name == "ol" || e.name == "ul":
		if e.opens {
			t.nested++
		}
		if e.shuts {
			t.nested--
		}
	case e.name == "a" && e.opens:
		t.address, t.inLabel = e.attr("href"), true
		t.label.Reset()
	case e.name == "a" && e.shuts:
		t.add()
	case e.name == "span" && e.opens && !t.inLabel:
		t.address, t.inLabel = "", true
		t.label.Reset()
	case e.name == "span" && e.shuts && t.inLabel && t.address == "":
		t.part = tocEntry{label: t.takeLabel(), depth: t.depth()}
	case t.inLabel && e.name == "":
		t.label.WriteString(e.text)
	case t.inLabel && e.name == "img":
		t.label.WriteString(e.attr("alt"))
	}
}

// readNCX reads <navPoint><navLabel><text>…</text></navLabel><content src="…"/>: points in
// points.
func (t *tocReader) readNCX(e element) {
	switch e.name {
	case "navmap":
		t.inNav = e.opens
	case "navpoint":
		if e.opens && t.inNav {
			t.nested++
			t.label.Reset()
		}
		if e.shuts {
			t.nested--
		}
	case "text":
		t.inLabel = e.opens && t.inNav && t.nested >= 0
	case "":
		if t.inLabel {
			t.label.WriteString(e.text)
		}
	case "content":
		if e.opens && t.inNav && t.nested >= 0 {
			t.address = e.attr("src")
			t.add()
		}
	}
}

// add adds the entry that was read.
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

// takeLabel returns the label that was read.
func (t *tocReader) takeLabel() string {
	label := content.SanitizeLine(t.label.String())
	if len(label) > maxLabel {
		label = content.SanitizeLine(strings.ToValidUTF8(label[:maxLabel], "")) + "…"
	}
	t.inLabel = false
	t.label.Reset()
	return label
}
