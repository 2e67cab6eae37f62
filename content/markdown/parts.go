package markdown

import (
	"bytes"
	"context"
	"runtime"
	"slices"

	"pullquote/content"
	"pullquote/content/internal/memory"
)

// Parts returns the parts of a long Markdown source in UTF-8. Only those are parsed that a
// selection may want. Together they have the blocks that [ParseLazily] returns. Parts may
// change src, which must not be changed afterwards. The buffer that src is in may be nil.
func Parts(ctx context.Context, src []byte, in *memory.Buffer) (content.Parts, error) {
	return splitParts(ctx, src, in, minPiece)
}

func splitParts(ctx context.Context, src []byte, in *memory.Buffer, pieceSize int) (content.Parts, error) {
	s := newLazySource(src, in)
	if err := s.split(ctx, pieceSize); err != nil {
		return content.Parts{}, err
	}
	s.addHead()
	if err := s.addOrdered(ctx); err != nil {
		return content.Parts{}, err
	}
	s.doc.addUncited(s.notes)
	return content.Parts{Article: &s.article, Each: s.eachPart}, nil
}

// eachPart yields the head, the pieces after it and the lists of footnotes.
func (s *lazySource) eachPart(ctx context.Context, sel content.Selection, yield func(content.Part) bool) error {
	isMore := yield(content.Part{Blocks: s.head})
	if !isMore {
		return nil
	}
	err := content.EachPart(ctx, len(s.starts)-2, func() func(int) content.Part { return s.partReader(sel) }, func(p content.Part) bool {
		isMore = yield(p)
		return isMore
	})
	for i := 0; err == nil && isMore && i < s.noteLists(); i++ {
		isMore = yield(content.Part{Blocks: s.noteList(i)})
	}
	runtime.KeepAlive(s.buffer)
	return err
}

// addOrdered parses the pieces that must be parsed in order before any other piece is parsed:
// those that cite or define footnotes, which get their numbers, and those with the tags of
// WordPress, if there are end tags.
func (s *lazySource) addOrdered(ctx context.Context) error {
	hasEndTags := bytes.Contains(s.src, []byte("[/"))
	for i := 1; i < len(s.starts)-1; i++ {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		src := s.src[s.starts[i]:s.starts[i+1]]
		isOrdered := bytes.Contains(src, []byte("[^")) || bytes.Contains(src, []byte("^[")) ||
			hasEndTags && (bytes.Contains(src, []byte("[/")) || hasValue(src))
		if isOrdered && len(src) > 0 {
			c, _ := s.convert(i)
			s.addNotes(c, i)
		}
	}
	return nil
}

// hasValue reports whether there may be a tag with a value in quotation marks, of which one may
// be missing.
func hasValue(src []byte) bool {
	return bytes.IndexByte(src, '=') >= 0 && bytes.ContainsAny(src, `"'`)
}

// partReader returns a function that reads the piece after piece i. The head has been read.
func (s *lazySource) partReader(sel content.Selection) func(i int) content.Part {
	mayWant := sel.NewFilter()
	wantsTitles := s.doc.hasTitle(mayWant)
	return func(i int) content.Part {
		i++
		if s.starts[i] == s.starts[i+1] {
			return content.Part{}
		}
		src := s.src[s.starts[i]:s.starts[i+1]]
		isWanted := mayWant(string(src)) || wantsTitles && bytes.Contains(src, []byte("![")) ||
			bytes.Contains(src, []byte("[^")) || bytes.Contains(src, []byte("^["))
		switch {
		case isWanted:
			_, blocks := s.convert(i)
			return content.Part{Blocks: blocks}
		case sel.Counts:
			return s.count(i)
		}
		return content.Part{}
	}
}

// hasTitle reports whether the title of a link definition may be wanted: it is the caption of
// the pictures that refer to it.
func (d *document) hasTitle(mayWant func(string) bool) bool {
	for _, r := range d.definitions {
		if len(r.Title()) > 0 && mayWant(string(r.Title())) {
			return true
		}
	}
	return false
}

// count counts the paragraphs of a piece and finds its last heading. It parses only those
// blocks whose kind is not plain to see.
func (s *lazySource) count(i int) content.Part {
	first, _ := slices.BinarySearch(s.cuts, int32(s.starts[i]))
	var p content.Part
	for n := first; n < len(s.cuts) && int(s.cuts[n]) < s.starts[i+1]; n++ {
		if s.openings[int(s.cuts[n])] != nil {
			_, blocks := s.convert(i)
			return content.SkippedPart(blocks)
		}
	}
	for n := first; n < len(s.cuts) && int(s.cuts[n]) < s.starts[i+1]; n++ {
		end := s.starts[i+1]
		if n+1 < len(s.cuts) {
			end = min(end, int(s.cuts[n+1]))
		}
		src := s.src[s.cuts[n]:end]
		switch shapeOf(src) {
		case paragraphShape:
			p.Paragraphs++
		case headingShape:
			p.Section = func() string { return s.sectionIn(src, i) }
		case unknownShape:
			c, tree := s.doc.preview(src, i)
			found := content.SkippedPart(dropEmpty(c.blocks(tree, 0)))
			p.Paragraphs += found.Paragraphs
			if found.Section != nil {
				p.Section = found.Section
			}
		}
	}
	return p
}

// sectionIn returns the title of the last heading in the source of a few blocks of a piece.
func (s *lazySource) sectionIn(src []byte, piece int) string {
	c, tree := s.doc.preview(src, piece)
	title := ""
	for _, b := range c.blocks(tree, 0) {
		if h, ok := b.(*content.Heading); ok {
			title = h.Text.String()
		}
	}
	runtime.KeepAlive(s.buffer)
	return title
}
