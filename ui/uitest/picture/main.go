//go:build unix

// Command picture makes the README's picture of the program: it runs the program in a
// terminal emulator, presses keys, and writes the screen as SVG.
//
//	go run ./ui/uitest/picture -o ui/uitest/picture/pullquote.svg
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"pullquote/ui/uitest/term"
)

func main() {
	out := flag.String("o", "pullquote.svg", "the file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

// run draws the built-in article with its panes and its second quotation lit.
func run(out string) error {
	dir, err := os.MkdirTemp("", "picture")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // otherwise the system cleans up
	program := filepath.Join(dir, "pullquote")
	build := exec.Command("go", "build", "-o", program, "pullquote")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	t, err := term.Start(term.Size{Width: 120, Height: 36}, term.Command{
		Program: program, Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + dir},
	})
	if err != nil {
		return err
	}
	defer t.Close()
	if err := t.WaitFor("QUOTES 5"); err != nil {
		return err
	}
	if err := t.Press("8", "j", ")"); err != nil {
		return err
	}
	if err := t.WaitFor("quote 1 of 5"); err != nil {
		return err
	}
	return os.WriteFile(out, []byte(svg(t.Screen())), 0o644)
}
