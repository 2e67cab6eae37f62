// Package theme says what everything looks like.
//
// A [Theme] is a value made from one glamour stylesheet: a built-in one by its
// name, a JSON file, or our own that uses the terminal's sixteen colours. It has
// the styles of an article's text, which package layout has cut into runs with
// roles, and of everything around the text. Package render draws code and tables
// in a theme's colours.
//
// What always holds: no meaning rests on colour alone. What is lit, chosen or
// found also has a glyph or an attribute of its own, so that it can be seen
// without colours.
package theme

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/glamour/v2/ansi"
	"charm.land/glamour/v2/styles"
	"charm.land/lipgloss/v2"
)

// A Color says whether to use colours: "auto", "always" or "never".
type Color string

// The values of a [Color].
const (
	Auto   Color = "auto"
	Always Color = "always"
	Never  Color = "never"
)

// Default is the name of our own style.
const Default = "default"

// A Background says what is known about the terminal's background.
type Background int

// The backgrounds. On an unknown one, colours are used that can be read on both
// others.
const (
	Unknown Background = iota
	Dark
	Light
)

// A Lit says how a run stands out.
type Lit int

// The ways to stand out, from weakest to strongest.
const (
	Unlit  Lit = iota
	Quote      // of the current quotation
	Hit        // found by the search
	HitNow     // the hit that the reader is at
)

// A Theme has the styles of the text and of what is around it. Make one with
// [Source.Open].
type Theme struct {
	Glyphs layout.Glyphs

	// Around the text. Each style is for text without newlines.
	Title, Header, Footer, Key lipgloss.Style // the lines above and below
	Border, BorderFocus        lipgloss.Style // around panes
	PaneTitle, PaneFocus       lipgloss.Style
	Plain, Dim, Strong         lipgloss.Style
	Speaker                    lipgloss.Style
	Selected, SelectedFocus    lipgloss.Style // the bar before the chosen item
	Track, Thumb               lipgloss.Style // of the scrollbar
	Tick, TickHit              lipgloss.Style // on it
	Notice, Alert, Prompt      lipgloss.Style
	Bar                        lipgloss.Style // beside the current quotation
	LitText                    lipgloss.Style // the current quotation, in text and pane
	HitText, HitNowText        lipgloss.Style
	Label                      lipgloss.Style // of a link while one is being chosen

	runs      map[layout.Role]lipgloss.Style
	emphases  []emphasis
	link      lipgloss.Style
	cache     map[styleKey]lipgloss.Style
	sheet     ansi.StyleConfig
	mono      bool
	isDefault bool // it is our own style
}

type emphasis struct {
	of    content.Style
	style lipgloss.Style
}

// A styleKey is everything that a run's style depends on, except for its link.
type styleKey struct {
	role   layout.Role
	style  content.Style
	linked bool
	lit    Lit
}

// An StyleError is the error for the name of a style that does not exist, or for a
// style file that cannot be used. Package explain has the sentence for readers.
type StyleError struct {
	Name string
	Err  error // why the file cannot be used; nil if there is no style of that name
}

// Error returns what is known of the error, for logs.
func (e *StyleError) Error() string {
	text := fmt.Sprintf("style %q: unknown", e.Name)
	if e.Err != nil {
		text = fmt.Sprintf("style %q: %v", e.Name, e.Err)
	}
	return content.SanitizeLine(text)
}

func (e *StyleError) Unwrap() error { return e.Err }

// Names returns the names of the built-in styles.
func Names() []string {
	names := []string{Default}
	for name := range styles.DefaultStyles {
		names = append(names, name)
	}
	slices.Sort(names[1:])
	return names
}

// maxStyleFile is the largest style file, in bytes.
const maxStyleFile = 1 << 20

// A Source is a style that [Find] found.
type Source struct {
	config *ansi.StyleConfig // nil: our own
}

// Find finds a style by its name, or reads it from a JSON file. The names "" and
// "auto" stand for [Default]. The error is an [*UnknownStyle].
func Find(name string) (Source, error) {
	if name == "" || name == "auto" || name == Default {
		return Source{}, nil
	}
	if c, ok := styles.DefaultStyles[name]; ok {
		return Source{c}, nil
	}
	if !strings.ContainsAny(name, "./\\") {
		if _, err := os.Stat(name); err != nil {
			return Source{}, &StyleError{Name: name}
		}
	}
	c, err := readStyle(name)
	if err != nil {
		return Source{}, &StyleError{name, err}
	}
	return Source{c}, nil
}

func readStyle(path string) (*ansi.StyleConfig, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxStyleFile {
		return nil, fmt.Errorf("it is no regular file of at most %d bytes", maxStyleFile)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	return decodeStyle(data)
}

// withoutPath returns an error of the file system without its path, which the sentence
// around it already has.
func withoutPath(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}

// Run returns the style of r.
func (t *Theme) Run(r layout.Run, lit Lit) lipgloss.Style {
	if r.Cell != nil {
		return t.standOut(cellStyle(r.Cell), lit)
	}
	key := styleKey{r.Role, r.Style, r.Link != "", lit}
	st, ok := t.cache[key]
	if !ok {
		st = t.runStyle(key)
		t.cache[key] = st
	}
	if isOpenable(r.Link) {
		st = st.Hyperlink(r.Link)
	}
	return st
}

func (t *Theme) runStyle(k styleKey) lipgloss.Style {
	st := t.runs[k.role]
	for _, e := range t.emphases {
		if k.style&e.of != 0 {
			st = e.style.Inherit(st)
		}
	}
	if k.linked {
		st = t.link.Inherit(st)
	}
	return t.standOut(st, k.lit).Inline(true)
}

// Visited returns the style of a link that has been visited, from its style
// before.
func (t *Theme) Visited(st lipgloss.Style) lipgloss.Style { return st.Bold(false).Faint(true) }

func (t *Theme) standOut(st lipgloss.Style, lit Lit) lipgloss.Style {
	switch lit {
	case Quote:
		return t.LitText.Inherit(st)
	case Hit:
		return t.HitText.Inherit(st)
	case HitNow:
		return t.HitNowText.Inherit(st)
	case Unlit:
	}
	return st
}

func cellStyle(p *layout.CellStyle) lipgloss.Style {
	st := lipgloss.NewStyle().Inline(true)
	if p.Fg != nil {
		st = st.Foreground(p.Fg)
	}
	if p.Bg != nil {
		st = st.Background(p.Bg)
	}
	return st.Bold(p.Bold).Italic(p.Italic).Underline(p.Underline).Faint(p.Faint).Reverse(p.Reverse).Strikethrough(p.Strike)
}

// isOpenable reports whether a link may reach the terminal, which offers to open
// it.
func isOpenable(link string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(link) > len(scheme) && strings.EqualFold(link[:len(scheme)], scheme) {
			return len(link) < 2000 && !strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r > '~' }) && !hasEncodedControls(link)
		}
	}
	return false
}

// hasEncodedControls reports whether an address contains encoded control characters.
// No honest one needs them.
func hasEncodedControls(link string) bool {
	for i := range len(link) - 2 {
		if link[i] == '%' && (link[i+1] == '0' || link[i+1] == '1' || strings.EqualFold(link[i+1:i+3], "7f")) {
			return true
		}
	}
	return false
}
