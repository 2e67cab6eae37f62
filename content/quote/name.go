package quote

import (
	"strings"
	"unicode"

	"pullquote/content/quote/lexicon"
)

// A nameParser finds the names in a paragraph, by their capitals and positions.
type nameParser struct{ *paragraph }

func newNameParser(p *paragraph) nameParser { return nameParser{p} }

// Bounds on mentions. They are far above the lengths that occur in texts, and keep the work
// for a quotation, and the length of its speaker, from growing with the text around it.
const (
	maxName       = 12  // words of a name
	maxNounPhrase = 12  // words of a noun phrase without a name
	maxMention    = 300 // bytes, including spaces
	maxAside      = 45  // tokens of an apposition or a clause after a name
	maxAdverbs    = 8   // before a verb
)

// phrase returns the text from token i up to j. It returns "" if there are no tokens, or if the
// text is too long for a mention.
func (p nameParser) phrase(i, j int) string {
	if i >= j {
		return ""
	}
	start, end := p.startOf(i), p.endOf(j-1)
	if end-start > maxMention {
		return ""
	}
	return p.text[start:end]
}

// isName reports whether token i can be part of a name: a capitalized word that is not
// capitalized only because it begins a sentence.
func (p nameParser) isName(i int) bool {
	if i < 0 || i >= len(p.tokens) || !p.tokens[i].isCapitalized || p.isHonorific(i) {
		return false
	}
	return !p.tokens[i].Is(lexicon.NotName) || p.isMonthName(i) || p.isCapitalParticle(i)
}

// isCapitalParticle reports whether token i is a particle that begins a surname with a capital: De
// Boer, Le Pen.
func (p nameParser) isCapitalParticle(i int) bool {
	t := &p.tokens[i]
	return p.lex.Inverts && !t.isFirst && t.Is(lexicon.NameParticle) && i+1 < len(p.tokens) && p.tokens[i+1].isCapitalized && !p.tokens[i+1].Is(lexicon.NotName)
}

// isMonthName reports whether token i is a month that is used as a given name: there is a name
// after it, and no word before it that comes before months.
func (p nameParser) isMonthName(i int) bool {
	if !p.tokens[i].Is(lexicon.Month) {
		return false
	}
	if i+1 >= len(p.tokens) || !p.tokens[i+1].isCapitalized || p.tokens[i+1].Is(lexicon.NotName|lexicon.OrganizationWord) {
		return false
	}
	return i == 0 || !p.tokens[i-1].Is(lexicon.Preposition|lexicon.Determiner|lexicon.BeforeMonth) && !p.tokens[i-1].isNumber()
}

// isHonorific reports whether token i stands for a person together with the possessive pronoun
// before it: Her Ladyship.
func (p nameParser) isHonorific(i int) bool {
	return p.tokens[i].Func == lexicon.Honorific && p.is(i-1, lexicon.PossessivePronoun)
}

// isTitle reports whether token i is a title before a name.
func (p nameParser) isTitle(i int) bool {
	return p.tokens[i].isCapitalized && p.tokens[i].Is(lexicon.Title)
}

// nameAt parses the name that begins at token i, and returns the token after it. It returns i
// if there is no name.
func (p nameParser) nameAt(i int) (end int) {
	end = i
	switch {
	case i < len(p.tokens) && p.isTitle(i) && p.isName(i+1):
		end++
	case !p.isName(i):
		return i
	case p.isPostingPlace(i) && p.isName(i+1) && p.isName(i+2):
		return i + 1
	}
	if p.isAffiliate(i, i+2) && !p.isName(i+2) {
		return i
	}
	for end < min(i+maxName, len(p.tokens)) {
		switch t := &p.tokens[end]; {
		case p.isName(end) || t.isInitial():
			end++
			if p.isPossessive(end-1) && !p.isPossessiveInName(end-1) {
				return p.nameEnd(i, end)
			}
		case end > i && t.Is(lexicon.NameParticle) && p.isName(end+1), p.isPluralPossessive(end) && p.hasFunc(i-1, lexicon.Definite):
			end += 2
		case end > i && t.Is(lexicon.NameParticle) && p.is(end+1, lexicon.NameParticle) && p.isName(end+2): // Jo van der Park
			end += 3
		case end > i && p.isNickname(end) && p.isName(end+1): // Piet “Hook” Vries
			end += 2
		case end > i && p.isNickname(end) && p.isName(end+2) && p.tokens[end+1].Is(lexicon.NameParticle):
			end += 3
		default:
			return p.nameEnd(i, end)
		}
	}
	return p.nameEnd(i, end)
}

// nameEnd returns end, the end of a name that begins at token i. In a language whose nouns all
// have capitals, it returns i unless the name is a full name.
func (p nameParser) nameEnd(i, end int) int {
	if end == i+1 && p.endOf(i)-p.startOf(i) == 1 { // line E
		return i
	}
	if p.lex.OnlyFullNames && !p.isFullName(i, end) {
		return i
	}
	return end
}

// isFullName reports whether there are at least two capitalized words from token i up to end,
// with no article before them.
func (p nameParser) isFullName(i, end int) bool {
	words := 0
	for k := i; k < end; k++ {
		if p.tokens[k].isCapitalized {
			words++
		}
	}
	return words > 1 && !p.is(i-1, lexicon.Article)
}

// nameBefore returns the first token of the name that ends right before token j. It returns j
// if there is no name.
func (p nameParser) nameBefore(j int) (start int) {
	start = j
	for start > max(j-maxName, 0) {
		switch t := &p.tokens[start-1]; {
		case j-start >= 2 && p.isPostingPlace(start-1):
			return start
		case p.isName(start-1) || t.isInitial():
			start--
		case start < j && start > 1 && t.Is(lexicon.NameParticle) && p.isName(start-2),
			start < j && start > 2 && p.isPluralPossessive(start-1) && p.hasFunc(start-3, lexicon.Definite):
			start -= 2
		case start < j && start > 2 && t.Is(lexicon.NameParticle) && p.tokens[start-2].Is(lexicon.NameParticle) && p.isName(start-3):
			start -= 3
		case start < j && p.isTitle(start-1):
			start--
		default:
			return p.nameStart(start, j)
		}
	}
	return p.nameStart(start, j)
}

// nameStart returns start, the beginning of a name that ends before token j. In a language
// whose nouns all have capitals, it returns j unless the name is a full name.
func (p nameParser) nameStart(start, j int) int {
	if p.lex.OnlyFullNames && !p.isFullName(start, j) {
		return j
	}
	return start
}

// isNickname reports whether token i is a span that is not a quotation, like the nickname
// inside a name.
func (p nameParser) isNickname(i int) bool {
	n := p.tokens[i].span
	return n > 0 && !p.spans[n-1].isQuotation
}

// isPluralPossessive reports whether token i is the apostrophe of a plural possessive between
// two words of a name: the Teachers’ League.
func (p nameParser) isPluralPossessive(i int) bool {
	if i < 1 || i+1 >= len(p.tokens) || p.tokens[i].mark != '’' && p.tokens[i].mark != '\'' {
		return false
	}
	plural := p.lex.PluralPossessive
	return p.startOf(i) == p.endOf(i-1) && plural != "" && strings.HasSuffix(p.tokens[i-1].lower, plural) && p.isName(i-1) && p.isName(i+1)
}

// isPostingPlace reports whether token i is the place of a post, after the name of the post
// and before the name of its holder: China’s ambassador to Britain Li Wei.
func (p nameParser) isPostingPlace(i int) bool {
	return i > 1 && i < len(p.tokens) && p.tokens[i-1].Is(lexicon.Preposition) && p.tokens[i-2].Is(lexicon.Role) && p.tokens[i].Is(lexicon.Place)
}

// isPossessive reports whether token i is a possessive: Park’s.
func (p nameParser) isPossessive(i int) bool { return p.lex.IsPossessive(p.tokens[i].lower) }

// isPossessiveInName reports whether the possessive at token i is part of an organization's
// name: the Children’s Post.
func (p nameParser) isPossessiveInName(i int) bool {
	return p.lex.Is(p.lex.Stem(p.tokens[i].lower), lexicon.People) && p.isName(i+1) && p.tokens[i+1].Is(lexicon.OrganizationWord)
}

// isPost reports whether the capitalized words from token i up to j, after a determiner, are a
// post and not a name: the Green MP.
func (p nameParser) isPost(i, j int) bool {
	if i == j || !p.is(i-1, lexicon.Determiner) {
		return false
	}
	for k := i; k < j; k++ {
		if p.tokens[k].Is(lexicon.Post) && isAcronym(p.word(k)) {
			return k == j-1 || p.hasFunc(k+1, lexicon.Of)
		}
	}
	return false
}

// isDemonym reports whether token i, after an article, is a demonym and not a name: the
// Dutchman.
func (p nameParser) isDemonym(i int) bool {
	return p.is(i-1, lexicon.Article) && p.lex.IsDemonym(p.tokens[i].lower)
}

// isAffiliate reports whether the two words from token i on, after an article, say where
// somebody comes from and what they belong to, and are not a name: the Vermont Independent.
func (p nameParser) isAffiliate(i, end int) bool {
	return end == i+2 && end <= len(p.tokens) && p.is(i-1, lexicon.Article) && p.isName(i) && p.tokens[i+1].isCapitalized && p.tokens[i+1].Is(lexicon.Member)
}

// isAcronym reports whether s has at least two characters and no lower-case letters.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}
