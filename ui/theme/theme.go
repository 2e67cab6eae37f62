// Package theme says what everything looks like.
//
// A [Theme] is a value made from one glamour stylesheet: a built-in one by its
// name, a JSON file, or our own that uses the terminal's sixteen colours. It
// dresses the text of an article, which package layout has cut into runs with
// roles, and the chrome around it. Code is highlighted by chroma, tables are
// rendered by glamour: see [Theme.Foreign].
//
// What always holds: no meaning rests on colour alone. What is lit, chosen or
// found also has a sign or an attribute, so that it is seen without colours.
package theme

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/glamour/v2"
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

// A Ground is what is known of the terminal's background.
type Ground int

// The grounds. An unknown one gets colours that can be read on both others.
const (
	Unknown Ground = iota
	Dark
	Light
)

// A Lit says how a run stands out.
type Lit int

// The ways to stand out, the strongest last.
const (
	Unlit  Lit = iota
	Quote      // of the current quotation
	Hit        // found by the search
	HitNow     // the hit that the reader is at
)

// A Theme dresses text and chrome. Make one with [Open].
type Theme struct {
	Signs layout.Signs

	// The chrome. Each style is for text without newlines.
	Title, Head, Foot, Key  lipgloss.Style // the lines above and below
	Border, BorderFocus     lipgloss.Style // around panes
	PaneTitle, PaneFocus    lipgloss.Style
	Plain, Dim, Strong      lipgloss.Style
	Speaker                 lipgloss.Style
	Selected, SelectedFocus lipgloss.Style // the bar before the chosen item
	Track, Thumb            lipgloss.Style // of the scrollbar
	Tick, TickHit           lipgloss.Style // on it
	Notice, Alert, Prompt   lipgloss.Style
	Bar                     lipgloss.Style // beside the current quotation
	LitText                 lipgloss.Style // the current quotation, in text and pane
	HitText, HitNowText     lipgloss.Style
	Label                   lipgloss.Style // of a link, to choose it by

	runs     map[layout.Role]lipgloss.Style
	emphases []emphasis
	link     lipgloss.Style
	cache    map[look]lipgloss.Style
	config   ansi.StyleConfig
	codeLook codeLook

	highlighted highlighted
}

type emphasis struct {
	of    content.Style
	style lipgloss.Style
}

// A look is all that decides how a run is dressed but for its link.
type look struct {
	role   layout.Role
	style  content.Style
	linked bool
	lit    Lit
}

// An UnknownStyle is the error for the name of a style that does not exist, or for a
// style file that cannot be used. Package explain has the sentence for readers.
type UnknownStyle struct {
	Name string
	Err  error // why the file cannot be used; nil if there is no style of that name
}

// Error returns what is known of the error, for logs.
func (e *UnknownStyle) Error() string {
	text := fmt.Sprintf("style %q: unknown", e.Name)
	if e.Err != nil {
		text = fmt.Sprintf("style %q: %v", e.Name, e.Err)
	}
	return content.SanitizeLine(text)
}

func (e *UnknownStyle) Unwrap() error { return e.Err }

// Names lists the styles that [Open] knows by name.
func Names() []string {
	names := []string{Default}
	for name := range styles.DefaultStyles {
		names = append(names, name)
	}
	slices.Sort(names[1:])
	return names
}

// maxStyleFile bounds a style file, in bytes.
const maxStyleFile = 1 << 20

// A Source is a style that exists: what [Find] found.
type Source struct {
	config *ansi.StyleConfig // nil: our own
}

// Find looks a style up by name or as a JSON file. The empty name stands for
// GLAMOUR_STYLE if it is set, else for [Default]; "auto" is [Default]. The
// error is an [*UnknownStyle].
func Find(name string) (Source, error) {
	if name == "" {
		name = os.Getenv("GLAMOUR_STYLE")
	}
	if name == "" || name == "auto" || name == Default {
		return Source{}, nil
	}
	if c, ok := styles.DefaultStyles[name]; ok {
		return Source{c}, nil
	}
	if !strings.ContainsAny(name, "./\\") {
		if _, err := os.Stat(name); err != nil {
			return Source{}, &UnknownStyle{Name: name}
		}
	}
	c, err := readStyle(name)
	if err != nil {
		return Source{}, &UnknownStyle{name, err}
	}
	return Source{c}, nil
}

func readStyle(path string) (*ansi.StyleConfig, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, reason(err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxStyleFile {
		return nil, fmt.Errorf("it is no regular file of at most %d bytes", maxStyleFile)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, reason(err)
	}
	return decodeStyle(data)
}

// reason is an error of the file system without the path, which the sentence
// around it names already.
func reason(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}

// Run is how r looks.
func (t *Theme) Run(r layout.Run, lit Lit) lipgloss.Style {
	if r.Pen != nil {
		return t.light(penStyle(r.Pen), lit)
	}
	key := look{r.Role, r.Style, r.Link != "", lit}
	st, ok := t.cache[key]
	if !ok {
		st = t.dress(key)
		t.cache[key] = st
	}
	if openable(r.Link) {
		st = st.Hyperlink(r.Link)
	}
	return st
}

func (t *Theme) dress(k look) lipgloss.Style {
	st := t.runs[k.role]
	for _, e := range t.emphases {
		if k.style&e.of != 0 {
			st = e.style.Inherit(st)
		}
	}
	if k.linked {
		st = t.link.Inherit(st)
	}
	return t.light(st, k.lit).Inline(true)
}

// Visited is how a link in a style looks when the reader has been where it leads.
func (t *Theme) Visited(st lipgloss.Style) lipgloss.Style { return st.Bold(false).Faint(true) }

func (t *Theme) light(st lipgloss.Style, lit Lit) lipgloss.Style {
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

// penOf is the pen that looks like a style.
func penOf(st lipgloss.Style) *layout.Pen {
	pen := &layout.Pen{
		Bold: st.GetBold(), Italic: st.GetItalic(), Underline: st.GetUnderline(),
		Faint: st.GetFaint(), Reverse: st.GetReverse(), Strike: st.GetStrikethrough(),
	}
	if fg := st.GetForeground(); fg != (lipgloss.NoColor{}) {
		pen.Fg = fg
	}
	if bg := st.GetBackground(); bg != (lipgloss.NoColor{}) {
		pen.Bg = bg
	}
	return pen
}

func penStyle(p *layout.Pen) lipgloss.Style {
	st := lipgloss.NewStyle().Inline(true)
	if p.Fg != nil {
		st = st.Foreground(p.Fg)
	}
	if p.Bg != nil {
		st = st.Background(p.Bg)
	}
	return st.Bold(p.Bold).Italic(p.Italic).Underline(p.Underline).Faint(p.Faint).Reverse(p.Reverse).Strikethrough(p.Strike)
}

// openable reports whether a link may reach the terminal, which offers to open
// it.
func openable(link string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(link) > len(scheme) && strings.EqualFold(link[:len(scheme)], scheme) {
			return len(link) < 2000 && !strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r > '~' }) && !hidesControls(link)
		}
	}
	return false
}

// hidesControls reports whether an address has encoded control characters in it,
// which no honest one needs.
func hidesControls(link string) bool {
	for i := range len(link) - 2 {
		if link[i] == '%' && (link[i+1] == '0' || link[i+1] == '1' || strings.EqualFold(link[i+1:i+3], "7f")) {
			return true
		}
	}
	return false
}

// renderer is glamour with this theme's stylesheet and no margins of its own.
func (t *Theme) renderer(width int) (*glamour.TermRenderer, error) {
	c := t.config
	zero := uint(0)
	c.Document.Margin, c.Document.Indent = &zero, &zero
	c.Document.BlockPrefix, c.Document.BlockSuffix = "", ""
	c.Table.Margin, c.Table.Indent = &zero, &zero
	c.Table.BlockPrefix, c.Table.BlockSuffix = "", ""
	return glamour.NewTermRenderer(glamour.WithStyles(c), glamour.WithWordWrap(width),
		glamour.WithInlineTableLinks(true))
}
