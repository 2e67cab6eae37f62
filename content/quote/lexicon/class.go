package lexicon

// A Class is a set of kinds of words. A word may be of several.
type Class uint64

// The kinds.
const (
	// Words that tie others together.

	Pronoun           Class = 1 << iota // a personal pronoun that can be a subject: she
	ThirdPerson                         // a personal pronoun for one person, whatever its case: she, her, him
	PossessivePronoun                   // her
	Determiner                          // begins a noun phrase: the, her, two
	Article                             // the, a
	Quantity                            // after an article it says how much: a little
	Quantifier                          // stands for people without a noun: others
	Preposition                         // joins a noun phrase to the one before it: of
	Link                                // ties a noun phrase to the person before it: Jo Park of Leeds
	Adverbial                           // says where, when or how something happens, and describes no noun: soon
	Circumstance                        // a preposition for where or how, in what is said of somebody: to, on
	Locative                            // places follow: in, near
	Auxiliary                           // was, had, would
	Be                                  // was
	Manner                              // an adverb made from an adjective: sadly
	Adverb                              // may come between a subject and its verb: also
	SentenceAdverb                      // opens a sentence before a name: finally
	NotAdverb                           // ends like an adverb and is none: family
	ClauseStart                         // begins a clause and ends the noun phrase before it: while
	JoinsClause                         // joins a clause to what comes before it: because
	BreaksNounPhrase                    // may not come between a determiner and a name: and
	EndsNounPhrase                      // a noun phrase that names somebody ends before it: whose
	OpensClause                         // after a quotation: what somebody else does, or says next: but
	InfinitiveHead                      // before “to” and a verb of speaking: used to say
	Function                            // any word that says nothing by itself

	// Nouns, and words in names.

	NotName           // not part of a name, capitalized or not: Monday
	NameParticle      // inside a name, in lower case: van
	NameSuffix        // after a surname: Jr.
	Title             // before a name, and part of it: Dr.
	Degree            // a title that is not a post: Dr.
	Rank              // begins the title of somebody's deputy or superior: Deputy
	Role              // before a name, says what somebody is: mayor
	Job               // the same, where it has a capital: Headmaster
	PersonNoun        // any other noun for people: beekeeper
	Somebody          // after “the”, somebody who need have no name: the parson
	Member            // of a country, a faith or a party: Democrat
	Demonym           // the same, or a name that nobody has: Easter
	Post              // an abbreviation for what somebody is: MP
	People            // several, without the ending of a plural: police
	OrganizationWord  // makes the name it is in one of an organization: Council
	OrganizationNoun  // stands for an organization that was named: firm
	OrganizationAgain // an organization word that does so, too: company
	Place             // the name of a country, a large city or a region
	Month             // a month that is a given name: April
	BeforeMonth       // last, until
	TimeNoun          // moment
	Sequence          // next, last
	Wife              // in “his wife”
	Husband           // in “her husband”

	// Words around marks.

	Work              // titles follow: novel
	IntroducesTitle   // titled
	IntroducesMention // words that are spoken about follow: the term
	IntroducesName    // a classmate named
	SmallInTitle      // in lower case in titles: of
	Inscribed         // a verb of what is written: reads
	Sign              // what is written on: banner
	Tells             // a verb that has a listener: told
	VocativeLead      // before the name of whom somebody speaks to: dear
	Elided            // after an apostrophe that begins a word: ’tis
	BareVerb          // a verb without an ending: state
)

// A Func tells words apart that the rules name one by one.
type Func uint8

// The functions.
const (
	NoFunc Func = iota
	And
	Or
	But
	Then
	While // like “and” and “but”, before what somebody else says
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
)

// A Cue says how much a word, most often a verb, tells about speaking.
type Cue uint8

// The cues, the surest first.
const (
	NoCue     Cue = iota
	Reporting     // “said”: always
	Weak          // “laughed”, “began”: right beside a quotation
	Naming        // “called”: before a word or two in marks
)

// A TitleClass tells titles apart that different people of one surname have.
type TitleClass uint8

// The classes.
const (
	Untitled    TitleClass = iota
	OfMen                  // Mr., Sir, Lord
	OfWives                // Mrs., Lady
	OfDaughters            // Miss, Ms.
	OfAnybody              // Dr., Sen., President
)

// A Gender is what the pronouns of somebody are.
type Gender uint8

// The genders.
const (
	Unknown Gender = iota
	Male
	Female
)

// Agrees reports whether both can be one person's.
func (g Gender) Agrees(h Gender) bool { return g == Unknown || h == Unknown || g == h }
