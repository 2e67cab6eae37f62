// Package epub parses e-books, EPUB 2 and 3, into articles.
//
// A book is a ZIP archive, or a folder with the files of one. Its container names the package document, which has the
// metadata, a manifest of the files, and the spine: the reading order of the documents. A
// chapter is a document in the spine. An outline makes the headings of all chapters agree
// with the table of contents.
//
// The article of a long book keeps the archive instead of the blocks, and parses a chapter
// again when one of its blocks is asked for. What a chapter looks like depends on the chapters
// before it, so their state is kept for each chapter.
//
// A link from one chapter to another is "#path#id", and the source of a figure is the
// path of a file in the book.
//
// What always holds: nothing outside the archive or the folder is read, and nothing is written; the
// unpacked bytes are bounded, whatever the archive declares; time and memory are in
// proportion to them; a part that cannot be read is reported, and the rest is shown.
package epub

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/memory"
)

// A long book is shown in prefixes while the rest is parsed; see [Parse].
const (
	firstPrefix  = 16 << 10 // bytes of documents: many screens
	prefixGrowth = 8        // times
)

// minLazy is the length of the documents of a book, in bytes, from which its article keeps the
// archive instead of the blocks.
const minLazy = 256 << 10

// Parse parses a book. If onPrefix is not nil, Parse calls it with longer and longer
// prefixes of a long book while it reads the rest, and with the percentage of the book in
// each; [content.Relocate] finds their places in the whole. The article holds on to data, and
// to the buffer that data is in; the buffer may be nil. The error is an [*Error] or the error
// of ctx.
func Parse(ctx context.Context, data []byte, in *memory.Buffer, onPrefix func(a *content.Article, percent int)) (*content.Article, error) {
	z, err := unzip(data, in)
	if err != nil {
		return nil, err
	}
	return z.parse(ctx, minLazy, onPrefix)
}

// parse parses the book in an archive. Its article is lazy if the documents have at least
// minLazy bytes.
func (z *archive) parse(ctx context.Context, minLazy int, onPrefix func(a *content.Article, percent int)) (*content.Article, error) {
	r, err := z.newReader()
	if err != nil {
		return nil, err
	}
	if r.size >= minLazy {
		memory.Expect(r.size)
		r.out = newLazyBook(r)
	}
	if err := r.read(ctx, onPrefix); err != nil {
		return nil, err
	}
	if !r.state.hasText {
		return nil, &Error{Reason: NoText}
	}
	return r.article(), nil
}

// newReader returns a reader that has read everything but the chapters.
func (z *archive) newReader() (*reader, error) {
	name, err := z.packagePath()
	if err != nil {
		return nil, err
	}
	b, err := z.readPackage(name)
	if err != nil {
		return nil, err
	}
	encrypted, err := z.checkEncryption(b)
	if err != nil {
		return nil, err
	}
	entries, err := z.tableOfContents(b)
	if err != nil {
		return nil, err
	}
	r := &reader{z: z, encrypted: encrypted, book: b, outline: newOutline(b.meta, entries), out: &wholeBook{targets: map[string]content.Anchor{}}}
	r.state = state{headings: headings{level: 1}}
	for _, name := range b.spine {
		r.size += z.size(name)
	}
	return r, nil
}

// checkEncryption returns the paths of the encrypted files. Fonts and pictures may be
// encrypted; for a document in the spine it returns an error.
func (z *archive) checkEncryption(b *book) (map[string]bool, error) {
	encrypted, err := z.encryptedFiles()
	if err != nil {
		return nil, err
	}
	for _, name := range b.spine {
		if encrypted[name] {
			return nil, &Error{Reason: Encrypted}
		}
	}
	return encrypted, nil
}

// A reader reads the chapters in reading order, and collects what the whole book needs.
type reader struct {
	z         *archive
	encrypted map[string]bool // paths of encrypted files
	book      *book
	outline   outline
	size      int // of the documents, in bytes, as declared

	state      state // after the last chapter that was read
	problems   []string
	unreadable int // chapters that could not be read, or not completely
	out        builder
}

// A state is what a chapter depends on besides its document: what came before it.
type state struct {
	hasText  bool
	headings headings
}

// A builder makes the article from its parts.
type builder interface {
	// addHead adds the blocks that come before the first chapter.
	addHead(blocks []content.Block)

	// add adds the next chapter, which was converted from data in the state before.
	add(c chapter, data []byte, before state)

	// setBlocks sets the blocks of an article to those added so far.
	setBlocks(a *content.Article)
}

func (r *reader) read(ctx context.Context, onPrefix func(*content.Article, int)) error {
	r.addTitle()
	if r.book.isUnordered {
		r.problem("the book does not say in which order to read its parts, so they are shown in the order in which it lists them")
	}
	if n := r.book.missing; n > 0 {
		r.problem(fmt.Sprintf("parts that the book names are missing: %d", n))
	}
	if r.book.repeated > maxRepeated {
		r.problem(fmt.Sprintf("the book repeats its parts more than %d times; further repetitions are left out", maxRepeated))
	}
	done, next := 0, firstPrefix
	for i, name := range r.book.spine {
		if err := ctx.Err(); err != nil {
			return err
		}
		isLast, err := r.readChapter(i)
		if err != nil {
			return err
		}
		if isLast {
			break
		}
		done += r.z.size(name)
		if onPrefix != nil && r.state.hasText && done >= next && done < r.size/2 {
			onPrefix(r.article(), int(int64(done)*100/int64(r.size)))
			for next <= done {
				next *= prefixGrowth
			}
		}
	}
	if r.unreadable > maxNamed {
		r.problem(fmt.Sprintf("in all, %d parts of the book could not be read", r.unreadable))
	}
	return nil
}

// addTitle adds the title and the cover.
func (r *reader) addTitle() {
	var blocks []content.Block
	if title := r.book.meta.title; title != "" {
		blocks = append(blocks, &content.Heading{Level: 1, Text: content.PlainInline(title)})
	}
	if cover := content.SanitizeURL(r.book.cover); !cover.IsEmpty() {
		blocks = append(blocks, &content.Figure{Src: cover, Alt: content.Sanitize("Cover")})
	}
	r.out.addHead(blocks)
}

// maxNamed bounds the number of unreadable chapters that are named in problems.
const maxNamed = 8

// readChapter reads chapter i and adds it. IsLast reports that the book has no room for others. A
// damaged chapter is a problem; the error is an [*Error], and concerns the whole book.
func (r *reader) readChapter(i int) (isLast bool, err error) {
	name := r.book.spine[i]
	data, err := r.z.readText(name)
	switch {
	case isFatal(err):
		return false, err
	case errors.Is(err, errUsedUp):
		r.problem(bounds.Book.Sentence())
		isLast = true
	case len(data) == 0 && err != nil:
		if r.unreadable++; r.unreadable <= maxNamed {
			r.problem(fmt.Sprintf("a part of the book, %q, is not shown: %s", name, reasonOf(err)))
		}
		r.out.add(chapter{path: name}, nil, r.state)
		return false, nil
	case err != nil:
		if r.unreadable++; r.unreadable <= maxNamed {
			r.problem(fmt.Sprintf("a part of the book, %q, is shown only up to the point where it can be read: %s", name, reasonOf(err)))
		}
	}
	c, after := r.convert(i, data, r.state)
	for _, p := range c.problems {
		r.problem(p)
	}
	r.out.add(c, data, r.state)
	r.state = after
	return isLast, nil
}

// convert converts the document of chapter i to blocks. It returns the state after it.
// Several goroutines may call it at once.
func (r *reader) convert(i int, data []byte, before state) (c chapter, after state) {
	root, problems := parseTree(data)
	c = r.book.chapter(r.z, i, root)
	for _, p := range problems {
		c.problems = append(c.problems, fmt.Sprintf("in a part of the book, %q: %s", r.book.spine[i], p))
	}
	r.book.trim(&c, before.hasText)
	return c, state{
		hasText:  before.hasText || slices.ContainsFunc(c.blocks, isText),
		headings: r.outline.apply(&c, before.headings),
	}
}

// reasonOf returns the reason why a file could not be read, as a clause.
func reasonOf(err error) string {
	if errors.Is(err, errMissing) || errors.Is(err, errTooLarge) || errors.Is(err, errTooDense) {
		return err.Error()
	}
	return "it is damaged"
}

// problem adds a sentence for the reader unless the article already has it.
func (r *reader) problem(s string) {
	if s = content.SanitizeLine(s).String(); !slices.Contains(r.problems, s) && len(r.problems) < 8*maxNamed {
		r.problems = append(r.problems, s)
	}
}

// article returns the article so far, independent of what follows.
func (r *reader) article() *content.Article {
	a := &content.Article{HasInsertedTitle: r.book.meta.title != "", Media: media{r.z, r.encrypted}}
	a.AddProblems(r.problems...)
	r.out.setBlocks(a)
	r.book.meta.describe(a)
	return a
}
