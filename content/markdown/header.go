package markdown

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"pullquote/content"

	"go.yaml.in/yaml/v4"
)

// jsonObject reads front matter in JSON: an object on lines of its own with at least one
// field that [metadata] knows.
func jsonObject(src []byte, a *content.Article) (rest []byte, ok bool) {
	if !bytes.HasPrefix(src, []byte("{")) {
		return nil, false
	}
	var fields map[string]any
	head := src[:min(len(src), maxFrontMatter)]
	d := json.NewDecoder(bytes.NewReader(head))
	end := 0
	if err := d.Decode(&fields); err == nil {
		end = int(d.InputOffset())
	} else if end = bytes.Index(head, []byte("\n}\n")) + len("\n}"); end < len("\n}") || yaml.Unmarshal(head[:end], &fields) != nil { // a comma too many
		return nil, false
	}
	line, rest, _ := bytes.Cut(src[end:], []byte("\n"))
	if len(bytes.TrimSpace(line)) > 0 || !hasKnown(fields) {
		return nil, false
	}
	setMetadata(a, fields)
	return rest, true
}

func hasKnown(fields map[string]any) bool {
	for name := range fields {
		if isKnown(name) {
			return true
		}
	}
	return false
}

// maxHeader bounds the length of a header without a fence, in bytes.
const maxHeader = 8 << 10

// titleBlock reads pandoc's title block. Its three fields have no names, only an order:
//
//	% The title
//	% Jo Park; Ana Ruiz
//	% March 4, 2021
//
// A field continues on indented lines.
func titleBlock(src []byte, a *content.Article) (rest []byte, ok bool) {
	if !bytes.HasPrefix(src, []byte("% ")) {
		return nil, false
	}
	var fields []string
	rest = src
	for len(src)-len(rest) < maxHeader && len(rest) > 0 {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		text, isField := strings.CutPrefix(string(line), "%")
		switch value := strings.TrimSpace(text); {
		case isField && len(fields) < 3:
			fields = append(fields, value)
		case !isField && value != "" && (line[0] == ' ' || line[0] == '\t'):
			fields[len(fields)-1] += "\n" + value
		default:
			set := map[string]any{"title": strings.ReplaceAll(fields[0], "\n", " ")}
			if len(fields) > 1 {
				set["author"] = splitAuthors(fields[1])
			}
			if len(fields) > 2 {
				set["date"] = fields[2]
			}
			setMetadata(a, set)
			return rest, true
		}
		rest = after
	}
	return nil, false
}

// splitAuthors returns the names in a list that is separated by semicolons or line ends.
func splitAuthors(s string) []any {
	var out []any
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '\n' }) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// A headerField is a field of a MultiMarkdown header.
type headerField struct{ name, value string }

// headerFields reads the header of a MultiMarkdown document: lines of a name and a value
// up to the first blank line, without a fence around them.
//
//	Title: The harbour
//	Author: Jo Park
//
// Prose may begin like that, so it takes a title, or two of the fields that [metadata]
// knows. Fields that only a program would read are left out; all others become a
// paragraph.
func headerFields(src []byte, a *content.Article) (rest []byte, ok bool) {
	fields, rest, ok := cutHeader(src)
	if !ok {
		return nil, false
	}
	set := map[string]any{}
	var others []string
	for _, f := range fields {
		switch name := strings.ToLower(f.name); {
		case isKnown(name):
			if _, twice := set[name]; !twice {
				set[name] = any(f.value)
			}
			if name == "author" || name == "authors" {
				set[name] = splitAuthors(f.value)
			}
		case !slices.Contains(programFields, strings.ReplaceAll(name, " ", "")):
			others = append(others, f.name+": "+f.value)
		}
	}
	if _, hasTitle := set["title"]; !hasTitle && len(set) < 2 {
		return nil, false
	}
	setMetadata(a, set)
	if len(others) > 0 {
		rest = append([]byte(strings.Join(others, "\\\n")+"\n\n"), rest...)
	}
	return rest, true
}

// programFields are the names of header fields that tell a program how to publish a text.
// Spaces are left out.
var programFields = []string{
	"baseheaderlevel", "bibliography", "bibtex", "category", "categories", "comments", "css", "draft", "format", "htmlheader", "id", "keywords", "language",
	"latexconfig", "latexfooter", "latexinput", "latexleader", "latexmode", "layout", "modified", "mymode", "permalink", "quoteslanguage", "save_as", "slug",
	"status", "tags", "template", "transcludebase", "type", "url", "uuid", "xhtmlheader", "xhtmlheaderlevel",
}

// cutHeader returns the fields at the start of src and the text after them; ok is false
// if the first paragraph has any other line.
func cutHeader(src []byte) (fields []headerField, rest []byte, ok bool) {
	const maxName = 40
	for rest = src[:min(len(src), maxHeader)]; len(rest) > 0; {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		text := strings.TrimRight(string(line), " \t")
		if text == "" {
			break
		}
		rest = after
		value := strings.TrimSpace(text)
		if len(fields) > 0 && (text[0] == ' ' || text[0] == '\t') {
			fields[len(fields)-1].value += "\n" + value
			continue
		}
		name, value, hasColon := strings.Cut(value, ":")
		isName := len(name) <= maxName && len(strings.Fields(name)) <= 3 && strings.IndexFunc(name, isNotInFieldName) < 0 && len(name) > 0
		if !hasColon || !isName || value != "" && value[0] != ' ' && value[0] != '\t' {
			return nil, nil, false
		}
		fields = append(fields, headerField{name, strings.TrimSpace(value)})
	}
	return fields, src[min(len(src), maxHeader)-len(rest):], len(fields) > 0
}

func isNotInFieldName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-' && r != '_'
}
