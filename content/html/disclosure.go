package html

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// RevealDisclosures removes what hides the text below a title that readers can unfold: the
// answer to a question, the content of a call-out. The markup says that it can be unfolded,
// by an attribute of the title or by a class. Of the panels below tabs, all are shown.
func RevealDisclosures(root *dom.Node) {
	controls := map[string]*dom.Node{} // by the ids of what they unfold
	var hidden []*dom.Node
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode || n.Namespace != "" {
			continue
		}
		if dom.IsUnshown(n) && isDisclosureBlock(n) {
			hidden = append(hidden, n)
		}
		if !dom.HasAttr(n, "aria-expanded") && !unfolds(dom.Attr(n, "data-toggle")) && !unfolds(dom.Attr(n, "data-bs-toggle")) {
			continue
		}
		for _, name := range []string{"aria-controls", "data-target", "data-bs-target", "href"} {
			if id := strings.TrimPrefix(dom.Attr(n, name), "#"); id != "" {
				controls[id] = n
			}
		}
	}
	for _, n := range hidden {
		control := controls[dom.Attr(n, "id")]
		if dom.Attr(n, "hidden") != "until-found" && !dom.HasRole(n, "tabpanel") && (control == nil || !isTitle(control)) && !isBelowTitle(n) {
			continue
		}
		n.Attr = slices.DeleteFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == "hidden" || a.Key == "style" || a.Key == "aria-hidden" })
	}
}

// isDisclosureBlock reports whether n can be the text below a title: it is a block outside
// navigation, forms and dialogs, and less than half of its text are links.
func isDisclosureBlock(n *dom.Node) bool {
	if !dom.Is(n, atom.Div, atom.P, atom.Section, atom.Dd, atom.Li, atom.Blockquote) || dom.Closest(n, atom.Nav, atom.Header, atom.Footer, atom.Form, atom.Dialog, atom.Button) != nil {
		return false
	}
	if dom.HasRole(n, "dialog", "alertdialog", "menu", "navigation", "tooltip") {
		return false
	}
	const maxText = 4000 // bytes that are checked
	text := dom.LineText(n, maxText)
	unlinked := 0
	for c := range n.ChildNodes() {
		unlinked += dom.UnlinkedLen(c)
	}
	return text != "" && 2*unlinked > dom.NonSpaceLen(text)
}

// unfolds reports whether the value of a data attribute says that a control unfolds a text.
func unfolds(toggle string) bool { return toggle == "collapse" || toggle == "accordion" }

// isTitle reports whether a control shows a title, and not only a sign or a word such as
// "Menu".
func isTitle(n *dom.Node) bool {
	const minWords = 2
	return len(strings.Fields(dom.LineText(n, 200))) >= minWords && dom.Closest(n, atom.Nav, atom.Header, atom.Footer, atom.Form) == nil
}

// isBelowTitle reports whether n is in a box that can be unfolded, by its class or by an
// attribute of the element before n, and right after its title.
func isBelowTitle(n *dom.Node) bool {
	title := dom.PreviousElement(n)
	if title == nil || dom.IsUnshown(title) || !isTitle(title) && !isCalloutTitle(title) {
		return false
	}
	if dom.HasAttr(title, "aria-expanded") || dom.First(title, atom.Button) != nil && dom.HasAttr(dom.First(title, atom.Button), "aria-expanded") {
		return true
	}
	words := append(dom.ClassWords(n.Parent), append(dom.ClassWords(n), dom.ClassWords(title)...)...)
	return slices.ContainsFunc(words, isFoldingWord)
}

// isCalloutTitle reports whether n is the title of a call-out, which may be one word such as
// "Tip".
func isCalloutTitle(n *dom.Node) bool {
	isCallout := func(word string) bool { return word == "callout" || word == "admonition" }
	return slices.ContainsFunc(dom.ClassWords(n), isCallout) && slices.ContainsFunc(dom.ClassWords(n.Parent), isCallout) && dom.LineText(n, 1) != ""
}

// isFoldingWord reports whether a word in a class means that a box can be unfolded.
func isFoldingWord(word string) bool {
	switch word {
	case "faq", "answer", "spoiler", "toggle", "disclosure", "details", "panel":
		return true
	}
	for _, start := range []string{"collaps", "accordion", "expand", "fold", "unfold"} {
		if strings.HasPrefix(word, start) {
			return true
		}
	}
	return false
}
