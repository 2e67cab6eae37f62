package markdown

import (
	"bytes"
	"slices"
	"strings"

	"pullquote/content"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnotes parses footnote references and numbers the footnotes in the order of their
// first reference. It replaces goldmark's parser, which searches the whole list for each
// reference and again to sort it.
type footnotes struct {
	list    *extast.FootnoteList
	byLabel map[string]*extast.Footnote
	defined []*extast.Footnote // those with text, in the order of the source
	cited   []*extast.Footnote // in order of their numbers
	piece   *pieceNotes        // if the source is a piece of a longer one; otherwise nil
}

// footnoteBlocks parses footnote definitions.
type footnoteBlocks struct {
	parser.BlockParser
	footnotes *footnotes
}

// Close implements [parser.BlockParser]. It moves the footnote to the list of footnotes,
// which takes the first one's place in the tree until the whole document is parsed.
func (p footnoteBlocks) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	note, ok := node.(*extast.Footnote)
	if !ok {
		return
	}
	n := p.footnotes
	if n.list == nil {
		n.list = extast.NewFootnoteList()
		top := node
		for top.Parent().Parent() != nil {
			top = top.Parent()
		}
		top.Parent().InsertBefore(top.Parent(), top, n.list)
	}
	n.list.AppendChild(n.list, note)
	if note.HasChildren() {
		n.defined = append(n.defined, note)
	}
	if _, ok := n.byLabel[string(note.Ref)]; !ok {
		n.byLabel[string(note.Ref)] = note
	}
}

// Trigger implements [parser.InlineParser]. It includes the exclamation mark because a
// reference directly after one is not a picture.
func (n *footnotes) Trigger() []byte { return []byte{'!', '['} }

// An inlineNotes parser parses footnotes in the middle of a line, as in ^[the note].
type inlineNotes struct{ footnotes *footnotes }

// Trigger implements [parser.InlineParser].
func (inlineNotes) Trigger() []byte { return []byte{'^'} }

// Parse implements [parser.InlineParser]. The footnote becomes the last child of the
// document, so that its text is parsed after the text before it.
func (p inlineNotes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("^[")) {
		return nil
	}
	block.Advance(len("^["))
	segments := noteText(block)
	if segments == nil {
		return nil
	}
	n := p.footnotes
	number := len(n.cited) + 1
	if n.piece != nil {
		if number, _ = n.piece.citeInline(); number == 0 {
			return nil
		}
	}
	note, paragraph := extast.NewFootnote(nil), ast.NewParagraph()
	paragraph.SetLines(segments)
	note.AppendChild(note, paragraph)
	note.Index = number
	n.cited = append(n.cited, note)
	doc := parent
	for doc.Parent() != nil {
		doc = doc.Parent()
	}
	doc.AppendChild(doc, note)
	return extast.NewFootnoteLink(note.Index)
}

// noteText returns the lines up to the bracket that closes a footnote, and advances past
// it, or nil if there isn't one within a few lines.
func noteText(block text.Reader) *text.Segments {
	const maxLines = 24
	depth := 1
	out := text.NewSegments()
	for range maxLines {
		line, segment := block.PeekLine()
		if line == nil {
			return nil
		}
		for i := 0; i < min(len(line), maxTag); i++ {
			switch line[i] {
			case '\\':
				i++
			case '[':
				depth++
			case ']':
				if depth--; depth == 0 {
					out.Append(segment.WithStop(segment.Start + i))
					block.Advance(i + 1)
					return out
				}
			}
		}
		if len(line) > maxTag {
			return nil
		}
		out.Append(segment)
		block.AdvanceLine()
	}
	return nil
}

// Parse implements [parser.InlineParser].
func (n *footnotes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	at := 0
	if line[0] == '!' {
		at = 1
	}
	if len(line) < at+2 || line[at] != '[' || line[at+1] != '^' {
		return nil
	}
	label, ok := labelOf(line[at+2:])
	if !ok {
		return nil
	}
	number, ok := n.cite(label)
	if !ok {
		return nil
	}
	block.Advance(at + len("[^") + len(label) + len("]"))
	if at > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+at))
	}
	return extast.NewFootnoteLink(number)
}

// cite returns the number of the footnote with a label. It reports false if no footnote has it.
func (n *footnotes) cite(label string) (number int, ok bool) {
	if n.piece != nil {
		return n.piece.cite(label)
	}
	note, ok := n.byLabel[label]
	if !ok {
		return 0, false
	}
	if note.Index < 0 {
		n.cited = append(n.cited, note)
		note.Index = len(n.cited)
	}
	return note.Index, true
}

// labelOf returns the label at the start of s, up to its closing bracket.
func labelOf(s []byte) (string, bool) {
	for i := 0; i < min(len(s), maxLabel); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return "", false
		case ']':
			return string(s[:i]), true
		}
	}
	return "", false
}

// Transform implements [parser.ASTTransformer]. It moves the footnotes to the end of the
// document: first those that have references, in order of their numbers, and then the
// others in the order of the source.
func (n *footnotes) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	if n.list == nil {
		n.list = extast.NewFootnoteList()
	}
	notes := slices.Clone(n.cited)
	for _, note := range n.defined {
		if note.Index < 0 {
			notes = append(notes, note)
		}
	}
	n.list.RemoveChildren(n.list)
	if n.list.Parent() != nil {
		n.list.Parent().RemoveChild(n.list.Parent(), n.list)
	}
	if n.piece != nil {
		for _, note := range n.cited {
			doc.RemoveChild(doc, note)
		}
		return
	}
	for _, note := range notes {
		n.list.AppendChild(n.list, note)
	}
	if len(notes) > 0 {
		doc.AppendChild(doc, n.list)
	}
}

// labelOfUncited returns the label of a footnote that has no references: as in the source,
// or "" if it is a number, which could be that of another footnote.
func labelOfUncited(note ast.Node) string {
	n, ok := note.(*extast.Footnote)
	if !ok || n.Index >= 0 {
		return ""
	}
	label := content.SanitizeLine(string(n.Ref)).String()
	if strings.Trim(label, "0123456789") == "" {
		return ""
	}
	return label
}
