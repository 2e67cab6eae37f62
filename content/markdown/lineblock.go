package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// lineBlocks finds the paragraphs that keep their lines: pandoc's line blocks, where each
// line begins with a bar, and tables that are not tables of GitHub.
//
//	| The tide turns,       +-----+-----+
//	| and so do we.         | a   | b   |
//	                        +-----+-----+
type lineBlocks struct{ lined map[ast.Node]bool }

// Transform implements [parser.ParagraphTransformer].
func (t lineBlocks) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := p.Lines()
	if lines.Len() < 2 {
		return
	}
	isGrid, isLineBlock := false, true
	for i := range lines.Len() {
		segment := lines.At(i)
		line := bytes.TrimSpace(segment.Value(reader.Source()))
		isBorder := len(line) > 3 && line[0] == '+' && len(bytes.Trim(line, "+-=:")) == 0
		if !isBorder && !bytes.HasPrefix(line, []byte{'|'}) {
			return
		}
		isGrid = isGrid || isBorder
		isLineBlock = isLineBlock && bytes.IndexByte(line[1:], '|') < 0 && (len(line) == 1 || line[1] == ' ')
	}
	switch {
	case isGrid:
		code := ast.NewCodeBlock()
		code.SetLines(lines)
		p.Parent().ReplaceChild(p.Parent(), p, code)
	case isLineBlock:
		t.lined[p] = true
		for i := range lines.Len() {
			line := lines.At(i)
			bar := bytes.IndexByte(line.Value(reader.Source()), '|') - line.Padding
			lines.Set(i, text.NewSegment(min(line.Start+bar+len("| "), line.Stop-1), line.Stop))
		}
	default:
		t.lined[p] = true
	}
}
