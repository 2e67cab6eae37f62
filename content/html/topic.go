package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// withoutTopics takes out headings over lists of tags, with the lists: "Related
// Topics".
func withoutTopics(pieces []piece) []piece {
	var out []piece
	for i := 0; i < len(pieces); i++ {
		if i+1 < len(pieces) && isTopics(pieces[i], pieces[i+1]) {
			dom.Remove(pieces[i].node)
			dom.Remove(pieces[i+1].node)
			i++
			continue
		}
		out = append(out, pieces[i])
	}
	return out
}

// isTopics reports whether a heading and the list under it are the article's tags.
func isTopics(heading, list piece) bool {
	if !dom.Is(list.node, atom.Ul, atom.Ol) || len(list.text) >= mostPiece {
		return false
	}
	switch strings.ToLower(strings.Trim(heading.text, " :")) {
	case "related topics", "related tags", "topics in this article":
		return isLinks(list) || areTags(list.node)
	case "topics", "tags", "keywords", "filed under", "more on this story", "related content", "related links", "related internet links":
		return isLinks(list)
	}
	return false
}

// areTags reports whether the items of a list are a word or few.
func areTags(list *dom.Node) bool {
	const most = 40 // bytes
	for c := range list.ChildNodes() {
		if dom.Is(c, atom.Li) && len(dom.LineText(c, 2*most)) > most {
			return false
		}
	}
	return true
}
