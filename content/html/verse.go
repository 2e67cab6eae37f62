package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeVerse converts verse of one element a line to one paragraph a stanza, with line
// breaks: <div><div>The boats are held,</div><div>the bells are slow</div></div>. A stanza
// is an element that contains only lines. Its class says what it is, or its lines are short
// and most do not end a sentence.
func NormalizeVerse(root *dom.Node) {
	var stanzas []*dom.Node
	for n := range dom.All(root) {
		if dom.Is(n, atom.Div, atom.Section, atom.Blockquote, atom.P, atom.Article) && isStanza(n) {
			stanzas = append(stanzas, n)
		}
	}
	for _, n := range stanzas {
		joinVerse(n)
	}
}

// isStanza reports whether n is a stanza of one element a line.
func isStanza(n *dom.Node) bool {
	const (
		minLines      = 3
		minClassLines = 2 // if the class says that it is verse
		maxLines      = 200
	)
	lines, ends := 0, 0
	for c := range n.ChildNodes() {
		switch {
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "", c.Type == dom.CommentNode:
			continue
		case lines > maxLines || !isVerseLine(c):
			return false
		}
		text := verseText(c)
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”’»0123456789 ")); strings.ContainsRune(".!?:。", last) {
			ends++
		}
		lines++
	}
	if isVerseClass(n) || isVerseClass(n.Parent) {
		return lines >= minClassLines
	}
	return lines >= minLines && 3*ends <= lines && hasProseLetters(n)
}

// maxVerse is the maximum length of a line of verse, in bytes.
const maxVerse = 90

// isVerseLine reports whether n is an element of its own line with a short text and nothing
// else. Links lead elsewhere, so that they are not in verse.
func isVerseLine(n *dom.Node) bool {
	if !dom.Is(n, atom.Div, atom.P) && !(dom.Is(n, atom.Span) && dom.Style(n)["display"] == "block") || dom.IsHidden(n) {
		return false
	}
	left := 20 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 || c.Type == dom.ElementNode && !dom.Is(c, atom.Span, atom.Em, atom.I, atom.B, atom.Strong, atom.Small, atom.Sup) {
			return false
		}
	}
	text := verseText(n)
	return text != "" && len(text) <= maxVerse && strings.Contains(text, " ")
}

func verseText(n *dom.Node) string { return dom.LineText(n, 2*maxVerse) }

// isVerseClass reports whether n contains verse, by its class.
func isVerseClass(n *dom.Node) bool {
	if n == nil || n.Type != dom.ElementNode {
		return false
	}
	for _, word := range dom.ClassWords(n) {
		switch word {
		case "poem", "poetry", "verse", "stanza", "strophe", "lyrics", "linegroup":
			return true
		}
	}
	return false
}

// hasProseLetters reports whether most lines of a stanza begin with a letter or a mark of a
// quotation, and one ends with a comma or a full stop. Captions, menus and addresses do not.
func hasProseLetters(n *dom.Node) bool {
	lines, letters, commas := 0, 0, 0
	for c := range n.ChildNodes() {
		if c.Type != dom.ElementNode {
			continue
		}
		text := verseText(c)
		lines++
		if first, _ := utf8.DecodeRuneInString(text); unicode.IsLetter(first) || strings.ContainsRune("“‘\"'«—", first) {
			letters++
		}
		if strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") {
			commas++
		}
	}
	return letters*5 >= lines*4 && commas*4 >= lines
}

// joinVerse replaces the elements of the lines in a stanza by line breaks.
func joinVerse(stanza *dom.Node) {
	p := dom.NewElement(atom.P)
	for c := stanza.FirstChild; c != nil; c = stanza.FirstChild {
		stanza.RemoveChild(c)
		if c.Type != dom.ElementNode {
			continue
		}
		if p.FirstChild != nil {
			p.AppendChild(dom.NewElement(atom.Br))
		}
		setNumberApart(c)
		dom.Rename(c, atom.Span)
		c.Attr = nil
		p.AppendChild(c)
	}
	stanza.AppendChild(p)
	if dom.Is(stanza, atom.P) {
		dom.Rename(stanza, atom.Div)
	}
}

// setNumberApart puts a space between the number of a line of verse and its text.
func setNumberApart(line *dom.Node) {
	for c := range line.ChildNodes() {
		if _, ok := lineNumber(c); !ok {
			continue
		}
		if c.PrevSibling != nil {
			line.InsertBefore(&dom.Node{Type: dom.TextNode, Data: " "}, c)
		} else if c.NextSibling != nil {
			line.InsertBefore(&dom.Node{Type: dom.TextNode, Data: " "}, c.NextSibling)
		}
		return
	}
}
