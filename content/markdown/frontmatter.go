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

// frontMatter takes the block between two lines of --- (YAML) or +++ (TOML) off
// the start of src and keeps what it says of the article. A block that is no
// such thing stays where it is: two rules may have prose between them.
func frontMatter(src []byte, a *content.Article) []byte {
	for _, f := range []struct {
		fence string
		mark  byte // between a name and its value
		parse func([]byte, any) error
	}{
		{"---", ':', func(b []byte, v any) error { return yaml.Unmarshal(b, v) }},
		{"+++", '=', toml.Unmarshal},
	} {
		body, rest, ok := fenced(src, f.fence)
		if !ok {
			continue
		}
		line, _, _ := bytes.Cut(body, []byte("\n"))
		if len(body) > 0 && len(bytes.TrimSpace(line)) == 0 {
			return src // a rule, and what follows it
		}
		var fields map[string]any
		if err := f.parse(body, &fields); err != nil {
			if !areFields(body, f.mark) {
				return src
			}
			if fields = plainFields(body, f.mark); len(fields) == 0 {
				a.Problems = append(a.Problems, "the front matter could not be read, so title, author and date may be missing")
				return rest
			}
		} else if fields == nil && len(bytes.TrimSpace(body)) > 0 {
			return src
		}
		if isProse(fields) {
			return src
		}
		describe(a, fields)
		return rest
	}
	return src
}

// fenced splits src behind a line of fence at its start and the next one.
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

// areFields reports whether every line that begins something is a comment, an
// item of a list, or "name: value".
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

// plainFields reads what stands on one line each. It is for front matter with a
// mistake in it, such as a title with a colon and without quotation marks: one
// bad line costs no other.
func plainFields(body []byte, mark byte) map[string]any {
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

// A field is what front matter may say of an article: the names that it goes by
// and how its value is read.
type field struct {
	names []string
	read  func(any) string
	to    func(*content.Article) *string
}

func fieldTable() []field {
	return []field{
		{[]string{"title"}, words, func(a *content.Article) *string { return &a.Title }},
		{[]string{"author", "authors", "byline", "by", "creator"}, names, func(a *content.Article) *string { return &a.Byline }},
		{[]string{"date", "published", "pubdate", "publishDate", "created"}, date, func(a *content.Article) *string { return &a.Published }},
		{[]string{"site", "publication", "publisher"}, words, func(a *content.Article) *string { return &a.Site }},
		{[]string{"url", "link", "source", "canonical"}, address, func(a *content.Article) *string { return &a.Source }},
		{[]string{"lang", "language", "locale"}, words, func(a *content.Article) *string { return &a.Lang }},
	}
}

func describe(a *content.Article, fields map[string]any) {
	keys := slices.Sorted(maps.Keys(fields))
	for _, f := range fieldTable() {
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

// isProse reports whether fields are none, but prose with a colon in it: no
// name is known, and one is not written like a name.
func isProse(fields map[string]any) bool {
	odd := false
	for key := range fields {
		for _, f := range fieldTable() {
			if slices.ContainsFunc(f.names, func(name string) bool { return strings.EqualFold(name, key) }) {
				return false
			}
		}
		odd = odd || key != strings.ToLower(key) || strings.ContainsAny(key, " \t")
	}
	return odd
}

// address is a value that is an address on the web; "" for others, such as a
// path on the site.
func address(v any) string {
	s := strings.TrimSpace(words(v))
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// words is a value as text; "" for what is no single value.
func words(v any) string {
	switch v := v.(type) {
	case nil, map[string]any, []any:
		return ""
	case string:
		return v
	default:
		return fmt.Sprint(v)
	}
}

// names joins a list of names, each a text or a map with a name.
func names(v any) string {
	switch v := v.(type) {
	case []any:
		var all []string
		for _, one := range v {
			if n := names(one); n != "" {
				all = append(all, n)
			}
		}
		return byline.Join(all)
	case map[string]any:
		if name := words(v["name"]); name != "" {
			return name
		}
		given := words(v["given"])
		return strings.TrimSpace(given + " " + words(v["family"]))
	default:
		return byline.CutLead(strings.TrimSpace(words(v)))
	}
}

// date is a day in ISO 8601, or the value as it was written.
func date(v any) string {
	if t, ok := v.(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	s := strings.TrimSpace(words(v))
	if iso, ok := dates.Parse(s); ok {
		return iso
	}
	return s
}
