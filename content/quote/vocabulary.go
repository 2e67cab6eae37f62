package quote

import (
	"strings"

	"pullquote/content/quote/lexicon"
)

// A vocabulary keeps one copy of each string and of each form of a name, so that the records of
// windows share them, and do not keep the text in memory from which they were made.
type vocabulary struct {
	strings map[string]string
	shapes  map[formKey]*nameForm
}

// A formKey is a [nameForm] as a key of a map.
type formKey struct {
	text, titled, first, last, roles string

	title        lexicon.TitleClass
	gender       lexicon.Gender
	organization organizationHint
}

func newVocabulary() *vocabulary {
	return &vocabulary{map[string]string{}, map[formKey]*nameForm{}}
}

// maxShared bounds the strings and the forms that are remembered. A text with more of them has
// some copies.
const maxShared = 16 << 10

// intern returns the copy of a string.
func (v *vocabulary) intern(s string) string {
	if s == "" {
		return ""
	}
	if known, ok := v.strings[s]; ok {
		return known
	}
	if len(v.strings) >= maxShared {
		clear(v.strings)
	}
	s = strings.Clone(s)
	v.strings[s] = s
	return s
}

// formOf returns the copy of a form.
func (v *vocabulary) formOf(f nameForm) *nameForm {
	for _, s := range []*string{&f.text, &f.titled, &f.first, &f.last} {
		*s = v.intern(*s)
	}
	key := formKey{f.text, f.titled, f.first, f.last, v.intern(strings.Join(f.roles, "\n")), f.title, f.gender, f.organization}
	if known, ok := v.shapes[key]; ok {
		return known
	}
	if len(v.shapes) >= maxShared {
		clear(v.shapes)
	}
	for i := range f.roles {
		f.roles[i] = v.intern(f.roles[i])
	}
	v.shapes[key] = &f
	return &f
}
