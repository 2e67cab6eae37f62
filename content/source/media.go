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

// acceptMedia is the Accept header for pictures.
const acceptMedia = "image/png, image/jpeg, image/gif, image/webp;q=0.9, image/*;q=0.5, */*;q=0.1"

// documentMedia opens the pictures that a document refers to, if its origin permits:
//
//	reference                  may be opened by
//	data: addresses            any document
//	parts of the same file     books, mail and saved pages
//	files below the folder     documents from files, except books, mail and saved pages
//	http and https addresses   any document, with the rights of its links
//
// The error of Open is an [*Error]. At most [Limits].Media bytes can be read from each
// picture.
type documentMedia struct {
	opener                  // with the document's origin
	fileParts content.Media // the parts of the document's file, or nil if it has none
	base      string        // base of relative addresses; "" if unknown
	folder    string        // the folder of the document's file, or "" if there isn't one
}

// setMedia sets the media of an article from a payload, and of its entries.
func (o opener) setMedia(a *content.Article, p payload, base string) {
	m := documentMedia{opener: o, fileParts: a.Media, base: base, folder: p.folder}
	m.Options = Options{Origin: p.origin, Limits: o.Limits}
	m.Limits.Response = o.Limits.Media
	m.accept = acceptMedia
	a.Media = m
	for i := range a.Entries {
		parse := a.Entries[i].Article
		if parse == nil {
			continue
		}
		a.Entries[i].Article = func() *content.Article {
			entry, m := *parse(), m
			if entry.Media != nil { // the parts of a message in a mailbox
				m.fileParts = entry.Media
			}
			entry.Media = m
			return &entry
		}
	}
}

// Open implements [content.Media].
func (m documentMedia) Open(ctx context.Context, src string) (io.ReadCloser, error) {
	return m.openBounded(ctx, src, true)
}

// OpenLocal implements [content.Media].
func (m documentMedia) OpenLocal(ctx context.Context, src string) (io.ReadCloser, error) {
	return m.openBounded(ctx, src, false)
}

// openBounded opens a picture, over a connection only if canConnect is set.
func (m documentMedia) openBounded(ctx context.Context, src string, canConnect bool) (io.ReadCloser, error) {
	m.spec = src
	if isDataAddress(src) {
		m.spec, _, _ = strings.Cut(src, ",")
	}
	r, err := m.open(ctx, src, canConnect)
	if err != nil {
		return nil, m.withName(err)
	}
	tooLarge := m.withName(&Error{Reason: TooLarge, Limit: m.Limits.Media})
	return &boundedReader{ReadCloser: r, left: m.Limits.Media, tooLarge: tooLarge}, nil
}

func (m documentMedia) open(ctx context.Context, src string, canConnect bool) (io.ReadCloser, error) {
	if isDataAddress(src) {
		return decodeDataAddress(src)
	}
	if m.fileParts != nil {
		r, err := m.fileParts.Open(ctx, src)
		switch {
		case err == nil:
			return r, nil
		case !errors.Is(err, fs.ErrNotExist):
			return nil, wrapError(err)
		}
	}
	if address := m.resolve(src); content.IsWebAddress(address) {
		if !canConnect {
			return nil, &Error{Reason: NotWeb, Err: content.ErrRemote}
		}
		p, err := m.fetch(ctx, address)
		if err != nil {
			return nil, err
		}
		return io.NopCloser(bytes.NewReader(p.data)), nil
	}
	switch {
	case m.fileParts != nil:
		return nil, &Error{Reason: Missing, Err: fs.ErrNotExist}
	case !m.Origin.canReadFiles():
		return nil, &Error{Reason: NotWeb}
	case m.folder == "": // a document from standard input
		return nil, &Error{Reason: OutsideFolder}
	}
	return m.openFile(src)
}

// resolve returns src resolved against the address of the document, if it is known.
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

// openFile opens a file below the document's folder. Src is a path or a file: address,
// and may be percent-escaped.
func (m documentMedia) openFile(src string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(m.folder) // a Root does not follow symbolic links out of the folder
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

// filePaths returns the paths that an address may mean: as written, and unescaped.
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
			return nil, &Error{Reason: OutsideFolder, Err: err}
		}
	}
	info, err := root.Stat(path)
	var fromSystem syscall.Errno
	switch {
	case err != nil && !errors.As(err, &fromSystem): // the path leads out of the folder
		return nil, &Error{Reason: OutsideFolder, Err: err}
	case errors.Is(err, fs.ErrPermission):
		return nil, &Error{Reason: PermissionDenied, Err: err}
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

// A boundedReader fails with tooLarge after a number of bytes.
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
