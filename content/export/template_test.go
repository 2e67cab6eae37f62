package export

import (
	"errors"
	"strings"
	"testing"
)

func TestTemplate(t *testing.T) {
	x := example(t)
	for source, want := range map[string]string{
		"":                           "“it turns” — Jo Park, 52, in Über die Ebbe",
		"{text}":                     "it turns",
		"> {text}\n>\n> {speaker}\n": "> it turns\n>\n> Jo Park, 52\n",
		"“{text}” ({speaker}, {author}, {title})": "“it turns” (Jo Park, 52, Über die Ebbe)",
		"{site}: {text}":    ": it turns",
		"{{{text}}}":        "{it turns}",
		"\\quote{{{text}}}": "\\quote{it turns}",
	} {
		tmpl, err := ParseTemplate(source)
		if err != nil {
			t.Errorf("%q: %v", source, err)
			continue
		}
		if got := tmpl.Quote(x, 0); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestTemplateErrors(t *testing.T) {
	for source, want := range map[string]struct{ text, where string }{
		"{text} {quotee}": {"unknown placeholder {quotee}; use {text}, {speaker}, {title}, {author}, {site}, {date}, {source}", "{quotee}"},
		"{}":              {"unknown placeholder {}", "{}"},
		"{text} {spea":    {"unclosed placeholder", "{spea"},
	} {
		_, err := ParseTemplate(source)
		var wrong *TemplateError
		if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.Text, want.text) || wrong.Where != want.where {
			t.Errorf("%q: %v", source, err)
		}
	}
}
