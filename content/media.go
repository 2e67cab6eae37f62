package content

import (
	"context"
	"errors"
	"io"
)

// ErrRemote is wrapped by the error for a picture that only a connection can open.
var ErrRemote = errors.New("the picture is on the web")

// Media opens the pictures of an article's figures. Nothing is read, and no connection is
// made, before one of its methods is called.
//
// A picture may be in the article's own file, as in a book, in a file beside it, or on
// the web. The article's origin decides what may be opened.
type Media interface {
	// Open opens the picture at src, the Src of a [Figure] of the article. The caller
	// must close it. Reading fails after a bounded number of bytes. Ctx cancels a
	// download. The error wraps fs.ErrNotExist if there is no such picture.
	Open(ctx context.Context, src string) (io.ReadCloser, error)

	// OpenLocal is like Open, but never makes a connection. If one is needed, the error wraps
	// [ErrRemote].
	OpenLocal(ctx context.Context, src string) (io.ReadCloser, error)
}
