package epub

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"pullquote/content"
	"pullquote/content/bounds"
)

// IsFolder reports whether the folder at a path is an unpacked book: it has the container
// file of one.
func IsFolder(path string) bool {
	info, err := os.Lstat(filepath.Join(path, "META-INF", "container.xml"))
	return err == nil && info.Mode().IsRegular()
}

// ParseFolder parses the unpacked book in the folder at a path, as [Parse] parses an
// archive. It follows no symbolic links.
func ParseFolder(ctx context.Context, path string, onPrefix func(a *content.Article, percent int)) (*content.Article, error) {
	z, err := openFolder(path)
	if err != nil {
		return nil, err
	}
	return z.parse(ctx, minLazy, onPrefix)
}

// openFolder lists the files of an unpacked book. Files that cannot be read are missing.
func openFolder(path string) (*archive, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, &Error{Reason: Damaged, Err: err}
	}
	defer root.Close()
	z := newArchive(0, bounds.MaxBook)
	z.isFolder = true
	entries := 0
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if entries++; entries > 2*bounds.MaxBookFiles { // files and folders
			return errTooLarge
		}
		if err != nil || !entry.Type().IsRegular() {
			return nil // a folder, or one that cannot be read, or a link
		}
		size := uint64(0)
		if info, err := entry.Info(); err == nil {
			size = uint64(max(info.Size(), 0))
		}
		z.add(name, &file{open: func() (io.ReadCloser, error) { return openIn(path, name) }, size: size})
		return nil
	})
	if errors.Is(err, errTooLarge) || len(z.files) > bounds.MaxBookFiles {
		return nil, &Error{Reason: TooManyFiles}
	}
	return z, nil
}

// openIn opens a file in a folder. If the file has become a link, it does not follow it out
// of the folder.
func openIn(folder, name string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Open(filepath.FromSlash(name))
}
