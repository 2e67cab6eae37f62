package epub

import (
	"cmp"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// metadata holds the metadata of a book. All strings are single lines that are safe to
// draw.
type metadata struct {
	title     string   // including the subtitle
	titles    []string // title and subtitle
	known     []string // the title without and with the subtitle, normalized
	creators  []string
	published string
	publisher string
	lang      string
}

// The bounds of metadata.
const (
	maxMetaElements = 10_000 // elements
	maxValue        = 2000   // bytes of the text of an element
	maxNames        = 50     // creators
)

// A metaElement is an element of the metadata. In EPUB 3, other elements refer to it and
// refine it; in EPUB 2, its own attributes do.
type metaElement struct {
	name, id, text string
	role, event    string
	refines        string // the id of the element that this one refines
	property       string
}

// metadataReader collects the metadata elements of a package document.
type metadataReader struct {
	all    []metaElement
	isOpen bool // the last element has not ended
}

func (f *metadataReader) read(e element) {
	switch {
	case e.name == "":
		if n := len(f.all) - 1; f.isOpen && len(f.all[n].text) < maxValue {
			f.all[n].text += strings.ToValidUTF8(e.text[:min(len(e.text), maxValue)], "")
		}
	case !e.isStart:
		f.isOpen = false
	case len(f.all) < maxMetaElements && slices.Contains([]string{"title", "creator", "date", "publisher", "language", "meta"}, e.name):
		f.all = append(f.all, metaElement{
			name: e.name, id: e.attr("id"), role: strings.ToLower(e.attr("role")), event: strings.ToLower(e.attr("event")),
			refines: strings.TrimPrefix(e.attr("refines"), "#"), property: e.attr("property"),
		})
		f.isOpen = !e.isEnd
	}
}

// metadata returns the metadata that the elements state.
func (f *metadataReader) metadata() metadata {
	more := map[string]map[string]string{} // refinements by id and property
	for _, x := range f.all {
		if x.name != "meta" || x.refines == "" {
			continue
		}
		if more[x.refines] == nil {
			more[x.refines] = map[string]string{}
		}
		more[x.refines][x.property] = strings.ToLower(content.SanitizeLine(x.text).String())
	}
	var m metadata
	var subtitle string
	var titles, authors, others []string
	dates := map[string]string{}
	for _, x := range f.all {
		text := content.SanitizeLine(x.text).String()
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
	m.known = []string{normalize(m.title)}
	if subtitle == "" {
		return
	}
	m.titles = append(m.titles, subtitle)
	if !strings.Contains(normalize(m.title), normalize(subtitle)) {
		m.title += ": " + subtitle
		m.known = append(m.known, normalize(m.title))
	}
}

// date returns a date in ISO 8601 if it can be parsed, and unchanged otherwise. Some
// programs write the first day of the year 101 for an unknown date.
func date(s string) string {
	if strings.HasPrefix(s, "0101-") || strings.HasPrefix(s, "0000") {
		return ""
	}
	if iso, ok := dates.Parse(s); ok {
		return iso
	}
	return s
}

// describe sets the metadata of an article.
func (m metadata) describe(a *content.Article) {
	a.Title, a.Byline, a.Published, a.Site, a.Lang = content.Sanitize(m.title), content.Sanitize(byline.Join(m.creators)), content.Sanitize(m.published), content.Sanitize(m.publisher), content.Sanitize(m.lang)
}
