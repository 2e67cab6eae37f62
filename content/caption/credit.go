package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// A shape is a way to write a credit.
type shape struct {
	name, example       string
	description, credit string // that the example gives
	// find finds such a credit in a caption.
	find func(text string) (found, bool)
	// twice says that a caption may have it before another credit.
	twice bool
	// sure reports whether the credit that was found makes a line a caption
	// where no picture proves it. Nil: it never does.
	sure func(f finding) bool
}

// A found credit: the part of the caption that it takes, label and brackets
// included, and the credit without them.
type found struct {
	cut
	credit string
}

// shapes lists the ways, the surest first.
func shapes() []shape {
	const people, stop = "People queue", "People queue."
	return []shape{
		{"house in brackets", "People queue. Jo Park (EFE)", stop, "Jo Park (EFE)", nameAndHouse, false, nil},
		{"bracketed", "People queue. (AP Photo/Jo Park)", stop, "AP Photo/Jo Park", bracketed, true, sureBracketed},
		{"bracketed name", "People queue. (Jo Park)", stop, "Jo Park", bracketedName, false, nil},
		{"labelled", "People queue. Photo: Jo Park", stop, "Jo Park", labelled, true, sureLabelled},
		{"copyright", "People queue © Jo Park", people, "Jo Park", copyrighted, true, sureCopyrighted},
		{"label inside", "People queuePhoto: Jo Park", people, "Jo Park", labelInside, true, nil},
		{"label alone", "People queue. Photo Jo Park", stop, "Jo Park", labelAlone, true, nil},
		{"taken by", "人们在排队。记者 李明 摄", "人们在排队。", "记者 李明", takenBy, false, nil},
		{"agency", "People queue. REUTERS/Jo Park", stop, "REUTERS/Jo Park", slashed, true, sureSlashed},
		{"house", "People queue. Jo Park/Norland Now", stop, "Jo Park/Norland Now", personAndHouse, false, sureSlashed},
		{"capitals", "People queue. JO PARK", stop, "JO PARK", nameInCapitals, false, nil},
		{"glued", "People queue Jo Park/Reuters", people, "Jo Park/Reuters", glued, true, sureGlued},
		{"agency alone", "People queue. Getty Images", stop, "Getty Images", agencyAlone, false, sureAgency},
		{"agency last", "People queue AP", people, "AP", agencyLast, false, nil},
		{"first", "Photo: Jo Park. People queue.", stop, "Jo Park", creditFirst, false, nil},
		{"first, glued", "Jo Park/Reuters People queue in Almaty.", "People queue in Almaty.", "Jo Park/Reuters", gluedFirst, false, nil},
	}
}

// cutCredit splits a caption into what it says and whom it credits.
func cutCredit(text string) (description, credit string) {
	return cutShapes(text, func(shape) bool { return true })
}

// cutAnother is cutCredit for what stands before a credit.
func cutAnother(text string) (description, credit string) {
	return cutShapes(text, func(s shape) bool { return s.twice })
}

func cutShapes(text string, may func(shape) bool) (description, credit string) {
	if tooLong(text) {
		return text, ""
	}
	for _, s := range shapes() {
		if !may(s) {
			continue
		}
		if f, ok := s.find(text); ok {
			return join(trimCredit(text[:f.start]), text[f.end:]), trimName(f.credit)
		}
	}
	return text, ""
}

// maxCaption is how many bytes a caption has at the most. In a longer text no
// credit is looked for.
const maxCaption = 20_000

func tooLong(text string) bool { return len(text) > maxCaption }

// trimCredit takes what parts a description from its credit off its end.
func trimCredit(s string) string {
	s = strings.TrimRight(s, " \n|–—-·•/＝=、")
	if strings.HasSuffix(s, "....") { // "People queue.....Photo: Jo Park"
		return strings.TrimRight(s, ".") + "."
	}
	return s
}

// trimName takes what parts a credit from other text off a credit.
func trimName(s string) string {
	bare := strings.Trim(strings.TrimRight(s, ".,;: \n"), "© \n")
	for _, short := range []string{" Inc", " Corp", " Co", " Ltd", " Jr", " Sr"} {
		if strings.HasSuffix(bare, short) && strings.HasPrefix(s[strings.LastIndex(s, short)+len(short):], ".") {
			bare += "."
		}
	}
	s = bare
	if strings.HasSuffix(s, ")") && !balanced(s) {
		s = strings.TrimRight(s, ")")
	}
	return oneLine(s)
}

// mostCredit is how many words a credit has at the most.
const mostCredit = 12

// takenBy finds a name with what Chinese and Japanese captions have behind it.
func takenBy(text string) (found, bool) {
	for _, verb := range []string{"摄", "攝", "撮影", "供图"} {
		before, ok := strings.CutSuffix(strings.TrimRight(text, "。.)） "), verb)
		if !ok {
			continue
		}
		start := takerStart(before, partStarts(before)[0])
		if name := strings.TrimLeft(before[start:], " (（"); start > 0 && name != "" && utf8.RuneCountInString(name) <= 20 {
			return found{cut{start, len(text)}, name}, true
		}
	}
	return found{}, false
}

// takerStart is where the name of who took a picture begins in the last part of
// a caption. A sign of equality may lead to when and where it was, and then to the
// name: "The quay=2023年4月1日、東京で、山田太郎撮影".
func takerStart(text string, part int) int {
	start := part
	if i := strings.LastIndexByte(text[part:], '='); i >= 0 {
		start = part + i + 1
	}
	for {
		before, _, ok := strings.Cut(text[start:], "、")
		if !ok || !endsInTime(before) {
			return start
		}
		start += len(before) + len("、")
	}
}

// endsInTime reports whether s ends as a day, an hour or a place does where
// something was.
func endsInTime(s string) bool {
	for _, end := range []string{"年", "月", "日", "時", "分", "午前", "午後", "で", "にて"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// slashed finds "REUTERS/Jo Park", "Jo Park / AFP via Getty Images" and the
// like: an agency on one side of a slash, a name on the other.
func slashed(text string) (found, bool) {
	for _, start := range partStarts(text) {
		s := cutStuck(strings.TrimSpace(text[start:]))
		if !namesAgency(s) && !isSource(s) || strings.Contains(s, "(") {
			continue
		}
		// "Jo Park | AFP | Getty Images"
		from := start
		for range 2 {
			before := strings.TrimRight(text[:from], " ")
			if !strings.HasSuffix(before, "|") {
				break
			}
			before = strings.TrimRight(before, "| ")
			name := lastPart(before)
			if !byline.IsPerson(name) && !isSource(name) && !namesAgency(name) {
				break
			}
			from = len(before) - len(name)
		}
		if from < start {
			return found{cut{from, len(text)}, text[from:]}, true
		}
		if namesAgency(s) {
			return found{cut{start, len(text)}, s}, true
		}
	}
	return found{}, false
}

// personAndHouse finds a person and whoever they work for as the last part: "Jo
// Park/Grimsand Library".
func personAndHouse(text string) (found, bool) {
	for _, start := range partStarts(text) {
		s := strings.TrimSpace(text[start:])
		if !isPersonAndHouse(s) {
			continue
		}
		_, house, _ := strings.Cut(s, "/")
		if start == 0 && byline.IsPerson(house) && !byline.IsOutlet(house) {
			return found{}, false // two persons
		}
		return found{cut{start, len(text)}, s}, true
	}
	return found{}, false
}

// glued finds a credit that no full stop parts from the description: the two
// words before "/Reuters" are the name, and an initial does not count.
func glued(text string) (found, bool) {
	slash := strings.LastIndex(text, "/")
	if slash <= 0 || !isAgency(text[slash+1:]) {
		return found{}, false
	}
	start, words := len(strings.TrimRight(text[:slash], " ")), 0
	for words < 2 {
		before := strings.TrimRight(text[:start], " ")
		word := strings.LastIndexAny(before, " \n") + 1
		first, _ := utf8.DecodeRuneInString(before[word:])
		if !unicode.IsUpper(first) {
			break
		}
		if start = word; len(before)-word > 2 || words == 0 {
			words++
		}
	}
	return found{cut{start, len(text)}, text[start:]}, words > 0 && start > 0
}

// agencyAlone finds a last sentence that is an agency's name. The whole text is
// one only where it can hardly be what is seen.
func agencyAlone(text string) (found, bool) {
	for _, start := range partStarts(text) {
		s := strings.TrimSpace(text[start:])
		if isSource(cutVia(s)) && (start > 0 || surelyPictures(s) || lendsPictures(s)) {
			return found{cut{start, len(text)}, s}, true
		}
	}
	return found{}, false
}

// lendsPictures reports whether s, alone, is whom a picture is from and hardly
// what it shows: the letters that an agency signs with, a collection of pictures.
func lendsPictures(s string) bool {
	switch strings.TrimRight(s, ".") {
	case "NASA", "ESA", "ESO", "NOAA", "USGS", "EFE", "ANSA", "DPA", "dpa", "Reuters", "Agence France-Presse", "Associated Press", "The Associated Press",
		"Wikimedia", "Wikimedia Commons", "Wikicommons", "Flickr", "Pexels", "Pixabay", "Depositphotos", "Dreamstime":
		return true
	}
	return false
}

// cutVia is whom a picture comes by: "via Instagram".
func cutVia(s string) string { return strings.TrimPrefix(strings.TrimPrefix(s, "via "), "Via ") }

// nameInCapitals finds a name all in capitals as the last sentence.
func nameInCapitals(text string) (found, bool) {
	start := partStarts(text)[0]
	s := strings.TrimRight(strings.TrimLeft(text[start:], " ./|"), " .")
	before := strings.TrimRight(text[:start], " \n")
	if !byline.IsPerson(s) || s != strings.ToUpper(s) || len(s) < 7 || !endsSentence(before) || strings.ToUpper(before) == before {
		return found{}, false
	}
	return found{cut{start, len(text)}, s}, true
}

// agencyLast finds an agency's name at the end of a description that has no
// full stop.
func agencyLast(text string) (found, bool) {
	words := strings.Fields(text[max(0, len(text)-100):])
	for n := min(3, len(words)-1); n >= 1; n-- {
		name := strings.Join(words[len(words)-n:], " ")
		if before := words[len(words)-n-1]; isAgency(name) && surelyPictures(name) && !leadsOn(before) && len(name) < len(text) {
			return found{cut{len(text) - len(name), len(text)}, name}, true
		}
	}
	return found{}, false
}

// longest is how many bytes behind the description are looked at for a credit.
const longest = 1000

// partStarts are the places near the end where a sentence, a line or a part
// behind a bar or a dash begins, the last first. A full stop with no blank
// behind it ends a sentence too if a capital follows a small letter: pages lose
// blanks.
func partStarts(text string) []int {
	var starts []int
	for i := len(text) - 1; i > max(0, len(text)-longest) && len(starts) < 4; i-- {
		if b := text[i]; b >= 'a' && b <= 'z' || b == ' ' && text[i-1] >= 'a' && text[i-1] <= 'z' {
			continue // inside of words: most of a text
		}
		switch {
		case text[i] == '\n', text[i] == ' ' && endsPart(text[:i]):
			starts = append(starts, i+1)
		case text[i] == '.', text[i] == '?', text[i] == '!':
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			if last, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.IsUpper(next) && (unicode.IsLower(last) || unicode.IsDigit(last) || last == '.' || last == ')') {
				starts = append(starts, i+1)
			}
		case strings.HasPrefix(text[i:], "。"), strings.HasPrefix(text[i:], "）"), strings.HasPrefix(text[i:], "＝"):
			starts = append(starts, i+len("。"))
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
	return endsSentence(s) || strings.HasSuffix(s, "|") || strings.HasSuffix(s, "·") || strings.HasSuffix(s, "•") || strings.HasSuffix(s, "\n")
}

// endsSentence reports whether s ends in a full stop or the like.
func endsSentence(s string) bool {
	s = strings.TrimRight(s[max(0, len(s)-40):], ` ”"’)'»`)
	last, _ := utf8.DecodeLastRuneInString(s)
	return last == '.' && !abbreviated(s) || strings.ContainsRune("!?…。", last)
}

// abbreviated reports whether the full stop at the end of s is that of an
// initial or a title.
func abbreviated(s string) bool {
	word := s[strings.LastIndexAny(s, " /\n(")+1:]
	initial := strings.TrimSuffix(word, ".")
	initial = initial[strings.LastIndexByte(initial, '.')+1:]
	if utf8.RuneCountInString(initial) == 1 {
		return true // "J.", and "2019.J."
	}
	return slices.Contains([]string{"mr.", "mrs.", "ms.", "dr.", "st.", "jr.", "sr.", "gen.", "sen.", "rep.", "gov.", "lt.", "col.", "sgt.", "capt.", "prof.", "fot.", "ph.", "zdj.", "rys."}, strings.ToLower(word))
}
