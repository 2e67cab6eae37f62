// Package epub makes an article of an e-book, an EPUB 2 or 3.
//
// A book is an archive. Its container names the package document, which has the
// metadata, a manifest of the files, and the order in which the documents are read:
// the spine. A chapter is one of these documents. An outline makes the headings of
// all chapters agree with the entries of the table of contents.
//
// A link from one chapter to another is "#path#id", and a figure's picture is the path
// of a file in the book.
//
// What always holds: nothing is read outside of the archive, and nothing is written;
// what is unpacked is bounded, whatever the archive says about itself; time and memory
// are in proportion to that; a part that cannot be read is reported, and the rest is
// shown.
package epub

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"pullquote/content"
)

// The beginnings of a long book that are handed out while the rest is read.
const (
	firstBeginning  = 16 << 10 // bytes of documents in the first: many screens
	beginningGrowth = 8        // how many times longer each is than the one before
)

// maxBookNodes bounds the number of elements and texts of a whole book.
const maxBookNodes = 4 << 20

// Parse parses a book. Early, if it is not nil, is called with longer and longer
// beginnings of a long book while the rest is read, and with the percentage of the
// book that each is; [content.Relocate] finds their places in the whole. The error is
// an [*Error].
func Parse(data []byte, early func(a *content.Article, percent int)) (*content.Article, error) {
	z, err := unzip(data)
	if err != nil {
		return nil, err
	}
	name, err := z.packagePath()
	if err != nil {
		return nil, err
	}
	b, err := z.readPackage(name)
	if err != nil {
		return nil, err
	}
	locked, err := z.refuseLocked(b)
	if err != nil {
		return nil, err
	}
	entries, err := z.tableOfContents(b)
	if err != nil {
		return nil, err
	}
	r := &reader{z: z, locked: locked, book: b, outline: newOutline(b.about, entries), nodes: maxBookNodes, targets: map[string]content.Anchor{}}
	if err := r.read(early); err != nil {
		return nil, err
	}
	if !r.hasText {
		return nil, &Error{Reason: NoText}
	}
	return r.whole(), nil
}

// refuseLocked returns the paths of the files that are encrypted. If a document is among
// them it returns an error; fonts and pictures may be.
func (z *archive) refuseLocked(b *book) (map[string]bool, error) {
	locked, err := z.locked()
	if err != nil {
		return nil, err
	}
	for _, name := range b.spine {
		if locked[name] {
			return nil, &Error{Reason: Encrypted}
		}
	}
	return locked, nil
}

// A reader puts an article together, chapter by chapter.
type reader struct {
	z       *archive
	locked  map[string]bool // paths of encrypted files
	book    *book
	outline *outline
	nodes   int // that may still be read

	blocks   []content.Block
	targets  map[string]content.Anchor
	problems []string
	hasText  bool
	lost     int      // chapters that could not be read
	empty    []string // the paths of the last chapters, if they have nothing to show
}

func (r *reader) read(early func(*content.Article, int)) error {
	r.begin()
	if r.book.isUnordered {
		r.problem("the book does not say in which order its parts are read, so they are shown in the order that it lists them")
	}
	if n := r.book.missing; n > 0 {
		r.problem(fmt.Sprintf("parts that the book names are missing: %d", n))
	}
	size := 0
	for _, name := range r.book.spine {
		size += r.z.size(name)
	}
	done, next := 0, firstBeginning
	for _, name := range r.book.spine {
		if r.nodes == 0 {
			r.problem("the book is longer than can be read, so its end is not shown")
			break
		}
		if err := r.chapter(name); err != nil {
			return err
		}
		done += r.z.size(name)
		if early != nil && r.hasText && done >= next && done < size/2 {
			early(r.beginning(), int(int64(done)*100/int64(size)))
			for next <= done {
				next *= beginningGrowth
			}
		}
	}
	if r.lost > maxNamedLosses {
		r.problem(fmt.Sprintf("in all, %d parts of the book could not be read", r.lost))
	}
	return nil
}

// begin adds the title and the cover.
func (r *reader) begin() {
	if title := r.book.about.title; title != "" {
		r.blocks = append(r.blocks, &content.Heading{Level: 1, Text: content.PlainInline(title)})
	}
	if cover := content.SanitizeURL(r.book.cover); cover != "" {
		r.blocks = append(r.blocks, &content.Figure{Src: cover, Alt: "Cover"})
	}
}

// maxNamedLosses bounds how many of the chapters that could not be read are named.
const maxNamedLosses = 8

// chapter reads a chapter and adds it. What is wrong with it is a problem; the error is
// an [*Error].
func (r *reader) chapter(name string) error {
	data, err := r.z.read(name, maxDocument)
	switch {
	case isFatal(err):
		return err
	case len(data) == 0 && err != nil:
		if r.lost++; r.lost <= maxNamedLosses {
			r.problem(fmt.Sprintf("a part of the book, %q, is not shown: %s", name, reasonOf(err)))
		}
		r.add(chapter{path: name})
		return nil
	case err != nil:
		if r.lost++; r.lost <= maxNamedLosses {
			r.problem(fmt.Sprintf("a part of the book, %q, is shown up to where it can be read: %s", name, reasonOf(err)))
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

// reasonOf returns why a file could not be read, as a clause.
func reasonOf(err error) string {
	if errors.Is(err, errMissing) || errors.Is(err, errTooLarge) {
		return err.Error()
	}
	return "it is damaged"
}

// problem adds a sentence for the reader, once.
func (r *reader) problem(s string) {
	if s = content.SanitizeLine(s); !slices.Contains(r.problems, s) && len(r.problems) < 8*maxNamedLosses {
		r.problems = append(r.problems, s)
	}
}

// add appends a chapter. Links to one that has nothing to show lead to the next.
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

// target stores where links to a place lead.
func (r *reader) target(name string, at content.Anchor) {
	if content.SanitizeURL(name) != "" {
		r.targets[name] = at
	}
}

// beginning returns the article so far.
func (r *reader) beginning() *content.Article {
	return r.article(slices.Clone(r.blocks), maps.Clone(r.targets), slices.Clone(r.problems))
}

// whole returns the article after everything is read.
func (r *reader) whole() *content.Article {
	return r.article(r.blocks, r.targets, r.problems)
}

func (r *reader) article(blocks []content.Block, targets map[string]content.Anchor, problems []string) *content.Article {
	closeLevelGaps(blocks)
	a := &content.Article{Targets: targets, Problems: problems, HasInsertedTitle: r.book.about.title != "", Media: media{r.z, r.locked}}
	a.SetBlocks(blocks)
	r.book.about.describe(a)
	return a
}
