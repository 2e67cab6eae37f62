package ui_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestImportsGoOneWay reads the sources itself: a list that a command makes
// could come from a cache.
func TestImportsGoOneWay(t *testing.T) {
	files := map[string]string{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") && name != "." {
				return fs.SkipDir
			}
			return err
		}
		if strings.HasSuffix(name, ".go") {
			text, err := fs.ReadFile(root, name)
			files[name] = string(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files["main.go"] == "" {
		t.Fatal("these are not the sources of the program")
	}
	for _, problem := range wrongImports(t, files) {
		t.Error(problem)
	}
}

// TestTheImportTestBites gives it files with every mistake.
func TestTheImportTestBites(t *testing.T) {
	for file, text := range map[string]string{
		"content/a.go":           "package content\nimport _ \"golang.org/x/text\"",
		"content/b.go":           "package content\nconst x = \"\\x1b[0m\"",
		"content/quote/a.go":     "package quote\nimport _ \"pullquote/ui/theme\"",
		"content/quote/b.go":     "package quote\nimport _ \"charm.land/lipgloss/v2\"",
		"content/text/a.go":      "package text\nimport _ \"golang.org/x/term\"",
		"content/text/b.go":      "package text\nvar x = '\\u001b'",
		"ui/quotes/a.go":         "package quotes\nimport _ \"pullquote/ui/notes\"",
		"ui/quotes/b.go":         "package quotes\nimport _ \"pullquote/ui\"",
		"ui/layout/a.go":         "package layout\nimport _ \"charm.land/bubbletea/v2\"",
		"ui/layout/b.go":         "package layout\nimport _ \"pullquote/ui/theme\"",
		"ui/list/a.go":           "package list\nimport _ \"pullquote/ui/quotes\"",
		"ui/a.go":                "package ui\nimport _ \"pullquote/ui/cli\"",
		"ui/cli/a.go":            "package cli\nimport _ \"pullquote/ui/uitest/term\"",
		"content/caption/sub.go": "package caption\nimport _ \"pullquote/content/source\"",
	} {
		if got := wrongImports(t, map[string]string{file: text}); len(got) != 1 {
			t.Errorf("%s: %q: %d problems: %v", file, text, len(got), got)
		}
	}
	good := map[string]string{"ui/quotes/a.go": "package quotes\nimport (_ \"pullquote/ui/list\"; _ \"pullquote/content/quote\"; _ \"charm.land/lipgloss/v2\")"}
	if got := wrongImports(t, good); len(got) != 0 {
		t.Error(got)
	}
}

// A level is how high a package of ours stands. It may import those below it.
// Packages of one level do not import each other.
func level(pkg string) int {
	switch pkg {
	case "pullquote/content/dates":
		return -1
	case "pullquote/content", "pullquote/content/internal/byline":
		return 0
	case "pullquote/content/source":
		return 4
	case "pullquote/content/epub", "pullquote/content/feed", "pullquote/content/mail", "pullquote/content/markdown", "pullquote/content/export":
		return 3
	case "pullquote/content/analysis", "pullquote/content/text", "pullquote/content/html":
		return 2 // they ask quote, caption and markup
	case "pullquote/ui/layout":
		return 11
	case "pullquote/ui/keymap", "pullquote/ui/intent", "pullquote/ui/task":
		return 10
	case "pullquote/ui/theme":
		return 12
	case "pullquote/ui/list", "pullquote/ui/explain":
		return 13
	case "pullquote/ui":
		return 15
	case "pullquote/ui/cli":
		return 16
	case "pullquote":
		return 17
	}
	switch {
	case strings.HasPrefix(pkg, "pullquote/ui/uitest/"):
		return 18
	case strings.HasPrefix(pkg, "pullquote/content/"):
		return 1
	}
	return 14 // a pane
}

func wrongImports(t *testing.T, files map[string]string) []string {
	t.Helper()
	var problems []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, files[name], parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		pkg := path.Join("pullquote", path.Dir(name))
		isTest := strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/internal/") || strings.HasPrefix(name, "ui/uitest/")
		for _, i := range f.Imports {
			target, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if why := forbidden(pkg, target, isTest); why != "" {
				problems = append(problems, fmt.Sprintf("%s imports %s: %s", name, target, why))
			}
		}
		if strings.HasPrefix(name, "content/") && !isTest {
			problems = append(problems, escapes(fset, f)...)
		}
	}
	return problems
}

// forbidden says why a package may not import another; "" if it may.
func forbidden(pkg, target string, isTest bool) string {
	ours := target == "pullquote" || strings.HasPrefix(target, "pullquote/")
	inContent := pkg == "pullquote/content" || strings.HasPrefix(pkg, "pullquote/content/")
	terminal := strings.HasPrefix(target, "charm.land/") || strings.HasPrefix(target, "github.com/charmbracelet/") || target == "golang.org/x/term"
	switch {
	case inContent && terminal:
		return "there is no terminal under content"
	case inContent && strings.HasPrefix(target, "pullquote/ui"):
		return "content knows nothing of ui"
	case isTest:
		return ""
	case ours && level(target) >= level(pkg):
		return "imports go down"
	case pkg == "pullquote/content" && strings.Contains(target, "."):
		return "the root of content imports only the standard library"
	case pkg == "pullquote/ui/layout" && terminal:
		return "layout is pure"
	}
	return ""
}

// escapes finds literals that have an escape character in them.
func escapes(fset *token.FileSet, f *ast.File) []string {
	var problems []string
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR {
			return true
		}
		if value, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(value, "\x1b") {
			problems = append(problems, fmt.Sprintf("%s: an escape character", fset.Position(lit.Pos())))
		}
		return true
	})
	return problems
}
