package text

import (
	"strings"

	"pullquote/content"
)

// ParseCode returns an article that is the source of a program, or another text in a formal
// language. Lang is the name of the language or an extension of its files; "" if it is
// unknown.
func ParseCode(src []byte, lang string) *content.Article {
	source := content.Sanitize(trimLines(string(src))).Trim("\n")
	if source.IsEmpty() {
		return &content.Article{}
	}
	return content.NewArticle(&content.Code{Lang: content.SanitizeLine(lang), Source: source})
}

// trimLines removes spaces at the ends of lines, and blank lines at the start and the end.
func trimLines(s string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		out.WriteString(strings.TrimRight(line, " \t\r\n"))
		out.WriteByte('\n')
	}
	return strings.Trim(out.String(), "\n")
}
