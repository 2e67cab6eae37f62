package dom

import (
	"bytes"
	"net/url"

	"golang.org/x/net/html"
)

// Parse parses a document in UTF-8. Problems are sentences for the reader.
//
// The parser refuses a document whose elements nest more than a few hundred deep. For such
// a document Parse drops the tags of the deeper elements and keeps their text.
func Parse(data []byte) (root *Node, problems []string) {
	s := prescan(data)
	if !s.isCostly {
		if root, err := parse(s.source); err == nil {
			return root, nil
		}
	}
	for _, depth := range []int{200, 50, 0} {
		if root, err := parse(flatten(s.source, depth)); err == nil {
			return root, []string{"the page nests its elements too deeply, so part of its layout and emphasis was left out"}
		}
	}
	return &Node{Type: DocumentNode}, []string{"the page could not be parsed as HTML"}
}

func parse(data []byte) (*Node, error) {
	return html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
}

// ParseBase parses the URL that others are resolved against. It returns nil if s is "" or
// not a URL.
func ParseBase(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return nil
	}
	return u
}
