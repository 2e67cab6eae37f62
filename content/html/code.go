package html

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// code converts preformatted text.
func (f *flow) code(n *dom.Node) {
	f.endBlock()
	source := listingOf(n)
	lang := language(n)
	if lang == "" {
		lang = strings.ToLower(f.doc.codeLanguage)
	}
	block, ok := markup.NewCode(lang, source)
	if !ok {
		return
	}
	f.doc.textBytes += len(source)
	if f.separator != 0 {
		f.writeLines(block.Source.String())
		return
	}
	f.doc.codeLanguage = ""
	f.addText(block)
}

// writeLines writes code in a cell, line by line.
func (f *flow) writeLines(source string) {
	for line := range strings.SplitSeq(source, "\n") {
		f.line.Add(strings.TrimRight(line, " "), content.CodeSpan, "")
		f.endBlock()
	}
}

// listingOf returns the text of a listing, line by line, without its line numbers and without
// the controls beside the code.
func listingOf(n *dom.Node) string {
	c := listing{gutter: gutterOf(n), controls: codeControls(n)}
	hasBreaks := dom.First(n, atom.Br) != nil
	c.splitsLines = !strings.Contains(dom.Text(n), "\n") && !hasBreaks
	c.collapses = hasBreaks && !dom.Is(n, atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext) && dom.First(n, atom.Pre) == nil && !keepsLines(n)
	c.children(n, 0)
	return strings.ReplaceAll(c.text.String(), "\u00a0", " ") // a program needs spaces
}

// A listing collects preformatted text.
type listing struct {
	text        strings.Builder
	gutter      map[*dom.Node]bool // line numbers
	controls    map[*dom.Node]bool
	isLineStart bool
	splitsLines bool // the source has no line breaks, so that elements mark the lines
	collapses   bool // only br elements are line breaks
}

func (c *listing) children(n *dom.Node, depth int) {
	for child := range n.ChildNodes() {
		c.node(child, depth)
	}
}

func (c *listing) node(n *dom.Node, depth int) {
	switch {
	case n.Type == dom.TextNode:
		c.write(c.textOf(n))
	case n.Type != dom.ElementNode, depth > maxElementDepth, c.gutter[n], c.controls[n], isGutter(n), dom.IsHidden(n), isControl(n), n.DataAtom == atom.Button:
	case n.DataAtom == atom.Br:
		c.write("\n")
	case dom.Is(n, atom.Div, atom.P, atom.Li, atom.Tr, atom.Table, atom.Ol, atom.Ul, atom.Pre), c.splitsLines && c.isLine(n):
		c.newLine()
		if c.splitsLines && n.FirstChild == nil && isLikeNeighbour(n) {
			c.write("\n")
		}
		c.children(n, depth+1)
		c.newLine()
	default:
		c.children(n, depth+1)
	}
}

// textOf returns a text with the white space that a browser shows.
func (c *listing) textOf(n *dom.Node) string {
	if !c.collapses {
		return n.Data
	}
	isSpace := func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
	s := strings.Join(strings.FieldsFunc(n.Data, isSpace), " ")
	if s != "" && isSpace(rune(n.Data[0])) && !c.isLineStart {
		s = " " + s
	}
	if s != "" && isSpace(rune(n.Data[len(n.Data)-1])) {
		s += " "
	}
	return s
}

func (c *listing) write(s string) {
	if s != "" {
		c.text.WriteString(s)
		c.isLineStart = strings.HasSuffix(s, "\n")
	}
}

func (c *listing) newLine() {
	if c.text.Len() > 0 && !c.isLineStart {
		c.write("\n")
	}
}

// isLine reports whether an element holds one line of a listing without line breaks.
func (c *listing) isLine(n *dom.Node) bool {
	if n.DataAtom == atom.Code {
		return dom.Is(n.Parent, atom.Pre)
	}
	if dom.HasClass(n, "cl") || slices.Contains(dom.ClassWords(n), "line") || dom.Style(n)["display"] == "block" {
		return true
	}
	return n.FirstChild != nil && n.FirstChild.Type == dom.ElementNode && (c.gutter[n.FirstChild] || isGutter(n.FirstChild))
}

// isLikeNeighbour reports whether an element has the name and the class of the one before or
// after it, so that it is an empty line.
func isLikeNeighbour(n *dom.Node) bool {
	isLike := func(m *dom.Node) bool {
		return m != nil && m.DataAtom == n.DataAtom && dom.Attr(m, "class") == dom.Attr(n, "class")
	}
	return isLike(dom.PreviousElement(n)) || isLike(dom.NextElement(n))
}

// codeControls returns the elements beside the code in a pre that are no part of it: a label
// with the language, a link that copies the code and what it says afterwards.
func codeControls(pre *dom.Node) map[*dom.Node]bool {
	const maxLabel = 60 // bytes
	hasCode := false
	for n := range pre.ChildNodes() {
		hasCode = hasCode || dom.Is(n, atom.Code) && dom.LineText(n, 1) != ""
	}
	if !hasCode {
		return nil
	}
	out := map[*dom.Node]bool{}
	for n := range pre.ChildNodes() {
		if n.Type != dom.ElementNode || n.DataAtom == atom.Code || len(dom.LineText(n, maxLabel)) >= maxLabel {
			continue
		}
		isControl := dom.Attr(n, "aria-hidden") == "true" || dom.HasRole(n, "button", "status", "toolbar")
		for c := range dom.All(n) {
			isControl = isControl || c.Type == dom.ElementNode && slices.ContainsFunc(dom.ClassWords(c), isControlWord)
		}
		if isControl {
			out[n] = true
		}
	}
	return out
}

// isControlWord reports whether a word in a class means that an element beside code is a
// control or names the language.
func isControlWord(word string) bool {
	switch word {
	case "copy", "copied", "copybtn", "clipboard", "toolbar", "toast", "lang", "language", "btn", "button":
		return true
	}
	return false
}
