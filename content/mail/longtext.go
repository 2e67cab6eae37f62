package mail

import (
	"bytes"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/memory"
	"pullquote/content/text"
)

// A long plain text is parsed in pieces. A piece ends after a quotation, or between two paragraphs
// of prose. If there is no such place, it ends at a blank line, or else at the end of a line. A
// paragraph, a quotation, a patch or a signature is only cut if it is long itself.

// Sizes in bytes, and of the sample in lines. A piece has minLines if it does not have minPiece,
// because short lines take as long to parse as others.
const (
	minPiece   = 16 << 10
	minLines   = 2000
	maxPiece   = 80 << 10 // of a piece that can end at a blank line
	maxLines   = 4000
	maxGroup   = content.MinLazy // of lines of one kind that are not cut
	maxAround  = 2 << 10         // of the text on each side of a piece, which shows what it is
	sampleSize = 1 << 20
	maxSample  = 1 << 15 // lines
)

// firstDepth is the byte for depth 0 in a source.
const firstDepth = ' '

// A longText is a long plain text, with what is needed to parse its pieces.
type longText struct {
	// source has the lines. Each begins with a byte that is its depth, and ends with a newline.
	source *memory.Source
	sample *text.Sample
	pieces []pieceStart // and the end of the text
}

// A pieceStart is where a piece begins.
type pieceStart struct {
	at   int       // in bytes
	kind groupKind // of the group that goes on there; proseGroup: none
}

// newLongText returns the text with these lines, which come from data. It returns nil if all of
// them are blank.
func newLongText(lines lineSeq, data []byte) *longText {
	buffer := memory.New(len(data) + bytes.Count(data, []byte("\n")) + 2)
	src, hasText := buffer.Bytes()[:0], false
	for l := range lines {
		src = append(append(append(src, firstDepth+byte(l.depth)), l.text...), '\n')
		hasText = hasText || l.hasText()
	}
	if !hasText {
		return nil
	}
	t := &longText{source: memory.NewSource(src, buffer), pieces: []pieceStart{{}}}
	t.sample = text.NewSample(outline(linesOf(src, 0, sampleSize)))
	for last := t.pieces[0]; last.at < len(src); {
		last = t.cut(src, last)
		t.pieces = append(t.pieces, last)
	}
	return t
}

// outline returns the text of lines, with placeholders for other blocks.
func outline(l []line) string {
	l = l[:min(len(l), maxSample)]
	x := plainBuilder{token: unusedToken(l), isOutline: true}
	x.add(l, 0, len(l), 0)
	return x.text.String()
}

// linesOf returns the lines in a part of a source, at least one.
func linesOf(src []byte, from, size int) []line {
	end := len(src)
	if from+size < end {
		if i := bytes.LastIndexByte(src[from:from+size], '\n'); i >= 0 {
			end = from + i + 1
		} else {
			end = from + size + bytes.IndexByte(src[from+size:], '\n') + 1
		}
	}
	return appendLines(nil, src[from:end])
}

// appendLines appends the lines in a source to out. The last one may be cut.
func appendLines(out []line, src []byte) []line {
	if len(src) == 0 {
		return out
	}
	out = slices.Grow(out, bytes.Count(src, []byte("\n"))+1)
	for s := range strings.SplitSeq(strings.TrimSuffix(string(src), "\n"), "\n") {
		out = append(out, line{int(s[0] - firstDepth), s[1:]})
	}
	return out
}

// sourceLen returns how long a line is in a source.
func (l line) sourceLen() int { return 1 + len(l.text) + 1 }

// len returns the number of pieces.
func (t *longText) len() int { return len(t.pieces) - 1 }

// pack compresses the text up to the end of a piece.
func (t *longText) pack(piece int) { t.source.Pack(t.pieces[piece+1].at) }

// blocks returns the blocks of a piece.
func (t *longText) blocks(piece int) []content.Block {
	start, end := t.pieces[piece], t.pieces[piece+1].at
	l := t.before(start)
	from := len(l)
	l = appendLines(l, t.source.Slice(start.at, end))
	to := len(l)
	l = appendLines(l, t.source.Slice(end, min(end+maxAround, t.source.Len())))
	x := plainBuilder{token: unusedToken(l)}
	next := from
	if start.kind != proseGroup {
		next = x.goOn(l, to, start.kind)
	}
	x.add(l, next, to, 0)
	return x.blocks(func(s string) []content.Block { return t.sample.Blocks(outline(l[:from]), s, outline(l[to:])) })
}

// goOn adds the rest of a group that began before the first line. It returns the line after it.
func (x *plainBuilder) goOn(l []line, to int, kind groupKind) int {
	end := min(groupEnd(l, 0, 0, kind), to)
	if kind == patchGroup {
		x.addCode("diff", l[:end])
	} else {
		x.addParagraph(strings.Trim(joinLines(l[:end]), "\n"))
	}
	return end
}

// before returns some lines before a piece, from a blank line or another depth on.
func (t *longText) before(p pieceStart) []line {
	from := max(p.at-maxAround, 0)
	if p.kind != proseGroup || p.at == 0 {
		return nil
	}
	src := t.source.Slice(from, p.at)
	if from > 0 {
		src = src[bytes.IndexByte(src, '\n')+1:] // the first line is cut
	}
	l := appendLines(nil, src)
	for i := 1; i < len(l) && from > 0; i++ {
		if !l[i-1].hasText() || l[i-1].depth != l[i].depth {
			return l[i:]
		}
	}
	return l
}
