package quote

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/language"
	"pullquote/content/quote/lexicon"
)

// A Finder finds the quotations of a text in windows, which may be read in any order, and
// then decides who says them. It is used by one goroutine at a time.
type Finder struct {
	text    passages
	lex     *lexicon.Lexicon
	byline  string
	article *content.Article // nil for a bare text
	bounds  []int            // the passages that windows begin with, and one more for the end
	windows []windowRecords
}

// A windowRecords are those of the text of a window, and of its captions; nil if it has not
// been read.
type windowRecords struct{ body, captions *records }

// passages are the pieces that a text is cut at: the blocks of an article, or the
// paragraphs of a bare text.
type passages interface {
	count() int
	size(i int) int // in bytes
	// paragraphs returns what is searched of passage i: the text, and captions.
	paragraphs(i int) (body, captions []*paragraph)
}

// windowSize is about how much text a window has, in bytes: most articles have one.
const windowSize = 256 << 10

// NewFinder returns a Finder for an article, which is read in a language. Its paragraphs,
// lists and quoted passages are searched, and the captions of its pictures, but not code,
// tables and headings.
func NewFinder(a *content.Article, lang language.Code) *Finder {
	f := newFinder(articlePassages{a}, lang, windowSize)
	f.article, f.byline = a, a.Byline
	return f
}

func newFinder(text passages, lang language.Code, windowSize int) *Finder {
	f := &Finder{text: text, lex: lexicon.For(string(lang)), bounds: cut(text, windowSize)}
	f.windows = make([]windowRecords, len(f.bounds)-1)
	return f
}

// Windows returns how many windows there are.
func (f *Finder) Windows() int { return len(f.windows) }

// WindowOf returns the window that a block of the article is in.
func (f *Finder) WindowOf(b content.BlockIndex) int {
	i := sort.SearchInts(f.bounds, int(b)+1) - 1
	return min(max(i, 0), len(f.windows)-1)
}

// cut returns where windows of about a size begin. It depends on the text alone. A window
// does not begin with a passage that may go on with a quotation, unless there is no other
// for a long time.
func cut(text passages, windowSize int) []int {
	total := 0
	for i := range text.count() {
		total += text.size(i)
	}
	windows := max(1, (total+windowSize/2)/windowSize)
	target := total/windows + 1
	bounds := []int{0}
	size := 0
	for i := range text.count() {
		if size >= target && (opensCalmly(text, i) || size >= 2*target) {
			bounds = append(bounds, i)
			size = 0
		}
		size += text.size(i)
	}
	return append(bounds, text.count())
}

// opensCalmly reports whether passage i begins neither with a mark nor with a dash.
func opensCalmly(text passages, i int) bool {
	body, _ := text.paragraphs(i)
	if len(body) == 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(body[0].text))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Read finds the quotations of window i. Its error is that of ctx.
func (f *Finder) Read(ctx context.Context, i int) error {
	if f.windows[i].body != nil {
		return nil
	}
	var body, captions window
	for k := f.bounds[i]; k < f.bounds[i+1]; k++ {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		text, below := f.text.paragraphs(k)
		body.paragraphs = append(body.paragraphs, text...)
		captions.paragraphs = append(captions.paragraphs, below...)
	}
	before, after := f.before(f.bounds[i]), f.after(f.bounds[i+1])
	body.first, body.last = len(before), len(before)+len(body.paragraphs)
	body.paragraphs = slices.Concat(before, body.paragraphs, after)
	captions.last = len(captions.paragraphs)
	var out windowRecords
	for _, w := range []*window{&body, &captions} {
		w.interviews = f.article != nil
		for k, p := range w.paragraphs {
			p.index, p.lex = k, f.lex
		}
	}
	var err error
	if out.body, err = body.read(ctx); err != nil {
		return err
	}
	if out.captions, err = captions.read(ctx); err != nil {
		return err
	}
	f.windows[i] = out
	return nil
}

// before returns the last paragraphs before passage i.
func (f *Finder) before(i int) []*paragraph {
	var out []*paragraph
	for i--; i >= 0 && len(out) < contextSize; i-- {
		body, _ := f.text.paragraphs(i)
		out = slices.Concat(body[max(0, len(body)-contextSize+len(out)):], out)
	}
	return out
}

// after returns the first paragraphs from passage i on.
func (f *Finder) after(i int) []*paragraph {
	var out []*paragraph
	for ; i < f.text.count() && len(out) < contextSize; i++ {
		body, _ := f.text.paragraphs(i)
		out = append(out, body[:min(len(body), contextSize-len(out))]...)
	}
	return out
}

// Findings are the quotations of a text and the people who say them.
type Findings struct {
	// Quotations are numbered from 1 in reading order; those in captions come last.
	Quotations []Quotation
	People     []Person // in the order of their first quotations
	// PersonOf has the index of who said it for each quotation; -1 if that is not known.
	PersonOf []int
}

// Resolve decides who says the quotations of the windows that have been read. Its error is
// that of ctx.
func (f *Finder) Resolve(ctx context.Context) (*Findings, error) {
	var body, captions []*records
	for _, w := range f.windows {
		if w.body != nil {
			body, captions = append(body, w.body), append(captions, w.captions)
		}
	}
	out := &Findings{}
	people := newPeople(f.lex)
	for text, windows := range [][]*records{body, captions} {
		d := newDiscourse(windows, f.lex, f.byline)
		if err := d.resolve(ctx); err != nil {
			return nil, err
		}
		qs := make([]Quotation, len(d.quotes))
		for i, q := range d.quotes {
			qs[i] = d.finalize(q)
		}
		var repeats map[int]bool
		if f.article != nil && text == 0 {
			repeats = findRepeats(f.article, qs, d.isDialogue)
		}
		for i := range qs {
			if !repeats[i] {
				qs[i].Number = len(out.Quotations) + 1
				out.Quotations = append(out.Quotations, qs[i])
				people.add(&qs[i], d.quotes[i])
			}
		}
	}
	out.People, out.PersonOf = people.list, people.of
	return out, ctx.Err()
}

// all reads all windows.
func (f *Finder) all(ctx context.Context) (*Findings, error) {
	for i := range f.Windows() {
		if err := f.Read(ctx, i); err != nil {
			return nil, err
		}
	}
	return f.Resolve(ctx)
}
