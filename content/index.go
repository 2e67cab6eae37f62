package content

import (
	"fmt"
	"sort"
	"unicode"
	"unicode/utf8"
)

// A Number is the number of a paragraph as a reader counts them, from 1. Zero
// is no paragraph.
type Number int

// An Index answers questions about places in an article: how far a place is,
// how many words are before it, which paragraph it is in. Making one takes time
// in proportion to the article; asking it does not.
type Index struct {
	bytes  []int    // bytes of plain text before block i; one more entry for the end
	words  []int    // the same for words
	number []Number // of the last paragraph that begins at or before block i
	paras  []BlockIndex
}

// NewIndex reads all of a.
func NewIndex(a *Article) *Index {
	x := &Index{bytes: make([]int, 1, a.Len()+1), words: make([]int, 1, a.Len()+1)}
	for i, b := range a.Blocks() {
		text := b.Plain()
		// Every block weighs something, so that a rule or a picture without a
		// caption counts as a step forward.
		x.bytes = append(x.bytes, x.bytes[i]+len(text)+1)
		x.words = append(x.words, x.words[i]+CountWords(text))
		if IsCounted(b) {
			x.paras = append(x.paras, i)
		}
		x.number = append(x.number, Number(len(x.paras)))
	}
	return x
}

// IsCounted reports whether readers count b as a paragraph: headings, figures
// and rules are not.
func IsCounted(b Block) bool {
	switch b.(type) {
	case *Paragraph, *List, *BlockQuote, *Code, *Table:
		return true
	case *Heading, *Figure, *Rule:
		return false
	}
	return false
}

// Paragraphs is how many paragraphs there are.
func (x *Index) Paragraphs() Number { return Number(len(x.paras)) }

// Number is the number of the paragraph at block i, or of the last one before
// it.
func (x *Index) Number(i BlockIndex) Number {
	if i < 0 || int(i) >= len(x.number) {
		return 0
	}
	return x.number[i]
}

// Paragraph is the block of paragraph n, cut to those that there are. It
// reports false if there are none.
func (x *Index) Paragraph(n Number) (BlockIndex, bool) {
	if len(x.paras) == 0 {
		return 0, false
	}
	return x.paras[min(max(n, 1), x.Paragraphs())-1], true
}

// Size is the article's length in bytes of plain text.
func (x *Index) Size() int { return x.bytes[len(x.bytes)-1] }

// Offset is how many of the article's [Index.Size] bytes lie before p.
func (x *Index) Offset(p Anchor) int {
	i := min(max(int(p.Block), 0), len(x.bytes)-1)
	if i == len(x.bytes)-1 {
		return x.bytes[i]
	}
	return min(x.bytes[i]+p.Offset, x.bytes[i+1])
}

// At is the place that has offset of the article's bytes before it.
func (x *Index) At(offset int) Anchor {
	i := sort.SearchInts(x.bytes, offset+1) - 1
	i = min(max(i, 0), max(len(x.bytes)-2, 0))
	return Anchor{BlockIndex(i), max(offset-x.bytes[i], 0)}
}

// Words is how many words the article has.
func (x *Index) Words() int { return x.words[len(x.words)-1] }

// WordsBefore is about how many words stand before p.
func (x *Index) WordsBefore(p Anchor) int {
	i := min(max(int(p.Block), 0), len(x.words)-1)
	if i == len(x.words)-1 {
		return x.words[i]
	}
	size := x.bytes[i+1] - x.bytes[i]
	return x.words[i] + (x.words[i+1]-x.words[i])*min(p.Offset, size)/size
}

// WordsPerMinute is how fast adults read non-fiction in English silently: the
// mean of 190 studies in Brysbaert, "How many words do we read per minute?",
// Journal of Memory and Language 109 (2019).
const WordsPerMinute = 238

// ReadingMinutes is how long reading so many words takes, in whole minutes, rounded
// up.
func ReadingMinutes(words int) int { return (words + WordsPerMinute - 1) / WordsPerMinute }

// FormatMinutes writes minutes for people: "12 min", "8 h 31 min".
func FormatMinutes(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
}

// Pluralize writes how many things there are for people: "no quotes", "1 quote", "5 quotes".
func Pluralize(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing + "s"
	case 1:
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// CountWords counts the words of a text. A word is a run of characters between white
// space that has a letter or digit in it. In scripts without spaces between words
// it is as many letters as their words have on average: two ideographs or kana,
// four letters of Thai and its neighbours.
func CountWords(text string) int {
	words, ideographs, letters := 0, 0, 0
	inWord := false
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c == ' ' || c == '\n' || c == '\t':
				inWord = false
			case !inWord && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'):
				inWord = true
				words++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case IsIdeographic(r):
			ideographs++
			inWord = false
		case IsUnspaced(r):
			letters++
			inWord = false
		case !inWord:
			inWord = true
			words++
		}
	}
	return words + (ideographs+1)/2 + (letters+3)/4
}
