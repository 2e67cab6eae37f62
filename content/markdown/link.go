package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The bounds of a link. Without them, each bracket would cause another search of the
// paragraph. CommonMark requires the first bound and permits the second.
const (
	maxLabel  = 999 // bytes of a link label
	maxParens = 32  // levels of parentheses in a link destination
)

// A bracket is an open [ or ![ that may begin a link or an image.
type bracket struct {
	// delimiter holds the bracket's place in the text and among the delimiters of
	// emphasis, which must pair up on the same side of it.
	delimiter  *parser.Delimiter
	text       int // offset in the source after the bracket
	isImage    bool
	isNested   bool // another bracket follows, so the text is not a label
	isInactive bool // a link follows, and a link may not contain a link
}

// links parses links and images. It replaces goldmark's parser, which searches the rest
// of the line for each destination, and the text in the brackets for each closing
// bracket.
type links struct{ *delimiters }

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
	l.makeRoom(parent, block, pc)
	d := parser.NewDelimiter(false, false, width, '[', nil)
	d.Segment = segment.WithStop(segment.Start + width)
	block.Advance(width)
	pc.PushDelimiter(d)
	if n := len(l.open); n > 0 {
		l.open[n-1].isNested = true
	}
	l.open = append(l.open, bracket{delimiter: d, text: segment.Start + width, isImage: width == 2})
	return d
}

// CloseBlock implements [parser.CloseBlocker].
func (l *links) CloseBlock(ast.Node, text.Reader, parser.Context) {
	l.reset()
}

// close returns the link from the last open bracket to the closing one here; nil if they
// do not form a link.
func (l *links) close(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if len(l.open) == 0 {
		l.delimiters.close('[')
		return nil
	}
	b := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	line, position := block.Position()
	var link *ast.Link
	if !b.isInactive {
		link = linkAt(b, parent, block, pc)
	}
	if link == nil {
		block.SetPosition(line, position)
		link = spanAt(b, block)
	}
	if link == nil {
		pc.RemoveDelimiter(b.delimiter)
		return nil
	}
	parser.ProcessDelimiters(b.delimiter, pc)
	for child := b.delimiter.NextSibling(); child != nil; {
		next := child.NextSibling()
		link.AppendChild(link, child)
		child = next
	}
	b.delimiter.Length = 0 // so that the bracket leaves no text
	pc.RemoveDelimiter(b.delimiter)
	if b.isImage {
		return ast.NewImage(link)
	}
	for i := len(l.open) - 1; i >= 0 && !l.open[i].isInactive; i-- {
		l.open[i].isInactive = !l.open[i].isImage
	}
	return link
}

// linkAt returns the link that begins at b and ends with the ] here and the text after
// it; nil if there is no such link.
func linkAt(b bracket, parent ast.Node, block text.Reader, pc parser.Context) *ast.Link {
	_, here := block.PeekLine()
	block.Advance(1)
	line, position := block.Position()
	shortcut := func() *ast.Link {
		if b.isNested {
			return nil
		}
		return referenceLink(labelText(parent.Lines(), line, b.text, here.Start, block.Source()), pc)
	}
	switch block.Peek() {
	case '(':
		if link := inlineLink(block); link != nil {
			return link
		}
	case '[':
		block.Advance(1)
		if segments, ok := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true}); ok {
			if label := joinSegments(segments, block.Source()); !util.IsBlank(label) {
				return referenceLink(label, pc)
			}
			return shortcut()
		}
	}
	block.SetPosition(line, position)
	return shortcut()
}

// spanAt returns a link without an address for a text in brackets with an attribute list,
// as in [Jo]{.name}; nil if there is no such list after the ] here.
func spanAt(b bracket, block text.Reader) *ast.Link {
	line, _ := block.PeekLine()
	if b.isImage || len(line) < 2 {
		return nil
	}
	n, _ := attributeList(line[1:])
	if n == 0 {
		return nil
	}
	block.Advance(1 + n)
	return ast.NewLink()
}

// referenceLink returns a link to the destination that is defined for a label; nil if
// there is no definition.
func referenceLink(label []byte, pc parser.Context) *ast.Link {
	if len(label) == 0 || len(label) > maxLabel {
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

// labelText returns the text of a block from one offset in the source to another, where
// the second is on the given line; nil if the text is too long for a label.
func labelText(lines *text.Segments, line, from, to int, source []byte) []byte {
	if to-from > 4*maxLabel || line >= lines.Len() { // the text may include markers at the start of lines
		return nil
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

// inlineLink parses a destination and a title in parentheses; it returns nil if there are
// none.
func inlineLink(block text.Reader) *ast.Link {
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
	_, spaces, _ := block.SkipSpaces()
	if opener := block.Peek(); opener != ')' {
		closer := opener
		switch {
		case spaces == 0, opener != '"' && opener != '\'' && opener != '(':
			return nil
		case opener == '(':
			closer = ')'
		}
		block.Advance(1)
		segments, found := block.FindClosure(opener, closer, text.FindClosureOptions{Newline: true, Advance: true})
		if !found {
			return nil
		}
		link.Title = joinSegments(segments, block.Source())
		block.SkipSpaces()
		if block.Peek() != ')' {
			return nil
		}
	}
	block.Advance(1)
	return link
}

// destination parses the link destination at the start of a line: it is in angle
// brackets, or ends before white space or an unbalanced closing parenthesis. A shortcode
// may have white space. Its length is n bytes, including the brackets.
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
		case c == '{' && templateEnd(line[n:]) > 0:
			n += templateEnd(line[n:]) - 1
		case c == '(':
			if depth++; depth > maxParens {
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

// templateEnd returns the length of the shortcode, the tag or the variable in braces at
// the start of s, or 0 if there isn't one.
func templateEnd(s []byte) int {
	const maxTemplate = 256
	for _, marks := range []struct{ start, end string }{{"{{", "}}"}, {"{%", "%}"}} {
		if end := bytes.Index(s[:min(len(s), maxTemplate)], []byte(marks.end)); bytes.HasPrefix(s, []byte(marks.start)) && end > 0 {
			return end + len(marks.end)
		}
	}
	return 0
}

// cutTemplates removes what a program would replace from an address.
func cutTemplates(address []byte) []byte {
	var out []byte
	for i := 0; i < len(address); i++ {
		if n := templateEnd(address[i:]); n > 0 {
			i += n - 1
			continue
		}
		out = append(out, address[i])
	}
	return out
}

// joinSegments returns the text of segments.
func joinSegments(segments *text.Segments, source []byte) []byte {
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
