// Package plain is the reader for screen readers, braille displays and simple terminals.
//
// It takes commands in lines and only ever appends text: it moves no cursor, sets no colour and
// asks the terminal nothing. Whatever it prints says in words what it is and where: "Heading 2:
// …", "Quote 3 of 9, Sergei, 44: …". Lists are numbered, and a number chooses. The commands are
// the keys of the full-screen reader, each followed by enter.
//
// Terms: the current block is the one that was printed last; a page is an open article; a choice
// is an item of the list that was printed last.
package plain

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/isolate"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
)

// Options say what to read and how.
type Options struct {
	Input  io.Reader // commands, one a line; nil: everything is printed
	Output io.Writer
	Width  int // at which lines are wrapped, in cells; 0: they are not
	Keys   *keymap.Map

	// Library keeps the reader's places. If it is nil, nothing is kept. Fresh opens every
	// article at the start.
	Library *library.Library
	Fresh   bool

	// Explain returns the sentence for an error.
	Explain func(error) string
}

// A Page is an open article.
type Page struct {
	*analysis.Analysis
	Source string // as the library knows it; "": nothing is kept

	// Open opens the target of a link, or an entry of a list: its address, and the text that
	// the list itself has, or nil. Open may be nil.
	Open func(ctx context.Context, address string, included func() *content.Article) (*Page, error)
}

// A Start is the place to begin at. At most one field is set; otherwise it is the place where the
// article was left.
type Start struct {
	Line  int    // from 1, as [content.Article.LineAt] counts them
	Query string // its first hit
	AtEnd bool
}

// Run reads commands and prints what they ask for until the reader quits, the input ends or ctx is
// done. Without an input it prints the whole article. It returns the errors of the output.
func Run(ctx context.Context, p *Page, start Start, o Options) error {
	r := &reader{Options: o}
	r.open(ctx, p)
	if o.Input == nil {
		r.printAll(ctx)
		return r.err
	}
	r.lines = readLines(o.Input)
	switch {
	case start.Query != "":
		r.search(ctx, start.Query)
	case start.AtEnd:
		r.goTo(r.last())
	case start.Line > 0:
		at, _ := p.Article.LineAt(start.Line)
		r.goTo(at.Block)
	default:
		r.resume(ctx)
	}
	for !r.isDone && r.err == nil {
		r.print(prompt)
		select {
		case <-ctx.Done():
			r.isDone = true
		case line, ok := <-r.lines:
			if !ok {
				r.say("")
				r.isDone = true
				break
			}
			r.obey(ctx, line)
		}
	}
	r.keep()
	return r.err
}

// prompt is printed before each command.
const prompt = ": "

// A reader is the state of one run.
type reader struct {
	Options
	lines <-chan string
	err   error // of the output

	page  *view
	pages []*view // to go back to, the nearest last

	choices []choice // of the last list; nil: none
	isDone  bool
}

// A view is a page and the reader's place in it.
type view struct {
	*Page
	block content.BlockIndex // the one that was printed last; -1: none
	quote int                // index of the current quotation; -1: none
	note  int                // index of the current image note; -1: none
	query search.Query
	asked string // the query as it was typed
}

// A choice is an item of a list: what its number does.
type choice func(ctx context.Context)

// readLines returns a channel of the lines of a reader, which is closed at its end.
func readLines(in io.Reader) <-chan string {
	lines := make(chan string)
	isolate.Go(func() {
		defer close(lines)
		for s := bufio.NewScanner(in); s.Scan(); {
			lines <- s.Text()
		}
	}, func(*isolate.Panic) {})
	return lines
}

// print writes a text as it is.
func (r *reader) print(s string) {
	if r.err == nil {
		_, r.err = io.WriteString(r.Output, s)
	}
}

// say prints a paragraph on lines of its own.
func (r *reader) say(format string, args ...any) {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	for _, line := range strings.Split(text, "\n") {
		if r.Width == 0 || line == "" {
			r.print(line + "\n")
			continue
		}
		for _, l := range layout.WrapString(line, r.Width, layout.PerCluster) {
			r.print(strings.TrimRight(l.String(), " ") + "\n")
		}
	}
}

// sayAsIs prints lines that must not be wrapped.
func (r *reader) sayAsIs(text string) { r.print(strings.TrimRight(text, "\n") + "\n") }

// open shows a page: what it is, and for a list its entries.
func (r *reader) open(ctx context.Context, p *Page) {
	r.page = &view{Page: p, block: -1, quote: -1, note: -1}
	r.choices = nil
	a := p.Article
	for _, fact := range [][2]string{{"Title", a.Title.String()}, {"By", a.Byline.String()}, {"Site", a.Site.String()}, {"Published", a.Published.String()}} {
		if fact[1] != "" {
			r.say("%s: %s.", fact[0], strings.TrimSuffix(fact[1], "."))
		}
	}
	for _, problem := range slices.Concat(a.Problems, p.Problems) {
		r.say("Note: %s.", problem)
	}
	if len(a.Entries) > 0 {
		r.sayEntries(ctx)
		return
	}
	r.say("%s, %s, %s, %s.", content.Pluralize(p.Index.Words(), "word"), content.Pluralize(content.ReadingMinutes(p.Index.Words()), "minute"),
		content.Pluralize(len(p.Quotations), "quote"), content.Pluralize(len(p.Notes), "image note"))
	if r.Input != nil {
		r.say("Enter reads on, %s is help, %s quits.", r.key(keymap.Help), r.key(keymap.Close))
	}
}

// printAll prints every block.
func (r *reader) printAll(ctx context.Context) {
	if len(r.page.Article.Entries) > 0 {
		return // the list has been printed
	}
	for i, b := range r.page.Article.Blocks() {
		if _, isRule := b.(*content.Rule); !isRule {
			r.sayBlock(i)
		}
		if r.err == nil {
			r.err = ctx.Err()
		}
		if r.err != nil {
			return
		}
	}
}

// key returns the first key of an action that is a character, or else its first key.
func (r *reader) key(a keymap.Action) string {
	e, _ := r.Keys.Entry(a)
	for _, k := range e.Keys {
		if len([]rune(k)) == 1 {
			return k
		}
	}
	return strings.Join(e.Keys[:min(len(e.Keys), 1)], "")
}

// last returns the last block.
func (r *reader) last() content.BlockIndex { return content.BlockIndex(r.page.Article.Len() - 1) }

// goTo prints a block, which becomes the current one. Beyond the ends it says so.
func (r *reader) goTo(i content.BlockIndex) {
	switch {
	case i < 0:
		r.say("This is the start.")
		return
	case i > r.last():
		r.say("This is the end.")
		return
	}
	r.page.block, r.page.quote, r.page.note = i, -1, -1
	r.sayBlock(i)
}

// step goes n blocks on. Rules have nothing to read.
func (r *reader) step(n content.BlockIndex) {
	i := r.page.block + n
	for i >= 0 && i <= r.last() {
		if _, isRule := r.page.Article.Block(i).(*content.Rule); !isRule {
			break
		}
		i += max(min(n, 1), -1)
	}
	r.goTo(i)
}
