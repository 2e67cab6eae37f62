package mail

import (
	"strings"

	"pullquote/content"
)

// A Page is a web page that a browser saved with its pictures in one file, which has the
// format of a message (MHTML, RFC 2557).
type Page struct {
	Text  []byte        // in UTF-8
	Base  string        // the address from which it was downloaded; "" if unknown
	Media content.Media // its pictures
	IsCut bool          // the file is truncated or damaged
}

// IsPage reports whether data is a saved page: it begins with the header of a
// multipart/related message without a sender's address.
func IsPage(data []byte) bool {
	h, _, ok := cutHeader(trimStart(data[:min(len(data), window)]))
	mediaType, _ := h.parameters("Content-Type")
	return ok && mediaType == "multipart/related" && h.has("MIME-Version") && !strings.Contains(h.get("From"), "@")
}

// OpenPage returns the page in a file. It reports false if there is no page.
func OpenPage(data []byte, o Options) (Page, bool) {
	r := &reader{Options: o}
	root := r.parse(trimStart(data), 0, "text/plain")
	p := root.find(func(p *part) bool { return p.mediaType == "text/html" || p.mediaType == "application/xhtml+xml" })
	if p == nil {
		return Page{}, false
	}
	page := Page{Text: r.decoded(p), Media: media{root}, IsCut: len(r.problems) > 0}
	for _, base := range []string{p.header.get("Content-Location"), root.header.get("Snapshot-Content-Location")} {
		if page.Base == "" && content.IsWebAddress(base) {
			page.Base = base
		}
	}
	return page, true
}
