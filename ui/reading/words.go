package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"github.com/clipperhouse/uax29/v2/words"
)

// maxWord bounds the text on both sides of a place that is searched for the word there, in
// bytes.
const maxWord = 256

// wordAt returns the word at a place, or else the next one of its block, or else the last one.
// A word includes the punctuation next to it, but in a script without spaces only itself.
func (p *Pane) wordAt(a content.Anchor) content.Range {
	text := p.Article.Block(a.Block).Plain()
	at := min(max(a.Offset, 0), len(text))
	from := runeStart(text, max(at-maxWord, 0))
	offset, start, end := from, from, from
	last := ' '
	found := content.Within(a.Block, at, at)
	for tokens := words.FromString(text[from:runeStart(text, min(at+maxWord, len(text)))]); tokens.Next(); {
		token := tokens.Value()
		first, _ := utf8.DecodeRuneInString(token)
		isSpace := unicode.IsSpace(first)
		if isSpace || isUnspaced(first) && isUnspaced(last) {
			if found = content.Within(a.Block, start, end); start < end && at < end {
				return found
			}
			start = offset
		}
		offset += len(token)
		if end = offset; isSpace {
			start = end
		}
		last, _ = utf8.DecodeLastRuneInString(token)
	}
	if start < end {
		return content.Within(a.Block, start, end)
	}
	return found
}

// runeStart returns the start of the character at an offset.
func runeStart(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// isUnspaced reports whether r belongs to a script that is written without spaces.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// textOf returns the text of a block up to the white space at its end.
func (p *Pane) textOf(i content.BlockIndex) string {
	return strings.TrimRightFunc(p.Article.Block(i).Plain(), unicode.IsSpace)
}

// nextWord returns the word after a word, or the word itself if it is the last one.
func (p *Pane) nextWord(w content.Range) content.Range {
	block := w.End.Block
	if w.End.Offset < len(p.textOf(block)) {
		return p.wordAt(w.End)
	}
	for i, ok := p.flow.Next(block); ok; i, ok = p.flow.Next(i) {
		if p.textOf(i) != "" {
			return p.wordAt(content.Anchor{Block: i})
		}
	}
	return w
}

// prevWord returns the word before a word, or the word itself if it is the first one.
func (p *Pane) prevWord(w content.Range) content.Range {
	block := w.Start.Block
	before := strings.TrimRightFunc(p.Article.Block(block).Plain()[:w.Start.Offset], unicode.IsSpace)
	if before != "" {
		return p.lastWordIn(block, before)
	}
	for i, ok := p.flow.Prev(block); ok; i, ok = p.flow.Prev(i) {
		if p.textOf(i) != "" {
			return p.lastWord(i)
		}
	}
	return w
}

// lastWord returns the last word of a block.
func (p *Pane) lastWord(i content.BlockIndex) content.Range { return p.lastWordIn(i, p.textOf(i)) }

// lastWordIn returns the word at the end of the beginning of a block's text.
func (p *Pane) lastWordIn(i content.BlockIndex, text string) content.Range {
	_, size := utf8.DecodeLastRuneInString(text)
	return p.wordAt(content.Anchor{Block: i, Offset: len(text) - size})
}

// paragraphEnd returns the last word of the n'th paragraph from a word on. One that ends with
// the word does not count.
func (p *Pane) paragraphEnd(w content.Range, n int) content.Range {
	for range n {
		if w.End.Offset >= len(p.textOf(w.End.Block)) {
			w = p.nextWord(w)
		}
		w = p.lastWord(w.End.Block)
	}
	return w
}

// paragraphStart returns the first word of the n'th paragraph from a word back. One that starts
// with the word does not count.
func (p *Pane) paragraphStart(w content.Range, n int) content.Range {
	for range n {
		first := p.wordAt(content.Anchor{Block: w.Start.Block})
		if first.Start == w.Start {
			w = p.prevWord(w)
			first = p.wordAt(content.Anchor{Block: w.Start.Block})
		}
		w = first
	}
	return w
}
