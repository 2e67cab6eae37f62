package source

import (
	"cmp"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"pullquote/content"
)

// List returns an article that lists sources, in their order, for a reader who names several.
// The error is the [*Error] for the first file that does not exist. List connects to nothing;
// it cannot list standard input.
func List(specs []string) (*content.Article, error) {
	a := &content.Article{}
	for _, spec := range specs {
		e, err := listedSource(spec)
		if err != nil {
			return nil, err
		}
		a.Entries = append(a.Entries, e)
	}
	a.Append(entryList(a.Entries))
	return a, nil
}

// listedSource returns the entry for one source of a list.
func listedSource(spec string) (content.Entry, error) {
	e := content.Entry{Title: content.SanitizeLine(withoutPassword(spec))}
	if content.IsWebAddress(spec) {
		e.Link = content.Sanitize(spec)
		return e, nil
	}
	path := opener{spec: spec}.path()
	info, err := os.Stat(path)
	absolute, noFolder := filepath.Abs(path)
	if err = cmp.Or(err, noFolder); err != nil {
		failed := fileError(spec, err)
		failed.Name = spec
		return e, failed
	}
	e.Link = content.Sanitize((&url.URL{Path: filepath.ToSlash(absolute)}).String())
	if info.Mode().IsRegular() {
		e.Published = content.Sanitize(info.ModTime().Format(time.DateOnly))
		e.Summary = content.Sanitize(content.FileSize(info.Size()))
	}
	return e, nil
}

// Extensions returns the extensions of the files that can be read, without their dots. Files
// with other names can be read, too.
func Extensions() []string {
	out := []string{"gz"}
	for _, f := range formats {
		for _, e := range f.extensions {
			out = append(out, strings.TrimPrefix(e, "."))
		}
	}
	slices.Sort(out)
	return out
}

// HasKnownExtension reports whether a file has the extension of a format.
func HasKnownExtension(name string) bool { return hasKnownExtension(name) }
