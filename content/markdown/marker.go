package markdown

import (
	"bytes"
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
	kind      string // of callout; "" if it is none
	isQuote   bool   // the part is a quotation
	source    string // of the quotation; "" if it has none
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
	ticks  []int // the widths of the open fences of backticks around directives
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

// maxTag bounds the length of a shortcode or a component, in bytes.
const maxTag = 2 << 10

// joinTag returns the lines of a tag that begins on a line and ends on a later one, and
// how many later lines it has.
func joinTag(line string, source []byte) (tag string, lines int) {
	if isTag(line) {
		return line, 0
	}
	source = source[:min(len(source), maxTag)]
	if i := bytes.Index(source, []byte("\n\n")); i >= 0 {
		source = source[:i]
	}
	head := string(source)
	end := tagEnd(head)
	if end <= len(line) {
		return line, 0
	}
	tail, _, _ := strings.Cut(head[end:], "\n")
	if strings.TrimSpace(tail) != "" {
		return line, 0
	}
	return head[:end], strings.Count(head[:end], "\n")
}

// isTag reports whether a line is one shortcode or component.
func isTag(line string) bool { return tagEnd(line) == len(line) }

// tagEnd returns the length of the shortcode or the component at the start of s; 0 if
// there is none.
func tagEnd(s string) int {
	if s[0] == '{' {
		return shortcodeEnd(s)
	}
	return componentEnd(s)
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
	at := len(l.text) - len(rest)
	body := strings.TrimRight(rest, ":")
	if len(rest)-len(body) >= len(":::") {
		rest = strings.TrimRight(body, " \t")
	}
	if rest == "" {
		return &marker{family: ':', width: width, isEnd: true}
	}
	var a arguments
	var kinds []string
	name, title := "", rest
	if rest[0] != '{' {
		n := 0
		for n < len(rest) && (rest[n] == '-' || rest[n] == '_' || unicode.IsLetter(rune(rest[n])) || n > 0 && unicode.IsDigit(rune(rest[n]))) {
			n++
		}
		if name, title = rest[:n], rest[n:]; n == 0 || title != "" && !strings.ContainsRune(" \t[{", rune(title[0])) {
			return nil
		}
		kinds = []string{name}
	}
	from, to := 0, 0
	if end := strings.IndexByte(title, ']'); strings.HasPrefix(title, "[") && end > 0 {
		from, to = at+len(rest)-len(title)+1, at+len(rest)-len(title)+end
		title = title[end+1:]
	}
	if trimmed := strings.TrimLeft(title, " \t"); strings.HasPrefix(trimmed, "{") {
		if n := braces(trimmed); n > 0 {
			a = parseArguments(trimmed[1 : n-1])
			kinds = append(kinds, a.words...)
			title = trimmed[n:]
		}
	}
	if from == to {
		if inline := strings.TrimLeft(title, " \t"); inline != "" {
			if strings.Contains(inline, "=") {
				a = parseArguments(inline)
			} else {
				from, to = at+len(rest)-len(inline), at+len(rest)
			}
		}
	}
	if base, isEnd := strings.CutSuffix(name, "-end"); isEnd {
		return &marker{family: ':', name: base, isEnd: true}
	}
	m := p.start(':', calloutKind(kinds), a.title(), l.offset+from, l.offset+to)
	m.width, m.name = width, name
	m.setPicture(a)
	return m
}

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
	if title == "" && len(t.quoted) > 0 {
		if last := t.quoted[len(t.quoted)-1]; calloutKind([]string{last}) == "" && strings.ContainsFunc(last, unicode.IsLetter) {
			title = last
		}
	}
	if isQuotationName(t.name) {
		return &marker{family: family, name: t.name, isQuote: true, source: t.source()}
	}
	m := p.start(family, kind, title, 0, 0)
	m.name = t.name
	m.setPicture(t.arguments)
	return m
}

// isQuotationName reports whether a shortcode or a component has the name of a quotation.
func isQuotationName(name string) bool {
	switch strings.ToLower(name) {
	case "quote", "blockquote", "pullquote", "epigraph":
		return true
	}
	return false
}

// source returns who is quoted by a shortcode for a quotation: {% quote Jo Park %}.
func (t tag) source() string {
	if source := t.first("author", "by", "cite", "attribution", "source", "from", "name"); source != "" {
		return source
	}
	words := slices.Concat(t.words, t.quoted)
	if i := slices.IndexFunc(words, func(word string) bool { return strings.Contains(word, "://") }); i >= 0 {
		words = words[:i]
	}
	return strings.Join(words, " ")
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

// Transform implements [parser.ASTTransformer]. It finds the end for each start, and
// replaces all markers.
func (p *markers) Transform(*ast.Document, text.Reader, parser.Context) {
	open := map[ast.Node][]*marker{} // by parent
	tooDeep := map[ast.Node]int{}    // starts beyond the bound, by parent
	for _, m := range p.found {
		parent := m.Parent()
		if parent == nil {
			continue
		}
		stack := open[parent]
		switch {
		case !m.isEnd && len(stack) == maxDepth:
			tooDeep[parent]++
		case !m.isEnd:
			open[parent] = append(stack, m)
		case tooDeep[parent] > 0:
			tooDeep[parent]--
			m.isMatched = true
		default:
			if i := m.start(stack); i >= 0 {
				open[parent] = stack[:i]
				stack[i].isMatched, m.isMatched = true, true
				enclose(stack[i], m)
			}
		}
	}
	hasEnds := slices.ContainsFunc(p.found, func(m *marker) bool { return m.isMatched })
	for _, m := range p.found {
		if m.Parent() != nil {
			m.replace(hasEnds)
		}
	}
}

// start returns the index of the start among the open ones that belongs to an end; -1 if
// there is none.
func (n *marker) start(open []*marker) int {
	narrow := -1
	for i, m := range slices.Backward(open) {
		if m.family != n.family {
			continue
		}
		switch {
		case n.name != "" || n.width == 0:
			if m.name == n.name {
				return i
			}
		case m.width <= n.width:
			return i
		case narrow < 0:
			narrow = i
		}
	}
	return narrow
}

// enclose moves what is between two markers into a callout or a division.
func enclose(start, end *marker) {
	var part ast.Node = &division{}
	if start.kind != "" || start.isQuote {
		part = ast.NewBlockquote()
	}
	parent := start.Parent()
	if label := start.FirstChild(); label != nil && start.picture == nil {
		part.AppendChild(part, label)
	}
	if start.picture != nil {
		part.AppendChild(part, start.picture)
	}
	for n := start.NextSibling(); n != nil && n != end; {
		next := n.NextSibling()
		part.AppendChild(part, n)
		n = next
	}
	if start.source != "" {
		source := ast.NewParagraph()
		source.AppendChild(source, ast.NewString([]byte("— "+start.source)))
		part.AppendChild(part, source)
	}
	parent.InsertBefore(parent, start, part)
	parent.RemoveChild(parent, start)
	parent.RemoveChild(parent, end)
}

// replace puts what a reader should see in the place of a marker without a partner. A line
// of colons stays as it is if the document has no parts at all: then it is just text.
func (n *marker) replace(hasParts bool) {
	parent := n.Parent()
	label := n.FirstChild()
	switch {
	case n.picture != nil:
		parent.InsertBefore(parent, n, n.picture)
	case n.family == ':' && n.kind == "" && !hasParts, n.family == '<' && n.name == "":
		p := ast.NewParagraph()
		p.AppendChild(p, ast.NewString([]byte(n.line)))
		parent.InsertBefore(parent, n, p)
	case label != nil:
		parent.InsertBefore(parent, n, label)
	}
	parent.RemoveChild(parent, n)
}

// A tag is a shortcode or a component.
type tag struct {
	arguments
	name  string
	isEnd bool
}

// shortcodeMarks are the marks at both ends of shortcodes and of tags of Liquid.
var shortcodeMarks = []struct{ start, end string }{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}}

// isCall reports whether the text in two braces calls a shortcode, as in
// {{ figure(src="a.png") }}. Anything else is a variable or an expression.
func isCall(s string) bool {
	name, values, ok := strings.Cut(strings.TrimSpace(s), "(")
	return ok && (values == ")" || strings.Contains(values, "=")) && name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !isWordRune(r) && r != ':' }) && strings.HasSuffix(strings.TrimSpace(s), ")")
}

// shortcodeEnd returns the length of the shortcode at the start of s; 0 if there is none.
func shortcodeEnd(s string) int {
	for _, marks := range shortcodeMarks {
		rest, ok := strings.CutPrefix(s, marks.start)
		if !ok {
			continue
		}
		rest = rest[:min(len(rest), maxTag)]
		if end := strings.Index(rest, marks.end); end >= 0 && !strings.HasPrefix(rest, "/*") && !strings.Contains(rest[:end], marks.start) &&
			(marks.start != "{{" || isCall(rest[:end])) {
			return len(marks.start) + end + len(marks.end)
		}
		return 0
	}
	return 0
}

// parseShortcode parses a shortcode.
func parseShortcode(s string) tag {
	s = strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("{}<>%-~+ \t\n", r) })
	s = strings.TrimSpace(strings.TrimSuffix(s, "/"))
	rest, isEnd := strings.CutPrefix(s, "/")
	rest = strings.TrimLeft(rest, " ")
	end := strings.IndexAny(rest, " \t\n(")
	if end < 0 {
		end = len(rest)
	}
	if call, ok := strings.CutPrefix(rest[end:], "("); ok {
		rest = rest[:end] + strings.TrimSuffix(call, ")")
	}
	t := tag{name: rest[:end], isEnd: isEnd, arguments: parseArguments(rest[end:])}
	if name, ok := strings.CutPrefix(t.name, "end"); ok {
		t.name, t.isEnd = strings.TrimLeft(name, "_- "), true
	}
	return t
}

// componentEnd returns the length of the tag of JSX at the start of s; 0 if there is none.
// Its name begins with a capital letter, other than that of an element of HTML in capitals.
func componentEnd(s string) int {
	if strings.HasPrefix(s, "<>") || strings.HasPrefix(s, "</>") {
		return strings.IndexByte(s, '>') + 1
	}
	name := strings.TrimPrefix(s[1:], "/")
	n := 0
	for n < len(name) && (name[n] == '.' || name[n] < 0x80 && (unicode.IsLetter(rune(name[n])) || unicode.IsDigit(rune(name[n])))) {
		n++
	}
	if n < 2 || !unicode.IsUpper(rune(name[0])) || strings.ToUpper(name[:n]) == name[:n] || n < len(name) && !strings.ContainsRune(" \t\n/>", rune(name[n])) {
		return 0
	}
	s = s[:min(len(s), maxTag)]
	for i := len(s) - len(name) + n; i >= 0 && i < len(s); i++ {
		switch s[i] {
		case '>':
			return i + 1
		case '<':
			return 0
		case '"', '\'':
			end := strings.IndexByte(s[i+1:], s[i])
			if end < 0 {
				return 0
			}
			i += end + 1
		case '{':
			n := braces(s[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		}
	}
	return 0
}

// parseComponent parses a tag of JSX.
func parseComponent(s string) tag {
	rest, isEnd := strings.CutPrefix(strings.TrimSuffix(s[1:], ">"), "/")
	rest = strings.TrimSuffix(rest, "/")
	end := strings.IndexAny(rest, " \t\n/")
	if end < 0 {
		end = len(rest)
	}
	return tag{name: rest[:end], isEnd: isEnd, arguments: parseArguments(rest[end:])}
}

// isBlankLine reports whether a line has no text.
func isBlankLine(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }
