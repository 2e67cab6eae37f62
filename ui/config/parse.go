package config

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A reader reads the settings in one file.
type reader struct {
	file     string
	parser   unstable.Parser
	config   Config
	problems []Problem
}

// parse returns the settings in the data of a file, and the mistakes in it. After a syntax
// error, the rest of the file is ignored.
func parse(file string, data []byte) (Config, []Problem) {
	r := reader{file: file, config: Default()}
	r.parser.Reset(data)
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
			r.report(e.Child(), fmt.Sprintf("unknown table %q", strings.Join(table, ".")))
		}
	}
	var broken *toml.DecodeError
	if err := toml.Unmarshal(data, new(map[string]any)); errors.As(err, &broken) {
		line, column := broken.Position()
		r.problems = append(r.problems, Problem{file, line, column, strings.TrimPrefix(broken.Error(), "toml: ")})
	}
	return r.config, r.problems
}

// path returns the keys of a node, after those of its table.
func path(table []string, n *unstable.Node) []string {
	out := slices.Clone(table)
	for keys := n.Key(); keys.Next(); {
		out = append(out, string(keys.Node().Data))
	}
	return out
}

// hasSettings reports whether there are settings in a table.
func hasSettings(table []string) bool {
	name := strings.Join(table, ".") + "."
	return slices.ContainsFunc(settings, func(s setting) bool { return strings.HasPrefix(s.key, name) })
}

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
	i := slices.IndexFunc(settings, func(s setting) bool { return s.key == name })
	if i < 0 {
		r.report(at.Node(), fmt.Sprintf("unknown setting %q", name))
		return
	}
	wrong := settings[i].set(&r.config, e.Value())
	if wrong == nil {
		return
	}
	place := at.Node().Raw
	if in := bytes.LastIndex(r.parser.Raw(e.Value().Raw), []byte(wrong.where)); in >= 0 && wrong.where != "" {
		place = unstable.Range{Offset: e.Value().Raw.Offset + uint32(in), Length: uint32(len(wrong.where))}
	}
	r.reportAt(place, name+" "+wrong.text)
}

// report adds a problem with the key n.
func (r *reader) report(n *unstable.Node, text string) { r.reportAt(n.Raw, text) }

// reportAt adds a problem with a part of the file.
func (r *reader) reportAt(part unstable.Range, text string) {
	at := r.parser.Shape(part).Start
	r.problems = append(r.problems, Problem{r.file, at.Line, at.Column, text})
}
