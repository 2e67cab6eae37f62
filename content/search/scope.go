package search

import (
	"strings"

	"pullquote/content"
)

// A scope limits a search to parts of an article.
type scope struct {
	name   string
	has    func(content.Block) bool // whether a block without others in it is such a part
	quotes bool                     // the quotations are the parts
}

// scopes is the table of scopes.
var scopes = []scope{
	{name: "quotes", quotes: true},
	{name: "notes", has: func(b content.Block) bool { _, ok := b.(*content.Figure); return ok }},
	{name: "headings", has: func(b content.Block) bool { _, ok := b.(*content.Heading); return ok }},
	{name: "code", has: func(b content.Block) bool { _, ok := b.(*content.Code); return ok }},
}

// scopeNames returns the names in a sentence: "in:quotes, in:notes".
func scopeNames() string {
	var out []string
	for _, s := range scopes {
		out = append(out, "in:"+s.name)
	}
	return strings.Join(out, ", ")
}

// scopeByName returns the scope with a name. IsOpen reports whether the reader may still be
// typing it.
func scopeByName(name string, isOpen bool) (scope, error) {
	kind := UnknownScope
	for _, s := range scopes {
		if s.name == name {
			return s, nil
		}
		if isOpen && strings.HasPrefix(s.name, name) {
			kind = OpenScope
		}
	}
	return scope{}, &Error{Kind: kind, Text: "in:" + name}
}

// Quoted returns the quotations in a block.
type Quoted func(content.BlockIndex) []Quotation

// A Quotation is the part of a quotation that is in one block.
type Quotation struct {
	Match
	Speaker []string // all names of the speaker
}

// NeedsQuotes reports whether the search needs to know the quotations.
func (q Query) NeedsQuotes() bool {
	if q.IsEmpty() {
		return false
	}
	if len(q.speakers) > 0 {
		return true
	}
	for _, s := range q.scopes {
		if s.quotes {
			return true
		}
	}
	return false
}

// isLimited reports whether scopes or excluded words have an effect.
func (q Query) isLimited() bool {
	return len(q.scopes)+len(q.speakers)+len(q.without) > 0
}

// limit returns the matches in a block that are in the scopes of the query, and in no
// paragraph with an excluded word.
func (s *Searcher) limit(matches []Match, i content.BlockIndex, b content.Block, quoted Quoted) []Match {
	q := s.query
	if !q.isLimited() {
		return matches
	}
	var quotations []Quotation
	if q.NeedsQuotes() && quoted != nil {
		quotations = quoted(i)
	}
	out := matches[:0]
	leaves := content.Leaves(b)
	excluded := make([]int8, len(leaves)) // 0: not known yet
	leaf := 0
	for _, m := range matches {
		for leaf+1 < len(leaves) && leaves[leaf+1].Offset <= m.Start {
			leaf++
		}
		if excluded[leaf] == 0 {
			excluded[leaf] = -1
			if s.isExcluded(leaves[leaf].Block.Plain()) {
				excluded[leaf] = 1
			}
		}
		if excluded[leaf] < 0 && q.isInScope(m, leaves[leaf].Block, quotations) && q.isBySpeaker(m, quotations) {
			out = append(out, m)
		}
	}
	return out
}

// isExcluded reports whether a paragraph has an excluded word.
func (s *Searcher) isExcluded(text string) bool {
	for _, f := range s.without {
		if _, ok := f.next(text, 0); ok {
			return true
		}
	}
	return false
}

// isInScope reports whether a match is in one of the scopes. Leaf is the block around it.
func (q Query) isInScope(m Match, leaf content.Block, quotations []Quotation) bool {
	if len(q.scopes) == 0 {
		return true
	}
	for _, s := range q.scopes {
		if s.has != nil && s.has(leaf) {
			return true
		}
		if s.quotes && isQuoted(m, quotations, func([]string) bool { return true }) {
			return true
		}
	}
	return false
}

// isBySpeaker reports whether one of the speakers said the match.
func (q Query) isBySpeaker(m Match, quotations []Quotation) bool {
	return len(q.speakers) == 0 || isQuoted(m, quotations, q.isSpeaker)
}

// isQuoted reports whether a match is in a quotation of such a speaker.
func isQuoted(m Match, quotations []Quotation, isSpeaker func(names []string) bool) bool {
	for _, quotation := range quotations {
		if quotation.Start <= m.Start && m.End <= quotation.End && isSpeaker(quotation.Speaker) {
			return true
		}
	}
	return false
}

// isSpeaker reports whether names are those of a speaker whom the query names.
func (q Query) isSpeaker(names []string) bool {
	for _, p := range q.speakers {
		if isNamed(p, names) {
			return true
		}
	}
	return false
}

// SpeakerNamed returns a function that reports whether a speaker's names are what who:NAME
// means. Without a name it is always false.
func SpeakerNamed(name string) func(names []string) bool {
	p := newPhrase(name, foldCase, clusterEdges)
	return func(names []string) bool { return p != nil && isNamed(p, names) }
}

// isNamed reports whether one of the names has the phrase, from the start of a word on.
func isNamed(p *phrase, names []string) bool {
	f := finder{phrase: p}
	for _, name := range names {
		for from := 0; ; {
			m, ok := f.next(name, from)
			if !ok {
				break
			}
			if !isInsideWord(name, m.Start) {
				return true
			}
			from = m.End
		}
	}
	return false
}
