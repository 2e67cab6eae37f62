// Package epub parses e-books, EPUB 2 and 3, into articles.
//
// A book is a ZIP archive, or a folder with the files of one. Its container names the package document, which has the
// metadata, a manifest of the files, and the spine: the reading order of the documents. A
// chapter is a document in the spine. An outline makes the headings of all chapters agree
// with the table of contents.
//
// A link from one chapter to another is "#path#id", and the source of a figure is the
// path of a file in the book.
//
// What always holds: nothing outside the archive or the folder is read, and nothing is written; the
// unpacked bytes are bounded, whatever the archive declares; time and memory are in
// proportion to them; a part that cannot be read is reported, and the rest is shown.
package epub

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"pullquote/content"
)

// A long book is parsed in prefixes before the whole; see [Parse].
const (
	firstPrefix  = 16 << 10 // bytes of documents: many screens
	prefixGrowth = 8        // times
)

// maxBookNodes bounds the number of nodes in all documents of a book.
const maxBookNodes = 4 << 20

// Parse parses a book. If onPrefix is not nil, Parse calls it with longer and longer
// prefixes of a long book while it reads the rest, and with the percentage of the book in
// each; [content.Relocate] finds their places in the whole. The error is an [*Error].
func Parse(data []byte, onPrefix func(a *content.Article, percent int)) (*content.Article, error) {
	z, err := unzip(data)
	if err != nil {
		return nil, err
	}
	return z.parse(onPrefix)
}

// parse parses the book in an archive.
func (z *archive) parse(onPrefix func(a *content.Article, percent int)) (*content.Article, error) {
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
	r := &reader{z: z, encrypted: encrypted, book: b, outline: newOutline(b.meta, entries), nodes: maxBookNodes, targets: map[string]content.Anchor{}}
	if err := r.read(onPrefix); err != nil {
		return nil, err
	}
	if !r.hasText {
		return nil, &Error{Reason: NoText}
	}
	return r.article(r.blocks, r.targets, r.problems), nil
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

// A reader builds the article chapter by chapter.
type reader struct {
	z         *archive
	encrypted map[string]bool // paths of encrypted files
	book      *book
	outline   *outline
	nodes     int // that may still be parsed

	blocks     []content.Block
	targets    map[string]content.Anchor
	problems   []string
	hasText    bool
	unreadable int      // chapters that could not be read, or not completely
	empty      []string // paths of the chapters without blocks after the last one with some
}

func (r *reader) read(onPrefix func(*content.Article, int)) error {
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
	size := 0
	for _, name := range r.book.spine {
		size += r.z.size(name)
	}
	done, next := 0, firstPrefix
	for _, name := range r.book.spine {
		if r.nodes == 0 {
			r.problem("the book is longer than can be read, so its end is not shown")
			break
		}
		if err := r.chapter(name); err != nil {
			return err
		}
		done += r.z.size(name)
		if onPrefix != nil && r.hasText && done >= next && done < size/2 {
			onPrefix(r.prefix(), int(int64(done)*100/int64(size)))
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
	if title := r.book.meta.title; title != "" {
		r.blocks = append(r.blocks, &content.Heading{Level: 1, Text: content.PlainInline(title)})
	}
	if cover := content.SanitizeURL(r.book.cover); cover != "" {
		r.blocks = append(r.blocks, &content.Figure{Src: cover, Alt: "Cover"})
	}
}

// maxNamed bounds the number of unreadable chapters that are named in problems.
const maxNamed = 8

// chapter reads a chapter and adds it. It reports a damaged chapter as a problem; the
// error is an [*Error], and concerns the whole book.
func (r *reader) chapter(name string) error {
	data, err := r.z.read(name, maxDocument)
	switch {
	case isFatal(err):
		return err
	case len(data) == 0 && err != nil:
		if r.unreadable++; r.unreadable <= maxNamed {
			r.problem(fmt.Sprintf("a part of the book, %q, is not shown: %s", name, reasonOf(err)))
		}
		r.add(chapter{path: name})
		return nil
	case err != nil:
		if r.unreadable++; r.unreadable <= maxNamed {
			r.problem(fmt.Sprintf("a part of the book, %q, is shown only up to the point where it can be read: %s", name, reasonOf(err)))
		}
	}
	root, nodes, isWhole := parseTree(data, min(r.nodes, maxNodes))
	r.nodes -= nodes
	if !isWhole {
		r.problem(fmt.Sprintf("a part of the book, %q, is too long, so its end is not shown", name))
	}
	c := r.book.chapter(r.z, name, root)
	for _, p := range c.problems {
		r.problem(p)
	}
	r.trim(&c)
	r.outline.apply(&c)
	r.add(c)
	return nil
}

// reasonOf returns the reason why a file could not be read, as a clause.
func reasonOf(err error) string {
	if errors.Is(err, errMissing) || errors.Is(err, errTooLarge) {
		return err.Error()
	}
	return "it is damaged"
}

// problem adds a sentence for the reader unless the article already has it.
func (r *reader) problem(s string) {
	if s = content.SanitizeLine(s); !slices.Contains(r.problems, s) && len(r.problems) < 8*maxNamed {
		r.problems = append(r.problems, s)
	}
}

// add appends a chapter. Links to a chapter without blocks lead to the next one.
func (r *reader) add(c chapter) {
	r.empty = append(r.empty, c.path)
	if len(c.blocks) == 0 {
		return
	}
	start := content.BlockIndex(len(r.blocks))
	r.blocks = append(r.blocks, c.blocks...)
	for _, name := range r.empty {
		r.target(name, content.Anchor{Block: start})
	}
	for id, at := range c.targets {
		r.target(c.path+"#"+id, content.Anchor{Block: start + at.Block, Offset: at.Offset})
	}
	r.empty = r.empty[:0]
}

// target stores the anchor of a link target, the first one if its document is repeated.
func (r *reader) target(name string, at content.Anchor) {
	if _, isKnown := r.targets[name]; !isKnown && content.SanitizeURL(name) != "" {
		r.targets[name] = at
	}
}

// prefix returns the article so far, independent of what follows.
func (r *reader) prefix() *content.Article {
	return r.article(slices.Clone(r.blocks), maps.Clone(r.targets), slices.Clone(r.problems))
}

func (r *reader) article(blocks []content.Block, targets map[string]content.Anchor, problems []string) *content.Article {
	closeLevelGaps(blocks)
	a := &content.Article{Targets: targets, Problems: problems, HasInsertedTitle: r.book.meta.title != "", Media: media{r.z, r.encrypted}}
	a.SetBlocks(blocks)
	r.book.meta.describe(a)
	return a
}
