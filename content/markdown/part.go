package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"pullquote/content/bounds"
)

// Transform implements [parser.ASTTransformer]. It finds the end for each start, and
// replaces all markers.
func (p *markers) Transform(*ast.Document, text.Reader, parser.Context) {
	open := map[ast.Node][]*marker{} // by parent
	tooDeep := map[ast.Node]int{}    // starts beyond the bound, by parent
	for _, m := range p.found {
		parent := m.Parent()
		if parent == nil {
			continue
		}
		stack := open[parent]
		switch {
		case !m.isEnd && len(stack) == bounds.MaxBlockNesting:
			tooDeep[parent]++
		case !m.isEnd:
			open[parent] = append(stack, m)
		case tooDeep[parent] > 0:
			tooDeep[parent]--
			m.isMatched = true
		default:
			if i := m.start(stack); i >= 0 {
				open[parent] = stack[:i]
				stack[i].isMatched, m.isMatched = true, true
				enclose(stack[i], m)
			}
		}
	}
	hasEnds := p.hasParts || slices.ContainsFunc(p.found, func(m *marker) bool { return m.isMatched })
	for _, m := range p.found {
		if m.Parent() != nil {
			m.replace(hasEnds)
		}
	}
}

// start returns the index of the start among the open ones that belongs to an end; -1 if
// there isn't one.
func (n *marker) start(open []*marker) int {
	narrow := -1
	for i, m := range slices.Backward(open) {
		if m.family != n.family {
			continue
		}
		switch {
		case n.name != "" || n.width == 0:
			if m.name == n.name {
				return i
			}
		case m.width <= n.width:
			return i
		case narrow < 0:
			narrow = i
		}
	}
	return narrow
}

// enclose moves what is between two markers into a callout or a division.
func enclose(start, end *marker) {
	var part ast.Node = &division{}
	if start.kind != "" || start.isQuote {
		part = ast.NewBlockquote()
	}
	parent := start.Parent()
	if label := start.FirstChild(); label != nil && start.picture == nil {
		part.AppendChild(part, label)
	}
	if start.picture != nil {
		part.AppendChild(part, start.picture)
	}
	for n := start.NextSibling(); n != nil && n != end; {
		next := n.NextSibling()
		part.AppendChild(part, n)
		n = next
	}
	if start.source != "" {
		source := ast.NewParagraph()
		source.AppendChild(source, ast.NewString([]byte("— "+start.source)))
		part.AppendChild(part, source)
	}
	parent.InsertBefore(parent, start, part)
	parent.RemoveChild(parent, start)
	parent.RemoveChild(parent, end)
}

// replace puts what a reader should see in the place of a marker without a partner. A line
// of colons stays as it is if the document has no parts at all: then it is just text.
func (n *marker) replace(hasParts bool) {
	parent := n.Parent()
	label := n.FirstChild()
	switch {
	case n.picture != nil:
		parent.InsertBefore(parent, n, n.picture)
	case n.family == ':' && n.kind == "" && !hasParts, n.family == '<' && n.name == "":
		p := ast.NewParagraph()
		p.AppendChild(p, ast.NewString([]byte(n.line)))
		parent.InsertBefore(parent, n, p)
	case label != nil && !n.needsEnd:
		parent.InsertBefore(parent, n, label)
	}
	parent.RemoveChild(parent, n)
}
