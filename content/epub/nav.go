package epub

import (
	"strings"

	"pullquote/content"
)

// The bounds on a table of contents.
const (
	mostPlaces = 20_000
	mostNested = 64  // levels; deeper ones count as this one
	mostLabel  = 300 // bytes of what a place is called
)

// A place is an entry of a book's table of contents.
type place struct {
	label    string // on one line, safe; never ""
	path     string // of a document
	fragment string // the id of an element in it; "" for the document's beginning
	depth    int    // from 0
}

// places is the book's table of contents: the navigation document's, else the
// NCX's, else empty.
func (z *archive) places(b *book) ([]place, error) {
	for _, way := range []struct {
		name string
		read func(*tocReader, element)
	}{{b.nav, (*tocReader).readNav}, {b.ncx, (*tocReader).readNCX}} {
		if way.name == "" {
			continue
		}
		data, err := z.read(way.name, mostDocument)
		if isFatal(err) {
			return nil, err
		}
		t := &tocReader{archive: z, base: way.name, nested: -1}
		for e := range elements(data) {
			if way.read(t, e); len(t.out) >= mostPlaces {
				break
			}
		}
		if len(t.out) > 0 {
			return t.out, nil
		}
	}
	return nil, nil
}

// A tocReader takes in a table of contents.
type tocReader struct {
	*archive
	base    string // the path of the document
	out     []place
	nested  int // lists or points that are open, less one
	inNav   bool
	inLabel bool
	label   strings.Builder
	address string
	part    place // is at the next place, as it has none of its own; "" without one
}

// readNav reads <nav epub:type="toc">, lists of links in lists. A part of the book
// that has no place of its own is a <span> before its list.
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
		t.part = place{label: t.take(), depth: t.depth()}
	case t.inLabel && e.name == "":
		t.label.WriteString(e.text)
	case t.inLabel && e.name == "img":
		t.label.WriteString(e.attr("alt"))
	}
}

// readNCX reads <navPoint><navLabel><text>…</text></navLabel><content src="…"/>,
// points in points.
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

// add notes down the entry that was read.
func (t *tocReader) add() {
	label := t.take()
	if label == "" || t.address == "" {
		return
	}
	name, fragment, ok := t.resolve(t.base, t.address)
	if !ok {
		return
	}
	if p := t.part; p.label != "" && p.depth < t.depth() {
		t.out = append(t.out, place{p.label, name, fragment, p.depth})
	}
	t.part = place{}
	t.out = append(t.out, place{label, name, fragment, t.depth()})
}

func (t *tocReader) depth() int { return min(max(t.nested, 0), mostNested) }

// take is the label that was read.
func (t *tocReader) take() string {
	label := content.SanitizeLine(t.label.String())
	if len(label) > mostLabel {
		label = content.SanitizeLine(strings.ToValidUTF8(label[:mostLabel], "")) + "…"
	}
	t.inLabel = false
	t.label.Reset()
	return label
}
