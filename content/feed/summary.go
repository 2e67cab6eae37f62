package feed

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"pullquote/content"
)

// maxLines bounds the part of a text with lines of its own that a list of entries shows, in
// code points.
const maxLines = 600

// summaryBlocks returns the start of a text that has lines of its own; nil for any other
// text. Addresses are resolved against base.
func (v value) summaryBlocks(base string) []content.Block {
	const maxBytes = 4 * maxLines // with markup
	if v.form == htmlLines {
		return nil
	}
	s := summary{left: maxLines}
	blocks := s.cut(v.start(maxBytes).blocks(base).Blocks)
	if !s.hasEllipsis && (s.isCut || len(v.text) > maxBytes) {
		blocks = append(blocks, &content.Paragraph{Text: content.PlainInline("…")})
	}
	return blocks
}

// summaryBlocks returns the blocks of the list of entries that describe the entry. A first
// line that has become the title is left out.
func (t entryText) summaryBlocks() []content.Block {
	if t.entry.Summary.IsEmpty() {
		return nil
	}
	blocks := t.about.summaryBlocks(t.page())
	switch {
	case len(blocks) == 0:
		return []content.Block{&content.Paragraph{Text: t.entry.Summary.Inline()}}
	case t.isDerived:
		return withoutFirstLine(blocks, t.entry.Title.String())
	}
	return blocks
}

// withoutFirstLine removes the first line of the blocks if it is the title.
func withoutFirstLine(blocks []content.Block, title string) []content.Block {
	if len(blocks) == 0 {
		return blocks
	}
	first, rest, hasMore := strings.Cut(blocks[0].Plain(), "\n")
	if content.SanitizeLine(first).String() != title {
		return blocks
	}
	switch b := blocks[0].(type) {
	case *content.Paragraph:
		if hasMore {
			blocks = append([]content.Block{&content.Paragraph{Text: b.Text.Slice(len(b.Text.String())-len(rest), len(b.Text.String()))}}, blocks[1:]...)
			return blocks
		}
		return blocks[1:]
	case *content.Heading:
		return blocks[1:]
	}
	return blocks
}

// firstLine returns the first line of a text that has lines of its own, or else all of its
// words, which are given.
func (v value) firstLine(words string) string {
	if v.form == htmlLines {
		return words
	}
	blocks := v.start(maxLines).blocks("").Blocks
	if len(blocks) == 0 {
		return words
	}
	line, _, _ := strings.Cut(blocks[0].Plain(), "\n")
	return cmp.Or(content.SanitizeLine(line).String(), words)
}

// words returns the start of a text on one line, after about limit bytes.
func (v value) words(limit int) string {
	if v.form != markdownLines {
		text, _ := plainText(v.text, limit)
		return text
	}
	var words []string
	for _, b := range v.start(limit).blocks("").Blocks {
		words = append(words, b.Plain())
	}
	return content.SanitizeLine(strings.Join(words, " ")).String()
}

// start returns the first bytes of a text.
func (v value) start(limit int) value {
	if len(v.text) > limit {
		v.text = strings.ToValidUTF8(v.text[:limit], "")
	}
	return v
}

// A summary cuts blocks after a number of code points.
type summary struct {
	left        int
	isCut       bool // blocks were left out
	hasEllipsis bool // the last paragraph was cut
}

// cut returns the start of the blocks. A cut paragraph ends with an ellipsis.
func (s *summary) cut(blocks []content.Block) []content.Block {
	var out []content.Block
	for _, b := range blocks {
		if s.left <= 0 {
			s.isCut = true
			break
		}
		switch b := b.(type) {
		case *content.Paragraph:
			out = append(out, &content.Paragraph{Text: s.cutInline(b.Text)})
		case *content.Heading:
			out = append(out, &content.Heading{Level: b.Level, Text: s.cutInline(b.Text)})
		case *content.BlockQuote:
			out = append(out, &content.BlockQuote{Blocks: s.cut(b.Blocks)})
		case *content.List:
			l := &content.List{Marker: b.Marker, Start: b.Start, IsTight: b.IsTight}
			for _, item := range b.Items {
				if s.left <= 0 {
					s.isCut = true
					break
				}
				l.Items = append(l.Items, content.Item{Task: item.Task, IsTerm: item.IsTerm, Blocks: s.cut(item.Blocks)})
			}
			out = append(out, l)
		case *content.Verse:
			out = append(out, &content.Verse{Text: s.cutInline(b.Text)})
		case *content.Preformatted:
			out = append(out, &content.Preformatted{Text: s.cutInline(b.Text)})
		default:
			if s.left -= utf8.RuneCountInString(b.Plain()); s.left <= 0 {
				s.isCut = true
				return out
			}
			out = append(out, b)
		}
	}
	return out
}

func (s *summary) cutInline(t content.Inline) content.Inline {
	short, isCut := content.Shorten(t.String(), s.left)
	s.left -= utf8.RuneCountInString(t.String())
	if !isCut {
		return t
	}
	s.hasEllipsis = true
	var b content.InlineBuilder
	b.Append(t.Slice(0, len(strings.TrimSuffix(short, "…"))))
	b.Add("…", 0, "")
	return b.Inline()
}
