package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeLists converts the lists of a word processor to standard HTML. It writes each item
// as a paragraph that begins with a bullet or a number and several spaces that do not break:
//
//	<p style="mso-list: l0 level1"><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>Oars</p>
func NormalizeLists(root *dom.Node) {
	var paragraphs []*dom.Node
	for n := range dom.All(root) {
		if dom.Is(n, atom.P) {
			paragraphs = append(paragraphs, n)
		}
	}
	isDone := map[*dom.Node]bool{}
	for _, p := range paragraphs {
		if isDone[p] || p.Parent == nil {
			continue
		}
		var group []listParagraph
		for n := p; n != nil; n = dom.NextElement(n) {
			item, ok := listParagraphOf(n)
			if !ok {
				break
			}
			isDone[n] = true
			group = append(group, item)
		}
		if len(group) > 0 {
			buildList(group)
		}
	}
}

// A listParagraph is a paragraph that is an item of a list.
type listParagraph struct {
	node   *dom.Node
	marker *dom.Node // the text node that begins with the marker
	rest   *dom.Node // the text node in which the space after the marker ends
	label  string    // a number or a letter; "" for a bullet
	level  int       // of the list, from 1
}

// listParagraphOf returns a paragraph as an item of a list. It reports false if the paragraph
// does not begin with a marker and the space after it.
func listParagraphOf(p *dom.Node) (listParagraph, bool) {
	const (
		maxMarker = 8 // bytes
		minSpaces = 2
		maxNodes  = 20
	)
	if !dom.Is(p, atom.P) {
		return listParagraph{}, false
	}
	item := listParagraph{node: p, level: listLevel(p)}
	marker, spaces, left := "", 0, maxNodes
	for c := range p.Descendants() {
		if left--; left < 0 {
			break
		}
		if c.Type != dom.TextNode {
			continue
		}
		text := c.Data
		if marker == "" {
			if text = strings.TrimLeft(text, " \t\r\n"); text == "" {
				continue
			}
			word := text[:len(text)-len(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsSpace(r) }))]
			if marker, text = word, text[len(word):]; len(marker) > maxMarker {
				break
			}
			item.marker = c
		}
		after := strings.TrimLeftFunc(text, unicode.IsSpace)
		spaces += strings.Count(text[:len(text)-len(after)], "\u00a0")
		if after != "" {
			item.rest = c
			break
		}
	}
	label, ok := listLabel(marker)
	item.label = label
	return item, ok && item.rest != nil && (spaces >= minSpaces || spaces > 0 && strings.Contains(dom.Attr(p, "style"), "mso-list"))
}

// listLabel returns the number or letter in a marker, or "" for a bullet. It reports false if
// s is not a marker.
func listLabel(s string) (label string, ok bool) {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && size > 0 && (strings.ContainsRune("·•◦▪■□●○§¨Øüv-–—*o", r) || r >= 0xe000 && r <= 0xf8ff) {
		return "", true
	}
	label = strings.Trim(s, "().")
	if label == s || label == "" {
		return "", false
	}
	isNumber := strings.Trim(label, "0123456789") == ""
	return label, isNumber || len(label) == 1 && unicode.IsLetter(rune(label[0])) || strings.Trim(strings.ToLower(label), "ivxlc") == ""
}

// listLevel returns the level of a list item: mso-list: l0 level2 lfo1.
func listLevel(p *dom.Node) int {
	const maxLevel = 9
	for word := range strings.FieldsSeq(dom.Style(p)["mso-list"]) {
		if level, err := strconv.Atoi(strings.TrimPrefix(word, "level")); strings.HasPrefix(word, "level") && err == nil {
			return min(max(level, 1), maxLevel)
		}
	}
	return 1
}

// buildList replaces the paragraphs of a list by the list.
func buildList(group []listParagraph) {
	first := group[0].node
	var open []*dom.Node // the open lists, from the outermost
	var levels []int
	for _, item := range group {
		for len(open) > 1 && item.level < levels[len(levels)-1] {
			open, levels = open[:len(open)-1], levels[:len(levels)-1]
		}
		if len(open) == 0 || item.level > levels[len(levels)-1] {
			list := newList(item.label)
			if len(open) == 0 {
				first.Parent.InsertBefore(list, first)
			} else {
				open[len(open)-1].LastChild.AppendChild(list)
			}
			open, levels = append(open, list), append(levels, item.level)
		}
		item.cutMarker()
		dom.Remove(item.node)
		dom.Rename(item.node, atom.Li)
		item.node.Attr = slices.DeleteFunc(item.node.Attr, func(a dom.Attribute) bool { return a.Key == "style" || a.Key == "class" })
		if number := numberOfLabel(item.label, dom.Attr(open[len(open)-1], "type")); number > 0 {
			item.node.Attr = append(item.node.Attr, dom.Attribute{Key: "value", Val: strconv.Itoa(number)})
		}
		open[len(open)-1].AppendChild(item.node)
	}
}

// numberOfLabel returns the number that a label stands for in a list of a type. It returns 0
// if the label is to be counted.
func numberOfLabel(label, listType string) int {
	if number, err := strconv.Atoi(label); err == nil {
		return number
	}
	if strings.EqualFold(listType, "a") && len(label) == 1 {
		return int(strings.ToLower(label)[0]-'a') + 1
	}
	return 0
}

// newList returns a list for items with labels such as label.
func newList(label string) *dom.Node {
	first, _ := utf8.DecodeRuneInString(label)
	switch {
	case label == "":
		return dom.NewElement(atom.Ul)
	case strings.Trim(label, "ivx") == "":
		return dom.NewElement(atom.Ol, "type", "i")
	case strings.Trim(label, "IVX") == "":
		return dom.NewElement(atom.Ol, "type", "I")
	case unicode.IsLower(first):
		return dom.NewElement(atom.Ol, "type", "a")
	case unicode.IsUpper(first):
		return dom.NewElement(atom.Ol, "type", "A")
	}
	return dom.NewElement(atom.Ol)
}

// cutMarker removes the marker and the space after it from the text.
func (p listParagraph) cutMarker() {
	isAfter := false
	for c := range dom.All(p.node) {
		if c.Type != dom.TextNode {
			continue
		}
		isAfter = isAfter || c == p.marker
		if !isAfter {
			continue
		}
		text := c.Data
		if c == p.marker {
			text = strings.TrimLeftFunc(strings.TrimLeft(text, " \t\r\n"), func(r rune) bool { return !unicode.IsSpace(r) })
		}
		if c.Data = strings.TrimLeftFunc(text, unicode.IsSpace); c == p.rest {
			return
		}
	}
}
