package dom

import "pullquote/content/bounds"

// A node takes 110 bytes and more, so a tag of three bytes in a tree takes forty times its length.
// A page has a node for each 40 bytes, one with paragraphs of a single line has one for each 15, and
// only one with nothing but coloured code or short table cells has more. The first nodes are free.
const (
	freeNodes    = 15_000
	bytesPerNode = 14
)

// MaxNodes returns how many nodes a document of a length in bytes may have. What exceeds them
// becomes plain text.
func MaxNodes(length int) int { return min(freeNodes+length/bytesPerNode, bounds.MaxHTMLNodes) }

// NodesSentence returns what the reader is told about a document with more than [MaxNodes] nodes.
func NodesSentence(length int) string {
	if MaxNodes(length) == bounds.MaxHTMLNodes {
		return bounds.HTMLNodes.Sentence()
	}
	return "the page has too many elements for its length, so the rest is shown as plain text"
}
