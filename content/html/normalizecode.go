package html

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeCode converts the listings of a page to standard HTML: a pre with nothing but
// text. The lines of many listings are links or have classes that mean something else in a
// text, and other listings are not in a pre, but keep their lines by their style.
func NormalizeCode(root *dom.Node) {
	var listings, preserved, columns []*dom.Node
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode || n.Namespace != "" {
			continue
		}
		switch {
		case isNumberColumn(n):
			columns = append(columns, n)
		case dom.Is(n, atom.Label) && dom.HasClass(n, "org-src-name"):
			dom.Rename(n, atom.P)
		case isListing(n):
			listings = append(listings, n)
		case keepsLines(n):
			preserved = append(preserved, n)
		}
	}
	isDone := map[*dom.Node]bool{} // elements inside of a normalized one
	once := func(nodes []*dom.Node, normalize func(*dom.Node)) {
		for _, n := range nodes {
			if isDone[n] {
				continue
			}
			for inner := range n.Descendants() {
				if inner.Type == dom.ElementNode {
					isDone[inner] = true
				}
			}
			normalize(n)
		}
	}
	once(listings, normalizeListing)
	once(preserved, breakLines)
	for _, n := range columns {
		dom.Remove(n)
	}
}

// normalizeListing makes n a pre and replaces its content by its text.
func normalizeListing(n *dom.Node) {
	source, lang := listingOf(n), ownLanguage(n)
	clearWrappers(n, &lang)
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
	}
	if !dom.Is(n, atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext) {
		dom.Rename(n, atom.Pre)
	}
	if source == "" {
		return
	}
	text := &dom.Node{Type: dom.TextNode, Data: source}
	if lang == "" {
		n.AppendChild(text)
		return
	}
	code := dom.NewElement(atom.Code, "data-lang", lang)
	code.AppendChild(text)
	n.AppendChild(code)
}

// clearWrappers removes the classes for code from the elements around a listing that hardly
// have any other text: "code-toolbar" is no toolbar. If the listing does not name its language,
// the first of them that does names it.
func clearWrappers(n *dom.Node, lang *string) {
	const maxOther = 60 // bytes
	if *lang == "" {
		*lang = language(n)
	}
	limit := dom.NonSpaceLen(dom.Text(n)) + maxOther
	for p := n.Parent; dom.Is(p, atom.Div, atom.Figure, atom.Span) && !isNumberedListing(p); p = p.Parent {
		if dom.NonSpaceLen(dom.Text(p)) > limit {
			break
		}
		if slices.ContainsFunc(dom.ClassWords(p), isCodeWord) {
			p.Attr = slices.DeleteFunc(p.Attr, func(a dom.Attribute) bool { return a.Key == "class" })
		}
	}
}

// isCodeWord reports whether a word in a class means that the element contains code.
func isCodeWord(word string) bool {
	switch word {
	case "code", "codeblock", "highlight", "highlighter", "snippet", "listing", "syntax", "syntaxhighlighter", "terminal", "console", "prism", "shiki":
		return true
	}
	return false
}

// isListing reports whether n is preformatted text: by its name, its role or the table of
// its line numbers, or as code with lines that has a block to itself.
func isListing(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		return true
	case atom.Table:
		return isNumberedListing(n)
	case atom.Ol:
		return dom.HasClass(n, "linenums") || dom.HasClass(n.Parent, "geshi", "syntax", "source", "code", "codesnip") && !hasBlocks(n)
	case atom.Textarea:
		return dom.HasAttr(n, "readonly") && strings.TrimSpace(dom.Text(n)) != "" && !strings.Contains(dom.Text(n), "<iframe")
	case atom.Code, atom.Samp, atom.Tt, atom.Kbd:
		return hasLines(n) && (keepsLines(n) || isAloneInBlock(n))
	case atom.Div, atom.Span, atom.P:
		if dom.Attr(n, "role") == "code" {
			return hasLines(n) || n.DataAtom == atom.Div
		}
		if dom.HasClass(n, "CodeMirror-code", "cm-content") {
			return true
		}
		if dom.HasClass(n, "code", "codeblock", "code-block", "codelisting", "listing", "sourcecode", "source-code", "programlisting") && dom.First(n, atom.Br) != nil {
			return hasLines(n) && !hasBlocks(n)
		}
		isCode := strings.Contains(dom.Style(n)["font-family"], "mono") && keepsLines(n) || dom.HasAttr(n, "data-lang") || dom.HasAttr(n, "data-language")
		return isCode && hasLines(n) && !hasBlocks(n)
	}
	return false
}

// keepsLines reports whether the style of n keeps the line breaks of the source.
func keepsLines(n *dom.Node) bool {
	switch dom.Style(n)["white-space"] {
	case "pre", "pre-wrap", "pre-line", "break-spaces":
		return true
	}
	return false
}

// hasLines reports whether the text in n has more than one line that is not empty.
func hasLines(n *dom.Node) bool {
	hasText, hasBreak := false, false
	for c := range n.Descendants() {
		switch {
		case dom.Is(c, atom.Br):
			hasBreak = hasText
		case c.Type == dom.TextNode:
			for line := range strings.Lines(c.Data) {
				if strings.TrimSpace(line) != "" {
					if hasBreak {
						return true
					}
					hasText = true
				}
				hasBreak = hasBreak || hasText && strings.HasSuffix(line, "\n")
			}
		}
	}
	return false
}

// isAloneInBlock reports whether n is everything in a block that is not a part of a text,
// or a block itself by its class.
func isAloneInBlock(n *dom.Node) bool {
	if dom.HasClass(n, "block") || dom.Style(n)["display"] == "block" {
		return true
	}
	return dom.Is(n.Parent, atom.Div, atom.P, atom.Figure, atom.Section, atom.Center, atom.Td) && dom.IsAlone(n)
}

// hasBlocks reports whether n contains elements that a listing does not contain.
func hasBlocks(n *dom.Node) bool {
	for c := range n.Descendants() {
		if dom.Is(c, atom.P, atom.Pre, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Blockquote, atom.Figure, atom.Img, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Textarea) {
			return true
		}
	}
	return false
}

// isNumberedListing reports whether a table is a listing: each row is a line of code after
// the cell with its number, or its only row has the numbers of all lines in one cell.
func isNumberedListing(table *dom.Node) bool {
	rows := rowsOf(table)
	if len(rows) == 1 && dom.HasChild(rows[0], atom.Td) {
		number := rows[0].FirstChild
		for number.Type != dom.ElementNode {
			number = number.NextSibling
		}
		code := dom.NextElement(number)
		return isNumberColumn(number) && dom.Is(code, atom.Td) && dom.First(code, atom.Pre) == nil && dom.First(code, atom.Div) != nil
	}
	for _, tr := range rows {
		var cells []*dom.Node
		for c := range tr.ChildNodes() {
			if c.Type == dom.ElementNode {
				cells = append(cells, c)
			}
		}
		if len(cells) != 2 || dom.First(cells[1], atom.Pre) != nil || !dom.HasAttr(cells[0], "data-line-number") && !isGutter(cells[0]) {
			return false
		}
	}
	return len(rows) > 1
}

// breakLines replaces the line breaks of the source in n by br elements, because the style
// of n keeps them.
func breakLines(n *dom.Node) {
	var texts []*dom.Node
	for c := range dom.All(n) {
		if c.Type == dom.TextNode && strings.Contains(c.Data, "\n") && dom.Closest(c, atom.Pre, atom.Script, atom.Style, atom.Textarea) == nil {
			texts = append(texts, c)
		}
	}
	for _, c := range texts {
		if strings.TrimSpace(c.Data) == "" && (c.PrevSibling == nil || c.NextSibling == nil || isBlockLevel(c.PrevSibling) || isBlockLevel(c.NextSibling)) {
			continue // between the tags of the source
		}
		rest := c.Data
		if c.PrevSibling == nil {
			rest = strings.TrimLeft(rest, " \t\r\n")
		}
		if c.NextSibling == nil {
			rest = strings.TrimRight(rest, " \t\r\n")
		}
		for line := range strings.SplitSeq(rest, "\n") {
			if len(line) < len(rest) {
				rest = rest[len(line)+1:]
				c.Parent.InsertBefore(&dom.Node{Type: dom.TextNode, Data: line}, c)
				c.Parent.InsertBefore(dom.NewElement(atom.Br), c)
				continue
			}
			c.Data = line
		}
	}
}
