package html

import (
	"bytes"

	"pullquote/content"
)

// isFragment reports whether data are a piece of HTML, as an editor or another
// program puts it out, and no page: they have nothing that pages begin with.
func isFragment(data []byte) bool {
	const beginning = 16 << 10 // bytes
	start := bytes.ToLower(data[:min(len(data), beginning)])
	for _, tag := range []string{"<html", "<head", "<body", "<title", "<meta", "<link", "<nav", "<main", "<article", "<footer"} {
		if bytes.Contains(start, []byte(tag)) {
			return false
		}
	}
	return true
}

// whole reads a piece of HTML: all of it. A heading of the first level that begins it
// is its title.
func whole(data []byte, base string) *content.Article {
	r := Fragment(string(data), base)
	a := content.NewArticle(r.Blocks...)
	a.Targets, a.Problems, a.Source = r.Targets, r.Problems, base
	for _, b := range a.Blocks() {
		if h, ok := b.(*content.Heading); ok && h.Level == 1 {
			a.Title = content.SanitizeLine(h.Text.Text)
		}
		if _, picture := b.(*content.Figure); !picture {
			break
		}
	}
	return a
}
