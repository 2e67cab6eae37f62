package markdown

import (
	"bytes"
	"context"
	"unicode/utf8"

	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html/atom"
)

// A long source is cut into parts that can be parsed one by one. A cut is the start of a
// line where no block of the line before can continue:
//
//	The tide turns.
//
//	- One boat            a cut
//
//	- Two boats           none: the list may continue
//
//	    and a rope        none: it is indented
//
//	It was late.          a cut
//
// The line follows a blank line and is not indented; it is not in a fence, in an HTML block
// that may contain blank lines or in a [regions] region; it is no item of an open list and
// no description of a term. Cuts between two lines that belong together in another way are
// removed: between a marker and its end, between the tags of an element with Markdown in
// it, and between a picture and the line that may be its caption. To remove too many cuts
// does no harm.

// Bounds on the distance between two cuts. After the first, the source is cut at the next line
// where the parts keep their kind: at an item of a list, a row of a table, a line of a block
// quote, of code or of a paragraph. After the second, it is cut anywhere.
//
// A distance is a number of bytes or a weight: see [weightOf].
const (
	maxPart = 64 << 10 // bytes
	maxTorn = 1 << 20

	minPartWeight = 96 << 10  // in a short source
	maxPartWeight = 256 << 10 // in a long one
)

// maxHold bounds the distance between two lines that belong together, in bytes.
const maxHold = maxElement

// A cutter finds cuts line by line.
type cutter struct {
	src  []byte
	cuts []int32 // the first is 0

	maxWeight int // of a part that keeps its kind; twice as much is cut anywhere

	weight   uint32   // of the source up to the line; it may overflow, but differences do not
	weightAt []uint32 // the weight at each cut

	// What is open at the top level.
	fence         byte // the character of the fence; 0: none
	fenceLen      int
	html          ast.HTMLBlockType // 0: none
	region        func(string) bool // reports whether a line ends the region; nil: none
	tagLines      int               // lines that still belong to a marker
	isInList      bool              // or in a definition list
	itemWidth     int               // indentation of the content of the list's last item
	isInItemFence bool              // the line is in a fenced code block in an item
	isInText      bool              // the line before is text that this line may continue
	isAfterGap    bool              // the line before is blank

	seen       int  // up to where the source has been searched for pictures since the last cut
	hasPicture bool // there may be a picture

	termsAt  int       // the last cut after which there is a description of a term; -1: none
	held     []heldTag // start tags without an end
	markers  []heldMarker
	hasParts bool // a marker has been found with its end

	textStart int // the first line of the text that the line continues
	// opening is what a part of the open block has to begin with to be of the same kind: the
	// line that opens a fence, the tag of an element, the head of a table. It is nil if the
	// parts need none.
	opening  []byte
	openings map[int][]byte // by the cut
	isTorn   bool           // a block has been cut where its kind is lost

	reader  text.Reader
	context parser.Context
	regions regions
	parser  markers
}

// A heldTag is the start tag of an element that may contain Markdown.
type heldTag struct {
	element atom.Atom
	at      int
}

// A heldMarker is a marker that begins a part.
type heldMarker struct {
	*marker
	at int
}

// newCutter returns a cutter for a source with newlines at its line ends.
func newCutter(src []byte) *cutter {
	return &cutter{
		src: src, maxWeight: min(minPartWeight+len(src)/2, maxPartWeight), cuts: []int32{0}, weightAt: []uint32{0}, openings: map[int][]byte{}, isAfterGap: true, termsAt: -1, reader: text.NewReader(src), context: parser.NewContext(),
		regions: regions{map[ast.Node]func(string) bool{}, map[string]bool{}},
		parser:  markers{labels: &labels{}},
	}
}

// cutAll finds all cuts. It fails only with ctx's error.
func (c *cutter) cutAll(ctx context.Context) error {
	const interval = 1 << 20 // bytes
	for at, check := 0, interval; at < len(c.src); {
		if at >= check {
			if err := ctx.Err(); err != nil {
				return err
			}
			check += interval
		}
		end := len(c.src)
		if i := bytes.IndexByte(c.src[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if long := c.longLine(c.src[at:end]); long < end-at {
			end = at + long
		}
		if at-c.lastCut() >= maxPart || c.partWeight() >= c.maxWeight {
			c.cutSoftly(at, end)
		}
		c.line(at, end)
		c.weight += uint32(weightOf(c.src[at:end]))
		at = end
	}
	return nil
}

// longLine returns the length of the part of a line that is read as a line: all of it, unless it
// is longer or heavier than a part may be.
func (c *cutter) longLine(line []byte) int {
	end, weight := 0, 0
	for ; end < len(line) && end < maxPart && weight < c.maxWeight; end++ {
		weight += int(weights[line[end]])
	}
	if end == len(line) {
		return end
	}
	if i := bytes.LastIndexByte(line[:end], ' '); i > 0 {
		return i + 1
	}
	for end > 1 && !utf8.RuneStart(line[end]) {
		end--
	}
	return end
}

// cut cuts the source before the line at an offset.
func (c *cutter) cut(at int) {
	c.cuts, c.weightAt = append(c.cuts, int32(at)), append(c.weightAt, c.weight)
}

// dropCuts removes all cuts but the first n.
func (c *cutter) dropCuts(n int) { c.cuts, c.weightAt = c.cuts[:n], c.weightAt[:n] }

// lastCut returns the last cut.
func (c *cutter) lastCut() int { return int(c.cuts[len(c.cuts)-1]) }

// partWeight returns the weight of what is after the last cut.
func (c *cutter) partWeight() int { return int(c.weight - c.weightAt[len(c.weightAt)-1]) }

// cutSoftly cuts a block that is too long, if a line allows that.
func (c *cutter) cutSoftly(at, end int) {
	line := c.src[at:end]
	indent, offset := indentation(line)
	isOpen := c.fence != 0 || c.html != 0
	isAnywhere := at-c.lastCut() >= maxTorn || c.partWeight() >= 2*c.maxWeight
	switch {
	case isOpen && c.opening != nil:
		c.openings[at] = bytes.Clone(c.opening) // the source may be packed, and its memory returned
	case isAnywhere:
		c.isTorn = c.isTorn || c.isInList || c.region != nil
		c.region, c.html, c.fence = nil, 0, 0
	case isOpen || c.region != nil || indent > 0 || offset == len(line) || line[offset] == '\n':
		return
	case c.isInList:
		if marker, _ := listMarker(line); marker == 0 {
			return
		}
	case c.isInText && c.opening != nil:
		c.openings[at] = bytes.Clone(c.opening) // the source may be packed, and its memory returned
	}
	if !isOpen {
		c.isAfterGap, c.isInText, c.isInList, c.isInItemFence = true, c.opening != nil, false, false
	}
	c.cut(at)
}

// line reads the line from at to end.
func (c *cutter) line(at, end int) {
	line := c.src[at:end]
	indent, offset := indentation(line)
	isBlank := offset == len(line) || line[offset] == '\n'
	switch {
	case c.tagLines > 0:
		c.tagLines--
		return
	case c.region != nil:
		if c.region(string(bytes.TrimSpace(line))) {
			c.region = nil
		}
		return
	case c.fence != 0:
		if indent < 4 && !isBlank {
			n := runLen(line[offset:], c.fence)
			if n >= c.fenceLen && len(bytes.TrimSpace(line[offset+n:])) == 0 {
				c.fence = 0
			}
		}
		return
	case c.html != 0:
		c.htmlLine(at, line, isBlank)
		return
	case isBlank:
		c.isAfterGap, c.isInText = true, false
		return
	case c.isInList && indent >= c.itemWidth, indent >= 4:
		c.itemLine(at, line[offset:])
		return
	}
	c.isInItemFence = false
	c.topLine(at, end, indent, offset)
	c.isAfterGap = false
}

// itemLine reads a line, without its indentation, that is inside a list item or indented.
func (c *cutter) itemLine(at int, line []byte) {
	c.endTags(at, line)
	isFence := bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
	if isFence {
		c.isInItemFence = !c.isInItemFence
	}
	c.isAfterGap, c.isInText = false, !isFence && !c.isInItemFence && line[0] != '#'
}

// topLine reads a line with text that is not inside a list item or another block.
func (c *cutter) topLine(at, end, indent, offset int) {
	line := c.src[at:end]
	first := line[offset]
	marker, isOrdered := listMarker(line[offset:])
	switch {
	case isThematicBreak(line[offset:]):
		marker = 0
	case c.isInText && !c.isInList && (isOrdered && !bytes.HasPrefix(line[offset:], []byte("1")) || len(bytes.TrimSpace(line[offset+marker:])) == 0):
		marker = 0 // it cannot interrupt a paragraph
	}
	isDescription := first == ':' && indent == 0 && len(line) > 1 && (line[1] == ' ' || line[1] == '\t')
	if indent == 0 && c.isAfterGap && !isDescription && (marker == 0 || !c.isInList) && at > c.lastCut() && !c.maybeCaption(at, line) {
		c.cut(at)
	}
	if isDescription {
		c.description(at)
	}
	switch {
	case marker > 0 || isDescription:
		width := max(marker, 1)
		rest := line[offset+width:]
		space, _ := indentation(rest)
		if space > 4 || len(bytes.TrimSpace(rest)) == 0 {
			space = 1
		}
		c.isInList, c.itemWidth, c.isInText = true, indent+width+space, true
		c.endTags(at, line)
		return
	case c.isAfterGap || !c.isInText:
		c.isInList = false
	}
	if c.openBlock(at, end, offset) {
		c.isInList, c.isInText = false, false
		return
	}
	c.endTags(at, line)
	switch {
	case !c.isInText:
		c.textStart, c.opening = at, nil
	case c.opening == nil && isTableRule(line):
		if head := c.src[c.textStart:end]; bytes.Count(head, []byte("\n")) == 2 {
			c.opening = head
		}
	}
	c.isInText = true
	if first == '#' || first == '>' {
		c.isInList, c.isInText = false, first == '>'
	}
}

// openBlock reports whether a line opens a block that may contain anything, or is a marker.
func (c *cutter) openBlock(at, end, offset int) bool {
	line := c.src[at:end]
	switch line[offset] {
	case '{', '%', '$', '\\':
		if node, _ := c.regions.Open(nil, c.seek(at, end, offset), c.context); node != nil {
			c.region = c.regions.ends[node]
			clear(c.regions.ends)
			return true
		}
	}
	switch line[offset] {
	case ':', '`', '{', '<':
		if c.openMarker(at, end, offset) {
			return true
		}
	}
	switch line[offset] {
	case '`', '~':
		return c.openFence(line[offset:])
	case '<':
		var opened []parser.Block
		if c.isInText {
			opened = []parser.Block{{Node: ast.NewParagraph()}}
		}
		reader := c.seek(at, end, offset)
		c.context.SetOpenedBlocks(opened)
		if node, _ := parser.NewHTMLBlockParser().Open(nil, reader, c.context); node != nil {
			c.html = node.(*ast.HTMLBlock).HTMLBlockType
			c.opening = htmlOpening(c.html, line[offset:])
			c.htmlLine(at, line, false)
			return true
		}
	}
	return false
}

// seek returns a reader and sets the context for the parsers of blocks, which read one line.
func (c *cutter) seek(at, end, offset int) text.Reader {
	c.reader.SetPosition(0, text.NewSegment(at, end))
	c.reader.Advance(0) // forget the line that it has read last
	c.context.SetBlockOffset(offset)
	return c.reader
}

// openMarker reads a line that may be a marker.
func (c *cutter) openMarker(at, end, offset int) bool {
	node, _ := c.parser.Open(ast.NewDocument(), c.seek(at, end, offset), c.context)
	c.parser.found, c.parser.labels.found = nil, nil
	m, ok := node.(*marker)
	if !ok {
		return false
	}
	c.tagLines = m.lines
	for len(c.markers) > 0 && at-c.markers[0].at > maxHold {
		c.markers = c.markers[1:]
	}
	if !m.isEnd {
		c.markers = append(c.markers, heldMarker{m, at})
		return true
	}
	starts := make([]*marker, len(c.markers))
	for i := range c.markers {
		starts[i] = c.markers[i].marker
	}
	if i := m.start(starts); i >= 0 {
		c.hold(c.markers[i].at)
		c.markers, c.hasParts = c.markers[:i], true
	}
	return true
}

// openFence reports whether a line opens a fenced code block.
func (c *cutter) openFence(line []byte) bool {
	n := runLen(line, line[0])
	if n < 3 || line[0] == '`' && bytes.IndexByte(line[n:], '`') >= 0 {
		return false
	}
	c.fence, c.fenceLen, c.opening = line[0], n, line
	return true
}

// htmlLine reads a line of an HTML block.
func (c *cutter) htmlLine(at int, line []byte, isBlank bool) {
	isEnd := false
	switch c.html {
	case ast.HTMLBlockType1:
		lower := bytes.ToLower(line)
		for _, end := range [...]string{"</script>", "</pre>", "</style>", "</textarea>"} {
			isEnd = isEnd || bytes.Contains(lower, []byte(end))
		}
	case ast.HTMLBlockType2:
		isEnd = bytes.Contains(line, []byte("-->"))
	case ast.HTMLBlockType3:
		isEnd = bytes.Contains(line, []byte("?>"))
	case ast.HTMLBlockType4:
		isEnd = bytes.Contains(line, []byte(">"))
	case ast.HTMLBlockType5:
		isEnd = bytes.Contains(line, []byte("]]>"))
	case ast.HTMLBlockType6, ast.HTMLBlockType7:
		isEnd = isBlank
	}
	c.endTags(at, line)
	for rest := line; ; rest = rest[1:] {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			break
		}
		rest = rest[i:]
		if element, isEndTag := tagAt(rest); !isEndTag && isContainer(element) {
			c.held = append(c.held, heldTag{element, at})
		}
	}
	if isEnd {
		c.html, c.isAfterGap, c.isInText = 0, isBlank, false
	}
}

// htmlOpening returns the beginning of a line that opens an HTML block of the same kind; nil
// if the block ends at a blank line.
func htmlOpening(kind ast.HTMLBlockType, line []byte) []byte {
	switch kind {
	case ast.HTMLBlockType1:
		name, _, _ := bytes.Cut(line, []byte(">"))
		name, _, _ = bytes.Cut(bytes.TrimSpace(name), []byte(" "))
		return append(bytes.Clone(name), ">\n"...)
	case ast.HTMLBlockType2:
		return []byte("<!--\n")
	case ast.HTMLBlockType3:
		return []byte("<?\n")
	case ast.HTMLBlockType4:
		return []byte("<!X\n")
	case ast.HTMLBlockType5:
		return []byte("<![CDATA[\n")
	case ast.HTMLBlockType6, ast.HTMLBlockType7:
	}
	return nil
}

// isTableRule reports whether a line is the one below the head of a table.
func isTableRule(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, " \t\n|:-")) == 0
}

// endTags removes the cuts between the tags of elements that end on a line.
func (c *cutter) endTags(at int, line []byte) {
	if len(c.held) == 0 {
		return
	}
	for len(c.held) > 0 && (at-c.held[0].at > maxHold || len(c.held) > 2*maxOpen) {
		c.held = c.held[1:]
	}
	for {
		i := bytes.Index(line, []byte("</"))
		if i < 0 {
			return
		}
		line = line[i:]
		element, _ := tagAt(line)
		if isContainer(element) {
			for i, start := range c.held {
				if start.element == element {
					c.hold(start.at)
					c.held = append(c.held[:i:i], c.held[i+1:]...)
					break
				}
			}
		}
		line = line[2:]
	}
}

// hold removes the cuts after start.
func (c *cutter) hold(start int) {
	for c.lastCut() > start {
		c.dropCuts(len(c.cuts) - 1)
	}
}

// description reads the description of a term. The list goes on if another description
// came before the term.
func (c *cutter) description(int) {
	last := len(c.cuts) - 1
	if last > 0 && c.termsAt == int(c.cuts[last-1]) && int(c.weight-c.weightAt[last-1]) < c.maxWeight {
		c.dropCuts(last)
		return
	}
	c.termsAt = c.lastCut()
}

// maybeCaption reports whether a line may begin the caption of a picture before it, or
// something that nobody sees between the two.
func (c *cutter) maybeCaption(at int, line []byte) bool {
	last := c.lastCut()
	if at-last > maxHold {
		return false
	}
	isOdd := bytes.IndexByte([]byte("*_<[!{%(:$\\=~^@&"), line[0]) >= 0 || bytes.HasPrefix(line, []byte("import ")) || bytes.HasPrefix(line, []byte("export ")) ||
		bytes.HasPrefix(line, []byte("--8<--")) || line[0] < utf8.RuneSelf && !isLetterOrDigit(line[0]) && markup.IsWordless(string(line))
	if !isOdd {
		return false
	}
	if c.seen < last {
		c.seen, c.hasPicture = last, false
	}
	before := c.src[c.seen:at]
	c.seen = at
	c.hasPicture = c.hasPicture || bytes.Contains(before, []byte("![")) || bytes.IndexByte(before, '<') >= 0 || bytes.IndexByte(before, '{') >= 0
	return c.hasPicture
}

func isLetterOrDigit(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' }

// indentation returns the width of the white space at the start of a line in cells, and its
// length in bytes.
func indentation(line []byte) (cells, size int) {
	for size < len(line) {
		switch line[size] {
		case ' ':
			cells++
		case '\t':
			cells += 4 - cells%4
		default:
			return cells, size
		}
		size++
	}
	return cells, size
}

// runLen returns how many times a character is repeated at the start of s.
func runLen(s []byte, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// listMarker returns the length of the list marker at the start of s, or 0 if s does not start with one.
func listMarker(s []byte) (n int, isOrdered bool) {
	if s[0] == '>' || s[0] == ':' || s[0] == '[' {
		return 0, false
	}
	return markerAt(s), '0' <= s[0] && s[0] <= '9'
}

// isThematicBreak reports whether a line without its indentation is a thematic break.
func isThematicBreak(s []byte) bool {
	if s[0] != '*' && s[0] != '-' && s[0] != '_' {
		return false
	}
	marks := 0
	for _, c := range s {
		switch c {
		case s[0]:
			marks++
		case ' ', '\t', '\n':
		default:
			return false
		}
	}
	return marks > 2
}
