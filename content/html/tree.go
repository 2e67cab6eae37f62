package html

import (
	"bytes"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tree parses a document in UTF-8. Its problems are sentences for the reader.
//
// The parser gives up on a document that nests deeper than a few hundred
// elements. Its deeper tags are then left out, and their text stays.
func tree(data []byte) (*dom.Node, []string) {
	s := screen(data)
	if !s.repeats {
		if root, err := parse(s.source); err == nil {
			return root, nil
		}
	}
	for _, depth := range []int{200, 50, 0} {
		if root, err := parse(flatten(s.source, depth)); err == nil {
			return root, []string{"the page nests its elements too deep, so a part of its layout and of its emphasis is left out"}
		}
	}
	return &dom.Node{Type: dom.DocumentNode}, []string{"the page is nothing that can be parsed as HTML"}
}

func parse(data []byte) (*dom.Node, error) {
	root, err := dom.ParseWithOptions(bytes.NewReader(data), dom.ParseOptionEnableScripting(false))
	if err == nil {
		recast(root)
	}
	return root, err
}

// body is the element of a document that holds its text; the document itself
// without one.
func body(root *dom.Node) *dom.Node {
	if b := first(root, atom.Body); b != nil {
		return b
	}
	return root
}
