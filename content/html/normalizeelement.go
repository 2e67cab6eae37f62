package html

import (
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeElements renames the elements that an attribute turns into others: the parts of a
// table that have roles, and the lines that their style makes blocks.
func NormalizeElements(root *dom.Node) {
	for n := range dom.All(root) {
		switch {
		case dom.Is(n, atom.Div, atom.Section) && dom.Attr(n, "role") == "table":
			renameTable(n)
		case dom.Is(n, atom.Span) && dom.Style(n)["display"] == "block" && dom.Closest(n, atom.Pre, atom.Code) == nil:
			dom.Rename(n, atom.Div)
		}
	}
}

// tableRoles are the elements of a table by the roles that mean the same.
var tableRoles = map[string]atom.Atom{
	"rowgroup": atom.Tbody, "row": atom.Tr, "cell": atom.Td, "columnheader": atom.Th, "rowheader": atom.Th,
}

// renameTable renames a table and its parts, which have roles. It does nothing if other
// elements are between them.
func renameTable(table *dom.Node) {
	parts := map[*dom.Node]atom.Atom{table: atom.Table}
	hasCells := false
	for c := table.FirstChild; c != nil; {
		after := dom.Following(c, table)
		if c.Type == dom.ElementNode {
			name := tableRoles[dom.Attr(c, "role")]
			if name == 0 {
				return
			}
			parts[c] = name
			isCell := name == atom.Td || name == atom.Th
			hasCells = hasCells || isCell
			if !isCell && c.FirstChild != nil {
				after = c.FirstChild
			}
		}
		c = after
	}
	if !hasCells {
		return
	}
	for n, name := range parts {
		dom.Rename(n, name)
	}
}
