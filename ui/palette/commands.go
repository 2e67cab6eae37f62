package palette

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"pullquote/ui/intent"
	"pullquote/ui/keymap"

	"github.com/sahilm/fuzzy"
)

// A command is a command with an argument.
type command struct {
	name, argument, help string

	// find returns the items for an argument, and the folder whose files are needed for them.
	find func(p *Pane, argument string) (items []item, folder string)
}

// withArguments are all commands with an argument.
var withArguments = []command{
	{"open", "PATH or URL", "open something else", (*Pane).findFiles},
	{"theme", "NAME", "use a theme", (*Pane).findThemes},
	{"set", "NAME VALUE", "change a setting until you quit: width 66, mouse off, speakers on", (*Pane).findSettings},
}

// commands returns an item for each command that is not an action.
func commands(keys *keymap.Map) []item {
	var out []item
	for _, c := range withArguments {
		out = append(out, item{name: c.name + " " + c.argument, help: c.help, isIn: true, text: c.name + " "})
	}
	return append(
		out,
		item{name: "config", help: "your settings: where they are, and what is wrong in them", isIn: true, run: intent.ShowConfig{}, text: "config"},
		item{name: "42", help: "go to paragraph 42, as 42" + keys.Key(keymap.Bottom) + " does", isIn: true, text: ""},
		item{name: "50%", help: "go halfway", isIn: true, text: ""},
	)
}

// find returns the items for a text, and the folder whose files are needed for them.
func (p *Pane) find(text string) (items []item, folder string) {
	text = strings.TrimLeft(text, " ")
	if text == "" {
		return p.all, ""
	}
	if i := number(text); i != nil {
		return []item{{name: text, help: "go there", isIn: true, run: i}}, ""
	}
	if name, argument, ok := strings.Cut(text, " "); ok {
		for _, c := range withArguments {
			if c.name == name {
				return c.find(p, strings.TrimLeft(argument, " "))
			}
		}
	}
	return match(p.all, text), ""
}

// number returns what a number, or a percentage, stands for; nil if the text is neither.
func number(text string) intent.Intent {
	digits, isPercent := strings.CutSuffix(strings.TrimSpace(text), "%")
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n < 0 || strings.ContainsAny(digits, "+-"):
		return nil
	case isPercent:
		return intent.Run{Action: keymap.Percent, Count: n}
	}
	return intent.Run{Action: keymap.Bottom, Count: max(n, 1)}
}

// match returns the items whose names are like a text, the best first, and then those whose
// help contains it.
func match(all []item, text string) []item {
	names := make([]string, len(all))
	for i, it := range all {
		names[i] = it.name
	}
	var out []item
	seen := make([]bool, len(all))
	for _, m := range fuzzy.Find(strings.ReplaceAll(text, " ", "-"), names) {
		out = append(out, all[m.Index])
		seen[m.Index] = true
	}
	slices.SortStableFunc(out, func(a, b item) int { return cmp.Compare(closeness(b.name, text), closeness(a.name, text)) })
	for i, it := range all {
		if !seen[i] && strings.Contains(strings.ToLower(it.help), strings.ToLower(text)) {
			out = append(out, it)
		}
	}
	return out
}

// closeness is higher for a name that begins with a text, or is that text.
func closeness(name, text string) int {
	switch {
	case name == text:
		return 2
	case strings.HasPrefix(name, text):
		return 1
	}
	return 0
}

// typed returns what a text does by itself, whatever is selected; nil if it does nothing.
func (p *Pane) typed(text string) intent.Intent {
	name, argument, _ := strings.Cut(text, " ")
	argument = strings.TrimSpace(argument)
	switch {
	case argument == "":
		return nil
	case name == "set":
		setting, value, _ := strings.Cut(strings.Replace(argument, "=", " ", 1), " ")
		return intent.Set{Name: setting, Value: strings.TrimSpace(value)}
	case name == "theme" && slices.Contains(p.Themes.Names(), argument):
		return intent.SetTheme{Name: argument}
	case name == "open" && (len(p.items) == 0 || strings.Contains(argument, "://") || slices.ContainsFunc(p.items, func(it item) bool { return it.text == text })):
		return intent.OpenSource{Spec: argument}
	}
	return nil
}

// findThemes lists the themes whose names are like a text.
func (p *Pane) findThemes(text string) (items []item, folder string) {
	for _, name := range p.Themes.Names() {
		items = append(items, item{name: name, isIn: true, run: intent.SetTheme{Name: name}, text: "theme " + name})
	}
	if text == "" {
		return items, ""
	}
	return match(items, text), ""
}

// findSettings lists what can be set.
func (p *Pane) findSettings(text string) (items []item, folder string) {
	name, _, _ := strings.Cut(text, " ")
	for _, s := range [...]struct{ name, help string }{
		{"width", "of the text, in columns; 0: the default"},
		{"theme", "the name of a theme"},
		{"mouse", "on or off"},
		{"speakers", "the speaker margin: on or off"},
	} {
		if strings.HasPrefix(s.name, name) {
			items = append(items, item{name: "set " + s.name, help: s.help, isIn: true, text: "set " + s.name + " "})
		}
	}
	return items, ""
}

// findFiles lists the files that a path may be completed to.
func (p *Pane) findFiles(path string) (items []item, folder string) {
	if strings.Contains(path, "://") {
		return nil, ""
	}
	dir, base := filepath.Split(path)
	folder = cmp.Or(dir, ".")
	if p.Files == nil || p.Files.Folder != folder {
		return nil, folder
	}
	for _, name := range p.Files.Names {
		isHidden := strings.HasPrefix(name, ".") && !strings.HasPrefix(base, ".")
		if isHidden || !strings.HasPrefix(strings.ToLower(name), strings.ToLower(base)) {
			continue
		}
		it := item{name: dir + name, isIn: true, text: "open " + dir + name}
		if !strings.HasSuffix(name, "/") {
			it.run = intent.OpenSource{Spec: dir + name}
		}
		items = append(items, it)
	}
	return items, folder
}
