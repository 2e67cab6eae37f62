package lexicon

import (
	"strings"
	"testing"
)

func TestFor(t *testing.T) {
	if l := For("en"); l.IsNone() || !l.Is("the", Article) || For("en") != l {
		t.Error("no English")
	}
	for _, language := range []string{"", "und", "xx"} {
		if l := For(language); !l.IsNone() || l.Is("said", ^Class(0)) || l.IsPersonNoun("mayor") || l.IsPossessive("Jo’s") {
			t.Errorf("%q has words", language)
		}
	}
}

// TestLanguages checks each language of the table: what rules ask of any of them.
func TestLanguages(t *testing.T) {
	for language := range languages {
		l := For(language)
		if l.IsNone() {
			t.Errorf("%s has no lexicon", language)
		}
		kinds := map[string]func(w Word) bool{
			"verbs of speaking": func(w Word) bool { return w.Cue == Reporting },
			"pronouns":          func(w Word) bool { return w.Is(Pronoun) && w.Refers != Unknown },
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
		"mr.": Title, "mr": Title, "inc.": OrganizationWord, "united states": Place, "mayor": Role | Somebody, "sadly": Manner, "years": TimeNoun,
		"finally": SentenceAdverb, "who": Function, "democrat": Demonym,
	} {
		if w := l.Word(word); w.Classes&class != class {
			t.Errorf("%q: %b has not %b", word, w.Classes, class)
		}
	}
	for word, class := range map[string]Class{"family": Adverb, "no.": Determiner, "stanley": SentenceAdverb, "said": Function, "a.": Article} {
		if l.Is(word, class) {
			t.Errorf("%q is of %b", word, class)
		}
	}
}

func TestIsAbbreviation(t *testing.T) {
	l := For("en")
	for _, word := range strings.Fields("Mr J U.S R-Pa Inc") {
		if !l.IsAbbreviation(word) {
			t.Errorf("%q is an abbreviation", word)
		}
	}
	for _, word := range strings.Fields("I said mr it") {
		if l.IsAbbreviation(word) {
			t.Errorf("%q is not an abbreviation", word)
		}
	}
}

// TestBareVerbs holds that no form of a verb with an ending or another vowel passes for a
// noun.
func TestBareVerbs(t *testing.T) {
	for _, v := range englishVerbs {
		for _, form := range strings.Fields(v.forms)[1:] {
			switch form {
			case "criticise", "emphasise", "enquire": // another spelling of the first form
			default:
				if For("en").Is(form, BareVerb) {
					t.Errorf("%q has an ending", form)
				}
			}
		}
	}
}

func TestIsPersonNoun(t *testing.T) {
	l := For("en")
	for _, word := range strings.Fields("mayor glaciologist journalist novelist beekeeper songwriter superdelegate policewoman co-founder musician librarian brother-in-law biographer saboteur newspaper teammate") {
		if !l.IsPersonNoun(word) {
			t.Errorf("%q is a noun for people", word)
		}
	}
	for _, word := range strings.Fields("gate dinner letter river paper-clip checklist blacklist season reason climate human wrist tower corner old soon finally clever more said") {
		if l.IsPersonNoun(word) {
			t.Errorf("%q is not a noun for people", word)
		}
	}
}

func TestIsDemonym(t *testing.T) {
	l := For("en")
	for _, word := range strings.Fields("swede dutchman frenchwoman democrat") {
		if !l.IsDemonym(word) {
			t.Errorf("%q says where somebody is from", word)
		}
	}
	for _, word := range strings.Fields("democrats lord fireman") {
		if l.IsDemonym(word) {
			t.Errorf("%q does not say where somebody is from", word)
		}
	}
}

func TestGiven(t *testing.T) {
	if Given("ana") != Female || Given("per") != Male || Given("table") != Unknown {
		t.Error("the given names are wrong")
	}
}
