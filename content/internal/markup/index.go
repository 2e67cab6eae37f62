package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// An index is a text that is raised or lowered after another in a formula. It is
// written with raised or lowered characters if there is one for each of its
// characters: “xⁿ⁺¹”, “xᵢⱼ”; otherwise in brackets: “x^(Q+1)”, “V_(out)”.

// Index returns an index, by its style: content.Sup or content.Sub.
func Index(s string, style content.Style) string {
	forms, mark := loweredForms, "_"
	if style&content.Sup != 0 {
		forms, mark = raisedForms, "^"
	}
	var b strings.Builder
	for _, r := range s {
		switch form := forms[r]; {
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

// The raised and the lowered forms of characters.
var (
	raisedForms = formsOf("0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′*",
		"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′*")
	loweredForms = formsOf("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
)

// formsOf returns the characters in forms by those at the same place in plain.
func formsOf(plain, forms string) map[rune]rune {
	out := map[rune]rune{}
	rest := []rune(forms)
	for i, r := range []rune(plain) {
		out[r] = rest[i]
	}
	return out
}

// A Base is the end of a text, as far as an index after it depends on that. The zero
// value is the end of no text.
type Base struct {
	last     rune
	letters  int  // at the end, up to a few
	hasIndex bool // it ends with an index
}

// Update adds a text in a style. A raised or lowered text does not change the base that
// a next index has.
func (b *Base) Update(s string, style content.Style) {
	if s == "" {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if style&(content.Sup|content.Sub) != 0 {
		b.hasIndex = unicode.In(last, unicode.Lm, unicode.No) || strings.ContainsRune("⁺⁻⁼⁽⁾₊₋₌₍₎", last)
		return
	}
	const maxLetters = 3
	letters := 0
	for rest := s; letters < maxLetters; letters++ {
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
	*b = Base{last: last, letters: min(letters, maxLetters)}
}

func isBaseLetter(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) }

// Raise returns a raised or lowered text after the base, which leads to link: an index
// as [Index] writes it, digits as [Raise] does, and words as they are: “1st”, “Mme”.
func (b *Base) Raise(s string, style content.Style, link string) string {
	if link == "" && b.CanAttachIndex(s, style) {
		return Index(s, style)
	}
	return Raise(s, style)
}

// maxIndex is how many characters an index has.
const maxIndex = 12

// CanAttachIndex reports whether s, after the base, looks like the index of a formula, and not
// like the end of a word or the mark of a note.
func (b *Base) CanAttachIndex(s string, style content.Style) bool {
	if style&content.CodeSpan != 0 || style&(content.Sup|content.Sub) == 0 || len(s) > 4*maxIndex {
		return false
	}
	x, ok := indexOf(s, style)
	digit, bracket := unicode.IsDigit(b.last), strings.ContainsRune(")]}|", b.last) && b.last != 0
	switch {
	case !ok:
		return false
	case b.hasIndex: // s continues an index in another style
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

// isEnding reports whether a text ends an ordinal number: 1st.
func isEnding(s string) bool {
	switch s {
	case "st", "nd", "rd", "th", "er", "re", "es", "me":
		return true
	}
	return false
}

// The parts of an index.
type index struct{ runes, letters, longest int } // longest is the longest run of letters

// indexOf counts what is in an index. It reports false for a text that has other
// characters than an index.
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
	return x, x.runes > 0 && x.runes <= maxIndex && (!blank || signed)
}
