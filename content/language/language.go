// Package language finds out which language a text is in.
//
// A language is named by its ISO 639 code of two letters: "en", "de". Norwegian is
// "nb", in whichever of its two forms it is written, as readers of one read the
// other. [Unknown] is any language that has no code here.
//
// The words decide by their most frequent ones: a few dozen articles, prepositions,
// pronouns and auxiliaries make up half of any text, and few of them are shared with
// another language. In
//
//	Der Rat hat den Plan am Dienstag abgelehnt.
//
// “der”, “hat”, “den” and “am” are German function words; “den” is Swedish, Danish
// and Norwegian too and so counts less. No English word is among them.
//
// What always holds: a text that is too short to tell, or that shows nothing, is in
// English; and no text in English is taken for another language because its source
// declares one.
package language

import (
	"golang.org/x/text/language"
)

// A Code names a language: "en". The zero value says nothing about it.
type Code string

const (
	English Code = "en"
	Unknown Code = "und" // a language that has no profile
)

// Parse returns the language that a BCP 47 tag names: "en" for "en-GB". It is "" if
// the tag is empty or not a tag.
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

// Of returns the language to read a text in: the one that its source declares, unless
// the words clearly say otherwise; without a declaration the one that the words say. A
// text whose language neither tells is read as English.
func Of(declared, text string) Code {
	said := Parse(declared)
	found, sure := Detect(text)
	switch {
	case said == "":
		return found
	case found == Unknown && said != English:
		return said
	case sure:
		return found
	}
	return said
}
