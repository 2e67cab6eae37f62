package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// classify tells quotations from the other uses of marks.
func (d *document) classify() {
	for _, p := range d.paragraphs {
		if len(p.spans) == 0 {
			continue
		}
		rest := strings.TrimLeftFunc(p.text, unicode.IsSpace)
		begin, end := len(p.text)-len(rest), len(strings.TrimRightFunc(p.text, unicode.IsSpace))
		for i := range p.tokens {
			if n := p.tokens[i].span; n > 0 {
				s := &p.spans[n-1]
				if s.unquoted {
					s.kind, s.quote = Direct, true
					continue
				}
				s.kind, s.quote = p.kindOf(i, s, s.start <= begin && s.end >= end)
			}
		}
	}
}

// maxFragment is how many words a fragment has at the most: with more, even
// the middle of a sentence is speech.
const maxFragment = 12

// kindOf decides what the span at token i is; whole says that there is nothing
// else in the paragraph.
func (p *paragraph) kindOf(i int, s *span, whole bool) (Kind, bool) {
	inner := unmark(p.text[s.start:s.end])
	var room [maxFragment + 1]string
	words := firstWords(inner, room[:0])
	if len(words) == 0 {
		return Direct, false
	}
	closed := p.punctuated(s, inner) || p.tokens[i].first && i+1 < len(p.tokens) && p.tokens[i+1].mark == ','
	cue := p.cued(i)
	first, _ := utf8.DecodeRuneInString(inner)
	capital := unicode.IsUpper(first) || unicode.IsDigit(first) || !unicode.IsLetter(first)
	switch {
	case s.goesOn:
		return Direct, true
	case s.open && !whole && len(words) < 4 && cue == 0:
		return Direct, false
	case p.nickname(i, words):
		return Direct, false
	case p.titled(i, words, closed, cue):
		return Direct, false
	case whole && (closed || len(words) > 3):
		return Direct, true
	case p.spokenAbout(i, words), p.labelled(i, words) && !p.passive(i):
		return Direct, false
	case closed && !capital && i > 0 && p.tokens[i-1].verb == namingVerb:
		return Fragment, len(words) > 1
	case closed && p.reads(i) && p.onSign(i):
		return Direct, false
	case closed && !capital && i > 0 && p.tokens[i-1].isWord() && (cue == 0 || cue == namingVerb || isDeterminer(p.tokens[i-1].lower)):
		return Fragment, len(words) > 1 // the full stop is that of the sentence around
	case closed && (capital || cue != 0 || len(words) > 3) && !p.labelled(i, words):
		return Direct, true
	case cue >= reportingVerb && cue < namingVerb && capital && p.introduced(i):
		return Direct, true
	case len(words) > maxFragment:
		return Direct, true
	case p.onSign(i):
		return Direct, false
	case cue != 0 && len(words) >= 2:
		return Fragment, true
	case len(words) >= 5:
		return Fragment, true
	}
	return Direct, false
}

// firstWords appends the words of s to words, up to its capacity: of a long
// speech only its length matters here.
func firstWords(s string, words []string) []string {
	for w := range strings.FieldsSeq(s) {
		if len(words) == cap(words) {
			break
		}
		words = append(words, w)
	}
	return words
}

// punctuated reports whether a span ends like speech: with punctuation inside,
// or a comma right behind it and a verb of speaking there.
func (p *paragraph) punctuated(s *span, inner string) bool {
	if s.open {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(inner, "’”\"'»)"))
	return strings.ContainsRune(".,!?…—–-。！？、", r)
}

// introduced reports whether a comma or a colon stands before token i.
func (p *paragraph) introduced(i int) bool {
	return i > 0 && (p.tokens[i-1].mark == ',' || p.tokens[i-1].mark == ':')
}

// cued is the strongest verb of speaking in the sentence around token i, as far
// as it is near; 0 if there is none.
func (p *paragraph) cued(i int) cueClass {
	const reach = 14
	best := cueClass(0)
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(p.tokens) && j >= i-reach && j <= i+reach; j += step {
			t := &p.tokens[j]
			if t.stops() {
				break
			}
			if t.lower == "according" {
				return reportingVerb
			}
			if t.verb != 0 && (best == 0 || t.verb < best) {
				best = t.verb
			}
		}
	}
	return best
}

// nickname reports whether a span stands between two names: William “Bill”
// Hart.
func (p *paragraph) nickname(i int, words []string) bool {
	if len(words) > 3 || i == 0 || i+1 >= len(p.tokens) {
		return false
	}
	return p.tokens[i-1].capital && p.tokens[i+1].capital && !p.tokens[i-1].first && !endsSentence(words[len(words)-1])
}

// titled reports whether a span is the title of a work: its words are
// capitalised like one, and nothing ends there, or the word before it says so.
func (p *paragraph) titled(i int, words []string, closed bool, cue cueClass) bool {
	if i > 0 {
		before := p.tokens[i-1].lower
		if first, _ := utf8.DecodeRuneInString(words[0]); isWork(before) && len(words) <= maxFragment && !unicode.IsLower(first) {
			return !closed || strings.HasSuffix(words[len(words)-1], ",") || capitals(words)
		}
		if (introducesTitle(before) || isDeterminer(before)) && capitals(words) {
			return true
		}
	}
	if len(words) > 10 || !capitals(words) {
		return false
	}
	if strings.HasSuffix(words[len(words)-1], ".") { // that of the sentence around
		return len(words) > 2 && cue == 0 && i > 0 && !p.tokens[i].first && !p.introduced(i)
	}
	if len(words) == 1 {
		return !closed && cue != reportingVerb && !p.introduced(i)
	}
	if p.introduced(i) && cue == reportingVerb {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(words[len(words)-1])
	if strings.ContainsRune("!?", last) {
		return cue == 0 && i > 0
	}
	if closed { // “Blue Harbour,” a novel
		return cue == 0 && i > 0
	}
	return true
}

// capitals reports whether all words but the small ones begin with capitals.
func capitals(words []string) bool {
	big := 0
	for i, w := range words {
		w = strings.TrimLeft(w, "(‘'“\"")
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r):
			big++
		case unicode.IsLetter(r) && (i == 0 || !isSmall(strings.ToLower(w))):
			return false
		}
	}
	return big > 0 && (big > 1 || len(words) == 1)
}

// labelled reports whether a span is a word or two that are spoken about, not
// spoken: the word “freedom,” so-called “experts.”
func (p *paragraph) labelled(i int, words []string) bool {
	if len(words) > 4 || i == 0 {
		return false
	}
	before := p.tokens[i-1].lower
	return introducesMention(before) || before == "as" && len(words) < 4
}

// spokenAbout reports whether a span is a word, or a few in a list of such spans,
// that are spoken about: “optics,” “a thought leader” and “grapple” are on it.
func (p *paragraph) spokenAbout(i int, words []string) bool {
	if p.tokens[i].first || p.introduced(i) || i == 0 {
		return false
	}
	last := words[len(words)-1]
	if len(words) == 1 {
		beside := func(k int) bool {
			return k < len(p.tokens) && (p.tokens[k].verb == reportingVerb || p.tokens[k].verb == weakCue)
		}
		return !strings.ContainsAny(last, "!?") && !beside(i-1) && !beside(i+1)
	}
	const mostListed = 5
	return len(words) <= mostListed && p.listed(i)
}

// listed reports whether the span at token i is one of several with no more than
// commas and an “and” between them.
func (p *paragraph) listed(i int) bool {
	for _, step := range []int{-1, 1} {
		const most = 3
		for k := i + step; k >= 0 && k < len(p.tokens) && k <= i+most && k >= i-most; k += step {
			t := &p.tokens[k]
			if t.span > 0 {
				return true
			}
			if t.mark != ',' && t.lower != "and" && t.lower != "or" {
				break
			}
		}
	}
	return false
}

// reads reports whether a verb stands before token i that what is written has.
func (p *paragraph) reads(i int) bool {
	if i == 0 {
		return false
	}
	switch p.tokens[i-1].lower {
	case "read", "reads", "reading", "said", "says", "saying":
		return true
	}
	return false
}

// onSign reports whether a span is what stands on something: a banner that reads
// “Hands off our harbour”.
func (p *paragraph) onSign(i int) bool {
	const reach = 6
	for k := i - 1; k >= max(i-reach, 0) && !p.tokens[k].stops(); k-- {
		switch strings.TrimSuffix(p.tokens[k].lower, "s") {
		case "banner", "sign", "placard", "poster", "sticker", "plaque", "slogan", "t-shirt", "shirt", "inscription", "label", "caption", "headline",
			"hat", "cap", "graffiti", "billboard", "button", "notice", "plate", "tattoo", "badge", "mug":
			return true
		}
	}
	return false
}
