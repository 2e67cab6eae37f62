package html

import (
	"strconv"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Readability finds where the article is, and then takes out too much of it:
// lists, tables and whole sections with a few links in them. So it is asked for
// the place alone. The container is the smallest element that has nearly all of
// the paragraphs that it kept; what it left out of that is looked at again.

// A kept is how much of what readability kept each element of the page holds, in
// bytes without white space.
type kept struct {
	whole *dom.Node
	size  map[*dom.Node]int
}

func keptOf(whole, view *dom.Node) kept {
	places := map[string]int{}
	for n := range dom.All(view) {
		if n.Type != dom.TextNode || dom.Is(n.Parent, atom.A) {
			continue
		}
		for p := n.Parent; p != nil && p != view; p = p.Parent {
			if place := dom.Attr(p, placeMark); place != "" {
				places[place] += dom.NonSpaceLen(n.Data)
				break
			}
		}
	}
	k := kept{whole, map[*dom.Node]int{}}
	var weigh func(n *dom.Node) int
	weigh = func(n *dom.Node) int {
		sum := 0
		if n.Type == dom.ElementNode {
			sum = places[dom.Attr(n, placeMark)]
		}
		for c := range n.ChildNodes() {
			sum += weigh(c)
		}
		if sum > 0 {
			k.size[n] = sum
		}
		return sum
	}
	weigh(whole)
	return k
}

// container is the smallest element with nearly all that was kept; nil when
// nothing was.
func (k kept) container() *dom.Node {
	const share = 95 // percent
	if k.size[k.whole] == 0 {
		return nil
	}
	for out := k.whole; ; {
		var next *dom.Node
		for c := range out.ChildNodes() {
			if k.size[c]*100 >= share*k.size[k.whole] {
				next = c
			}
		}
		if next == nil || !isPlain(next) {
			return out
		}
		out = next
	}
}

// isPlain reports whether n says nothing of what is in it: that alone can be taken
// out of it.
func isPlain(n *dom.Node) bool {
	return dom.Is(n, atom.Html, atom.Body, atom.Main, atom.Article, atom.Section, atom.Div, atom.Center, atom.Aside, atom.Header, atom.Footer, atom.Form, atom.Fieldset, atom.Span, atom.Font,
		atom.Table, atom.Tbody, atom.Tr, atom.Td) || strings.Contains(n.Data, "-")
}

// fromHeadline is the container, or what holds both it and the paragraphs that
// stand between it and the headline: an article begins there. Head is the place of
// the headline.
func (k kept) fromHeadline(container *dom.Node, head int) *dom.Node {
	const least, long = 2, 70 // paragraphs, and bytes in one
	if container == nil || head == 0 {
		return container
	}
	var headline, first *dom.Node
	paragraphs := 0
	for n := range dom.All(k.whole) {
		if n == container {
			break
		}
		switch {
		case headline == nil:
			if dom.Attr(n, placeMark) == strconv.Itoa(head) {
				headline = n
			}
		case dom.Is(n, atom.P) && dom.UnlinkedLen(n) >= long && dom.Closest(n, atom.Aside, atom.Header, atom.Footer, atom.Nav, atom.Li) == nil:
			if paragraphs++; first == nil {
				first = n
			}
		}
	}
	if paragraphs < least {
		return container
	}
	holds := map[*dom.Node]bool{}
	for n := first; n != nil; n = n.Parent {
		holds[n] = true
	}
	for n := container; n != nil; n = n.Parent {
		if holds[n] {
			return n
		}
	}
	return container
}

// proseIn is how much of the text of root stands in paragraphs of some length and
// in no link, in bytes without white space.
func proseIn(root *dom.Node) int {
	const long = 70
	size := 0
	for n := root; n != nil; {
		after := dom.Following(n, root)
		if dom.Is(n, atom.P, atom.Li, atom.Blockquote) {
			if s := dom.UnlinkedLen(n); s >= long {
				size += s
			}
		} else if n.FirstChild != nil {
			after = n.FirstChild
		}
		n = after
	}
	return size
}

// thin takes out of the container what readability left out for a good reason:
// boxes with many links in them.
func (k kept) thin(container *dom.Node) {
	weights := dom.TextWeights(container)
	for n := range dom.All(container) {
		if n == container || n.Parent == nil || k.size[n] > 0 || !dom.Is(n, atom.Div, atom.Section, atom.Aside) {
			continue
		}
		if b := weights[n]; b.Linked*6 > b.Text && !holdsPicture(n) {
			n.Parent.RemoveChild(n)
		}
	}
}
