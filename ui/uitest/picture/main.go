//go:build unix

// Command picture makes the README's pictures of the program: it runs the program in a terminal
// emulator, presses keys, and writes what is on the screen as SVG.
//
//	go run ./ui/uitest/picture -o ui/uitest/picture
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"pullquote/ui/uitest/term"
)

func main() {
	out := flag.String("o", ".", "the folder to write to")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

// The sizes of the pictures.
var (
	filmSize  = term.Size{Width: 112, Height: 28}
	stillSize = term.Size{Width: 80, Height: 24}
)

// A shot is what is done in the program, and what is on the screen then.
type shot struct {
	source  string // opens it in a new run; "": goes on
	keys    []string
	see     string
	caption string
	seconds float64
}

// The article that is read in German.
//
//go:embed hafen.md
var german []byte

const (
	builtIn = "built-in"
	harbour = "hafen.md"
)

// film is the story of the moving picture.
var film = []shot{
	{builtIn, nil, "QUOTES 5", "pullquote", 2.5},
	{"", []string{")"}, "quote 1 of 5", ")   next quote", 1.5},
	{"", []string{")"}, "quote 2 of 5", ")   next quote", 2.5},
	{"", []string{"w"}, "Who is quoted", "w   people quoted", 3},
	{"", []string{"esc", "/"}, "/", "/   search as you type", 0.8},
	{"", []string{"i", "s", "l"}, "/isl", "/   search as you type", 0.8},
	{"", []string{"a", "n", "d"}, "1 of 2", "/   search as you type", 2.5},
	{harbour, nil, "QUOTES 3", "pullquote hafen.md", 2.5},
	{"", []string{")"}, "quote 1 of 3", ")   next quote", 1.5},
	{"", []string{")"}, "quote 2 of 3", ")   next quote", 2.5},
}

// still is the story of the still picture.
var still = []shot{{builtIn, nil, "QUOTES 5", "", 0}, {"", []string{")", ")"}, "quote 2 of 5", "", 0}}

// run makes all pictures, for dark and for light pages.
func run(out string) error {
	dir, err := os.MkdirTemp("", "picture")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // otherwise the system cleans up
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "pullquote"), "pullquote")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, harbour), german, 0o600); err != nil {
		return err
	}
	for name, colours := range map[string]palette{"dark": dark, "light": light} {
		frames, err := record(dir, film, filmSize, name == "light")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, "film-"+name+".svg"), []byte(animated(frames, colours)), 0o644); err != nil {
			return err
		}
		frames, err = record(dir, still, stillSize, name == "light")
		if err != nil {
			return err
		}
		last := frames[len(frames)-1]
		if err := os.WriteFile(filepath.Join(out, "still-"+name+".svg"), []byte(svg(last.screen, colours)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// record plays a story in the program of a folder, and returns the screen after each shot.
func record(dir string, shots []shot, size term.Size, isLight bool) ([]frame, error) {
	var (
		frames []frame
		t      *term.Term
		err    error
	)
	for _, s := range shots {
		if s.source != "" {
			if t != nil {
				t.Close()
			}
			c := term.Command{
				Program: filepath.Join(dir, "pullquote"), Args: []string{"--no-library"}, Dir: dir, Light: isLight,
				Env: []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + dir},
			}
			if s.source != builtIn {
				c.Args = append(c.Args, s.source)
			}
			if t, err = term.Start(size, c); err != nil {
				return nil, err
			}
		}
		if err := t.Press(s.keys...); err != nil {
			return nil, err
		}
		if err := t.WaitFor(s.see); err != nil {
			return nil, err
		}
		frames = append(frames, frame{t.Screen(), s.caption, s.seconds})
	}
	t.Close()
	return frames, nil
}
