package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mail program writes a line over the text that it quotes, and gives the author there:
//
//	On Wed, Mar 3, 2021 at 9:00 AM Jo Park <jo@example.net> wrote:
//	In article <1@example.net>, jo@example.org (Jo Park) writes:
//	Jo Park <jo@example.org> wrote on 5 January:
//	Am 3. März 2021 um 9:00 schrieb Jo Park <jo@example.net>:

// replyVerbs are the verbs in these lines. A mail program may write them in another language than
// the text.
var replyVerbs = [...]string{
	"wrote", "writes", "said", "schrieb", "schreibt", "a écrit", "écrit", "escribió", "scrive", "ha scritto", "schreef",
	"escreveu", "skrev", "написал(а)", "написал", "написала", "пишет",
}

// postedBy begins the line that forums write over the post they quote: Originally posted by annaw:
const postedBy = "posted by "

// replyAuthor returns the byte offsets of the author's name in a line that a mail program writes
// over the text it quotes. ok is false for any other text.
func replyAuthor(text string) (start, end int, ok bool) {
	const maxSize = 200 // bytes
	line := strings.TrimRight(text, " \n")
	if len(line) > maxSize || !strings.HasSuffix(line, ":") {
		return 0, 0, false
	}
	if begin := strings.Index(strings.ToLower(line), postedBy); begin == 0 || begin > 0 && strings.EqualFold(line[:begin], "originally ") {
		start, end = begin+len(postedBy), len(line)-1
		return start, end, !strings.ContainsAny(line[start:end], " \n")
	}
	for _, verb := range replyVerbs {
		i := strings.LastIndex(line, " "+verb)
		if i < 0 {
			continue
		}
		rest := line[i+1+len(verb) : len(line)-1]
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !unicode.IsSpace(r) {
			continue
		}
		before := strings.TrimRight(line[:i], " \n")
		if start, end, ok := postAuthor(before, rest); ok {
			return start, end, true
		}
		hasAddress := strings.Contains(before, "@")
		isDated := strings.ContainsFunc(line, unicode.IsDigit)
		if !hasAddress && !isDated {
			return 0, 0, false
		}
		if name := strings.TrimSpace(withoutAddress(rest)); isReplyName(name) { // Am 3. März um 9:00 schrieb Jo Park <jo@example.net>:
			start = strings.LastIndex(line, name)
			return start, start + len(name), true
		} else if name != "" && !strings.ContainsFunc(name, unicode.IsDigit) { // schrieb sie:
			return 0, 0, false
		}
		if name, ok := strings.CutSuffix(before, ")"); ok && !strings.HasSuffix(before, "@)") {
			if k := strings.LastIndexByte(name, '('); k >= 0 && !strings.Contains(name[k:], "@") { // jo@example.org (Jo Park)
				return k + 1, len(name), isReplyName(name[k+1:])
			} else if k >= 0 {
				before = strings.TrimRight(name[:k], " ")
			}
		}
		before = strings.TrimRight(withoutAddress(before), `"'”’`)
		if start, end = nameAtEnd(before); start == end && !hasAddress { // Jo Park on 3 May wrote:
			if name, _, ok := strings.Cut(before, " on "); ok {
				start, end = nameAtEnd(name)
			}
		}
		start += len(before[start:end]) - len(strings.TrimLeft(before[start:end], `"'“‘`))
		return start, end, start < end
	}
	return 0, 0, false
}

// postAuthor returns the byte offsets of the name in a line that a forum writes over the post it
// quotes, which has nothing but the name before the verb: annaw wrote:
func postAuthor(before, after string) (start, end int, ok bool) {
	name := strings.TrimPrefix(before, "@")
	if after != "" || name == "" || strings.ContainsAny(name, " \n,;:.!?“”\"") || strings.Contains(name, "@") {
		return 0, 0, false
	}
	isNick := name != before || name == strings.ToLower(name) && strings.ContainsFunc(name, unicode.IsLetter)
	return len(before) - len(name), len(before), isNick
}

// withoutAddress returns a text without spaces at its end, and without the mail address at its end.
func withoutAddress(text string) string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	if k := strings.LastIndexFunc(text, unicode.IsSpace) + 1; strings.Contains(text[k:], "@") {
		text = text[:k]
	}
	return strings.TrimRightFunc(text, unicode.IsSpace)
}

// isReplyName reports whether all words of a text begin with capitals.
func isReplyName(text string) bool {
	start, end := nameAtEnd(text)
	return start == 0 && end > 0
}

// nameAtEnd returns the byte offsets of the capitalized words at the end of a text. A word with a
// digit, a comma after a word, and AM or PM come before the name.
func nameAtEnd(text string) (start, end int) {
	end = len(text)
	start = end
	for start > 0 {
		rest := strings.TrimRight(text[:start], " \n")
		i := strings.LastIndexAny(rest, " \n") + 1
		word := rest[i:]
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, `"'“‘`))
		isLast := start == end
		switch {
		case word == "", word == "AM", word == "PM", word == "On", word == "At", !unicode.IsUpper(r), strings.ContainsFunc(word, unicode.IsDigit):
			return start, end
		case strings.HasSuffix(word, ","):
			if !isLast {
				return start, end
			}
			end = len(rest) - 1
		case isLast:
			end = len(rest)
		}
		start = i
	}
	return start, end
}
