package content_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// TestNoFunctionReturnsANilBlock checks the source files. A nil *Figure that is stored as
// a Block is not equal to nil, so callers cannot detect it. A function that may have no
// block to return must return (block, ok) or a slice.
func TestNoFunctionReturnsANilBlock(t *testing.T) {
	root := os.DirFS(".")
	read := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		read++
		for _, problem := range nilBlocks(t, name, string(source)) {
			t.Error(problem)
		}
		return nil
	})
	if err != nil || read == 0 {
		t.Fatalf("read %d files: %v", read, err)
	}
}

func TestNilBlocks(t *testing.T) {
	for source, want := range map[string]int{
		"func f() *content.Figure { return nil }":                           1,
		"func f(x bool) content.Block { if x { return nil }; return y }":    1,
		"func (p p) f() (b *Paragraph) { return nil }":                      1,
		"func f() (*content.Figure, bool) { return nil, false }":            0,
		"func f() []content.Block { return nil }":                           0,
		"func f() content.Block { g(func() any { return nil }); return y }": 0,
	} {
		if got := nilBlocks(t, "a.go", "package a\n"+source); len(got) != want {
			t.Errorf("%s: got %q, want %d problems", source, got, want)
		}
	}
}

// nilBlocks returns a problem for each return statement that returns nil from a function
// whose only result is a block.
func nilBlocks(t *testing.T, name, source string) []string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil || !returnsBlock(fn.Type) {
			continue
		}
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			if _, isInner := n.(*ast.FuncLit); isInner {
				return false
			}
			if r, isReturn := n.(*ast.ReturnStmt); isReturn && len(r.Results) == 1 {
				if id, isName := r.Results[0].(*ast.Ident); isName && id.Name == "nil" {
					problems = append(problems, fmt.Sprintf("%s: %s returns a nil block", fset.Position(r.Pos()), fn.Name.Name))
				}
			}
			return true
		})
	}
	return problems
}

func returnsBlock(f *ast.FuncType) bool {
	if f.Results.NumFields() != 1 {
		return false
	}
	result := f.Results.List[0].Type
	if p, ok := result.(*ast.StarExpr); ok {
		result = p.X
	}
	if s, ok := result.(*ast.SelectorExpr); ok {
		result = s.Sel
	}
	name, ok := result.(*ast.Ident)
	if !ok {
		return false
	}
	switch name.Name {
	case "Block", "Paragraph", "Heading", "List", "BlockQuote", "Code", "Table", "Figure", "Rule":
		return true
	}
	return false
}
