package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/feed"
)

// folder makes an article of a folder: an entry for each folder in it, and then
// for each file whose name says that it can be read or that is a feed, both by name. Hidden ones
// are left out. Links are written as in a document: what is no letter of an
// address is escaped in them. It looks at so many names at most.
func folder(path string, most int) (*content.Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer f.Close()
	names, err := f.ReadDir(most + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fileError(path, err)
	}
	whole, err := filepath.Abs(path) // links lead to it from wherever the folder is named
	if err != nil {
		return nil, fileError(path, err)
	}
	a := &content.Article{Title: content.SanitizeLine(filepath.Base(whole)), Source: content.SanitizeLine(path)}
	if len(names) > most {
		names = names[:most]
		a.Problems = append(a.Problems, fmt.Sprintf("the folder holds more than %d files; only so many were looked at", most))
	}
	slices.SortFunc(names, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	var folders, files []content.Entry
	for _, name := range names {
		e, isFolder, ok := entry(whole, name)
		switch {
		case !ok:
		case isFolder:
			folders = append(folders, e)
		default:
			files = append(files, e)
		}
	}
	a.Entries = append(folders, files...)
	if len(a.Entries) == 0 {
		return nil, &Error{Name: path, Reason: Directory}
	}
	if a.Title != "" {
		a.Append(&content.Heading{Level: 1, Text: content.PlainInline(a.Title)})
	}
	a.Append(listing(a.Entries))
	return a, nil
}

// entry is what a folder's list says of a file or of a folder in it. It reports
// false for what is hidden or cannot be read.
func entry(path string, name fs.DirEntry) (e content.Entry, isFolder, ok bool) {
	if strings.HasPrefix(name.Name(), ".") {
		return e, false, false
	}
	file := filepath.Join(path, name.Name())
	e = content.Entry{Title: content.SanitizeLine(name.Name()), Link: (&url.URL{Path: filepath.ToSlash(file)}).String()}
	info, err := os.Stat(file) // a link counts as what it leads to
	switch {
	case err != nil:
		return e, false, false
	case info.IsDir():
		e.Title += "/"
		return e, true, true
	case !info.Mode().IsRegular() || !hasKnownExtension(name.Name()) && !isFeedFile(file):
		return e, false, false
	}
	e.Published = info.ModTime().Format(time.DateOnly)
	e.Summary = fileSize(info.Size())
	return e, false, true
}

// hasKnownExtension reports whether a file's name says that it can be read.
func hasKnownExtension(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	extension := filepath.Ext(name)
	return slices.ContainsFunc(formats(), func(f format) bool { return slices.Contains(f.extensions, extension) })
}

// isFeedFile reports whether a file of XML, which may hold anything, begins as a feed
// does.
func isFeedFile(file string) bool {
	if name := strings.TrimSuffix(strings.ToLower(file), ".gz"); filepath.Ext(name) != ".xml" {
		return false
	}
	const beginning = 8 << 10 // bytes: a folder may hold many
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, beginning))
	if err != nil {
		return false
	}
	if isGzip(data) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return false
		}
		data, _ = io.ReadAll(io.LimitReader(z, beginning)) // it ends early
	}
	return feed.Sniff(data)
}

// fileSize writes how big a file is, in the unit that people would use.
func fileSize(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 999_500:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// listing is the list of entries that is printed.
func listing(entries []content.Entry) *content.List {
	l := &content.List{Tight: true}
	for _, e := range entries {
		var b content.InlineBuilder
		b.Add(e.Title, 0, e.Link)
		if e.Summary != "" {
			b.Add(" ("+e.Summary+", "+e.Published+")", 0, "")
		}
		l.Items = append(l.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: b.Inline()}}})
	}
	return l
}
