// Package markdown makes an article of Markdown: CommonMark and GitHub's
// additions, footnotes, definition lists, and front matter in YAML or TOML.
//
// A picture that stands alone is a figure. Its caption is the picture's title,
// or else an emphasised line under it. HTML counts as what it looks like: its
// inline elements, headings, lists, quotations, code and figures.
//
// What always holds: parsing never fails and takes time and memory in
// proportion to the source; what is strange in a source is kept as text.
// Nesting deeper than [maxDepth] is shown flat.
package markdown

import (
	"bytes"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// maxDepth is how deep lists and quotes nest; what is deeper is shown at this
// depth.
const maxDepth = 32

// Parse reads Markdown in UTF-8.
func Parse(src []byte) *content.Article {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	a := &content.Article{}
	src = frontMatter(src, a)
	src = flatten(src)
	c := converter{a: a, src: src}
	settleTitle(a, withoutEmpty(c.blocks(tree(src, c.problem), 0)))
	a.Targets = targets(a)
	return a
}

// settleTitle gives the article its blocks. It makes the title the first one, and
// the first heading of level 1 the title if the front matter has none.
func settleTitle(a *content.Article, blocks []content.Block) {
	a.SetBlocks(blocks)
	at := 0
	for at < len(blocks) {
		if _, isFigure := blocks[at].(*content.Figure); !isFigure {
			break
		}
		at++ // a logo above the title
	}
	var first *content.Heading
	if at < len(blocks) {
		if h, ok := blocks[at].(*content.Heading); ok && h.Level == 1 {
			first = h
		}
	}
	switch {
	case first != nil && (a.Title == "" || alike(a.Title, first.Text.Text)):
		a.Title = strings.ReplaceAll(first.Text.Text, "\n", " ")
		copy(blocks[1:at+1], blocks[:at])
		blocks[0] = first
	case a.Title != "":
		a.PutTitle()
		a.TitleApart = false // front matter is of the text
	}
}

// withoutEmpty returns blocks without the figures that have neither an address
// nor words, and without the block quotes that held nothing else. It runs last,
// because a figure may get its caption long after it was read.
func withoutEmpty(blocks []content.Block) []content.Block {
	out := blocks[:0]
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Figure:
			if b.Src == "" && b.Plain() == "" {
				continue
			}
		case *content.BlockQuote:
			if b.Blocks = withoutEmpty(b.Blocks); len(b.Blocks) == 0 {
				continue
			}
		case *content.List:
			for i := range b.Items {
				b.Items[i].Blocks = withoutEmpty(b.Items[i].Blocks)
			}
		}
		out = append(out, b)
	}
	return out
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
	a        *content.Article
	src      []byte
	quoted   int             // depth of block quotes
	inCell   bool            // of a table
	lastLine int             // where the paragraph's last line begins
	under    *content.Figure // the picture that the paragraph before ends with
	spent    int             // bytes of long addresses and captions so far
}

// blocks converts the children of n.
func (c *converter) blocks(n ast.Node, depth int) []content.Block {
	h := newBuilder(c)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Paragraph:
			if !c.captionFor(child, h.under) {
				c.under = nil
				h.add(c.paragraph(child)...)
				h.under = c.under
			}
		case *ast.HTMLBlock:
			c.html(child, h)
		case *ast.LinkReferenceDefinition:
		default:
			h.add(c.block(child, depth)...)
			h.under = nil // pictures in a table or a heading are not right above
		}
	}
	return h.finish()
}

func (c *converter) block(n ast.Node, depth int) []content.Block {
	switch n := n.(type) {
	case *ast.TextBlock:
		return c.paragraph(n)
	case *ast.Heading:
		return c.heading(n)
	case *ast.ThematicBreak:
		return []content.Block{&content.Rule{}}
	case *ast.CodeBlock:
		return code("", c.lines(n))
	case *ast.FencedCodeBlock:
		return code(language(n, c.src), c.lines(n))
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
		return c.table(n)
	case *extast.DefinitionList:
		return c.definitions(n, depth)
	case *extast.FootnoteList:
		return c.footnotes(n, depth)
	}
	return c.blocks(n, depth)
}

// appendFigures appends the pictures that the text of a block holds.
func appendFigures(blocks []content.Block, pictures []*content.Figure) []content.Block {
	for _, f := range pictures {
		blocks = append(blocks, f)
	}
	return blocks
}

// heading makes a heading. A logo before or behind a title is not in it; one
// that stands alone is the title.
func (c *converter) heading(n *ast.Heading) []content.Block {
	t, pictures := c.inline(n)
	if len(pictures) > 0 {
		var nodes []ast.Node
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			nodes = append(nodes, child)
		}
		logo := func(n ast.Node) bool { _, ok := c.pictures(n); return ok }
		for len(nodes) > 0 && logo(nodes[0]) {
			nodes = nodes[1:]
		}
		for len(nodes) > 0 && logo(nodes[len(nodes)-1]) {
			nodes = nodes[:len(nodes)-1]
		}
		if title := c.convert(nodes); title.Text != "" {
			t = title
		}
	}
	var out []content.Block
	if t.Text != "" {
		out = append(out, &content.Heading{Level: n.Level, Text: t})
	}
	return appendFigures(out, pictures)
}

// html gives a piece of HTML to h.
func (c *converter) html(n *ast.HTMLBlock, h *builder) {
	source := c.lines(n)
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(c.src))
	}
	h.read(source)
	if n.NextSibling() == nil && !closes(n.HTMLBlockType, source) {
		c.problem("a comment or a script in the source is never closed, so the text after it is not shown")
	}
}

// closes reports whether a piece of HTML has an end that is not a blank line or
// needs none.
func closes(kind ast.HTMLBlockType, source string) bool {
	end := ""
	switch kind {
	case ast.HTMLBlockType1:
		source, end = strings.ToLower(source), "</"
		if strings.Contains(source, "<pre") || strings.Contains(source, "<textarea") {
			return true // which show their text
		}
	case ast.HTMLBlockType2:
		end = "-->"
	case ast.HTMLBlockType3:
		end = "?>"
	case ast.HTMLBlockType4:
		end = ">"
	case ast.HTMLBlockType5:
		end = "]]>"
	case ast.HTMLBlockType6, ast.HTMLBlockType7:
	}
	return strings.Contains(source, end)
}

// lines is the source of a block as it stands.
func (c *converter) lines(n ast.Node) string {
	var s strings.Builder
	for _, l := range n.Lines().Sliced(0, n.Lines().Len()) {
		s.Write(l.Value(c.src))
	}
	return s.String()
}

// code returns preformatted text; nothing for blank lines.
func code(lang, source string) []content.Block {
	block, ok := markup.Code(lang, source)
	if !ok {
		return nil
	}
	return []content.Block{block}
}

// language is the name of a fenced block's language.
func language(n *ast.FencedCodeBlock, src []byte) string {
	return markup.Language(decode(n.Language(src)))
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
			t, pictures := c.inline(child)
			var term []content.Block
			if t.Text != "" {
				term = append(term, &content.Paragraph{Text: t})
			}
			l.Items = append(l.Items, content.Item{Term: true, Blocks: appendFigures(term, pictures)})
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
