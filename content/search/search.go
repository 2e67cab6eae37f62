// Package search finds text in articles.
//
// A [Query] is what a reader types: a phrase of one or more words, or a regular expression;
// words that exclude a paragraph; and scopes, which limit the search to quotations, image
// notes, headings or code. [Parse] describes the syntax.
//
// The phrase and the text are compared folded: accents are dropped, typographic quotation
// marks, dashes and spaces become plain ones, and white space of any length becomes one
// space. So "cafe's" finds "Café’s", and a phrase is found across a line break. Case matters
// only if the phrase has a capital letter. No folded copy of the text is made.
//
// A [Signature] is a small summary of a text. It tells that a query does not match, in much
// less time than a search takes.
//
// What always holds: matches are in order, do not overlap, and begin and end at the
// boundaries of visible characters. A Query is immutable, so several goroutines can
// use it.
package search

import (
	"iter"

	"pullquote/content"
)

// A Query is something to find. The zero Query finds nothing. Two queries are equal only if
// one is a copy of the other.
type Query struct{ *plan }

// A plan is a parsed query.
type plan struct {
	text    string
	options Options

	phrase      *phrase  // nil if there is a pattern
	pattern     *pattern // nil if there is a phrase
	matchesCase bool
	without     []*phrase
	scopes      []scope // nil: everywhere
	speakers    []*phrase
}

// A Match is the part of a text that matches a query, as byte offsets.
type Match struct{ Start, End int }

// Compile returns the query for a phrase without any syntax.
func Compile(phrase string) Query {
	q := newQuery(phrase, Options{})
	q.setPhrase(phrase)
	return q.orZero()
}

func (q Query) setPhrase(text string) {
	f := q.options.folding(text)
	q.phrase = newPhrase(text, f, q.options.edges())
	q.matchesCase = f == foldMarks
}

func newQuery(text string, o Options) Query { return Query{&plan{text: text, options: o}} }

// orZero returns q, or the zero Query if there is nothing to find.
func (q Query) orZero() Query {
	if q.phrase == nil && q.pattern == nil {
		return Query{}
	}
	return q
}

// IsEmpty reports whether there is nothing to find.
func (q Query) IsEmpty() bool { return q.plan == nil }

// MatchesCase reports whether the query could match more if case did not matter.
func (q Query) MatchesCase() bool { return !q.IsEmpty() && q.matchesCase }

// IgnoringCase returns the same query, but case does not matter.
func (q Query) IgnoringCase() Query {
	if q.IsEmpty() {
		return q
	}
	o := q.options
	o.Case = IgnoreCase
	ignoring, err := Parse(q.text, o)
	if err != nil {
		return Query{}
	}
	return ignoring
}

// Find returns the matches in text. Scopes and excluded words have no effect.
func (q Query) Find(text string) []Match { return q.NewSearcher().find(nil, text) }

// All returns the matches in an article's blocks, in order.
func (q Query) All(a *content.Article, quoted Quoted) []content.Range {
	var out []content.Range
	for block, matches := range q.Blocks(a, quoted) {
		for _, m := range matches {
			out = append(out, content.Within(block, m.Start, m.End))
		}
	}
	return out
}

// Blocks iterates over all of an article's blocks with the matches in each. It includes
// blocks without matches, so that a caller can pause or stop after any block. Quoted may be
// nil unless the query needs it: see [Query.NeedsQuotes].
func (q Query) Blocks(a *content.Article, quoted Quoted) iter.Seq2[content.BlockIndex, []Match] {
	return func(yield func(content.BlockIndex, []Match) bool) {
		s, filter, index := q.NewSearcher(), q.NewFilter(), IndexOf(a)
		if index == nil {
			index = &Index{}
		}
		for i, next := content.BlockIndex(0), index.Next(0, filter); int(i) < a.Len(); i++ {
			var matches []Match
			if i >= next {
				matches = s.Block(i, a.Block(i), quoted)
				next = index.Next(i+1, filter)
			}
			if !yield(i, matches) {
				return
			}
		}
	}
}

// A Searcher searches many texts for one query. It is faster than [Query.Find] for each.
// Only one goroutine may use it at a time.
type Searcher struct {
	query   Query
	main    *finder // of the phrase, or of the literal of the pattern; nil if the pattern has no literal
	without []*finder
}

// NewSearcher returns a searcher for q.
func (q Query) NewSearcher() *Searcher {
	s := &Searcher{query: q}
	switch {
	case q.IsEmpty():
	case q.pattern == nil:
		s.main = &finder{phrase: q.phrase}
	case q.pattern.literal != nil:
		s.main = &finder{phrase: q.pattern.literal}
	}
	if !q.IsEmpty() {
		for _, p := range q.without {
			s.without = append(s.without, &finder{phrase: p})
		}
	}
	return s
}

// Block returns the matches in block i of an article.
func (s *Searcher) Block(i content.BlockIndex, b content.Block, quoted Quoted) []Match {
	matches := s.findAcross(b, 0, len(b.Plain()))
	if len(matches) == 0 {
		return nil
	}
	return s.limit(matches, i, b, quoted)
}

// Part returns the matches in a part of the text of block i. A match must be in it as a
// whole.
func (s *Searcher) Part(i content.BlockIndex, b content.Block, start, end int, quoted Quoted) []Match {
	start, end = max(start, 0), min(end, len(b.Plain()))
	matches := s.findAcross(b, start, end)
	if len(matches) == 0 {
		return nil
	}
	return s.limit(matches, i, b, quoted)
}

// IsIn reports whether there is a match in text. It looks for the first one only. Scopes and
// excluded words have no effect.
func (s *Searcher) IsIn(text string) bool {
	if s.query.IsEmpty() || s.query.pattern != nil {
		return len(s.find(nil, text)) > 0
	}
	_, ok := s.main.next(text, 0)
	return ok
}

// Count returns the number of matches in text. Scopes and excluded words have no effect.
func (s *Searcher) Count(text string) int {
	if s.query.IsEmpty() || s.query.pattern != nil {
		return len(s.find(nil, text))
	}
	n := 0
	for from := 0; ; n++ {
		m, ok := s.main.next(text, from)
		if !ok {
			return n
		}
		from = m.End
	}
}

// find appends the matches in text to out.
func (s *Searcher) find(out []Match, text string) []Match {
	if s.query.IsEmpty() {
		return out
	}
	if p := s.query.pattern; p != nil {
		return p.find(out, s.main, text)
	}
	for from := 0; ; {
		m, ok := s.main.next(text, from)
		if !ok {
			return out
		}
		out = append(out, m)
		from = m.End
	}
}
