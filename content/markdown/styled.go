package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A styled node is text in a style that CommonMark does not have.
type styled struct {
	ast.BaseInline
	style content.Style
}

// kindStyled is the kind of a [styled] node.
var kindStyled = ast.NewNodeKind("Styled")

// Kind implements [ast.Node].
func (*styled) Kind() ast.NodeKind { return kindStyled }

// Dump implements [ast.Node].
func (n *styled) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// element returns the element of HTML that has the style.
func (n *styled) element() string {
	if n.style == content.Sup {
		return "sup"
	}
	if n.style == content.Sub {
		return "sub"
	}
	if n.style == 0 {
		return "span"
	}
	return "mark"
}

// A highlights parser parses ==highlighted== text, or ^^inserted^^ text, which looks like
// nothing.
type highlights struct {
	char  byte
	style content.Style
}

// Trigger implements [parser.InlineParser].
func (h highlights) Trigger() []byte { return []byte{h.char} }

// Parse implements [parser.InlineParser].
func (h highlights) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	if before == rune(h.char) {
		return nil // without searching for the end of the run again
	}
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 2, h)
	if d == nil || d.OriginalLength != 2 {
		return nil
	}
	// Punctuation on the inside means the operator, as in '=='.
	after, _ := utf8.DecodeRune(line[2:])
	isWord := func(r rune) bool { return isWordRune(r) && !content.IsIdeographic(r) }
	d.CanOpen = d.CanOpen && !isWord(before) && (isWordRune(after) || strings.ContainsRune("*_`[~“", after))
	d.CanClose = d.CanClose && !isWord(after) && (isWordRune(before) || strings.ContainsRune("*_`])~”.!?", before))
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// IsDelimiter implements [parser.DelimiterProcessor].
func (h highlights) IsDelimiter(b byte) bool { return b == h.char }

// CanOpenCloser implements [parser.DelimiterProcessor].
func (highlights) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.Length == 2 && closer.Length == 2
}

// OnMatch implements [parser.DelimiterProcessor].
func (h highlights) OnMatch(int) ast.Node { return &styled{style: h.style} }

// A scripts parser parses superscripts and subscripts as pandoc has them: x^2^ and H~2~O. A
// tilde is a subscript only around digits after a letter, as it strikes words out, too.
type scripts struct{}

// Trigger implements [parser.InlineParser].
func (scripts) Trigger() []byte { return []byte{'^', '~'} }

// Parse implements [parser.InlineParser].
func (scripts) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	const maxLength = 24
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	end := bytes.IndexByte(line[1:min(len(line), maxLength)], line[0])
	if end < 1 || !isWordRune(before) && before != ')' {
		return nil
	}
	inner := string(line[1 : end+1])
	n := &styled{style: content.Sup}
	if line[0] == '~' {
		n.style = content.Sub
		if !unicode.IsLetter(before) || strings.Trim(inner, "0123456789+-") != "" {
			return nil
		}
	}
	if strings.ContainsFunc(inner, func(r rune) bool { return !isWordRune(r) && !strings.ContainsRune("+-−()*,.", r) }) {
		return nil
	}
	block.Advance(end + 2)
	n.AppendChild(n, raw(inner))
	return n
}

// An edits parser parses the marks of editors (CriticMarkup): {++inserted++}, {--struck--},
// {~~struck~>inserted~~}, {==highlighted==} and {>>a comment, which is not shown<<}.
type edits struct{}

// Trigger implements [parser.InlineParser].
func (edits) Trigger() []byte { return []byte{'{'} }

// editEnds maps the marks at the start of edits to those at their end.
var editEnds = map[string]string{"{++": "++}", "{--": "--}", "{~~": "~~}", "{==": "==}", "{>>": "<<}"}

// Parse implements [parser.InlineParser].
func (edits) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < len("{++") {
		return nil
	}
	start := string(line[:3])
	end := editEnds[start]
	if end == "" {
		return nil
	}
	block.Advance(len(start))
	inner, ok := readTo(block, end)
	if !ok {
		return nil
	}
	inner = strings.ReplaceAll(inner, "\n", " ")
	switch start {
	case "{++":
		return ast.NewString([]byte(inner))
	case "{==":
		n := &styled{style: content.Mark}
		n.AppendChild(n, ast.NewString([]byte(inner)))
		return n
	case "{>>":
		return ast.NewString(nil)
	}
	old, inserted, _ := strings.Cut(inner, "~>")
	struck := extast.NewStrikethrough()
	struck.AppendChild(struck, ast.NewString([]byte(old)))
	if inserted == "" {
		return struck
	}
	parent.AppendChild(parent, struck)
	return ast.NewString([]byte(inserted))
}
