package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// isListing reports whether most lines of a chunk look like the source of a program or like
// commands.
func isListing(c chunk) bool {
	if isListStart(c, nil) || c.all(isQuoteLine) || c.all(isField) {
		return false
	}
	n := 0
	for _, l := range c {
		if isCode(l) {
			n++
		}
	}
	return n >= 2 && n*2 >= len(c)
}

// isCode reports whether a line looks like the source of a program: it has brackets, signs
// and names that prose does not have.
func isCode(l string) bool {
	const minShare = 8 // percent of the characters
	t := strings.TrimSpace(l)
	if t == "" || t[0] == '>' || !hasSigns(t) && t[0] != ',' { // quoted text, or prose
		return false
	}
	strong, weak, all := 0, 0, 0
	for i := range len(t) {
		switch t[i] {
		case ' ':
			continue
		case '{', '}', '=', '<', '>', '|', '&', '$', '\\', '^', '`':
			strong++
		case ';':
			if i < len(t)-1 && t[i+1] != ' ' {
				strong++
			} else {
				weak++
			}
		case '(':
			if i > 0 && (unicode.IsLetter(rune(t[i-1])) || t[i-1] == '_') {
				strong++
			} else {
				weak++
			}
		case ')', '[', ']', '%', '#', '@', '+', '*', ':', '"', '_', '/':
			weak++
		}
		all++
	}
	switch {
	case strings.HasPrefix(t, "//"), strings.HasPrefix(t, "/*"), strings.HasPrefix(t, "#!"), strings.HasPrefix(t, "#include"):
		return true
	case strings.Trim(t, "{}()[];,") == "":
		return true
	case strings.HasSuffix(t, ";") && strings.ContainsAny(t, "()=+[]{}<>_") || strings.HasSuffix(t, "{"):
		return true
	}
	return strong > 0 && (strong+weak)*100 >= all*minShare
}

// signs are the characters that count in [isCode].
var signs = func() (table [256]bool) {
	for _, c := range []byte("{}=<>|&$\\^`;()[]%#@+*:\"_/") {
		table[c] = true
	}
	return table
}()

// hasSigns reports whether a text has one of the signs.
func hasSigns(t string) bool {
	for i := range len(t) {
		if signs[t[i]] {
			return true
		}
	}
	return false
}

// isTechnical reports whether a line has code, an option of a command, or the name of a file
// in it.
func isTechnical(l string) bool {
	if isCode(l) {
		return true
	}
	if !mayHaveNames(l) {
		return false
	}
	for w := range strings.FieldsSeq(l) {
		letters := strings.TrimLeft(w, "-")
		switch {
		case letters != w && len(w)-len(letters) <= 2 && letters != "" && unicode.IsLetter(rune(letters[0])):
			return true
		case hasInner(w, '_'), strings.Count(w, "/") > 1, hasInner(w, '.') && (isFileName(w) || isQualifiedName(w)):
			return true
		}
	}
	return false
}

// mayHaveNames reports whether a line may have an option of a command or the name of a file in
// it. It is fast, and it reports false for most prose.
func mayHaveNames(l string) bool {
	last := byte(' ')
	for i := range len(l) {
		switch c := l[i]; c {
		case '_', '/':
			return true
		case '-':
			if last <= ' ' || last >= utf8.RuneSelf {
				return true
			}
		case '.':
			if i+1 < len(l) && l[i+1] != ' ' {
				return true
			}
		}
		last = l[i]
	}
	return false
}

// hasInner reports whether a word has c between two other characters.
func hasInner(w string, c byte) bool {
	i := strings.IndexByte(w, c)
	return i > 0 && i < len(w)-1
}

// isFileName reports whether a word ends with a full stop and a few lower-case letters after
// others: "boat.txt".
func isFileName(w string) bool {
	const maxExtension = 4
	w = strings.Trim(w, `"'(),:`)
	i := strings.LastIndexByte(w, '.')
	extension := w[i+1:]
	return i > 1 && len(extension) >= 2 && len(extension) <= maxExtension && strings.Trim(extension, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// isQualifiedName reports whether a word is a name of three or more parts: "org.mill.Sluice".
func isQualifiedName(w string) bool {
	const minParts, minLen = 3, 2
	parts := strings.Split(strings.Trim(w, `"'(),:.`), ".")
	return len(parts) >= minParts && !slices.ContainsFunc(parts, func(part string) bool { return len(part) < minLen || !unicode.IsLetter(rune(part[0])) })
}

func technicalLines(c chunk) int {
	n := 0
	for _, l := range c {
		if isTechnical(l) {
			n++
		}
	}
	return n
}

// isWordy reports whether a line consists of several words and the punctuation of prose.
func isWordy(l string) bool {
	const minWords = 2
	if _, _, ok := cutMarker(l); ok || isTechnical(l) || strings.ContainsAny(l, "0123456789") || strings.HasSuffix(l, ":") || strings.HasPrefix(strings.TrimSpace(l), "[") {
		return false
	}
	return hasWords(l, minWords) || strings.ContainsFunc(l, content.IsIdeographic)
}

// hasWords reports whether a line has at least n words.
func hasWords(l string, n int) bool {
	for range strings.FieldsSeq(l) {
		if n--; n == 0 {
			return true
		}
	}
	return false
}

// isCommitLog reports whether a text is a list of commits: it begins with the name of one, a
// long number in base 16, and a field.
func isCommitLog(lines []string) bool {
	const minName = 7
	if len(lines) < 2 {
		return false
	}
	name, ok := strings.CutPrefix(lines[0], "commit ")
	name, _, _ = strings.Cut(name, " ")
	return ok && len(name) >= minName && strings.Trim(name, "0123456789abcdef") == "" && isField(lines[1])
}

// isListingText reports whether a whole text is the source of a program. A sample is enough.
func isListingText(lines []string) bool {
	const maxSample, minLines, maxProseWords = 2000, 4, 10
	code, prose, all := 0, 0, 0
	for _, l := range lines[:min(len(lines), maxSample)] {
		if strings.TrimSpace(l) == "" {
			continue
		}
		all++
		switch {
		case isCode(l) && !isDrawn(l):
			code++
		case len(strings.Fields(l)) >= maxProseWords:
			prose++
		}
	}
	return all >= minLines && code*100 >= all*45 && prose*5 < all
}
