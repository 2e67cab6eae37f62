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

// TestImports reads the source files directly: the output of a command could come from a
// cache.
func TestImports(t *testing.T) {
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
		t.Fatal("main.go is not among the source files")
	}
	for _, problem := range wrongImports(t, files) {
		t.Error(problem)
	}
}

// TestWrongImports checks files with one mistake each.
func TestWrongImports(t *testing.T) {
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
		"ui/widget/a.go":         "package widget\nimport _ \"pullquote/ui/quotes\"",
		"ui/widget/b.go":         "package widget\nimport _ \"pullquote/ui/pane\"",
		"ui/quotes/c.go":         "package quotes\nimport _ \"pullquote/ui/document\"",
		"ui/document/a.go":       "package document\nimport _ \"pullquote/ui/layout\"",
		"ui/document/b.go":       "package document\nimport _ \"charm.land/bubbletea/v2\"",
		"ui/reading/a.go":        "package reading\nimport _ \"github.com/alecthomas/chroma/v2\"",
		"ui/widget/c.go":         "package widget\nimport _ \"charm.land/glamour/v2/ansi\"",
		"ui/task/a.go":           "package task\nimport _ \"charm.land/bubbletea/v2\"",
		"ui/quotes/d.go":         "package quotes\nimport \"os\"\nvar x = os.Stdout",
		"ui/b.go":                "package ui\nimport \"os/signal\"\nvar x = signal.Notify",
		"ui/a.go":                "package ui\nimport _ \"pullquote/ui/cli\"",
		"ui/cli/a.go":            "package cli\nimport _ \"pullquote/ui/uitest/term\"",
		"ui/c.go":                "package ui\nfunc f() { go f() }",
		"content/c.go":           "package content\nimport \"sync\"\nfunc f() { var g sync.WaitGroup; g.Go(f) }",
		"content/caption/sub.go": "package caption\nimport _ \"pullquote/content/source\"",
	} {
		if got := wrongImports(t, map[string]string{file: text}); len(got) != 1 {
			t.Errorf("%s: %q: %d problems: %v", file, text, len(got), got)
		}
	}
	good := map[string]string{"ui/quotes/a.go": "package quotes\nimport (_ \"pullquote/ui/widget\"; _ \"pullquote/ui/pane\"; _ \"pullquote/content/quote\"; _ \"charm.land/lipgloss/v2\")"}
	if got := wrongImports(t, good); len(got) != 0 {
		t.Error(got)
	}
}

// level returns the level of one of our packages. A package may import only packages of
// lower levels.
func level(pkg string) int {
	switch pkg {
	case "pullquote/content/bounds", "pullquote/content/dates", "pullquote/content/isolate":
		return -1
	case "pullquote/content", "pullquote/content/internal/byline", "pullquote/content/internal/segment", "pullquote/content/language",
		"pullquote/content/quote/lexicon":
		return 0
	case "pullquote/content/source":
		return 5
	case "pullquote/content/feed", "pullquote/content/mail", "pullquote/content/export":
		return 4 // they import other formats, or the library
	case "pullquote/content/epub", "pullquote/content/markdown", "pullquote/content/library", "pullquote/content/page":
		return 3
	case "pullquote/content/analysis", "pullquote/content/text", "pullquote/content/html", "pullquote/content/page/meta":
		return 2 // they import quote, caption and markup
	case "pullquote/ui/keymap", "pullquote/ui/task":
		return 10
	case "pullquote/ui/intent":
		return 11
	case "pullquote/ui/layout":
		return 12
	case "pullquote/ui/theme", "pullquote/ui/graphics":
		return 13
	case "pullquote/ui/render", "pullquote/ui/explain":
		return 14
	case "pullquote/ui/widget":
		return 15
	case "pullquote/ui/pane":
		return 16
	case "pullquote/ui":
		return 18
	case "pullquote/ui/cli":
		return 19
	case "pullquote":
		return 20
	}
	switch {
	case strings.HasPrefix(pkg, "pullquote/ui/uitest/"):
		return 21
	case strings.HasPrefix(pkg, "pullquote/content/"):
		return 1
	}
	return 17 // a pane, the document, the session
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
		if !isTest && pkg != "pullquote/content/isolate" {
			problems = append(problems, goroutines(fset, f)...)
		}
		if strings.HasPrefix(name, "content/") && !isTest {
			problems = append(problems, escapeLiterals(fset, f)...)
		}
		if strings.HasPrefix(name, "ui/") && !isTest && pkg != "pullquote/ui/session" && pkg != "pullquote/ui/cli" {
			problems = append(problems, processUses(fset, f)...)
		}
	}
	return problems
}

// forbidden returns why a package may not import another; "" if it may.
func forbidden(pkg, target string, isTest bool) string {
	ours := target == "pullquote" || strings.HasPrefix(target, "pullquote/")
	inContent := pkg == "pullquote/content" || strings.HasPrefix(pkg, "pullquote/content/")
	terminal := strings.HasPrefix(target, "charm.land/") || strings.HasPrefix(target, "github.com/charmbracelet/") || target == "golang.org/x/term"
	switch {
	case inContent && terminal:
		return "content must not use a terminal"
	case inContent && strings.HasPrefix(target, "pullquote/ui"):
		return "content must not import ui"
	case isTest:
		return ""
	case ours && level(target) >= level(pkg):
		return "it is not on a lower level"
	case pkg == "pullquote/content" && strings.Contains(target, "."):
		return "the root of content may import only the standard library"
	case (pkg == "pullquote/ui/layout" || pkg == "pullquote/ui/task") && terminal:
		return "the package must not use a terminal"
	case strings.HasPrefix(target, "github.com/alecthomas/chroma/") && pkg != "pullquote/ui/render",
		strings.HasPrefix(target, "charm.land/glamour/") && pkg != "pullquote/ui/render" && pkg != "pullquote/ui/theme":
		return "only render and theme may use glamour, and only render chroma"
	case pkg == "pullquote/ui/document" && (terminal || ours && !isScreenless(target)):
		return "document must not know a screen"
	}
	return ""
}

// isScreenless reports whether one of our packages knows nothing about a screen.
func isScreenless(pkg string) bool {
	return !strings.HasPrefix(pkg, "pullquote/ui/") || pkg == "pullquote/ui/task" || pkg == "pullquote/ui/intent"
}

// processUses returns the uses of process-wide state: standard streams, environment and
// signals.
func processUses(fset *token.FileSet, f *ast.File) []string {
	var problems []string
	ast.Inspect(f, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pkg, ok := s.X.(*ast.Ident)
		if ok && (pkg.Name == "signal" || pkg.Name == "os" && slices.Contains([]string{"Stdin", "Stdout", "Stderr", "Environ", "Getenv", "LookupEnv"}, s.Sel.Name)) {
			problems = append(problems, fmt.Sprintf("%s: only the session and the command line may use %s.%s", fset.Position(s.Pos()), pkg.Name, s.Sel.Name))
		}
		return true
	})
	return problems
}

// goroutines returns the goroutines whose panic would end the program.
func goroutines(fset *token.FileSet, f *ast.File) []string {
	var problems []string
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			problems = append(problems, fmt.Sprintf("%s: only isolate.Go may start a goroutine", fset.Position(n.Pos())))
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "sync" && n.Sel.Name == "WaitGroup" {
				problems = append(problems, fmt.Sprintf("%s: use an isolate.Group", fset.Position(n.Pos())))
			} else if ok && n.Sel.Name == "AfterFunc" && (pkg.Name == "time" || pkg.Name == "context") {
				problems = append(problems, fmt.Sprintf("%s: use isolate.AfterFunc", fset.Position(n.Pos())))
			}
		}
		return true
	})
	return problems
}

// escapeLiterals returns the literals that contain an escape character.
func escapeLiterals(fset *token.FileSet, f *ast.File) []string {
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
