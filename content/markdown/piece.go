package markdown

import (
	"bytes"
	"sync"

	"pullquote/content"
	"pullquote/content/bounds"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A document holds what the pieces of a long source share.
type document struct {
	definitions map[string]parser.Reference // of links, by their labels
	hasParts    bool                        // see [markers]

	mu sync.Mutex // guards what follows; it changes only when a piece is parsed for the first time

	// brackets holds the first piece with a start tag of WordPress, by its name.
	brackets map[string]int

	// defined holds the piece that defines a footnote, by its label; number holds the
	// number of those that are cited, and inline that of the notes in the middle of a line.
	// Cited are all of these, in order of their numbers, and then those without references.
	defined map[string]int
	number  map[string]int
	inline  map[inlineNote]int32
	cited   []citedNote

	isParsed  bool // all pieces have been parsed
	firstList int  // the block with the first footnotes, if isParsed
}

// setFirstList stores where the lists of footnotes begin. All pieces have been parsed.
func (d *document) setFirstList(block int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.isParsed, d.firstList = true, block
}

// noteLists returns the block with the first footnotes and the number of footnotes; 0 if not
// all pieces have been parsed.
func (d *document) noteLists() (first, count int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.isParsed {
		return 0, 0
	}
	return d.firstList, len(d.cited)
}

// An inlineNote is the place of a note: a piece, and the number of notes before it there.
type inlineNote struct{ piece, before int32 }

// A citedNote is where a footnote is: the piece, and its label or, if it is in the middle
// of a line or has no references, its place there.
type citedNote struct {
	label     string
	piece     int32
	before    int32
	inline    bool
	isUncited bool
}

// A piece is a part of a long source. It can be parsed without the rest.
type piece struct {
	*document
	index int
	notes *pieceNotes
}

// pieceNotes numbers the footnotes that a piece cites. The first parse of all pieces, in
// order, determines the numbers.
type pieceNotes struct {
	*document
	index int
	count int // notes in the middle of a line so far

	isPreview bool // notes get no numbers, and end tags find only the start tags before them that are known
}

// cite returns the number of the footnote with a label. It reports false if no footnote has it.
func (p *pieceNotes) cite(label string) (int, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	piece, ok := p.defined[label]
	if !ok || p.isPreview && p.number[label] == 0 {
		return 0, false
	}
	if p.number[label] == 0 {
		p.cited = append(p.cited, citedNote{piece: int32(piece), label: label})
		p.number[label] = len(p.cited)
	}
	return p.number[label], true
}

// citeInline returns the number of the next note in the middle of a line. It reports false if
// that is not known in a preview.
func (p *pieceNotes) citeInline() (int, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	note := inlineNote{int32(p.index), int32(p.count)}
	p.count++
	if p.isPreview && p.inline[note] == 0 {
		return 0, false
	}
	if p.inline[note] == 0 {
		p.cited = append(p.cited, citedNote{piece: note.piece, before: note.before, inline: true})
		p.inline[note] = int32(len(p.cited))
	}
	return int(p.inline[note]), true
}

// addUncited adds the footnotes that have no references. The notes are all that the pieces
// define, in the order of the source. All pieces have been parsed.
func (d *document) addUncited(notes []citedNote) {
	d.mu.Lock()
	defer d.mu.Unlock()
	seen := map[string]bool{} // a second definition of a label is never cited
	for _, note := range notes {
		if d.number[note.label] == 0 || seen[note.label] {
			d.cited = append(d.cited, note)
		}
		seen[note.label] = true
	}
}

func (p *piece) addBracketTag(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.notes.isPreview {
		return
	}
	if _, ok := p.brackets[name]; !ok {
		p.brackets[name] = p.index
	}
}

// hasBracketTag reports whether an earlier piece has a start tag with a name.
func (p *piece) hasBracketTag(name string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	first, ok := p.brackets[name]
	return ok && first < p.index
}

// moveNotes records that the first piece has taken in those before next.
func (d *document) moveNotes(next int) {
	for label, piece := range d.defined {
		if piece < next {
			d.defined[label] = 0
		}
	}
	for i := range d.cited {
		if int(d.cited[i].piece) < next {
			d.cited[i].piece = 0
		}
	}
}

// A pieceContext is a context in which the links of a piece find the definitions of the
// whole source.
type pieceContext struct {
	parser.Context
	definitions map[string]parser.Reference
}

// Reference implements [parser.Context].
func (c pieceContext) Reference(label string) (parser.Reference, bool) {
	r, ok := c.definitions[label]
	return r, ok
}

// addDefinitions adds the definitions of links and footnotes in a part of the source. The
// first definition of a label counts. It reports false if there are too many of links.
func (d *document) addDefinitions(src []byte, piece int) bool {
	if !bytes.Contains(src, []byte("]:")) {
		return true
	}
	c := newConverter(&content.Article{}, flatten(src))
	isFull := false
	context := &definitionContext{Context: parser.NewContext(), isFull: func() { isFull = true }}
	labels := c.definitionsIn(context)
	for _, r := range context.added {
		label := util.ToLinkReference(r.Label())
		if _, ok := d.definitions[label]; ok {
			continue
		}
		if len(d.definitions) == bounds.MaxDefinitions {
			isFull = true
			break
		}
		d.definitions[label] = parser.NewReference(bytes.Clone(r.Label()), bytes.Clone(r.Destination()), bytes.Clone(r.Title()))
	}
	for _, label := range labels {
		if _, ok := d.defined[label]; !ok {
			d.defined[label] = piece
		}
	}
	return !isFull
}

// definitionsIn parses the blocks of the source, but not their text. The context gets the
// definitions of links. It returns the labels of footnotes.
func (c *converter) definitionsIn(context parser.Context) []string {
	n := &footnotes{byLabel: map[string]*extast.Footnote{}}
	l := &labels{lists: map[ast.Node]bool{}}
	p := parser.NewParser(c.blockParsers(l, &markers{labels: l}, n), c.paragraphTransformers(l))
	p.Parse(text.NewReader(c.src), parser.WithContext(context))
	labels := make([]string, 0, len(n.byLabel))
	for label := range n.byLabel {
		labels = append(labels, label)
	}
	return labels
}

// parse returns a converter with the tree of a piece.
func (d *document) parse(src []byte, index int, a *content.Article) (*converter, ast.Node) {
	return d.parsePiece(src, &pieceNotes{document: d, index: index}, a)
}

// preview is [document.parse] for a piece after others that have not been parsed. It does not
// change d.
func (d *document) preview(src []byte, index int) (*converter, ast.Node) {
	return d.parsePiece(src, &pieceNotes{document: d, index: index, isPreview: true}, &content.Article{})
}

func (d *document) parsePiece(src []byte, notes *pieceNotes, a *content.Article) (*converter, ast.Node) {
	c := newConverter(a, flatten(src))
	c.piece = &piece{d, notes.index, notes}
	return c, c.parseTree()
}
