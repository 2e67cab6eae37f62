package config

import (
	"fmt"
	"slices"

	"pullquote/ui/keymap"

	"github.com/pelletier/go-toml/v2/unstable"
)

// keysTable is the table with the keys of actions.
const keysTable = "keys"

// A binding is a row of the table [keys], and where it is in the file.
type binding struct {
	keymap.Binding
	name unstable.Range
	keys []unstable.Range // of each key
}

// keyBinding reads the keys of the action with a name. Key is that name in the file.
func (r *reader) keyBinding(name string, key, value *unstable.Node) {
	e, ok := actionNamed(name)
	if !ok {
		r.report(key, fmt.Sprintf("unknown action %q", name)+didYouMean(name, actionNames()))
		return
	}
	setting := keysTable + "." + name
	if value.Kind != unstable.Array {
		r.report(key, setting+" must be a list of keys, such as [\"n\", \"ctrl+n\"], or [] for none")
		return
	}
	b := binding{Binding: keymap.Binding{Action: e.Action, Keys: []string{}}, name: key.Raw}
	isRight := true
	for elements := value.Children(); elements.Next(); {
		n := elements.Node()
		if n.Kind != unstable.String {
			r.report(key, setting+" must be a list of keys in quotation marks")
			return
		}
		parsed, err := keymap.ParseKey(string(n.Data), e.In)
		if err != nil {
			r.report(n, fmt.Sprintf("%s: %q cannot be a key: %v", setting, n.Data, err))
			isRight = false
			continue
		}
		if !slices.Contains(b.Keys, parsed) {
			b.Keys, b.keys = append(b.Keys, parsed), append(b.keys, n.Raw)
		}
	}
	if isRight {
		r.bindings = append(r.bindings, b)
	}
}

// bind stores the bindings without conflicts, and reports the conflicts.
func (r *reader) bind() {
	var all []keymap.Binding
	for _, b := range r.bindings {
		all = append(all, b.Binding)
	}
	_, conflicts := keymap.Rebind(keymap.Table(), all)
	for _, c := range conflicts {
		name, other := actionName(c.Action), actionName(c.Other)
		for _, b := range r.bindings {
			if b.Action != c.Action && (c.Key != "" || b.Action != c.Other) {
				continue
			}
			if c.Key == "" {
				r.reportAt(b.name, fmt.Sprintf("no key would quit; %s and %s keep their default keys", name, other))
				break
			}
			r.reportAt(b.keys[slices.Index(b.Keys, c.Key)], fmt.Sprintf("%q would be both %s and %s; both keep their default keys", c.Key, name, other))
		}
		r.bindings = slices.DeleteFunc(r.bindings, func(b binding) bool { return b.Action == c.Action || b.Action == c.Other })
	}
	for _, b := range r.bindings {
		r.loaded.Keys = append(r.loaded.Keys, b.Binding)
		r.loaded.set[keysTable+"."+actionName(b.Action)] = true
	}
}

func actionNamed(name string) (keymap.Entry, bool) {
	table := keymap.Table()
	i := slices.IndexFunc(table, func(e keymap.Entry) bool { return e.Name == name })
	if i < 0 {
		return keymap.Entry{}, false
	}
	return table[i], true
}

func actionName(a keymap.Action) string {
	for _, e := range keymap.Table() {
		if e.Action == a {
			return e.Name
		}
	}
	return ""
}

func actionNames() []string {
	var names []string
	for _, e := range keymap.Table() {
		names = append(names, e.Name)
	}
	return names
}
