package content

import "strings"

// A Text is a string that is safe to draw in or print to a terminal. It can only be made by
// [Sanitize], [SanitizeLine] and [SanitizeURL], so the compiler refuses a parser that hands on a
// string as it was in the source. The zero value is empty.
type Text struct{ s string }

// String returns the text.
func (t Text) String() string { return t.s }

// IsEmpty reports whether there is no text.
func (t Text) IsEmpty() bool { return t.s == "" }

// Trim returns t without the characters of cutset at its ends.
func (t Text) Trim(cutset string) Text { return Text{strings.Trim(t.s, cutset)} }

// Inline returns the text without styles or links.
func (t Text) Inline() Inline { return Inline{text: t.s} }
