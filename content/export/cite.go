package export

import (
	"strings"

	"pullquote/content/analysis"
)

// CiteQuote returns quotation i for the clipboard: the words, and under them the
// speaker and the source.
func CiteQuote(x *analysis.Analysis, i int) string {
	q := &x.Quotations[i]
	text := "“" + x.Text(i) + "”"
	if of := join(", ", q.Label(), x.Article.Title, x.Article.Source); of != "" {
		text += "\n— " + of
	}
	return text
}

// CiteNote returns image note i for the clipboard: the description, or else the alt
// text, and under it the credit and the source.
func CiteNote(x *analysis.Analysis, i int) string {
	n := &x.Notes[i]
	text := n.Description
	if text == "" {
		text = n.Alt
	}
	return strings.TrimSpace(text + "\n— " + join(", ", n.Credit, x.Article.Title, x.Article.Source))
}
