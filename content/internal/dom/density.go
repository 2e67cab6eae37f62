package dom

import "pullquote/content/bounds"

// A node takes 110 bytes and more, so a tag of three bytes in a tree takes forty times its length.
// A page has a node for each 40 bytes, one with paragraphs of a single line has one for each 15, and
// only one with nothing but coloured code or short table cells has more.

// NodeBound returns how many nodes a document of a length in bytes may have, and the bound that
// says so. What exceeds it becomes plain text.
func NodeBound(length int) (nodes int, b bounds.Bound) {
	dense := bounds.MaxDenseNodes + length/bounds.BytesPerNode
	if dense >= bounds.MaxHTMLNodes {
		return bounds.MaxHTMLNodes, bounds.HTMLNodes
	}
	return dense, bounds.DenseNodes
}
