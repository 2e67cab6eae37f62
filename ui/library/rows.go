package library

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content/library"
	"pullquote/content/search"
)

// A row is a document in one of the groups.
type row struct {
	group string
	library.Document
}

// hasTag reports whether a filter, with or without a hash, is the beginning of a tag.
func (r *row) hasTag(filter string) bool {
	filter = strings.ToLower(strings.TrimPrefix(filter, "#"))
	return filter != "" && slices.ContainsFunc(r.Tags, func(t string) bool { return strings.HasPrefix(strings.ToLower(t), filter) })
}

// groups are the groups of documents, in the order of the list. A document is in the first
// group that has it.
var groups = []struct {
	name string
	has  func(library.Document) bool
}{
	{"Built-in", func(d library.Document) bool { return d.Source == library.BuiltIn }},
	{"Feeds", func(d library.Document) bool { return d.IsFeed }},
	{"Read later", func(d library.Document) bool { return !d.Later.IsZero() }},
	{"Continue", func(d library.Document) bool { return d.Place.IsInside() }},
	{"Finished", func(d library.Document) bool { return !d.Finished.IsZero() }},
	{"Recent", func(library.Document) bool { return true }},
}

// order is the order of the groups in the list.
var order = []string{"Read later", "Continue", "Feeds", "Recent", "Finished", "Built-in"}

// A sorting is an order of the list.
type sorting struct {
	name    string
	compare func(a, b row) int
}

// sortings are the orders of the list, the first of which is by group.
var sortings = []sorting{
	{"by group", func(a, b row) int { return slices.Index(order, a.group) - slices.Index(order, b.group) }},
	{"by time", func(row, row) int { return 0 }},
	{"by title", func(a, b row) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }},
	{"by site", func(a, b row) int { return strings.Compare(strings.ToLower(a.Site), strings.ToLower(b.Site)) }},
}

// load makes the rows from what was read.
func (p *Pane) load() {
	p.known, p.rows = p.Recent, nil
	for _, d := range p.Recent.Documents {
		for _, g := range groups {
			if g.has(d) {
				p.rows = append(p.rows, row{g.name, d})
				break
			}
		}
	}
	p.sort()
}

// sort sorts the rows. Unless they are sorted by group, all are in one group.
func (p *Pane) sort() {
	slices.SortStableFunc(p.rows, sortings[p.sorted].compare)
	at := p.list.Cursor
	p.setFilter(p.filter)
	p.list.Select(at)
}

// setFilter lists only the documents that contain a text.
func (p *Pane) setFilter(filter string) {
	p.filter = filter
	q := search.Compile(filter)
	s := q.NewSearcher()
	p.shown = p.shown[:0]
	for i := range p.rows {
		r := &p.rows[i]
		if q.IsEmpty() || s.IsIn(r.Title) || s.IsIn(r.Byline) || s.IsIn(r.Site) || s.IsIn(r.Source) || r.hasTag(filter) {
			p.shown = append(p.shown, i)
		}
	}
	p.list.Len = len(p.shown) + len(p.hits)
	p.list.Select(0)
}

// group returns the name of the group of item at.
func (p *Pane) group(at int) string {
	switch {
	case at >= len(p.shown) && p.hasMore:
		return fmt.Sprintf("In the texts: the first %d passages", len(p.hits))
	case at >= len(p.shown):
		return "In the texts"
	}
	if p.sorted > 0 {
		return "Everything, " + sortings[p.sorted].name
	}
	return p.rows[p.shown[at]].group
}
