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
type lineBlocks struct{ lined, verse map[ast.Node]bool }

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
		t.stanzas(p, reader.Source())
	default:
		t.lined[p] = true
	}
}

// stanzas replaces a line block with its stanzas, which lines with nothing but a bar
// separate.
func (t lineBlocks) stanzas(p *ast.Paragraph, source []byte) {
	var stanzas []*text.Segments
	isNew, hasIndents := true, false
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		line = line.TrimLeftSpace(source)
		line = text.NewSegment(line.Start+len("|"), line.Stop)
		if trimmed := line.TrimLeftSpace(source); trimmed.IsEmpty() {
			isNew = true
			continue
		} else if trimmed.Start > line.Start {
			line.Start++
			hasIndents = hasIndents || trimmed.Start > line.Start
		}
		if isNew {
			stanzas = append(stanzas, text.NewSegments())
			isNew = false
		}
		stanzas[len(stanzas)-1].Append(line)
	}
	if len(stanzas) == 0 {
		return
	}
	for _, lines := range stanzas {
		stanza := ast.NewParagraph()
		last := lines.At(lines.Len() - 1)
		lines.Set(lines.Len()-1, last.TrimRightSpace(source))
		stanza.SetLines(lines)
		t.lined[stanza], t.verse[stanza] = true, hasIndents
		p.Parent().InsertBefore(p.Parent(), p, stanza)
	}
	p.Parent().RemoveChild(p.Parent(), p)
}
