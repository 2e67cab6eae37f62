package html

import (
	"strings"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// code converts preformatted text.
func (f *flow) code(n *dom.Node) {
	f.endBlock()
	c := listing{splitsLines: !strings.Contains(dom.Text(n), "\n") && dom.First(n, atom.Br) == nil}
	c.children(n, 0)
	source := c.text.String()
	lang := language(n)
	if lang == "" {
		lang = strings.ToLower(f.doc.codeLanguage)
	}
	block, ok := markup.NewCode(lang, source)
	if !ok {
		return
	}
	f.doc.textBytes += len(source)
	if f.separator != 0 {
		f.line.Add(source, 0, "")
		f.endBlock()
		return
	}
	f.doc.codeLanguage = ""
	f.addText(block)
}

// A listing collects preformatted text.
type listing struct {
	text        strings.Builder
	isLineStart bool
	splitsLines bool // the source has no line breaks, so that elements mark the lines
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
	case n.Type != dom.ElementNode, depth > maxElementDepth, isGutter(n), dom.IsHidden(n), isControl(n), n.DataAtom == atom.Button:
	case n.DataAtom == atom.Br:
		c.write("\n")
	case dom.Is(n, atom.Div, atom.P, atom.Li, atom.Tr, atom.Table, atom.Ol, atom.Ul, atom.Pre), c.splitsLines && isListingLine(n):
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
		c.isLineStart = strings.HasSuffix(s, "\n")
	}
}

func (c *listing) newLine() {
	if c.text.Len() > 0 && !c.isLineStart {
		c.write("\n")
	}
}

// isListingLine reports whether an element holds one line of a listing.
func isListingLine(n *dom.Node) bool {
	return n.DataAtom == atom.Code || dom.HasClass(n, "line", "code-line", "view-line", "cl", "hljs-ln-line", "token-line")
}

// isGutter reports whether an element contains line numbers.
func isGutter(n *dom.Node) bool {
	return dom.HasClass(n, "lineno", "linenos", "linenodiv", "line-number", "line-numbers", "line-numbers-rows", "gutter", "rouge-gutter",
		"hljs-ln-numbers", "lnt", "ln", "blob-num")
}

// maxLanguage is the maximum length of a language name, in bytes.
const maxLanguage = 40

// language returns the language of preformatted text, as named by n, by the code element
// in it or by the elements around it. It returns "" if none of them names one.
func language(n *dom.Node) string {
	if lang := dom.Attr(n, "lang"); lang != "" && dom.Is(dom.OnlyElement(n), atom.Code) {
		return lang
	}
	candidates := []*dom.Node{n}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if dom.Is(c, atom.Code) {
			candidates = append(candidates, c)
			break
		}
	}
	const maxCandidates = 10 // a table with line numbers takes five
	for p := n.Parent; p != nil && len(candidates) < maxCandidates && dom.Is(p, atom.Div, atom.Figure, atom.Td, atom.Tr, atom.Tbody, atom.Table); p = p.Parent {
		candidates = append(candidates, p)
	}
	for _, n := range candidates {
		if lang := languageOf(n); lang != "" && len(lang) <= maxLanguage {
			return lang
		}
	}
	return ""
}

// languageOf returns the language that an element names: class="language-go",
// "highlight-source-go", "src src-go", "brush: go", "sourceCode go", "go";
// data-lang="go".
func languageOf(n *dom.Node) string {
	for _, name := range []string{"data-lang", "data-language"} {
		if lang := dom.Attr(n, name); lang != "" {
			return lang
		}
	}
	classes := strings.Fields(dom.Attr(n, "class"))
	for _, class := range classes {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "highlight-text-", "highlight-"} {
			if lang, ok := strings.CutPrefix(class, prefix); ok && lang != "" {
				return languageName(lang)
			}
		}
		if lang, ok := strings.CutPrefix(class, "src-"); ok && isLanguage(lang) {
			return lang
		}
		if lang, ok := strings.CutPrefix(class, "brush:"); ok && lang != "" {
			lang, _, _ = strings.Cut(lang, ";")
			return languageName(lang)
		}
	}
	for i, class := range classes {
		if i+1 < len(classes) && (class == "brush:" || class == "sourceCode") {
			return languageName(strings.TrimSuffix(classes[i+1], ";"))
		}
	}
	if isHighlighted := dom.HasClass(n, "highlight", "hljs", "sourceCode", "source-code", "codehilite"); isHighlighted || dom.Is(n, atom.Pre, atom.Code) {
		for _, class := range classes {
			if isLanguage(class) && (isHighlighted || len(class) > 1) { // a single letter may mean anything
				return class
			}
		}
	}
	return ""
}

// languageName returns the name of a language, or "" for a name that means no language.
func languageName(lang string) string {
	switch lang {
	case "none", "undefined", "nohighlight", "wrapper", "container", "default", "notranslate":
		return ""
	}
	return markup.LanguageName(lang)
}

// isLanguage reports whether a class without a prefix is the name of a language. It knows
// a fixed list, because many other classes look like a name.
func isLanguage(class string) bool {
	switch strings.ToLower(class) {
	case "ada", "apache", "applescript", "asm", "awk", "bash", "bat", "c", "c#", "c++", "clojure", "cmake", "cobol", "coffeescript", "console", "cpp", "cs", "csharp", "css", "csv",
		"d", "dart", "diff", "docker", "dockerfile", "elisp", "elixir", "elm", "emacs-lisp", "erlang", "fortran", "fsharp", "go", "golang", "graphql", "groovy", "haskell", "hs", "html", "http",
		"ini", "java", "javascript", "js", "json", "jsx", "julia", "kotlin", "latex", "less", "lisp", "lua", "makefile", "markdown", "matlab", "nginx", "nim", "nix", "objc", "objectivec", "objective-c",
		"ocaml", "pascal", "perl", "php", "plaintext", "powershell", "prolog", "protobuf", "py", "python", "r", "rb", "ruby", "rs", "rust", "sass", "scala", "scheme", "scss", "sh", "shell", "sql", "svelte",
		"swift", "tcl", "terraform", "tex", "toml", "ts", "tsx", "typescript", "vala", "vb", "vbnet", "verilog", "vhdl", "vim", "vue", "wasm", "xml", "yaml", "yml", "zig", "zsh":
		return true
	}
	return false
}

// isLanguageLabel reports whether n is a label above preformatted text with the name of
// its language.
func isLanguageLabel(n *dom.Node) bool {
	if !dom.Is(n, atom.Span, atom.Div, atom.P, atom.Small, atom.Strong) || !dom.HasClass(n, "lang", "language", "language-name", "language-label", "lang-name", "code-lang", "code-language", "code-block-language") {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && text != "" && len(strings.Fields(text)) == 1 && (dom.IsBesideCode(n) || dom.IsBesideCode(n.Parent) && dom.PreviousElement(n) == nil)
}
