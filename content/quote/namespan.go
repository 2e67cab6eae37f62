package quote

import (
	"slices"
	"strings"
)

// A nameSpan is a name as it was read.
type nameSpan struct {
	p          *paragraph
	token, end int
	words      []string // in small letters, without titles
	text       string   // without titles
	titled     string   // with them
	title      titleClass
	gender     gender
	jobs       []string // that stand before it
}

// nameSpanAt reads the name that begins at token i, if one does.
func (c *entities) nameSpanAt(p *paragraph, i int) (nameSpan, int) {
	t := &p.tokens[i]
	if p.aside {
		return nameSpan{}, len(p.tokens)
	}
	if !t.capital {
		return nameSpan{}, i + 1
	}
	end := p.nameAt(i)
	if end == i {
		return nameSpan{}, i + 1
	}
	if end == i+2 && i > 0 && isPreposition(p.tokens[i-1].lower) && isPlace(t.lower) && given()[p.tokens[i+1].lower] != unknown {
		end = i + 1 // whose return from London Lydia told of
	}
	r := nameSpan{p: p, token: i, end: end}
	first := p.afterTitles(i, end)
	for k := i; k < first; k++ {
		class, g := titleOf(p.tokens[k].lower)
		if class == untitled {
			class = rank
		}
		r.title, r.gender = class, g
		if r.jobs = append(r.jobs, p.tokens[k].lower); g == unknown {
			r.gender = genderOf(p.tokens[k].lower)
		}
	}
	text := p.phrase(i, end)
	if text == "" {
		return nameSpan{}, end
	}
	r.titled = genitive(text)
	r.text = genitive(p.phrase(first, end))
	for k := first; k < end; k++ {
		if t := &p.tokens[k]; t.isWord() {
			r.words = append(r.words, genitive(t.lower))
		}
	}
	if n := len(r.words); n > 1 && isSuffix(r.words[n-1]) {
		r.words = r.words[:n-1]
	}
	return r, end
}

// afterTitles is where the name itself begins in the one from token i to before
// end: behind its titles, which may have words in them that are none of their own,
// as “Chief Financial Officer” has.
func (p *paragraph) afterTitles(i, end int) int {
	const most = 4
	isTitle := func(k int) bool {
		return p.title(k) || isRole(p.tokens[k].lower) || isJob(p.tokens[k].lower)
	}
	first := i
	if i < end-1 && (isTitle(i) || isRank(p.tokens[i].lower)) && p.tokens[i+1].capital { // no Duke of York
		for k := i; k < min(i+most, end-1); k++ {
			if isTitle(k) {
				first = k + 1
			}
		}
	}
	return first
}

func genitive(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "’s"), "'s") }

// isOrganization reports whether a name is an organisation's: a word in it says so, it is a
// town's and no town, as Grimsand Rovers, or it is one of several, as the Rovers.
func (r nameSpan) isOrganization() bool {
	first, last := r.words[0], r.words[len(r.words)-1]
	switch {
	case slices.ContainsFunc(r.words, isOrganizationWord):
		return true
	case r.title != untitled || given()[first] != unknown:
		return false
	case len(r.words) == 2 && isPlace(first):
		return given()[last] == unknown
	}
	several := strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss")
	return several && r.token > 0 && r.p.tokens[r.token-1].lower == "the"
}
