package html

import (
	"strconv"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A numbering counts the items of a list as a browser does.
type numbering struct {
	next  int // the number of the next item
	step  int // -1 if the list counts down
	style numberStyle
}

// A numberStyle is how the numbers of a list are written.
type numberStyle int

const (
	decimal numberStyle = iota
	lowerLetters
	upperLetters
	lowerRoman
	upperRoman
)

// numberingOf returns the numbering of a list: <ol type="a" start="4" reversed>.
func numberingOf(list *dom.Node) numbering {
	c := numbering{next: 1, step: 1, style: numberStyleOf(list)}
	if dom.HasAttr(list, "reversed") {
		c.step, c.next = -1, 0
		for li := range list.ChildNodes() {
			if dom.Is(li, atom.Li) && !isUnlisted(li) {
				c.next++
			}
		}
	}
	if start, ok := listNumber(list, "start"); ok {
		c.next = start
	}
	return c
}

// numberStyleOf returns the style of a list, by its type attribute or its own CSS.
func numberStyleOf(list *dom.Node) numberStyle {
	switch dom.Attr(list, "type") { // upper and lower case differ
	case "a":
		return lowerLetters
	case "A":
		return upperLetters
	case "i":
		return lowerRoman
	case "I":
		return upperRoman
	}
	css := dom.Style(list)
	for word := range strings.FieldsSeq(css["list-style-type"] + " " + css["list-style"]) {
		switch word {
		case "lower-alpha", "lower-latin":
			return lowerLetters
		case "upper-alpha", "upper-latin":
			return upperLetters
		case "lower-roman":
			return lowerRoman
		case "upper-roman":
			return upperRoman
		}
	}
	return decimal
}

// listNumber returns the number in an attribute of a list or an item. It reports false if
// the attribute is not a number, or a very large one.
func listNumber(n *dom.Node, name string) (int, bool) {
	const maxNumber = 1e9
	number, err := strconv.Atoi(strings.TrimSpace(dom.Attr(n, name)))
	return number, err == nil && number >= -maxNumber && number <= maxNumber
}

// label returns the label of the next item, or "" if it is counted, the number that it has
// by its position. If own is not "", the item itself says its label.
func (c *numbering) label(item *dom.Node, counted int, own string) string {
	if number, ok := listNumber(item, "value"); ok {
		c.next = number
	}
	label := c.style.format(c.next)
	c.next += c.step
	if own != "" {
		label = own
	}
	return labelUnless(label, counted)
}

// format writes a number. Letters and Roman numerals have no form for all numbers; the
// others are written in digits, as in a browser.
func (s numberStyle) format(n int) string {
	out := ""
	switch s {
	case lowerLetters, upperLetters:
		out = letters(n)
	case lowerRoman, upperRoman:
		out = roman(n)
	case decimal:
	}
	switch {
	case out == "":
		return strconv.Itoa(n)
	case s == upperLetters || s == upperRoman:
		return strings.ToUpper(out)
	}
	return out
}

// letters writes a number in letters: a to z, then aa, ab. It returns "" for numbers less
// than 1.
func letters(n int) string {
	out := ""
	for ; n > 0; n = (n - 1) / 26 {
		out = string(rune('a'+(n-1)%26)) + out
	}
	return out
}

// romanNumerals are the parts of Roman numerals, from the greatest.
var romanNumerals = []struct {
	value int
	text  string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

// roman writes a number in Roman numerals. It returns "" for numbers that are less than 1 or
// greater than 3999.
func roman(n int) string {
	const maxRoman = 3999
	if n < 1 || n > maxRoman {
		return ""
	}
	var b strings.Builder
	for _, part := range romanNumerals {
		for ; n >= part.value; n -= part.value {
			b.WriteString(part.text)
		}
	}
	return b.String()
}
