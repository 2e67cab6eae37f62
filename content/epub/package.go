package epub

import (
	"errors"
	"path"
	"strings"

	"pullquote/content/bounds"
)

// A book holds the contents of a package document.
type book struct {
	meta       metadata
	notes      footnotes
	spine      []string // paths of the documents in reading order
	inSpine    map[string]bool
	mediaTypes map[string]string // media types by path
	nav        string            // path of EPUB 3's navigation document, or "" if there isn't one
	ncx        string            // path of EPUB 2's table of contents, or "" if there isn't one
	cover      string            // path of the cover picture, or "" if there isn't one
	missing    int               // documents in the spine that are not in the manifest
	repeated   int               // documents that are in the spine once more

	hasFixedPages bool // see [separatePieces]

	isUnordered bool // there is no spine, so the manifest's order is used
}

// An item is a file in the manifest.
type item struct{ path, mediaType string }

func isFatal(err error) bool {
	var e *Error
	return errors.As(err, &e)
}

// readPackage reads the package document at name.
func (z *archive) readPackage(name string) (*book, error) {
	data, err := z.read(name)
	if isFatal(err) {
		return nil, err
	}
	switch {
	case errors.Is(err, errTooLarge), errors.Is(err, errUsedUp):
		return nil, &Error{Reason: TooLarge}
	case len(data) == 0 && err == nil:
		return nil, &Error{Reason: NoText}
	case len(data) == 0:
		return nil, &Error{Reason: Damaged, Err: err}
	}
	p := packageReader{archive: z, dir: path.Dir(name), book: &book{mediaTypes: map[string]string{}, inSpine: map[string]bool{}, notes: footnotes{references: map[string]noteReference{}}}, items: map[string]item{}}
	for e := range elements(data) {
		p.read(e)
	}
	p.finish()
	return p.book, nil
}

// A packageReader reads a package document.
type packageReader struct {
	*archive
	dir      string
	book     *book
	items    map[string]item // by id
	manifest []item
	others   int // items whose files are absent or were listed before
	refs     []itemRef
	ncxID    string
	coverID  string
	meta     metadataReader
}

// An itemRef is an entry of the spine.
type itemRef struct {
	id          string
	isNonLinear bool // not part of the main reading order: notes, answers
}

func (p *packageReader) read(e element) {
	if !e.isStart {
		p.meta.read(e)
		return
	}
	switch e.name {
	case "item":
		p.item(e)
	case "spine":
		p.ncxID = e.attr("toc")
	case "itemref":
		p.refs = append(p.refs, itemRef{e.attr("idref"), e.attr("linear") == "no"})
	case "meta":
		if e.attr("name") == "cover" {
			p.coverID = e.attr("content")
		}
	}
	p.meta.read(e)
}

func (p *packageReader) item(e element) {
	name, _, ok := p.resolve(path.Join(p.dir, "x"), e.attr("href"))
	if !ok || e.attr("href") == "" {
		return
	}
	// The number of files is bounded already, so that none of them is left out here.
	if _, isListed := p.book.mediaTypes[name]; isListed || p.files[name] == nil {
		if p.others == bounds.MaxBookFiles {
			return
		}
		p.others++
	}
	i := item{name, strings.ToLower(e.attr("media-type"))}
	if _, ok := p.items[e.attr("id")]; !ok {
		p.items[e.attr("id")] = i
		p.manifest = append(p.manifest, i)
	}
	p.book.mediaTypes[name] = i.mediaType
	if e.has("properties", "nav") && p.book.nav == "" {
		p.book.nav = name
	}
	if e.has("properties", "cover-image") && p.book.cover == "" {
		p.book.cover = name
	}
	if i.mediaType == "application/x-dtbncx+xml" && p.book.ncx == "" {
		p.book.ncx = name
	}
}

// finish resolves the references. Non-linear documents follow the linear ones.
func (p *packageReader) finish() {
	b := p.book
	for _, nonLinear := range []bool{false, true} {
		for _, ref := range p.refs {
			if ref.isNonLinear != nonLinear {
				continue
			}
			switch i, ok := p.items[ref.id]; {
			case !ok:
				b.missing++
			case !nonLinear || !b.inSpine[i.path]:
				p.addToSpine(i)
			}
		}
	}
	if len(p.refs) == 0 {
		b.isUnordered = true
		for _, i := range p.manifest {
			p.addToSpine(i)
		}
	}
	if i, ok := p.items[p.ncxID]; ok && p.ncxID != "" {
		b.ncx = i.path
	}
	if b.cover == "" && p.coverID != "" {
		if i, ok := p.items[p.coverID]; ok {
			b.cover = i.path
		} else {
			b.cover, _, _ = p.resolve(path.Join(p.dir, "x"), p.coverID)
		}
	}
	if kind, listed := b.mediaTypes[b.cover]; listed && !strings.HasPrefix(kind, "image/") || p.files[b.cover] == nil {
		b.cover = ""
	}
	b.meta = p.meta.metadata()
	b.hasFixedPages = p.meta.hasFixedPages()
}

// maxRepeated bounds how often a book may repeat a document, such as a refrain.
const maxRepeated = 100

// addToSpine appends an item to the reading order if it is a document. One that was listed
// directly before is the same place, and not a repetition.
func (p *packageReader) addToSpine(i item) {
	b := p.book
	switch {
	case !i.isDocument(), len(b.spine) > 0 && b.spine[len(b.spine)-1] == i.path:
		return
	case b.inSpine[i.path]:
		if b.repeated++; b.repeated > maxRepeated {
			return
		}
	}
	b.inSpine[i.path] = true
	b.spine = append(b.spine, i.path)
}

// isDocument reports whether an item is a text document, by its media type or else by its
// name.
func (i item) isDocument() bool {
	switch i.mediaType {
	case "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml", "application/xml", "text/xml", "image/svg+xml":
		return true
	}
	switch strings.ToLower(path.Ext(i.path)) {
	case ".xhtml", ".html", ".htm", ".xht", ".xml":
		return i.mediaType != "application/x-dtbncx+xml"
	}
	return false
}
