package lexicon

// A Class is a set of word classes. A word may have several.
type Class uint64

// The classes.
const (
	// Function words.

	Pronoun           Class = 1 << iota // a personal pronoun that can be a subject: she
	ThirdPerson                         // a third-person singular pronoun in any case: she, her, him
	PossessivePronoun                   // her
	Determiner                          // begins a noun phrase: the, her, two
	Article                             // the, a
	Quantity                            // says how much, after an article: a little
	Quantifier                          // stands for people without a noun: others
	Preposition                         // joins a noun phrase to the one before it: of
	Link                                // joins a noun phrase to the person before it: Jo Park of Leeds
	Adverbial                           // says where, when or how something happens, and cannot modify a noun: soon
	Circumstance                        // a preposition that shows that a phrase after a name is not an apposition: to, on
	Locative                            // comes before places: in, near
	Auxiliary                           // was, had, would
	Be                                  // was
	Manner                              // an adverb made from an adjective: sadly
	Adverb                              // may come between a subject and its verb: also
	SentenceAdverb                      // opens a sentence before a name: finally
	NotAdverb                           // ends like an adverb but is not one: family
	ClauseStart                         // begins a clause and ends the noun phrase before it: while
	JoinsClause                         // joins a clause to the words before it: because
	BreaksNounPhrase                    // cannot come between a determiner and a name: and
	EndsNounPhrase                      // ends the noun phrase before it: whose
	OpensClause                         // begins a new clause after a quotation: but
	InfinitiveHead                      // comes before “to” and a verb of speaking: used to say
	Oblique                             // a determiner or a pronoun that is not a subject: den
	Clitic                              // a pronoun beside a verb that is not its subject: s’écria, sagte ihr
	Function                            // any function word

	// Nouns and words in names.

	NotName             // not part of a name, capitalized or not: Monday
	NameParticle        // inside a name, in lower case: van
	NameSuffix          // after a surname: Jr.
	Title               // comes before a name and is part of it: Dr.
	Degree              // a title that is not a post: Dr.
	Rank                // begins the title of a deputy or a superior: Deputy
	Role                // names a role before a name: mayor
	Job                 // the same, but only with a capital: Headmaster
	PersonNoun          // any other noun for people: beekeeper
	UnnamedPerson       // a noun that can stand for a person without a name: the parson
	Member              // a member of a country, a faith or a party: Democrat
	Demonym             // the same, or a name that no person has: Easter
	Post                // an abbreviation of a post: MP
	People              // a plural without the ending of one: police
	OrganizationWord    // shows that the name it is in is an organization's: Council
	OrganizationNoun    // refers back to an organization that has been named: firm
	OrganizationAnaphor // an OrganizationWord that can also refer back to one: company
	Place               // the name of a country, a large city or a region
	Month               // a month that is also a given name: April
	BeforeMonth         // comes before months: last, until
	TimeNoun            // moment
	Sequence            // next, last
	Wife                // in “his wife”
	Husband             // in “her husband”

	// Words around quotation marks.

	WorkNoun          // comes before the title of a work: novel
	IntroducesTitle   // comes before a title: titled
	IntroducesMention // comes before words that are mentioned, not used: the term
	IntroducesName    // comes before a name: a classmate named
	SmallInTitle      // in lower case in titles: of
	InscriptionVerb   // a verb for written words: reads
	SignNoun          // a thing with words on it: banner
	TakesListener     // a verb with a listener: told
	BeforeVocative    // comes before the name of the person addressed: dear
	Elided            // written with an apostrophe at its beginning: ’tis
	BareVerb          // a verb without an ending: state
	Document          // something written, which speaks for its author: letter
	Personal          // speaks of the speaker or to the listener: I, your
)

// A Func identifies a word that the rules ask for individually.
type Func uint8

// The functions.
const (
	NoFunc Func = iota
	And
	Or
	But
	Then
	While // may introduce what somebody else says, like “and” and “but”
	Definite
	Indefinite
	Of
	To
	On
	By
	Before
	As
	That
	Who
	Whose
	It
	From
	Like
	How         // in “was how Jo put it”
	Came        // in “came the answer from Jo”
	Cited       // in “was quoted as saying”
	Voice       // stands for whoever speaks with it: the voice
	Honorific   // stands for a person after a possessive pronoun: Her Ladyship
	Valediction // begins the end of a letter: Yours
	With
	Answers   // a verb for what somebody says to the last speaker: replied
	Resumes   // a verb for what the same person says next: continued
	Companion // who is with the narrator: friend
	Other     // in “the other”
)

// A Cue says how reliably a word, usually a verb, shows that somebody speaks.
type Cue uint8

// The cues, the most reliable first.
const (
	NoCue     Cue = iota
	Reporting     // “said”: always
	Weak          // “laughed”, “began”: only right beside a quotation
	Naming        // “called”: before a few words in quotation marks
)

// A TitleClass distinguishes the titles of different people with the same surname.
type TitleClass uint8

// The classes.
const (
	Untitled             TitleClass = iota
	MaleTitle                       // Mr., Sir, Lord
	MarriedFemaleTitle              // Mrs., Lady
	UnmarriedFemaleTitle            // Miss, Ms.
	NeutralTitle                    // Dr., Sen., President
)

// A Gender is the gender of the pronouns that refer to a person.
type Gender uint8

// The genders.
const (
	Unknown Gender = iota
	Male
	Female
)

// Agrees reports whether g and h can belong to the same person.
func (g Gender) Agrees(h Gender) bool { return g == Unknown || h == Unknown || g == h }
