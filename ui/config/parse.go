package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pullquote/ui/explain"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A reader reads the settings in one file.
type reader struct {
	file     string
	parser   unstable.Parser
	loaded   *Loaded
	bindings []binding
}

// parse reads the settings in the data of a file. After a syntax error, it ignores the rest of
// the file.
func (r *reader) parse(data []byte) {
	r.parser.Reset(data)
	r.loaded.set = map[string]bool{}
	var table []string
	isKnown := true // whether there are settings in the table
	for r.parser.NextExpression() {
		e := r.parser.Expression()
		if e.Kind == unstable.KeyValue {
			if isKnown {
				r.keyValue(table, e)
			}
			continue
		}
		table = path(nil, e)
		if isKnown = e.Kind == unstable.Table && hasSettings(table); !isKnown {
			name := strings.Join(table, ".")
			r.report(e.Child(), fmt.Sprintf("unknown table %q", name)+didYouMean(name, tables()))
		}
	}
	r.bind()
	var broken *toml.DecodeError
	if err := toml.Unmarshal(data, new(map[string]any)); errors.As(err, &broken) {
		line, column := broken.Position()
		r.loaded.Problems = append(r.loaded.Problems, Problem{r.file, line, column, strings.TrimPrefix(broken.Error(), "toml: ")})
	}
}

// path returns the keys of a node, after those of its table.
func path(table []string, n *unstable.Node) []string {
	out := slices.Clone(table)
	for keys := n.Key(); keys.Next(); {
		out = append(out, string(keys.Node().Data))
	}
	return out
}

// tables returns the names of all tables.
func tables() []string {
	names := []string{keysTable}
	for _, s := range settings {
		if table, _, ok := strings.Cut(s.key, "."); ok && !slices.Contains(names, table) {
			names = append(names, table)
		}
	}
	return names
}

// hasSettings reports whether there are settings in a table.
func hasSettings(table []string) bool { return slices.Contains(tables(), strings.Join(table, ".")) }

// keyValue stores a value, or all values of an inline table.
func (r *reader) keyValue(table []string, e *unstable.Node) {
	keys := path(table, e)
	if e.Value().Kind == unstable.InlineTable && hasSettings(keys) {
		for inner := e.Value().Children(); inner.Next(); {
			r.keyValue(keys, inner.Node())
		}
		return
	}
	name, at := strings.Join(keys, "."), e.Key()
	at.Next()
	if len(keys) == 2 && keys[0] == keysTable {
		r.keyBinding(keys[1], lastKey(e), e.Value())
		return
	}
	i := slices.IndexFunc(settings, func(s setting) bool { return s.key == name })
	if i < 0 {
		r.report(at.Node(), fmt.Sprintf("unknown setting %q", name)+didYouMean(name, settingNames()))
		return
	}
	wrong := settings[i].set(&r.loaded.Config, e.Value())
	if wrong == nil {
		r.loaded.set[name] = true
		return
	}
	place := at.Node().Raw
	if in := bytes.LastIndex(r.parser.Raw(e.Value().Raw), []byte(wrong.where)); in >= 0 && wrong.where != "" {
		place = unstable.Range{Offset: e.Value().Raw.Offset + uint32(in), Length: uint32(len(wrong.where))}
	}
	r.reportAt(place, name+" "+wrong.text)
}

// lastKey returns the last part of a dotted key.
func lastKey(e *unstable.Node) *unstable.Node {
	var last *unstable.Node
	for keys := e.Key(); keys.Next(); {
		last = keys.Node()
	}
	return last
}

func settingNames() []string {
	var names []string
	for _, s := range settings {
		names = append(names, s.key)
	}
	return names
}

// didYouMean returns the end of a message about an unknown name; "" if no name is near.
func didYouMean(name string, names []string) string {
	if meant := explain.Nearest(name, names); meant != "" {
		return fmt.Sprintf("; did you mean %q?", meant)
	}
	// The name may be that of a setting in another table.
	for _, other := range names {
		if strings.HasSuffix(other, "."+name) {
			return fmt.Sprintf("; did you mean %q?", other)
		}
	}
	return ""
}

// report adds a problem with the key n.
func (r *reader) report(n *unstable.Node, text string) { r.reportAt(n.Raw, text) }

// reportAt adds a problem with a part of the file.
func (r *reader) reportAt(part unstable.Range, text string) {
	at := r.parser.Shape(part).Start
	r.loaded.Problems = append(r.loaded.Problems, Problem{r.file, at.Line, at.Column, text})
}
