package meta

import (
	"encoding/json"
	"strings"
)

// An ldNode is a JSON-LD node object. Pages contain JSON-LD for search engines:
//
//	{"@type": "NewsArticle", "headline": "…", "author": {"@id": "#jo"}}
type ldNode map[string]any

// Bounds on the JSON-LD in one script.
const (
	maxScript  = 2 << 20 // bytes
	maxNesting = 8       // of objects and lists
)

// parseLD returns the objects in a script. Each comes before the objects that it contains.
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

// repairJSON fixes two common mistakes in JSON: line breaks within strings, and a comma
// after the last element of a list.
func repairJSON(source string) []byte {
	out := make([]byte, 0, len(source))
	comma := -1 // the index in out of the last comma, if only white space has followed it; otherwise -1
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

// nestedKeys are the properties whose objects may describe the article or its author.
var nestedKeys = []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "isPartOf", "itemListElement", "item"}

// appendNodes appends the objects in data, including nested ones, down to a depth.
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

// hasType reports whether a type of n ends with one of endings.
func (n ldNode) hasType(endings ...string) bool {
	for _, kind := range stringsOf(n["@type"]) {
		for _, end := range endings {
			if strings.HasSuffix(kind, end) {
				return true
			}
		}
	}
	return false
}

// text returns the first string of a property, or "" if it has none.
func (n ldNode) text(key string) string {
	for _, s := range stringsOf(n[key]) {
		return s
	}
	return ""
}

// name returns the name of a person or an organization. The name of a person may be given in
// parts.
func (n ldNode) name() string {
	if name := strings.Join(stringsOf(n["name"]), ", "); name != "" {
		return name
	}
	return strings.TrimSpace(n.text("givenName") + " " + n.text("familyName"))
}

// stringsOf returns the strings in v, which may be a string or a list.
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
