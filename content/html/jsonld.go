package html

import (
	"encoding/json"
	"strings"

	"pullquote/content/internal/dom"
)

// A thing is an object of JSON-LD, the data that pages carry for search engines:
//
//	{"@type": "NewsArticle", "headline": "…", "author": {"@id": "#jo"}}
type thing map[string]any

// mostData is how many bytes of JSON-LD in one script are read.
const mostData = 2 << 20

// readThings lists the objects of a script, those in lists and graphs and in
// other objects too, each before what is in it.
func readThings(source string) []thing {
	if len(source) > mostData {
		return nil
	}
	// Comments for old browsers may stand around it.
	if before, inside, ok := strings.Cut(source, "<![CDATA["); ok && !strings.Contains(before, "{") {
		source = inside
		if i := strings.LastIndex(source, "]]>"); i >= 0 {
			source = source[:i]
		}
	}
	start, end := strings.IndexAny(source, "{["), strings.LastIndexAny(source, "}]")
	if start < 0 || end < start {
		return nil
	}
	source = source[start : end+1]
	var data any
	if json.Unmarshal([]byte(source), &data) != nil && json.Unmarshal(mended(source), &data) != nil {
		return nil
	}
	return things(data, 8, nil)
}

// mended is JSON without its common mistakes: line breaks within strings, and a
// comma behind the last of a list.
func mended(source string) []byte {
	out := make([]byte, 0, len(source))
	comma := -1 // where in out the last comma is, while only blanks follow
	inString, escaped := false, false
	for _, c := range []byte(source) {
		if c < ' ' {
			c = ' '
		}
		switch {
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
			comma = -1
		case inString, c == ' ':
		case c == ',':
			comma = len(out)
		case (c == '}' || c == ']') && comma >= 0:
			out[comma] = ' '
			comma = -1
		default:
			comma = -1
		}
		out = append(out, c)
	}
	return out
}

func things(data any, deep int, out []thing) []thing {
	if deep == 0 {
		return out
	}
	switch data := data.(type) {
	case []any:
		for _, d := range data {
			out = things(d, deep-1, out)
		}
	case map[string]any:
		out = append(out, thing(data))
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "isPartOf", "itemListElement", "item"} {
			switch d := data[key].(type) {
			case []any, map[string]any:
				out = things(d, deep-1, out)
			}
		}
	}
	return out
}

// isA reports whether a type of t has one of the endings.
func (t thing) isA(endings ...string) bool {
	for _, kind := range texts(t["@type"]) {
		for _, end := range endings {
			if strings.HasSuffix(kind, end) {
				return true
			}
		}
	}
	return false
}

// text is a property that is a string, or the name or address of what it holds.
func (t thing) text(key string) string {
	for _, s := range texts(t[key]) {
		return s
	}
	return ""
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, one := range v {
			if s, ok := one.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// article is the object that describes the article of the page; nil if none
// does. A page that lists others describes several: then the first whose title
// the page has.
func (s *profile) article() thing {
	var first thing
	for _, t := range s.things {
		if !t.isA("Article", "BlogPosting", "Posting", "Report", "Review", "Recipe", "HowTo", "Blog", "APIReference") || t.isA("Blog") && t["datePublished"] == nil {
			continue
		}
		title := dom.Fold(t.text("headline") + t.text("name"))
		if title != "" && strings.Contains(dom.Fold(s.title+" "+s.first("og:title")), title) {
			return t
		}
		if first == nil {
			first = t
		}
	}
	return first
}

// pages are the objects that describe the page itself.
func (s *profile) pages() []thing {
	var out []thing
	for _, t := range s.things {
		if t.isA("WebPage", "Page") {
			out = append(out, t)
		}
	}
	return out
}

// A maker is who a property names, and whether that is an organization.
type maker struct {
	name    string
	isHouse bool
}

// names lists the names that a property holds: strings, objects with a name,
// references to objects elsewhere in the page, or a list of those.
func (s *profile) names(v any) []string {
	var out []string
	for _, m := range s.makers(v) {
		out = append(out, m.name)
	}
	return out
}

func (s *profile) makers(v any) []maker {
	var out []maker
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, one := range list[:min(len(list), mostFound)] {
		var m maker
		switch one := one.(type) {
		case string:
			m.name = one
		case map[string]any:
			t := thing(one)
			if id := t.text("@id"); id != "" && t.name() == "" {
				t = s.byID(id)
			}
			m = maker{t.name(), t.isA("Organization")}
		}
		if m.name = strings.TrimSpace(m.name); m.name != "" {
			out = append(out, m)
		}
	}
	return out
}

// name is the name of a person or an organization; a person's may be in parts.
func (t thing) name() string {
	if name := strings.Join(texts(t["name"]), ", "); name != "" {
		return name
	}
	return strings.TrimSpace(t.text("givenName") + " " + t.text("familyName"))
}

func (s *profile) byID(id string) thing {
	for _, t := range s.things {
		if t["@id"] == id && t.name() != "" {
			return t
		}
	}
	return nil
}
