package html

import (
	"strings"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// maxLanguage is the maximum length of a language name, in bytes.
const maxLanguage = 40

// language returns the language of preformatted text, as named by n, by the code element
// in it or by the elements around it. It returns "" if none of them names one.
func language(n *dom.Node) string {
	if lang := ownLanguage(n); lang != "" {
		return lang
	}
	var candidates []*dom.Node
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

// ownLanguage returns the language of preformatted text, as named by n or by the code
// element in it.
func ownLanguage(n *dom.Node) string {
	if lang := dom.Attr(n, "lang"); lang != "" && dom.Is(dom.OnlyElement(n), atom.Code) {
		return lang
	}
	if lang := languageOf(n); lang != "" && len(lang) <= maxLanguage {
		return lang
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if dom.Is(c, atom.Code) {
			if lang := languageOf(c); len(lang) <= maxLanguage {
				return lang
			}
			break
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
	if !dom.Is(n, atom.Span, atom.Div, atom.P, atom.Small, atom.Strong) || !dom.HasClass(n, "lang", "language", "language-name", "language-label", "lang-label", "lang-name", "code-lang", "code-language", "code-block-language") {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && text != "" && len(strings.Fields(text)) == 1 && (dom.IsBesideCode(n) || dom.IsBesideCode(n.Parent) && dom.PreviousElement(n) == nil)
}
