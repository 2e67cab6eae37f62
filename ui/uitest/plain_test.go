//go:build unix

package uitest

import (
	"strings"
	"syscall"
	"testing"

	"pullquote/ui/uitest/term"
)

// testPlain reads line by line in a program, and checks that it only ever appends text.
func testPlain(t *testing.T, p *term.Term) {
	t.Helper()
	for _, step := range []struct{ line, want string }{
		{"", "Heading 1: Leaving before the letter comes"},
		{")", "Quote 1 of 5, Roman, 23:"},
		{"2)", "Quote 3 of 5, Roman P.:"},
		{"w", "2: Sergei, 44, 1 quote."},
		{"2", "1 quote by Sergei."},
		{"1", "Quote 2 of 5, Sergei, 44:"},
		{"i", "Image note 2 of 2:"},
		{"/island", "Match 1 of"},
		{"t", "Type a number to choose."},
		{"?", "Enter alone: next block."},
	} {
		if step.line != "" {
			typeLine(t, p, step.line)
		}
		must(t, p.WaitFor(step.want))
	}
	must(t, p.Press("q", "enter"))
	if code, err := p.Exit(); err != nil || code != 0 {
		t.Errorf("exit code %d, %v", code, err)
	}
	for _, c := range p.Raw() {
		if c < ' ' && c != '\n' && c != '\r' {
			t.Fatalf("the program has written %q:\n%q", c, p.Raw())
		}
	}
	if raw := strings.ReplaceAll(p.Raw(), "\r\n", "\n"); strings.Contains(raw, "\r") {
		t.Errorf("the cursor has moved back: %q", raw)
	}
}

func TestPlain(t *testing.T) {
	settings := write(t, "config.toml", "plain = true\n")
	for name, c := range map[string]term.Command{
		"flag":          {Args: []string{"--plain"}},
		"short flag":    {Args: []string{"-p"}},
		"variable":      {Env: append(environment(t), "PULLQUOTE_PLAIN=1")},
		"settings":      {Args: []string{"--config", settings}},
		"dumb terminal": {Env: append(environment(t), "TERM=dumb")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testPlain(t, run(t, cells(60, 80), c))
		})
	}
}

// TestPlainSettings checks that commands have the keys of the settings, and that mistakes in these
// are told.
func TestPlainSettings(t *testing.T) {
	settings := write(t, "config.toml", "nosuch = 1\n[keys]\nnext-quote = [\"ctrl+x\", \"x\"]\n")
	p := start(t, cells(100, 40), "--plain", "--config", settings)
	must(t, p.WaitFor("config.toml:1:1"))
	typeLine(t, p, "x")
	must(t, p.WaitFor("Quote 1 of 5, Roman, 23:"))
	typeLine(t, p, "q")
	if code, err := p.Exit(); err != nil || code != 0 {
		t.Errorf("exit code %d, %v", code, err)
	}
}

// TestPlainEnds checks that the end of the input and a signal end the program.
func TestPlainEnds(t *testing.T) {
	for name, end := range map[string]func(*term.Term) error{
		"ctrl+d":  func(p *term.Term) error { return p.Press("ctrl+d") },
		"ctrl+c":  func(p *term.Term) error { return p.Press("ctrl+c") },
		"SIGTERM": func(p *term.Term) error { return p.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(p *term.Term) error { return p.Signal(syscall.SIGHUP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, cells(60, 40), "--plain")
			must(t, p.WaitFor(": "))
			must(t, end(p))
			if code, err := p.Exit(); err != nil || code != 0 {
				t.Errorf("exit code %d, %v", code, err)
			}
		})
	}
}

// TestPlainPlace checks that both readers keep the place in the same library.
func TestPlainPlace(t *testing.T) {
	env, path := environment(t), write(t, "long.md", long(30))
	p := run(t, cells(80, 30), term.Command{Args: []string{"--plain", path}, Env: env})
	must(t, p.WaitFor("Heading 1: The tide tables"))
	typeLine(t, p, "50%")
	must(t, p.WaitFor("Paragraph 16: "))
	must(t, p.Press("q", "enter"))
	_, err := p.Exit()
	must(t, err)

	p = run(t, cells(80, 20), term.Command{Args: []string{path}, Env: env})
	must(t, p.WaitFor("resumed at"))
	must(t, p.WaitFor("Paragraph iiiiiiiiiiiiiiii "))
	must(t, p.Press("q"))
	_, err = p.Exit()
	must(t, err)

	p = run(t, cells(80, 30), term.Command{Args: []string{"--plain", "--continue"}, Env: env})
	must(t, p.WaitFor("Resumed at"))
	must(t, p.WaitFor("Paragraph 16: "))
	must(t, p.Press("q", "enter"))
	_, err = p.Exit()
	must(t, err)
}

// TestPlainSources checks a list of sources, links and a source that cannot be opened.
func TestPlainSources(t *testing.T) {
	one, two := write(t, "one.md", "The first text has a [link](nosuch.md)."), write(t, "two.md", "The second text.")
	p := start(t, cells(100, 60), "--plain", one, two)
	must(t, p.WaitFor("2 articles."))
	typeLine(t, p, "2")
	must(t, p.WaitFor("Paragraph 1: The second text."))
	must(t, p.Press("q", "enter"))
	must(t, p.WaitFor("Back in the list."))
	typeLine(t, p, "1")
	must(t, p.WaitFor("Paragraph 1: The first text has a link."))
	typeLine(t, p, "l")
	must(t, p.WaitFor("1: link, to nosuch.md."))
	typeLine(t, p, "1")
	must(t, p.WaitFor("no such file."))
	typeLine(t, p, "Q")
	if code, err := p.Exit(); err != nil || code != 0 {
		t.Errorf("exit code %d, %v", code, err)
	}

	p = start(t, cells(100, 20), "--plain", "nosuch.md")
	if code, err := p.Exit(); err != nil || code != 3 || !p.Screen().Has("no such file") {
		t.Errorf("exit code %d, %v:\n%s", code, err, p.Screen())
	}
}
