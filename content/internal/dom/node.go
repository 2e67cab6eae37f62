package dom

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// Is reports whether n is an HTML element with one of these names.
func Is(n *Node, names ...atom.Atom) bool {
	return n != nil && n.Type == ElementNode && n.Namespace == "" && slices.Contains(names, n.DataAtom)
}

// Attr returns the value of an attribute, or "" if n does not have it.
func Attr(n *Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// HasAttr reports whether n has an attribute of this name.
func HasAttr(n *Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a Attribute) bool { return a.Key == name })
}

// HasClass reports whether n has one of these classes.
func HasClass(n *Node, names ...string) bool {
	for class := range strings.FieldsSeq(Attr(n, "class")) {
		if slices.Contains(names, class) {
			return true
		}
	}
	return false
}

// HasRole reports whether n has one of these roles, as its ARIA role, with or without the
// prefix "doc-", or as its epub:type.
func HasRole(n *Node, roles ...string) bool {
	for _, a := range n.Attr {
		if a.Key != "role" && a.Key != "epub:type" {
			continue
		}
		for word := range strings.FieldsSeq(a.Val) {
			if slices.Contains(roles, strings.TrimPrefix(strings.ToLower(word), "doc-")) {
				return true
			}
		}
	}
	return false
}

// HasWord reports whether word is one of the words of s that white space separates.
func HasWord(s, word string) bool {
	for w := range strings.FieldsSeq(s) {
		if w == word {
			return true
		}
	}
	return false
}

// ClassAndID returns the class and the id of n in lower case, or "" if n has neither. They
// often say what an element is for.
func ClassAndID(n *Node) string {
	class, id := Attr(n, "class"), Attr(n, "id")
	if class == "" && id == "" {
		return ""
	}
	return strings.ToLower(class + " " + id)
}

// ClassWords returns the words in the class and the id of n, in lower case:
// "c-shareBar__item" is c, share, bar, item.
func ClassWords(n *Node) []string {
	var words []string
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" {
			words = appendClassWords(words, a.Val)
		}
	}
	return words
}

// maxClass is how many bytes of a class attribute are split. Some tools write hundreds of
// classes.
const maxClass = 400

// SplitClass returns the words in a class or an id, in lower case. A new word begins after
// a character that is not a letter, and at a capital after a lower-case letter.
func SplitClass(class string) []string { return appendClassWords(nil, class) }

func appendClassWords(words []string, class string) []string {
	class = class[:min(len(class), maxClass)]
	start, last := 0, ' '
	add := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(class[start:end]))
		}
	}
	for i, r := range class {
		switch {
		case !unicode.IsLetter(r):
			add(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && unicode.IsLower(last):
			add(i)
			start = i
		}
		last = r
	}
	add(len(class))
	return words
}

// IDs returns the id of n, and its name if n is a link. URL fragments may use both.
func IDs(n *Node) []string {
	var ids []string
	if id := Attr(n, "id"); id != "" {
		ids = append(ids, id)
	}
	if name := Attr(n, "name"); name != "" && n.DataAtom == atom.A {
		ids = append(ids, name)
	}
	return ids
}
