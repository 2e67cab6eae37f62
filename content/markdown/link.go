package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Bounds of a link, which keep the parts of a paragraph from being read again
// for each bracket in it. CommonMark sets the first and allows for the second.
const (
	mostLabel  = 999 // bytes of the name of a link's definition
	mostParens = 32  // how deep parentheses nest in an address
)

// A bracket is a [ or ![ that may open a link or an image.
type bracket struct {
	// mark keeps its place in the text and among the marks of emphasis: a
	// pair begins and ends on the same side of it.
	mark   *parser.Delimiter
	text   int // where what follows it begins in the source
	image  bool
	nested bool // brackets follow, so what follows is no label
	dead   bool // a link follows, and there is no link in a link
}

// links parses links and images. It takes the place of goldmark's parser, which
// looks through the rest of the line for each address, and through all that a
// bracket holds for each that closes.
type links struct{ *marks }

// Trigger implements [parser.InlineParser].
func (l *links) Trigger() []byte { return []byte{'!', '[', ']'} }

// Parse implements [parser.InlineParser].
func (l *links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	width := 1
	switch {
	case line[0] == ']':
		return l.close(parent, block, pc)
	case line[0] == '!' && (len(line) < 2 || line[1] != '['):
		return nil
	case line[0] == '!':
		width = 2
	}
	l.room(parent, block, pc)
	mark := parser.NewDelimiter(false, false, width, '[', nil)
	mark.Segment = segment.WithStop(segment.Start + width)
	block.Advance(width)
	pc.PushDelimiter(mark)
	if n := len(l.open); n > 0 {
		l.open[n-1].nested = true
	}
	l.open = append(l.open, bracket{mark: mark, text: segment.Start + width, image: width == 2})
	return mark
}

// CloseBlock implements [parser.CloseBlocker].
func (l *links) CloseBlock(ast.Node, text.Reader, parser.Context) {
	l.n, l.bottom, l.open = 0, nil, l.open[:0]
}

// close makes a link of what the last open bracket and this one are around; nil
// if it is none.
func (l *links) close(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(l.open) == 0 {
		return nil
	}
	b := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	var link *ast.Link
	if !b.dead {
		link = target(b, parent, block, pc)
	}
	if link == nil {
		pc.RemoveDelimiter(b.mark)
		return nil
	}
	parser.ProcessDelimiters(b.mark, pc)
	for child := b.mark.NextSibling(); child != nil; {
		next := child.NextSibling()
		link.AppendChild(link, child)
		child = next
	}
	b.mark.Length = 0 // so that it goes without leaving a text
	pc.RemoveDelimiter(b.mark)
	if b.image {
		return ast.NewImage(link)
	}
	for i := len(l.open) - 1; i >= 0 && !l.open[i].dead; i-- {
		l.open[i].dead = !l.open[i].image
	}
	return link
}

// target reads what the ] here and what follows it link to.
func target(b bracket, parent ast.Node, block text.Reader, pc parser.Context) *ast.Link {
	_, here := block.PeekLine()
	block.Advance(1)
	line, position := block.Position()
	own := func() *ast.Link {
		if b.nested {
			return nil
		}
		return defined(between(parent.Lines(), line, b.text, here.Start, block.Source()), pc)
	}
	switch block.Peek() {
	case '(':
		if link := inlineTarget(block); link != nil {
			return link
		}
	case '[':
		block.Advance(1)
		if segments, ok := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true}); ok {
			if label := joined(segments, block.Source()); !util.IsBlank(label) {
				return defined(label, pc)
			}
			return own()
		}
	}
	block.SetPosition(line, position)
	return own()
}

// defined is a link to what a label is defined as; nil without a definition.
func defined(label []byte, pc parser.Context) *ast.Link {
	if len(label) == 0 || len(label) > mostLabel {
		return nil
	}
	ref, ok := pc.Reference(util.ToLinkReference(label))
	if !ok {
		return nil
	}
	link := ast.NewLink()
	link.Destination, link.Title = ref.Destination(), ref.Title()
	return link
}

// between is a block's text from one offset of the source to another, which is
// on the given line; nil if it is too long for a label.
func between(lines *text.Segments, line, from, to int, source []byte) []byte {
	if to-from > 4*mostLabel || line >= lines.Len() {
		return nil // with what stands at the lines' starts
	}
	first := line
	for first > 0 && lines.At(first).Start > from {
		first--
	}
	if first == line {
		return source[from:to]
	}
	var out []byte
	for ; first <= line; first++ {
		s := lines.At(first)
		out = append(out, source[max(s.Start, from):max(s.Start, min(s.Stop, to))]...)
	}
	return out
}

// inlineTarget reads an address and a title in parentheses; nil if that is not
// what is there.
func inlineTarget(block text.Reader) *ast.Link {
	block.Advance(1)
	block.SkipSpaces()
	line, _ := block.PeekLine()
	address, n, ok := destination(line)
	if !ok {
		return nil
	}
	block.Advance(n)
	link := ast.NewLink()
	link.Destination = address
	_, blanks, _ := block.SkipSpaces()
	if opener := block.Peek(); opener != ')' {
		closer := opener
		switch {
		case blanks == 0, opener != '"' && opener != '\'' && opener != '(':
			return nil
		case opener == '(':
			closer = ')'
		}
		block.Advance(1)
		segments, found := block.FindClosure(opener, closer, text.FindClosureOptions{Newline: true, Advance: true})
		if !found {
			return nil
		}
		link.Title = joined(segments, block.Source())
		block.SkipSpaces()
		if block.Peek() != ')' {
			return nil
		}
	}
	block.Advance(1)
	return link
}

// destination reads the address that a line begins with, in angle brackets or
// up to a blank or a parenthesis that it does not open itself. It is n bytes
// long with its brackets.
func destination(line []byte) (address []byte, n int, ok bool) {
	if len(line) > 0 && line[0] == '<' {
		for i := 1; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
			case '>':
				return line[1:i], i + 1, true
			case '<', '\n':
				return nil, 0, false
			}
		}
		return nil, 0, false
	}
	depth := 0
	for ; n < len(line); n++ {
		switch c := line[n]; {
		case c == '\\' && n+1 < len(line) && util.IsPunct(line[n+1]):
			n++
		case c == '(':
			if depth++; depth > mostParens {
				return nil, 0, false
			}
		case c == ')' && depth > 0:
			depth--
		case c == ')', util.IsSpace(c):
			return line[:n], n, depth == 0
		}
	}
	return line, n, depth == 0
}

// joined is the text of segments.
func joined(segments *text.Segments, source []byte) []byte {
	if segments.Len() == 1 {
		s := segments.At(0)
		return source[s.Start:s.Stop]
	}
	var out []byte
	for i := range segments.Len() {
		s := segments.At(i)
		out = append(out, source[s.Start:s.Stop]...)
	}
	return out
}
