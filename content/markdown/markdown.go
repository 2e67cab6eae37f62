// Package markdown parses Markdown into an article. It understands CommonMark, GitHub's
// extensions, footnotes, definition lists, front matter in many formats, and what pandoc,
// kramdown, MkDocs, MyST, Obsidian, MDX and the makers of sites add to Markdown.
//
// A callout is a remark that is set apart, and becomes a block quote with a label. A
// marker is a line that begins or ends a part, such as a callout. What only a program
// reads (attributes, imports, shortcodes without text) is left out.
//
// A picture on a line of its own is a figure. Its caption is the picture's title, or else
// an emphasised line below it. A tagged block is one with HTML tags in its lines. Package
// html parses it, after it has been rendered as HTML; the same goes for blocks between
// the tags of an element.
//
// What always holds: parsing never fails, and takes time and memory in proportion to the
// source; anything malformed is kept as text; lists and quotes deeper than [bounds.MaxBlockNesting]
// are flattened.
package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/markup"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Parse returns the article of a Markdown source in UTF-8.
func Parse(src []byte) *content.Article {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	a := &content.Article{}
	src = frontMatter(src, a)
	src = flatten(src)
	c := newConverter(a, src)
	c.setBlocks(dropEmpty(c.blocks(c.parseTree(), 0)))
	a.Targets = targets(a, c.idOf)
	return a
}

// setBlocks sets the article's blocks and puts the title first. If the front matter has
// no title, a heading of level 1 at the start is the title.
func (c *converter) setBlocks(blocks []content.Block) {
	a := c.a
	a.SetBlocks(blocks)
	at := 0
	for at < len(blocks) {
		if _, isFigure := blocks[at].(*content.Figure); !isFigure && !c.badges[blocks[at]] {
			break
		}
		at++ // a logo or a badge above the title
	}
	var first *content.Heading
	if at < len(blocks) {
		if h, ok := blocks[at].(*content.Heading); ok && h.Level == 1 {
			first = h
		}
	}
	switch {
	case first != nil && (a.Title.IsEmpty() || isSameTitle(a.Title.String(), first.Text.String())):
		a.Title = content.Sanitize(strings.ReplaceAll(first.Text.String(), "\n", " "))
		copy(blocks[1:at+1], blocks[:at])
		blocks[0] = first
	case !a.Title.IsEmpty():
		a.InsertTitle()
		a.HasInsertedTitle = false // front matter is part of the text
	}
}

// dropEmpty removes figures that have neither an address nor text, and block quotes
// that contain nothing else. It runs last because a figure may get its caption long after
// it was parsed.
func dropEmpty(blocks []content.Block) []content.Block {
	out := blocks[:0]
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Figure:
			if b.Src.IsEmpty() && b.Plain() == "" {
				continue
			}
		case *content.BlockQuote:
			if b.Blocks = dropEmpty(b.Blocks); len(b.Blocks) == 0 {
				continue
			}
		case *content.List:
			for i := range b.Items {
				b.Items[i].Blocks = dropEmpty(b.Items[i].Blocks)
			}
		}
		out = append(out, b)
	}
	return out
}

// isSameTitle reports whether two titles are equal apart from case, white space and the
// shape of quotation marks.
func isSameTitle(a, b string) bool {
	norm := func(s string) string {
		return strings.ToLower(strings.Join(strings.Fields(straightQuotes.Replace(s)), " "))
	}
	return norm(a) == norm(b)
}

var straightQuotes = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`)

// A converter converts goldmark's tree to blocks.
type converter struct {
	a        *content.Article
	src      []byte
	piece    *piece          // nil: src is not a piece of a longer source
	notes    *footnotes      // of the parsed source
	quoted   int             // depth of block quotes
	lastLine int             // offset of the paragraph's last line
	above    *content.Figure // the picture on a line of its own at the end of the last block
	repeated int             // bytes of long addresses and captions so far

	ids  map[ast.Node]string      // of headings, where the source sets them
	idOf map[content.Block]string // the same, by block

	badges map[content.Block]bool // paragraphs that consist of badges

	lined  map[ast.Node]bool // paragraphs whose line ends count
	verse  map[ast.Node]bool // paragraphs that keep the indents of their lines, too
	tagged map[ast.Node]bool // blocks with HTML tags in their lines
	writer *writer           // writes tagged blocks; nil before the first
}

func newConverter(a *content.Article, src []byte) *converter {
	return &converter{
		a: a, src: src, tagged: map[ast.Node]bool{}, ids: map[ast.Node]string{}, idOf: map[content.Block]string{}, badges: map[content.Block]bool{},
		lined: map[ast.Node]bool{}, verse: map[ast.Node]bool{},
	}
}

// blocks converts the children of n.
func (c *converter) blocks(n ast.Node, depth int) []content.Block {
	var out []content.Block
	var above *content.Figure      // the picture above the block
	var ends map[ast.Node]ast.Node // see matchElements; nil before the first HTML
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		_, isHTML := child.(*ast.HTMLBlock)
		if isHTML && ends == nil {
			ends = c.matchElements(child)
		}
		last := ends[child]
		var found []content.Block
		switch {
		case isHTML || last != nil:
			if last == nil {
				last = child
			}
			if found = c.readElement(child, last, above); len(found) > 0 {
				c.setAbove(found)
			}
			child = last
		case child.Kind() == ast.KindLinkReferenceDefinition:
			continue
		default:
			found = c.block(child, depth)
			if child.Kind() != ast.KindParagraph {
				c.above = nil // a picture in a list or a table does not count
			}
		}
		if len(found) > 0 {
			out = append(out, takeCaption(above, found)...)
			above = c.above
		}
	}
	return out
}

// takeCaption moves a caption from the start of the blocks below a picture to the
// picture, if it has none, and returns the remaining blocks.
func takeCaption(f *content.Figure, blocks []content.Block) []content.Block {
	if f == nil || f.Caption.String() != "" {
		return blocks
	}
	p, ok := blocks[0].(*content.Paragraph)
	if !ok || !markup.IsCaption(p.Text) {
		return blocks
	}
	if len(blocks) > 1 && blocks[1].Kind() == "figure" {
		return blocks // there are pictures in the line
	}
	f.Caption = markup.WithoutEmphasis(p.Text)
	return blocks[1:]
}

func (c *converter) block(n ast.Node, depth int) []content.Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n)
	case *ast.Heading:
		out := c.heading(n)
		if id := c.ids[n]; id != "" && len(out) > 0 {
			c.idOf[out[0]] = id
		}
		return out
	case *formula:
		return c.formula(n)
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
		if len(inner) == 0 || c.isTooDeep(depth) {
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

// oneParagraph converts a block of text to a single paragraph, followed by its pictures.
func (c *converter) oneParagraph(n ast.Node) []content.Block {
	if c.tagged[n] {
		return c.readHTML(c.writeLine("p", n, childrenOf(n)))
	}
	t, pictures := c.inline(childrenOf(n))
	var out []content.Block
	if t.String() != "" {
		out = append(out, &content.Paragraph{Text: t})
	}
	return appendFigures(out, pictures)
}

// appendFigures appends pictures to blocks.
func appendFigures(blocks []content.Block, pictures []*content.Figure) []content.Block {
	for _, f := range pictures {
		blocks = append(blocks, f)
	}
	return blocks
}

// heading converts a heading. A logo or a badge before or after the title is not part of
// it, but a logo on its own is the title.
func (c *converter) heading(n *ast.Heading) []content.Block {
	nodes := childrenOf(n)
	out := c.headingOf(n, nodes)
	var badges []ast.Node
	isPicture := func(n ast.Node) bool {
		if c.isBadgeLink(n) {
			badges = append(badges, n)
			return true
		}
		_, ok := c.pictures(n)
		return ok
	}
	title := nodes
	for len(title) > 0 && isPicture(title[0]) {
		title = title[1:]
	}
	for len(title) > 0 && isPicture(title[len(title)-1]) {
		title = title[:len(title)-1]
	}
	if len(title) == len(nodes) {
		return out
	}
	for _, b := range c.headingOf(n, title) {
		if b.Kind() != "heading" {
			continue
		}
		rest := slices.DeleteFunc(out, func(b content.Block) bool { return b.Kind() == "heading" })
		if t, _ := c.inline(badges); t.String() != "" {
			rest = append([]content.Block{&content.Paragraph{Text: t}}, rest...)
		}
		return append([]content.Block{b}, rest...)
	}
	return out
}

// headingOf returns a heading with some of the nodes of n, followed by the pictures in
// them.
func (c *converter) headingOf(n *ast.Heading, nodes []ast.Node) []content.Block {
	if c.tagged[n] {
		return c.readHTML(c.writeLine("h"+strconv.Itoa(n.Level), n, nodes))
	}
	t, pictures := c.inline(nodes)
	var out []content.Block
	if t.String() != "" {
		out = append(out, &content.Heading{Level: n.Level, Text: t})
	}
	return appendFigures(out, pictures)
}

func childrenOf(n ast.Node) []ast.Node {
	var out []ast.Node
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		out = append(out, child)
	}
	return out
}

// lines returns the lines of a block as they are in the source.
func (c *converter) lines(n ast.Node) string {
	var s strings.Builder
	for _, l := range n.Lines().Sliced(0, n.Lines().Len()) {
		s.Write(l.Value(c.src))
	}
	return s.String()
}

// formula converts a formula on lines of its own to a paragraph with its lines.
func (c *converter) formula(n ast.Node) []content.Block {
	t := markup.TrimSpace(content.PlainInline(strings.TrimSpace(c.lines(n))))
	if t.String() == "" {
		return nil
	}
	return []content.Block{&content.Paragraph{Text: t}}
}

// code returns a code block; nil if source has only blank lines.
func code(lang, source string) []content.Block {
	block, ok := markup.NewCode(lang, source)
	if !ok {
		return nil
	}
	return []content.Block{block}
}

// language returns the language that a fenced code block declares.
func language(n *ast.FencedCodeBlock, src []byte) string {
	return markup.LanguageName(decode(n.Language(src)))
}

func (c *converter) list(n *ast.List, depth int) []content.Block {
	l := &content.List{IsTight: n.IsTight}
	if n.IsOrdered() {
		l.Marker, l.Start = content.Numbered, n.Start
	}
	isFlat := c.isTooDeep(depth)
	var flat []content.Block
	if !isFlat {
		l.Items = make([]content.Item, 0, n.ChildCount())
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		blocks := c.blocks(child, depth+1)
		if isFlat {
			flat = append(flat, blocks...)
			continue
		}
		l.Items = append(l.Items, content.Item{Task: task(child), Blocks: blocks})
	}
	if isFlat {
		return flat
	}
	return []content.Block{l}
}

// isTooDeep reports whether a list or a quote at a depth exceeds [bounds.MaxBlockNesting], and
// tells the reader.
func (c *converter) isTooDeep(depth int) bool {
	if depth < bounds.MaxBlockNesting {
		return false
	}
	c.problem(bounds.BlockNesting.Sentence())
	return true
}

// task returns the state of the check box at the start of an item.
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
	l := &content.List{Marker: content.Definition, IsTight: true}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			l.Items = append(l.Items, content.Item{IsTerm: true, Blocks: c.oneParagraph(child)})
		case *extast.DefinitionDescription:
			l.IsTight = l.IsTight && child.IsTight
			l.Items = append(l.Items, content.Item{Blocks: c.blocks(child, depth+1)})
		}
	}
	if c.isTooDeep(depth) {
		var flat []content.Block
		for _, item := range l.Items {
			flat = append(flat, item.Blocks...)
		}
		return flat
	}
	return []content.Block{l}
}

func (c *converter) footnotes(n ast.Node, depth int) []content.Block {
	l := &content.List{Marker: content.Footnote, Start: 1, IsTight: true}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		l.Items = append(l.Items, content.Item{Label: content.Sanitize(labelOfUncited(child)), Blocks: c.blocks(child, depth+1)})
	}
	return []content.Block{l}
}
