package epub

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	blocks "pullquote/content/html"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// simplify removes the page numbers of the printed book from a document's tree. It
// replaces the picture of a chapter's initial with the letter, and drawings with their
// pictures and texts, and joins the lines of verse. Ids stay in place because links may
// lead to them.
func simplify(root *html.Node) {
	var pages, initials, drawings []*html.Node
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case isPageMark(n):
			pages = append(pages, n)
		case n.DataAtom == atom.Img && isInitial(n):
			initials = append(initials, n)
		case n.DataAtom == atom.Svg && n.Parent.Namespace == "":
			drawings = append(drawings, n)
		}
	}
	for _, n := range pages {
		clearText(n)
	}
	for _, n := range initials {
		*n = html.Node{Parent: n.Parent, PrevSibling: n.PrevSibling, NextSibling: n.NextSibling, Type: html.TextNode, Data: strings.TrimSpace(attr(n, "alt"))}
	}
	for _, n := range drawings {
		replaceDrawing(n)
	}
	blocks.JoinVerse(root, true)
}

// attr returns an attribute's value, or "" if there isn't one.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// hasRole reports whether an element's epub:type or role is one of the words; in role
// they may have the prefix "doc-".
func hasRole(n *html.Node, words ...string) bool {
	for _, a := range n.Attr {
		if a.Key != "epub:type" && a.Key != "role" {
			continue
		}
		for word := range strings.FieldsSeq(strings.ToLower(a.Val)) {
			if slices.Contains(words, strings.TrimPrefix(word, "doc-")) {
				return true
			}
		}
	}
	return false
}

// maxShortNodes bounds the number of nodes in a page number, a note label, or a drawing
// that contains nothing but a picture.
const maxShortNodes = 16

// shortText returns the text of an element. It reports false if the element has more than
// [maxShortNodes] nodes.
func shortText(n *html.Node) (string, bool) {
	var s strings.Builder
	nodes := 0
	for d := range n.Descendants() {
		if nodes++; nodes > maxShortNodes {
			return "", false
		}
		if d.Type == html.TextNode {
			s.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(s.String()), true
}

// isPageMark reports whether an element is a page number of the printed book, or a line
// number of a poem. Its role or its class must say so, and its text must look like one.
func isPageMark(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A, atom.Div, atom.P, atom.Hr:
	default:
		return false
	}
	isMarked := hasRole(n, "pagebreak")
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		switch strings.ReplaceAll(strings.ReplaceAll(class, "-", ""), "_", "") {
		case "page", "pagenum", "pagenumber", "pageno", "pagebreak", "pb", "pgno", "pagemark", "linenum", "linenumber", "lineno":
			isMarked = true
		}
	}
	if !isMarked {
		return false
	}
	text, ok := shortText(n)
	return ok && isPageNumber(text)
}

// isPageNumber reports whether a text is a page number, such as "[Pg 12]", "{xiv}" or
// "p. 12", or empty.
func isPageNumber(s string) bool {
	s = strings.ToLower(strings.Trim(s, "[]{}()|—– \u00a0\n"))
	for _, word := range []string{"page", "pg.", "pg", "p.", "p", "seite", "s."} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			s = strings.TrimSpace(rest)
			break
		}
	}
	return len(s) < 8 && (strings.Trim(s, "0123456789") == "" || strings.Trim(s, "ivxlc") == "")
}

// clearText removes the text of an element but keeps all ids. It makes the element
// inline, because a page may end in the middle of a paragraph.
func clearText(n *html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			d.Data = ""
		} else {
			d.Data, d.DataAtom = "span", atom.Span
		}
	}
	n.Data, n.DataAtom = "span", atom.Span
}

// isInitial reports whether a picture shows the first letter of a word. Its alt text is
// that letter, perhaps after a quotation mark, and the rest of the word follows directly.
func isInitial(n *html.Node) bool {
	alt := strings.TrimSpace(attr(n, "alt"))
	letter, _ := utf8.DecodeRuneInString(strings.TrimLeft(alt, "“‘\"'«„"))
	if !unicode.IsUpper(letter) || utf8.RuneCountInString(alt) > 2 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(textAfter(n))
	return unicode.IsLetter(next) || next == '’' || next == '\'' || isWord(alt) && unicode.IsSpace(next)
}

// isWord reports whether a letter is a word in some language, so that a space may follow.
func isWord(s string) bool { return strings.ContainsAny(s, "AIOYÀ") }

// textAfter returns the text directly after a node, including text after its inline
// parents.
func textAfter(n *html.Node) string {
	for range maxShortNodes {
		next := n.NextSibling
		for next == nil {
			if n = n.Parent; n == nil || n.DataAtom != atom.Span && n.DataAtom != atom.B && n.DataAtom != atom.I {
				return ""
			}
			next = n.NextSibling
		}
		for next.Type == html.ElementNode && next.FirstChild != nil && next.DataAtom != atom.P {
			next = next.FirstChild
		}
		if next.Type == html.TextNode && next.Data != "" {
			return next.Data
		}
		n = next
	}
	return ""
}
