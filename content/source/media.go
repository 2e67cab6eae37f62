package source

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"pullquote/content"
)

// acceptMedia are the media types that a server is asked for when it has a picture.
const acceptMedia = "image/png, image/jpeg, image/gif, image/webp;q=0.9, image/*;q=0.5, */*;q=0.1"

// documentMedia opens what a document refers to, as far as its origin may:
//
//	what                       may be opened by
//	data: addresses            any document
//	parts of the own file      books and saved pages
//	files below the folder     documents from files, except books and saved pages
//	http and https addresses   any document, with the rights of its links
//
// The errors of Open are [*Error]s. At most [Limits].Media bytes can be read of each.
type documentMedia struct {
	opener               // with the document's origin
	own    content.Media // the parts of the document's own file; nil if it has none
	base   string        // the address that relative ones are resolved against; "" if unknown
	folder string        // of the document's file; "" if there is none
}

// setMedia gives an article and its entries the media of the document that a payload is.
func (o opener) setMedia(a *content.Article, p payload, base string) {
	m := documentMedia{opener: o, own: a.Media, base: base, folder: p.folder}
	m.Options = Options{Origin: p.origin, Limits: o.Limits}
	m.Limits.Answer = o.Limits.Media
	m.accept = acceptMedia
	a.Media = m
	for i := range a.Entries {
		parse := a.Entries[i].Article
		if parse == nil {
			continue
		}
		a.Entries[i].Article = func() *content.Article {
			entry, m := *parse(), m
			if entry.Media != nil { // the parts of a mail in a box
				m.own = entry.Media
			}
			entry.Media = m
			return &entry
		}
	}
}

// Open implements [content.Media].
func (m documentMedia) Open(ctx context.Context, src string) (io.ReadCloser, error) {
	m.spec = src
	if isDataAddress(src) {
		m.spec, _, _ = strings.Cut(src, ",")
	}
	r, err := m.open(ctx, src)
	if err != nil {
		return nil, m.named(err)
	}
	tooLarge := m.named(&Error{Reason: TooLarge, Limit: m.Limits.Media})
	return &boundedReader{ReadCloser: r, left: m.Limits.Media, tooLarge: tooLarge}, nil
}

func (m documentMedia) open(ctx context.Context, src string) (io.ReadCloser, error) {
	if isDataAddress(src) {
		return decodeDataAddress(src)
	}
	if m.own != nil {
		r, err := m.own.Open(ctx, src)
		switch {
		case err == nil:
			return r, nil
		case !errors.Is(err, fs.ErrNotExist):
			return nil, wrapError(err)
		}
	}
	if address := m.resolve(src); isWebAddress(address) {
		p, err := m.fetch(ctx, address)
		if err != nil {
			return nil, err
		}
		return io.NopCloser(bytes.NewReader(p.data)), nil
	}
	switch {
	case m.own != nil:
		return nil, &Error{Reason: Missing, Err: fs.ErrNotExist}
	case !m.Origin.mayReadFiles():
		return nil, &Error{Reason: NotWeb}
	case m.folder == "": // a document from standard input
		return nil, &Error{Reason: Outside}
	}
	return m.openFile(src)
}

// resolve returns src as an address if the document has one.
func (m documentMedia) resolve(src string) string {
	base, err := url.Parse(m.base)
	if err != nil || m.base == "" {
		return src
	}
	to, err := base.Parse(src)
	if err != nil {
		return src
	}
	return to.String()
}

// openFile opens a file below the document's folder. Src is its path or a file: address,
// and may be escaped like an address.
func (m documentMedia) openFile(src string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(m.folder) // which does not follow symbolic links that lead out of it
	if err != nil {
		return nil, fileError(m.folder, err)
	}
	defer root.Close()
	for _, path := range filePaths(src) {
		f, err := m.openBelow(root, path)
		if err == nil {
			return f, nil
		}
		if !isMissing(err) {
			return nil, err
		}
	}
	return nil, &Error{Reason: Missing, Err: fs.ErrNotExist}
}

// filePaths returns the paths of the file that an address may mean: as it is written, and
// decoded.
func filePaths(src string) []string {
	paths := []string{src}
	if u, err := url.Parse(src); err == nil {
		paths = append(paths, u.Path)
		if u.Scheme == "file" {
			paths = paths[1:]
		}
	}
	return slices.DeleteFunc(paths, func(path string) bool { return path == "" })
}

// openBelow opens a regular file below a folder.
func (m documentMedia) openBelow(root *os.Root, path string) (*os.File, error) {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		folder, err := filepath.Abs(root.Name())
		if err != nil {
			return nil, err
		}
		if path, err = filepath.Rel(folder, path); err != nil {
			return nil, &Error{Reason: Outside, Err: err}
		}
	}
	info, err := root.Stat(path)
	var fromSystem syscall.Errno
	switch {
	case err != nil && !errors.As(err, &fromSystem): // the path leads out of the folder
		return nil, &Error{Reason: Outside, Err: err}
	case errors.Is(err, fs.ErrPermission):
		return nil, &Error{Reason: Denied, Err: err}
	case isMissing(err):
		return nil, err
	case err != nil:
		return nil, &Error{Reason: Failed, Err: err}
	case !info.Mode().IsRegular():
		return nil, &Error{Reason: NotRegular}
	case info.Size() > m.Limits.Media:
		return nil, &Error{Reason: TooLarge, Limit: m.Limits.Media}
	}
	return root.Open(path)
}

// isDataAddress reports whether src is a data: address, which contains the data itself
// (RFC 2397).
func isDataAddress(src string) bool {
	const scheme = "data:"
	return len(src) > len(scheme) && strings.EqualFold(src[:len(scheme)], scheme)
}

// decodeDataAddress returns the data in a data: address.
func decodeDataAddress(src string) (io.ReadCloser, error) {
	header, escaped, ok := strings.Cut(src, ",")
	data, err := url.PathUnescape(escaped)
	if !ok || err != nil {
		return nil, &Error{Reason: BadData, Err: err}
	}
	var r io.Reader = strings.NewReader(data)
	if parameter := header[strings.LastIndexByte(header, ';')+1:]; strings.EqualFold(strings.TrimSpace(parameter), "base64") {
		data = strings.TrimRight(strings.Join(strings.Fields(data), ""), "=")
		r = base64.NewDecoder(base64.RawStdEncoding, strings.NewReader(data))
	}
	return io.NopCloser(r), nil
}

// A boundedReader fails after a number of bytes.
type boundedReader struct {
	io.ReadCloser
	left     int64
	tooLarge error
}

// Read implements [io.Reader].
func (r *boundedReader) Read(p []byte) (int, error) {
	if r.left < 0 {
		return 0, r.tooLarge
	}
	n, err := r.ReadCloser.Read(p[:min(int64(len(p)), r.left+1)])
	r.left -= int64(n)
	if r.left < 0 {
		return n - 1, r.tooLarge
	}
	return n, err
}
