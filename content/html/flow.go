package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/caption"
	"pullquote/content/internal/markup"
)

// A document holds what all flows of one document share.
type document struct {
	o             Options
	problems      []string
	targets       []target
	textBytes     int    // of text so far
	repeatedBytes int    // of long URLs so far
	cells         int    // of all tables so far
	places        int    // the same, with empty cells that end rows and were left out
	sourceCells   int    // of all tables so far, without those that were added
	lastFormula   string // "" if other text has been written since
	sideNotes     []content.Item
	codeLanguage  string                   // from the label above preformatted text
	titleCaptions map[*content.Figure]bool // figures whose caption is their title attribute

	firstSideNote int // the number of the first side note
}

// A context describes the surroundings of a node.
type context struct {
	style         content.Style
	link          string
	quoteDepth    int  // how many q elements are open
	isNoteList    bool // in an element with footnotes
	isAttribution bool // in the source of a quoted passage
	isPictureOnly bool // in an element of which only pictures are kept
	isSideNote    bool // in a side note
	depth         int  // of lists and quotations
	elementDepth  int
}

// isTooDeep reports whether a list or a quotation exceeds [bounds.MaxBlockNesting], and tells
// the reader.
func (f *flow) isTooDeep(x context) bool {
	if x.depth < bounds.MaxBlockNesting {
		return false
	}
	f.doc.addProblem(bounds.BlockNesting.Sentence())
	return true
}

// deeper returns x with the depth of lists and quotations increased.
func (x context) deeper() context {
	x.depth++
	return x
}

// A flow builds the blocks of one node.
type flow struct {
	doc          *document
	out          []content.Block
	pictureAbove *content.Figure // directly above, so that a caption may follow, or nil if there isn't one
	openFigure   *figureState    // the innermost open figure element, or nil if there isn't one
	noteList     *content.List   // collects consecutive single notes
	isQuoted     bool            // in a quoted passage
	isItem       bool            // the flow is a list item
	task         content.Task
	isNote       bool   // the flow is a footnote
	noteLabel    string // the number or sign that the note begins with

	line            markup.Line
	cite            markup.Cite
	breaks          int               // consecutive line breaks right before
	level           int               // of the open heading, or 0 if there isn't one
	isBrief         bool              // the open heading is short, so that all of it is one line
	leadingPictures []*content.Figure // before the text of the line
	inlinePictures  []*content.Figure // after some text of the line
	lastPicture     *content.Figure
	lastPictureAt   int      // bytes of text before lastPicture
	badgesEnd       int      // bytes of the badges that the line begins with
	pendingTargets  []target // in the line or before it, waiting for their block

	// separator separates the blocks of a flow that is one line, such as a cell. It is
	// 0 if the blocks stay blocks.
	separator rune
}

// A figureState is the state of an open figure element.
type figureState struct {
	lastPicture    *content.Figure
	hasMedia       bool   // such as a film
	poster         string // the picture shown for the film
	hasQuote       bool
	hasInnerFigure bool
	pendingCaption *content.Figure // a caption whose picture has not come yet
}

// newInner returns a flow for the content of an item or a quoted passage.
func (f *flow) newInner() *flow {
	in := &flow{doc: f.doc, pendingTargets: f.pendingTargets, isQuoted: f.isQuoted, isItem: true}
	f.pendingTargets = nil
	return in
}

// closeInner ends an inner flow and returns its blocks. Its targets without a block move
// to the block after it.
func (f *flow) closeInner(inner *flow) []content.Block {
	blocks := inner.finish()
	f.pendingTargets = append(f.pendingTargets, inner.pendingTargets...)
	f.deferTargets()
	f.lastPicture = nil
	return blocks
}

// finish ends the flow and returns its blocks, without pictures that have neither a URL
// nor text.
func (f *flow) finish() []content.Block {
	f.endBlock()
	out := f.out[:0]
	for _, b := range f.out {
		if p, ok := b.(*content.Figure); !ok || !p.Src.IsEmpty() || p.Plain() != "" {
			out = append(out, b)
		}
	}
	if n := len(out); n > 0 && len(f.pendingTargets) > 0 {
		f.anchorInLast(out[n-1:])
	}
	return out
}

// anchorInLast anchors the pending targets in the last leaf of blocks, and reports whether they have
// a leaf. It goes straight there, because each of many nested quotes calls it.
func (f *flow) anchorInLast(blocks []content.Block) bool {
	for _, b := range slices.Backward(blocks) {
		switch b := b.(type) {
		case *content.BlockQuote:
			if f.anchorInLast(b.Blocks) {
				return true
			}
		case *content.List:
			for _, item := range slices.Backward(b.Items) {
				if f.anchorInLast(item.Blocks) {
					return true
				}
			}
		default:
			f.anchorTargets(b)
			return true
		}
	}
	return false
}

func (f *flow) add(b content.Block) {
	switch b.(type) {
	case *content.Figure:
	case *content.Table, *content.Code:
		if f.pictureAbove = nil; f.openFigure != nil && f.openFigure.pendingCaption != nil {
			f.addLoneCaption(f.openFigure.pendingCaption)
		}
	default:
		f.pictureAbove = nil
	}
	f.out = append(f.out, b)
}

// addText adds a block and anchors the pending targets in it.
func (f *flow) addText(b content.Block) {
	f.anchorTargets(b)
	f.add(b)
}

// endBlock ends the current block.
func (f *flow) endBlock() {
	switch {
	case f.isBrief:
		f.line.Space(" ", 0, "")
	case f.separator == 0:
		f.endLine()
	case f.separator == '\n':
		if f.line.Last() != '\n' {
			f.line.Break(0, "")
		}
	default:
		f.line.Space(string(f.separator), 0, "")
	}
}

func (f *flow) endLine() {
	t := f.line.Inline()
	if f.isQuoted {
		t = f.cite.SplitSource(t)
	}
	t = markup.TrimSpace(t)
	leading, inside := f.leadingPictures, f.inlinePictures
	f.line, f.cite, f.inlinePictures, f.breaks, f.badgesEnd = markup.Line{}, markup.Cite{}, nil, 0, 0
	if f.level == 0 && (t.String() == "" || markup.IsCaption(t) || !continuesSentence(t.String())) {
		f.addFigures()
	} else {
		if f.level == 0 || t.String() == "" { // a heading with text does not get the alt text of a logo
			t = markup.WithAlts(leading, t)
		}
		inside, f.leadingPictures = append(leading, inside...), nil
	}
	switch {
	case t.String() == "":
		f.deferTargets()
	case f.level > 0 && len(t.String()) <= 2*maxHeading:
		f.addText(&content.Heading{Level: f.level, Text: t})
		f.level = 0
	case f.pictureAbove != nil && f.pictureAbove.Caption.String() == "" && (markup.IsCaption(t) || isCreditedLine(t.String())):
		f.pictureAbove.Caption = markup.WithoutEmphasis(t)
		f.anchorTargets(f.pictureAbove)
		f.pictureAbove = nil
	default:
		f.addText(&content.Paragraph{Text: t})
	}
	for _, p := range inside {
		f.add(p)
	}
}

// isCreditedLine reports whether the text below a picture is its caption, by the credit at its
// end.
func isCreditedLine(text string) bool {
	const maxLine = 400 // bytes
	isCredited, isCredit := caption.Classify(text)
	return len(text) <= maxLine && (isCredited || isCredit)
}

// continuesSentence reports whether a text continues the sentence before it.
func continuesSentence(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first) || strings.ContainsRune(".,;:!?)", first)
}

func (f *flow) writeText(s string, x context) {
	f.write(x, func(x context) { f.line.Add(s, x.style, x.link) })
}

// write calls add to write to the line, unless x allows only pictures, and counts the bytes
// written.
func (f *flow) write(x context, add func(context)) {
	if x.isPictureOnly {
		return
	}
	if !f.doc.canRepeat(len(x.link)) {
		x.link = ""
	}
	before := f.line.Len()
	add(x)
	if n := f.line.Len() - before; n > 0 {
		f.doc.textBytes += n
		f.breaks, f.doc.lastFormula = 0, ""
	}
}

// breakLine breaks the line. Two breaks end a paragraph.
func (f *flow) breakLine(x context) {
	f.breaks++
	switch {
	case f.line.Len() == 0 && f.separator == 0:
		f.addFigures()
	case f.breaks > 1 && f.separator == 0 && f.level == 0:
		f.endBlock()
	case f.breaks == 1:
		f.line.Break(x.style, x.link)
	}
}

// registerPicture records a picture that was added, and gives it the pending caption, if
// there is one.
func (f *flow) registerPicture(p *content.Figure) {
	f.pictureAbove = p
	if f.openFigure == nil {
		return
	}
	f.openFigure.lastPicture = p
	if w := f.openFigure.pendingCaption; w != nil {
		f.openFigure.pendingCaption = nil
		f.setCaption(p, w)
	}
}

// addFigures adds the leading pictures, because they are not part of a text.
func (f *flow) addFigures() {
	for _, p := range f.leadingPictures {
		f.add(p)
		f.registerPicture(p)
	}
	f.leadingPictures = nil
}

// maxCaption is the maximum length of a caption to which another is added, in bytes.
const maxCaption = 2000

// setCaption sets the caption of picture p to that of c. If p already has a caption that is
// not from its title attribute, the new one becomes another line of it.
func (f *flow) setCaption(p, c *content.Figure) {
	switch {
	case p.Caption.String() == "" || f.doc.titleCaptions[p]:
		p.Caption = c.Caption
	case len(p.Caption.String()) > maxCaption:
		f.addText(&content.Paragraph{Text: c.Caption})
		return
	default:
		var l markup.Line
		l.Append(p.Caption)
		l.Break(0, "")
		l.Append(c.Caption)
		p.Caption = l.Inline()
	}
	if p.Credit.IsEmpty() {
		p.Credit = c.Credit
	}
	delete(f.doc.titleCaptions, p)
	f.anchorTargets(p)
}

// addLoneCaption adds a caption that has no picture. The caption of a film becomes a
// figure, the caption of a quoted passage becomes its source, and any other becomes text.
func (f *flow) addLoneCaption(c *content.Figure) {
	s := f.openFigure
	s.pendingCaption = nil
	last := len(f.out) - 1
	if s.hasQuote && last >= 0 {
		if q, ok := f.out[last].(*content.BlockQuote); ok {
			source := &content.Paragraph{Text: markup.WithDash(c.Caption)}
			q.Blocks = append(q.Blocks, source)
			f.anchorTargets(source)
			return
		}
	}
	if s.hasMedia {
		c.Src = content.Sanitize(s.poster)
		f.addText(c)
		return
	}
	f.addText(&content.Paragraph{Text: c.Caption})
}
