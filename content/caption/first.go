package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditFirst finds a credit before the description: "Photo: Jo Park. People
// queue.", "REUTERS/Jo Park: People queue."
func creditFirst(text string) (found, bool) {
	for _, sep := range []string{"\n", ") ", "] ", " Image caption", ". ", ": ", " – ", " — ", " - ", " | "} {
		at := 0
		for range 2 {
			i := strings.Index(text[at:min(len(text), 30*mostCredit)], sep)
			if i < 0 {
				break
			}
			i += at
			at = i + len(sep)
			head := text[:i]
			if sep == ". " && abbreviated(head+".") || sep == ": " && labelAtEnd(head) > 0 {
				continue
			}
			if sep == ") " || sep == "] " {
				head += sep[:1]
			}
			if name, ok := creditOf(head); ok && strings.IndexFunc(text[at:], unicode.IsLetter) >= 0 {
				end := at
				if strings.HasPrefix(sep, " Image") {
					end = i + 1 // the label is the description's
				}
				return found{cut{0, end}, name}, true
			}
		}
	}
	return found{}, false
}

// creditOf is whom head credits, if it does nothing else.
func creditOf(head string) (string, bool) {
	if inner, start, ok := inBrackets(head); ok && start == 0 {
		head = inner
	}
	if name, ok := afterLabel(head); ok {
		return name, isCreditName(name) && (!labelsPicture(head) || saysAgency(name))
	}
	if name, ok := cutSign(head); ok {
		return name, isCreditName(name)
	}
	return head, namesAgency(head) && saysAgency(head) && !strings.Contains(head, ", ")
}

// gluedFirst finds "Jo Park/Reuters" before a description that goes on at once.
func gluedFirst(text string) (found, bool) {
	end := 0
	var best found
	for range 8 {
		blank := strings.IndexByte(text[end:min(len(text), 30*mostCredit)], ' ')
		if blank < 0 {
			break
		}
		end += blank + 1
		head, rest := text[:end-1], text[end:]
		first, _ := utf8.DecodeRuneInString(rest)
		last := head[strings.LastIndexAny(head, "/|")+1:]
		if last != head && isAgency(last) && namesAgency(head) && unicode.IsUpper(first) && strings.Count(rest, " ") > 1 {
			best = found{cut{0, end}, head}
		}
	}
	return best, best.end > 0
}
