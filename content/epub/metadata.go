package epub

import (
	"cmp"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// metadata is what a book says about itself, in lines that may be drawn.
type metadata struct {
	title     string   // with the subtitle
	titles    []string // its parts
	known     []string // the letters of the title, and of the title without the subtitle
	creators  []string
	published string
	publisher string
	lang      string
}

// The bounds of metadata.
const (
	maxFacts = 10_000 // elements
	maxFact  = 2000   // bytes of the text of an element
	maxNames = 50     // creators
)

// A fact is an element of the metadata. What qualifies it is in other elements that
// refer to it in EPUB 3, and in its own attributes in EPUB 2.
type fact struct {
	name, id, text string
	role, event    string
	refines        string // the id of the fact that this one qualifies
	property       string
}

// facts collects the metadata of a package document.
type facts struct {
	all    []fact
	isOpen bool // the last one is being read
}

func (f *facts) read(e element) {
	switch {
	case e.name == "":
		if n := len(f.all) - 1; f.isOpen && len(f.all[n].text) < maxFact {
			f.all[n].text += strings.ToValidUTF8(e.text[:min(len(e.text), maxFact)], "")
		}
	case !e.opens:
		f.isOpen = false
	case len(f.all) < maxFacts && slices.Contains([]string{"title", "creator", "date", "publisher", "language", "meta"}, e.name):
		f.all = append(f.all, fact{
			name: e.name, id: e.attr("id"), role: strings.ToLower(e.attr("role")), event: strings.ToLower(e.attr("event")),
			refines: strings.TrimPrefix(e.attr("refines"), "#"), property: e.attr("property"),
		})
		f.isOpen = !e.shuts
	}
}

// metadata evaluates the facts.
func (f *facts) metadata() metadata {
	more := map[string]map[string]string{} // what qualifies a fact: by id and property
	for _, x := range f.all {
		if x.name != "meta" || x.refines == "" {
			continue
		}
		if more[x.refines] == nil {
			more[x.refines] = map[string]string{}
		}
		more[x.refines][x.property] = strings.ToLower(content.SanitizeLine(x.text))
	}
	var m metadata
	var subtitle string
	var titles, authors, others []string
	dates := map[string]string{}
	for _, x := range f.all {
		text := content.SanitizeLine(x.text)
		if text == "" {
			continue
		}
		switch x.name {
		case "title":
			switch kind := more[x.id]["title-type"]; {
			case kind == "main":
				titles = slices.Insert(titles, 0, text)
			case kind == "subtitle" && subtitle == "":
				subtitle = text
			default:
				titles = append(titles, text)
			}
		case "creator":
			role := x.role
			if role == "" {
				role = more[x.id]["role"]
			}
			if role == "" || role == "aut" {
				authors = append(authors, text)
			} else {
				others = append(others, text)
			}
		case "date":
			if dates[x.event] == "" {
				dates[x.event] = text
			}
		case "publisher":
			m.publisher = cmp.Or(m.publisher, text)
		case "language":
			m.lang = cmp.Or(m.lang, text)
		}
	}
	m.setTitle(titles, subtitle)
	m.creators = authors
	if len(authors) == 0 {
		m.creators = others
	}
	m.creators = m.creators[:min(len(m.creators), maxNames)]
	m.published = date(cmp.Or(dates["original-publication"], dates["publication"], dates[""]))
	return m
}

func (m *metadata) setTitle(titles []string, subtitle string) {
	if len(titles) == 0 {
		return
	}
	m.title, m.titles = titles[0], titles[:1:1]
	m.known = []string{letters(m.title)}
	if subtitle == "" {
		return
	}
	m.titles = append(m.titles, subtitle)
	if !strings.Contains(letters(m.title), letters(subtitle)) {
		m.title += ": " + subtitle
		m.known = append(m.known, letters(m.title))
	}
}

// date returns a date as an article has it. A program that does not know the date writes
// the first day of the year 101.
func date(s string) string {
	if strings.HasPrefix(s, "0101-") || strings.HasPrefix(s, "0000") {
		return ""
	}
	if iso, ok := dates.Parse(s); ok {
		return iso
	}
	return s
}

// describe gives an article the metadata of the book.
func (m metadata) describe(a *content.Article) {
	a.Title, a.Byline, a.Published, a.Site, a.Lang = m.title, byline.Join(m.creators), m.published, m.publisher, m.lang
}
