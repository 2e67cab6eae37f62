// Package lexicon says what quotations are attributed by in a language: its words, by
// what they do in a sentence, and the points of its grammar that rules ask about.
//
// A language is one value, made from one file: english.go. What every language has in
// the same way is not in here: marks are pairs of characters, and a name and a colon
// before them name the speaker anywhere.
//
// What always holds: a Lexicon is made once and never changes, so that several
// goroutines may use it; words are asked for in lower case; and a Lexicon without a
// language answers no to everything but articles.
package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// languages is the table: adding a language is adding a file and a row.
var languages = map[string]func() *Lexicon{
	"en": english,
}

// For returns the lexicon of a language, by its ISO 639 code; for a language that has
// none, the one that knows no language.
func For(language string) *Lexicon {
	if make := languages[language]; make != nil {
		return make()
	}
	return none()
}

// A Lexicon is what is known of one language.
type Lexicon struct {
	Grammar
	language      string // "" for none
	words         map[string]Word
	abbreviations map[string]bool
}

// IsNone reports whether l knows no language.
func (l *Lexicon) IsNone() bool { return l.language == "" }

// A Word is what is known of a word.
type Word struct {
	Classes Class
	Func    Func
	Cue     Cue
	Title   TitleClass
	Gender  Gender // of those whom a noun or a title is for
	Refers  Gender // of those whom a pronoun stands for
}

// Is reports whether a word is of one of the classes, or of several.
func (w Word) Is(c Class) bool { return w.Classes&c != 0 }

// Word returns what is known of a word.
func (l *Lexicon) Word(word string) Word {
	w := l.words[word]
	if l.IsAdverb != nil && w.Classes&NotAdverb == 0 && l.IsAdverb(word) {
		w.Classes |= Adverb | Adverbial | Manner | Function
		if l.OpensSentence(word) {
			w.Classes |= SentenceAdverb
		}
	}
	if stem, ok := strings.CutSuffix(word, "."); ok { // Mr., Inc.
		short := l.words[stem]
		w.Classes |= short.Classes & (Title | NameSuffix | OrganizationWord)
		w.Title = short.Title
		if w.Title != Untitled {
			w.Gender = short.Gender
		}
	}
	return w
}

// Is reports whether a word is of one of the classes, or of several.
func (l *Lexicon) Is(word string, c Class) bool { return l.Word(word).Is(c) }

// IsAbbreviation reports whether a full stop after a word belongs to it. The word is
// given as it is written.
func (l *Lexicon) IsAbbreviation(word string) bool {
	if utf8.RuneCountInString(word) == 1 { // an initial
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) && word != l.NotInitial
	}
	if len(word) >= 3 && (word[1] == '.' || word[1] == '-' && unicode.IsUpper(rune(word[0])) && unicode.IsUpper(rune(word[2]))) { // U.S., R-Pa.
		return true
	}
	return l.abbreviations[word]
}

// Stem returns a word without the ending that makes it a possessive: "Park" of "Park’s".
func (l *Lexicon) Stem(word string) string {
	for _, ending := range l.PossessiveEndings {
		word = strings.TrimSuffix(word, ending)
	}
	return word
}

// IsPossessive reports whether what follows a word belongs to it: Park’s.
func (l *Lexicon) IsPossessive(word string) bool {
	for _, ending := range l.PossessiveEndings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// IsPersonNoun reports whether a word is a noun for people or for organizations: one of
// those listed, one with an ending that makes such nouns, or a compound of one.
func (l *Lexicon) IsPersonNoun(word string) bool {
	if l.Is(word, Somebody|Job|OrganizationNoun|PersonNoun) || l.HasPersonEnding != nil && l.HasPersonEnding(word) {
		return true
	}
	if i := strings.LastIndexByte(word, '-'); i >= 0 && l.IsPersonNoun(word[i+1:]) { // co-founder
		return true
	}
	const minPart = 5 // bytes of a noun at the end of another: a shorter one may be there by chance
	for i := 2; i+minPart <= len(word); i++ {
		if l.words[word[i:]].Is(PersonNoun | Role) { // songwriter, superdelegate
			return true
		}
	}
	return false
}

// IsDemonym reports whether a word, after an article, says where somebody is from: the
// Swede, the Dutchman.
func (l *Lexicon) IsDemonym(word string) bool {
	for _, ending := range l.DemonymEndings {
		if country, ok := strings.CutSuffix(word, ending); ok && l.Is(country, Demonym) {
			return true
		}
	}
	return l.Is(word, Demonym) && !l.Is(word, Title) && !(l.IsPlural != nil && l.IsPlural(word))
}

// A Grammar holds what differs between languages. Functions may be nil: no word is of
// their kind then.
type Grammar struct {
	// Inverts says that a verb that follows a quotation always comes before its
	// subject: „…“, sagte Jo Park.
	Inverts bool
	// CapitalNouns says that nouns begin with a capital, so that a capital does not
	// make a name. A name is two capitalized words then, not after an article.
	CapitalNouns bool

	PossessiveEndings []string   // of a noun: ’s
	PluralPossessive  string     // what a plural ends in before the apostrophe of its possessive
	SourcePhrases     [][]string // that come before the name of a source: according to
	DefiniteArticle   string     // before a noun that says what somebody is: the
	DemonymEndings    []string   // that make a noun for somebody of an adjective for a country: Dutchman
	NotInitial        string     // a word of one capital that is not an initial: I
	AgeAfterNumber    []string   // the words after an age: years old

	IsAdverb        func(word string) bool   // made from an adjective: sadly
	OpensSentence   func(adverb string) bool // surely one before a name, and not a given name: finally
	IsParticiple    func(word string) bool   // present: saying
	IsPast          func(word string) bool   // regular past tense: warned
	IsBareVerb      func(verb string) bool   // without an ending: state
	IsPlural        func(word string) bool   // a noun for several: residents
	IsPluralName    func(word string) bool   // the name of several, as a team: Rovers
	HasPersonEnding func(word string) bool   // of a noun for people: economist
	Age             func(word string) string // the number in a word that tells an age: 23-year-old

	SecondPerson map[string]bool // words that speak to somebody, as they are written: you, sir

	// Text that is not the author's: a link to another text, a credit, who made the
	// edition. Nobody in it speaks.
	LinkLeads, Credits, EditionSigns []string
}
