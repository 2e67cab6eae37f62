package export

import (
	"io"
	"math"

	"pullquote/content"
	"pullquote/content/analysis"
)

// These types are the output of `pullquote json`.
type (
	jsonArticle struct {
		Title     string       `json:"title,omitempty"`
		Byline    string       `json:"byline,omitempty"`
		Published string       `json:"published,omitempty"`
		Site      string       `json:"site,omitempty"`
		Source    string       `json:"source,omitempty"`
		Lang      string       `json:"lang,omitempty"`
		Words     int          `json:"words"`
		Minutes   int          `json:"minutes"`
		Blocks    []jsonBlock  `json:"blocks"`
		Quotes    []jsonQuote  `json:"quotes"`
		People    []jsonPerson `json:"people"`
		Notes     []jsonNote   `json:"notes"`
		Entries   []jsonEntry  `json:"entries,omitempty"` // only for a feed or a folder
	}
	jsonBlock struct {
		Kind  string `json:"kind"`
		Level int    `json:"level,omitempty"`
		Text  string `json:"text"`
	}
	jsonQuote struct {
		N          int        `json:"n"`
		Text       string     `json:"text"`
		Speaker    string     `json:"speaker,omitempty"`
		Resolved   string     `json:"resolved,omitempty"`
		Cue        string     `json:"cue,omitempty"`
		Rule       string     `json:"rule,omitempty"`
		Confidence float64    `json:"confidence,omitempty"` // 0 to 1, rounded to two decimals
		Kind       string     `json:"kind"`
		Parts      []jsonPart `json:"parts"`
	}
	jsonPart struct {
		Block int `json:"block"`
		Start int `json:"start"`
		End   int `json:"end"`
	}
	jsonPerson struct {
		Name    string   `json:"name"`
		Aliases []string `json:"aliases,omitempty"` // other names that the text uses
		Role    string   `json:"role,omitempty"`
		Quotes  []int    `json:"quotes"` // the numbers of the person's quotations
		Words   int      `json:"words"`  // in all of these
	}
	jsonNote struct {
		N       int    `json:"n"`
		Caption string `json:"caption,omitempty"`
		Place   string `json:"place,omitempty"`
		Date    string `json:"date,omitempty"`
		Credit  string `json:"credit,omitempty"`
		Same    int    `json:"same_credit_as,omitempty"` // the number of the note whose bare credit this caption repeats
		Alt     string `json:"alt,omitempty"`
		Src     string `json:"src,omitempty"`
		Block   int    `json:"block"`
	}
	// A jsonEntry is one text of a source that lists several. Published is a day in
	// ISO 8601 if the source's date could be parsed. Link is a URL or a path.
	jsonEntry struct {
		Title     string `json:"title"`
		Byline    string `json:"byline,omitempty"`
		Published string `json:"published,omitempty"`
		Summary   string `json:"summary,omitempty"`
		Link      string `json:"link,omitempty"`
	}
)

// bodyStart returns the index of the first block of the source's body. If the title is
// not part of the body, it is the article's first block, which JSON gives as a field.
func bodyStart(a *content.Article) int {
	if a.HasInsertedTitle {
		return 1
	}
	return 0
}

// JSON writes an article and its whole analysis. Only the blocks of the source's body
// are written, and block indexes count from the first of them.
func JSON(w io.Writer, x *analysis.Analysis) error {
	a := x.Article
	out := jsonArticle{
		Title: a.Title.String(), Byline: a.Byline.String(), Published: a.Published.String(), Site: a.Site.String(), Source: a.Source.String(), Lang: a.Lang.String(),
		Words: x.Index.Words(), Minutes: content.ReadingMinutes(x.Index.Words()),
		Blocks: []jsonBlock{}, Quotes: quotesOf(x), People: peopleOf(x), Notes: notesOf(x), Entries: entriesOf(a),
	}
	for i, b := range a.Blocks() {
		if int(i) < bodyStart(a) {
			continue
		}
		level := 0
		if h, ok := b.(*content.Heading); ok {
			level = h.Level
		}
		out.Blocks = append(out.Blocks, jsonBlock{b.Kind(), level, b.Plain()})
	}
	return writeJSON(w, out)
}

func quotesJSON(w io.Writer, x *analysis.Analysis) error { return writeJSON(w, quotesOf(x)) }

func notesJSON(w io.Writer, x *analysis.Analysis) error { return writeJSON(w, notesOf(x)) }

func quotesOf(x *analysis.Analysis) []jsonQuote {
	out := []jsonQuote{}
	block := content.BlockIndex(-1)
	var offsets *Offsets // in block
	for i := range x.Quotations {
		q := &x.Quotations[i]
		j := jsonQuote{N: q.Number, Text: x.Text(i), Speaker: q.Speaker, Resolved: q.Resolved, Cue: q.Cue, Rule: q.Rule, Confidence: RoundConfidence(q.Confidence), Kind: q.Kind.String()}
		for _, r := range q.Parts {
			if r.Start.Block != block {
				block = r.Start.Block
				offsets = NewOffsets(x.Article.Block(block).Plain())
			}
			j.Parts = append(j.Parts, jsonPart{int(block) - bodyStart(x.Article), offsets.CodePoints(r.Start.Offset), offsets.CodePoints(r.End.Offset)})
		}
		out = append(out, j)
	}
	return out
}

func notesOf(x *analysis.Analysis) []jsonNote {
	out := []jsonNote{}
	for _, n := range x.Notes {
		if n.SameCreditAs > 0 {
			n.Credit = ""
		}
		out = append(out, jsonNote{n.Number, n.Description, n.Place, n.Date, n.Credit, n.SameCreditAs, n.Alt, n.Src, int(n.Block) - bodyStart(x.Article)})
	}
	return out
}

func entriesOf(a *content.Article) []jsonEntry {
	var out []jsonEntry
	for _, e := range a.Entries {
		out = append(out, jsonEntry{e.Title.String(), e.Byline.String(), e.Published.String(), e.Summary.String(), e.Link.String()})
	}
	return out
}

func peopleOf(x *analysis.Analysis) []jsonPerson {
	out := []jsonPerson{}
	for _, p := range x.People {
		j := jsonPerson{Name: p.Name, Aliases: p.Aliases, Role: p.Role, Words: p.Words}
		for _, i := range p.Quotations {
			j.Quotes = append(j.Quotes, x.Quotations[i].Number)
		}
		out = append(out, j)
	}
	return out
}

// RoundConfidence rounds a confidence to two decimals, as every output gives it.
func RoundConfidence(c float64) float64 { return math.Round(100*c) / 100 }
