package keymap

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// modifiers are the names of modifiers, in the order in which Bubble Tea writes them.
var modifiers = []string{"ctrl", "alt", "shift", "meta", "hyper", "super"}

// namedKeys are the names of the keys that do not type a character, apart from f1 to f63.
var namedKeys = []string{
	"enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "insert", "delete",
	"begin", "menu", "pause", "printscreen", "capslock", "scrolllock", "numlock",
}

// otherNames are names that other programs have for keys.
var otherNames = map[string]string{
	"return": "enter", "escape": "esc", "pageup": "pgup", "page-up": "pgup", "pagedown": "pgdown", "page-down": "pgdown", "pgdn": "pgdown",
	"del": "delete", "ins": "insert", "bs": "backspace", "control": "ctrl", "option": "alt", "cmd": "super", "command": "super",
	"spacebar": "space", " ": "space", "backtab": "shift+tab", "←": "left", "→": "right", "↑": "up", "↓": "down",
}

// indistinct are the keys that terminals send as another key.
var indistinct = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc", "ctrl+?": "backspace"}

// ParseKey returns the name of a keystroke as Bubble Tea writes it. In tells where it is to be a
// key: digits are counts, and while the reader types, characters are text. The error says what
// is wrong with the name.
func ParseKey(name string, in Focus) (string, error) {
	mods, base := splitKey(name)
	if meant, ok := otherNames[strings.ToLower(base)]; ok {
		return "", fmt.Errorf("write %q", strings.Join(append(mods, meant), "+"))
	}
	shifted := slices.Contains(mods, "shift")
	isNamed := slices.Contains(namedKeys, base) || isFunctionKey(base)
	first, size := utf8.DecodeRuneInString(base)
	isCharacter := size == len(base) && size > 0 && unicode.IsPrint(first) && first != ' '
	var ordered []string
	for _, m := range modifiers {
		switch n := count(mods, m); {
		case n > 1:
			return "", fmt.Errorf("%s is there twice", m)
		case n == 1:
			ordered = append(ordered, m)
		}
	}
	for _, m := range mods {
		if !slices.Contains(modifiers, m) {
			return "", fmt.Errorf("unknown modifier %q; use %s", m, strings.Join(modifiers[:3], ", "))
		}
	}
	switch {
	case isNamed:
	case !isCharacter:
		return "", errors.New("no key has this name; a key is a character or has a name such as \"enter\", \"f1\" or \"ctrl+d\"")
	case len(mods) == 1 && shifted && unicode.IsLetter(first):
		return "", fmt.Errorf("write %q", string(unicode.ToUpper(first)))
	case len(mods) == 1 && shifted:
		return "", errors.New("write the character that it types")
	case len(mods) > 0 && unicode.IsUpper(first):
		return "", fmt.Errorf("write %q", strings.Join(append(slices.DeleteFunc(ordered, func(m string) bool { return m == "shift" }), "shift", string(unicode.ToLower(first))), "+"))
	case len(mods) == 0 && unicode.IsDigit(first) && in&^Prompt != 0:
		return "", errors.New("digits are counts")
	case len(mods) == 0 && in&Prompt != 0:
		return "", errors.New("it is text while you type")
	}
	if base == "space" && len(mods) == 0 && in&Prompt != 0 {
		return "", errors.New("it is text while you type")
	}
	key := strings.Join(append(ordered, base), "+")
	if same, ok := indistinct[key]; ok {
		return "", fmt.Errorf("terminals send it as %s", same)
	}
	return key, nil
}

// splitKey splits "ctrl+x" into its modifiers and the key.
func splitKey(name string) (mods []string, base string) {
	base = name
	for {
		i := strings.Index(base, "+")
		if i <= 0 || i == len(base)-1 {
			return mods, base
		}
		mods, base = append(mods, base[:i]), base[i+1:]
	}
}

func count(names []string, name string) int {
	n := 0
	for _, m := range names {
		if m == name {
			n++
		}
	}
	return n
}

// isFunctionKey reports whether a name is one from f1 to f63.
func isFunctionKey(name string) bool {
	var n int
	_, err := fmt.Sscanf(name, "f%d", &n)
	return err == nil && n >= 1 && n <= 63 && name == fmt.Sprintf("f%d", n)
}

// DisplayName returns the usual name of a keystroke: "PgDn" for "pgdown".
func DisplayName(key string) string {
	switch key {
	case "down":
		return "↓"
	case "up":
		return "↑"
	case "left":
		return "←"
	case "right":
		return "→"
	case "shift+left":
		return "shift+←"
	case "shift+right":
		return "shift+→"
	case "alt+left":
		return "alt+←"
	case "alt+right":
		return "alt+→"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "home":
		return "Home"
	case "end":
		return "End"
	case "f1":
		return "F1"
	}
	return key
}

// String returns the entry's keystrokes by their usual names, separated by spaces. An
// action without keys gets ":name", which the palette takes.
func (e Entry) String() string {
	if len(e.Keys) == 0 {
		return ":" + e.Name
	}
	shown := make([]string, len(e.Keys))
	for i, k := range e.Keys {
		shown[i] = DisplayName(k)
	}
	return strings.Join(shown, " ")
}
