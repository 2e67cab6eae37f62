package export

import (
	"io"

	"pullquote/content"
)

// The shape of what `pullquote json` prints.
type (
	jsonArticle struct {
		Title     string      `json:"title,omitempty"`
		Byline    string      `json:"byline,omitempty"`
		Published string      `json:"published,omitempty"`
		Site      string      `json:"site,omitempty"`
		Source    string      `json:"source,omitempty"`
		Lang      string      `json:"lang,omitempty"`
		Words     int         `json:"words"`
		Minutes   int         `json:"minutes"`
		Blocks    []jsonBlock `json:"blocks"`
		Quotes    []jsonQuote `json:"quotes"`
		Notes     []jsonNote  `json:"notes"`
		Entries   []jsonEntry `json:"entries,omitempty"` // of a feed or a folder alone
	}
	jsonBlock struct {
		Kind  string `json:"kind"`
		Level int    `json:"level,omitempty"`
		Text  string `json:"text"`
	}
	jsonQuote struct {
		N        int        `json:"n"`
		Text     string     `json:"text"`
		Speaker  string     `json:"speaker,omitempty"`
		Resolved string     `json:"resolved,omitempty"`
		Cue      string     `json:"cue,omitempty"`
		Kind     string     `json:"kind"`
		Parts    []jsonPart `json:"parts"`
	}
	jsonPart struct {
		Block int `json:"block"`
		Start int `json:"start"`
		End   int `json:"end"`
	}
	jsonNote struct {
		N       int    `json:"n"`
		Caption string `json:"caption,omitempty"`
		Place   string `json:"place,omitempty"`
		Date    string `json:"date,omitempty"`
		Credit  string `json:"credit,omitempty"`
		Alt     string `json:"alt,omitempty"`
		Src     string `json:"src,omitempty"`
		Block   int    `json:"block"`
	}
	// An entry is one text of a source that is a list of them. Its published
	// is a day in ISO 8601 where the source's date could be read, its link an
	// address or a path to open.
	jsonEntry struct {
		Title     string `json:"title"`
		Byline    string `json:"byline,omitempty"`
		Published string `json:"published,omitempty"`
		Summary   string `json:"summary,omitempty"`
		Link      string `json:"link,omitempty"`
	}
)

// body is the first block of the source's body: a title that stands apart is given
// apart.
func body(a *content.Article) int {
	if a.TitleApart {
		return 1
	}
	return 0
}

// JSON writes everything that is known of an article. Its blocks are those of the
// body; what points at a block counts in them.
func JSON(w io.Writer, d Document) error {
	a := d.Article
	x := content.NewIndex(a)
	out := jsonArticle{
		Title: a.Title, Byline: a.Byline, Published: a.Published, Site: a.Site, Source: a.Source, Lang: a.Lang,
		Words: x.Words(), Minutes: content.Minutes(x.Words()),
		Blocks: []jsonBlock{}, Quotes: quotesOf(d), Notes: notesOf(d), Entries: entriesOf(a),
	}
	for i, b := range a.Blocks() {
		if int(i) < body(a) {
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

func quotesJSON(w io.Writer, d Document) error { return writeJSON(w, quotesOf(d)) }

func notesJSON(w io.Writer, d Document) error { return writeJSON(w, notesOf(d)) }

func quotesOf(d Document) []jsonQuote {
	out := []jsonQuote{}
	count, block := pointCounter{}, content.BlockIndex(-1)
	for i := range d.Quotes {
		q := &d.Quotes[i]
		j := jsonQuote{N: q.Number, Text: q.Text(d.Article), Speaker: q.Speaker, Resolved: q.Resolved, Cue: q.Cue, Kind: q.Kind.String()}
		for _, r := range q.Parts {
			if r.Start.Block != block {
				block = r.Start.Block
				count = pointCounter{text: d.Article.Block(block).Plain()}
			}
			j.Parts = append(j.Parts, jsonPart{int(block) - body(d.Article), count.before(r.Start.Offset), count.before(r.End.Offset)})
		}
		out = append(out, j)
	}
	return out
}

func notesOf(d Document) []jsonNote {
	out := []jsonNote{}
	for _, n := range d.Notes {
		out = append(out, jsonNote{n.Number, n.Description, n.Place, n.Date, n.Credit, n.Alt, n.Src, int(n.Block) - body(d.Article)})
	}
	return out
}

func entriesOf(a *content.Article) []jsonEntry {
	var out []jsonEntry
	for _, e := range a.Entries {
		out = append(out, jsonEntry{e.Title, e.Byline, e.Published, e.Summary, e.Link})
	}
	return out
}
