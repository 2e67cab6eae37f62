package ui

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/content/library"

	tea "charm.land/bubbletea/v2"
)

// A saveable is something that the reader can save to a file.
type saveable struct {
	name  string // in a sentence
	write func(p *page, file string) ([]byte, error)
	has   func(p *page) bool
}

// saveables are all kinds of things to save. The first one that the page has is offered first.
var saveables = []saveable{
	{"highlights", writeHighlights, func(p *page) bool { return len(p.record.annotations()) > 0 }},
	{"quotes", writeQuotes, func(p *page) bool { return len(p.doc.Analysis().Quotations) > 0 }},
	{"image notes", writeImageNotes, func(p *page) bool { return len(p.doc.Analysis().Notes) > 0 }},
}

// save opens the prompt for the name of a file.
func (m *root) save() {
	var have []saveable
	for _, s := range saveables {
		if s.has(m.page) {
			have = append(have, s)
		}
	}
	if len(have) == 0 {
		m.notice.text = "no highlights, quotes or image notes to save"
		return
	}
	m.offerToSave(have, 0)
}

// offerToSave opens the prompt for thing i. Tab goes on to the next one.
func (m *root) offerToSave(things []saveable, i int) {
	s, label := things[i], "save "+things[i].name
	if len(things) > 1 {
		label += m.keys.Expand(" ({prompt-complete}: ") + things[(i+1)%len(things)].name + ")"
	}
	k := m.page.kept()
	name := cmp.Or(k.FileName(), "article") + "-" + strings.ReplaceAll(s.name, " ", "-") + ".md"
	m.line.open(m.keys, label+" as: ", name, func(file string) tea.Cmd { return m.saveAs(s, file, false) })
	m.line.tab = func() { m.offerToSave(things, (i+1)%len(things)) }
}

// saveAs writes a file. If there is one with that name, it asks first, unless mayReplace is true.
func (m *root) saveAs(s saveable, name string, mayReplace bool) tea.Cmd {
	if name == "" {
		m.notice.text = "cancelled"
		return nil
	}
	path := expandHome(name)
	if _, err := os.Stat(path); err == nil && !mayReplace {
		m.line.open(m.keys, m.keys.Expand("it exists; {prompt-accept} replaces it: "), name, func(again string) tea.Cmd { return m.saveAs(s, again, again == name) })
		return nil
	}
	data, err := s.write(m.page, path)
	if err != nil {
		m.notice.alert = err.Error()
		return nil
	}
	m.tasks.Start(m.keeper.era, func(context.Context) (func(), bool) {
		err := os.WriteFile(path, data, 0o666)
		return func() {
			var failed *fs.PathError
			switch {
			case errors.As(err, &failed):
				m.notice.alert = content.SanitizeLine(fmt.Sprintf("cannot save %s: %v", name, failed.Err)).String()
			case err != nil:
				m.notice.alert = content.SanitizeLine(fmt.Sprintf("cannot save %s: %v", name, err)).String()
			default:
				m.notice.text = "saved " + s.name + " as " + content.SanitizeLine(name).String()
			}
		}, false
	})
	return nil
}

// expandHome replaces a tilde at the beginning of a path by the home folder.
func expandHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if !ok {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

// kept returns the document on the page, without annotations.
func (p *page) kept() export.Kept {
	a, d := p.doc.Article(), library.Document{}
	if p.record.found != nil {
		d = *p.record.found
	}
	d.Title, d.Byline, d.Site, d.Lang, d.Published = p.doc.Name(), a.Byline.String(), a.Site.String(), a.Lang.String(), a.Published.String()
	d.Source = cmp.Or(p.record.source, a.Source.String())
	return export.Kept{Document: d, Article: a}
}

// annotations returns the highlights and comments that have not been removed.
func (r *record) annotations() []library.Annotation {
	var out []library.Annotation
	for _, h := range r.highlights {
		if !h.isRemoved {
			out = append(out, h.Annotation)
		}
	}
	return out
}

// unknownFile returns the error for a file whose format is not known.
func unknownFile(name string) error {
	return fmt.Errorf("%q: unknown format; use a name that ends in .md, .json, .csv, .org, .jsonld or .bib", filepath.Ext(name))
}

func writeHighlights(p *page, file string) ([]byte, error) {
	f, ok := export.KeptFormatByFile(file)
	if !ok {
		return nil, unknownFile(file)
	}
	k := p.kept()
	k.Annotations = p.record.annotations()
	var b bytes.Buffer
	err := f.Write(&b, []export.Kept{k})
	return b.Bytes(), err
}

// fileFormats are the formats of quotations and image notes by the extension of a file.
var fileFormats = map[string]string{".md": "markdown", ".txt": "text", ".json": "json", ".csv": "csv"}

func writeQuotes(p *page, file string) ([]byte, error) {
	x := p.doc.Analysis()
	if f, ok := export.FormatByName(fileFormats[strings.ToLower(filepath.Ext(file))]); ok {
		var b bytes.Buffer
		err := f.Quotes(&b, x)
		return b.Bytes(), err
	}
	f, ok := export.KeptFormatByFile(file)
	if !ok {
		return nil, unknownFile(file)
	}
	k := p.kept()
	k.Annotations = export.OfQuotations(k.Document, k.Article, k.Added, library.Quoted(x))
	var b bytes.Buffer
	err := f.Write(&b, []export.Kept{k})
	return b.Bytes(), err
}

func writeImageNotes(p *page, file string) ([]byte, error) {
	f, ok := export.FormatByName(fileFormats[strings.ToLower(filepath.Ext(file))])
	if !ok {
		return nil, fmt.Errorf("%q: unknown format; use a name that ends in .md, .txt, .json or .csv", filepath.Ext(file))
	}
	var b bytes.Buffer
	err := f.Notes(&b, p.doc.Analysis())
	return b.Bytes(), err
}
