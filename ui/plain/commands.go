package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/keymap"
)

// A command is what an action does here. Count is the number typed
// before its key, or 0 if no number was typed.
type command struct {
	action keymap.Action
	help   string // "": it is another way to do the same
	run    func(r *reader, ctx context.Context, count int)
}

// commands is the table of commands, in the order of the help. The help itself has no function: it
// would refer back to the table.
var commands = []command{
	{keymap.NextParagraph, "next block; enter alone does the same", func(r *reader, _ context.Context, n int) { r.step(content.BlockIndex(max(n, 1))) }},
	{keymap.PrevParagraph, "previous block", func(r *reader, _ context.Context, n int) { r.step(-content.BlockIndex(max(n, 1))) }},
	{keymap.LineDown, "", func(r *reader, _ context.Context, n int) { r.step(content.BlockIndex(max(n, 1))) }},
	{keymap.LineUp, "", func(r *reader, _ context.Context, n int) { r.step(-content.BlockIndex(max(n, 1))) }},
	{keymap.Top, "start", func(r *reader, _ context.Context, _ int) { r.goTo(0) }},
	{keymap.Bottom, "end; after a number, that paragraph", (*reader).bottom},
	{keymap.Percent, "after a number: that percentage of the way", (*reader).percent},
	{keymap.NextSection, "next section", func(r *reader, _ context.Context, n int) { r.stepSection(max(n, 1)) }},
	{keymap.PrevSection, "previous section", func(r *reader, _ context.Context, n int) { r.stepSection(-max(n, 1)) }},
	{keymap.NextQuote, "next quote", func(r *reader, _ context.Context, n int) { r.stepQuote(max(n, 1)) }},
	{keymap.PrevQuote, "previous quote", func(r *reader, _ context.Context, n int) { r.stepQuote(-max(n, 1)) }},
	{keymap.Right, "why the current quote has its speaker", func(r *reader, _ context.Context, _ int) { r.sayWhy() }},
	{keymap.NextNote, "next image note", func(r *reader, _ context.Context, n int) { r.stepNote(max(n, 1)) }},
	{keymap.PrevNote, "previous image note", func(r *reader, _ context.Context, n int) { r.stepNote(-max(n, 1)) }},
	{keymap.Who, "people quoted", func(r *reader, _ context.Context, _ int) { r.sayPeople() }},
	{keymap.Outline, "headings", func(r *reader, _ context.Context, _ int) { r.sayOutline() }},
	{keymap.Search, "followed by words: search for them", func(r *reader, _ context.Context, _ int) {
		r.say("Type the words after %s.", r.key(keymap.Search))
	}},
	{keymap.NextHit, "next match", func(r *reader, _ context.Context, n int) { r.stepMatch(max(n, 1)) }},
	{keymap.PrevHit, "previous match", func(r *reader, _ context.Context, n int) { r.stepMatch(-max(n, 1)) }},
	{keymap.Links, "links of this block", func(r *reader, _ context.Context, _ int) { r.sayLinks() }},
	{keymap.Details, "where you are", func(r *reader, _ context.Context, _ int) { r.sayPlace() }},
	{keymap.Help, "this list", nil},
	{keymap.Close, "go back to the article or list before this one, or else quit", func(r *reader, _ context.Context, _ int) { r.back() }},
	{keymap.Quit, "quit", func(r *reader, _ context.Context, _ int) { r.isDone = true }},
}

// obey carries out a line: nothing for the next block, the number of a choice, or a key with the
// number before it and the words after it.
func (r *reader) obey(ctx context.Context, line string) {
	line = strings.TrimSpace(content.SanitizeLine(line).String())
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	n, err := strconv.Atoi("0" + line[:digits])
	key := line[digits:]
	switch {
	case line == "" && len(r.page.Article.Entries) > 0:
		r.sayEntries(ctx)
		return
	case err != nil:
		r.say("%s is too large a number.", line[:digits])
		return
	case key == "" && digits > 0:
		r.choose(ctx, n)
		return
	}
	r.choices = nil
	if line == "" {
		r.step(1)
		return
	}
	if words, ok := strings.CutPrefix(key, r.key(keymap.Search)); ok && words != "" {
		r.search(ctx, words)
		return
	}
	e, _ := r.Keys.Find(key, keymap.Text)
	i := slices.IndexFunc(commands, func(c command) bool { return c.action == e.Action })
	switch {
	case i < 0:
		r.say("%s is not a command here. %s lists them.", line, r.key(keymap.Help))
	case e.Action == keymap.Help:
		r.sayHelp()
	default:
		commands[i].run(r, ctx, n)
	}
}

// choose carries out choice n of the last list, or else goes to paragraph n.
func (r *reader) choose(ctx context.Context, n int) {
	switch {
	case len(r.choices) == 0:
		r.goToParagraph(n)
	case n < 1 || n > len(r.choices):
		r.say("There is no number %d in the list; it has %d.", n, len(r.choices))
	default:
		r.choices[n-1](ctx)
	}
}

func (r *reader) goToParagraph(n int) {
	i, ok := r.page.Index.Paragraph(content.Number(n))
	if !ok {
		r.say("There is no paragraph %d; the last is %d.", n, r.page.Index.Paragraphs())
		return
	}
	r.goTo(i)
}

func (r *reader) bottom(_ context.Context, n int) {
	if n > 0 {
		r.goToParagraph(n)
		return
	}
	r.goTo(r.last())
}

func (r *reader) percent(_ context.Context, n int) {
	if x := r.page.Index; n < 100 {
		r.goTo(x.At(x.Size() * n / 100).Block)
		return
	}
	r.goTo(r.last())
}

func (r *reader) stepSection(n int) {
	sections := r.page.Outline
	at := -1 // the last section that begins at the current block or before it
	for i, s := range sections {
		if s.Block <= r.page.block {
			at = i
		}
	}
	if n < 0 && at >= 0 && sections[at].Block < r.page.block {
		n++ // to the start of this one
	}
	switch to := at + n; {
	case len(sections) == 0:
		r.say("There are no headings.")
	case to < 0:
		r.say("This is the first section.")
	case to >= len(sections):
		r.say("This is the last section.")
	default:
		r.goTo(sections[to].Block)
	}
}

// stepQuote goes to the n'th next quotation, counted from the current one, or else from the current
// block.
func (r *reader) stepQuote(n int) {
	v, order := r.page, r.page.InOrder()
	at := len(order)
	for i, q := range order {
		if v.quote == q || v.quote < 0 && v.Quotations[q].Parts[0].Start.Block >= v.block {
			at = i
			break
		}
	}
	if v.quote < 0 && n > 0 {
		at-- // the first in this block is the next one
	}
	switch to := at + n; {
	case len(order) == 0:
		r.say("There are no quotes.")
	case to < 0:
		r.say("This is the first quote.")
	case to >= len(order):
		r.say("This is the last quote.")
	default:
		r.goToQuote(order[to])
	}
}

func (r *reader) goToQuote(i int) {
	r.page.block, r.page.quote, r.page.note = r.page.Quotations[i].Parts[0].Start.Block, i, -1
	r.sayQuote(i)
}

// sayWhy says why the current quotation has its speaker.
func (r *reader) sayWhy() {
	if r.page.quote < 0 {
		r.say("No quote is current.")
		return
	}
	r.say("%s.", capital(strings.ReplaceAll(r.page.Quotations[r.page.quote].Why(), " · ", ", ")))
}

func (r *reader) stepNote(n int) {
	v := r.page
	at := len(v.Notes)
	for i := range v.Notes {
		if v.note == i || v.note < 0 && v.Notes[i].Block >= v.block {
			at = i
			break
		}
	}
	if v.note < 0 && n > 0 {
		at--
	}
	switch to := at + n; {
	case len(v.Notes) == 0:
		r.say("There are no image notes.")
	case to < 0:
		r.say("This is the first image note.")
	case to >= len(v.Notes):
		r.say("This is the last image note.")
	default:
		v.block, v.quote, v.note = v.Notes[to].Block, -1, to
		r.sayNote(to)
	}
}

// search looks for words and goes to the first match after the current block.
func (r *reader) search(_ context.Context, words string) {
	q, err := search.Parse(words, search.Options{})
	if err != nil {
		r.say("%s.", capital(content.SanitizeLine(err.Error()).String()))
		return
	}
	r.page.query, r.page.asked = q, words
	r.stepMatch(1)
}

// stepMatch goes to the n'th next block that matches the search. After the last it goes on from
// the first.
func (r *reader) stepMatch(n int) {
	v := r.page
	if v.query.IsEmpty() {
		r.say("Search first: %s and the words.", r.key(keymap.Search))
		return
	}
	var found []content.BlockIndex
	for i, matches := range v.query.Blocks(v.Article, v.Quoted()) {
		if len(matches) > 0 {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		r.say("No matches for %s.", v.asked)
		return
	}
	after := 0 // how many begin at the current block or before it
	for after < len(found) && found[after] <= v.block {
		after++
	}
	to := after + n - 1
	if n < 0 {
		if to = after + n; after > 0 && found[after-1] == v.block {
			to--
		}
	}
	if to < 0 || to >= len(found) {
		r.say("The search goes on from the other end.")
		to = ((to % len(found)) + len(found)) % len(found)
	}
	r.say("Match %d of %d for %s.", to+1, len(found), v.asked)
	r.goTo(found[to])
}
