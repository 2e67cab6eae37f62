package dom

import (
	"strings"

	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// IsHidden reports whether n is hidden or only for screen readers. A formula in MathML is not,
// because a page that hides it shows a picture of it instead.
func IsHidden(n *Node) bool {
	switch {
	case n.Namespace == "svg", markup.IsHidden(n.DataAtom), IsUnshown(n) && !beginsWithFormula(n), n.DataAtom == atom.Dialog && !HasAttr(n, "open"):
		return true
	case Attr(n, "aria-hidden") == "true":
		return isDecorative(n)
	}
	return HasClass(n, "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "mw-editsection")
}

// IsUnshown reports whether an attribute or the style of n hides it, until a script shows it.
func IsUnshown(n *Node) bool {
	css := Style(n)
	return HasAttr(n, "hidden") || css["display"] == "none" || css["visibility"] == "hidden"
}

// isDecorative reports whether an element that is hidden from screen readers contains
// nothing for other readers either: it has no words, is an icon, numbers lines of code, or
// renders the formula beside it.
func isDecorative(n *Node) bool {
	for class := range strings.FieldsSeq(Attr(n, "class")) {
		if strings.Contains(class, "icon") {
			return true
		}
	}
	for _, sibling := range []*Node{n.PrevSibling, n.NextSibling} {
		if sibling != nil && beginsWithFormula(sibling) {
			return true
		}
	}
	return isWordless(n) || isLineNumbers(n)
}

// isWordless reports whether n contains neither words nor pictures. It reports false if n
// is large.
func isWordless(n *Node) bool {
	left := 50 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 || Is(c, atom.Img) || c.Type == TextNode && !markup.IsWordless(c.Data) {
			return false
		}
	}
	return true
}

// isLineNumbers reports whether n contains only numbers and is beside preformatted text.
func isLineNumbers(n *Node) bool {
	left := 2000 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 || Is(c, atom.Img) || c.Type == TextNode && strings.Trim(c.Data, "0123456789 \t\n\r") != "" {
			return false
		}
	}
	return IsBesideCode(n)
}

// IsBesideCode reports whether n is beside preformatted text, with at most one element
// between them.
func IsBesideCode(n *Node) bool {
	for _, step := range []func(*Node) *Node{NextElement, PreviousElement} {
		sibling := n
		for range 2 {
			if sibling = step(sibling); sibling == nil {
				break
			}
			if beginsWithCode(sibling) {
				return true
			}
		}
	}
	return false
}

// maxWrappers is how many elements may wrap the formula or preformatted text that an
// element begins with.
const maxWrappers = 4

// beginsWithCode reports whether n is preformatted text or begins with it.
func beginsWithCode(n *Node) bool {
	for range maxWrappers {
		if n == nil || Is(n, atom.Pre) {
			return n != nil
		}
		n = n.FirstChild
		for n != nil && n.Type == TextNode && strings.TrimSpace(n.Data) == "" {
			n = n.NextSibling
		}
	}
	return false
}

// beginsWithFormula reports whether n is a formula in MathML or begins with one.
func beginsWithFormula(n *Node) bool {
	for range maxWrappers {
		if n == nil || n.Type != ElementNode {
			return false
		}
		if n.Namespace == "math" {
			return true
		}
		n = n.FirstChild
	}
	return false
}

// IsTeX reports whether n is a script that contains a formula in TeX.
func IsTeX(n *Node) bool {
	return Is(n, atom.Script) && strings.HasPrefix(strings.ToLower(strings.TrimSpace(Attr(n, "type"))), "math/tex")
}

// maxStyle is the maximum length of a style attribute that is parsed, in bytes.
const maxStyle = 2000

// Style returns the CSS declarations in the style attribute of n, by property name. It
// returns nil if there aren't any.
func Style(n *Node) map[string]string {
	style := Attr(n, "style")
	if style == "" || len(style) > maxStyle {
		return nil
	}
	out := map[string]string{}
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return out
}
