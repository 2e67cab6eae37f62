package markup

import (
	"strings"

	"pullquote/content"
)

// NewCode returns a block of preformatted text with tabs expanded to four columns, without
// empty lines at its start and end. It reports false if there is nothing to show.
func NewCode(lang, source string) (*content.Code, bool) {
	text := content.Sanitize(expandTabs(strings.Trim(source, "\n")))
	if strings.TrimSpace(text.String()) == "" {
		return nil, false
	}
	return &content.Code{Lang: content.SanitizeLine(lang), Source: text}, true
}

// LanguageName returns the name of the language in an info string, such as "go",
// "{.go .x}", "{r, echo=FALSE}" or "js{1,3}".
func LanguageName(name string) string {
	name = strings.TrimLeft(name, "{.")
	if i := strings.IndexAny(name, "{},"); i >= 0 {
		name = name[:i]
	}
	return name
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
