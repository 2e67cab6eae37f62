package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leadingSeparators may come between a credit and a description after it.
var leadingSeparators = []string{"\n", ") ", "] ", " Image caption", ". ", ": ", " – ", " — ", " - ", " | "}

// findCreditFirst finds a credit before the description: "Photo: Jo Park. People
// queue.", "REUTERS/Jo Park: People queue."
func findCreditFirst(c partedText) (candidate, bool) {
	text := c.text
	head := text[:min(len(text), maxCreditBytes)]
	for _, separator := range leadingSeparators {
		at := 0
		for range 2 {
			i := strings.Index(head[at:], separator)
			if i < 0 {
				break
			}
			i += at
			at = i + len(separator)
			credit := text[:i]
			switch separator {
			case ". ":
				if endsWithAbbreviation(credit + ".") {
					continue
				}
			case ": ":
				if labelAtEnd(credit) > 0 {
					continue
				}
			case ") ", "] ":
				credit += separator[:1]
			}
			if name, ok := CreditOf(credit); ok && strings.IndexFunc(text[at:], unicode.IsLetter) >= 0 {
				end := at
				if separator == " Image caption" {
					end = i + 1 // the label belongs to the description
				}
				return candidate{span{0, end}, name}, true
			}
		}
	}
	return candidate{}, false
}

// CreditOf returns the credit in a text, without its label or brackets. It returns false
// if the text is not a credit.
func CreditOf(text string) (string, bool) {
	if inner, start, ok := inBrackets(text); ok && start == 0 {
		text = inner
	}
	if name, ok := afterLabel(text); ok {
		return name, isCreditName(name) && (!hasDescriptionLabel(text) || anyPartIs(name, isAgency))
	}
	if name, ok := afterCopyright(text); ok {
		return name, isCreditName(name)
	}
	return text, isAgencyAndName(text) && anyPartIs(text, isAgency) && !strings.Contains(text, ", ")
}

// findRunOnFirst finds "Jo Park/Reuters" before a description, with only a space between
// them.
func findRunOnFirst(c partedText) (candidate, bool) {
	const maxWords = 8
	text := c.text
	end := 0
	var best candidate
	for range maxWords {
		space := strings.IndexByte(text[end:min(len(text), maxCreditBytes)], ' ')
		if space < 0 {
			break
		}
		end += space + 1
		credit, rest := text[:end-1], text[end:]
		first, _ := utf8.DecodeRuneInString(rest)
		last := credit[strings.LastIndexAny(credit, "/|")+1:]
		if last != credit && isAgency(last) && isAgencyAndName(credit) && unicode.IsUpper(first) && strings.Count(rest, " ") > 1 {
			best = candidate{span{0, end}, credit}
		}
	}
	return best, best.end > 0
}
