package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/markup"
)

// maxDepth is how deep lists and quotations nest; deeper ones are shown at this
// depth.
const maxDepth = 32

// A reader reads one document.
type reader struct {
	o        Options
	problems []string
	targets  []target
	read     int                      // bytes of text so far
	repeated int                      // bytes of long addresses so far
	tex      string                   // the formula right before
	asides   []content.Item           // the side notes
	language string                   // the label above preformatted text
	titled   map[*content.Figure]bool // figures whose captions are titles

	firstAside int // the number of the first side note
}

// A context is what a node is in.
type context struct {
	style      content.Style
	link       string
	quotations int  // quotations within the line
	isNotes    bool // an element that holds the footnotes
	isSource   bool // the source of a quoted passage
	isSilent   bool // an element of which only pictures are read
	isAside    bool // a side note
	depth      int  // lists and quotations
	elements   int
}

// deeper returns the context for a flow of its own.
func (x context) deeper() context {
	x.depth++
	return x
}

// A flow gathers the blocks that one node holds.
type flow struct {
	r        *reader
	out      []content.Block
	under    *content.Figure // the picture right above, which a caption may follow
	shown    *figureState    // the figure element that is read; nil outside
	noteList *content.List   // single notes that follow each other
	isQuoted bool            // it is in a quoted passage
	isItem   bool            // it is the item of a list
	task     content.Task
	isNote   bool   // it is a footnote
	label    string // what the note begins with

	line    markup.Line
	cite    markup.Cite
	breaks  int               // line breaks right before
	level   int               // the heading that is read; 0 for none
	isBrief bool              // the heading is short: what it holds is one line
	leading []*content.Figure // pictures before any text of the line
	inside  []*content.Figure // pictures after some
	last    *content.Figure   // the picture that was read last
	lastAt  int               // bytes of text before that
	ids     []target          // in the line or before it, without a block

	// separator is what separates blocks that are read into one line, as in a
	// heading or a cell; 0 if they are blocks.
	separator rune
}

// A figureState is what has been read so far of a figure element.
type figureState struct {
	last      *content.Figure // the last picture
	hasMedia  bool            // something that text cannot show, such as a film
	poster    string          // the picture that stands for the film
	hasQuote  bool            // a quoted passage
	hasFigure bool            // another figure element
	waiting   *content.Figure // the caption, while its picture is yet to come
}

// inner returns a flow for what an item or a quoted passage holds.
func (f *flow) inner() *flow {
	in := &flow{r: f.r, ids: f.ids, isQuoted: f.isQuoted, isItem: true}
	f.ids = nil
	return in
}

// leave ends an inner flow and returns its blocks. Targets in it that have no block
// lead to what follows.
func (f *flow) leave(inner *flow) []content.Block {
	blocks := inner.finish()
	f.ids = append(f.ids, inner.ids...)
	f.deferTargets()
	f.last = nil
	return blocks
}

// finish returns the blocks without the pictures that have neither an address nor
// text.
func (f *flow) finish() []content.Block {
	f.end()
	out := f.out[:0]
	for _, b := range f.out {
		if p, ok := b.(*content.Figure); !ok || p.Src != "" || p.Plain() != "" {
			out = append(out, b)
		}
	}
	if n := len(out); n > 0 {
		if leaves := content.Leaves(out[n-1]); len(leaves) > 0 {
			f.anchorTargets(leaves[len(leaves)-1].Block)
		}
	}
	return out
}

// add adds a block.
func (f *flow) add(b content.Block) {
	switch b.(type) {
	case *content.Figure:
	case *content.Table, *content.Code:
		if f.under = nil; f.shown != nil && f.shown.waiting != nil {
			f.captionAlone(f.shown.waiting)
		}
	default:
		f.under = nil
	}
	f.out = append(f.out, b)
}

// addText adds the block of a line that has ended.
func (f *flow) addText(b content.Block) {
	f.anchorTargets(b)
	f.add(b)
}

// end ends the block that is read.
func (f *flow) end() {
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
		t = f.cite.Set(t)
	}
	t = markup.Trim(t)
	leading, inside := f.leading, f.inside
	f.line, f.cite, f.inside, f.breaks = markup.Line{}, markup.Cite{}, nil, 0
	if f.level == 0 && (t.Text == "" || markup.IsCaption(t) || !continuesSentence(t.Text)) {
		f.addFigures()
	} else {
		if f.level == 0 || t.Text == "" { // a heading needs no logo, but may be one
			t = markup.WithAlts(leading, t)
		}
		inside, f.leading = append(leading, inside...), nil
	}
	switch {
	case t.Text == "":
		f.deferTargets()
	case f.level > 0 && len(t.Text) <= 2*maxHeading:
		f.addText(&content.Heading{Level: f.level, Text: t})
		f.level = 0
	case f.under != nil && f.under.Caption.Text == "" && markup.IsCaption(t):
		f.under.Caption = markup.Unemphasised(t)
		f.anchorTargets(f.under)
		f.under = nil
	default:
		f.addText(&content.Paragraph{Text: t})
	}
	for _, p := range inside {
		f.add(p)
	}
}

// continuesSentence reports whether a text goes on with the sentence before it.
func continuesSentence(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first) || strings.ContainsRune(".,;:!?)", first)
}

// words writes text.
func (f *flow) words(s string, x context) {
	f.write(x, func(x context) { f.line.Add(s, x.style, x.link) })
}

// write calls add to write a text, and takes note of what it has written.
func (f *flow) write(x context, add func(context)) {
	if x.isSilent {
		return
	}
	if !f.r.canRepeat(len(x.link)) {
		x.link = ""
	}
	before := f.line.Len()
	add(x)
	if n := f.line.Len() - before; n > 0 {
		f.r.read += n
		f.breaks, f.r.tex = 0, ""
	}
}

// breakLine breaks the line. Two breaks end a paragraph.
func (f *flow) breakLine(x context) {
	f.breaks++
	switch {
	case f.line.Len() == 0 && f.separator == 0:
		f.addFigures()
	case f.breaks > 1 && f.separator == 0 && f.level == 0:
		f.end()
	case f.breaks == 1:
		f.line.Break(x.style, x.link)
	}
}

// showPicture takes note of a picture that was added, and gives it the caption that
// waits for it.
func (f *flow) showPicture(p *content.Figure) {
	f.under = p
	if f.shown == nil {
		return
	}
	f.shown.last = p
	if w := f.shown.waiting; w != nil {
		f.shown.waiting = nil
		f.giveCaption(p, w)
	}
}

// addFigures adds the pictures of a line that has no text.
func (f *flow) addFigures() {
	for _, p := range f.leading {
		f.add(p)
		f.showPicture(p)
	}
	f.leading = nil
}

// maxCaption is how long a caption may be that a second one is added to, in bytes.
const maxCaption = 2000

// giveCaption gives a picture its caption. A second caption becomes a line of the
// first.
func (f *flow) giveCaption(p, c *content.Figure) {
	switch {
	case p.Caption.Text == "" || f.r.titled[p]:
		p.Caption = c.Caption
	case len(p.Caption.Text) > maxCaption:
		f.addText(&content.Paragraph{Text: c.Caption})
		return
	default:
		var l markup.Line
		l.Append(p.Caption)
		l.Break(0, "")
		l.Append(c.Caption)
		p.Caption = l.Inline()
	}
	if p.Credit == "" {
		p.Credit = c.Credit
	}
	delete(f.r.titled, p)
	f.anchorTargets(p)
}

// captionAlone adds a caption that has no picture. The caption of a film is a
// figure, that of a quoted passage is its source, and any other is text.
func (f *flow) captionAlone(c *content.Figure) {
	s := f.shown
	s.waiting = nil
	last := len(f.out) - 1
	if s.hasQuote && last >= 0 {
		if q, ok := f.out[last].(*content.BlockQuote); ok {
			source := &content.Paragraph{Text: markup.Source(c.Caption)}
			q.Blocks = append(q.Blocks, source)
			f.anchorTargets(source)
			return
		}
	}
	if s.hasMedia {
		c.Src = s.poster
		f.addText(c)
		return
	}
	f.addText(&content.Paragraph{Text: c.Caption})
}
