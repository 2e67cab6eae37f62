//go:build unix

package uitest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/ui/uitest/term"
)

// completions are command lines, what the tab key completes them to, and what is offered if there
// is more than one way to go on.
var completions = []struct{ typed, completed, offered string }{
	{"pullquote quo", "pullquote quotes ", ""},
	{"pullquote text --type markd", "pullquote text --type markdown ", ""},
	{"pullquote --style drac", "pullquote --style dracula ", ""},
	{"pullquote quotes -f mark", "pullquote quotes -f markdown ", ""},
	{"pullquote --lang d", "", "German"},
	{"pullquote library exp", "pullquote library export ", ""},
	{"pullquote text ti", "pullquote text tide.md ", ""},
	{"pullquote ti", "pullquote tide.md ", ""},
	{"pullquote --quit", "pullquote --quit-if-one-screen ", ""},
}

// shellFolder returns a folder with the program under its name, a text and a file that cannot be
// read, for a shell whose home it is.
func shellFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	must(t, exec.Command("cp", program, filepath.Join(dir, "pullquote")).Run())
	must(t, exec.Command("sh", "-c", "echo Text. > '"+dir+"/tide.md'; echo x > '"+dir+"/tide.xyz'").Run())
	return dir
}

// shell starts an interactive shell in a folder, with completion turned on by a command.
func shell(t *testing.T, dir, name, enable string, args ...string) *term.Term {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	p, err := term.Start(cells(80, 60), term.Command{
		Program: path, Args: args, Dir: dir,
		Env: environment(t, "HOME="+dir, "PATH="+dir+":/usr/bin:/bin", "PS1=> ", "INPUTRC=/dev/null"),
	})
	must(t, err)
	t.Cleanup(p.Close)
	typeLine(t, p, enable+" && echo rea''dy")
	must(t, p.WaitFor("ready"))
	return p
}

// typeLine types a line and presses enter.
func typeLine(t *testing.T, p *term.Term, line string) {
	t.Helper()
	for _, r := range line {
		must(t, p.Press(strings.Replace(string(r), " ", "space", 1)))
	}
	must(t, p.Press("enter"))
}

// testCompletions presses tab in a shell after each command line. The word END that is typed
// afterwards shows where the cursor was.
func testCompletions(t *testing.T, p *term.Term) {
	t.Helper()
	for _, c := range completions {
		for _, r := range c.typed {
			must(t, p.Press(strings.Replace(string(r), " ", "space", 1)))
		}
		must(t, p.WaitFor(c.typed))
		must(t, p.Press("tab"))
		want := c.completed + "END"
		if c.offered != "" {
			must(t, p.Press("tab"))
			want = c.offered
		} else {
			must(t, p.Press("E", "N", "D"))
		}
		must(t, p.WaitFor(want))
		must(t, p.Press("ctrl+u", "ctrl+l"))
		must(t, p.Wait(func(s term.Screen) bool { return !s.Has(want) && !s.Has(c.typed) }))
	}
}

func TestCompletionInBash(t *testing.T) {
	const library = "/usr/share/bash-completion/bash_completion"
	if exec.Command("test", "-e", library).Run() != nil {
		t.Skip("bash-completion is not installed")
	}
	p := shell(t, shellFolder(t), "bash", "source "+library+" && source <(pullquote completion bash)", "--norc", "--noprofile", "-i")
	testCompletions(t, p)
}

func TestCompletionInZsh(t *testing.T) {
	p := shell(t, shellFolder(t), "zsh", "autoload -U compinit && compinit -u && source <(pullquote completion zsh)", "-f", "-i")
	testCompletions(t, p)
}

// TestCompletionInFish asks fish for what it offers: its own way to test completions.
func TestCompletionInFish(t *testing.T) {
	fish, err := exec.LookPath("fish")
	if err != nil {
		t.Skip("fish is not installed")
	}
	dir := shellFolder(t)
	for _, c := range completions {
		ask := exec.Command(fish, "--no-config", "-c", "pullquote completion fish | source; complete -C '"+c.typed+"'")
		ask.Dir, ask.Env = dir, environment(t, "HOME="+dir, "PATH="+dir+":/usr/bin:/bin")
		out, err := ask.CombinedOutput()
		must(t, err)
		want := c.offered
		if want == "" {
			words := strings.Fields(c.completed)
			want = words[len(words)-1]
		}
		if !strings.Contains(string(out), want) {
			t.Errorf("%q: %q is not in\n%s", c.typed, want, out)
		}
	}
}
