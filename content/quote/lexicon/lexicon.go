// Package lexicon holds what package quote needs to know about a language: its words, by
// their function in a sentence, and the parts of its grammar that the rules ask about.
//
// A language is one [Lexicon], built when it is first needed, from files of its own: german.go,
// or english.go and those named after it. Whatever is the same in all languages is not in this
// package: quotation marks come in pairs, and a name and a colon before them name the speaker in
// any language.
//
// What always holds: a Lexicon is built once and never changes, so several goroutines may
// use it; words are looked up in lower case; and the Lexicon for an unsupported language
// knows only articles, name particles and a few titles.
package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// languages is the table of languages. To add a language, add a file and a row.
var languages = map[string]func() *Lexicon{
	"da": danish,
	"de": german,
	"en": english,
	"es": spanish,
	"fr": french,
	"it": italian,
	"nb": norwegian,
	"nl": dutch,
	"pt": portuguese,
	"ru": russian,
	"sv": swedish,
}

// For returns the lexicon of a language, given by its ISO 639 code. If the language is not
// supported, it returns a lexicon for which [Lexicon.IsNone] is true.
func For(language string) *Lexicon {
	if build := languages[language]; build != nil {
		return build()
	}
	return none()
}

// A Lexicon holds the words and the grammar of one language.
type Lexicon struct {
	Grammar
	language      string // "" for an unsupported language
	words         map[string]Word
	abbreviations map[string]bool
}

// IsNone reports whether l is the lexicon for unsupported languages.
func (l *Lexicon) IsNone() bool { return l.language == "" }

// AnyPossessive is the word of a phrase that stands for any possessive pronoun.
const AnyPossessive = "*"

// A Word holds what the lexicon knows about a word. The zero value is an unknown word.
type Word struct {
	Classes  Class
	Func     Func
	Cue      Cue
	Title    TitleClass
	Gender   Gender // of the people that a noun or a title is used for
	RefersTo Gender // of the people that a pronoun refers to
}

// Is reports whether w has at least one of the classes in c.
func (w Word) Is(c Class) bool { return w.Classes&c != 0 }

// Word looks up a word in lower case.
func (l *Lexicon) Word(word string) Word {
	w := l.words[word]
	if l.IsAdverb != nil && w.Classes&NotAdverb == 0 && l.IsAdverb(word) {
		w.Classes |= Adverb | Adverbial | Manner | Function
		if l.IsSentenceAdverb != nil && l.IsSentenceAdverb(word) {
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

// Is reports whether a word has at least one of the classes in c.
func (l *Lexicon) Is(word string, c Class) bool { return l.Word(word).Is(c) }

// IsAbbreviation reports whether a full stop after a word belongs to it. Unlike for other
// methods, the word must be in its original case.
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

// Stem returns a word without the ending of a possessive: "Park" for "Park’s".
func (l *Lexicon) Stem(word string) string {
	for _, ending := range l.PossessiveEndings {
		word = strings.TrimSuffix(word, ending)
	}
	return word
}

// SplitWord returns the length in bytes of the first of the words that are joined in one,
// and the position at which the next one begins: 2 and 2 for “l’eau”, 1 and 4 for “a-t-il”.
// Both are the length of the word if it is a single one.
func (l *Lexicon) SplitWord(word string) (end, next int) {
	if l.Elisions == nil && l.Enclitics == nil {
		return len(word), len(word)
	}
	if i := strings.IndexAny(word, "'’"); i > 0 && l.Elisions[strings.ToLower(word[:i])] {
		_, n := utf8.DecodeRuneInString(word[i:])
		return i + n, i + n
	}
	for i := strings.IndexByte(word, '-'); l.Enclitics != nil && i > 0; {
		rest := word[i+1:]
		if link := l.EncliticLink + "-"; len(link) > 1 {
			rest = strings.TrimPrefix(rest, link)
		}
		if l.Enclitics[strings.ToLower(rest)] {
			return i, len(word) - len(rest)
		}
		more := strings.IndexByte(word[i+1:], '-')
		if more < 0 {
			break
		}
		i += 1 + more
	}
	return len(word), len(word)
}

// IsPossessive reports whether a word has the ending of a possessive: Park’s.
func (l *Lexicon) IsPossessive(word string) bool {
	for _, ending := range l.PossessiveEndings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// IsPersonNoun reports whether a word is a noun for people or for organizations: it is in
// the lexicon, has an ending of such nouns, or is a compound of such a noun.
func (l *Lexicon) IsPersonNoun(word string) bool {
	if l.Is(word, UnnamedPerson|Job|OrganizationNoun|PersonNoun) || l.HasPersonEnding != nil && l.HasPersonEnding(word) {
		return true
	}
	if i := strings.LastIndexByte(word, '-'); i >= 0 && l.IsPersonNoun(word[i+1:]) { // co-founder
		return true
	}
	if i := strings.IndexByte(word, '-'); i > 0 && l.Inverts && l.IsPersonNoun(word[:i]) { // secretário-geral
		return true
	}
	const minPart = 5 // bytes of a noun at the end of a compound; a shorter one may be there by chance
	for i := 2; i+minPart <= len(word); i++ {
		if l.words[word[i:]].Is(PersonNoun | Role) { // songwriter, superdelegate
			return true
		}
	}
	return false
}

// IsDemonym reports whether a word, after an article, names a person by their country,
// faith or party: the Swede, the Dutchman.
func (l *Lexicon) IsDemonym(word string) bool {
	for _, ending := range l.DemonymEndings {
		if country, ok := strings.CutSuffix(word, ending); ok && l.Is(country, Demonym) {
			return true
		}
	}
	return l.Is(word, Demonym) && !l.Is(word, Title) && !(l.IsPlural != nil && l.IsPlural(word))
}

// A Grammar holds the rules that differ between languages. A function may be nil; then no
// word has the property that it tests.
type Grammar struct {
	// Inverts says that a verb after a quotation always comes before its subject: „…“,
	// sagte Jo Park.
	Inverts bool
	// OnlyFullNames says that the language is not known, so that all nouns may begin with
	// a capital. Then only two or more capitalized words that are not after an article count
	// as a name.
	OnlyFullNames bool
	// CapitalNouns says that all nouns begin with a capital, so that a capital alone does
	// not make a name.
	CapitalNouns bool
	// BareNouns says that a noun for a person needs no determiner: sa polisen, сказал сторож.
	BareNouns bool
	// AsidesInMarks says that an attribution may be inside the marks: « Oui, dit-il, je viens. »
	AsidesInMarks bool
	// ParticipleLast says that a participle comes at the end of its phrase: haar hoofd
	// schuddend.
	ParticipleLast bool
	// DropsSubject says that a verb may have no subject if that is clear: «…», explicó.
	DropsSubject bool

	Elisions     map[string]bool // words that are joined to the next one by an apostrophe, without it: l’eau
	Enclitics    map[string]bool // pronouns that are joined to a verb by a hyphen: dit-il
	EncliticLink string          // a letter between the verb and its pronoun: a-t-il

	SourcesAfter    [][]string // the phrases before the name of a source that count only after a quotation: so Jo Park
	SourceAfterName string     // the word after the name of a source: Jo Park zufolge

	GenitiveEnding string // of a name: Schalkes Trainer
	// IsOblique reports whether a determiner before a word, in its original case, shows that
	// the noun phrase is not a subject: der großen Zeitung.
	IsOblique func(determiner, next string) bool

	IsNoun func(word string) bool // a noun that is not a name, by its ending
	IsVerb func(word string) bool // possibly a finite verb, by its ending
	// IsFirstPerson reports whether the ending of a verb shows that “I” is its subject.
	IsFirstPerson func(verb string) bool

	NameStem   func(word string) string // returns a word of a name without its case ending
	Nominative func(name string) string // returns the nominative of a name in the genitive

	PossessiveEndings []string   // of a noun: ’s
	PluralPossessive  string     // the ending of a plural before the apostrophe of its possessive
	SourcePhrases     [][]string // the phrases before the name of a source: according to; or around a possessive pronoun for it: in * words
	DefiniteArticle   string     // the
	DemonymEndings    []string   // the endings that turn an adjective for a country into a noun for a person: Dutchman
	NotInitial        string     // a word of one capital letter that is not an initial: I
	AgeAfterNumber    []string   // the words after the number of an age: years old

	IsAdverb         func(word string) bool   // an adverb made from an adjective: sadly
	IsSentenceAdverb func(adverb string) bool // an adverb that cannot be a given name: finally
	IsParticiple     func(word string) bool   // a present participle: saying
	IsPast           func(word string) bool   // a regular past tense: warned
	IsBareVerb       func(verb string) bool   // a verb form without an ending: state
	IsPlural         func(word string) bool   // a plural noun: residents
	IsPluralName     func(word string) bool   // a plural name, such as a team's: Rovers
	HasPersonEnding  func(word string) bool   // a noun with an ending for people: economist
	Age              func(word string) string // returns the number in a word that gives an age: 23-year-old

	FirstPerson  []string        // the subject pronouns of a narrator: I
	SecondPerson map[string]bool // words that address somebody, in their original case: you, sir

	// LinkPrefixes, CreditPhrases and EditionPhrases mark text that the author did not write: a link
	// to another text, a credit, a note on the edition. Nobody in it speaks.
	LinkPrefixes, CreditPhrases, EditionPhrases []string
}
