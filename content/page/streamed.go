package page

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// React streams the slow parts of a page after the rest, as hidden elements at its end, and a
// script moves each of them to its place:
//
//	<!--$?--><template id="B:0"></template>Loading<!--/$--> … <div hidden id="S:0">The text</div>
//
// Until then, the place has a template and what is shown in the meantime. The place of a part
// of a part has an id that begins with P.

// maxStreamed is how many parts are moved. A part may be moved again inside another one.
const maxStreamed = 500

// placeStreamed moves the streamed parts of the page to their places.
func (p *page) placeStreamed() {
	places, parts := map[string]*dom.Node{}, map[string]*dom.Node{}
	var ids []string // of the parts, in document order
	for n := range dom.All(p.root) {
		if n.Type != dom.ElementNode || !dom.HasAttr(n, "id") {
			continue
		}
		kind, id, ok := strings.Cut(dom.Attr(n, "id"), ":")
		switch {
		case !ok || len(kind) != 1:
		case dom.Is(n, atom.Template) && (kind == "B" || kind == "P"):
			places[id] = n
		case dom.Is(n, atom.Div) && kind == "S" && dom.HasAttr(n, "hidden") && parts[id] == nil && len(ids) < maxStreamed:
			parts[id] = n
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		place, part := places[id], parts[id]
		if place == nil || place.Parent == nil || dom.Contains(part, place) {
			continue
		}
		if strings.HasPrefix(dom.Attr(place, "id"), "B") { // other places are empty
			removePlaceholder(place)
		}
		for part.FirstChild != nil {
			c := part.FirstChild
			part.RemoveChild(c)
			place.Parent.InsertBefore(c, place)
		}
		dom.Remove(place)
		dom.Remove(part)
	}
}

// removePlaceholder removes what is shown in a place until its part arrives: the nodes up to
// the comment that ends the place. If there is no such comment, it removes nothing.
func removePlaceholder(place *dom.Node) {
	end := place.NextSibling
	for depth := 0; end != nil; end = end.NextSibling {
		if end.Type != dom.CommentNode {
			continue
		}
		if end.Data == "/$" {
			if depth == 0 {
				break
			}
			depth--
		} else if strings.HasPrefix(end.Data, "$") {
			depth++
		}
	}
	for end != nil && place.NextSibling != end {
		dom.Remove(place.NextSibling)
	}
}
