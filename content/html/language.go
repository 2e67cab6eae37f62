package html

import (
	"strings"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// mostName is how long the name of a language may be, in bytes.
const mostName = 40

// language is the name of the language of preformatted text, by what n, the code
// in it or the elements around it are called; "" when none tells.
func language(n *dom.Node) string {
	if lang := dom.Attr(n, "lang"); lang != "" && dom.Is(dom.OnlyElement(n), atom.Code) {
		return lang
	}
	asked := []*dom.Node{n}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if dom.Is(c, atom.Code) {
			asked = append(asked, c)
			break
		}
	}
	const most = 10 // of which five are those of a table with the numbers of lines
	for p := n.Parent; p != nil && len(asked) < most && dom.Is(p, atom.Div, atom.Figure, atom.Td, atom.Tr, atom.Tbody, atom.Table); p = p.Parent {
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
		if lang := dom.Attr(n, name); lang != "" {
			return lang
		}
	}
	classes := strings.Fields(dom.Attr(n, "class"))
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
	if highlit := dom.HasClass(n, "highlight", "hljs", "sourceCode", "source-code", "codehilite"); highlit || dom.Is(n, atom.Pre, atom.Code) {
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
	if !dom.Is(n, atom.Span, atom.Div, atom.P, atom.Small, atom.Strong) || !dom.HasClass(n, "lang", "language", "language-name", "language-label", "lang-name", "code-lang", "code-language", "code-block-language") {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && text != "" && len(strings.Fields(text)) == 1 && (dom.IsBesideCode(n) || dom.IsBesideCode(n.Parent) && dom.PreviousElement(n) == nil)
}
