package dom

import (
	"bytes"
	"net/url"
	"unicode/utf8"

	"pullquote/content/bounds"

	"golang.org/x/net/html"
)

// Parse parses a document in UTF-8. Problems are sentences for the reader.
//
// What exceeds [bounds.MaxHTML] is left out, and what exceeds [NodeBound] becomes
// plain text. If elements nest deeper than [bounds.MaxHTMLNesting], the inner ones lose their
// tags, but not their text.
func Parse(data []byte) (root *Node, problems []string) {
	if len(data) > bounds.MaxHTML {
		data = cut(data, bounds.MaxHTML)
		problems = append(problems, bounds.HTML.Sentence())
	}
	s := prescan(data)
	root, problem := parseWithin(s)
	if problem != "" {
		problems = append(problems, problem)
	}
	if len(s.rest) > 0 {
		AppendText(root, s.rest)
		_, bound := NodeBound(len(data))
		problems = append(problems, bound.Sentence())
	}
	return root, problems
}

// cut returns at most size bytes of a text, without a part of a character at the end.
func cut(data []byte, size int) []byte {
	for size > 0 && !utf8.RuneStart(data[size]) {
		size--
	}
	return data[:size]
}

// maxStack is how many elements may be open at once in a flattened document. The parser fails if
// more than 512 are, and <html>, <body> and a void element count as well.
const maxStack = 509

// parseWithin parses a document, without some of its tags if the parser refuses it. Problem is a
// sentence for the reader, or "".
func parseWithin(s prescanned) (root *Node, problem string) {
	if !s.isCostly {
		if root, err := parse(s.source); err == nil {
			return root, ""
		}
	}
	for _, f := range []flattener{{maxDepth: maxStack, keepsFormatting: true}, {maxDepth: maxStack}, {maxDepth: 200}, {maxDepth: 50}, {}} {
		if s.isCostly && f.keepsFormatting {
			continue
		}
		source, depth := f.flatten(s.source)
		root, err := parse(source)
		switch {
		case err != nil:
			continue
		case s.isCostly:
			return root, bounds.Repeats.Sentence()
		case f.keepsFormatting && depth <= bounds.MaxHTMLNesting:
			return root, ""
		}
		return root, bounds.HTMLNesting.Sentence()
	}
	return &Node{Type: DocumentNode}, "the page could not be parsed as HTML"
}

func parse(data []byte) (*Node, error) {
	return html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
}

// ParseBase parses the URL that others are resolved against. It returns nil if s is "" or
// not a URL.
func ParseBase(s string) *url.URL {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil
	}
	return u
}
