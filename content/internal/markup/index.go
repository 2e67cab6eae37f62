package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// An index is a text that is raised or lowered behind another in a formula. Its
// letters are written in their raised or lowered forms where all of it has some:
// “xⁿ⁺¹”, “xᵢⱼ”; else it stands in brackets: “x^(Q+1)”, “V_(out)”.

// Index writes an index, by its style: content.Sup or content.Sub.
func Index(s string, style content.Style) string {
	forms, mark := loweredForm, "_"
	if style&content.Sup != 0 {
		forms, mark = raisedForm, "^"
	}
	var b strings.Builder
	for _, r := range s {
		switch form := forms(r); {
		case form != 0:
			b.WriteRune(form)
		case r == ' ':
		default:
			if utf8.RuneCountInString(s) == 1 {
				return mark + s
			}
			return mark + "(" + s + ")"
		}
	}
	return b.String()
}

func raisedForm(r rune) rune {
	return form(r, "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′*",
		"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′*")
}

func loweredForm(r rune) rune {
	return form(r, "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
}

// form is the character of forms at the place of r in plain; 0 without one.
func form(r rune, plain, forms string) rune {
	at := 0
	for _, p := range plain {
		if p == r {
			return []rune(forms)[at]
		}
		at++
	}
	return 0
}

// A Base is the end of a text, as far as an index behind it depends on that. The
// zero value is that of no text.
type Base struct {
	last    rune
	letters int  // that the text ends with, up to a few
	indexed bool // an index is its end
}

// Read goes on with a text that looks as style says. What is raised or lowered
// itself leaves the base as it is.
func (b *Base) Read(s string, style content.Style) {
	if s == "" {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if style&(content.Sup|content.Sub) != 0 {
		b.indexed = unicode.In(last, unicode.Lm, unicode.No) || strings.ContainsRune("⁺⁻⁼⁽⁾₊₋₌₍₎", last)
		return
	}
	const most = 3
	letters := 0
	for rest := s; letters < most; letters++ {
		r, n := utf8.DecodeLastRuneInString(rest)
		if n == 0 {
			letters += b.letters
			break
		}
		if !isBaseLetter(r) {
			break
		}
		rest = rest[:len(rest)-n]
	}
	*b = Base{last: last, letters: min(letters, most)}
}

func isBaseLetter(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) }

// Raise writes what is raised or lowered behind the base, and leads to link: an
// index as [Index] does, digits as [Raise] does, and words as they are: “1st”,
// “Mme”.
func (b *Base) Raise(s string, style content.Style, link string) string {
	if link == "" && b.Takes(s, style) {
		return Index(s, style)
	}
	return Raise(s, style)
}

// mostIndex is how many characters an index has.
const mostIndex = 12

// Takes reports whether s behind the base looks like the index of a formula, and
// not like the end of a word or the mark of a note.
func (b *Base) Takes(s string, style content.Style) bool {
	if style&content.CodeSpan != 0 || style&(content.Sup|content.Sub) == 0 || len(s) > 4*mostIndex {
		return false
	}
	x, ok := indexOf(s, style)
	digit, bracket := unicode.IsDigit(b.last), strings.ContainsRune(")]}|", b.last) && b.last != 0
	switch {
	case !ok:
		return false
	case b.indexed: // it has gone on, in other looks
		return x.runes == 1
	case b.letters == 0 && !digit && !bracket:
		return false
	case style&content.Sup == 0:
		return x.runes == 1 && x.letters == 1 || b.letters == 1 && x.letters > 0
	case b.letters > 1:
		return false
	case x.letters == 0:
		return strings.Contains(s, "/")
	case x.letters < x.runes:
		return x.longest < 3
	case x.letters > 1:
		return b.letters == 1 && (strings.ContainsRune("exyz", b.last) || unicode.Is(unicode.Greek, b.last)) && x.letters < 4 && !isEnding(s)
	case digit:
		return !strings.Contains("adehmorstvªº", strings.ToLower(s))
	case unicode.IsUpper(b.last):
		return !strings.Contains("aeorstEOR", s)
	}
	return bracket || !strings.Contains("or", s)
}

// isEnding reports whether a text is that of a number in words: 1st.
func isEnding(s string) bool {
	switch s {
	case "st", "nd", "rd", "th", "er", "re", "es", "me":
		return true
	}
	return false
}

// The parts of an index.
type index struct{ runes, letters, longest int } // longest is the longest run of letters

// indexOf takes an index apart; ok is false for what no index has in it.
func indexOf(s string, style content.Style) (x index, ok bool) {
	signs := "+-−±=/·×()′"
	if style&content.Sup == 0 {
		signs += ","
	}
	run, signed, blank := 0, false, false
	for _, r := range s {
		if r == ' ' {
			blank, run = true, 0
			continue
		}
		x.runes++
		switch {
		case unicode.IsLetter(r):
			x.letters++
			run++
			x.longest = max(x.longest, run)
			continue
		case unicode.IsDigit(r):
		case strings.ContainsRune(signs, r):
			signed = true
		default:
			return x, false
		}
		run = 0
	}
	return x, x.runes > 0 && x.runes <= mostIndex && (!blank || signed)
}
