package quote

import (
	"strings"
	"unicode"
)

// isName reports whether token i can be part of a name: a capitalised word that
// is not only capitalised because it begins a sentence.
func (p *paragraph) isName(i int) bool {
	if i < 0 || i >= len(p.tokens) || !p.tokens[i].capital {
		return false
	}
	return !isNoName(p.tokens[i].lower) || p.isMonthName(i)
}

// isMonthName reports whether token i is a month that is somebody's name: one stands behind
// it, and none of what stands before months.
func (p *paragraph) isMonthName(i int) bool {
	switch p.tokens[i].lower {
	case "april", "may", "june", "august":
	default:
		return false
	}
	if i+1 >= len(p.tokens) || !p.tokens[i+1].capital || isNoName(p.tokens[i+1].lower) || isOrganizationWord(p.tokens[i+1].lower) {
		return false
	}
	return i == 0 || !isPreposition(p.tokens[i-1].lower) && !isDeterminer(p.tokens[i-1].lower) && !isNumber(p.tokens[i-1].lower) && p.tokens[i-1].lower != "last" && p.tokens[i-1].lower != "until" && p.tokens[i-1].lower != "since"
}

// title reports whether token i is a title that belongs to the name behind it.
func (p *paragraph) title(i int) bool {
	return p.tokens[i].capital && isTitle(p.tokens[i].lower)
}

// nameAt reads a name that begins at token i; end is behind it.
func (p *paragraph) nameAt(i int) (end int) {
	end = i
	switch {
	case i < len(p.tokens) && p.title(i) && p.isName(i+1):
		end++
	case !p.isName(i):
		return i
	case p.isPostingPlace(i) && p.isName(i+1) && p.isName(i+2):
		return i + 1
	}
	for end < min(i+maxName, len(p.tokens)) {
		switch t := &p.tokens[end]; {
		case p.isName(end) || t.initial():
			end++
			if p.possessive(end - 1) {
				return end
			}
		case end > i && isParticle(t.lower) && p.isName(end+1), p.isPluralPossessive(end) && i > 0 && p.tokens[i-1].lower == "the":
			end += 2
		case end > i && t.span > 0 && !p.spans[t.span-1].quote && p.isName(end+1): // Piet “Hook” Vries
			end += 2
		case end > i && t.span > 0 && !p.spans[t.span-1].quote && p.isName(end+2) && isParticle(p.tokens[end+1].lower):
			end += 3
		default:
			return end
		}
	}
	return end
}

// nameBefore is where the name begins that ends right before token j.
func (p *paragraph) nameBefore(j int) (start int) {
	start = j
	for start > max(j-maxName, 0) {
		switch t := &p.tokens[start-1]; {
		case j-start >= 2 && p.isPostingPlace(start-1):
			return start
		case p.isName(start-1) || t.initial():
			start--
		case start < j && start > 1 && isParticle(t.lower) && p.isName(start-2), start < j && start > 2 && p.isPluralPossessive(start-1) && p.tokens[start-3].lower == "the":
			start -= 2
		case start < j && p.title(start-1):
			start--
		default:
			return start
		}
	}
	return start
}

// isPluralPossessive reports whether token i is the apostrophe of several, between two words of
// a name: the Teachers’ League.
func (p *paragraph) isPluralPossessive(i int) bool {
	if i < 1 || i+1 >= len(p.tokens) || p.tokens[i].mark != '’' && p.tokens[i].mark != '\'' {
		return false
	}
	return p.tokens[i].start == p.tokens[i-1].end && strings.HasSuffix(p.tokens[i-1].lower, "s") && p.isName(i-1) && p.isName(i+1)
}

// isPostingPlace reports whether token i is the place that somebody has a post for, whose
// name begins behind it: China’s ambassador to Britain Li Wei.
func (p *paragraph) isPostingPlace(i int) bool {
	return i > 1 && i < len(p.tokens) && isPreposition(p.tokens[i-1].lower) && isRole(p.tokens[i-2].lower) && isPlace(p.tokens[i].lower)
}

// possessive reports whether token i ends in 's: what follows belongs to it.
func (p *paragraph) possessive(i int) bool {
	return strings.HasSuffix(p.tokens[i].lower, "’s") || strings.HasSuffix(p.tokens[i].lower, "'s")
}

// age is the number of "23-year-old".
func age(word string) string {
	n, tail, _ := strings.Cut(word, "-")
	switch {
	case tail == "year-old" || tail == "year-olds":
	case strings.HasSuffix(word, "‑year‑old"):
		n = strings.TrimSuffix(word, "‑year‑old")
	default:
		return ""
	}
	if !isNumber(n) {
		return ""
	}
	return n
}

func isNumber(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
