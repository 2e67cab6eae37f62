package content

import (
	"context"
	"io"
)

// Media opens what an article refers to: the pictures of its figures. Nothing is read and
// nothing connects before Open is called.
//
// What is opened may be in the article's own file, such as a picture in a book, or beside
// it, or on the web; the article's origin decides what may be opened.
type Media interface {
	// Open opens what src refers to, which is a [Figure].Src of the article. The
	// caller must close it. At most a bounded number of bytes can be read from it:
	// reading more is an error. Ctx ends a download. The error is fs.ErrNotExist
	// if there is nothing of that name.
	Open(ctx context.Context, src string) (io.ReadCloser, error)
}
