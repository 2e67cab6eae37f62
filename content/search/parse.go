package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Options are the switches of a search.
type Options struct {
	Case   Case
	Words  bool // a match begins and ends at the boundaries of words
	Exact  bool // no difference between characters is ignored, only the length of white space
	Regexp bool // the query is a regular expression even without re:
}

// Case says whether case matters.
type Case uint8

// The values of Case.
const (
	SmartCase Case = iota // if the query has a capital letter
	MatchCase
	IgnoreCase
)

// ignoresCase reports whether case does not matter in a query, which may have a capital.
func (o Options) ignoresCase(hasCapital bool) bool {
	return !o.Exact && (o.Case == IgnoreCase || o.Case == SmartCase && !hasCapital)
}

// folding returns how to compare a phrase with texts.
func (o Options) folding(phrase string) folding {
	switch {
	case o.Exact:
		return foldNone
	case o.ignoresCase(strings.IndexFunc(phrase, isCapital) >= 0):
		return foldCase
	}
	return foldMarks
}

func (o Options) edges() edges {
	if o.Words {
		return wordEdges
	}
	return clusterEdges
}

// An Error is the reason why a query cannot be searched for. Its text is a short sentence
// without a period.
type Error struct {
	Kind ErrorKind
	Text string // the scope; what is wrong with the pattern
}

// An ErrorKind is a kind of error.
type ErrorKind uint8

// The kinds of errors.
const (
	UnknownScope  ErrorKind = iota
	OpenScope               // the name of a scope is not complete yet
	NoSpeaker               // who: without a name
	OnlyScopes              // scopes, but nothing to find in them
	BrokenPattern           // the regular expression is not valid
)

// Error implements error.
func (e *Error) Error() string {
	switch e.Kind {
	case UnknownScope:
		return fmt.Sprintf("unknown scope %s; use %s", e.Text, scopeNames())
	case OpenScope:
		return "use " + scopeNames()
	case NoSpeaker:
		return "type the name of a speaker after who:"
	case OnlyScopes:
		return "type what to find after " + e.Text
	case BrokenPattern:
	}
	return "broken expression: " + e.Text
}

// Parse returns the query that a reader typed. Its words are one phrase, apart from these:
//
//	in:quotes in:notes in:headings in:code   search only there; two of them mean either
//	who:NAME, who:"NAME"                     search only quotations of a speaker
//	-word                                    after another word: not in paragraphs with it
//	re:PATTERN                               before any word: the rest is a regular expression
//
// A backslash before one of them makes it part of the phrase. An error is an [Error]. The
// query is empty if the text is.
func Parse(text string, o Options) (Query, error) {
	q := newQuery(text, o)
	var words []string
	rest := strings.TrimSpace(text)
	for rest != "" {
		var t term
		if t, rest = cutTerm(rest, len(words) > 0); t.kind == patternTerm || o.Regexp && t.kind <= exclusionTerm {
			return q.withPattern(strings.TrimSpace(t.text + t.space + rest))
		}
		switch t.kind {
		case wordTerm:
			words = append(words, t.text)
		case exclusionTerm:
			if p := newPhrase(t.text, o.folding(t.text), wordEdges); p != nil {
				q.without = append(q.without, p)
			}
		case scopeTerm:
			s, err := scopeByName(t.text, rest == "")
			if err != nil {
				return Query{}, err
			}
			q.scopes = append(q.scopes, s)
		case speakerTerm:
			p := newPhrase(t.text, foldCase, clusterEdges)
			if p == nil {
				return Query{}, &Error{Kind: NoSpeaker}
			}
			q.speakers = append(q.speakers, p)
		case patternTerm:
		}
	}
	q.setPhrase(strings.Join(words, " "))
	if q.phrase == nil && len(q.scopes)+len(q.speakers) > 0 {
		return Query{}, &Error{Kind: OnlyScopes, Text: strings.TrimSpace(text)}
	}
	return q.orZero(), nil
}

// withPattern returns q with a regular expression.
func (q Query) withPattern(expression string) (Query, error) {
	if expression == "" {
		return Query{}, nil
	}
	ignoresCase := q.options.ignoresCase(hasCapital(expression))
	var err error
	q.pattern, err = compilePattern(expression, ignoresCase, q.options.edges())
	if err != nil {
		return Query{}, err
	}
	q.matchesCase = !ignoresCase
	return q, nil
}

// A term is a part of a query.
type term struct {
	kind  termKind
	text  string // without what marks the kind
	space string // after it
}

type termKind uint8

const (
	wordTerm termKind = iota
	exclusionTerm
	scopeTerm
	speakerTerm
	patternTerm // its text is the beginning of the pattern
)

// cutTerm returns the first term of a text that is not empty, and what follows it. HasWord
// reports whether there is a word before it.
func cutTerm(text string, hasWord bool) (t term, rest string) {
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	t.text = text[:end]
	isLast := end == len(text)
	name, isScope := strings.CutPrefix(t.text, "in:")
	who, isWho := strings.CutPrefix(t.text, "who:")
	switch {
	case strings.HasPrefix(t.text, `\in:`), strings.HasPrefix(t.text, `\who:`), strings.HasPrefix(t.text, `\re:`), strings.HasPrefix(t.text, `\-`):
		t.text = t.text[1:]
	case isScope && (name != "" || isLast):
		t.kind, t.text = scopeTerm, name
	case isWho && (who != "" || isLast):
		t.kind, t.text = speakerTerm, who
		if after, isQuoted := strings.CutPrefix(text, `who:"`); isQuoted {
			t.text, rest, _ = strings.Cut(after, `"`)
			return t, strings.TrimLeftFunc(rest, unicode.IsSpace)
		}
	case !hasWord && strings.HasPrefix(t.text, "re:"):
		t.kind, t.text = patternTerm, t.text[len("re:"):]
	case hasWord && isExclusion(t.text):
		t.kind, t.text = exclusionTerm, t.text[1:]
	}
	rest = strings.TrimLeftFunc(text[end:], unicode.IsSpace)
	t.space = text[end : len(text)-len(rest)]
	return t, rest
}

// isExclusion reports whether a word excludes what follows its hyphen. "-5" does not.
func isExclusion(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(s, "-"))
	return s[0] == '-' && unicode.IsLetter(r)
}

// Completion returns what completes the scope at the end of a query; "" if there is nothing
// to complete. Names are those of the speakers.
func Completion(text string, names []string) string {
	if i := strings.LastIndex(text, `who:"`); i >= 0 && (i == 0 || text[i-1] == ' ') {
		typed := text[i+len(`who:"`):]
		if strings.Contains(typed, `"`) {
			return ""
		}
		if rest := completeWith(typed, names); rest != "" {
			return rest + `"`
		}
		return ""
	}
	last := text[strings.LastIndexByte(text, ' ')+1:]
	if typed, ok := strings.CutPrefix(last, "in:"); ok {
		var all []string
		for _, s := range scopes {
			all = append(all, s.name)
		}
		return completeWith(typed, all)
	}
	if typed, ok := strings.CutPrefix(last, "who:"); ok {
		var all []string
		for _, name := range names {
			all = append(all, strings.Fields(name)...)
		}
		return completeWith(typed, all)
	}
	return ""
}

// completeWith returns the rest of the first word that begins with what was typed.
func completeWith(typed string, words []string) string {
	for _, w := range words {
		if len(w) > len(typed) && strings.EqualFold(w[:len(typed)], typed) {
			return w[len(typed):]
		}
	}
	return ""
}
