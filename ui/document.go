package ui

import (
	"context"
	"net/url"
	"slices"
	"sort"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/caption"
	"pullquote/content/quote"
	"pullquote/ui/layout"
	"pullquote/ui/quotes"
)

// A document is an article with all that was found in it.
type document struct {
	article *content.Article
	index   *content.Index
	quotes  []quotes.Item
	notes   []caption.Note
	people  []quote.Person
	order   []int // indexes of quotes by where they begin in the text
}

// describe finds all but the quotations.
func describe(a *content.Article) *document {
	return &document{article: a, index: content.NewIndex(a), notes: caption.Notes(a)}
}

func analyse(a *content.Article) *document {
	d := describe(a)
	x, err := analysis.Run(context.Background(), a)
	if err != nil {
		return d
	}
	d.people, d.order = x.People, x.InOrder()
	for i, q := range x.Quotations {
		d.quotes = append(d.quotes, quotes.Item{Quotation: q.Quotation, Words: x.Text(i), Paragraph: q.Paragraph})
	}
	return d
}

// name is what the article is called on screen.
func (d *document) name() string {
	if d.article.Title != "" {
		return d.article.Title
	}
	return d.article.Source
}

// meta is the line under the title.
func (d *document) meta() string {
	a := d.article
	var parts []string
	if a.Byline != "" {
		parts = append(parts, "By "+a.Byline)
	}
	for _, s := range []string{a.Published, a.Site} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if words := d.index.Words(); words > 0 && a.Entries == nil {
		parts = append(parts, content.Duration(content.Minutes(words)))
	}
	return strings.Join(parts, " · ")
}

// figures are the notes as layout sets them, by where their figures' texts
// begin.
func (d *document) figures() map[content.Anchor]layout.Note {
	out := map[content.Anchor]layout.Note{}
	for _, n := range d.notes {
		note := layout.Note{Number: n.Number, Where: strings.TrimSpace(n.Place + "\n" + n.Date)}
		if i := strings.Index(d.article.Text(n.At), n.Description); i >= 0 {
			note.Start, note.End = i, i+len(n.Description)
		}
		out[n.At.Start] = note
	}
	return out
}

// person is who said quotation i.
func (d *document) person(i int) (quote.Person, bool) {
	for _, p := range d.people {
		if slices.Contains(p.Quotations, i) {
			return p, true
		}
	}
	return quote.Person{}, false
}

// quoteAt is the index of the first quotation that begins at a or later, or else
// of the last one; -1 if there are none.
func (d *document) quoteAt(a content.Anchor) int {
	if len(d.order) == 0 {
		return -1
	}
	return d.order[min(d.after(a), len(d.order)-1)]
}

// after is the position in the order of the first quotation that begins at a or
// later.
func (d *document) after(a content.Anchor) int {
	return sort.Search(len(d.order), func(j int) bool { return d.quotes[d.order[j]].Parts[0].Start.Compare(a) >= 0 })
}

// target is the place that "#" and id name: where a target is, or the beginning.
func (d *document) target(id string) (content.Anchor, bool) {
	at, ok := d.article.Targets[id]
	if !ok {
		if name, err := url.PathUnescape(id); err == nil {
			at, ok = d.article.Targets[name]
		}
	}
	return at, ok || id == "" || strings.EqualFold(id, "top")
}

// nameless is how many quotations nobody is named for.
func (d *document) nameless() int {
	n := len(d.quotes)
	for _, p := range d.people {
		n -= len(p.Quotations)
	}
	return n
}

// citation is quotation i for the clipboard: the words, unwrapped, and under
// them who said them and where they stand.
func (d *document) citation(i int) string {
	q := d.quotes[i]
	var of []string
	for _, s := range []string{q.Label(), d.article.Title, d.article.Source} {
		if s != "" {
			of = append(of, s)
		}
	}
	text := "“" + q.Words + "”"
	if len(of) > 0 {
		text += "\n— " + strings.Join(of, ", ")
	}
	return text
}

// caption is note i for the clipboard: the caption, and under it whom the
// picture is from and where it stands.
func (d *document) caption(i int) string {
	n := d.notes[i]
	text := n.Description
	if text == "" {
		text = n.Alt
	}
	var of []string
	for _, s := range []string{n.Credit, d.article.Title, d.article.Source} {
		if s != "" {
			of = append(of, s)
		}
	}
	return strings.TrimSpace(text + "\n— " + strings.Join(of, ", "))
}
