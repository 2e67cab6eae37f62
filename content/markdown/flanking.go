package markdown

import (
	"unicode"
	"unicode/utf8"

	"pullquote/content"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// allowUnspaced lets emphasis begin and end next to punctuation where words are written
// without spaces. CommonMark's rules for that take the spaces between words for granted:
// in
//
//	这是**强调。**下一句
//
// the second ** would not end anything. As in the proposal for CommonMark, punctuation of
// Chinese, Japanese and Korean does not count as punctuation here, and their letters
// count as white space next to other punctuation. The delimiter is at the start of line,
// after a character.
func allowUnspaced(d *parser.Delimiter, before rune, line []byte) {
	after, size := utf8.DecodeRune(line[d.OriginalLength:])
	if size == 0 {
		after = '\n'
	}
	isInWord := d.Char == '_' && d.OriginalLength == 1 // as in a file name
	if isInWord || !isEastAsian(before) && !isEastAsian(after) {
		return
	}
	isPunct := func(r rune) bool { return util.IsPunctRune(r) && !isEastAsian(r) }
	d.CanOpen = !util.IsSpaceRune(after) && (!isPunct(after) || util.IsSpaceRune(before) || isPunct(before) || isEastAsian(before))
	d.CanClose = !util.IsSpaceRune(before) && (!isPunct(before) || util.IsSpaceRune(after) || isPunct(after) || isEastAsian(after))
}

// isEastAsian reports whether a character is of Chinese, Japanese or Korean.
func isEastAsian(r rune) bool { return content.IsIdeographic(r) || unicode.Is(unicode.Hangul, r) }
