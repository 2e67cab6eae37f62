//go:build unix

package uitest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/ui/uitest/term"
)

// TestOneScreen checks that a text that fits the screen is printed there, and that the program
// leaves then. One row more, and the reader opens.
func TestOneScreen(t *testing.T) {
	lines := func(n int) string { return strings.Repeat("x = 1\n", n) }
	for _, c := range []struct {
		name, text string
		isPrinted  bool
	}{
		{"a.go", lines(9), true},
		{"a.go", lines(10), false},
		{"a.go", strings.Repeat("x", 60*9+1), false},
		{"a.md", "**Bold** and “It turns,” said Jo Park.", true},
		{"a.md", long(30), false},
		{"a.md", long(600), false}, // is opened in parts
	} {
		p := start(t, cells(60, 10), "-F", write(t, c.name, c.text))
		if !c.isPrinted {
			must(t, p.WaitFor("? help"))
			must(t, p.Press("q"))
		}
		code, err := p.Exit()
		must(t, err)
		if isPrinted := !strings.Contains(p.Raw(), "\x1b[?1049h"); code != 0 || isPrinted != c.isPrinted {
			t.Errorf("%.20q: code %d, printed %v", c.text, code, isPrinted)
		}
	}
}

// TestOneScreenStyles checks that what is printed has the styles of the reader, and no code but
// those of styles.
func TestOneScreenStyles(t *testing.T) {
	p := start(t, cells(60, 10), "-F", write(t, "a.md", "**Bold** and *slanted*."))
	_, err := p.Exit()
	must(t, err)
	if raw := p.Raw(); !strings.Contains(raw, "\x1b[1mBold") || strings.Contains(raw, "\x1b[?") || strings.Contains(raw, "\x1b]") {
		t.Errorf("%q", raw)
	}
}

// TestGitPager checks that the program can be the pager of git.
func TestGitPager(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	env := append(environment(t), "GIT_PAGER="+program+" -F", "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Jo", "GIT_AUTHOR_EMAIL=jo@example.com", "GIT_COMMITTER_NAME=Jo", "GIT_COMMITTER_EMAIL=jo@example.com")
	for _, args := range [][]string{{"init", "-q"}, {"commit", "-q", "--allow-empty", "-m", "The tide came late"}} {
		cmd := exec.Command(git, args...)
		cmd.Dir, cmd.Env = dir, env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	open := func(args ...string) *term.Term {
		p, err := term.Start(cells(80, 20), term.Command{Program: git, Args: args, Env: env, Dir: dir})
		must(t, err)
		t.Cleanup(p.Close)
		return p
	}
	p := open("log")
	must(t, p.WaitFor("The tide came late"))
	if code, err := p.Exit(); err != nil || code != 0 || strings.Contains(p.Raw(), "\x1b[?1049h") {
		t.Errorf("code %d, %v:\n%s", code, err, p.Screen())
	}

	// Nothing to show is nothing to complain about.
	p = open("diff")
	if code, err := p.Exit(); err != nil || code != 0 || strings.TrimSpace(p.Screen().String()) != "" {
		t.Errorf("code %d, %v:\n%s", code, err, p.Screen())
	}

	// Several screens open the reader.
	write := exec.Command("sh", "-c", "seq 100 > "+filepath.Join(dir, "n")+" && git add n")
	write.Dir, write.Env = dir, env
	must(t, write.Run())
	p = open("diff", "--cached")
	must(t, p.WaitFor("? help"))
	must(t, p.Press("q"))
	if code, err := p.Exit(); err != nil || code != 0 {
		t.Errorf("code %d, %v", code, err)
	}
}
