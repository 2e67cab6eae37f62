package quote

import (
	"context"
	"strings"

	"pullquote/content/quote/lexicon"
)

// capitals decides which words at the beginning of a sentence are names. There every word
// has a capital, so what counts is how the word is written inside sentences.
type capitals struct {
	inside map[string]int  // how often a word is capitalized inside sentences
	lower  map[string]bool // the words that occur in lower case
}

// clearCapitals collects the words of paragraphs, and clears the capital of words that have
// it only because they begin a sentence.
func clearCapitals(ctx context.Context, paragraphs []*paragraph) {
	c := capitals{inside: map[string]int{}, lower: map[string]bool{}}
	for _, p := range paragraphs {
		p.clearHeadline()
		for i := range p.tokens {
			if isDone(ctx, i) {
				return
			}
			switch t := &p.tokens[i]; {
			case !t.isWord():
			case !t.isCapitalized:
				c.lower[t.lower] = true
			case !t.isFirst:
				c.inside[t.lower]++
			}
		}
	}
	nouns := newNounCapitals(paragraphs)
	for _, p := range paragraphs {
		for i := range p.tokens {
			if isDone(ctx, i) {
				return
			}
			if p.lex.CapitalNouns {
				if t := &p.tokens[i]; t.isCapitalized && !nouns.isName(p, i) {
					t.isCapitalized = false
				}
				continue
			}
			if t := &p.tokens[i]; t.isFirst && t.isCapitalized && !c.isNamePart(newNameParser(p), i) {
				t.isCapitalized = false
			}
		}
	}
}

// clearHeadline clears the capitals of the words at the beginning of p if it begins with a
// headline in capitals: “WHAT THE FLOOD LEFT” names nobody. In a headline there are words other
// than names, and more of them than in a label.
func (p *paragraph) clearHeadline() {
	end, functions := 0, 0
	for end < len(p.tokens) && p.tokens[end].isWord() && p.word(end) == strings.ToUpper(p.word(end)) {
		if p.tokens[end].Is(lexicon.Function | lexicon.Auxiliary | lexicon.NotName) {
			functions++
		}
		end++
	}
	if end <= maxLabel || functions < 2 {
		return
	}
	for i := range p.tokens[:end] {
		p.tokens[i].isCapitalized = false
	}
}

// isNamePart reports whether the word at token i, which begins a sentence, is part of a name.
func (c capitals) isNamePart(p nameParser, i int) bool {
	t := &p.tokens[i]
	if !p.isName(i) || p.isTitle(i) {
		return true
	}
	word := p.lex.Stem(t.lower)
	if lexicon.GenderOfGivenName(word) != lexicon.Unknown {
		return true
	}
	known := p.lex.Word(word)
	if p.lex.Inverts && c.inside[word] == 0 && (known.Is(anyNoun) || p.lex.IsNoun != nil && p.lex.IsNoun(word)) {
		return false // “Kommunen” in Kommunen säger nej
	}
	if p.isName(i+1) && c.inside[word] == 0 && known.Is(lexicon.SentenceAdverb) {
		return false // “Soon” in Soon Jo Park
	}
	if p.isName(i+1) && p.isName(i+2) && c.inside[word] == 0 && !known.Is(lexicon.Role|lexicon.Job) && lexicon.GenderOfGivenName(p.tokens[i+1].lower) != lexicon.Unknown {
		return false // “Firefighter” in Firefighter Jo Park
	}
	if c.inside[word] > 0 {
		return true
	}
	if c.lower[word] || i+1 >= len(p.tokens) {
		return false
	}
	next := &p.tokens[i+1]
	if p.isPossessive(i) && known.Classes == 0 && p.lex.IsPersonNoun(next.lower) {
		return true // Weir’s niece
	}
	return p.isName(i+1) || next.Cue != lexicon.NoCue || next.span > 0 && p.nameAt(i) > i+1
}
