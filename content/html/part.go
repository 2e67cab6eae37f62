package html

import (
	"slices"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// partLabels are the lines over the parts of a page that is made of such: the day
// over each entry of a diary, who wrote each post of a forum. They have a class for
// that, and behind each stands a text; together those are much of the page.
func partLabels(root *dom.Node, bulk map[*dom.Node]dom.TextWeight, whole int) map[*dom.Node]bool {
	const (
		short = 150 // bytes
		least = 40  // bytes of a part
	)
	groups := map[string][]*dom.Node{}
	text := map[string]int{}
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode || dom.Is(n, atom.Body, atom.Html) || dom.Attr(n, "class") == "" {
			continue
		}
		if b := bulk[n]; b.Text == 0 || b.Text >= short || !slices.ContainsFunc(dom.ClassWords(n), saysLabel) {
			continue
		}
		part := n.NextSibling
		for part != nil && part.Type == dom.TextNode && dom.NonSpaceLen(part.Data) == 0 {
			part = part.NextSibling
		}
		if b := bulk[part]; part != nil && b.Text-b.Linked >= least {
			key := n.Data + " " + dom.Attr(n, "class")
			groups[key] = append(groups[key], n)
			text[key] += b.Text
		}
	}
	out := map[*dom.Node]bool{}
	for key, labels := range groups {
		if len(labels) < 2 || text[key]*3 < whole {
			continue
		}
		for _, n := range labels {
			out[n] = true
		}
	}
	return out
}

// saysLabel reports whether a word of a class says that a line may tell when or by
// whom what is under it was written.
func saysLabel(word string) bool {
	switch word {
	case "date", "datetime", "timestamp", "dateline", "author", "byline", "posted", "time":
		return true
	}
	return false
}
