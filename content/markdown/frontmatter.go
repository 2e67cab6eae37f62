package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"pullquote/content"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"
)

// maxFrontMatter bounds what is read as front matter, in bytes.
const maxFrontMatter = 64 << 10

// frontMatter takes the block between two lines of --- (YAML) or +++ (TOML) off
// the start of src and keeps what it says of the article. A block that is no
// such thing stays where it is.
func frontMatter(src []byte, a *content.Article) []byte {
	for _, f := range []struct {
		fence string
		parse func([]byte, any) error
	}{
		{"---", func(b []byte, v any) error { return yaml.Unmarshal(b, v) }},
		{"+++", toml.Unmarshal},
	} {
		body, rest, ok := fenced(src, f.fence)
		if !ok {
			continue
		}
		var fields map[string]any
		if err := f.parse(body, &fields); err != nil {
			if !looksLikeFields(body) {
				return src
			}
			a.Problems = append(a.Problems, "the front matter could not be read, so title, author and date may be missing")
			return rest
		}
		if fields == nil && len(bytes.TrimSpace(body)) > 0 {
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

// looksLikeFields reports whether the first line with text is "name: value" or
// "name = value".
func looksLikeFields(body []byte) bool {
	for line := range bytes.Lines(body) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok {
			name, _, ok = bytes.Cut(line, []byte("="))
		}
		return ok && len(bytes.Fields(name)) == 1
	}
	return false
}

func describe(a *content.Article, fields map[string]any) {
	get := func(names ...string) any {
		for _, name := range names {
			for key, v := range fields {
				if strings.EqualFold(key, name) {
					return v
				}
			}
		}
		return nil
	}
	a.Title = content.SanitizeLine(words(get("title")))
	a.Byline = content.SanitizeLine(names(get("author", "authors", "byline", "by", "creator")))
	a.Published = content.SanitizeLine(date(get("date", "published", "pubdate", "publishDate", "created")))
	a.Site = content.SanitizeLine(words(get("site", "publication", "publisher")))
	a.Lang = content.SanitizeLine(words(get("lang", "language", "locale")))
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
		if n := len(all); n > 1 {
			return strings.Join(all[:n-1], ", ") + " and " + all[n-1]
		}
		return strings.Join(all, "")
	case map[string]any:
		return words(v["name"])
	default:
		s := strings.TrimSpace(words(v))
		if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
			s = s[3:]
		}
		return s
	}
}

// date is a day in ISO 8601, or the value as it was written.
func date(v any) string {
	if t, ok := v.(time.Time); ok {
		return t.Format(time.DateOnly)
	}
	s := strings.TrimSpace(words(v))
	for _, form := range []string{
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04",
		time.DateOnly, "2006/01/02", "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006", time.RFC1123Z, time.RFC1123,
	} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return s
}
