package theme

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
)

// Open returns the theme of s for a terminal with a palette. A mono theme has no colours. It
// uses attributes instead where necessary, and so does the default style for colours that are
// not known to be legible.
func (s Source) Open(terminal Palette, mono bool) *Theme {
	t := &Theme{cache: map[styleKey]lipgloss.Style{}, mono: mono, kind: s.kind()}
	var p accents
	switch t.kind {
	case terminalColors:
		p = defaultAccents(terminal)
		t.sheet = defaultStylesheet(p)
	case ownColors:
		p = s.own.accents(terminal)
		t.sheet = ownStylesheet(p)
	case stylesheet:
		t.sheet = *s.variant(terminal)
		p = accentsOf(t.sheet)
	}
	if mono {
		p = accents{}
	}
	t.setGlyphs()
	t.setRuns()
	t.setChrome(p)
	return t
}

// Stylesheet returns the stylesheet that the theme was made from.
func (t *Theme) Stylesheet() ansi.StyleConfig { return t.sheet }

// IsMono reports whether the theme has no colours.
func (t *Theme) IsMono() bool { return t.mono }

// HasTerminalColors reports whether the theme is the default one, which uses the terminal's
// sixteen colours.
func (t *Theme) HasTerminalColors() bool { return t.kind == terminalColors }

// HasTrueColors reports whether the colours of code are not rounded to those of a palette.
func (t *Theme) HasTrueColors() bool { return t.kind == ownColors }

// CellStyle returns the look of text in styles of the stylesheet. Later styles override
// earlier ones.
func (t *Theme) CellStyle(ps ...ansi.StylePrimitive) *layout.CellStyle {
	st := applyPrimitives(lipgloss.NewStyle(), ps...)
	cell := &layout.CellStyle{
		Bold: st.GetBold(), Italic: st.GetItalic(), Underline: st.GetUnderline(),
		Faint: st.GetFaint(), Reverse: st.GetReverse(), Strike: st.GetStrikethrough(),
	}
	if t.mono {
		return cell
	}
	if fg := st.GetForeground(); fg != (lipgloss.NoColor{}) {
		cell.Fg = fg
	}
	if bg := st.GetBackground(); bg != (lipgloss.NoColor{}) {
		cell.Bg = bg
	}
	return cell
}

// decodeStyle parses a glamour stylesheet.
func decodeStyle(data []byte) (*ansi.StyleConfig, error) {
	var c ansi.StyleConfig
	if err := json.Unmarshal(data, &c); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, errors.New("not JSON (" + syntax.Error() + ")")
		}
		return nil, errors.New("not a glamour stylesheet (" + err.Error() + ")")
	}
	return &c, nil
}

// accents are the few colours used around the text, in the syntax of lipgloss.Color. An empty
// colour is the terminal's own text colour.
type accents struct {
	accent, lit, hit, hitNow, link, code string

	dim   string             // of text that matters less
	marks [Highlights]string // of highlights
}

// accentsOf returns the accents among a stylesheet's colours.
func accentsOf(c ansi.StyleConfig) accents {
	first := func(of ...*string) string {
		for _, name := range of {
			if name != nil && *name != "" {
				return *name
			}
		}
		return ""
	}
	return accents{
		accent: first(c.Heading.Color, c.H2.Color, c.Link.Color, c.LinkText.Color),
		lit:    first(c.Strong.Color, c.BlockQuote.Color, c.LinkText.Color, c.Link.Color, c.Heading.Color),
		link:   first(c.Link.Color, c.LinkText.Color),
		code:   first(c.Code.Color),
		marks:  [Highlights]string{green, cyan, blue, magenta},
	}
}

// setGlyphs sets the glyphs around text from the stylesheet.
func (t *Theme) setGlyphs() {
	c := &t.sheet
	for level, h := range t.headings() {
		t.Glyphs.Heading[level+1] = [2]string{sanitize(h.Prefix), sanitize(h.Suffix)}
	}
	t.Glyphs.Bullet = sanitize(c.Item.BlockPrefix)
	t.Glyphs.NumberAfter = sanitize(c.Enumeration.BlockPrefix)
	t.Glyphs.Open, t.Glyphs.Done = sanitize(c.Task.Unticked), sanitize(c.Task.Ticked)
	if c.BlockQuote.IndentToken != nil {
		t.Glyphs.Bar = sanitize(*c.BlockQuote.IndentToken)
	}
	if c.HorizontalRule.Format != "" && !strings.Contains(c.HorizontalRule.Format, "{{") {
		t.Glyphs.Rule = strings.TrimSpace(sanitize(c.HorizontalRule.Format))
	}
	around := func(p ansi.StylePrimitive) [2]string {
		return [2]string{sanitize(p.BlockPrefix + p.Prefix), sanitize(p.Suffix + p.BlockSuffix)}
	}
	t.Glyphs.Emph = around(c.Emph)
	t.Glyphs.Strong = around(c.Strong)
	t.Glyphs.Strike = around(c.Strikethrough)
	t.Glyphs.Code = around(c.Code.StylePrimitive)
	for _, s := range []*[2]string{&t.Glyphs.Emph, &t.Glyphs.Strong, &t.Glyphs.Strike, &t.Glyphs.Code} {
		s[0], s[1] = strings.ReplaceAll(s[0], "\n", ""), strings.ReplaceAll(s[1], "\n", "")
	}
	if t.mono && t.Glyphs.Code == [2]string{} {
		t.Glyphs.Code = [2]string{"`", "`"}
	}
}

// sanitize makes a string of a stylesheet safe to draw: stylesheets are untrusted too.
func sanitize(s string) string { return content.Sanitize(s).String() }

func (t *Theme) headings() []ansi.StyleBlock {
	c := &t.sheet
	out := []ansi.StyleBlock{c.H1, c.H2, c.H3, c.H4, c.H5, c.H6}
	for i := range out {
		if out[i].Prefix == "" {
			out[i].Prefix = c.Heading.Prefix
		}
		if out[i].Suffix == "" {
			out[i].Suffix = c.Heading.Suffix
		}
	}
	return out
}

// setRuns sets the styles of layout's roles.
func (t *Theme) setRuns() {
	c := &t.sheet
	body := applyPrimitives(primitive(c.Document.StylePrimitive), c.Paragraph.StylePrimitive, c.Text)
	quoted := applyPrimitives(body, c.BlockQuote.StylePrimitive)
	t.runs = map[layout.Role]lipgloss.Style{
		layout.Body:         body,
		layout.Blank:        lipgloss.NewStyle(),
		layout.Quoted:       quoted,
		layout.QuoteBar:     quoted.Italic(false).Faint(true),
		layout.CodeEdge:     body,
		layout.Bullet:       applyPrimitives(body, c.List.StylePrimitive, c.Item, c.Enumeration),
		layout.CheckBox:     applyPrimitives(body, c.List.StylePrimitive, c.Task.StylePrimitive),
		layout.Term:         applyPrimitives(body, c.DefinitionTerm).Bold(true),
		layout.Caption:      applyPrimitives(body, c.ImageText).Italic(true),
		layout.Credit:       applyPrimitives(body, c.Image).UnsetUnderline(),
		layout.FigureMark:   applyPrimitives(body, c.Image).Bold(true).Underline(false),
		layout.Meta:         body,
		layout.RuleMark:     applyPrimitives(body, c.HorizontalRule),
		layout.Preformatted: applyPrimitives(body, c.Code.StylePrimitive).UnsetBackground(),
	}
	for i, h := range []ansi.StyleBlock{c.H1, c.H2, c.H3, c.H4, c.H5, c.H6} {
		t.runs[layout.Heading1+layout.Role(i)] = applyPrimitives(body, c.Heading.StylePrimitive, h.StylePrimitive)
	}
	t.emphases = []emphasis{
		{content.Emph, primitive(c.Emph)},
		{content.Strong, primitive(c.Strong)},
		{content.Strike, primitive(c.Strikethrough)},
		{content.Mark, lipgloss.NewStyle().Reverse(true)},
		{content.Image, primitive(c.ImageText)},
		{content.CodeSpan, primitive(c.Code.StylePrimitive)},
	}
	t.link = applyPrimitives(primitive(c.Link), c.LinkText)
}

// applyPrimitives applies primitives to a style. Later primitives override earlier ones.
func applyPrimitives(st lipgloss.Style, ps ...ansi.StylePrimitive) lipgloss.Style {
	for _, p := range ps {
		st = primitive(p).Inherit(st)
	}
	return st
}

// primitive converts a glamour style to a lipgloss style. Properties that it leaves unset
// stay unset.
func primitive(p ansi.StylePrimitive) lipgloss.Style {
	st := lipgloss.NewStyle()
	if p.Color != nil && *p.Color != "" {
		st = st.Foreground(lipgloss.Color(*p.Color))
	}
	if p.BackgroundColor != nil && *p.BackgroundColor != "" {
		st = st.Background(lipgloss.Color(*p.BackgroundColor))
	}
	for _, a := range []struct {
		on  *bool
		set func(lipgloss.Style, bool) lipgloss.Style
	}{
		{p.Bold, lipgloss.Style.Bold},
		{p.Italic, lipgloss.Style.Italic},
		{p.Underline, lipgloss.Style.Underline},
		{p.CrossedOut, lipgloss.Style.Strikethrough},
		{p.Faint, lipgloss.Style.Faint},
		{p.Inverse, lipgloss.Style.Reverse},
	} {
		if a.on != nil {
			st = a.set(st, *a.on)
		}
	}
	return st
}

// setChrome sets the styles of everything around the text.
func (t *Theme) setChrome(p accents) {
	if t.mono {
		t.removeColours()
	}
	plain := lipgloss.NewStyle().Inline(true)
	ink := func(c string) lipgloss.Style {
		if c == "" {
			return plain
		}
		return plain.Foreground(lipgloss.Color(c))
	}
	accent, line := ink(p.accent), plain.Faint(true)
	t.Plain, t.Dim, t.Strong = plain, ink(p.dim), plain.Bold(true)
	t.Title, t.Header, t.Footer, t.Key = t.Strong, t.Dim, t.Dim, accent.Bold(true)
	t.Border, t.BorderFocus = line, accent
	t.PaneTitle, t.PaneFocus = t.Strong, accent.Bold(true).Reverse(p.accent == "")
	t.Speaker = accent
	t.Selected, t.SelectedFocus = t.Dim, ink(p.lit).Bold(true)
	t.Track, t.Thumb = line, accent
	t.Tick, t.TickHit = ink(p.lit), ink(p.hit).Bold(true)
	t.Notice, t.Alert, t.Prompt = accent, plain.Bold(true).Reverse(true), accent.Bold(true)
	t.Bar = ink(p.lit).Bold(true)
	t.LitText = ink(p.lit).Bold(true)
	t.SelectedText = plain.Reverse(true)
	t.CommentText = plain.Underline(true)
	for i, c := range p.marks {
		t.HighlightText[i] = ink(c).Reverse(c != "").Underline(c == "")
	}
	t.setHits(p, ink)
	t.Label = t.HitNowText
	for _, role := range []layout.Role{layout.Meta, layout.CodeEdge} {
		t.runs[role] = t.Dim.Inherit(t.runs[role])
	}
}

// setHits sets the styles of hits. The background of a hit is a colour whose contrast with the
// background of the terminal is that of text.
func (t *Theme) setHits(p accents, ink func(string) lipgloss.Style) {
	switch {
	case p.hit == "" && t.kind != stylesheet, t.mono:
		t.HitText, t.HitNowText = ink("").Underline(true), ink("").Reverse(true).Bold(true)
	case p.hit == "":
		t.HitText = ink(p.accent).Underline(true).Bold(true)
		t.HitNowText = ink(p.lit).Reverse(true).Bold(true)
	case p.hitNow == p.hit:
		t.HitText = ink(p.hit).Underline(true).Bold(true)
		t.HitNowText = ink(p.hitNow).Reverse(true).Bold(true)
	default:
		t.HitText = ink(p.hit).Reverse(true)
		t.HitNowText = ink(p.hitNow).Reverse(true).Bold(true)
	}
}

// removeColours removes the colours from the styles of the text.
func (t *Theme) removeColours() {
	off := func(st lipgloss.Style) lipgloss.Style { return st.UnsetForeground().UnsetBackground() }
	for _, role := range slices.Collect(maps.Keys(t.runs)) {
		t.runs[role] = off(t.runs[role])
	}
	for i := range t.emphases {
		t.emphases[i].style = off(t.emphases[i].style)
	}
	t.link = off(t.link)
}
