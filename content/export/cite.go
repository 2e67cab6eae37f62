package export

import (
	"fmt"
	"strings"

	"pullquote/content/analysis"
	"pullquote/content/library"
)

// CiteQuote returns quotation i for the clipboard, as news cites it: the words, the speaker,
// and where they are from.
//
//	“We have waited nine years” — Jo Park, 52, in The harbour votes, Norland Press, 3 March 2021, https://…
func CiteQuote(x *analysis.Analysis, i int) string {
	text := strings.TrimRight(x.Text(i), ", ")
	return cite("“"+text+"”", x.Quotations[i].Label(), x)
}

// CiteNote returns image note i for the clipboard: the description, or else the alt text, the
// credit, and where it is from.
func CiteNote(x *analysis.Analysis, i int) string {
	n := &x.Notes[i]
	text := n.Description
	if text == "" {
		text = n.Alt
	}
	return cite(text, n.Credit, x)
}

// CiteKept returns a quotation of the library as news cites it, like [CiteQuote].
func CiteKept(s library.Said) string {
	d, number := s.Document, ""
	if s.Paragraph > 0 {
		number = fmt.Sprintf("¶ %d", s.Paragraph)
	}
	name := s.Name
	if s.Role != "" && !strings.Contains(name, s.Role) {
		name = join(", ", name, s.Role)
	}
	return citation("“"+strings.TrimRight(s.Words, ", ")+"”", name, d.Title, d.Site, d.Published, number, d.Source)
}

// cite returns a text with its source.
func cite(text, source string, x *analysis.Analysis) string {
	a := x.Article
	return citation(text, source, a.Title.String(), a.Site.String(), a.Published.String(), a.Source.String())
}

// citation returns a text with its source. A text of several paragraphs has the source on a line
// of its own.
func citation(text, source, title string, more ...string) string {
	if title != "" {
		title = "in " + title
	}
	from := join(", ", append([]string{source, title}, more...)...)
	switch {
	case from == "":
		return text
	case text == "":
		return from
	case strings.Contains(text, "\n"):
		return text + "\n— " + from
	}
	return text + " — " + from
}
