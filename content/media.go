package content

import (
	"context"
	"io"
)

// Media opens the pictures of an article's figures. Nothing is read, and no connection is
// made, before Open is called.
//
// A picture may be in the article's own file, as in a book, in a file beside it, or on
// the web. The article's origin decides what may be opened.
type Media interface {
	// Open opens the picture at src, the Src of a [Figure] of the article. The caller
	// must close it. Reading fails after a bounded number of bytes. Ctx cancels a
	// download. The error wraps fs.ErrNotExist if there is no such picture.
	Open(ctx context.Context, src string) (io.ReadCloser, error)
}
