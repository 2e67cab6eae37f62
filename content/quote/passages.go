package quote

import (
	"strings"
	"unicode/utf8"

	"pullquote/content"
)

// articlePassages are the blocks of an article as [passages].
type articlePassages struct{ article *content.Article }

func (a articlePassages) count() int { return a.article.Len() }

func (a articlePassages) size(i int) int {
	return a.article.BlockSize(content.BlockIndex(i))
}

func (a articlePassages) paragraphs(i int) (body, captions []*paragraph) {
	block := a.article.Block(content.BlockIndex(i))
	_, setOff := block.(*content.BlockQuote)
	text := block.Plain()
	for _, leaf := range content.Leaves(block) {
		p := &paragraph{block: content.BlockIndex(i), offset: leaf.Offset, isSetOff: setOff, hardBreaks: true, text: leaf.Block.Plain(), blockText: text}
		switch b := leaf.Block.(type) {
		case *content.Paragraph:
			p.text = withoutCode(b.Text)
			body = append(body, p.splitTurns()...)
		case *content.Preformatted:
			p.text = b.Text.String()
			if turns := p.splitTurns(); len(turns) > 1 && len(turns) >= strings.Count(p.text, "\n") { // not a log
				body = append(body, turns...)
			}
		case *content.Verse:
			p.text = withoutCode(b.Text)
			body = append(body, p)
		case *content.Figure:
			captions = append(captions, p)
		}
	}
	return body, captions
}

// withoutCode returns a text in which spaces replace the marks in inline code, which do not
// quote anything.
func withoutCode(t content.Inline) string {
	out := []byte(nil)
	for _, s := range t.Spans() {
		if s.Style&content.CodeSpan == 0 {
			continue
		}
		for i, r := range t.String()[s.Start:s.End] {
			if !isMark(r) {
				continue
			}
			if out == nil {
				out = []byte(t.String())
			}
			for k := range utf8.RuneLen(r) {
				out[s.Start+i+k] = ' '
			}
		}
	}
	if out == nil {
		return t.String()
	}
	return string(out)
}

// textPassages are the paragraphs of a bare text as [passages]. Empty lines separate them;
// in a text whose lines are not wrapped, each line is a paragraph.
type textPassages struct {
	text  string
	parts [][2]int // byte offsets of the start and the end of each paragraph
}

func newTextPassages(text string) *textPassages {
	end := "\n\n"
	if !isWrapped(text) {
		end = "\n"
	}
	t := &textPassages{text: text}
	for start := 0; start < len(text); {
		size := strings.Index(text[start:], end)
		if size < 0 {
			size = len(text) - start
		}
		if strings.TrimSpace(text[start:start+size]) != "" {
			t.parts = append(t.parts, [2]int{start, start + size})
		}
		start += size + len(end)
	}
	return t
}

func (t *textPassages) count() int { return len(t.parts) }

func (t *textPassages) size(i int) int { return t.parts[i][1] - t.parts[i][0] }

func (t *textPassages) paragraphs(i int) (body, captions []*paragraph) {
	part := t.parts[i]
	return []*paragraph{{offset: part[0], text: t.text[part[0]:part[1]], blockText: t.text}}, nil
}

// isWrapped reports whether the lines of a text may be wrapped: less than a fifth of them
// are too long for that.
func isWrapped(text string) bool {
	const maxWidth = 120 // bytes
	long, lines := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines++
			if len(line) > maxWidth {
				long++
			}
		}
	}
	return long*5 < lines
}
