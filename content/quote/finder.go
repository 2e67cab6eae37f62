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
type windowRecords struct{ text, captions *records }

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
func (f *Finder) ScanWindow(ctx context.Context, i int) error {
	if f.windows[i].text != nil {
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
	if out.text, err = body.read(ctx); err != nil {
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

// all reads all windows.
func (f *Finder) all(ctx context.Context) (*Findings, error) {
	for i := range f.Windows() {
		if err := f.ScanWindow(ctx, i); err != nil {
			return nil, err
		}
	}
	return f.Resolve(ctx)
}

// FindText finds the quotations of a bare text. Ranges are in block 0, with offsets into the
// text; declared is the BCP 47 tag of its language, if its source has one. The turns of an
// interview that have no marks are left out, as they are where corpora are labelled: a bare
// text may be a part of one.
func FindText(text, declared string) []Quotation {
	f := newFinder(newTextPassages(text), language.Of(declared, text), windowSize)
	found, err := f.all(context.Background())
	if err != nil { // of a context that is never done
		return nil
	}
	out := make([]Quotation, found.Len())
	for i := range out {
		out[i] = found.Quotation(i)
	}
	return out
}
