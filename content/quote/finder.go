package quote

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/language"
	"pullquote/content/quote/lexicon"
)

// A Finder finds the quotations of a text window by window, in any order, and then decides
// who said them. Only one goroutine may use it at a time.
type Finder struct {
	text     passages
	lang     language.Code
	lex      *lexicon.Lexicon
	byline   string
	article  *content.Article // nil for a bare text
	isChosen bool             // the reader chose the language, so no paragraph is in another one
	bounds   []int            // the first passage of each window, and the number of passages
	windows  []windowRecords

	// These are used until no windows are unscanned.
	unscanned  int
	tokens     arena // of the window that is being scanned
	vocabulary *vocabulary
}

// windowRecords holds the records of a window's text and of its captions. They are nil
// until the window has been scanned.
type windowRecords struct{ text, captions *records }

// passages are the units that windows consist of: the blocks of an article, or the
// paragraphs of a bare text.
type passages interface {
	count() int
	size(i int) int // in bytes
	// paragraphs returns the searchable parts of passage i: its text and its captions.
	paragraphs(i int) (body, captions []*paragraph)
}

// windowSize is the approximate size of a window, in bytes. Most articles have only one.
const windowSize = 256 << 10

// passageSize is what a passage adds to the size of its window besides its text, so that a window of
// tiny paragraphs takes no more memory than one of prose.
const passageSize = 32

// NewFinder returns a Finder for an article in a language. It searches paragraphs, lists,
// block quotes and captions, but not code, tables and headings.
func NewFinder(a *content.Article, lang language.Code) *Finder {
	f := newFinder(articlePassages{a}, lang, windowSize)
	f.article, f.byline, f.isChosen = a, a.Byline.String(), a.LangChosen
	return f
}

func newFinder(text passages, lang language.Code, windowSize int) *Finder {
	f := &Finder{text: text, lang: lang, lex: lexicon.For(string(lang)), bounds: windowBounds(text, windowSize), vocabulary: newVocabulary()}
	f.windows = make([]windowRecords, len(f.bounds)-1)
	f.unscanned = len(f.windows)
	return f
}

// Windows returns the number of windows.
func (f *Finder) Windows() int { return len(f.windows) }

// WindowBlocks returns the first block of window i of an article, and the one after its last.
func (f *Finder) WindowBlocks(i int) (from, to content.BlockIndex) {
	return content.BlockIndex(f.bounds[i]), content.BlockIndex(f.bounds[i+1])
}

// windowBounds divides a text into windows of about windowSize bytes. It returns the first
// passage of each, and the number of passages. A window does not begin with a passage that
// may continue a quotation, unless the window before it is already twice as long.
func windowBounds(text passages, windowSize int) []int {
	total := 0
	for i := range text.count() {
		total += text.size(i) + passageSize
	}
	windows := max(1, (total+windowSize/2)/windowSize)
	target := total/windows + 1
	bounds := []int{0}
	size := 0
	for i := range text.count() {
		if size >= target && (beginsWithWord(text, i) || size >= 2*target) {
			bounds = append(bounds, i)
			size = 0
		}
		size += text.size(i) + passageSize
	}
	return append(bounds, text.count())
}

// beginsWithWord reports whether passage i begins with a word, and not with a mark or a
// dash. It is also true of a passage without text.
func beginsWithWord(text passages, i int) bool {
	body, _ := text.paragraphs(i)
	if len(body) == 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(body[0].text))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// ScanWindow finds the quotations in window i unless it has been scanned already. It fails
// only with ctx's error.
func (f *Finder) ScanWindow(ctx context.Context, i int) error {
	if f.windows[i].text != nil {
		return nil
	}
	var body, captions window
	for k := f.bounds[i]; k < f.bounds[i+1]; k++ {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		text, below := f.paragraphs(k)
		body.paragraphs = append(body.paragraphs, text...)
		captions.paragraphs = append(captions.paragraphs, below...)
	}
	before, after := f.before(f.bounds[i]), f.after(f.bounds[i+1])
	body.first, body.last = len(before), len(before)+len(body.paragraphs)
	body.paragraphs = slices.Concat(before, body.paragraphs, after)
	captions.last = len(captions.paragraphs)
	var out windowRecords
	for _, w := range []*window{&body, &captions} {
		w.hasInterviews, w.hasDoubled, w.tokens = f.article != nil, f.article != nil, &f.tokens
		w.vocabulary = f.vocabulary
		for k, p := range w.paragraphs {
			p.index = k
		}
		f.setLexicons(w.paragraphs)
	}
	var err error
	if out.text, err = body.scan(ctx); err != nil {
		return err
	}
	if out.captions, err = captions.scan(ctx); err != nil {
		return err
	}
	f.windows[i] = out
	if f.unscanned--; f.unscanned == 0 {
		f.tokens, f.vocabulary = arena{}, nil
	}
	return nil
}

// paragraphs returns the searchable parts of passage i. Those with more than [bounds.MaxTokens] are
// cut.
func (f *Finder) paragraphs(i int) (body, captions []*paragraph) {
	body, captions = f.text.paragraphs(i)
	for _, p := range slices.Concat(body, captions) {
		if len(p.text) > bounds.MaxTokens {
			end := tokensEnd(p.text, bounds.MaxTokens)
			p.text, p.isCut = p.text[:end], end < len(p.text)
		}
	}
	return body, captions
}

// maxContext bounds the text next to a window in which the paragraphs around it are looked for, in
// bytes. Without it, a book of code or of headings would be read again for each of its windows.
const maxContext = windowSize / 4

// before returns the last few paragraphs before passage i.
func (f *Finder) before(i int) []*paragraph {
	var out []*paragraph
	seen := 0
	for i--; i >= 0 && len(out) < contextSize && seen < maxContext; i-- {
		body, _ := f.paragraphs(i)
		seen += f.text.size(i) + passageSize
		out = slices.Concat(body[max(0, len(body)-contextSize+len(out)):], out)
	}
	return out
}

// after returns the first few paragraphs from passage i on.
func (f *Finder) after(i int) []*paragraph {
	var out []*paragraph
	seen := 0
	for ; i < f.text.count() && len(out) < contextSize && seen < maxContext; i++ {
		body, _ := f.paragraphs(i)
		seen += f.text.size(i) + passageSize
		out = append(out, body[:min(len(body), contextSize-len(out))]...)
	}
	return out
}

// all scans all windows and resolves their quotations.
func (f *Finder) all(ctx context.Context) (*Findings, error) {
	for i := range f.Windows() {
		if err := f.ScanWindow(ctx, i); err != nil {
			return nil, err
		}
	}
	return f.Finish(ctx)
}

// FindText returns the quotations of a bare text. Their ranges are in block 0, with byte
// offsets into the text. declared is the BCP 47 tag that the source gives for its language,
// or "". FindText does not take the turns of an interview without marks for quotations,
// nor what two single marks open, because corpora do not label them, and a bare text may be a
// part of a corpus.
func FindText(text, declared string) []Quotation {
	f := newFinder(newTextPassages(text), language.Of(declared, text), windowSize)
	found, err := f.all(context.Background())
	if err != nil { // cannot happen: the context is never done
		return nil
	}
	return found.Quotations
}
