package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A region is a part of the source that is not Markdown: from one line to another, or to
// the end of its container. These are the regions:
//
//	{% highlight go %}      {% comment %}      %%              $$
//	code                    a comment          a comment       a formula
//	{% endhighlight %}      {% endcomment %}   %%              $$
type regions struct {
	ends map[ast.Node]func(string) bool // reports whether a line ends a region
	// without holds the ends that the rest of the source does not have.
	without map[string]bool
}

// Trigger implements [parser.BlockParser].
func (*regions) Trigger() []byte { return []byte{'{', '%', '$', '\\'} }

// Open implements [parser.BlockParser].
func (p *regions) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	full, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	line := strings.TrimRight(string(full[at:]), " \t\n")
	rest := reader.Source()[segment.Stop:]
	var node ast.Node
	var isEnd func(string) bool
	switch {
	case line == "%%" && p.has(rest, "\n%%"):
		node, isEnd = &division{}, func(line string) bool { return strings.HasSuffix(line, "%%") }
	case strings.HasPrefix(line, "$$") && !strings.Contains(line[2:], "$$"):
		node, isEnd = p.formula(rest, "$$")
	case strings.HasPrefix(line, `\[`) && !strings.Contains(line, `\]`):
		node, isEnd = p.formula(rest, `\]`)
	case strings.HasPrefix(line, "{/*") && !strings.Contains(line, "*/") && p.has(rest, "*/}"):
		node, isEnd = &division{}, func(line string) bool { return strings.HasSuffix(line, "*/}") }
	case line == "{::comment}" && p.has(rest, "\n{:/"):
		node, isEnd = &division{}, func(line string) bool { return strings.HasPrefix(line, "{:/") }
	case line[0] == '{' && isTag(line):
		node, isEnd = p.raw(line, rest, segment.Stop-len(full)+at)
	}
	if node == nil {
		return nil, parser.NoChildren
	}
	if _, ok := node.(*formula); ok {
		node.Lines().Append(text.NewSegment(segment.Stop-len(full)+at, segment.Stop))
	}
	p.ends[node] = isEnd
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// has reports whether the rest of the source has a text. It does not search again for a
// text that was not found before.
func (p *regions) has(rest []byte, s string) bool {
	if !p.without[s] && !bytes.Contains(rest, []byte(s)) {
		p.without[s] = true
	}
	return !p.without[s]
}

// formula returns the node for a formula that ends with a mark. There is no blank line in
// a formula, so that a mark without a partner does not matter.
func (p *regions) formula(rest []byte, end string) (ast.Node, func(string) bool) {
	const maxFormula = 4 << 10 // bytes
	if !p.has(rest, end) {
		return nil, nil
	}
	rest = rest[:min(len(rest), maxFormula)]
	if i := bytes.Index(rest, []byte("\n\n")); i >= 0 {
		rest = rest[:i]
	}
	if !bytes.Contains(rest, []byte(end)) {
		return nil, nil
	}
	return &formula{}, func(line string) bool { return strings.HasSuffix(line, end) }
}

// raw returns the node for the code or the comment between two shortcodes. The line with
// the first is at an offset in the source.
func (p *regions) raw(line string, rest []byte, offset int) (ast.Node, func(string) bool) {
	t := parseShortcode(line)
	var node ast.Node
	switch {
	case t.isEnd:
		return nil, nil
	case t.name == "comment":
		node = &division{}
	case t.name == "highlight", t.name == "codeblock", t.name == "code":
		var info *ast.Text
		if at := strings.Index(line, t.name) + len(t.name); len(t.words)+len(t.quoted) > 0 {
			at += strings.IndexFunc(line[at:], func(r rune) bool { return !strings.ContainsRune(" \t\"'", r) })
			end := at + strings.IndexAny(line[at:], " \t\"',%>")
			info = ast.NewTextSegment(text.NewSegment(offset+at, offset+end))
		}
		node = ast.NewFencedCodeBlock(info)
	default:
		return nil, nil
	}
	if !p.has(rest, "end"+t.name) && !p.has(rest, "/"+t.name) && !p.has(rest, "/ "+t.name) {
		return nil, nil
	}
	return node, func(line string) bool {
		if line == "" || line[0] != '{' || !isTag(line) {
			return false
		}
		end := parseShortcode(line)
		return end.isEnd && end.name == t.name
	}
}

// Continue implements [parser.BlockParser].
func (p *regions) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	isEnd := p.ends[node](strings.TrimSpace(string(line)))
	_, isDropped := node.(*division)
	_, isFormula := node.(*formula)
	if isFormula || !isEnd && !isDropped {
		segment.ForceNewline = true
		node.Lines().Append(segment)
	}
	reader.AdvanceToEOL()
	if isEnd {
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}

// Close implements [parser.BlockParser].
func (p *regions) Close(node ast.Node, _ text.Reader, _ parser.Context) { delete(p.ends, node) }

// CanInterruptParagraph implements [parser.BlockParser].
func (*regions) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (*regions) CanAcceptIndentedLine() bool { return false }

// A formula is TeX on lines of its own. It is shown as its author wrote it.
type formula struct{ ast.BaseBlock }

// kindFormula is the kind of a [formula].
var kindFormula = ast.NewNodeKind("Formula")

// Kind implements [ast.Node].
func (*formula) Kind() ast.NodeKind { return kindFormula }

// IsRaw implements [ast.Node].
func (*formula) IsRaw() bool { return true }

// Dump implements [ast.Node].
func (n *formula) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
