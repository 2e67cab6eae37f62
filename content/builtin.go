package content

import _ "embed"

//go:embed article.md
var builtIn string

// BuiltIn returns the Markdown source of the article that is built into the program.
func BuiltIn() string { return builtIn }
