package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
	"pullquote/content/internal/segment"
)

// A pattern is a way to write a credit.
type pattern struct {
	name, example       string
	description, credit string // the parts of the example
	// find finds a credit of this kind in a caption.
	find func(partedText) (candidate, bool)
	// isFirstOfTwo says that the credit may come before another credit.
	isFirstOfTwo bool
	// proves reports whether the credit alone shows that a line of text is a caption. If
	// it is nil, it never does.
	proves func(creditLine) bool
}

// A candidate is a possible credit: the span of the caption that it takes up, label and
// brackets included, and the credit without them.
type candidate struct {
	span
	credit string
}

// patterns lists the ways to write a credit, the most reliable first.
var patterns = []pattern{
	{"agency in brackets", "People queue. Jo Park (EFE)", "People queue.", "Jo Park (EFE)", findPersonAndAgency, false, nil},
	{"bracketed", "People queue. (AP Photo/Jo Park)", "People queue.", "AP Photo/Jo Park", findBracketed, true, provesBracketed},
	{"bracketed name", "People queue. (Jo Park)", "People queue.", "Jo Park", findBracketedName, false, nil},
	{"labelled", "People queue. Photo: Jo Park", "People queue.", "Jo Park", findLabelled, true, provesLabelled},
	{"copyright", "People queue © Jo Park", "People queue", "Jo Park", findCopyrighted, true, provesCopyrighted},
	{"label inside", "People queuePhoto: Jo Park", "People queue", "Jo Park", findLabelInside, true, nil},
	{"label alone", "People queue. Photo Jo Park", "People queue.", "Jo Park", findLabelAlone, true, nil},
	{"taken by", "人们在排队。记者 李明 摄", "人们在排队。", "记者 李明", findTakenBy, false, nil},
	{"agency", "People queue. REUTERS/Jo Park", "People queue.", "REUTERS/Jo Park", findSlashed, true, provesSlashed},
	{"outlet", "People queue. Jo Park/Norland Now", "People queue.", "Jo Park/Norland Now", findPersonAndOutlet, false, provesSlashed},
	{"capitals", "People queue. JO PARK", "People queue.", "JO PARK", findNameInCapitals, false, nil},
	{"run on", "People queue Jo Park/Reuters", "People queue", "Jo Park/Reuters", findRunOn, true, provesRunOn},
	{"agency alone", "People queue. Getty Images", "People queue.", "Getty Images", findAgencyAlone, false, provesAgency},
	{"agency last", "People queue AP", "People queue", "AP", findAgencyLast, false, nil},
	{"first", "Photo: Jo Park. People queue.", "People queue.", "Jo Park", findCreditFirst, false, nil},
	{"first, run on", "Jo Park/Reuters People queue in Almaty.", "People queue in Almaty.", "Jo Park/Reuters", findRunOnFirst, false, nil},
}

// cutCredit splits a caption into the description and the credit.
func cutCredit(text string) (description, credit string) {
	return cutPatterns(text, func(pattern) bool { return true })
}

// cutEarlierCredit is cutCredit for the text before another credit.
func cutEarlierCredit(text string) (description, credit string) {
	return cutPatterns(text, func(p pattern) bool { return p.isFirstOfTwo })
}

func cutPatterns(text string, isAllowed func(pattern) bool) (description, credit string) {
	if isTooLong(text) {
		return text, ""
	}
	caption := splitParts(text)
	for _, p := range patterns {
		if !isAllowed(p) {
			continue
		}
		if c, ok := p.find(caption); ok {
			return join(trimDescription(text[:c.start]), text[c.end:]), trimCredit(c.credit)
		}
	}
	return text, ""
}

// maxCaption is the maximum length of a caption, in bytes. A longer text is not searched
// for a credit.
const maxCaption = 20_000

func isTooLong(text string) bool { return len(text) > maxCaption }

// Bounds on a credit.
const (
	maxCreditWords = 12
	maxCreditBytes = 30 * maxCreditWords
)

// trimDescription removes the separators between a description and its credit.
func trimDescription(s string) string {
	s = strings.TrimRight(s, " \n|–—-·•/＝=、")
	if strings.HasSuffix(s, "....") { // "People queue.....Photo: Jo Park"
		return strings.TrimRight(s, ".") + "."
	}
	return s
}

// abbreviatedNames are endings of names that keep their full stop.
var abbreviatedNames = []string{" Inc", " Corp", " Co", " Ltd", " Jr", " Sr"}

// trimCredit removes the separators around a credit.
func trimCredit(s string) string {
	trimmed := strings.Trim(strings.TrimRight(s, ".,;: \n"), "© \n")
	for _, end := range abbreviatedNames {
		if strings.HasSuffix(trimmed, end) && strings.HasPrefix(s[strings.LastIndex(s, end)+len(end):], ".") {
			trimmed += "."
		}
	}
	if strings.HasSuffix(trimmed, ")") && !isBalanced(trimmed) {
		trimmed = strings.TrimRight(trimmed, ")")
	}
	return segment.OneLine(trimmed)
}

// takenBy are words for "photographed" and "provided" after a name.
var takenBy = []string{"摄", "攝", "撮影", "供图"}

// findTakenBy finds a name with the word for "photographed" or "provided" after it, as in
// Chinese and Japanese captions.
func findTakenBy(c partedText) (candidate, bool) {
	for _, verb := range takenBy {
		before, ok := strings.CutSuffix(strings.TrimRight(c.text, "。.)） "), verb)
		if !ok {
			continue
		}
		const maxName = 20 // code points
		start := photographerStart(before, splitParts(before).last())
		if name := strings.TrimLeft(before[start:], " (（"); start > 0 && name != "" && utf8.RuneCountInString(name) <= maxName {
			return candidate{span{start, len(c.text)}, name}, true
		}
	}
	return candidate{}, false
}

// photographerStart returns the offset of the photographer's name in the last part of a
// caption. The date and the place may come before the name, after an equals sign: "The
// quay=2023年4月1日、東京で、山田太郎撮影".
func photographerStart(text string, partStart int) int {
	start := partStart
	if i := strings.LastIndexByte(text[partStart:], '='); i >= 0 {
		start = partStart + i + 1
	}
	for {
		before, _, ok := strings.Cut(text[start:], "、")
		if !ok || !endsLikeTimeOrPlace(before) {
			return start
		}
		start += len(before) + len("、")
	}
}

// endsLikeTimeOrPlace reports whether a Japanese phrase ends like a time or a place.
func endsLikeTimeOrPlace(s string) bool {
	for _, end := range []string{"年", "月", "日", "時", "分", "午前", "午後", "で", "にて"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// findSlashed finds an agency and a name, mostly with a slash between them:
// "REUTERS/Jo Park", "Jo Park / AFP via Getty Images".
func findSlashed(c partedText) (candidate, bool) {
	for _, start := range c.starts {
		s := cutCreditWord(strings.TrimSpace(c.text[start:]))
		hasAgency := isAgencyAndName(s)
		if !hasAgency && !isSource(s) || strings.Contains(s, "(") {
			continue
		}
		if from := startBeforeBars(c.text, start); from < start {
			return candidate{span{from, len(c.text)}, c.text[from:]}, true
		}
		if hasAgency {
			return candidate{span{start, len(c.text)}, s}, true
		}
	}
	return candidate{}, false
}

// startBeforeBars returns the start of a credit that has names and bars before the part
// that begins at start: "Jo Park | AFP | Getty Images".
func startBeforeBars(text string, start int) int {
	const maxBars = 2
	for range maxBars {
		before := strings.TrimRight(text[:start], " ")
		if !strings.HasSuffix(before, "|") {
			break
		}
		before = strings.TrimRight(before, "| ")
		name := strings.TrimSpace(before[splitParts(before).last():])
		if !byline.IsPerson(name) && !isSource(name) && !isAgencyAndName(name) {
			break
		}
		start = len(before) - len(name)
	}
	return start
}

// findPersonAndOutlet finds a person and an organization as the last part: "Jo
// Park/Grimsand Library".
func findPersonAndOutlet(c partedText) (candidate, bool) {
	for _, start := range c.starts {
		s := strings.TrimSpace(c.text[start:])
		if !isPersonAndOutlet(s) {
			continue
		}
		_, outlet, _ := strings.Cut(s, "/")
		if start == 0 && byline.IsPerson(outlet) && !byline.IsOutlet(outlet) {
			return candidate{}, false // two people
		}
		return candidate{span{start, len(c.text)}, s}, true
	}
	return candidate{}, false
}

// findRunOn finds a credit that no full stop separates from the description. The two
// words before "/Reuters", not counting an initial, are the name.
func findRunOn(c partedText) (candidate, bool) {
	slash := strings.LastIndexByte(c.text, '/')
	if slash <= 0 || !isAgency(c.text[slash+1:]) {
		return candidate{}, false
	}
	start, words := len(strings.TrimRight(c.text[:slash], " ")), 0
	for words < 2 {
		before := strings.TrimRight(c.text[:start], " ")
		word := strings.LastIndexAny(before, " \n") + 1
		first, _ := utf8.DecodeRuneInString(before[word:])
		if !unicode.IsUpper(first) {
			break
		}
		if start = word; len(before)-word > 2 || words == 0 {
			words++
		}
	}
	return candidate{span{start, len(c.text)}, c.text[start:]}, words > 0 && start > 0
}

// findAgencyAlone finds an agency as the last part. If it is the whole text, it must be a
// name that can hardly be the subject of the picture.
func findAgencyAlone(c partedText) (candidate, bool) {
	for _, start := range c.starts {
		s := strings.TrimSpace(c.text[start:])
		if isSource(cutVia(s)) && (start > 0 || isPictureCredit(s) || isUnambiguousSource(s)) {
			return candidate{span{start, len(c.text)}, s}, true
		}
	}
	return candidate{}, false
}

// cutVia removes "via" from the start of a source: "via Instagram".
func cutVia(s string) string { return strings.TrimPrefix(strings.TrimPrefix(s, "via "), "Via ") }

// commissions come between a photographer and an outlet in a credit in capitals.
var commissions = []string{" POUR ", " FOR ", " FÜR ", " PARA ", " PER ", " VOOR "}

// findNameInCapitals finds a name in capitals, with or without the outlet that it works for,
// as the last sentence.
func findNameInCapitals(c partedText) (candidate, bool) {
	const minName = 7 // bytes
	start := c.last()
	s := strings.TrimRight(strings.TrimLeft(c.text[start:], " ./|"), " .")
	before := strings.TrimRight(c.text[:start], " \n")
	name := s
	for _, word := range commissions {
		name, _, _ = strings.Cut(name, word)
	}
	if !byline.IsPerson(name) || s != strings.ToUpper(s) || len(s) < minName || !endsSentence(before) || strings.ToUpper(before) == before {
		return candidate{}, false
	}
	return candidate{span{start, len(c.text)}, s}, true
}

// findAgencyLast finds the name of an agency at the end of a description without a
// full stop.
func findAgencyLast(c partedText) (candidate, bool) {
	text := c.text
	words := strings.Fields(text[max(0, len(text)-100):])
	for n := min(3, len(words)-1); n >= 1; n-- {
		name := strings.Join(words[len(words)-n:], " ")
		if before := words[len(words)-n-1]; isAgency(name) && isPictureCredit(name) && !isMidSentenceWord(before) && len(name) < len(text) {
			return candidate{span{len(text) - len(name), len(text)}, name}, true
		}
	}
	return candidate{}, false
}
