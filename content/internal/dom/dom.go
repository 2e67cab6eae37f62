// Package dom parses HTML within bounds, and walks, weighs and edits the resulting trees.
//
// A node is a node of [golang.org/x/net/html]. A block is an element that begins on a new
// line, such as a paragraph or a list. The weight of an element is the size of its text in
// bytes without white space: the total, and the part in links. An element is non-text if
// nothing in it is text for readers, such as a script, and hidden if the page does not
// show it. Classes and ids are split into words: "c-shareBar" is c, share and bar.
//
// What always holds: nothing here fails, and every function takes time and memory
// proportional to the nodes that it visits. Functions that are called for many nodes visit
// a bounded number of nodes around each.
package dom

import "golang.org/x/net/html"

// The parts of a tree, under the names of the parser's package.
type (
	Node      = html.Node
	Attribute = html.Attribute
)

// The types of nodes.
const (
	ErrorNode    = html.ErrorNode
	TextNode     = html.TextNode
	DocumentNode = html.DocumentNode
	ElementNode  = html.ElementNode
	CommentNode  = html.CommentNode
	DoctypeNode  = html.DoctypeNode
	RawNode      = html.RawNode
)
