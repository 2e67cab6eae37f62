// Package theme defines the look of everything.
//
// A [Theme] is a value made from one glamour stylesheet: a built-in one, a JSON file, or
// the default one, which uses the terminal's sixteen colours. It has styles for the text
// of an article, which package layout has divided into runs with roles, and for everything
// around the text. Package render draws code and tables in the colours of a theme.
//
// What always holds: text is legible, as far as the colours of the terminal are known, and it
// is never faint. No meaning depends on colour alone. Text that is lit, selected or
// found also has a glyph or an attribute, so that it is visible without colours.
package theme

import (
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/glamour/v2/ansi"
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

// A Lit is the way in which a run stands out.
type Lit int

// The ways to stand out, from weakest to strongest.
const (
	Unlit     Lit = iota
	Quote         // part of the current quotation
	Comment       // the reader wrote a comment on it
	Highlight     // highlighted by the reader, in the first of the colours
	Highlight2
	Highlight3
	Highlight4
	Hit    // a hit of the search
	HitNow // the current hit
	Selected
)

// Highlights is the number of colours of highlights.
const Highlights = 4

// A Theme holds the styles of the text and of everything around it. Make one with
// [Source.Open].
type Theme struct {
	Glyphs layout.Glyphs

	// Styles around the text. Each is for text without newlines.
	Title, Header, Footer, Key lipgloss.Style // header and footer
	Border, BorderFocus        lipgloss.Style // around panes
	PaneTitle, PaneFocus       lipgloss.Style
	Plain, Dim, Strong         lipgloss.Style
	Speaker                    lipgloss.Style
	Selected, SelectedFocus    lipgloss.Style // the bar before the selected item
	Track, Thumb               lipgloss.Style // the scrollbar
	Tick, TickHit              lipgloss.Style // marks on the scrollbar
	Notice, Alert, Prompt      lipgloss.Style
	Bar                        lipgloss.Style // next to the current quotation
	LitText                    lipgloss.Style // the current quotation, in text and pane
	CommentText                lipgloss.Style
	HighlightText              [Highlights]lipgloss.Style // by colour
	HitText, HitNowText        lipgloss.Style
	SelectedText               lipgloss.Style // what the reader selects to copy it
	Label                      lipgloss.Style // the label of a link

	runs     map[layout.Role]lipgloss.Style
	emphases []emphasis
	link     lipgloss.Style
	cache    map[styleKey]lipgloss.Style
	sheet    ansi.StyleConfig
	mono     bool
	kind     kind
}

type emphasis struct {
	of    content.Style
	style lipgloss.Style
}

// A styleKey is everything that the style of a run depends on, except the address of its
// link.
type styleKey struct {
	role   layout.Role
	style  content.Style
	linked bool
	lit    Lit
}

// Run returns the style of a run.
func (t *Theme) Run(r layout.Run, lit Lit) lipgloss.Style {
	if r.Cell != nil {
		return t.applyLit(cellStyle(r.Cell), lit)
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
	return t.applyLit(st, k.lit).Inline(true)
}

// Visited returns the style of a visited link, given the style of an unvisited one.
func (t *Theme) Visited(st lipgloss.Style) lipgloss.Style {
	return st.Bold(false).Italic(true).UnsetForeground()
}

func (t *Theme) applyLit(st lipgloss.Style, lit Lit) lipgloss.Style {
	switch lit {
	case Quote:
		return t.LitText.Inherit(st)
	case Comment:
		return t.CommentText.Inherit(st)
	case Highlight, Highlight2, Highlight3, Highlight4:
		return t.HighlightText[lit-Highlight].Inherit(st)
	case Hit:
		return t.HitText.Inherit(st)
	case HitNow:
		return t.HitNowText.Inherit(st)
	case Selected:
		return t.SelectedText.Inherit(st)
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

// isOpenable reports whether a link may be passed to the terminal, which offers to open it.
func isOpenable(link string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(link) > len(scheme) && strings.EqualFold(link[:len(scheme)], scheme) {
			return len(link) < 2000 && !strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r > '~' }) && !hasEncodedControls(link)
		}
	}
	return false
}

// hasEncodedControls reports whether an address contains percent-encoded control
// characters, which no honest address needs.
func hasEncodedControls(link string) bool {
	for i := range len(link) - 2 {
		if link[i] == '%' && (link[i+1] == '0' || link[i+1] == '1' || strings.EqualFold(link[i+1:i+3], "7f")) {
			return true
		}
	}
	return false
}
