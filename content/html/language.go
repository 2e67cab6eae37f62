package html

import (
	"strings"

	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
	const most = 10 // of which five are those of a table with the numbers of lines
	for p := n.Parent; p != nil && len(asked) < most && is(p, atom.Div, atom.Figure, atom.Td, atom.Tr, atom.Tbody, atom.Table); p = p.Parent {
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
// "highlight-source-go", "src src-go", "brush: go", "sourceCode go", "go";
// data-lang="go".
func languageOf(n *dom.Node) string {
	for _, name := range []string{"data-lang", "data-language"} {
		if lang := attr(n, name); lang != "" {
			return lang
		}
	}
	classes := strings.Fields(attr(n, "class"))
	for _, class := range classes {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "highlight-text-", "highlight-"} {
			if lang, ok := strings.CutPrefix(class, prefix); ok && lang != "" {
				return known(lang)
			}
		}
		if lang, ok := strings.CutPrefix(class, "src-"); ok && isLanguage(lang) {
			return lang
		}
		if lang, ok := strings.CutPrefix(class, "brush:"); ok && lang != "" {
			lang, _, _ = strings.Cut(lang, ";")
			return known(lang)
		}
	}
	for i, class := range classes {
		if i+1 < len(classes) && (class == "brush:" || class == "sourceCode") {
			return known(strings.TrimSuffix(classes[i+1], ";"))
		}
	}
	if highlit := hasClass(n, "highlight", "hljs", "sourceCode", "source-code", "codehilite"); highlit || is(n, atom.Pre, atom.Code) {
		for _, class := range classes {
			if isLanguage(class) && (highlit || len(class) > 1) { // a letter alone may be anything
				return class
			}
		}
	}
	return ""
}

// known is a language's name, but for those that say that it has none.
func known(lang string) string {
	switch lang {
	case "none", "undefined", "nohighlight", "wrapper", "container", "default", "notranslate":
		return ""
	}
	return markup.Language(lang)
}

// isLanguage reports whether a class that stands alone is the name of a language:
// as such, other classes may not be taken for one.
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

// isLanguageName reports whether n stands above preformatted text to say which
// language that is in.
func isLanguageName(n *dom.Node) bool {
	if !is(n, atom.Span, atom.Div, atom.P, atom.Small, atom.Strong) || !hasClass(n, "lang", "language", "language-name", "language-label", "lang-name", "code-lang", "code-language", "code-block-language") {
		return false
	}
	text, ok := shortText(n)
	return ok && text != "" && len(strings.Fields(text)) == 1 && (isBesideCode(n) || isBesideCode(n.Parent) && before(n) == nil)
}

// isBesideCode reports whether preformatted text stands beside n, with no more
// than one element between.
func isBesideCode(n *dom.Node) bool {
	for _, step := range []func(*dom.Node) *dom.Node{next, before} {
		near := n
		for range 2 {
			if near = step(near); near == nil {
				break
			}
			if beginsWith(near, atom.Pre) {
				return true
			}
		}
	}
	return false
}

// beginsWith reports whether n is an element of a name or begins with one.
func beginsWith(n *dom.Node, name atom.Atom) bool {
	for range mostAround {
		if n == nil || is(n, name) {
			return n != nil
		}
		n = n.FirstChild
		for n != nil && n.Type == dom.TextNode && strings.TrimSpace(n.Data) == "" {
			n = n.NextSibling
		}
	}
	return false
}

// numbersLines reports whether n has only numbers in it, and stands beside
// preformatted text.
func numbersLines(n *dom.Node) bool {
	left := 2000
	for c := range n.Descendants() {
		if left--; left < 0 || is(c, atom.Img) || c.Type == dom.TextNode && strings.Trim(c.Data, "0123456789 \t\n\r") != "" {
			return false
		}
	}
	return isBesideCode(n)
}
