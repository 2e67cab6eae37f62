package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"pullquote/content/bounds"
)

// A callout is a remark that is set apart: a note, a tip, a warning. Here it is a block
// quote that begins with its label in bold. The dialects write it in these ways, and in
// those of [markers]:
//
//	> [!NOTE]                 !!! note "A label"          ??? note
//	> Text.
//	                              Text.                       Text.

// calloutKinds are the kinds of callouts that have a label of their own.
var calloutKinds = []string{
	"abstract", "admonition", "alert", "attention", "bug", "callout", "caution", "check", "danger", "deprecated", "error", "example", "failure", "faq", "hint",
	"important", "info", "information", "note", "notice", "question", "remark", "seealso", "success", "tip", "todo", "warn", "warning",
}

// calloutKind returns the kind of callout among the words, such as the "note" in
// "callout-note", or "" if there isn't one. A specific kind counts more than "callout".
func calloutKind(words []string) string {
	kind := ""
	for _, word := range words {
		for part := range strings.FieldsFuncSeq(strings.ToLower(word), func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
			if !slices.Contains(calloutKinds, part) {
				continue
			}
			if kind == "" || isGeneric(kind) {
				kind = part
			}
		}
	}
	return kind
}

// isGeneric reports whether a kind of callout only says that it is one.
func isGeneric(kind string) bool {
	switch kind {
	case "admonition", "alert", "callout", "notice":
		return true
	}
	return false
}

// labelOfKind returns the label of a callout that has no title; "" for a generic kind.
func labelOfKind(kind string) string {
	kind = strings.Join(strings.FieldsFunc(strings.ToLower(kind), func(r rune) bool { return r == '-' || r == '_' }), " ")
	if isGeneric(kind) {
		return ""
	}
	first, size := utf8.DecodeRuneInString(kind)
	return string(unicode.ToUpper(first)) + kind[size:]
}

// labels make paragraphs the labels of what is below them.
type labels struct {
	found []label
	lists map[ast.Node]bool // lists that hold nothing but the mark of a table of contents
}

// A label is a paragraph to set in bold, and its text if the source has none.
type label struct {
	paragraph *ast.Paragraph
	text      string
}

// add returns a new label. Its text is in the source from one offset to another, or it is
// other if there isn't one.
func (l *labels) add(start, stop int, other string) *ast.Paragraph {
	p := ast.NewParagraph()
	if start < stop {
		p.Lines().Append(text.NewSegment(start, stop))
	}
	l.found = append(l.found, label{p, other})
	return p
}

// Transform implements [parser.ASTTransformer].
func (l *labels) Transform(*ast.Document, text.Reader, parser.Context) {
	for _, label := range l.found {
		p := label.paragraph
		if p.FirstChild() == nil && label.text != "" {
			p.AppendChild(p, ast.NewString([]byte(label.text)))
		}
		strong := ast.NewEmphasis(2)
		for _, child := range childrenOf(p) {
			strong.AppendChild(strong, child)
		}
		switch {
		case strong.FirstChild() != nil:
			p.AppendChild(p, strong)
		case p.Parent() != nil:
			p.Parent().RemoveChild(p.Parent(), p)
		}
	}
	for list := range l.lists {
		if list.Parent() != nil && list.ChildCount() == 1 {
			list.Parent().RemoveChild(list.Parent(), list)
		}
	}
}

// alert makes a block quote a callout if its first line is "[!KIND] Title". The paragraph
// is the first in the block quote.
func (l *labels) alert(p *ast.Paragraph, source []byte) {
	first := p.Lines().At(0)
	line := bytes.TrimRight(first.Value(source), " \t\n\\")
	kind, title, ok := bytes.Cut(bytes.TrimLeft(line, " \t"), []byte("]"))
	kind, isAlert := bytes.CutPrefix(kind, []byte("[!"))
	if bytes.HasPrefix(kind, []byte("div ")) { // a class for the style sheets of DocFX
		kind, title = []byte("callout"), nil
	}
	if !ok || !isAlert || len(kind) == 0 || bytes.ContainsFunc(kind, isNotInKind) {
		return
	}
	kind, _, _ = bytes.Cut(kind, []byte("|")) // parameters
	if len(title) > 0 && (title[0] == '-' || title[0] == '+') {
		title = title[1:]
	}
	if len(title) > 0 && title[0] != ' ' && title[0] != '\t' {
		return
	}
	title = bytes.TrimLeft(title, " \t")
	if r, _ := utf8.DecodeRune(title); unicode.IsLower(r) {
		return // a sentence about the mark
	}
	stop := first.Start + len(line) - first.Padding
	head := l.add(stop-len(title), stop, labelOfKind(string(kind)))
	p.Parent().InsertBefore(p.Parent(), p, head)
	if p.Lines().Len() == 1 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	rest := text.NewSegments()
	rest.AppendAll(p.Lines().Sliced(1, p.Lines().Len()))
	p.SetLines(rest)
}

func isNotInKind(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' && r != '|' && r != ' '
}

// An indented parser parses a line with the text that is indented below it:
//
//	!!! warning "After rain"        === "On a Mac"
//
//	    Stay at home.                   Use the tap.
type indented struct {
	labels *labels
	open   int // blocks that are open
}

// Trigger implements [parser.BlockParser].
func (*indented) Trigger() []byte { return []byte{'!', '?', '='} }

// Open implements [parser.BlockParser].
func (p *indented) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	full, segment := reader.PeekLine()
	at := pc.BlockOffset()
	line := bytes.TrimRight(full, " \t\n")
	if at < 0 || len(line)-at < len("!!!") || p.open >= bounds.MaxBlockNesting {
		return nil, parser.NoChildren
	}
	mark, rest := string(line[at:at+3]), bytes.TrimLeft(line[at+3:], "+!")
	kind, title := bytes.TrimSpace(rest), []byte(nil)
	quote := bytes.IndexByte(rest, '"')
	hasTitle := quote >= 0
	if hasTitle {
		quote += len(line) - len(rest)
		kind, title = bytes.TrimSpace(bytes.TrimLeft(line[at+3:quote], "+!")), line[quote+1:]
		if !bytes.HasSuffix(title, []byte{'"'}) {
			return nil, parser.NoChildren
		}
		title = title[:len(title)-1]
	}
	var node ast.Node = ast.NewBlockquote()
	other := ""
	switch {
	case mark == "===" && len(kind) == 0 && hasTitle:
		node = &division{}
	case (mark == "!!!" || mark == "???") && len(kind) > 0 && !bytes.ContainsFunc(kind, isNotInKind):
		if !hasTitle {
			first, _, _ := strings.Cut(string(kind), " ")
			other = labelOfKind(first)
		}
	default:
		return nil, parser.NoChildren
	}
	isCertain := len(title) > 0 && calloutKind([]string{string(kind)}) != ""
	if !isCertain && !hasIndented(reader.Source(), segment.Start-segment.Padding+at, segment.Stop) {
		return nil, parser.NoChildren
	}
	start := segment.Stop - len(full) + quote + 1 // of the title
	if label := p.labels.add(start, start+len(title), other); len(title) > 0 || other != "" {
		node.AppendChild(node, label)
	}
	p.open++
	reader.AdvanceToEOL()
	return node, parser.HasChildren
}

// hasIndented reports whether the next line with text is indented more than the line that
// begins at start and ends at stop. Both may be in block quotes.
func hasIndented(source []byte, start, stop int) bool {
	lineStart := bytes.LastIndexByte(source[:start], '\n') + 1
	indent := start - lineStart
	for line := range bytes.Lines(source[stop:]) {
		text := bytes.TrimLeft(line, "> \t\n")
		if len(text) > 0 {
			n := len(line) - len(text)
			return n > indent+1 || bytes.IndexByte(line[:n], '\t') >= 0
		}
	}
	return false
}

// Continue implements [parser.BlockParser].
func (*indented) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if len(bytes.TrimSpace(line)) == 0 {
		return parser.Continue | parser.HasChildren
	}
	const width = 4
	at, padding := util.IndentPosition(line, reader.LineOffset(), width)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements [parser.BlockParser].
func (p *indented) Close(ast.Node, text.Reader, parser.Context) { p.open-- }

// CanInterruptParagraph implements [parser.BlockParser].
func (*indented) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (*indented) CanAcceptIndentedLine() bool { return false }

// A division groups blocks and looks like nothing.
type division struct{ ast.BaseBlock }

// kindDivision is the kind of a [division].
var kindDivision = ast.NewNodeKind("Division")

// Kind implements [ast.Node].
func (*division) Kind() ast.NodeKind { return kindDivision }

// Dump implements [ast.Node].
func (n *division) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
