// Package markdown makes an article of Markdown: CommonMark and GitHub's
// additions, footnotes, definition lists, and front matter in YAML or TOML.
//
// A picture that stands alone is a figure. Its caption is the picture's title,
// or else an emphasised line under it.
//
// What always holds: parsing never fails; what is strange in a source is kept
// as text. Nesting deeper than [maxDepth] is shown flat.
package markdown

import (
	"bytes"
	"strings"

	"pullquote/content"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxDepth is how deep lists and quotes nest; what is deeper is shown at this
// depth.
const maxDepth = 32

// Parse reads Markdown in UTF-8.
func Parse(src []byte) *content.Article {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	a := &content.Article{}
	src = frontMatter(src, a)
	src = flatten(src)
	md := goldmark.New(goldmark.WithExtensions(
		extension.Table, extension.Strikethrough, extension.TaskList, extension.Linkify,
		extension.Footnote, extension.DefinitionList,
	))
	doc := md.Parser().Parse(text.NewReader(src), parser.WithContext(parser.NewContext()))
	c := converter{src: src}
	a.Blocks = c.blocks(doc, 0)
	settleTitle(a)
	return a
}

// settleTitle makes the title the first block, and the first heading of level 1
// the title if the front matter has none.
func settleTitle(a *content.Article) {
	at := 0
	for at < len(a.Blocks) {
		if _, isFigure := a.Blocks[at].(*content.Figure); !isFigure {
			break
		}
		at++ // a logo above the title
	}
	var first *content.Heading
	if at < len(a.Blocks) {
		if h, ok := a.Blocks[at].(*content.Heading); ok && h.Level == 1 {
			first = h
		}
	}
	switch {
	case first != nil && (a.Title == "" || alike(a.Title, first.Text.Text)):
		a.Title = strings.ReplaceAll(first.Text.Text, "\n", " ")
		copy(a.Blocks[1:at+1], a.Blocks[:at])
		a.Blocks[0] = first
	case a.Title != "":
		a.Blocks = append([]content.Block{&content.Heading{Level: 1, Text: content.PlainInline(a.Title)}}, a.Blocks...)
	}
}

// alike reports whether two titles differ in case, blanks and quotation marks
// at the most.
func alike(a, b string) bool {
	norm := func(s string) string {
		s = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`).Replace(s)
		return strings.ToLower(strings.Join(strings.Fields(s), " "))
	}
	return norm(a) == norm(b)
}

// A converter makes blocks of goldmark's tree.
type converter struct {
	src    []byte
	quoted int // depth of block quotes
}

// blocks converts the children of n.
func (c *converter) blocks(n ast.Node, depth int) []content.Block {
	var out []content.Block
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		p, isParagraph := child.(*ast.Paragraph)
		if !isParagraph {
			out = append(out, c.block(child, depth)...)
			continue
		}
		if f, ok := c.captionFor(p, out); ok {
			f.Caption = c.inline(p.FirstChild(), nil).Trim()
			continue
		}
		out = append(out, c.paragraph(p)...)
	}
	return out
}

// captionFor finds the figure that p is the caption of: p is emphasised as a
// whole and stands right under a picture without a caption.
func (c *converter) captionFor(p *ast.Paragraph, before []content.Block) (*content.Figure, bool) {
	if len(before) == 0 || !emphasised(p.FirstChild()) {
		return nil, false
	}
	if _, after := p.PreviousSibling().(*ast.Paragraph); !after {
		return nil, false
	}
	f, ok := before[len(before)-1].(*content.Figure)
	return f, ok && f.Caption.Text == ""
}

// emphasised reports whether n and what follows it is one emphasis.
func emphasised(n ast.Node) bool {
	e, ok := n.(*ast.Emphasis)
	return ok && e.Level == 1 && e.NextSibling() == nil
}

func (c *converter) block(n ast.Node, depth int) []content.Block {
	switch n := n.(type) {
	case *ast.TextBlock:
		return c.paragraph(n)
	case *ast.Heading:
		return []content.Block{&content.Heading{Level: n.Level, Text: c.inline(n, nil).Trim()}}
	case *ast.ThematicBreak:
		return []content.Block{&content.Rule{}}
	case *ast.CodeBlock:
		return []content.Block{code("", c.lines(n))}
	case *ast.FencedCodeBlock:
		return []content.Block{code(string(n.Language(c.src)), c.lines(n))}
	case *ast.HTMLBlock:
		html := c.lines(n)
		if n.HasClosure() {
			html += string(n.ClosureLine.Value(c.src))
		}
		return htmlBlocks(html)
	case *ast.Blockquote:
		c.quoted++
		inner := c.blocks(n, depth+1)
		c.quoted--
		if depth >= maxDepth || len(inner) == 0 {
			return inner
		}
		return []content.Block{&content.BlockQuote{Blocks: inner}}
	case *ast.List:
		return c.list(n, depth)
	case *extast.Table:
		return []content.Block{c.table(n)}
	case *extast.DefinitionList:
		return c.definitions(n, depth)
	case *extast.FootnoteList:
		return c.footnotes(n, depth)
	}
	return c.blocks(n, depth)
}

// lines is the source of a block as it stands.
func (c *converter) lines(n ast.Node) string {
	var s strings.Builder
	for _, l := range n.Lines().Sliced(0, n.Lines().Len()) {
		s.Write(l.Value(c.src))
	}
	return s.String()
}

func code(lang, source string) *content.Code {
	return &content.Code{
		Lang:   content.SanitizeLine(lang),
		Source: content.Sanitize(expandTabs(strings.TrimRight(source, "\n"))),
	}
}

// expandTabs sets tabs to stops of four columns.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	column := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 4 - column%4
			b.WriteString("    "[:n])
			column += n
			continue
		case '\n':
			column = -1
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}

func (c *converter) list(n *ast.List, depth int) []content.Block {
	l := &content.List{Tight: n.IsTight}
	if n.IsOrdered() {
		l.Marker, l.Start = content.Numbered, n.Start
	}
	var flat []content.Block
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		item := content.Item{Task: task(child), Blocks: c.blocks(child, depth+1)}
		l.Items = append(l.Items, item)
		flat = append(flat, item.Blocks...)
	}
	if depth >= maxDepth {
		return flat
	}
	return []content.Block{l}
}

// task is the state of the box that an item begins with.
func task(item ast.Node) content.Task {
	if item.FirstChild() == nil {
		return content.NoTask
	}
	box, ok := item.FirstChild().FirstChild().(*extast.TaskCheckBox)
	switch {
	case !ok:
		return content.NoTask
	case box.IsChecked:
		return content.Done
	}
	return content.Open
}

func (c *converter) definitions(n ast.Node, depth int) []content.Block {
	l := &content.List{Marker: content.Definition, Tight: true}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			term := &content.Paragraph{Text: c.inline(child, nil).Trim()}
			l.Items = append(l.Items, content.Item{Term: true, Blocks: []content.Block{term}})
		case *extast.DefinitionDescription:
			l.Tight = l.Tight && child.IsTight
			l.Items = append(l.Items, content.Item{Blocks: c.blocks(child, depth+1)})
		}
	}
	return []content.Block{l}
}

func (c *converter) footnotes(n ast.Node, depth int) []content.Block {
	l := &content.List{Marker: content.Footnote, Start: 1, Tight: true}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		l.Items = append(l.Items, content.Item{Blocks: c.blocks(child, depth+1)})
	}
	return []content.Block{l}
}

func (c *converter) table(n *extast.Table) *content.Table {
	t := &content.Table{}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, map[extast.Alignment]content.Align{
			extast.AlignLeft: content.AlignLeft, extast.AlignCenter: content.AlignCenter,
			extast.AlignRight: content.AlignRight, extast.AlignNone: content.AlignDefault,
		}[a])
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		row := make([]content.Inline, len(t.Columns))
		i := 0
		for cell := child.FirstChild(); cell != nil && i < len(row); cell = cell.NextSibling() {
			row[i] = c.inline(cell, nil).Trim()
			i++
		}
		if _, ok := child.(*extast.TableHeader); ok {
			t.Header = row
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
