package meta

import (
	"encoding/json"
	"strings"
)

// An ldNode is an object of JSON-LD, the data that pages have for search engines:
//
//	{"@type": "NewsArticle", "headline": "…", "author": {"@id": "#jo"}}
type ldNode map[string]any

// Bounds on the JSON-LD in one script: its bytes, and how deep objects nest.
const (
	maxScript  = 2 << 20
	maxNesting = 8
)

// parseLD returns the objects in a script, each before those that it holds.
func parseLD(source string) []ldNode {
	if len(source) > maxScript {
		return nil
	}
	// There may be a comment for old browsers around the data.
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
	if json.Unmarshal([]byte(source), &data) != nil && json.Unmarshal(repairJSON(source), &data) != nil {
		return nil
	}
	return appendNodes(nil, data, maxNesting)
}

// repairJSON returns JSON without two common mistakes: line breaks within strings,
// and a comma after the last element of a list.
func repairJSON(source string) []byte {
	out := make([]byte, 0, len(source))
	comma := -1 // the index in out of a comma that only white space has followed so far
	inString, isEscaped := false, false
	for _, c := range []byte(source) {
		if c < ' ' {
			c = ' '
		}
		switch {
		case isEscaped:
			isEscaped = false
		case inString && c == '\\':
			isEscaped = true
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

// nestedKeys are the properties that hold objects which may describe the article or
// its author.
var nestedKeys = []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "isPartOf", "itemListElement", "item"}

// appendNodes appends the objects in data, those in lists and in other objects as
// well, down to a depth.
func appendNodes(out []ldNode, data any, depth int) []ldNode {
	if depth == 0 {
		return out
	}
	switch data := data.(type) {
	case []any:
		for _, d := range data {
			out = appendNodes(out, d, depth-1)
		}
	case map[string]any:
		out = append(out, ldNode(data))
		for _, key := range nestedKeys {
			switch d := data[key].(type) {
			case []any, map[string]any:
				out = appendNodes(out, d, depth-1)
			}
		}
	}
	return out
}

// isA reports whether a type of n has one of the endings.
func (n ldNode) isA(endings ...string) bool {
	for _, kind := range stringsOf(n["@type"]) {
		for _, end := range endings {
			if strings.HasSuffix(kind, end) {
				return true
			}
		}
	}
	return false
}

// text returns a property that is a string, or the first of its strings.
func (n ldNode) text(key string) string {
	for _, s := range stringsOf(n[key]) {
		return s
	}
	return ""
}

// name returns the name of a person or an organization. A person's may be in parts.
func (n ldNode) name() string {
	if name := strings.Join(stringsOf(n["name"]), ", "); name != "" {
		return name
	}
	return strings.TrimSpace(n.text("givenName") + " " + n.text("familyName"))
}

// stringsOf returns v if it is a string, or the strings in it if it is a list.
func stringsOf(v any) []string {
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
