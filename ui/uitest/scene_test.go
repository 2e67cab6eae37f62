//go:build unix

package uitest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"pullquote/ui/keymap"
	"pullquote/ui/uitest/term"

	"golang.org/x/tools/txtar"
)

// TestScenes plays the scenes. A scene is a txtar file: a list of steps, and files to open in
// addition to testdata/articles. Each step is a line:
//
//	env NAME=VALUE         set a variable for the programs that are run after it
//	open 80x24 [ARG ...]   run the program on a screen of that size
//	job 80x24 [ARG ...]    the same, as the job of a shell
//	copy FILE TO FILE      copy a file over another
//	keys K ...             press keys
//	type TEXT              type the text
//	paste TEXT             paste the text
//	click TEXT             click on the text
//	drag TEXT TO TEXT      drag the mouse from one text to another
//	wheel up|down TEXT     turn the wheel over the text
//	resize 60x20           resize the screen
//	see TEXT               wait until the text is on the screen
//	not TEXT               wait until the text is not on the screen
//	lit TEXT               wait until the text stands out wherever it is
//	unlit TEXT             wait until the text is plain wherever it is
//	row N TEXT             wait until row N contains the text; 1 is the first row, -1 the last
//	sent TEXT              wait until the program has sent the text, quoted as in Go
//	suspended              wait until the program is suspended, and resume it
//	exit N                 wait until the program ends with exit code N
func TestScenes(t *testing.T) {
	for _, path := range scenes(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			play(t, path)
		})
	}
}

func scenes(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/scenes/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scenes: %v", err)
	}
	return paths
}

func play(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	must(t, err)
	dir := t.TempDir()
	must(t, os.CopyFS(dir, os.DirFS("testdata/articles")))
	for _, f := range a.Files {
		name := filepath.Join(dir, f.Name)
		must(t, os.MkdirAll(filepath.Dir(name), 0o700))
		must(t, os.WriteFile(name, f.Data, 0o600))
	}
	var p *term.Term
	var variables []string
	for i, line := range strings.Split(string(a.Comment), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		verb, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		switch verb {
		case "env":
			variables = append(variables, rest)
			continue
		case "open", "job":
			args := strings.Fields(rest)
			p = run(t, parseSize(t, args[0]), term.Command{IsJob: verb == "job", Args: args[1:], Dir: dir, Env: environment(t, variables...)})
			continue
		case "copy":
			from, to, _ := strings.Cut(rest, " TO ")
			data, err := os.ReadFile(filepath.Join(dir, from))
			must(t, err)
			must(t, os.WriteFile(filepath.Join(dir, to), data, 0o600))
			continue
		}
		if err := runStep(p, verb, rest); err != nil {
			t.Fatalf("%s:%d: %s: %v", filepath.Base(path), i+1, line, err)
		}
	}
}

func parseSize(t *testing.T, s string) term.Size {
	t.Helper()
	var z term.Size
	if _, err := fmt.Sscanf(s, "%dx%d", &z.Width, &z.Height); err != nil {
		t.Fatalf("%q is not a size", s)
	}
	return z
}

func runStep(p *term.Term, verb, rest string) error {
	switch verb {
	case "keys":
		return p.Press(strings.Fields(rest)...)
	case "type":
		return p.Press(strings.Split(rest, "")...)
	case "paste":
		return p.Paste(rest)
	case "click", "wheel":
		return mouse(p, verb, rest)
	case "drag":
		return drag(p, rest)
	case "resize":
		var z term.Size
		if _, err := fmt.Sscanf(rest, "%dx%d", &z.Width, &z.Height); err != nil {
			return err
		}
		return p.Resize(z)
	case "see":
		return p.WaitFor(rest)
	case "not":
		return p.Wait(func(s term.Screen) bool { return !s.Has(rest) })
	case "lit":
		return p.Wait(func(s term.Screen) bool { return allCells(s, rest, func(c term.Cell) bool { return !c.IsPlain() }) })
	case "unlit":
		return p.Wait(func(s term.Screen) bool { return allCells(s, rest, func(c term.Cell) bool { return c.IsPlain() }) })
	case "row":
		number, text, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		return p.Wait(func(s term.Screen) bool {
			y := n - 1
			if n < 0 {
				y = len(s.Cells) + n
			}
			return y < len(s.Cells) && strings.Contains(s.Row(y), text)
		})
	case "sent":
		text, err := strconv.Unquote(rest)
		if err != nil {
			return err
		}
		return p.Wait(func(term.Screen) bool { return strings.Contains(p.Raw(), text) })
	case "suspended":
		if err := p.Wait(func(s term.Screen) bool { return !s.Alt }); err != nil {
			return err
		}
		return resume(p)
	case "exit":
		code, err := p.Exit()
		if err == nil && strconv.Itoa(code) != rest {
			err = fmt.Errorf("the exit code is %d", code)
		}
		return err
	}
	return fmt.Errorf("unknown step %q", verb)
}

// resume continues a suspended program. The program may not be suspended yet, so it keeps
// trying until the program is back.
func resume(p *term.Term) error {
	back := make(chan error, 1)
	go func() { back <- p.Wait(func(s term.Screen) bool { return s.Alt }) }()
	for {
		if err := p.Signal(syscall.SIGCONT); err != nil {
			return err
		}
		select {
		case err := <-back:
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// allCells reports whether a text is on the screen and all of its cells except spaces pass.
func allCells(s term.Screen, text string, ok func(term.Cell) bool) bool {
	places := s.All(text)
	for _, cells := range places {
		for _, c := range cells {
			if strings.TrimSpace(c.Text) != "" && !ok(c) {
				return false
			}
		}
	}
	return len(places) > 0
}

func mouse(p *term.Term, verb, rest string) error {
	button := 0
	if verb == "wheel" {
		direction, text, _ := strings.Cut(rest, " ")
		button, rest = map[string]int{"up": 64, "down": 65}[direction], text
	}
	if err := p.WaitFor(rest); err != nil {
		return err
	}
	x, y, _ := p.Screen().Find(rest)
	return p.Mouse(button, x, y)
}

func drag(p *term.Term, rest string) error {
	from, to, _ := strings.Cut(rest, " TO ")
	for _, text := range []string{from, to} {
		if err := p.WaitFor(text); err != nil {
			return err
		}
	}
	x, y, _ := p.Screen().Find(from)
	toX, toY, _ := p.Screen().Find(to)
	return p.Drag(x, y, toX, toY)
}

// TestEveryKeyHasAScene checks that each key of the table is pressed in some scene.
func TestEveryKeyHasAScene(t *testing.T) {
	pressed := map[string]bool{}
	for _, path := range scenes(t) {
		a, err := txtar.ParseFile(path)
		must(t, err)
		for line := range strings.SplitSeq(string(a.Comment), "\n") {
			if keys, ok := strings.CutPrefix(strings.TrimSpace(line), "keys "); ok {
				for _, k := range strings.Fields(keys) {
					pressed[k] = true
				}
			}
		}
	}
	for _, e := range keymap.Table() {
		for _, k := range e.Keys {
			if !pressed[k] {
				t.Errorf("no scene presses %q: %s", k, e.Help)
			}
		}
	}
}
