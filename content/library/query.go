package library

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"pullquote/content/search"
)

// A Query is something to find in everything that was read. Make one with [ParseQuery].
type Query struct {
	phrase   string   // what to find; "": everything in the scope
	without  []string // words that exclude a passage
	speaker  string   // who:
	site     string   // from:
	after    time.Time
	isQuoted bool // in:quotes
	isMarked bool // in:highlights
}

// A QueryError is a mistake in a query, in a short sentence without a period.
type QueryError string

func (e QueryError) Error() string { return string(e) }

// ParseQuery returns the query that a reader typed. Its words are one phrase, apart from these:
//
//	in:quotes in:highlights   search only there
//	who:NAME, who:"NAME"      only what that person said
//	from:SITE                 only articles of a site, a host or a folder
//	after:2026-01             only articles published, or else opened, then or later
//	-word                     after another word: not in passages with it
//
// An error is a [QueryError].
func ParseQuery(text string) (Query, error) {
	var (
		q     Query
		words []string
	)
	for _, w := range queryWords(text) {
		name, value, isField := strings.Cut(w, ":")
		switch {
		case isField && name == "in" && value == "quotes":
			q.isQuoted = true
		case isField && name == "in" && value == "highlights":
			q.isMarked = true
		case isField && name == "in":
			return Query{}, QueryError(fmt.Sprintf("unknown scope %q; use in:quotes or in:highlights", w))
		case isField && name == "who":
			q.speaker = value
		case isField && name == "from":
			q.site = value
		case isField && name == "after":
			at, ok := parseDay(value)
			if !ok {
				return Query{}, QueryError("after: needs a date, such as after:2026 or after:2026-01")
			}
			q.after = at
		case len(words) > 0 && len(w) > 1 && w[0] == '-' && unicode.IsLetter([]rune(w)[1]):
			q.without = append(q.without, w[1:])
		default:
			words = append(words, w)
		}
	}
	q.phrase = strings.Join(words, " ")
	var tokens search.Tokenizer
	if tokens.Tokens(q.phrase) == "" && q.speaker == "" && !q.isMarked {
		return Query{}, QueryError("type what to find")
	}
	return q, nil
}

// queryWords divides a query into words. A value in quotation marks is part of its word, without
// the marks.
func queryWords(text string) []string {
	var out []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimLeftFunc(text, unicode.IsSpace) {
		end := strings.IndexFunc(text, unicode.IsSpace)
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		if name, value, ok := strings.Cut(word, `:"`); ok && name != "" {
			value, after, _ := strings.Cut(value+text[end:], `"`)
			out, text = append(out, name+":"+value), after
			continue
		}
		out, text = append(out, word), text[end:]
	}
	return out
}

// parseDay returns the first day of a year, a month or a day.
func parseDay(text string) (time.Time, bool) {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if at, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// match returns the query as FTS5 reads it: the words as one phrase, of which the last is the
// beginning of a word if isOpen is true; "" if there are no words.
func (q Query) match(isOpen bool) string {
	var tokens search.Tokenizer
	phrase := tokens.Tokens(q.phrase)
	if phrase == "" {
		return ""
	}
	column := "folded"
	if q.isQuoted || q.speaker != "" {
		column = "quoted"
	}
	match := fmt.Sprintf(`%s : "%s"`, column, phrase)
	if isOpen {
		match += " *"
	}
	for _, w := range q.without {
		if w = tokens.Tokens(w); w != "" {
			match += fmt.Sprintf(` NOT folded : "%s"`, w)
		}
	}
	return match
}
