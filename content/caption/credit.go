package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// A pattern is a way to write a credit.
type pattern struct {
	name, example       string
	description, credit string // of the example
	// find finds such a credit in a caption.
	find func(parted) (candidate, bool)
	// isFirstOfTwo says that a caption may have it before another credit.
	isFirstOfTwo bool
	// proves reports whether the credit makes a line of text a caption, though no
	// picture is known. Nil means that it never does.
	proves func(creditLine) bool
}

// A candidate is what may be a credit: the part of the caption that it takes up,
// label and brackets included, and the credit without them.
type candidate struct {
	span
	credit string
}

// patterns lists the ways to write a credit, the surest first.
var patterns = []pattern{
	{"agency in brackets", "People queue. Jo Park (EFE)", "People queue.", "Jo Park (EFE)", personAndAgency, false, nil},
	{"bracketed", "People queue. (AP Photo/Jo Park)", "People queue.", "AP Photo/Jo Park", bracketed, true, provesBracketed},
	{"bracketed name", "People queue. (Jo Park)", "People queue.", "Jo Park", bracketedName, false, nil},
	{"labelled", "People queue. Photo: Jo Park", "People queue.", "Jo Park", labelled, true, provesLabelled},
	{"copyright", "People queue © Jo Park", "People queue", "Jo Park", copyrighted, true, provesCopyrighted},
	{"label inside", "People queuePhoto: Jo Park", "People queue", "Jo Park", labelInside, true, nil},
	{"label alone", "People queue. Photo Jo Park", "People queue.", "Jo Park", labelAlone, true, nil},
	{"taken by", "人们在排队。记者 李明 摄", "人们在排队。", "记者 李明", takenBy, false, nil},
	{"agency", "People queue. REUTERS/Jo Park", "People queue.", "REUTERS/Jo Park", slashed, true, provesSlashed},
	{"outlet", "People queue. Jo Park/Norland Now", "People queue.", "Jo Park/Norland Now", personAndOutlet, false, provesSlashed},
	{"capitals", "People queue. JO PARK", "People queue.", "JO PARK", nameInCapitals, false, nil},
	{"run on", "People queue Jo Park/Reuters", "People queue", "Jo Park/Reuters", runOn, true, provesRunOn},
	{"agency alone", "People queue. Getty Images", "People queue.", "Getty Images", agencyAlone, false, provesAgency},
	{"agency last", "People queue AP", "People queue", "AP", agencyLast, false, nil},
	{"first", "Photo: Jo Park. People queue.", "People queue.", "Jo Park", creditFirst, false, nil},
	{"first, run on", "Jo Park/Reuters People queue in Almaty.", "People queue in Almaty.", "Jo Park/Reuters", runOnFirst, false, nil},
}

// cutCredit splits a caption into the description and the credit.
func cutCredit(text string) (description, credit string) {
	return cutPatterns(text, func(pattern) bool { return true })
}

// cutEarlierCredit is cutCredit for what is before a credit.
func cutEarlierCredit(text string) (description, credit string) {
	return cutPatterns(text, func(p pattern) bool { return p.isFirstOfTwo })
}

func cutPatterns(text string, isAllowed func(pattern) bool) (description, credit string) {
	if isTooLong(text) {
		return text, ""
	}
	caption := part(text)
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

// maxCaption is how long a caption is, in bytes. In a longer text no credit is
// looked for.
const maxCaption = 20_000

func isTooLong(text string) bool { return len(text) > maxCaption }

// maxCredit is how long a credit is, in words and in bytes.
const (
	maxCreditWords = 12
	maxCreditBytes = 30 * maxCreditWords
)

// trimDescription removes what separates a description from its credit.
func trimDescription(s string) string {
	s = strings.TrimRight(s, " \n|–—-·•/＝=、")
	if strings.HasSuffix(s, "....") { // "People queue.....Photo: Jo Park"
		return strings.TrimRight(s, ".") + "."
	}
	return s
}

// abbreviatedNames are ends of names whose full stop belongs to them.
var abbreviatedNames = []string{" Inc", " Corp", " Co", " Ltd", " Jr", " Sr"}

// trimCredit removes what separates a credit from other text.
func trimCredit(s string) string {
	bare := strings.Trim(strings.TrimRight(s, ".,;: \n"), "© \n")
	for _, end := range abbreviatedNames {
		if strings.HasSuffix(bare, end) && strings.HasPrefix(s[strings.LastIndex(s, end)+len(end):], ".") {
			bare += "."
		}
	}
	if strings.HasSuffix(bare, ")") && !isBalanced(bare) {
		bare = strings.TrimRight(bare, ")")
	}
	return oneLine(bare)
}

// takenBy finds a name with the word for "taken" after it, as in Chinese and
// Japanese captions.
func takenBy(c parted) (candidate, bool) {
	for _, verb := range []string{"摄", "攝", "撮影", "供图"} {
		before, ok := strings.CutSuffix(strings.TrimRight(c.text, "。.)） "), verb)
		if !ok {
			continue
		}
		const maxName = 20 // code points
		start := takerStart(before, part(before).last())
		if name := strings.TrimLeft(before[start:], " (（"); start > 0 && name != "" && utf8.RuneCountInString(name) <= maxName {
			return candidate{span{start, len(c.text)}, name}, true
		}
	}
	return candidate{}, false
}

// takerStart returns where the name of who took a picture begins in the last part
// of a caption. An equals sign may lead to when and where it was, and then to the
// name: "The quay=2023年4月1日、東京で、山田太郎撮影".
func takerStart(text string, partStart int) int {
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

// endsLikeTimeOrPlace reports whether a Japanese phrase ends as one does that
// says when or where something was.
func endsLikeTimeOrPlace(s string) bool {
	for _, end := range []string{"年", "月", "日", "時", "分", "午前", "午後", "で", "にて"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// slashed finds "REUTERS/Jo Park", "Jo Park / AFP via Getty Images" and the like:
// an agency on one side of a slash, a name on the other.
func slashed(c parted) (candidate, bool) {
	for _, start := range c.starts {
		s := cutCreditWord(strings.TrimSpace(c.text[start:]))
		hasAgency := namesAgency(s)
		if !hasAgency && !isSource(s) || strings.Contains(s, "(") {
			continue
		}
		if from := barredStart(c.text, start); from < start {
			return candidate{span{from, len(c.text)}, c.text[from:]}, true
		}
		if hasAgency {
			return candidate{span{start, len(c.text)}, s}, true
		}
	}
	return candidate{}, false
}

// barredStart returns where a credit begins that goes on from start to the left,
// past bars: "Jo Park | AFP | Getty Images".
func barredStart(text string, start int) int {
	const maxBars = 2
	for range maxBars {
		before := strings.TrimRight(text[:start], " ")
		if !strings.HasSuffix(before, "|") {
			break
		}
		before = strings.TrimRight(before, "| ")
		name := strings.TrimSpace(before[part(before).last():])
		if !byline.IsPerson(name) && !isSource(name) && !namesAgency(name) {
			break
		}
		start = len(before) - len(name)
	}
	return start
}

// personAndOutlet finds a person and who they work for as the last part: "Jo
// Park/Grimsand Library".
func personAndOutlet(c parted) (candidate, bool) {
	for _, start := range c.starts {
		s := strings.TrimSpace(c.text[start:])
		if !isPersonAndOutlet(s) {
			continue
		}
		_, outlet, _ := strings.Cut(s, "/")
		if start == 0 && byline.IsPerson(outlet) && !byline.IsOutlet(outlet) {
			return candidate{}, false // two persons
		}
		return candidate{span{start, len(c.text)}, s}, true
	}
	return candidate{}, false
}

// runOn finds a credit that no full stop separates from the description: the two
// words before "/Reuters" are the name, not counting an initial.
func runOn(c parted) (candidate, bool) {
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

// agencyAlone finds a last part that is the name of an agency. If that is the
// whole text, it must be a name that can hardly be what is seen.
func agencyAlone(c parted) (candidate, bool) {
	for _, start := range c.starts {
		s := strings.TrimSpace(c.text[start:])
		if isSource(cutVia(s)) && (start > 0 || creditsOnlyPictures(s) || lendsPictures(s)) {
			return candidate{span{start, len(c.text)}, s}, true
		}
	}
	return candidate{}, false
}

// cutVia removes what says how a picture came: "via Instagram".
func cutVia(s string) string { return strings.TrimPrefix(strings.TrimPrefix(s, "via "), "Via ") }

// nameInCapitals finds a name in capitals as the last sentence.
func nameInCapitals(c parted) (candidate, bool) {
	const minName = 7 // bytes
	start := c.last()
	s := strings.TrimRight(strings.TrimLeft(c.text[start:], " ./|"), " .")
	before := strings.TrimRight(c.text[:start], " \n")
	if !byline.IsPerson(s) || s != strings.ToUpper(s) || len(s) < minName || !endsSentence(before) || strings.ToUpper(before) == before {
		return candidate{}, false
	}
	return candidate{span{start, len(c.text)}, s}, true
}

// agencyLast finds the name of an agency at the end of a description without a
// full stop.
func agencyLast(c parted) (candidate, bool) {
	text := c.text
	words := strings.Fields(text[max(0, len(text)-100):])
	for n := min(3, len(words)-1); n >= 1; n-- {
		name := strings.Join(words[len(words)-n:], " ")
		if before := words[len(words)-n-1]; isAgency(name) && creditsOnlyPictures(name) && !leadsOn(before) && len(name) < len(text) {
			return candidate{span{len(text) - len(name), len(text)}, name}, true
		}
	}
	return candidate{}, false
}
