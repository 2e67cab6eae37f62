package html

import (
	"strings"

	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// code reads preformatted text.
func (f *flow) code(n *dom.Node) {
	f.end()
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == dom.TextNode:
			b.WriteString(c.Data)
		case is(c, atom.Br):
			b.WriteByte('\n')
		}
	}
	code := markup.Code(language(n), b.String())
	if strings.TrimSpace(code.Source) == "" {
		return
	}
	f.text(code)
}

// language is the name of the language of preformatted text.
func language(n *dom.Node) string {
	for c := range n.Descendants() {
		if !is(c, atom.Code) {
			continue
		}
		for class := range strings.FieldsSeq(attr(c, "class")) {
			if lang, ok := strings.CutPrefix(class, "language-"); ok {
				return lang
			}
		}
	}
	return ""
}
