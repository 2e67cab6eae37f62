package markdown

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// maxFrontMatter bounds the length of front matter, in bytes.
const maxFrontMatter = 64 << 10

// frontMatterKinds lists the formats of front matter.
var frontMatterKinds = []struct {
	fence     string
	separator byte // separates a name from its value
	parse     func([]byte, any) error
}{
	{"---", ':', func(b []byte, v any) error { return yaml.Unmarshal(b, v) }},
	{"+++", '=', toml.Unmarshal},
}

// frontMatter removes the metadata at the start of src and stores it in a: a block between
// two lines of --- (YAML) or +++ (TOML), a JSON object, a title block of pandoc, or the
// fields of MultiMarkdown. A block that is not front matter stays: it may be prose between
// two rules.
func frontMatter(src []byte, a *content.Article) []byte {
	for _, read := range []func([]byte, *content.Article) ([]byte, bool){fenced, jsonObject, titleBlock, headerFields} {
		if rest, ok := read(src, a); ok {
			return rest
		}
	}
	return src
}

// fenced reads front matter in YAML or TOML.
func fenced(src []byte, a *content.Article) (rest []byte, ok bool) {
	for _, f := range frontMatterKinds {
		body, rest, ok := cutFenced(src, f.fence)
		if !ok {
			continue
		}
		line, _, _ := bytes.Cut(body, []byte("\n"))
		if len(body) > 0 && len(bytes.TrimSpace(line)) == 0 {
			return nil, false // a rule followed by text
		}
		var fields map[string]any
		if err := f.parse(body, &fields); err != nil {
			if !hasOnlyFields(body, f.separator) {
				return nil, false
			}
			if fields = lineFields(body, f.separator); len(fields) == 0 {
				a.AddProblems("the front matter could not be read, so title, author and date may be missing")
				return rest, true
			}
		} else if fields == nil && len(bytes.TrimSpace(body)) > 0 {
			return nil, false
		}
		if isProse(fields) {
			return nil, false
		}
		setMetadata(a, fields)
		return rest, true
	}
	return nil, false
}

// cutFenced returns the text between the fence on the first line of src and the next fence,
// and the text after that. It reports false if there are no such fences.
func cutFenced(src []byte, fence string) (body, rest []byte, ok bool) {
	line, after, found := bytes.Cut(src, []byte("\n"))
	if !found || string(bytes.TrimRight(line, " \t")) != fence {
		return nil, nil, false
	}
	at := 0
	for at < len(after) && at <= maxFrontMatter {
		line, _, _ := bytes.Cut(after[at:], []byte("\n"))
		trimmed := string(bytes.TrimRight(line, " \t"))
		if trimmed == fence || fence == "---" && trimmed == "..." {
			end := min(at+len(line)+1, len(after))
			return after[:at], after[end:], true
		}
		at += len(line) + 1
	}
	return nil, nil, false
}

// hasOnlyFields reports whether every line that is not indented is a comment, a list item or
// a field such as "name: value".
func hasOnlyFields(body []byte, separator byte) bool {
	for line := range bytes.Lines(body) {
		line = bytes.TrimRight(line, " \t\n")
		if len(line) == 0 || bytes.IndexByte([]byte(" \t#-[]{}"), line[0]) >= 0 {
			continue
		}
		if name, _, ok := bytes.Cut(line, []byte{separator}); !ok || len(bytes.Fields(name)) != 1 {
			return false
		}
	}
	return true
}

// lineFields parses the fields that fit on one line. It is the fallback for front matter
// with a syntax error, such as an unquoted title that contains a colon: a bad line does
// not affect the others.
func lineFields(body []byte, separator byte) map[string]any {
	fields := map[string]any{}
	for line := range bytes.Lines(body) {
		name, value, _ := strings.Cut(string(line), string(separator))
		value = strings.TrimSpace(value)
		if n := len(value) - 1; n > 0 && value[0] == value[n] && (value[0] == '"' || value[0] == '\'') {
			value = value[1:n]
		}
		isText := value != "" && !strings.ContainsRune("[]{}|>&", rune(value[0]))
		name = strings.TrimRight(name, " \t")
		if _, twice := fields[name]; !twice && isText && name != "" && name == strings.TrimSpace(name) {
			fields[name] = value
		}
	}
	return fields
}

// metadata lists the fields that front matter may set: the names of the field, the
// function that reads its value, and the place to store it.
var metadata = []struct {
	names []string
	read  func(any) string
	to    func(*content.Article) *content.Text
}{
	{[]string{"title"}, titleOf, func(a *content.Article) *content.Text { return &a.Title }},
	{[]string{"author", "authors", "byline", "by", "creator"}, namesOf, func(a *content.Article) *content.Text { return &a.Byline }},
	{[]string{"date", "published", "pubdate", "publishDate", "created"}, dateOf, func(a *content.Article) *content.Text { return &a.Published }},
	{[]string{"site", "publication", "publisher"}, textOf, func(a *content.Article) *content.Text { return &a.Site }},
	{[]string{"url", "link", "source", "canonical"}, addressOf, func(a *content.Article) *content.Text { return &a.Source }},
	{[]string{"lang", "language", "locale"}, textOf, func(a *content.Article) *content.Text { return &a.Lang }},
}

// setMetadata stores the known fields in the article.
func setMetadata(a *content.Article, fields map[string]any) {
	keys := slices.Sorted(maps.Keys(fields))
	for _, f := range metadata {
		to := f.to(a)
		for _, name := range f.names {
			for _, key := range keys {
				if to.IsEmpty() && strings.EqualFold(key, name) {
					*to = content.SanitizeLine(f.read(fields[key]))
				}
			}
		}
	}
}

// isProse reports whether fields are really prose that contains colons: none of the names
// is known, and at least one is not written like a name.
func isProse(fields map[string]any) bool {
	odd := false
	for key := range fields {
		if isKnown(key) {
			return false
		}
		odd = odd || key != strings.ToLower(key) || strings.ContainsAny(key, " \t")
	}
	return odd
}

// isKnown reports whether front matter may set metadata by a field of this name.
func isKnown(field string) bool {
	for _, f := range metadata {
		if slices.ContainsFunc(f.names, func(name string) bool { return strings.EqualFold(name, field) }) {
			return true
		}
	}
	return false
}

// addressOf returns a value that is a web address; "" for any other, such as a path on
// the site.
func addressOf(v any) string {
	s := strings.TrimSpace(textOf(v))
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// textOf returns a value as text; "" for a list or a map.
func textOf(v any) string {
	switch v := v.(type) {
	case nil, map[string]any, []any:
		return ""
	case string:
		return v
	default:
		return fmt.Sprint(v)
	}
}

// titleOf returns a title without the attribute list that it may have as a heading.
func titleOf(v any) string {
	title, _ := cutAttributes([]byte(textOf(v)))
	return string(title)
}

// namesOf joins a list of names, each a string or a map with a name.
func namesOf(v any) string {
	switch v := v.(type) {
	case []any:
		var all []string
		for _, one := range v {
			if n := namesOf(one); n != "" {
				all = append(all, n)
			}
		}
		return byline.Join(all)
	case map[string]any:
		if name := textOf(v["name"]); name != "" {
			return name
		}
		given := textOf(v["given"])
		return strings.TrimSpace(given + " " + textOf(v["family"]))
	default:
		return byline.CutPrefix(strings.TrimSpace(textOf(v)))
	}
}

// dateOf returns a date in ISO 8601, or the value unchanged if it cannot be parsed.
func dateOf(v any) string {
	if t, ok := v.(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	s := strings.TrimSpace(textOf(v))
	if iso, ok := dates.Parse(s); ok {
		return iso
	}
	if strings.Contains(s, "`") || strings.Contains(s, "{{") {
		return "" // a program that computes the date, as in R Markdown
	}
	return s
}
