package lexicon

import (
	"strings"
	"testing"
)

func TestFor(t *testing.T) {
	if l := For("en"); l.IsNone() || !l.Is("the", Article) || For("en") != l {
		t.Error("the English lexicon is missing, incomplete or built twice")
	}
	for _, language := range []string{"", "und", "xx"} {
		if l := For(language); !l.IsNone() || l.Is("said", ^Class(0)) || l.IsPersonNoun("mayor") || l.IsPossessive("Jo’s") {
			t.Errorf("the lexicon for %q is not empty", language)
		}
	}
}

// TestLanguages checks that each language of the table has the words that the rules need.
func TestLanguages(t *testing.T) {
	for language := range languages {
		l := For(language)
		if l.IsNone() {
			t.Errorf("%s has no lexicon", language)
		}
		kinds := map[string]func(w Word) bool{
			"verbs of speaking": func(w Word) bool { return w.Cue == Reporting },
			"pronouns":          func(w Word) bool { return w.Is(Pronoun) && w.RefersTo != Unknown },
			"determiners":       func(w Word) bool { return w.Is(Determiner) },
			"prepositions":      func(w Word) bool { return w.Is(Preposition) },
			"titles":            func(w Word) bool { return w.Is(Title) && w.Title != Untitled },
			"roles":             func(w Word) bool { return w.Is(Role) },
		}
		for word, w := range l.words {
			if word != strings.ToLower(word) {
				t.Errorf("%s: %q is not in lower case", language, word)
			}
			for kind, has := range kinds {
				if has(w) {
					delete(kinds, kind)
				}
			}
		}
		for kind := range kinds {
			t.Errorf("%s has no %s", language, kind)
		}
	}
}

func TestWord(t *testing.T) {
	l := For("en")
	for word, class := range map[string]Class{
		"mr.": Title, "mr": Title, "inc.": OrganizationWord, "united states": Place, "mayor": Role | UnnamedPerson, "sadly": Manner, "years": TimeNoun,
		"finally": SentenceAdverb, "who": Function, "democrat": Demonym,
	} {
		if w := l.Word(word); w.Classes&class != class {
			t.Errorf("%q: the classes %b lack %b", word, w.Classes, class)
		}
	}
	for word, class := range map[string]Class{"family": Adverb, "no.": Determiner, "stanley": SentenceAdverb, "said": Function, "a.": Article} {
		if l.Is(word, class) {
			t.Errorf("%q has the class %b", word, class)
		}
	}
}

func TestIsAbbreviation(t *testing.T) {
	l := For("en")
	for _, word := range strings.Fields("Mr J U.S R-Pa Inc") {
		if !l.IsAbbreviation(word) {
			t.Errorf("%q is not recognized as an abbreviation", word)
		}
	}
	for _, word := range strings.Fields("I said mr it") {
		if l.IsAbbreviation(word) {
			t.Errorf("%q is taken for an abbreviation", word)
		}
	}
}

// TestBareVerbs checks that no verb form with an ending or another vowel counts as a bare
// verb, which may be a noun.
func TestBareVerbs(t *testing.T) {
	for _, v := range englishVerbs {
		for _, form := range strings.Fields(v.forms)[1:] {
			switch form {
			case "criticise", "emphasise", "enquire": // another spelling of the first form
			default:
				if For("en").Is(form, BareVerb) {
					t.Errorf("%q is taken for a bare verb", form)
				}
			}
		}
	}
}

func TestIsPersonNoun(t *testing.T) {
	l := For("en")
	for _, word := range strings.Fields("mayor glaciologist journalist novelist beekeeper songwriter superdelegate policewoman co-founder musician librarian brother-in-law biographer saboteur newspaper teammate") {
		if !l.IsPersonNoun(word) {
			t.Errorf("%q is not recognized as a noun for people", word)
		}
	}
	for _, word := range strings.Fields("gate dinner letter river paper-clip checklist blacklist season reason climate human wrist tower corner old soon finally clever more said") {
		if l.IsPersonNoun(word) {
			t.Errorf("%q is taken for a noun for people", word)
		}
	}
}

func TestIsDemonym(t *testing.T) {
	l := For("en")
	for _, word := range strings.Fields("swede dutchman frenchwoman democrat") {
		if !l.IsDemonym(word) {
			t.Errorf("%q is not recognized as a demonym", word)
		}
	}
	for _, word := range strings.Fields("democrats lord fireman") {
		if l.IsDemonym(word) {
			t.Errorf("%q is taken for a demonym", word)
		}
	}
}

func TestGenderOfGivenName(t *testing.T) {
	if GenderOfGivenName("ana") != Female || GenderOfGivenName("per") != Male || GenderOfGivenName("table") != Unknown {
		t.Errorf("got %v, %v, %v", GenderOfGivenName("ana"), GenderOfGivenName("per"), GenderOfGivenName("table"))
	}
}
