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
	"pullquote/content/epub"
	"pullquote/content/feed"
)

// listFolder returns an article that lists the content of a folder: first its folders,
// then the files that are feeds or have the extension of a format, both sorted by name
// and without hidden ones. Links are escaped like addresses. It reads at most maxNames
// names.
func listFolder(path string, maxNames int) (*content.Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer f.Close()
	names, err := f.ReadDir(maxNames + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fileError(path, err)
	}
	absolute, err := filepath.Abs(path) // for links
	if err != nil {
		return nil, fileError(path, err)
	}
	a := &content.Article{Title: content.SanitizeLine(filepath.Base(absolute)), Source: content.SanitizeLine(path)}
	if len(names) > maxNames {
		names = names[:maxNames]
		a.AddProblems(fmt.Sprintf("the folder has more than %d files; the rest are not listed", maxNames))
	}
	slices.SortFunc(names, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	var folders, files []content.Entry
	for _, name := range names {
		e, isFolder, ok := folderEntry(absolute, name)
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
		return nil, &Error{Reason: EmptyFolder}
	}
	if !a.Title.IsEmpty() {
		a.Append(&content.Heading{Level: 1, Text: a.Title.Inline()})
	}
	a.Append(entryList(a.Entries))
	return a, nil
}

// Files returns the files that a source stands for. A folder stands for the files in it and
// in its subfolders that can be read, sorted by name and without hidden ones; a part of it
// that cannot be listed is among them, for [Open] to report the error. Any other source
// stands for itself, and so does a folder without such files.
func Files(spec string) []string {
	path := opener{spec: spec}.path()
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() || epub.IsFolder(path) {
		return []string{spec}
	}
	var files []string
	visit := func(file string, entry fs.DirEntry, err error) error {
		isFolder := entry != nil && entry.IsDir()
		switch {
		case file == path && err == nil:
			return nil
		case file != path && strings.HasPrefix(entry.Name(), "."):
		case err != nil, isFolder && epub.IsFolder(file):
			files = append(files, file)
		case isFolder:
			return nil
		case hasKnownExtension(entry.Name()) || isFeedFile(file):
			files = append(files, file)
		}
		if isFolder {
			return fs.SkipDir
		}
		return nil
	}
	if err := filepath.WalkDir(path, visit); err != nil || len(files) == 0 {
		return []string{spec}
	}
	return files
}

// folderEntry returns the entry for a file or a subfolder of the folder at path. It
// reports false if it is hidden or cannot be read.
func folderEntry(path string, name fs.DirEntry) (e content.Entry, isFolder, ok bool) {
	if strings.HasPrefix(name.Name(), ".") {
		return e, false, false
	}
	file := filepath.Join(path, name.Name())
	e = content.Entry{Title: content.SanitizeLine(name.Name()), Link: content.Sanitize((&url.URL{Path: filepath.ToSlash(file)}).String())}
	info, err := os.Stat(file) // follows symbolic links
	switch {
	case err != nil:
		return e, false, false
	case info.IsDir():
		e.Title = content.SanitizeLine(name.Name() + "/")
		return e, true, true
	case !info.Mode().IsRegular() || !hasKnownExtension(name.Name()) && !isFeedFile(file):
		return e, false, false
	}
	e.Published = content.Sanitize(info.ModTime().Format(time.DateOnly))
	e.Summary = content.Sanitize(content.FileSize(info.Size()))
	return e, false, true
}

// hasKnownExtension reports whether a file has the extension of a format.
func hasKnownExtension(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	extension := filepath.Ext(name)
	return slices.ContainsFunc(formats, func(f format) bool { return slices.Contains(f.extensions, extension) })
}

// isFeedFile reports whether a file has the extension of XML and begins like a feed.
func isFeedFile(file string) bool {
	if name := strings.TrimSuffix(strings.ToLower(file), ".gz"); filepath.Ext(name) != ".xml" {
		return false
	}
	const sniffed = 8 << 10 // bytes; small because a folder may have many files
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, sniffed))
	if err != nil {
		return false
	}
	if isGzip(data) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return false
		}
		data, _ = io.ReadAll(io.LimitReader(z, sniffed)) // the data is cut off
	}
	return feed.Sniff(data)
}

// entryList returns a list of a folder's entries.
func entryList(entries []content.Entry) *content.List {
	l := &content.List{IsTight: true}
	for _, e := range entries {
		var b content.InlineBuilder
		b.Add(e.Title.String(), 0, e.Link.String())
		if !e.Summary.IsEmpty() {
			b.Add(" ("+e.Summary.String()+", "+e.Published.String()+")", 0, "")
		}
		l.Items = append(l.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: b.Inline()}}})
	}
	return l
}
