package source

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"

	"pullquote/content"
	"pullquote/content/text"
)

// codeExtensions are the extensions of files that are the source of a program, data or
// settings.
var codeExtensions = []string{
	".asm", ".awk", ".bash", ".bat", ".c", ".cc", ".cfg", ".clj", ".cls", ".cmake", ".coffee", ".conf", ".cpp", ".cs", ".css", ".cu",
	".cxx", ".d", ".dart", ".diff", ".dockerfile", ".el", ".elm", ".env", ".erl", ".ex", ".exs", ".f90", ".fish", ".fs", ".go", ".gradle",
	".graphql", ".groovy", ".h", ".hcl", ".hpp", ".hs", ".hxx", ".ini", ".ipynb", ".java", ".jl", ".js", ".json", ".json5", ".jsonc",
	".jsonl", ".jsx", ".kt", ".kts", ".less", ".lisp", ".lua", ".m", ".mak", ".mjs", ".mk", ".ml", ".mli", ".mod", ".ndjson", ".nim", ".nix",
	".pas", ".patch", ".php", ".pl", ".pm", ".properties", ".proto", ".ps1", ".py", ".pyi", ".r", ".rb", ".rkt", ".rs", ".sass", ".scala",
	".scm", ".scss", ".service", ".sh", ".sol", ".sql", ".sum", ".sv", ".swift", ".tcl", ".tex", ".tf", ".toml", ".ts", ".tsx", ".v",
	".vb", ".vhd", ".vim", ".vue", ".yaml", ".yml", ".zig", ".zsh",
}

// codeNames are the names of such files without an extension, in lower case.
var codeNames = []string{"makefile", "gnumakefile", "dockerfile", "rakefile", "gemfile", "vagrantfile", "jenkinsfile", "justfile", ".gitignore", ".gitconfig", ".editorconfig"}

// hasShebang reports whether data begins with the line that names the interpreter of a
// script.
func hasShebang(data []byte) bool {
	line, _, _ := bytes.Cut(data[:min(len(data), maxShebang)], []byte("\n"))
	return bytes.HasPrefix(line, []byte("#!")) && bytes.ContainsRune(line, '/')
}

// maxShebang bounds the line that names an interpreter, in bytes.
const maxShebang = 256

// interpreter returns the language of a script: the name of its interpreter without a
// version.
func interpreter(data []byte) string {
	line, _, _ := strings.Cut(string(data[:min(len(data), maxShebang)]), "\n")
	for i, word := range strings.Fields(strings.TrimPrefix(line, "#!")) {
		name := path.Base(word)
		if i == 0 && name == "env" || strings.HasPrefix(word, "-") || strings.Contains(word, "=") {
			continue
		}
		return strings.TrimRight(name, "0123456789.")
	}
	return ""
}

// isLikelyCode reports whether a text looks like JSON or a list of changes.
func isLikelyCode(data []byte) bool { return isJSON(data) || isDiff(data) }

// isJSON reports whether the part of a text that is examined is JSON: one object or array, or
// several. Less than a few values prove nothing.
func isJSON(data []byte) bool {
	const minTokens = 4
	trimmed := bytes.TrimSpace(data[:min(len(data), window)])
	if len(trimmed) == 0 || trimmed[0] != '{' && trimmed[0] != '[' {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(trimmed))
	for n := 0; ; n++ {
		_, err := d.Token()
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return n >= minTokens && (len(data) > window || errors.Is(err, io.EOF))
		case err != nil:
			return false
		}
	}
}

// diffHead matches the first line of a list of changes, or of a commit with one.
var diffHead = regexp.MustCompile(`^(diff |--- |Index: |commit [0-9a-f]{7,})`)

// diffFile matches the beginning of the changes of one file.
var diffFile = regexp.MustCompile(`(?m)^--- .*\n\+\+\+ .*\n@@ `)

// isDiff reports whether a text is a list of changes in the unified format.
func isDiff(data []byte) bool {
	data = bytes.TrimLeft(data[:min(len(data), window)], "\r\n")
	return diffHead.Match(data) && diffFile.Match(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
}

// parseCode parses code in the language of its file's extension, of its interpreter, or of
// its text.
func parseCode(_ context.Context, data []byte, in input) (*content.Article, error) {
	return text.ParseCode(data, codeLanguage(data, in.name)), nil
}

func codeLanguage(data []byte, name string) string {
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, "\\", "/")))
	switch extension := strings.TrimPrefix(path.Ext(base), "."); {
	case hasShebang(data):
		return interpreter(data)
	case extension == "jsonl", extension == "ndjson", extension == "ipynb":
		return "json"
	case extension != "":
		return extension
	case base != ".":
		return base
	case isJSON(data):
		return "json"
	case isDiff(data):
		return "diff"
	}
	return ""
}

// withoutPrefix returns the parser of a text that is never so long that a part of it has to
// be shown early.
func withoutPrefix(parse func([]byte) *content.Article) func(context.Context, []byte, input) (*content.Article, error) {
	return func(_ context.Context, data []byte, _ input) (*content.Article, error) { return parse(data), nil }
}

// isSubtitles reports whether a text begins like subtitles: with the mark of WebVTT, or with
// a number and times.
func isSubtitles(data []byte) bool { return subtitlesHead.Match(data[:min(len(data), maxShebang)]) }

var subtitlesHead = regexp.MustCompile(`^(WEBVTT([ \t\r\n]|$)|\[Script Info\][ \t\r\n]|\s*\d{1,4}\r?\n\d\d:\d\d:\d\d[,.]\d+ +-->)`)
