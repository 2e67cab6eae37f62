package markdown

import (
	"bytes"

	"pullquote/content"
	"pullquote/content/bounds"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// parseTree parses the source with goldmark. It replaces or bounds goldmark's parsers if
// their time or memory would grow faster than the source. It stores the blocks with HTML
// tags in their lines, the ids of headings and the paragraphs that keep their lines.
func (c *converter) parseTree() ast.Node {
	l := &labels{lists: map[ast.Node]bool{}}
	m := &markers{labels: l}
	n := &footnotes{byLabel: map[string]*extast.Footnote{}}
	var context parser.Context = &definitionContext{Context: parser.NewContext(), isFull: func() { c.problem(bounds.Definitions.Sentence()) }}
	brackets := bracketTags{open: map[string]bool{}}
	if c.piece != nil {
		n.piece = c.piece.notes
		context = pieceContext{context, c.piece.definitions}
		m.hasParts = c.piece.hasParts
		brackets.piece = c.piece
	}
	c.notes = n
	p := parser.NewParser(
		c.blockParsers(l, m, n),
		parser.WithInlineParsers(c.inlineParsers(n, brackets)...),
		c.paragraphTransformers(l),
		parser.WithASTTransformers(util.Prioritized(m, 100), util.Prioritized(l, 101), util.Prioritized(n, 999)),
	)
	return p.Parse(text.NewReader(c.src), parser.WithContext(context))
}

// blockParsers returns the parsers of blocks, with their priorities.
func (c *converter) blockParsers(l *labels, m *markers, n *footnotes) parser.Option {
	return parser.WithBlockParsers(
		util.Prioritized(&regions{map[ast.Node]func(string) bool{}, map[string]bool{}}, 50),
		util.Prioritized(m, 60),
		util.Prioritized(&indented{labels: l}, 70),
		util.Prioritized(attributedHeadings{parser.NewSetextHeadingParser(), c.ids}, 100),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(attributedHeadings{parser.NewATXHeadingParser(), c.ids}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(footnoteBlocks{extension.NewFootnoteBlockParser(), n}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	)
}

// paragraphTransformers returns what a paragraph may turn out to be, with priorities.
func (c *converter) paragraphTransformers(l *labels) parser.Option {
	return parser.WithParagraphTransformers(
		util.Prioritized(leftovers{l, c.lined}, 50),
		util.Prioritized(definitions{}, 100),
		util.Prioritized(&tables{extension.NewTableParagraphTransformer(), c.problem, 0}, 200),
		util.Prioritized(lineBlocks{c.lined, c.verse}, 300),
	)
}

// inlineParsers returns the parsers of the text in lines, with their priorities.
func (c *converter) inlineParsers(n *footnotes, brackets bracketTags) []util.PrioritizedValue {
	d := &delimiters{problem: c.problem}
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(n, 101),
		util.Prioritized(inlineNotes{n}, 102),
		util.Prioritized(abbreviations{c.lined}, 103),
		util.Prioritized(shortcodes{}, 110),
		util.Prioritized(attributes{}, 111),
		util.Prioritized(edits{}, 112),
		util.Prioritized(roles{}, 113),
		util.Prioritized(wikiLinks{}, 114),
		util.Prioritized(brackets, 115),
		util.Prioritized(comments{}, 116),
		util.Prioritized(emojis{}, 117),
		util.Prioritized(keys{}, 118),
		util.Prioritized(formulas{}, 119),
		util.Prioritized(components{}, 120),
		util.Prioritized(scripts{}, 121),
		util.Prioritized(&links{d}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(rawHTML{parser.NewRawHTMLParser(), c.tagged}, 400),
		util.Prioritized(boundedParser{parser.NewEmphasisParser(), d}, 500),
		util.Prioritized(boundedParser{strikethroughs{extension.NewStrikethroughParser()}, d}, 500),
		util.Prioritized(boundedParser{highlights{'=', content.Mark}, d}, 500),
		util.Prioritized(boundedParser{highlights{'^', 0}, d}, 500),
		util.Prioritized(bareLinks{extension.NewLinkifyParser(), d}, 999),
	}
}

// delimiters holds the open delimiters of the current paragraph: brackets and marks of emphasis.
// For each of them, goldmark searches all the open ones for its partner, so at most
// [bounds.MaxOpen] are open at once. A pair with more of them inside stays literal.
type delimiters struct {
	n       int      // their number
	bottom  ast.Node // the node before the first
	open    []bracket
	dropped map[byte]bool // the characters of delimiters that are no longer open, but have no partner
	problem func(string)
}

// makeRoom counts one more delimiter. If there are too many, it pairs the open ones now,
// preferably after white space, where no pair can end.
func (d *delimiters) makeRoom(parent ast.Node, block text.Reader, pc parser.Context) {
	d.n++
	if d.n <= bounds.MaxOpen || d.n <= 2*bounds.MaxOpen && !util.IsSpaceRune(block.PrecendingCharacter()) {
		return
	}
	var openers []*parser.Delimiter
	for o := pc.LastDelimiter(); o != nil; o = o.PreviousDelimiter {
		if o.CanOpen {
			openers = append(openers, o)
		}
	}
	parser.ProcessDelimiters(d.bottom, pc)
	if d.dropped == nil {
		d.dropped = map[byte]bool{}
	}
	for _, o := range openers {
		if o.Length > 0 {
			d.dropped[o.Char] = true
		}
	}
	if len(d.open) > 0 {
		d.dropped['['] = true
	}
	d.n, d.bottom, d.open = 1, parent.LastChild(), d.open[:0]
}

// close tells the reader if a delimiter might have closed one that was dropped.
func (d *delimiters) close(opener byte) {
	if d.dropped[opener] {
		d.problem(bounds.Open.Sentence())
	}
}

// reset begins the next paragraph.
func (d *delimiters) reset() { d.n, d.bottom, d.open, d.dropped = 0, nil, d.open[:0], nil }

// boundedParser is a parser of emphasis that observes [bounds.MaxOpen].
type boundedParser struct {
	parser.InlineParser
	delimiters *delimiters
}

func (p boundedParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p.delimiters.makeRoom(parent, block, pc)
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	n := p.InlineParser.Parse(parent, block, pc)
	if d, ok := n.(*parser.Delimiter); ok {
		if allowUnspaced(d, before, line); d.CanClose {
			p.delimiters.close(d.Char)
		}
	}
	return n
}

// strikethroughs parses ~~struck~~ text, which never begins in the middle of a run of tildes: the end
// of each run is searched for only once.
type strikethroughs struct{ parser.InlineParser }

func (p strikethroughs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if block.PrecendingCharacter() == '~' {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// bareLinks finds addresses in text, but not in the text of a link, where it would
// mistake the closing bracket for a part of the address.
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

// maxTicks bounds the number of backticks that open a code span. Goldmark searches the
// rest of the paragraph once for each different number.
const maxTicks = 80

// codeSpans parses code spans. Runs of more than [maxTicks] backticks stay text.
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

// maxDefinitionLines bounds the number of lines that goldmark gets at once: for each
// definition that it removes, it moves all lines that follow.
const maxDefinitionLines = 256

func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	taken := 0
	for lines.Len()-taken > maxDefinitionLines {
		end := taken + maxDefinitionLines
		for end < lines.Len() && !isDefinitionStart(lines.At(end), reader.Source()) {
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
		if part.Parent() != nil { // it has text, so the definitions end here
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

// isDefinitionStart reports whether a line begins like a definition.
func isDefinitionStart(line text.Segment, source []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line.Value(source), " "), []byte("["))
}

// tables converts paragraphs to tables. A row gets as many cells as the table has
// columns, even if the source has fewer, so the cells without source are bounded.
type tables struct {
	parser.ParagraphTransformer
	problem    func(string)
	emptyCells int // more cells than bytes, over all tables
}

// maxEmptyCells bounds the number of cells in excess of the bytes of their tables.
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
		if t.emptyCells += more; t.emptyCells > maxEmptyCells {
			t.problem("a table has too many empty cells, so it is shown as text")
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}
