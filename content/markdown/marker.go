package markdown

import (
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html/atom"
)

// A marker is a line that begins or ends a part of the text:
//
//	::: tip Before you go       {{< details "More" >}}       <Card title="Boats">
//	Take a rope.                Take a rope.                 Take a rope.
//	:::                         {{< /details >}}             </Card>
//
// A marker that begins a part has the part's label as its child. When the whole document
// is parsed, the part becomes a callout or a [division]. A marker without a partner
// leaves its label or its picture.
type marker struct {
	ast.BaseBlock
	family    byte   // ':', '`', '{' or '<'
	width     int    // of the colons or backticks
	name      string // of a shortcode or a component
	kind      string // of callout, or "" if the marker does not start one
	needsEnd  bool   // the label may be something else if there is no end
	isQuote   bool   // the part is a quotation
	source    string // of the quotation, or "" if it has none
	isEnd     bool
	isMatched bool
	lines     int            // that belong to the marker after the first
	line      string         // as it is in the source
	picture   *ast.Paragraph // nil if the marker has none
}

// kindMarker is the kind of a [marker].
var kindMarker = ast.NewNodeKind("Marker")

// Kind implements [ast.Node].
func (*marker) Kind() ast.NodeKind { return kindMarker }

// Dump implements [ast.Node].
func (n *marker) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// markers parses markers.
type markers struct {
	labels *labels
	found  []*marker
	// hasParts reports that the source has a part, although it may be in another piece.
	hasParts bool
	ticks    []int // the widths of the open fences of backticks around directives
}

// Trigger implements [parser.BlockParser].
func (*markers) Trigger() []byte { return []byte{':', '`', '{', '<'} }

// A markerLine is a line that may be a marker, from its first character on.
type markerLine struct {
	text   string // without white space at its end
	offset int    // in the source
}

// Open implements [parser.BlockParser].
func (p *markers) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	full, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	l := markerLine{strings.TrimRight(string(full[at:]), " \t\n"), segment.Stop - len(full) + at}
	lines := 0
	if parent.Kind() == ast.KindDocument && (l.text[0] == '<' || l.text[0] == '{') {
		l.text, lines = joinTag(l.text, reader.Source()[l.offset:])
	}
	var m *marker
	switch l.text[0] {
	case ':':
		m = p.colons(l)
	case '`':
		m = p.directive(l)
	case '{':
		m = p.shortcode(l)
	case '<':
		m = p.component(l)
	}
	if m == nil {
		return nil, parser.NoChildren
	}
	m.line, m.lines = l.text, lines
	p.found = append(p.found, m)
	reader.AdvanceToEOL()
	return m, parser.NoChildren
}

// Continue implements [parser.BlockParser].
func (*markers) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	m, ok := node.(*marker)
	if !ok || m.lines == 0 {
		return parser.Close
	}
	m.lines--
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close implements [parser.BlockParser].
func (*markers) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (*markers) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (*markers) CanAcceptIndentedLine() bool { return false }

// start returns a marker that begins a part. The label is in the source from one offset
// to another, or it is title, or else the label of the kind.
func (p *markers) start(family byte, kind, title string, from, to int) *marker {
	m := &marker{family: family, kind: kind}
	if title == "" && kind != "" {
		title = labelOfKind(kind)
	}
	if from < to || title != "" {
		m.AppendChild(m, p.labels.add(from, to, title))
	}
	return m
}

// colons parses a line of three or more colons: an end if nothing follows them, or else a
// start with a name, a title or attributes.
//
//	:::tip[Before you go]     ::: {.note #rope}     :::: warning It falls     :::image src="a.png":::
func (p *markers) colons(l markerLine) *marker {
	width := len(l.text) - len(strings.TrimLeft(l.text, ":"))
	if width < len(":::") {
		return nil
	}
	rest := strings.TrimLeft(l.text[width:], " \t")
	at := l.offset + len(l.text) - len(rest)
	if body := strings.TrimRight(rest, ":"); len(rest)-len(body) >= len(":::") {
		rest = strings.TrimRight(body, " \t")
	}
	if rest == "" {
		return &marker{family: ':', width: width, isEnd: true}
	}
	h, ok := parseHead(rest)
	if !ok {
		return nil
	}
	if base, isEnd := strings.CutSuffix(h.name, "-end"); isEnd {
		return &marker{family: ':', name: base, isEnd: true}
	}
	m := p.start(':', calloutKind(h.words), h.title(), at+h.from, at+h.to)
	m.width, m.name = width, h.name
	if isQuotationName(h.name) {
		m.isQuote, m.source = true, h.source()
	}
	m.setPicture(h.arguments)
	return m
}

// A head is what follows the colons of a marker. The words among its arguments are its
// name and its classes.
type head struct {
	tag
	from, to int // offsets of the label, or equal if there isn't one
}

// parseHead parses a head: a name, attributes and a label, of which some may be missing.
//
//	tip[Label]{icon="rope"}     {.tip title="Label"}     tip Label     {tip} Label
func parseHead(s string) (h head, ok bool) {
	n := 0
	for n < len(s) && s[n] != ':' && s[n] != '/' && isAttributeByte(s[n]) {
		n++
	}
	h.name = s[:n]
	if n == 0 && s[0] != '{' || n > 0 && s[0] < 'A' || n < len(s) && !strings.ContainsRune(" \t[{", rune(s[n])) {
		return head{}, false
	}
	if end := strings.IndexByte(s, ']'); n < len(s) && s[n] == '[' && end > 0 {
		h.from, h.to = n+1, end
		n = end + 1
	}
	n = skipBlanks(s, n)
	if list := braces(s[n:]); list > 0 && s[n] == '{' {
		h.arguments = parseArguments(s[n+1 : n+list-1])
		n = skipBlanks(s, n+list)
	}
	switch {
	case h.from < h.to:
	case strings.Contains(s[n:], "="):
		h.arguments = parseArguments(s[n:])
	default:
		h.from, h.to = n, len(s)
		if isWord := n < len(s) && len(h.arguments.words) == 0 && !isPartName(h.name); isWord {
			h.from = 0 // a name that means nothing here may be the first word of the label
		}
	}
	h.words = append(h.words, h.name)
	return h, true
}

// isPartName reports whether a name after colons is a keyword: that of a callout, a
// quotation or another part with a label.
func isPartName(name string) bool {
	return calloutKind([]string{name}) != "" || isQuotationName(name) || slices.Contains(labelledParts, strings.ToLower(name))
}

// labelledParts are the names of parts, other than callouts and quotations, that a label
// may follow.
var labelledParts = slices.Concat(directiveParts, []string{"accordion", "code-group", "code-tabs", "collapse", "collapsible", "expander", "figure", "image", "panel", "spoiler", "step", "steps", "tabs"})

// skipBlanks returns the offset of the first character of s from n on that is not a space
// or a tab.
func skipBlanks(s string, n int) int { return len(s) - len(strings.TrimLeft(s[n:], " \t")) }

// directiveParts are the directives of MyST, other than callouts, that have Markdown in
// them.
var directiveParts = []string{"card", "details", "dropdown", "grid", "grid-item", "grid-item-card", "margin", "sidebar", "tab", "tab-item", "tab-set", "topic"}

// directive parses a fence of backticks around a callout or another part with Markdown in
// it, as MyST has it, and its end. Other directives are code.
//
//	```{note} Before you go
func (p *markers) directive(l markerLine) *marker {
	width := len(l.text) - len(strings.TrimLeft(l.text, "`"))
	rest := l.text[width:]
	if last := len(p.ticks) - 1; rest == "" && last >= 0 && p.ticks[last] == width {
		p.ticks = p.ticks[:last]
		return &marker{family: '`', width: width, isEnd: true}
	}
	name, title, ok := strings.Cut(rest, "}")
	name, isDirective := strings.CutPrefix(strings.ToLower(name), "{")
	isCallout := slices.Contains(calloutKinds, name)
	if width < len("```") || !ok || !isDirective || !isCallout && !slices.Contains(directiveParts, name) {
		return nil
	}
	title = strings.TrimLeft(title, " \t")
	p.ticks = append(p.ticks, width)
	kind := ""
	if isCallout {
		kind = name
	}
	m := p.start('`', kind, "", l.offset+len(l.text)-len(title), l.offset+len(l.text))
	m.width = width
	return m
}

// shortcode parses a line that is one shortcode, or a tag of Liquid.
func (p *markers) shortcode(l markerLine) *marker {
	if !isTag(l.text) {
		return nil
	}
	return p.tag('{', parseShortcode(l.text))
}

// component parses a line that is one tag of JSX.
func (p *markers) component(l markerLine) *marker {
	if !isTag(l.text) {
		return nil
	}
	t := parseComponent(l.text)
	if isHTML := atom.Lookup([]byte(strings.ToLower(t.name))) != 0; isHTML && !strings.Contains(l.text, "{") {
		return nil
	}
	return p.tag('<', t)
}

// tag returns the marker for a shortcode or a component.
func (p *markers) tag(family byte, t tag) *marker {
	if t.isEnd {
		return &marker{family: family, name: t.name, isEnd: true}
	}
	style := []string{t.first("type", "style", "kind", "class", "level", "variant", "status", "severity")}
	kind, title := calloutKind([]string{t.name}), t.title()
	if kind != "" {
		style = slices.Concat(style, t.words, t.quoted)
	}
	if specific := calloutKind(style); specific != "" {
		kind = specific
	}
	needsEnd := title == "" && kind == ""
	if title == "" && len(t.quoted) > 0 {
		if last := t.quoted[len(t.quoted)-1]; calloutKind([]string{last}) == "" && strings.ContainsFunc(last, unicode.IsLetter) {
			title = last
		}
	}
	if isQuotationName(t.name) {
		return &marker{family: family, name: t.name, isQuote: true, source: t.source()}
	}
	m := p.start(family, kind, title, 0, 0)
	m.name, m.needsEnd = t.name, needsEnd
	m.setPicture(t.arguments)
	return m
}

// setPicture gives a marker the picture that its arguments name.
func (n *marker) setPicture(a arguments) {
	src, alt, caption, ok := a.picture(n.name)
	if !ok {
		return
	}
	n.picture = ast.NewParagraph()
	n.picture.AppendChild(n.picture, newImage(src, alt, caption))
}

// newImage returns a picture.
func newImage(src, alt, caption string) *ast.Image {
	image := ast.NewImage(ast.NewLink())
	image.Destination, image.Title = []byte(src), []byte(caption)
	if alt != "" {
		image.AppendChild(image, ast.NewString([]byte(alt)))
	}
	return image
}
