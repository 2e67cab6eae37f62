//go:build unix

// Command compare prints the README's tables of speed and memory: it writes texts of several
// sizes, opens them in pullquote and in the other readers that are installed, and searches
// them with pullquote and rg. The programs take turns.
//
//	go run ./ui/uitest/compare -n 9 -large
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	n := flag.Int("n", 5, "run each program `N` times, and print the medians")
	large := flag.Bool("large", false, "measure texts of 100 MB, too")
	flag.Parse()
	if err := run(*n, *large); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// A text is a file to read.
type text struct {
	name string
	size int
	file string
}

// A program is something to measure. Its arguments are followed by the file.
type program struct {
	name    string
	path    string
	args    []string
	maxSize int // of the texts that it opens within seconds; 0: all
}

func run(n int, large bool) error {
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // otherwise the system cleans up
	for name, pkg := range map[string]string{"pullquote": "pullquote", "bare": "pullquote/ui/uitest/compare/bare"} {
		build := exec.Command("go", "build", "-o", filepath.Join(dir, name), pkg)
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build %s: %w", name, err)
		}
	}
	texts, err := writeTexts(dir, large)
	if err != nil {
		return err
	}
	own := program{name: "pullquote", path: filepath.Join(dir, "pullquote")}
	readers := installed([]program{
		own,
		{name: "a Bubble Tea program with Glamour that draws one line", path: filepath.Join(dir, "bare"), maxSize: texts[0].size},
		{name: "less"},
		{name: "moor"},
		{name: "ov"},
		{name: "glow", args: []string{"-p"}, maxSize: 1 << 20},
	})
	if err := compareReaders(n, dir, readers, texts); err != nil {
		return err
	}
	fmt.Println()
	return compareSearches(n, own, installed([]program{{name: "rg", args: []string{"-i"}}}), texts[len(texts)-2:])
}

// installed returns the programs that are there, with their paths.
func installed(programs []program) []program {
	var out []program
	for _, p := range programs {
		if p.path == "" {
			path, err := exec.LookPath(p.name)
			if err != nil {
				fmt.Fprintf(os.Stderr, "compare: %s is not installed\n", p.name)
				continue
			}
			p.path = path
		}
		out = append(out, p)
	}
	return out
}

// writeTexts writes texts in Markdown and plain text, the smallest first.
func writeTexts(dir string, large bool) ([]text, error) {
	texts := []text{{name: "3 KB", size: 3 << 10}, {name: "1 MB", size: 1 << 20}, {name: "10 MB", size: 10 << 20}}
	if large {
		texts = append(texts, text{name: "100 MB", size: 100 << 20})
	}
	texts = append(texts, text{name: texts[len(texts)-1].name + " of text", size: texts[len(texts)-1].size})
	for i := range texts {
		extension := ".md"
		if i == len(texts)-1 {
			extension = ".txt"
		}
		texts[i].file = filepath.Join(dir, fmt.Sprint(i)+extension)
		if err := os.WriteFile(texts[i].file, []byte(report(texts[i].size)), 0o600); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// report returns a text of at least size bytes. Albatross is in its last paragraph only, and
// cormorant in none.
func report(size int) string {
	var s strings.Builder
	for n := 1; s.Len() < size; n++ {
		fmt.Fprintf(&s, "Nobody had read the tables of the tide since the spring, when the ferry was still late. “It is entry %d,” said Jo Park, "+
			"and the boats went out with the tide, and came back with it, as boats do, whatever the tables said.\n\n", n)
	}
	s.WriteString("The albatross came last.\n")
	return s.String()
}

// median returns the middle of some values.
func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// printRow prints a row of a table.
func printRow(cells ...string) { fmt.Println("| " + strings.Join(cells, " | ") + " |") }
