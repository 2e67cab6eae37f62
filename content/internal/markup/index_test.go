package markup

import (
	"testing"

	"pullquote/content"
)

func TestIndex(t *testing.T) {
	for _, c := range []struct {
		before, in, raised, lowered string
	}{
		{"x", "2", "²", "₂"},
		{"x", "n+1", "ⁿ⁺¹", "ₙ₊₁"},
		{"x", "n + 1", "ⁿ⁺¹", "ₙ₊₁"},
		{"x", "Q+1", "^(Q+1)", "_(Q+1)"},
		{"x", "Q", "^Q", "_Q"},
		{"2", "k", "ᵏ", "ₖ"},
		{"f(x)", "n", "ⁿ", "ₙ"},
		{"V", "out", "out", "ₒᵤₜ"},
		{"SiO", "x", "x", "ₓ"},
		{"e", "ix", "ⁱˣ", "ᵢₓ"},
		{"x", "1/2", "^(1/2)", "1/2"},
		{"word", "a", "a", "ₐ"},
		{"word", "a,b", "a,b", "a,b"},
		{"5", "th", "th", "th"},
		{"M", "me", "me", "ₘₑ"},
		{"N", "o", "o", "ₒ"},
		{"x ", "n", "n", "n"},
		{"", "n", "n", "n"},
		{"x", "n m", "n m", "n m"},
		{"x", "see the note", "see the note", "see the note"},
	} {
		var b Base
		b.Update(c.before, 0)
		if got := b.Raise(c.in, content.Sup, ""); got != c.raised {
			t.Errorf("%s as a superscript after %q: %s, not %s", c.in, c.before, got, c.raised)
		}
		if got := b.Raise(c.in, content.Sub, ""); got != c.lowered {
			t.Errorf("%s as a subscript after %q: %s, not %s", c.in, c.before, got, c.lowered)
		}
	}
}

// TestForms checks that superscripts and subscripts are not the characters themselves, and
// that the tables are aligned.
func TestForms(t *testing.T) {
	for r := rune(' '); r < 0x2300; r++ {
		for _, form := range []rune{raisedForms[r], loweredForms[r]} {
			if form != 0 && form < 0x80 && form != '*' {
				t.Errorf("%q has the form %q", r, form)
			}
		}
	}
	for r, form := range map[rune]rune{'φ': 'ᵠ', 'χ': 'ᵡ', '*': '*', 'W': 'ᵂ', 'z': 'ᶻ'} {
		if raisedForms[r] != form {
			t.Errorf("the superscript of %q is %q, not %q", r, raisedForms[r], form)
		}
	}
	if loweredForms['χ'] != 'ᵪ' || loweredForms['x'] != 'ₓ' {
		t.Error("the table of subscripts is not aligned")
	}
}
