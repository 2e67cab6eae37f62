package lexicon

import (
	"strings"
	"sync"
	"unicode"
)

// english returns the lexicon of English.
var english = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "en",
		grammar: Grammar{
			PossessiveEndings: []string{"'s", "’s"},
			PluralPossessive:  "s",
			SourcePhrases:     phrases("according to", "in the words of", "in * words", "in * view", "in * opinion"),
			DefiniteArticle:   "the",
			DemonymEndings:    []string{"man", "woman"},
			NotInitial:        "I",
			AgeAfterNumber:    []string{"years", "old"},
			IsAdverb:          func(word string) bool { return strings.HasSuffix(word, "ly") },
			IsSentenceAdverb:  isEnglishSentenceAdverb,
			IsParticiple:      func(word string) bool { return strings.HasSuffix(word, "ing") },
			IsPast:            func(word string) bool { return strings.HasSuffix(word, "ed") },
			IsBareVerb:        isEnglishBareVerb,
			IsPlural: func(word string) bool {
				return strings.HasSuffix(word, "s") && len(word) > 3 && !strings.HasSuffix(word, "'s") && !strings.HasSuffix(word, "’s")
			},
			IsPluralName:    func(word string) bool { return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") },
			HasPersonEnding: hasEnglishPersonEnding,
			Age:             englishAge,
			FirstPerson:     []string{"I"},
			SecondPerson:    wordSet("you You your Your sir dear thou thee"),
			LinkPrefixes:    []string{"READ MORE", "WATCH", "RELATED", "Read more", "Watch:", "ALSO READ", "Image copyright", "Photo:", "Advertisement"},
			CreditPhrases:   []string{"Getty Images", "THE CANADIAN PRESS", "Canadian Press/", "REUTERS", "AP Photo", "/AP)", "/ AP )", "AFP/", "(Submitted by", "FILE PHOTO", "File photo", "/CBC)", "Image:", "Photograph:"},
			EditionPhrases:  []string{"Project Gutenberg", "ebook", "Ebook", "eBook", "ISBN", "All rights reserved", "Distributed Proofreaders"},
		},
		classes: [][]classRow{englishWords[:], englishNouns[:]},
		funcs:   englishFuncs[:],
		titles:  englishTitles[:],
		genders: englishGenders[:],
		refers: []genderRow{
			{Male, "he his him himself"},
			{Female, "she her hers herself"},
		},
		verbs:         englishVerbs[:],
		abbreviations: englishAbbreviations,
	})
})

// englishWords holds the function words, and the words around names and quotation marks.
var englishWords = [...]classRow{
	{Pronoun, `he she they i we it you`},
	{ThirdPerson, `he she his her him`},
	{PossessivePronoun, `my your his her its our their`},
	{Determiner, `the a an his her their my our its one two three four five six seven eight nine ten some many several most all another
			this that these those both other few no every each`},
	{Article, `the a an`},
	{Quantity, `little bit trifle lot shade touch more most less least few couple same other`},
	{Quantifier, `one another others some many several both`},
	{Preposition, `of for from in at with on to near by`},
	{Link, `of for from in at with`},
	{Circumstance, `on to near by in`},
	{Locative, `in near outside across throughout around into through toward towards over at`},
	{Auxiliary, `was were is are be been being has have had got could would should might may can will shall must did does do not cannot`},
	{Be, `was were is are been being be`},
	{Adverb, `also then later once again still just already even now often always sometimes never has had have would could will can
			may might did does do is was were not who`},
	{NotAdverb, `family ally assembly bully butterfly fly jelly july italy lily monopoly supply reply`},
	{Adverbial | SentenceAdverb, `soon today tonight tomorrow yesterday afterwards afterward beforehand ago away back forth along apart aside ahead
			abroad upstairs downstairs upwards downwards indoors outdoors inside outside out up down off elsewhere everywhere
			somewhere nowhere anyway otherwise therefore thus hence twice thrice seldom almost quite rather very too pretty indeed
			alone together nearby half-way halfway earlier next last more less least much enough ever when than alas please`},
	{ClauseStart, `who that which when while as after before during because if until but`},
	{JoinsClause, `that when while as if because but and who which`},
	{BreaksNounPhrase, `and but when as that if while because after before`},
	{EndsNounPhrase, `whose where in on at to with by from into onto upon about over one`},
	{OpensClause, `and but while after before when because since though although until if where`},
	{InfinitiveHead, `used had has have wanted liked likes loved continued began paused stopped added`},
	{Function, `and or but as than about against into over after before under between during through via who whom whose which via per`},
	{NotName, `the a an and but or so if when while as at in on of for from by with to after before then there here this that these
			those he she they it we i you his her their its my our your one two some many most all no not yet still now later once
			what who why how where which according plus besides moreover nevertheless instead perhaps maybe meanwhile however
			though although because since until monday tuesday wednesday thursday friday saturday sunday january february march
			april june july august september october november december mr mrs also even just only both each every another other
			others yes oh well such unlike like despite during would could should shall might must do does did is was were are has
			have had under over against about between among without within through near behind below above`},
	{NotName, `am pm i'm i've i'll i'd i’m i’ve i’ll i’d he's she's it's that's he’s she’s it’s that’s we're you're they're we’re you’re they’re
			we've you've they've we’ve you’ve they’ve there's there’s what's what’s let's let’s don't don’t`},
	{NameParticle, `de der den van von bin ibn al el la le du da di dos ter ten y of`},
	{Degree, `dr`},
	{NameSuffix, `jr sr ii iii iv`},
	{Month, `april may june august`},
	{BeforeMonth, `last until since`},
	{Sequence, `next last`},
	{WorkNoun, `book novel film movie song album single article essay play show series episode poem story documentary memoir magazine
			programme program podcast chapter report study paper painting headline column opera musical sitcom drama exhibition
			game hit ballad track`},
	{IntroducesTitle, `titled entitled called named headlined subtitled`},
	{IntroducesMention, `word words term terms phrase phrases so-called called named dubbed nicknamed titled entitled known marked reading
			labelled labeled`},
	{IntroducesName, `named called`},
	{SmallInTitle, `a an and the of in on for to at by with from or but nor as de la le`},
	{InscriptionVerb, `read reads reading said says saying`},
	{TakesListener, `told`},
	{Personal, `i i'm i've i'd i'll i’m i’ve i’d i’ll me my mine we we're we’re we've we’ve us our you you're you’re your yes well oh thanks thank hello welcome`},
	{BeforeVocative, `my dear dearest oh o yes no well poor old mr mrs miss sir lady aunt uncle and but now why good`},
	{Elided, `tis twas twill twould em cause til bout round cos n tween neath ere un`},
}

var englishFuncs = [...]funcRow{
	{Companion, "companion friend comrade colleague partner roommate room-mate fellow-lodger fellow-traveller fellow-traveler"},
	{Other, "other"},
	{And, "and"},
	{Or, "or"},
	{But, "but"},
	{Then, "then"},
	{While, "while"},
	{Definite, "the"},
	{Indefinite, "a an"},
	{Of, "of"},
	{To, "to"},
	{On, "on"},
	{By, "by"},
	{Before, "before"},
	{As, "as"},
	{That, "that"},
	{Who, "who"},
	{Whose, "whose"},
	{It, "it"},
	{From, "from"},
	{Voice, "voice voices"},
	{Honorific, "ladyship lordship majesty highness grace honour honor excellency excellence holiness eminence worship reverence"},
	{Valediction, "your yours sincerely faithfully respectfully regards love best kind warm cordially truly affectionately"},
	{Like, "like"},
	{Answers, "answered answers replied replies responded responds retorted retorts returned rejoined assented"},
	{Resumes, "continued continues resumed resumes added adds repeated persisted pursued proceeded"},
	{How, "how"},
	{Came, "came comes"},
	{Cited, "quoted cited heard overheard recorded filmed"},
}

const englishAbbreviations = `Mr Mrs Ms Dr St Jr Sr Gen Sen Rep Gov Lt Col Sgt Capt Prof Rev Maj Cmdr Adm Hon Det Insp Supt Pres No Mt Ft Inc Ltd
	Corp Co vs Messrs Mme Mlle`

// isEnglishSentenceAdverb reports whether a word with the ending of an adverb cannot be a
// given name with that ending, such as Stanley.
func isEnglishSentenceAdverb(adverb string) bool {
	for _, ending := range []string{"ally", "ently", "antly", "ately", "fully", "ously", "ively", "edly", "ingly", "enly", "ably", "ibly"} {
		if before, ok := strings.CutSuffix(adverb, ending); ok && len(before) > 1 {
			return true
		}
	}
	return false
}

// isEnglishBareVerb reports whether a verb form has no ending. After an article such a
// form is a noun: a state senator.
func isEnglishBareVerb(verb string) bool {
	switch verb {
	case "began", "felt", "sang", "spoke", "thought", "wrote", "written":
		return false
	}
	return !strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "d") && !strings.HasSuffix(verb, "ing")
}

// hasEnglishPersonEnding reports whether a word has an ending of nouns for people.
func hasEnglishPersonEnding(word string) bool {
	const minWord = 6 // bytes
	if len(word) < minWord {
		return false
	}
	for _, ending := range []string{"man", "woman", "person", "ologist", "ician", "arian", "grapher", "teur", "-in-law"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	before, ok := strings.CutSuffix(word, "ist") // economist and novelist, but not checklist
	return ok && (!strings.HasSuffix(before, "l") || strings.ContainsAny(before[len(before)-2:len(before)-1], "aeiloy"))
}

// englishAge returns the number in “23-year-old”, and "" for any other word.
func englishAge(word string) string {
	for _, ending := range []string{"-year-old", "-year-olds", "‑year‑old"} {
		number, ok := strings.CutSuffix(word, ending)
		if ok && number != "" && strings.IndexFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
			return number
		}
	}
	return ""
}
