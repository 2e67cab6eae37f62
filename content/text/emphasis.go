package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// maxEmphasis bounds the text between two underscores, in bytes.
const maxEmphasis = 500

// hasEmphasisMarks reports whether underscores mark emphasis in a text: there are several
// pairs of them around words, and hardly any others. A sample is enough.
func hasEmphasisMarks(lines []string) bool {
	const minPairs, maxSample = 3, 2000
	sample := strings.Join(lines[:min(len(lines), maxSample)], " ")
	all := strings.Count(sample, "_")
	pairs := 0
	for sample != "" && all > 0 {
		start, end := findEmphasis(sample)
		if start < 0 {
			break
		}
		pairs++
		sample = sample[end:]
	}
	return pairs >= minPairs && pairs*20 >= all*9
}

// inline returns a text with its emphasis.
func (p *parser) inline(text string) content.Inline {
	if !p.hasEmphasis {
		return content.PlainInline(text)
	}
	var b content.InlineBuilder
	for {
		start, end := findEmphasis(text)
		if start < 0 {
			b.Add(text, 0, "")
			return b.Inline()
		}
		b.Add(text[:start], 0, "")
		b.Add(text[start+1:end-1], content.Emph, "")
		text = text[end:]
	}
}

// findEmphasis returns the start and the end of the first text between two underscores that
// mark emphasis, including them. It returns -1 if there isn't one.
func findEmphasis(s string) (start, end int) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '_')
		if i < 0 {
			return -1, -1
		}
		start = from + i
		from = start + 1
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, _ := utf8.DecodeRuneInString(s[from:])
		if isWordRune(before) && start > 0 || unicode.IsSpace(after) || after == '_' {
			continue
		}
		window := s[from:min(len(s), from+maxEmphasis)]
		j := strings.IndexByte(window, '_')
		if j <= 0 {
			continue
		}
		end = from + j + 1
		last, _ := utf8.DecodeLastRuneInString(s[:end-1])
		next, _ := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsSpace(last) && !(isWordRune(next) && end < len(s)) && next != '_' {
			return start, end
		}
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
