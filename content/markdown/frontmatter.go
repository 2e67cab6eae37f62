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

// maxFrontMatter bounds what is read as front matter, in bytes.
const maxFrontMatter = 64 << 10

// frontMatterKinds has the kinds of front matter.
var frontMatterKinds = []struct {
	fence string
	mark  byte // between a name and its value
	parse func([]byte, any) error
}{
	{"---", ':', func(b []byte, v any) error { return yaml.Unmarshal(b, v) }},
	{"+++", '=', toml.Unmarshal},
}

// frontMatter removes the block between two lines of --- (YAML) or +++ (TOML) from the
// start of src and stores what it says of the article. A block that is not front
// matter stays: there may be prose between two rules.
func frontMatter(src []byte, a *content.Article) []byte {
	for _, f := range frontMatterKinds {
		body, rest, ok := fenced(src, f.fence)
		if !ok {
			continue
		}
		line, _, _ := bytes.Cut(body, []byte("\n"))
		if len(body) > 0 && len(bytes.TrimSpace(line)) == 0 {
			return src // a rule, and text after it
		}
		var fields map[string]any
		if err := f.parse(body, &fields); err != nil {
			if !areFields(body, f.mark) {
				return src
			}
			if fields = lineFields(body, f.mark); len(fields) == 0 {
				a.Problems = append(a.Problems, "the front matter could not be read, so title, author and date may be missing")
				return rest
			}
		} else if fields == nil && len(bytes.TrimSpace(body)) > 0 {
			return src
		}
		if isProse(fields) {
			return src
		}
		setMetadata(a, fields)
		return rest
	}
	return src
}

// fenced splits src after a line of fence at its start and the next such line.
func fenced(src []byte, fence string) (body, rest []byte, ok bool) {
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

// areFields reports whether every line that is not indented is a comment, a list item
// or "name: value".
func areFields(body []byte, mark byte) bool {
	for line := range bytes.Lines(body) {
		line = bytes.TrimRight(line, " \t\n")
		if len(line) == 0 || bytes.IndexByte([]byte(" \t#-[]{}"), line[0]) >= 0 {
			continue
		}
		if name, _, ok := bytes.Cut(line, []byte{mark}); !ok || len(bytes.Fields(name)) != 1 {
			return false
		}
	}
	return true
}

// lineFields reads the fields that are on one line each. It is for front matter with a
// mistake in it, such as a title with a colon and without quotation marks: a bad line
// costs no other.
func lineFields(body []byte, mark byte) map[string]any {
	fields := map[string]any{}
	for line := range bytes.Lines(body) {
		name, value, _ := strings.Cut(string(line), string(mark))
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

// metadata has what front matter may say of an article: the names that a field goes by,
// how its value is read, and where it is stored.
var metadata = []struct {
	names []string
	read  func(any) string
	to    func(*content.Article) *string
}{
	{[]string{"title"}, textOf, func(a *content.Article) *string { return &a.Title }},
	{[]string{"author", "authors", "byline", "by", "creator"}, namesOf, func(a *content.Article) *string { return &a.Byline }},
	{[]string{"date", "published", "pubdate", "publishDate", "created"}, dateOf, func(a *content.Article) *string { return &a.Published }},
	{[]string{"site", "publication", "publisher"}, textOf, func(a *content.Article) *string { return &a.Site }},
	{[]string{"url", "link", "source", "canonical"}, addressOf, func(a *content.Article) *string { return &a.Source }},
	{[]string{"lang", "language", "locale"}, textOf, func(a *content.Article) *string { return &a.Lang }},
}

// setMetadata stores what the fields say of the article.
func setMetadata(a *content.Article, fields map[string]any) {
	keys := slices.Sorted(maps.Keys(fields))
	for _, f := range metadata {
		to := f.to(a)
		for _, name := range f.names {
			for _, key := range keys {
				if *to == "" && strings.EqualFold(key, name) {
					*to = content.SanitizeLine(f.read(fields[key]))
				}
			}
		}
	}
}

// isProse reports whether fields are in fact prose with colons in it: no name is known,
// and one is not written like a name.
func isProse(fields map[string]any) bool {
	odd := false
	for key := range fields {
		for _, f := range metadata {
			if slices.ContainsFunc(f.names, func(name string) bool { return strings.EqualFold(name, key) }) {
				return false
			}
		}
		odd = odd || key != strings.ToLower(key) || strings.ContainsAny(key, " \t")
	}
	return odd
}

// addressOf returns a value that is an address on the web; "" for others, such as a path
// on the site.
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

// namesOf joins a list of names, each a text or a map with a name.
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

// dateOf returns a day in ISO 8601, or the value as it is written.
func dateOf(v any) string {
	if t, ok := v.(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	s := strings.TrimSpace(textOf(v))
	if iso, ok := dates.Parse(s); ok {
		return iso
	}
	return s
}
