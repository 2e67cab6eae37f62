// Package dom parses HTML within bounds, and walks, weighs and edits the trees
// that come of it.
//
// A node is a node of [golang.org/x/net/html]. A block is an element that begins
// on a new line, such as a paragraph or a list. The weight of an element is the
// number of bytes of text in it, without white space, and how much of that is in
// links. An element is silent if nothing in it is text for readers, such as a
// script, and hidden if the page does not show it. Classes and ids are read as the
// words that they are made of: "c-shareBar" is c, share and bar.
//
// What always holds: nothing here fails; every function takes time and memory in
// proportion to what it looks at, and those that are asked about many nodes look
// at a bounded number of nodes around each.
package dom

import "golang.org/x/net/html"

// The parts of a tree, under the names that they have in the parser's package.
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
