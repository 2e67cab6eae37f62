package html

import (
	"encoding/json"
	"strings"
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
	source = strings.TrimSpace(source)
	source = strings.TrimPrefix(source, "<![CDATA[")
	source = strings.TrimPrefix(source, "//<![CDATA[")
	source = strings.TrimSuffix(strings.TrimSuffix(source, "//]]>"), "]]>")
	var data any
	if json.Unmarshal([]byte(source), &data) != nil {
		// Line breaks within strings are the common mistake.
		source = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, source)
		source = strings.TrimSuffix(strings.TrimSpace(source), ";")
		if json.Unmarshal([]byte(source), &data) != nil {
			return nil
		}
	}
	return things(data, 8, nil)
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
		title := fold(t.text("headline") + t.text("name"))
		if title != "" && strings.Contains(fold(s.title+" "+s.first("og:title")), title) {
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

// names lists the names of the persons that a property holds: strings, objects
// with a name, references to objects elsewhere in the page, or a list of those.
func (s *profile) names(v any) []string {
	var out []string
	add := func(name string) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, one := range list[:min(len(list), mostFound)] {
		switch one := one.(type) {
		case string:
			add(one)
		case map[string]any:
			name := strings.Join(texts(one["name"]), ", ")
			if id, ok := one["@id"].(string); ok && name == "" {
				name = s.byID(id).text("name")
			}
			add(name)
		}
	}
	return out
}

func (s *profile) byID(id string) thing {
	for _, t := range s.things {
		if t["@id"] == id && t["name"] != nil {
			return t
		}
	}
	return nil
}
