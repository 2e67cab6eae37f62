package library

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"pullquote/content"
)

// The text of an article is kept as its blocks in JSON, one a line, deflated. Its first line
// holds the targets of links within the article.

// A storedBlock is a block, or an item or a row of one. Fields that a kind of block does not
// have are left out.
type storedBlock struct {
	Kind    string        `json:"k,omitempty"`
	Text    string        `json:"t,omitempty"`
	Spans   []storedSpan  `json:"s,omitempty"` // of Text, unless it is plain
	Level   int           `json:"l,omitempty"` // of a heading; the marker of a list; the task of an item
	Start   int           `json:"n,omitempty"`
	Lang    string        `json:"g,omitempty"` // of code; the label of an item; the credit of a figure
	Src     string        `json:"u,omitempty"`
	Alt     string        `json:"a,omitempty"`
	Flag    bool          `json:"f,omitempty"` // a list is tight; an item is a term; a table has a header
	Columns []int         `json:"c,omitempty"`
	Blocks  []storedBlock `json:"b,omitempty"`
}

// A storedSpan is a [content.Span].
type storedSpan struct {
	Start int           `json:"i"`
	End   int           `json:"j"`
	Style content.Style `json:"s,omitempty"`
	Link  string        `json:"l,omitempty"`
}

// storedTargets are the targets of links within an article.
type storedTargets map[string][2]int

// encode returns the text of an article in the form in which it is kept. It calls each with every
// block, so that a long article need not be parsed twice, and fails with the first error of each.
func encode(a *content.Article, each func(content.BlockIndex, content.Block) error) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	targets := storedTargets{}
	for name, at := range a.Targets {
		targets[name] = [2]int{int(at.Block), at.Offset}
	}
	if err := lines.Encode(targets); err != nil {
		return nil, err
	}
	for i, b := range a.Blocks() {
		if err := lines.Encode(storeBlock(b)); err != nil {
			return nil, err
		}
		if err := each(i, b); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func storeInline(b *storedBlock, t content.Inline) {
	b.Text = t.String()
	if t.NumSpans() == 1 && t.Span(0).Style == 0 && t.Span(0).Link.IsEmpty() {
		return
	}
	for _, s := range t.Spans() {
		b.Spans = append(b.Spans, storedSpan{s.Start, s.End, s.Style, s.Link.String()})
	}
}

func storeBlock(b content.Block) storedBlock {
	s := storedBlock{Kind: b.Kind()}
	switch b := b.(type) {
	case *content.Paragraph:
		storeInline(&s, b.Text)
	case *content.Heading:
		storeInline(&s, b.Text)
		s.Level = b.Level
	case *content.Preformatted:
		storeInline(&s, b.Text)
	case *content.Verse:
		storeInline(&s, b.Text)
	case *content.Code:
		s.Text, s.Lang = b.Source.String(), b.Lang.String()
	case *content.Figure:
		storeInline(&s, b.Caption)
		s.Src, s.Alt, s.Lang = b.Src.String(), b.Alt.String(), b.Credit.String()
	case *content.BlockQuote:
		s.Blocks = storeBlocks(b.Blocks)
	case *content.List:
		s.Level, s.Start, s.Flag = int(b.Marker), b.Start, b.IsTight
		for _, item := range b.Items {
			s.Blocks = append(s.Blocks, storedBlock{Level: int(item.Task), Flag: item.IsTerm, Lang: item.Label.String(), Blocks: storeBlocks(item.Blocks)})
		}
	case *content.Table:
		s.Flag = b.Header != nil
		for _, c := range b.Columns {
			s.Columns = append(s.Columns, int(c))
		}
		rows := b.AllRows()
		s.Blocks = make([]storedBlock, len(rows))
		for i, row := range rows {
			s.Blocks[i].Blocks = make([]storedBlock, len(row))
			for k, cell := range row {
				storeInline(&s.Blocks[i].Blocks[k], cell)
			}
		}
	}
	return s
}

func storeBlocks(blocks []content.Block) []storedBlock {
	var out []storedBlock
	for _, b := range blocks {
		out = append(out, storeBlock(b))
	}
	return out
}

// errKept means that a kept text cannot be read.
var errKept = errors.New("the kept text cannot be read")

// decode returns the article whose text has been kept. It has no metadata.
func decode(kept []byte) (*content.Article, error) {
	lines, err := inflate(kept)
	if err != nil {
		return nil, err
	}
	var targets storedTargets
	if err := json.Unmarshal(lines[0], &targets); err != nil {
		return nil, errKept
	}
	a := &content.Article{Targets: map[string]content.Anchor{}}
	for name, at := range targets {
		a.Targets[name] = content.Anchor{Block: content.BlockIndex(at[0]), Offset: at[1]}
	}
	for _, line := range lines[1:] {
		b, err := decodeBlock(line)
		if err != nil {
			return nil, err
		}
		a.Append(b)
	}
	return a, nil
}

// decodeAround returns the article whose text has been kept, with the texts of some blocks and
// of their neighbours, as far as a locator in those blocks needs them. All other blocks are
// empty.
func decodeAround(kept []byte, wanted []content.BlockIndex) (*content.Article, error) {
	lines, err := inflate(kept)
	if err != nil {
		return nil, err
	}
	lines = lines[1:]
	blocks := make([]content.Block, len(lines))
	decode := func(i int) {
		if blocks[i] == nil && err == nil {
			blocks[i], err = decodeBlock(lines[i])
		}
	}
	for _, b := range wanted {
		if int(b) >= len(blocks) {
			continue
		}
		decode(int(b))
		for _, step := range []int{-1, 1} {
			for i, size := int(b)+step, 0; i >= 0 && i < len(blocks) && size < content.ContextRunes && err == nil; i += step {
				if decode(i); err == nil {
					size += utf8.RuneCountInString(blocks[i].Plain())
				}
			}
		}
	}
	for i, line := range lines {
		if blocks[i] == nil && err == nil {
			blocks[i], err = emptyBlock(line)
		}
	}
	if err != nil {
		return nil, err
	}
	return content.NewArticle(blocks...), nil
}

// inflate returns the lines of a text that has been kept, of which there is at least one.
func inflate(kept []byte) ([][]byte, error) {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(kept)))
	if err != nil || len(text) == 0 {
		return nil, errKept
	}
	return bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n")), nil
}

// decodeBlock returns the block in a line.
func decodeBlock(line []byte) (content.Block, error) {
	var s storedBlock
	if err := json.Unmarshal(line, &s); err != nil {
		return nil, errKept
	}
	if b, ok := s.block(); ok {
		return b, nil
	}
	return nil, errKept
}

// emptyBlock returns an empty block of the same kind as the one in a line. The kind is always
// first.
func emptyBlock(line []byte) (content.Block, error) {
	rest, _ := bytes.CutPrefix(line, []byte(`{"k":"`))
	kind, _, _ := bytes.Cut(rest, []byte(`"`))
	if b, ok := (&storedBlock{Kind: string(kind)}).block(); ok {
		return b, nil
	}
	return nil, errKept
}

// inline returns the text with its styles. A text that is not safe, because somebody has
// changed the file, loses them.
func (s *storedBlock) inline() content.Inline {
	if len(s.Spans) == 0 {
		return content.PlainInline(s.Text)
	}
	var b content.InlineBuilder
	at := 0
	for _, span := range s.Spans {
		if span.Start != at || span.End <= at || span.End > len(s.Text) {
			return content.PlainInline(s.Text)
		}
		b.Add(s.Text[at:span.End], span.Style, span.Link)
		at = span.End
	}
	if t := b.Inline(); at == len(s.Text) && t.String() == s.Text {
		return t
	}
	return content.PlainInline(s.Text)
}

// block returns the block. It reports false if there is no such kind.
func (s *storedBlock) block() (content.Block, bool) {
	switch s.Kind {
	case "paragraph":
		return &content.Paragraph{Text: s.inline()}, true
	case "heading":
		return &content.Heading{Level: min(max(s.Level, 1), 6), Text: s.inline()}, true
	case "pre":
		return &content.Preformatted{Text: s.inline()}, true
	case "verse":
		return &content.Verse{Text: s.inline()}, true
	case "code":
		return &content.Code{Lang: content.Sanitize(s.Lang), Source: content.Sanitize(s.Text)}, true
	case "figure":
		return &content.Figure{Src: content.SanitizeURL(s.Src), Alt: content.Sanitize(s.Alt), Caption: s.inline(), Credit: content.Sanitize(s.Lang)}, true
	case "blockquote":
		return &content.BlockQuote{Blocks: s.blocks()}, true
	case "list":
		l := &content.List{Marker: content.Marker(s.Level), Start: s.Start, IsTight: s.Flag}
		for _, item := range s.Blocks {
			l.Items = append(l.Items, content.Item{Task: content.Task(item.Level), IsTerm: item.Flag, Label: content.Sanitize(item.Lang), Blocks: item.blocks()})
		}
		return l, true
	case "table":
		return s.table(), true
	case "rule":
		return &content.Rule{}, true
	}
	return &content.Rule{}, false
}

func (s *storedBlock) blocks() []content.Block {
	var out []content.Block
	for _, c := range s.Blocks {
		if b, ok := c.block(); ok {
			out = append(out, b)
		}
	}
	return out
}

func (s *storedBlock) table() *content.Table {
	t := &content.Table{}
	for _, c := range s.Columns {
		t.Columns = append(t.Columns, content.Align(c))
	}
	for i, r := range s.Blocks {
		row := make([]content.Inline, len(t.Columns))
		for j := range min(len(row), len(r.Blocks)) {
			row[j] = r.Blocks[j].inline()
		}
		if i == 0 && s.Flag {
			t.Header = row
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
