package epub

import (
	"context"
	"io"
	"io/fs"
)

// media opens the files of a book: [content.Figure].Src is the path of one. It keeps the
// archive in memory, if it is not a folder. The caller bounds the number of bytes that it reads.
type media struct {
	z         *archive
	encrypted map[string]bool // paths of encrypted files
}

// OpenLocal implements [content.Media].
func (m media) OpenLocal(ctx context.Context, src string) (io.ReadCloser, error) {
	return m.Open(ctx, src)
}

// Open implements [content.Media].
func (m media) Open(_ context.Context, src string) (io.ReadCloser, error) {
	f := m.z.files[src]
	switch {
	case f == nil:
		return nil, fs.ErrNotExist
	case m.encrypted[src], f.isEncrypted:
		return nil, &Error{Reason: Encrypted}
	}
	return f.open()
}
