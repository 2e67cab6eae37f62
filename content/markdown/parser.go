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

// parseTree parses src with goldmark. It replaces or bounds those of goldmark's
// parsers whose time or memory would grow faster than the source. It notes the blocks
// with tags of HTML in their lines in tagged.
func parseTree(src []byte, tagged map[ast.Node]bool, problem func(string)) ast.Node {
	d := &delimiters{}
	n := &footnotes{byLabel: map[string]*extast.Footnote{}}
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(footnoteBlocks{extension.NewFootnoteBlockParser(), n}, 999),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(n, 101),
			util.Prioritized(&links{d}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(rawHTML{parser.NewRawHTMLParser(), tagged}, 400),
			util.Prioritized(bounded{parser.NewEmphasisParser(), d}, 500),
			util.Prioritized(bounded{extension.NewStrikethroughParser(), d}, 500),
			util.Prioritized(bareLinks{extension.NewLinkifyParser(), d}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{}, 100),
			util.Prioritized(&tables{extension.NewTableParagraphTransformer(), problem, 0}, 200),
		),
		parser.WithASTTransformers(util.Prioritized(n, 999)),
	)
	return p.Parse(text.NewReader(src))
}

// maxDelimiters bounds how many delimiters of emphasis and brackets are open in a
// paragraph: a pair with more of them in it stays literal. For each delimiter
// goldmark searches all that are open for its partner.
const maxDelimiters = 500

// delimiters are the open delimiters of the paragraph that is being parsed.
type delimiters struct {
	n      int      // their number
	bottom ast.Node // the node before the first
	open   []bracket
}

// makeRoom pairs the open delimiters if there are too many for one more. No pair can
// end right after a blank, so it is done there if there is a choice.
func (d *delimiters) makeRoom(parent ast.Node, block text.Reader, pc parser.Context) {
	d.n++
	if d.n <= maxDelimiters || d.n <= 2*maxDelimiters && !util.IsSpaceRune(block.PrecendingCharacter()) {
		return
	}
	parser.ProcessDelimiters(d.bottom, pc)
	d.n, d.bottom, d.open = 1, parent.LastChild(), d.open[:0]
}

// bounded is a parser of emphasis that keeps to [maxDelimiters].
type bounded struct {
	parser.InlineParser
	delimiters *delimiters
}

func (p bounded) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p.delimiters.makeRoom(parent, block, pc)
	return p.InlineParser.Parse(parent, block, pc)
}

// bareLinks finds addresses in text, but not in the text of a link: there it would
// take the closing bracket for a part of the address.
type bareLinks struct {
	parser.InlineParser
	delimiters *delimiters
}

func (p bareLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(p.delimiters.open) > 0 {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// maxTicks bounds how many backticks open a code span. For each number of them
// goldmark searches the rest of the paragraph once.
const maxTicks = 80

// codeSpans parses code spans, and keeps longer runs of backticks as text.
type codeSpans struct{ parser.InlineParser }

func (p codeSpans) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if n := len(line) - len(bytes.TrimLeft(line, "`")); n > maxTicks {
		block.Advance(n)
		return ast.NewTextSegment(segment.WithStop(segment.Start + n))
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// definitions removes link reference definitions from the start of a paragraph.
type definitions struct{}

// maxDefinitionLines bounds how many lines goldmark is given at once: for each
// definition that it removes it moves all lines that follow.
const maxDefinitionLines = 256

func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	taken := 0
	for lines.Len()-taken > maxDefinitionLines {
		end := taken + maxDefinitionLines
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
		if part.Parent() != nil { // it has text, so the definitions end there
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

// tables makes tables of paragraphs. A row gets as many cells as the table has
// columns, whether the source has them or not; so there is a bound on the cells that
// the source does not have.
type tables struct {
	parser.ParagraphTransformer
	problem func(string)
	cells   int // beyond the bytes of their tables
}

// maxEmptyCells bounds the number of cells beyond the bytes of their tables.
const maxEmptyCells = 50_000

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
		if t.cells += more; t.cells > maxEmptyCells {
			t.problem("a table has too many empty cells, so it is shown as text")
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}
