package html

import (
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
)

// hidden reports whether what n holds is not shown to a reader.
func hidden(n *dom.Node) bool {
	return markup.Hides(n.DataAtom) || hasAttr(n, "hidden")
}
