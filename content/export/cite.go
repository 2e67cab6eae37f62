package export

import (
	"strings"

	"pullquote/content/analysis"
)

// CiteQuote returns quotation i as it is pasted elsewhere: the words on one line,
// and under them who said them and where they are from.
func CiteQuote(x *analysis.Analysis, i int) string {
	q := &x.Quotations[i]
	text := "“" + x.Text(i) + "”"
	if of := join(", ", q.Label(), x.Article.Title, x.Article.Source); of != "" {
		text += "\n— " + of
	}
	return text
}

// CiteNote returns image note i as it is pasted elsewhere: the description, else
// the alt text, and under it the credit and where it is from.
func CiteNote(x *analysis.Analysis, i int) string {
	n := &x.Notes[i]
	text := n.Description
	if text == "" {
		text = n.Alt
	}
	return strings.TrimSpace(text + "\n— " + join(", ", n.Credit, x.Article.Title, x.Article.Source))
}
