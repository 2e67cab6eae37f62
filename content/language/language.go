// Package language detects the language of a text.
//
// A language is named by its two-letter ISO 639 code: "en", "de". Norwegian is "nb" in
// both of its written forms, because people who read one can read the other. [Unknown] is
// any language that the package cannot recognize.
//
// A language is recognized by its function words: a few dozen articles, prepositions,
// pronouns and auxiliaries make up half of any text, and few of them are shared with
// another language. In
//
//	Der Rat hat den Plan am Dienstag abgelehnt.
//
// “der”, “hat”, “den” and “am” are German function words. “den” is also Swedish, Danish
// and Norwegian, so it counts less. None of them is English.
//
// What always holds: a text that is too short or gives no evidence is taken for English,
// unless its source declares another language; and a text that is clearly English stays
// English, whatever its source declares.
package language

import (
	"golang.org/x/text/language"
)

// A Code names a language: "en". The zero value means that the language is not given.
type Code string

const (
	English Code = "en"
	Unknown Code = "und" // a language that is not recognized
)

// Parse returns the language that a BCP 47 tag names: "en" for "en-GB". It returns "" if
// the tag is empty, is not valid or names no single language.
func Parse(tag string) Code {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, confidence := t.Base()
	if confidence < language.High {
		return ""
	}
	switch code := Code(base.String()); code {
	case "no", "nn":
		return "nb"
	case "mul", "zxx", "mis": // several, none, one without a code
		return ""
	default:
		return code
	}
}

// Of returns the language to analyse a text in: the one that its source declares in a
// BCP 47 tag, unless the words clearly contradict it. Without a valid tag it is the
// language that [Detect] returns.
func Of(tag, text string) Code {
	declared := Parse(tag)
	detected, sure := Detect(text)
	switch {
	case declared == "":
		return detected
	case detected == Unknown && declared != English:
		return declared
	case sure:
		return detected
	}
	return declared
}
