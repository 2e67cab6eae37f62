package html

import (
	"bytes"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tree parses a document in UTF-8. Its problems are sentences for the reader.
func tree(data []byte) (*dom.Node, []string) {
	root, err := dom.ParseWithOptions(bytes.NewReader(data), dom.ParseOptionEnableScripting(false))
	if err != nil {
		return &dom.Node{Type: dom.DocumentNode}, []string{"the page could not be read"}
	}
	return root, nil
}

// body is the element of a document that holds its text; the document itself
// without one.
func body(root *dom.Node) *dom.Node {
	if b := first(root, atom.Body); b != nil {
		return b
	}
	return root
}
