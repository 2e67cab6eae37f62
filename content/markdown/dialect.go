package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	emoji "github.com/yuin/goldmark-emoji/definition"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The parsers here read what dialects of Markdown have in the lines of a text. An
// unparsed text (of a formula, say) is a raw [ast.String], and something that a reader
// does not see is an empty one.

// readTo returns the text from here to an end on this or a later line of the block, and
// advances past the end. It reports false if there is no end within [maxTag] bytes and a
// few lines.
func readTo(block text.Reader, end string) (string, bool) {
	const maxLines = 24
	line, position := block.Position()
	var read []byte
	for lines := 0; lines < maxLines && len(read) < maxTag; lines++ {
		rest, _ := block.PeekLine()
		if rest == nil {
			break
		}
		rest = rest[:min(len(rest), maxTag)]
		if i := bytes.Index(rest, []byte(end)); i >= 0 {
			block.Advance(i + len(end))
			return string(append(read, rest[:i]...)), true
		}
		read = append(read, rest...)
		block.AdvanceLine()
	}
	block.SetPosition(line, position)
	return "", false
}

// raw returns a node with a text that has no markup in it.
func raw(s string) ast.Node {
	n := ast.NewString([]byte(s))
	n.SetRaw(true)
	return n
}

// A shortcodes parser parses shortcodes within lines, and the comments of MDX.
type shortcodes struct{}

// Trigger implements [parser.InlineParser].
func (shortcodes) Trigger() []byte { return []byte{'{'} }

// Parse implements [parser.InlineParser].
func (shortcodes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	switch {
	case bytes.HasPrefix(line, []byte("{/*")):
		if _, ok := readTo(block, "*/}"); ok {
			return ast.NewString(nil)
		}
		return nil
	case bytes.HasPrefix(line, []byte(`{" "}`)), bytes.HasPrefix(line, []byte(`{' '}`)):
		block.Advance(len(`{" "}`))
		return ast.NewString([]byte{' '})
	}
	for _, marks := range shortcodeMarks {
		if !bytes.HasPrefix(line, []byte(marks.start)) {
			continue
		}
		block.Advance(len(marks.start))
		inner, ok := readTo(block, marks.end)
		if !ok || strings.Contains(inner, marks.start) || marks.start == "{{" && !isCall(inner) {
			return nil
		}
		if escaped, ok := strings.CutPrefix(strings.TrimSpace(inner), "/*"); ok { // written to be shown
			return raw(marks.start + strings.TrimSuffix(escaped, "*/") + marks.end)
		}
		after, _ := block.PeekLine()
		if marks.start == "{%" && isWithinText(block.Source(), segment, after) && !strings.ContainsAny(strings.TrimSpace(strings.Trim(inner, "-")), " \t\n") {
			return nil // about a tag, as in "end it with {% endif %} or not"
		}
		t := parseShortcode(inner)
		if src, alt, caption, ok := t.picture(t.name); ok && !t.isEnd {
			return newImage(src, alt, caption)
		}
		return ast.NewString(nil)
	}
	return nil
}

// isWithinText reports whether there is text before a segment in its line, and after it.
func isWithinText(source []byte, s text.Segment, after []byte) bool {
	const maxBefore = 256 // bytes
	before := source[max(0, s.Start-maxBefore):s.Start]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	return len(bytes.TrimSpace(before)) > 0 && len(bytes.TrimSpace(after)) > 0
}

// A roles parser drops the name of a role before code, as MyST has it. If the code has a
// title and an address, as in {ref}`the quay <quay>`, only the title is shown.
type roles struct{}

// Trigger implements [parser.InlineParser].
func (roles) Trigger() []byte { return []byte{'{'} }

// Parse implements [parser.InlineParser].
func (roles) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	n := 1
	for n < len(line) && (isEmojiByte(line[n]) || line[n] == ':') {
		n++
	}
	code, ok := bytes.CutPrefix(line[n:], []byte("}`"))
	if !ok || n == 1 || len(code) == 0 || code[0] == '`' {
		return nil
	}
	code = code[:max(0, bytes.IndexByte(code, '`'))]
	if len(code) > 0 && len(bytes.Trim(code, "0123456789")) == 0 { // {issue}`12`
		block.Advance(n + len("}`") + len(code) + len("`"))
		return raw(string(line[1:n]) + " " + string(code))
	}
	title, address, hasAddress := bytes.Cut(code, []byte(" <"))
	if hasAddress && bytes.HasSuffix(address, []byte{'>'}) {
		block.Advance(n + len("}`") + len(code) + len("`"))
		return raw(string(title))
	}
	block.Advance(n + 1)
	return ast.NewString(nil)
}

// A components parser drops tags of JSX whose attributes HTML does not have.
type components struct{}

// Trigger implements [parser.InlineParser].
func (components) Trigger() []byte { return []byte{'<'} }

// Parse implements [parser.InlineParser].
func (components) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 2 || line[1] != '/' && (line[1] < 'A' || line[1] > 'Z') {
		return nil
	}
	n := componentEnd(string(line[:min(len(line), maxTag)]))
	if n == 0 || !bytes.Contains(line[:n], []byte("{")) {
		return nil
	}
	t := parseComponent(string(line[:n]))
	block.Advance(n)
	if src, alt, caption, ok := t.picture(t.name); ok && !t.isEnd {
		return newImage(src, alt, caption)
	}
	return ast.NewString(nil)
}

// A bracketTags parser parses the shortcodes of WordPress: [gallery ids="1"], [name a="b"]
// and [/name].
type bracketTags struct {
	open  map[string]bool // names with a start tag
	piece *piece          // nil: the source is not a piece of a longer one
}

// hasStart reports whether a start tag with a name has come.
func (p bracketTags) hasStart(name string) bool {
	return p.open[name] || p.piece != nil && p.piece.hasBracketTag(name)
}

// Trigger implements [parser.InlineParser].
func (bracketTags) Trigger() []byte { return []byte{'['} }

// Parse implements [parser.InlineParser].
func (p bracketTags) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	end := bytes.IndexByte(line[:min(len(line), maxTag)], ']')
	if end < len("[a") || end+1 < len(line) && bytes.IndexByte([]byte("([:{"), line[end+1]) >= 0 {
		return nil
	}
	name, rest, _ := strings.Cut(string(line[1:end]), " ")
	if closed, ok := strings.CutPrefix(name, "/"); ok && p.hasStart(closed) && rest == "" {
		block.Advance(end + 1)
		return ast.NewString(nil)
	}
	a := parseArguments(rest)
	if len(a.named) == 0 || len(a.words) > 0 || len(a.quoted) > 0 || !strings.ContainsAny(rest, `"'`) || strings.ContainsFunc(name, func(r rune) bool { return !isWordRune(r) && r != '-' }) {
		return nil
	}
	p.open[name] = true
	if p.piece != nil {
		p.piece.addBracketTag(name)
	}
	block.Advance(end + 1)
	if src, alt, caption, ok := a.picture(name); ok {
		return newImage(src, alt, caption)
	}
	return ast.NewString(nil)
}

// A wikiLinks parser parses links between the pages of a wiki, and embedded pictures:
// [[Page]], [[Page|label]], ![[boats.jpg|At low tide]].
type wikiLinks struct{}

// Trigger implements [parser.InlineParser].
func (wikiLinks) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements [parser.InlineParser].
func (wikiLinks) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	rest, isEmbedded := bytes.CutPrefix(line, []byte{'!'})
	inner, isWiki := bytes.CutPrefix(rest, []byte("[["))
	if !isWiki || before == '[' || isWordRune(before) && !content.IsIdeographic(before) {
		return nil
	}
	end := bytes.IndexAny(inner[:min(len(inner), maxLabel)], "[]")
	if end < 1 || !bytes.HasPrefix(inner[end:], []byte("]]")) {
		return nil
	}
	if next := inner[end+len("]]"):]; len(next) > 0 && (next[0] == '(' || next[0] == '[' || next[0] == ']') {
		return nil // a link with brackets in its text
	}
	page, label, hasLabel := strings.Cut(string(inner[:end]), "|")
	page = strings.TrimSuffix(page, `\`) // in a table
	if _, ok := pc.Reference(util.ToLinkReference([]byte(page))); ok && !hasLabel {
		return nil // a link in brackets
	}
	block.Advance(len(line) - len(inner) + end + len("]]"))
	if isEmbedded && isPictureAddress(page) {
		if strings.IndexFunc(label, func(r rune) bool { return !unicode.IsDigit(r) && r != 'x' }) < 0 {
			label = "" // a size
		}
		return newImage(page, label, "")
	}
	if !hasLabel {
		label = strings.TrimLeft(strings.NewReplacer("#^", " > ", "#", " > ").Replace(page), " >")
	}
	return raw(strings.TrimSpace(label))
}

// A comments parser drops comments between pairs of percent signs.
type comments struct{}

// Trigger implements [parser.InlineParser].
func (comments) Trigger() []byte { return []byte{'%'} }

// Parse implements [parser.InlineParser].
func (comments) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("%%")) || unicode.IsDigit(before) || before == '%' {
		return nil
	}
	block.Advance(len("%%"))
	if _, ok := readTo(block, "%%"); !ok {
		return nil
	}
	return ast.NewString(nil)
}

// An emojis parser parses the names of emoji, such as :tada:.
type emojis struct{}

// Trigger implements [parser.InlineParser].
func (emojis) Trigger() []byte { return []byte{':'} }

// Parse implements [parser.InlineParser].
func (emojis) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	const maxName = 48
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	n := 1
	for n < len(line) && n < maxName && isEmojiByte(line[n]) {
		n++
	}
	if n < 3 || n == len(line) || line[n] != ':' || isWordRune(before) && !content.IsIdeographic(before) {
		return nil
	}
	if isIcon(string(line[1:n])) {
		block.Advance(n + 1)
		return ast.NewString(nil)
	}
	e, ok := emoji.Github().Get(string(line[1:n]))
	if !ok || !e.IsUnicode() {
		return nil
	}
	block.Advance(n + 1)
	return raw(string(e.Unicode))
}

// isIcon reports whether a name is that of a picture in an icon set of MkDocs, as in
// :material-ferry:.
func isIcon(name string) bool {
	set, icon, _ := strings.Cut(name, "-")
	switch set {
	case "material", "octicons", "simple", "fontawesome":
		return icon != ""
	}
	return false
}

func isEmojiByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '+' || c == '-'
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// A keys parser parses the names of keys, such as ++ctrl+c++.
type keys struct{}

// Trigger implements [parser.InlineParser].
func (keys) Trigger() []byte { return []byte{'+'} }

// Parse implements [parser.InlineParser].
func (keys) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	const maxKeys = 64
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	inner, ok := bytes.CutPrefix(line, []byte("++"))
	if !ok || isWordRune(before) || before == '+' {
		return nil
	}
	end := bytes.Index(inner[:min(len(inner), maxKeys)], []byte("++"))
	if end < 1 || bytes.ContainsAny(inner[:end], " \t`/") || inner[0] == '+' {
		return nil
	}
	if next, _ := utf8.DecodeRune(inner[end+len("++"):]); isWordRune(next) || next == '+' {
		return nil
	}
	block.Advance(len("++") + end + len("++"))
	return raw(strings.ReplaceAll(string(inner[:end]), `"`, ""))
}

// A formulas parser keeps formulas as their author wrote them: $x_1$, $$x_1$$, \(x_1\) and
// \[x_1\].
type formulas struct{}

// Trigger implements [parser.InlineParser].
func (formulas) Trigger() []byte { return []byte{'$', '\\'} }

// Parse implements [parser.InlineParser].
func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	start, end := "$", "$"
	switch {
	case bytes.HasPrefix(line, []byte("$$")):
		start, end = "$$", "$$"
	case bytes.HasPrefix(line, []byte("$`")): // as GitLab has it
		start, end = "$`", "`$"
	case bytes.HasPrefix(line, []byte(`\\(`)): // for programs that resolve escapes first
		start, end = `\\(`, `\\)`
	case bytes.HasPrefix(line, []byte(`\\[`)):
		start, end = `\\[`, `\\]`
	case bytes.HasPrefix(line, []byte(`\(`)):
		start, end = `\(`, `\)`
	case bytes.HasPrefix(line, []byte(`\[`)):
		start, end = `\[`, `\]`
	case line[0] == '\\':
		return nil
	}
	before := block.PrecendingCharacter()
	block.Advance(len(start))
	inner, ok := readTo(block, end)
	if !ok || inner == "" {
		return nil
	}
	after, _ := block.PeekLine()
	if start == "$" && (before == '\\' || !isInDollars(inner, after)) {
		return nil
	}
	if start[0] == '\\' && (!strings.ContainsAny(inner, `\^_=+{`) || strings.IndexFunc(inner, isWordRune) < 0) { // escaped brackets
		return nil
	}
	if start != "$$" && start != `\[` {
		inner = strings.ReplaceAll(inner, "\n", " ")
	}
	if strings.HasPrefix(start, `\\`) {
		start, end = start[1:], end[1:]
	}
	if start == "$`" {
		start, end = "$", "$"
	}
	return raw(start + inner + end)
}

// isInDollars reports whether the text between two dollar signs is a formula. Pandoc's
// rule: there is no white space next to them on the inside, and no digit after the second.
func isInDollars(inner string, after []byte) bool {
	first, last := inner[0], inner[len(inner)-1]
	if first == ' ' || first == '\n' || first == '\t' || last == ' ' || last == '\n' || last == '\t' || last == '\\' {
		return false
	}
	if len(after) > 0 && (after[0] >= '0' && after[0] <= '9') {
		return false
	}
	return !strings.Contains(inner, "](") && !strings.Contains(inner, "`") && !strings.Contains(inner, "://")
}
