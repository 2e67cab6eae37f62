package export

import (
	"fmt"
	"strings"

	"pullquote/content/analysis"
)

// A Template is the form in which a quotation is copied. Its placeholders are replaced by what
// they name, as in
//
//	“{text}” ({speaker}, {site}, {date})
//
// A placeholder that the article has nothing for is left out with the text before it, back to
// the placeholder before. Two braces stand for one. The zero Template is the form of
// [CiteQuote].
type Template struct{ source string }

// A placeholder is a row of the table of placeholders.
type placeholder struct {
	name  string
	value func(x *analysis.Analysis, i int) string // for quotation i
}

// placeholders are all placeholders.
var placeholders = []placeholder{
	{"text", func(x *analysis.Analysis, i int) string { return strings.TrimRight(x.Text(i), ", ") }},
	{"speaker", func(x *analysis.Analysis, i int) string { return x.Quotations[i].Label() }},
	{"title", func(x *analysis.Analysis, _ int) string { return x.Article.Title.String() }},
	{"author", func(x *analysis.Analysis, _ int) string { return x.Article.Byline.String() }},
	{"site", func(x *analysis.Analysis, _ int) string { return x.Article.Site.String() }},
	{"date", func(x *analysis.Analysis, _ int) string { return x.Article.Published.String() }},
	{"source", func(x *analysis.Analysis, _ int) string { return x.Article.Source.String() }},
}

// A TemplateError is a mistake in a template.
type TemplateError struct {
	Text  string // what is wrong, and what to use
	Where string // the part of the template that is wrong
}

// Error implements error.
func (e *TemplateError) Error() string { return e.Text }

// ParseTemplate returns the template that a text stands for. The error is a [*TemplateError].
func ParseTemplate(source string) (Template, error) {
	err := eachPart(source, func(_, name string, isLast bool) error {
		if isLast || findPlaceholder(name) != nil {
			return nil
		}
		return &TemplateError{fmt.Sprintf("unknown placeholder {%s}; use %s", name, placeholderNames()), "{" + name + "}"}
	})
	return Template{source}, err
}

// Source returns the text of the template.
func (t Template) Source() string { return t.source }

// Quote returns quotation i in the form of the template.
func (t Template) Quote(x *analysis.Analysis, i int) string {
	if t.source == "" {
		return CiteQuote(x, i)
	}
	var s strings.Builder
	_ = eachPart(t.source, func(before, name string, isLast bool) error { // it has been parsed
		value := ""
		if p := findPlaceholder(name); p != nil {
			value = p.value(x, i)
		}
		if value != "" || isLast {
			s.WriteString(before + value)
		}
		return nil
	})
	return s.String()
}

// eachPart calls f with the text before each placeholder of a template and its name, and then
// with the text after the last one.
func eachPart(source string, f func(before, name string, isLast bool) error) error {
	var before strings.Builder
	for source != "" {
		switch {
		case strings.HasPrefix(source, "{{"), strings.HasPrefix(source, "}}"):
			before.WriteByte(source[0])
			source = source[2:]
			continue
		case source[0] != '{':
			before.WriteByte(source[0])
			source = source[1:]
			continue
		}
		name, rest, ok := strings.Cut(source[1:], "}")
		if !ok {
			return &TemplateError{"unclosed placeholder; write {{ for a brace", source}
		}
		if err := f(before.String(), name, false); err != nil {
			return err
		}
		before.Reset()
		source = rest
	}
	return f(before.String(), "", true)
}

// findPlaceholder returns the placeholder with a name; nil if there isn't one.
func findPlaceholder(name string) *placeholder {
	for i, p := range placeholders {
		if p.name == name {
			return &placeholders[i]
		}
	}
	return nil
}

func placeholderNames() string {
	var names []string
	for _, p := range placeholders {
		names = append(names, "{"+p.name+"}")
	}
	return strings.Join(names, ", ")
}
