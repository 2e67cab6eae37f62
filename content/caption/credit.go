package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine makes runs of white space one blank, and takes off what Reuters' pages
// have behind each credit.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimSuffix(s, ", opens new tab")
	for _, rights := range []string{"Acquire Licensing Rights", "Purchase Licensing Rights"} {
		s = strings.TrimRight(strings.TrimSuffix(s, rights), " ")
	}
	return s
}

// A shape is a way to write a credit.
type shape struct {
	example string
	// find returns where the credit begins, label included, and the credit
	// without it; false if the text has no such credit at its end.
	find func(text string) (start int, credit string, ok bool)
	// sure reports whether the credit that was found makes a line a caption
	// where no picture proves it. Nil: it never does.
	sure func(f finding) bool
}

// shapes lists the ways, the surest first.
func shapes() []shape {
	return []shape{
		{"People queue. (AP Photo/Jo Park)", bracketed, sureBracketed},
		{"People queue. Photo: Jo Park/Reuters", labelled, sureLabelled},
		{"People queue. © Jo Park", copyrighted, sureCopyrighted},
		{"People queue. REUTERS/Jo Park", slashed, sureSlashed},
		{"People queue. Jo Park/Grimsand Library", personAndPlace, sureSlashed},
		{"People queue Jo Park/Reuters", glued, sureGlued},
		{"People queue. Getty Images", agencyAlone, sureAgency},
		{"People queuePhoto: Jo Park", labelInside, nil},
		{"People queue AP", agencyLast, nil},
	}
}

// cutCredit splits a caption into what it says and whom it credits.
func cutCredit(text string) (description, credit string) {
	for _, s := range shapes() {
		start, credit, ok := s.find(text)
		if !ok {
			continue
		}
		rest := trimCredit(text[:start])
		// "(AP Photo/Jo Park) AP": a page may give the credit twice.
		if again, first, ok := bracketed(rest); ok && again > 0 {
			rest = trimCredit(rest[:again])
			if isAgency(credit) {
				credit = first
			}
		}
		return rest, strings.Trim(strings.TrimRight(credit, ".,; "), "© ")
	}
	if before, after, ok := creditFirst(text); ok {
		return after, before
	}
	return text, ""
}

// trimCredit takes what parts a description from its credit off its end.
func trimCredit(s string) string { return strings.TrimRight(s, " |–—-·•/") }

// mostCredit is how many words a credit has at the most.
const mostCredit = 12

// bracketed finds "(AP Photo/Jo Park)" and "[Jo Park/Reuters]" at the end.
func bracketed(text string) (int, string, bool) {
	body := strings.TrimRight(text, ". ")
	if body == "" {
		return 0, "", false
	}
	open := map[byte]string{')': "(", ']': "["}[body[len(body)-1]]
	if open == "" {
		return 0, "", false
	}
	start := strings.LastIndex(body, open)
	if start < 0 {
		return 0, "", false
	}
	inner := strings.TrimSpace(body[start+1 : len(body)-1])
	if name, ok := afterLabel(inner); ok {
		inner = name
	} else if rest, ok := strings.CutPrefix(inner, "©"); ok {
		inner = rest
	} else if !isAgency(inner) && !namesAgency(inner) && !isPersonAndPlace(inner) {
		return 0, "", false
	}
	return start, strings.Trim(inner, "© "), true
}

// copyrighted finds "© Jo Park" at the end.
func copyrighted(text string) (int, string, bool) {
	for _, sign := range []string{"©", "(c) ", "Copyright "} {
		start := strings.LastIndex(text, sign)
		if start < 0 {
			continue
		}
		if name := strings.TrimSpace(text[start+len(sign):]); nameLike(name) {
			// "People queue. Photo © Jo Park"
			what := lastPart(strings.TrimRight(text[:start], " "))
			if kind := what[strings.LastIndexByte(what, ' ')+1:]; len(strings.Fields(what)) <= 2 && label(kind) != "" && len(label(kind)) == len(kind) {
				start = strings.LastIndex(text[:start], what)
			}
			return start, name, true
		}
	}
	return 0, "", false
}

// slashed finds "REUTERS/Jo Park", "Jo Park / AFP via Getty Images" and the
// like: an agency on one side of a slash, a name on the other.
func slashed(text string) (int, string, bool) {
	for _, start := range partStarts(text) {
		if s := cutStuck(strings.TrimSpace(text[start:])); namesAgency(s) && !strings.Contains(s, "(") {
			// "Jo Park | AFP | Getty Images"
			if name := lastPart(strings.TrimRight(text[:start], " |")); strings.HasSuffix(text[:start], "| ") && isPerson(name) {
				return strings.LastIndex(text[:start], name), name + " | " + s, true
			}
			return start, s, true
		}
	}
	return 0, "", false
}

// personAndPlace finds a person and whoever they work for as the last part:
// "Jo Park/Grimsand Library".
func personAndPlace(text string) (int, string, bool) {
	for _, start := range partStarts(text) {
		if s := strings.TrimSpace(text[start:]); isPersonAndPlace(s) {
			return start, s, true
		}
	}
	return 0, "", false
}

// glued finds a credit that no full stop parts from the description: the two
// words before "/Reuters" are the name.
func glued(text string) (int, string, bool) {
	slash := strings.LastIndex(text, "/")
	if slash <= 0 || !isAgency(text[slash+1:]) {
		return 0, "", false
	}
	start := len(strings.TrimRight(text[:slash], " "))
	for range 2 {
		before := strings.TrimRight(text[:start], " ")
		word := strings.LastIndexByte(before, ' ') + 1
		first, _ := utf8.DecodeRuneInString(before[word:])
		if !unicode.IsUpper(first) {
			break
		}
		start = word
	}
	return start, text[start:], start < slash && start > 0
}

// agencyAlone finds a last sentence that is an agency's name. The whole text is
// none: what says one word alone is a description.
func agencyAlone(text string) (int, string, bool) {
	for _, start := range partStarts(text) {
		if s := strings.TrimSpace(text[start:]); isAgency(s) && (start > 0 || surelyPictures(s)) {
			return start, s, true
		}
	}
	return 0, "", false
}

// agencyLast finds an agency's name at the end of a description that has no
// full stop.
func agencyLast(text string) (int, string, bool) {
	words := strings.Fields(text)
	for n := min(3, len(words)-1); n >= 1; n-- {
		name := strings.Join(words[len(words)-n:], " ")
		if before := words[len(words)-n-1]; isAgency(name) && surelyPictures(name) && !leadsOn(before) {
			return len(text) - len(name), name, true
		}
	}
	return 0, "", false
}

// creditFirst finds a credit before the description: "Photo: Jo Park. People
// queue.", "REUTERS/Jo Park: People queue."
func creditFirst(text string) (credit, rest string, ok bool) {
	for _, sep := range []string{" Image caption, ", ". ", ": ", " – ", " — ", " | "} {
		at := 0
		for range 2 {
			i := strings.Index(text[at:], sep)
			if i < 0 {
				break
			}
			i += at
			head, tail := text[:i], strings.TrimSpace(text[i+len(sep):])
			if name, labelled := afterLabel(head); labelled && tail != "" {
				return name, tail, true
			}
			if namesAgency(head) && tail != "" {
				return head, tail, true
			}
			at = i + len(sep)
		}
	}
	return "", "", false
}

// partStarts are the places near the end where a sentence, or a part behind a
// bar or a dash, begins, the last first. A full stop with no blank behind it
// ends a sentence too if a capital follows a small letter: pages lose blanks.
func partStarts(text string) []int {
	var starts []int
	for i := len(text) - 1; i > 0 && len(starts) < 4; i-- {
		switch {
		case text[i] == ' ' && endsPart(text[:i]):
			starts = append(starts, i+1)
		case strings.IndexByte(".?!", text[i]) >= 0:
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			if last, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.IsUpper(next) && (unicode.IsLower(last) || last == '.') {
				starts = append(starts, i+1)
			}
		}
	}
	return append(starts, 0)
}

// lastPart is what stands behind the last full stop or bar.
func lastPart(s string) string { return strings.TrimSpace(s[partStarts(s)[0]:]) }

// endsPart reports whether a part of a caption ends with s.
func endsPart(s string) bool {
	if strings.HasSuffix(s, " -") || strings.HasSuffix(s, " –") || strings.HasSuffix(s, " —") {
		return true
	}
	return endsSentence(s) || strings.HasSuffix(s, "|") || strings.HasSuffix(s, "·") || strings.HasSuffix(s, "•")
}

// endsSentence reports whether s ends in a full stop or the like.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, ` ”"’)'`)
	last, _ := utf8.DecodeLastRuneInString(s)
	return last == '.' && !abbreviated(s) || strings.ContainsRune("!?…", last)
}

// abbreviated reports whether the full stop at the end of s is that of an
// initial or a title.
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	if len(word) == 2 {
		return true // "J."
	}
	return slices.Contains([]string{"mr.", "mrs.", "ms.", "dr.", "st.", "jr.", "sr.", "gen.", "sen.", "rep.", "gov.", "lt.", "col.", "sgt.", "capt.", "prof."}, strings.ToLower(word))
}
