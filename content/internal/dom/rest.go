package dom

import (
	"bytes"
	stdhtml "html"
	"strings"

	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// minRestParagraph is the length of the paragraphs of a text without markup, in bytes. It bounds
// the number of their nodes.
const minRestParagraph = 1 << 10

// AppendText appends the text of a piece of HTML to a document, without any markup but
// paragraphs. It goes where the last text of the document is, because what comes after the main
// text of a page may be left out.
func AppendText(root *Node, source []byte) {
	parent := textParent(root)
	for _, text := range restParagraphs(source) {
		p := &Node{Type: ElementNode, Data: "p", DataAtom: atom.P}
		p.AppendChild(&Node{Type: TextNode, Data: text})
		parent.AppendChild(p)
	}
}

// textParent returns the element to which text can be appended at the end of a document.
func textParent(root *Node) *Node {
	body := Body(root)
	last := body
	for last.LastChild != nil {
		last = last.LastChild
	}
	parent := body // the innermost container that is in no table, list or the like
	for n := last; n != nil && n != body; n = n.Parent {
		switch {
		case n.Type != ElementNode:
		case !Is(n, atom.Div, atom.Article, atom.Section, atom.Main):
			parent = body
		case parent == body:
			parent = n
		}
	}
	return parent
}

// restParagraphs returns the text of a piece of HTML in paragraphs that end with a block. Texts
// that no reader sees are left out.
func restParagraphs(source []byte) []string {
	var out []string
	var text strings.Builder
	flush := func() {
		if s := strings.TrimSpace(text.String()); s != "" {
			out = append(out, stdhtml.UnescapeString(s))
		}
		text.Reset()
	}
	z := html.NewTokenizer(bytes.NewReader(source))
	isSkipped := false // the next text is a script
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			flush()
			return out
		case html.TextToken:
			if !isSkipped {
				text.Write(z.Raw())
			}
			isSkipped = false
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Noscript {
				z.NextIsNotRawText()
			}
			isSkipped = kind == html.StartTagToken && (a == atom.Script || a == atom.Style)
			if markup.IsBlock(a) || a == atom.Br {
				if text.WriteByte('\n'); text.Len() >= minRestParagraph {
					flush()
				}
			}
		case html.CommentToken, html.DoctypeToken:
		}
	}
}
