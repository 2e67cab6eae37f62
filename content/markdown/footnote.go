package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnotes parses references to footnotes and numbers those that the text refers to.
// Goldmark searches the list of them for each reference, and again to sort it.
type footnotes struct {
	list    *extast.FootnoteList
	byLabel map[string]*extast.Footnote
	cited   []*extast.Footnote // in the order of their numbers
}

// footnoteBlocks parses the footnotes themselves.
type footnoteBlocks struct {
	parser.BlockParser
	footnotes *footnotes
}

// Close implements [parser.BlockParser]. It moves the note to the list of all, which
// takes the place of the first until the whole document is parsed.
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
	if _, ok := n.byLabel[string(note.Ref)]; !ok {
		n.byLabel[string(note.Ref)] = note
	}
}

// Trigger implements [parser.InlineParser]. A reference right after an exclamation
// mark is not a picture.
func (n *footnotes) Trigger() []byte { return []byte{'!', '['} }

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
	note, ok := n.byLabel[label]
	if !ok {
		return nil
	}
	if note.Index < 0 {
		n.cited = append(n.cited, note)
		note.Index = len(n.cited)
	}
	block.Advance(at + len("[^") + len(label) + len("]"))
	if at > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+at))
	}
	return extast.NewFootnoteLink(note.Index)
}

// labelOf returns the text before the closing bracket.
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

// Transform implements [parser.ASTTransformer]. It moves the notes that the text refers
// to to the end, in the order of their numbers.
func (n *footnotes) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	if n.list == nil {
		return
	}
	n.list.RemoveChildren(n.list)
	n.list.Parent().RemoveChild(n.list.Parent(), n.list)
	for _, note := range n.cited {
		n.list.AppendChild(n.list, note)
	}
	if len(n.cited) > 0 {
		doc.AppendChild(doc, n.list)
	}
}
