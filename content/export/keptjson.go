package export

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/library"
)

type jsonKept struct {
	ID          string           `json:"id"`
	Title       string           `json:"title,omitempty"`
	Byline      string           `json:"byline,omitempty"`
	Site        string           `json:"site,omitempty"`
	Source      string           `json:"source,omitempty"`
	Published   string           `json:"published,omitempty"`
	Tags        []string         `json:"tags,omitempty"`
	Annotations []jsonAnnotation `json:"annotations"`
}

type jsonAnnotation struct {
	ID        string    `json:"id"`
	Kind      string    `json:"kind"`
	Color     string    `json:"color,omitempty"`
	Text      string    `json:"text"`
	Comment   string    `json:"comment,omitempty"`
	Speaker   string    `json:"speaker,omitempty"`
	Paragraph int       `json:"paragraph,omitempty"`
	Prefix    string    `json:"prefix,omitempty"`
	Suffix    string    `json:"suffix,omitempty"`
	Made      time.Time `json:"made"`
}

func keptJSON(w io.Writer, kept []Kept) error {
	out := []jsonKept{}
	for _, k := range kept {
		j := jsonKept{
			ID: strings.ToLower(k.ID), Title: k.Title, Byline: k.Byline, Site: k.Site, Source: k.Source, Published: k.Published,
			Tags: k.Tags, Annotations: []jsonAnnotation{},
		}
		for _, a := range k.Annotations {
			j.Annotations = append(j.Annotations, jsonAnnotation{
				ID: strings.ToLower(a.ID), Kind: string(a.Kind), Color: string(a.Color), Text: a.Locator.Exact, Comment: a.Body,
				Speaker: a.Speaker, Paragraph: a.Paragraph, Prefix: a.Locator.Prefix, Suffix: a.Locator.Suffix, Made: a.Made.UTC(),
			})
		}
		out = append(out, j)
	}
	return writeJSON(w, out)
}

// A collection is an AnnotationCollection of the W3C Web Annotation model, with all annotations
// on its first page.
type collection struct {
	Context string         `json:"@context"`
	ID      string         `json:"id"`
	Type    string         `json:"type"`
	Label   string         `json:"label"`
	Total   int            `json:"total"`
	First   annotationPage `json:"first"`
}

type annotationPage struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	StartIndex int             `json:"startIndex"`
	Items      []w3cAnnotation `json:"items"`
}

type w3cAnnotation struct {
	Context    string    `json:"@context"`
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Motivation string    `json:"motivation"`
	Created    string    `json:"created"`
	Body       []w3cBody `json:"body,omitempty"`
	Target     w3cTarget `json:"target"`
}

type w3cBody struct {
	Type    string `json:"type"`
	Value   string `json:"value"`
	Format  string `json:"format"`
	Purpose string `json:"purpose"`
}

type w3cTarget struct {
	Source   string        `json:"source"`
	Selector []w3cSelector `json:"selector"`
}

// A w3cSelector is a TextQuoteSelector or a TextPositionSelector.
type w3cSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// w3cContext is the JSON-LD context of the Web Annotation model.
const w3cContext = "http://www.w3.org/ns/anno.jsonld"

// keptW3C writes JSON-LD of the W3C Web Annotation model.
func keptW3C(w io.Writer, kept []Kept) error {
	c := collection{
		Context: w3cContext, ID: "urn:pullquote:annotations", Type: "AnnotationCollection", Label: "Highlights and comments",
		First: annotationPage{ID: "urn:pullquote:annotations:1", Type: "AnnotationPage", Items: []w3cAnnotation{}},
	}
	for i := range kept {
		k := &kept[i]
		starts := blockStarts(k.Article)
		for _, a := range k.Annotations {
			c.First.Items = append(c.First.Items, w3cOf(k, a, starts))
		}
	}
	c.Total = len(c.First.Items)
	return writeJSON(w, c)
}

func w3cOf(k *Kept, a library.Annotation, starts []int) w3cAnnotation {
	out := w3cAnnotation{
		Context: w3cContext, ID: "urn:pullquote:annotation:" + strings.ToLower(a.ID), Type: "Annotation", Motivation: "highlighting",
		Created: a.Made.UTC().Format(time.RFC3339),
		Target:  w3cTarget{Source: k.address(), Selector: []w3cSelector{{Type: "TextQuoteSelector", Exact: a.Locator.Exact, Prefix: a.Locator.Prefix, Suffix: a.Locator.Suffix}}},
	}
	if a.Body != "" {
		out.Motivation = "commenting"
		out.Body = append(out.Body, w3cBody{"TextualBody", a.Body, "text/plain", "commenting"})
	}
	if a.Speaker != "" {
		out.Body = append(out.Body, w3cBody{"TextualBody", a.Speaker, "text/plain", "tagging"})
	}
	for _, t := range k.Tags {
		out.Body = append(out.Body, w3cBody{"TextualBody", t, "text/plain", "tagging"})
	}
	start, hasStart := position(k.Article, starts, a.Locator.At.Start)
	end, hasEnd := position(k.Article, starts, a.Locator.At.End)
	if hasStart && hasEnd {
		out.Target.Selector = append(out.Target.Selector, w3cSelector{Type: "TextPositionSelector", Start: &start, End: &end})
	}
	return out
}

// blockGap is the number of characters between two blocks of the text of an article.
const blockGap = 2

// blockStarts returns where the blocks of an article begin in its text, in code points.
func blockStarts(a *content.Article) []int {
	if a == nil {
		return nil
	}
	var out []int
	at := 0
	for _, b := range a.Blocks() {
		out = append(out, at)
		at += utf8.RuneCountInString(b.Plain()) + blockGap
	}
	return out
}

// position returns where an anchor is in the text of an article, in code points. It reports
// false if the text is not known.
func position(a *content.Article, starts []int, at content.Anchor) (int, bool) {
	if at.Block < 0 || int(at.Block) >= len(starts) {
		return 0, false
	}
	text := a.Block(at.Block).Plain()
	if at.Offset < 0 || at.Offset > len(text) {
		return 0, false
	}
	return starts[at.Block] + utf8.RuneCountInString(text[:at.Offset]), true
}
