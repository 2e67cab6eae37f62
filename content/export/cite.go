package export

import (
	"strings"

	"pullquote/content/analysis"
)

// CiteQuote returns quotation i for the clipboard: the words, followed by a line with
// the speaker, the title and the source.
func CiteQuote(x *analysis.Analysis, i int) string {
	q := &x.Quotations[i]
	text := "“" + x.Text(i) + "”"
	if attribution := join(", ", q.Label(), x.Article.Title, x.Article.Source); attribution != "" {
		text += "\n— " + attribution
	}
	return text
}

// CiteNote returns image note i for the clipboard: the description, or else the alt
// text, followed by a line with the credit, the title and the source.
func CiteNote(x *analysis.Analysis, i int) string {
	n := &x.Notes[i]
	text := n.Description
	if text == "" {
		text = n.Alt
	}
	return strings.TrimSpace(text + "\n— " + join(", ", n.Credit, x.Article.Title, x.Article.Source))
}
