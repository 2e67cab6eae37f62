package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// An index is a superscript or subscript in a formula. It is written in Unicode
// superscripts or subscripts if each of its characters has such a form: “xⁿ⁺¹”, “xᵢⱼ”.
// Otherwise it is written in parentheses: “x^(Q+1)”, “V_(out)”.

// Index returns s as an index in a style, either content.Sup or content.Sub.
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

// raisedForms and loweredForms map characters to Unicode superscripts and subscripts.
var (
	raisedForms = formsOf("0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′*",
		"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′*")
	loweredForms = formsOf("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
)

// formsOf maps each character in plain to the character at the same index in forms.
func formsOf(plain, forms string) map[rune]rune {
	out := map[rune]rune{}
	rest := []rune(forms)
	for i, r := range []rune(plain) {
		out[r] = rest[i]
	}
	return out
}

// A Base describes the end of a text, to which an index may be attached. The zero value is
// for an empty text.
type Base struct {
	last     rune
	letters  int  // the number of letters at the end, up to a few
	hasIndex bool // the text ends with an index
}

// Update describes the text after s was added to it in a style. A superscript or subscript
// does not change the base of the next index.
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

// Raise returns s, a superscript or subscript after the base, as it is written. An index is
// written as by [Index], digits as by [Raise], and words as they are: “1st”, “Mme”. A text
// with a link is not an index.
func (b *Base) Raise(s string, style content.Style, link string) string {
	if link == "" && b.CanAttachIndex(s, style) {
		return Index(s, style)
	}
	return Raise(s, style)
}

// maxIndex is the maximum length of an index, in characters.
const maxIndex = 12

// CanAttachIndex reports whether s, after the base, looks like an index in a formula, and
// not like the end of a word or a reference to a note.
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

// isEnding reports whether a text is the ending of an ordinal number or an abbreviation:
// 1st, Mme.
func isEnding(s string) bool {
	switch s {
	case "st", "nd", "rd", "th", "er", "re", "es", "me":
		return true
	}
	return false
}

// An index counts the characters of an index.
type index struct {
	runes, letters int
	longest        int // the longest run of letters
}

// indexOf counts the characters of an index. It reports false if s contains a character
// that is never in an index.
func indexOf(s string, style content.Style) (x index, ok bool) {
	operators := "+-−±=/·×()′"
	if style&content.Sup == 0 {
		operators += ","
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
		case strings.ContainsRune(operators, r):
			signed = true
		default:
			return x, false
		}
		run = 0
	}
	return x, x.runes > 0 && x.runes <= maxIndex && (!blank || signed)
}
