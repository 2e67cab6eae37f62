package markup

import (
	"strings"

	"pullquote/content"
)

// Code is preformatted text: its tabs are set to stops of four columns, and the
// newlines at its end are cut off.
func Code(lang, source string) *content.Code {
	return &content.Code{
		Lang:   content.SanitizeLine(lang),
		Source: content.Sanitize(expandTabs(strings.TrimRight(source, "\n"))),
	}
}

func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	column := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 4 - column%4
			b.WriteString("    "[:n])
			column += n
			continue
		case '\n':
			column = -1
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}
