package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tree parses src with goldmark. Those of its parts whose time or memory would
// grow faster than the source are replaced or bounded here.
func tree(src []byte, tagged map[ast.Node]bool, problem func(string)) ast.Node {
	m := &marks{}
	n := &notes{byLabel: map[string]*extast.Footnote{}}
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(noteBlocks{extension.NewFootnoteBlockParser(), n}, 999),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(n, 101),
			util.Prioritized(&links{m}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(rawHTML{parser.NewRawHTMLParser(), tagged}, 400),
			util.Prioritized(counted{parser.NewEmphasisParser(), m}, 500),
			util.Prioritized(counted{extension.NewStrikethroughParser(), m}, 500),
			util.Prioritized(bareLinks{extension.NewLinkifyParser(), m}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{}, 100),
			util.Prioritized(&tables{extension.NewTableParagraphTransformer(), problem, 0}, 200),
		),
		parser.WithASTTransformers(util.Prioritized(n, 999)),
	)
	return p.Parse(text.NewReader(src))
}

// manyMarks is how many marks of emphasis and brackets are kept open in a
// paragraph: a pair that has more of them inside stays literal. Goldmark looks
// through all that are open for the partner of each.
const manyMarks = 500

// marks are the open marks of the paragraph that is being parsed.
type marks struct {
	n      int      // their number
	bottom ast.Node // what stands before the first
	open   []bracket
}

// room settles the open marks if there are too many for another. Behind a
// blank no pair can end, so that is where it is done while there is a choice.
func (m *marks) room(parent ast.Node, block text.Reader, pc parser.Context) {
	m.n++
	if m.n <= manyMarks || m.n <= 2*manyMarks && !util.IsSpaceRune(block.PrecendingCharacter()) {
		return
	}
	parser.ProcessDelimiters(m.bottom, pc)
	m.n, m.bottom, m.open = 1, parent.LastChild(), m.open[:0]
}

// counted is a parser of emphasis.
type counted struct {
	parser.InlineParser
	marks *marks
}

func (p counted) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p.marks.room(parent, block, pc)
	return p.InlineParser.Parse(parent, block, pc)
}

// bareLinks finds addresses in text, but not in the text of a link: it would
// take the bracket at its end along.
type bareLinks struct {
	parser.InlineParser
	marks *marks
}

func (p bareLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(p.marks.open) > 0 {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// mostTicks is how many backticks open a code span at the most. Goldmark looks
// for the end of the paragraph once for every number of them.
const mostTicks = 80

type codeSpans struct{ parser.InlineParser }

func (p codeSpans) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if n := len(line) - len(bytes.TrimLeft(line, "`")); n > mostTicks {
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// definitions takes the definitions of links off a paragraph's start.
type definitions struct{}

// manyDefinitions is how many lines of definitions goldmark is given at once:
// it moves all that follow for each that it takes.
const manyDefinitions = 256

func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	taken := 0
	for lines.Len()-taken > manyDefinitions {
		end := taken + manyDefinitions
		for end < lines.Len() && !startsLabel(lines.At(end), reader.Source()) {
			end++
		}
		if end == lines.Len() {
			break
		}
		part := ast.NewParagraph()
		part.Lines().AppendAll(lines.Sliced(taken, end))
		part.SetBlankPreviousLines(node.HasBlankPreviousLines())
		node.Parent().InsertBefore(node.Parent(), node, part)
		parser.LinkReferenceParagraphTransformer.Transform(part, reader, pc)
		taken = end
		if part.Parent() != nil { // there is text in it, where definitions end
			part.Parent().RemoveChild(part.Parent(), part)
			part.Lines().AppendAll(lines.Sliced(end, lines.Len()))
			node.SetLines(part.Lines())
			return
		}
	}
	if taken > 0 {
		left := text.NewSegments()
		left.AppendAll(lines.Sliced(taken, lines.Len()))
		node.SetLines(left)
	}
	parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
}

// startsLabel reports whether a line begins like a definition.
func startsLabel(line text.Segment, source []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line.Value(source), " "), []byte("["))
}

// tables makes tables of paragraphs, while their cells are not many more than
// the source has bytes: every row has as many cells as the table has columns,
// if the source gives them or not.
type tables struct {
	parser.ParagraphTransformer
	problem func(string)
	cells   int // beyond the bytes of their tables
}

// mostCells is how many cells the rows of an article may lack, when they are
// more than the bytes of the table.
const mostCells = 50_000

func (t *tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	columns, size := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		if value := line.Value(reader.Source()); i > 0 && len(bytes.Trim(value, " \t\n|:-")) == 0 {
			columns = max(columns, bytes.Count(value, []byte("|"))+1)
		}
	}
	if more := columns*lines.Len() - size; more > 0 {
		if t.cells += more; t.cells > mostCells {
			t.problem("a table has too many empty cells, so it is shown as text")
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}
