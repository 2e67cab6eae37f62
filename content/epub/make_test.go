package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"path"
	"strings"
)

// A testBook is the list of a book's files.
type testBook []testFile

type testFile struct{ name, data string }

// makeBook makes a book from the notation of the test cases. A line "=== path" begins a
// file. It adds what is missing: the container; the package document, with the lines
// under "=== metadata", the files, and a spine of all documents; and the rest of a
// document around a fragment.
//
//	=== metadata
//	<dc:title>Boats</dc:title>
//	=== nav.xhtml
//	<ol><li><a href="one.xhtml">One</a></li></ol>
//	=== one.xhtml
//	<p>It rains.</p>
func makeBook(source string) testBook {
	var b testBook
	metadata := ""
	for part := range strings.SplitSeq("\n"+source, "\n=== ") {
		name, data, ok := strings.Cut(part, "\n")
		switch {
		case !ok || name == "", strings.HasSuffix(name, "/"):
		case name == "metadata":
			metadata = data
		default:
			b = append(b, testFile{name, wrap(name, data)})
		}
	}
	opf := ""
	for _, f := range b {
		if path.Ext(f.name) == ".opf" {
			opf = f.name
		}
	}
	if opf == "" {
		opf = "content.opf"
		b = append(testBook{{opf, packageOf(metadata, b)}}, b...)
	}
	if !b.has("META-INF/container.xml") {
		b = append(testBook{{"META-INF/container.xml", containerOf(opf)}}, b...)
	}
	return b
}

func (b testBook) has(name string) bool {
	for _, f := range b {
		if f.name == name {
			return true
		}
	}
	return false
}

func containerOf(opf string) string {
	return `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>` +
		`<rootfile full-path="` + opf + `" media-type="application/oebps-package+xml"/></rootfiles></container>`
}

// wrap completes a fragment of a document.
func wrap(name, data string) string {
	const head = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>`
	switch {
	case strings.HasPrefix(data, "<?xml"), strings.HasPrefix(data, "<!DOCTYPE"), strings.HasPrefix(data, "<html"):
	case path.Base(name) == "nav.xhtml":
		return head + `<nav epub:type="toc"><h1>Contents</h1>` + data + "</nav></body></html>"
	case path.Ext(name) == ".ncx":
		return `<?xml version="1.0"?><!DOCTYPE ncx><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>no place</text></docTitle><navMap>` + data + "</navMap></ncx>"
	case path.Ext(name) == ".xhtml", path.Ext(name) == ".html":
		return head + data + "</body></html>"
	}
	return data
}

// packageOf returns a package document for files.
func packageOf(metadata string, files []testFile) string {
	var manifest, spine strings.Builder
	toc := ""
	for i, f := range files {
		kind, properties, linear := "application/octet-stream", "", ""
		switch path.Ext(f.name) {
		case ".xhtml", ".html":
			kind = "application/xhtml+xml"
		case ".ncx":
			kind, toc = "application/x-dtbncx+xml", fmt.Sprintf(` toc="i%d"`, i)
		case ".jpg":
			kind = "image/jpeg"
		}
		switch path.Base(f.name) {
		case "nav.xhtml":
			properties = ` properties="nav"`
		case "cover.jpg":
			properties = ` properties="cover-image"`
		case "notes.xhtml":
			linear = ` linear="no"`
		}
		if strings.HasPrefix(f.name, "META-INF/") {
			continue
		}
		fmt.Fprintf(&manifest, `<item id="i%d" href="%s" media-type="%s"%s/>`+"\n", i, f.name, kind, properties)
		if kind == "application/xhtml+xml" {
			fmt.Fprintf(&spine, `<itemref idref="i%d"%s/>`+"\n", i, linear)
		}
	}
	return `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">` +
		metadata + "</metadata><manifest>" + manifest.String() + "</manifest><spine" + toc + ">" + spine.String() + "</spine></package>"
}

// zip returns the archive of a book.
func (b testBook) zip() []byte {
	return append(testBook{{"mimetype", "application/epub+zip"}}, b...).pack()
}

// pack returns an archive of these files, without adding a mimetype.
func (b testBook) pack() []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for _, f := range b {
		method := zip.Deflate
		if f.name == "mimetype" || f.data == "" {
			method = zip.Store
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: method})
		if err == nil {
			_, err = to.Write([]byte(f.data))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
