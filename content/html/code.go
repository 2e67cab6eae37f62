package html

import (
	"strings"

	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// code reads preformatted text.
func (f *flow) code(n *dom.Node) {
	f.end()
	c := listing{apart: !strings.Contains(textOf(n), "\n")}
	c.children(n, 0)
	source := c.text.String()
	if strings.TrimSpace(source) == "" {
		return
	}
	f.r.read += len(source)
	if f.joint != 0 {
		f.line.Add(source, 0, "")
		f.end()
		return
	}
	f.text(markup.Code(language(n), source))
}

// A listing gathers preformatted text.
type listing struct {
	text  strings.Builder
	fresh bool // at the start of a line
	apart bool // elements of lines stand on lines of their own: nothing else parts them
}

func (c *listing) children(n *dom.Node, depth int) {
	for child := range n.ChildNodes() {
		c.node(child, depth)
	}
}

func (c *listing) node(n *dom.Node, depth int) {
	switch {
	case n.Type == dom.TextNode:
		c.write(n.Data)
	case n.Type != dom.ElementNode, depth > maxElements, isGutter(n), hidden(n), isControl(n), n.DataAtom == atom.Button:
	case n.DataAtom == atom.Br:
		c.write("\n")
	case is(n, atom.Div, atom.P, atom.Li, atom.Tr, atom.Table, atom.Ol, atom.Ul, atom.Pre), c.apart && isLine(n):
		c.newLine()
		c.children(n, depth+1)
		c.newLine()
	default:
		c.children(n, depth+1)
	}
}

func (c *listing) write(s string) {
	if s != "" {
		c.text.WriteString(s)
		c.fresh = strings.HasSuffix(s, "\n")
	}
}

func (c *listing) newLine() {
	if c.text.Len() > 0 && !c.fresh {
		c.write("\n")
	}
}

// isLine reports whether an element holds one line of a listing.
func isLine(n *dom.Node) bool {
	return n.DataAtom == atom.Code || hasClass(n, "line", "code-line", "view-line", "cl", "hljs-ln-line", "token-line")
}

// isGutter reports whether an element holds the numbers of lines.
func isGutter(n *dom.Node) bool {
	return hasClass(n, "lineno", "linenos", "linenodiv", "line-number", "line-numbers", "line-numbers-rows", "gutter", "rouge-gutter",
		"hljs-ln-numbers", "lnt", "ln", "blob-num")
}

// mostName is how long the name of a language may be, in bytes.
const mostName = 40

// language is the name of the language of preformatted text, by what n, the code
// in it or the elements around it are called; "" when none tells.
func language(n *dom.Node) string {
	if lang := attr(n, "lang"); lang != "" && is(onlyElement(n), atom.Code) {
		return lang
	}
	asked := []*dom.Node{n}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if is(c, atom.Code) {
			asked = append(asked, c)
			break
		}
	}
	for p := n.Parent; p != nil && len(asked) < 5 && is(p, atom.Div, atom.Figure, atom.Td); p = p.Parent {
		asked = append(asked, p)
	}
	for _, n := range asked {
		if lang := languageOf(n); lang != "" && len(lang) <= mostName {
			return lang
		}
	}
	return ""
}

// languageOf is the language that an element names: class="language-go",
// "highlight-source-go", "brush: go", "sourceCode go"; data-lang="go".
func languageOf(n *dom.Node) string {
	for _, name := range []string{"data-lang", "data-language"} {
		if lang := attr(n, name); lang != "" {
			return lang
		}
	}
	classes := strings.Fields(attr(n, "class"))
	for i, class := range classes {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "highlight-text-", "highlight-"} {
			if lang, ok := strings.CutPrefix(class, prefix); ok && lang != "" {
				return known(lang)
			}
		}
		if i+1 < len(classes) && (class == "brush:" || class == "sourceCode" || class == "hljs") {
			return known(strings.TrimSuffix(classes[i+1], ";"))
		}
	}
	return ""
}

// known is a language's name, but for those that say that it has none.
func known(lang string) string {
	switch lang {
	case "none", "undefined", "nohighlight", "wrapper", "container":
		return ""
	}
	return markup.Language(lang)
}
