package content

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func articleOf(texts ...string) *Article {
	a := &Article{}
	for _, s := range texts {
		a.Append(&Paragraph{Text: PlainInline(s)})
	}
	return a
}

// rangeOf returns the range of the first occurrence of words in a.
func rangeOf(t *testing.T, a *Article, words string) Range {
	t.Helper()
	for i, b := range a.Blocks() {
		if at := strings.Index(b.Plain(), words); at >= 0 {
			return Within(BlockIndex(i), at, at+len(words))
		}
	}
	t.Fatalf("%q is not in the article", words)
	return Range{}
}

const (
	harbour = "The boats wait for the tide, as they always did, and nobody in the harbour minds the hour that it costs."
	market  = "On the market a crate of whiting sold for nine, half of what it brought before the bridge was closed."
	bridge  = "The bridge will open in May, the council says, but it said so in March, too, and in the year before."
)

func TestLocator(t *testing.T) {
	from := articleOf(harbour, market, bridge)
	for _, c := range []struct {
		name  string
		words string
		to    *Article
		want  string
		match Match
	}{
		{"nothing has changed", "sold for nine", from, "sold for nine", Same},
		{"a change in another paragraph", "sold for nine", articleOf(harbour, market, "New."), "sold for nine", Same},
		{"new paragraphs before it", "sold for nine", articleOf("New.", "New.", harbour, market, bridge), "sold for nine", Moved},
		{"a new word before it", "sold for nine", articleOf(harbour, strings.Replace(market, "crate", "large crate", 1), bridge), "sold for nine", Moved},
		{"the sentence moved to another paragraph", "and nobody in the harbour minds", articleOf(market, bridge+" The quay is full, and nobody in the harbour minds."), "and nobody in the harbour minds", Moved},
		{"another word in it", "sold for nine, half of what it brought", articleOf(harbour, strings.Replace(market, "nine", "eleven", 1), bridge), "sold for eleven, half of what it brought", Reworded},
		{"all of its words, but none around it", "nine", articleOf(harbour, strings.Replace(market, "nine", "a song", 1), bridge), "a song", Reworded},
		{"new words in it and around it", "a crate of whiting sold for nine, half of what it brought", articleOf(strings.NewReplacer("On the", "At our", "whiting", "small whiting", "bridge", "old bridge").Replace(market)), "a crate of small whiting sold for nine, half of what it brought", Reworded},
		{"it was removed", "sold for nine", articleOf(harbour, bridge), "", Lost},
		{"everything is new", "sold for nine", articleOf("Nothing of this was in the paper.", "And that neither."), "", Lost},
		{"nothing is left", "sold for nine", articleOf(), "", Lost},
		{"a short word that also occurs elsewhere", "the", articleOf("On the quay.", "By the sea."), "", Lost},
	} {
		l := NewLocator(from, rangeOf(t, from, c.words))
		r, match := l.Resolve(c.to)
		if match != c.match || c.to.Text(r) != c.want {
			t.Errorf("%s: %q is %s at %q, not %s at %q", c.name, c.words, match, c.to.Text(r), c.match, c.want)
		}
	}
}

// TestLocatorOfEmptyRange checks that an empty range, such as the reading position, is
// found by the words around it.
func TestLocatorOfEmptyRange(t *testing.T) {
	from := articleOf(harbour, market, bridge)
	at := rangeOf(t, from, "sold for nine").Start
	for _, c := range []struct {
		name   string
		to     *Article
		before string // the words expected after the range; "" if it is lost
	}{
		{"nothing has changed", from, "sold for nine"},
		{"new paragraphs before it", articleOf("New.", harbour, "New.", market, bridge), "sold for nine"},
		{"new words before it", articleOf(strings.Replace(market, "a crate of whiting", "all that they had caught", 1)), "sold for nine"},
		{"new words after it", articleOf(strings.Replace(market, "sold for nine, half of what", "went for eleven, a third of what", 1)), "went for eleven"},
		{"everything is new", articleOf("Nothing of this was in the paper."), ""},
	} {
		r, match := NewLocator(from, Range{at, at}).Resolve(c.to)
		if (match == Lost) != (c.before == "") {
			t.Errorf("%s: %s", c.name, match)
			continue
		}
		if rest := c.to.Text(Range{r.End, Anchor{r.End.Block, 1 << 20}}); match != Lost && (r.Start != r.End || !strings.HasPrefix(strings.TrimSpace(rest), c.before)) {
			t.Errorf("%s: %s before %q", c.name, match, rest)
		}
	}
}

func TestLocatorOfRepeatedWords(t *testing.T) {
	from := articleOf("One.", "Yes.", "Two.", "Yes.", "Three.")
	l := NewLocator(from, Within(3, 0, 4))
	if r, m := l.Resolve(articleOf("Zero.", "One.", "Yes.", "Two.", "Yes.", "Three.")); m != Moved || r != Within(4, 0, 4) {
		t.Errorf("%s at %v", m, r)
	}
	// If the text around several occurrences is the same, the nearest one counts.
	same := articleOf(market, "u", "v", market, "w", "x", market, "y", "z", market)
	l = NewLocator(same, Within(6, 40, 50))
	if r, m := l.Resolve(articleOf("New.", market, "u", "v", market, "w", "x", market, "y", "z", market)); m != Moved || r != Within(7, 40, 50) {
		t.Errorf("%s at %v", m, r)
	}
}

// TestLocatorAcrossBlocks checks that a long range over many blocks is found again.
func TestLocatorAcrossBlocks(t *testing.T) {
	texts := []string{harbour, market, bridge}
	for i := range 60 {
		texts = append(texts, strings.Repeat(string(rune('a'+i%26)), 30+i)+" "+market[i:])
	}
	from := articleOf(texts...)
	r := Range{Anchor{1, 10}, Anchor{40, 12}}
	l := NewLocator(from, r)
	moved := articleOf(append([]string{"New.", bridge}, texts...)...)
	if got, m := l.Resolve(moved); m != Moved || got != (Range{Anchor{3, 10}, Anchor{42, 12}}) {
		t.Errorf("%s at %v", m, got)
	}
	texts = slices.Insert(texts, 20, "A new paragraph in the middle of it.")
	if got, m := l.Resolve(articleOf(texts...)); m != Reworded || got != (Range{Anchor{1, 10}, Anchor{41, 12}}) {
		t.Errorf("%s at %v", m, got)
	}
}

// TestLocatorInLongArticle checks that words are found anywhere in a long article, also
// where one window ends and the next begins.
func TestLocatorInLongArticle(t *testing.T) {
	from := articleOf(harbour, market, bridge)
	l := NewLocator(from, rangeOf(t, from, "sold for nine"))
	reworded := NewLocator(from, rangeOf(t, from, "a crate of whiting sold for nine"))
	var filler []string
	for i := range 3000 {
		filler = append(filler, strings.Repeat("pebble ", 5+i%11))
	}
	for at := 0; at < len(filler); at += 97 {
		a := articleOf(slices.Insert(slices.Clone(filler), at, market)...)
		if r, m := l.Resolve(a); m != Moved || a.Text(r) != "sold for nine" {
			t.Fatalf("at %d: %s at %v", at, m, r)
		}
		a = articleOf(slices.Insert(slices.Clone(filler), at, strings.Replace(market, "whiting", "herring", 1))...)
		if r, m := reworded.Resolve(a); m != Reworded || a.Text(r) != "a crate of herring sold for nine" {
			t.Fatalf("at %d: %s at %v", at, m, r)
		}
	}
}

func TestRelocate(t *testing.T) {
	from := articleOf("One.", "The boats [wait][h] for the tide, as they always did, and nobody minds.", "Three.")
	at := Anchor{1, len("The boats [wait][h] ")}
	for _, c := range []struct {
		name string
		to   *Article
		want Anchor
	}{
		{"nothing has changed", from, at},
		{"new blocks before it", articleOf("New.", "New.", from.Block(1).Plain()), Anchor{2, at.Offset}},
		{"a change before it in its block", articleOf("One.", "The boats wait for the tide, as they always did, and nobody minds."), Anchor{1, len("The boats wait ")}},
		{"the nearest of two equal blocks", articleOf(from.Block(1).Plain(), "x", from.Block(1).Plain()), Anchor{2, at.Offset}},
		{"everything is new", articleOf("a", "b", "c"), Anchor{1, 1}},
		{"fewer blocks are left", articleOf("a"), Anchor{0, 1}},
		{"nothing is left", articleOf(), Anchor{}},
	} {
		if got := Relocate(from, c.to, at); got != c.want {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}

// FuzzLocator edits the text in and around a range. It checks that a match called same
// is the same, that one called moved has the same words, and that the ends of the range
// are in the article and in order.
func FuzzLocator(f *testing.F) {
	f.Add(harbour+"\n"+market, uint16(20), uint16(31), uint16(5), uint16(9), "new")
	f.Add("Yes.\nYes.\nYes.", uint16(5), uint16(9), uint16(0), uint16(5), "")
	f.Add("é漢字\n\n…", uint16(1), uint16(4), uint16(2), uint16(3), "\n")
	f.Fuzz(func(t *testing.T, text string, start, end, cutFrom, cutTo uint16, insert string) {
		from := articleOf(strings.Split(text, "\n")...)
		x := NewIndex(from)
		l := NewLocator(from, Range{x.At(int(start)), x.At(int(end))})
		if !utf8.ValidString(l.Exact) || !utf8.ValidString(l.Prefix) || !utf8.ValidString(l.Suffix) {
			t.Fatalf("%+v splits a character", l)
		}
		if r, m := l.Resolve(from); m != Same || r != l.At {
			t.Fatalf("%+v is %s at %v in its own article", l, m, r)
		}
		i := min(int(cutFrom), len(text))
		j := min(max(i, int(cutTo)), len(text))
		to := articleOf(strings.Split(text[:i]+insert+text[j:], "\n")...)
		r, m := l.Resolve(to)
		again := NewLocator(to, r)
		if again.At != r {
			t.Fatalf("%s at %v, which is not in %q", m, r, to.Text(Range{Anchor{}, Anchor{1 << 20, 0}}))
		}
		switch m {
		case Same:
			if again != l {
				t.Fatalf("%+v is called same, but it was %+v", again, l)
			}
		case Moved:
			if again.Exact != l.Exact {
				t.Fatalf("%q is called moved, but it was %q", again.Exact, l.Exact)
			}
		case Lost:
			if r != (Range{}) {
				t.Fatalf("a lost range is %v", r)
			}
		case Reworded:
			if again.Exact == l.Exact {
				t.Fatalf("%q is called reworded, but it has not changed", l.Exact)
			}
		}
	})
}
