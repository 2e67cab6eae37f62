package session

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/isolate"

	tea "charm.land/bubbletea/v2"
)

// Left reports that a program that was given the terminal has ended. Problem says why it could
// not be run; it is usually "".
type Left struct{ Problem string }

// Browsed reports that an address has been passed to a browser. Problem says why it could not
// be; it is usually "".
type Browsed struct{ Address, Problem string }

// editor returns the words of the command that the reader's editor is started with: the one
// that VISUAL or EDITOR names, with its arguments.
func (s *Session) editor() []string {
	return strings.Fields(cmp.Or(s.variable("VISUAL"), s.variable("EDITOR"), defaultEditor))
}

// EditFile opens a file in the reader's editor, at a line counted from 1, and sends a [Left]
// when that has ended. Editors that are not known to have lines open at the top.
func (s *Session) EditFile(path string, line int) tea.Cmd {
	if !s.options.OwnsProcess {
		return func() tea.Msg { return Left{Problem: "there is no editor here"} }
	}
	words := s.editor()
	return s.inTerminal(exec.Command(words[0], append(words[1:], atLine(words[0], path, line)...)...), func(err error) tea.Msg {
		if err != nil {
			return Left{Problem: content.SanitizeLine("cannot edit with " + words[0] + ": " + err.Error() + "; set EDITOR to another editor").String()}
		}
		return Left{}
	})
}

// inTerminal gives the terminal to a command until it ends.
func (s *Session) inTerminal(cmd *exec.Cmd, ended func(error) tea.Msg) tea.Cmd {
	// Bubble Tea would pass its own reader, and wait for one more key after the command has ended.
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = s.options.Input, s.options.Output, os.Stderr, s.options.Environ
	return away(tea.Exec(visitor{cmd, s.dog}, ended))
}

// The forms in which editors take a line, by their names.
var (
	plusEditors  = []string{"editor", "ed", "emacs", "emacsclient", "gedit", "gvim", "jed", "joe", "kak", "mcedit", "mg", "micro", "mvim", "nano", "ne", "nvim", "pico", "sensible-editor", "vi", "view", "vim", "vis"} // +12 FILE
	colonEditors = []string{"helix", "hx", "subl", "zed"}                                                                                                                                                               // FILE:12
	gotoEditors  = []string{"code", "code-insiders", "codium", "cursor", "windsurf"}                                                                                                                                    // --goto FILE:12
)

// atLine returns the arguments with which an editor opens a file at a line.
func atLine(editor, path string, line int) []string {
	name := strings.TrimSuffix(filepath.Base(editor), ".exe")
	place := path + ":" + strconv.Itoa(line)
	switch {
	case slices.Contains(plusEditors, name):
		return []string{"+" + strconv.Itoa(line), path}
	case slices.Contains(colonEditors, name):
		return []string{place}
	case slices.Contains(gotoEditors, name):
		return []string{"--goto", place}
	}
	return []string{path}
}

// textBrowsers are the browsers that need the terminal.
var textBrowsers = []string{"browsh", "carbonyl", "elinks", "links", "links2", "lynx", "w3m"}

// browserWait bounds the wait for a browser to report an error. It may run for as long as its
// window is open.
const browserWait = 2 * time.Second

// Browse opens an address or a file in the reader's browser, and sends a [Browsed]. The browser
// is the one that BROWSER names, or else that of the system.
func (s *Session) Browse(address string) tea.Cmd {
	words := s.browser(address)
	result := func(err error) tea.Msg {
		switch {
		case errors.Is(err, exec.ErrNotFound):
			return Browsed{address, content.SanitizeLine("cannot find " + words[0] + ", which opens the browser; set BROWSER to one").String()}
		case err != nil:
			return Browsed{address, content.SanitizeLine("cannot open the browser with " + words[0] + ": " + err.Error()).String()}
		}
		return Browsed{Address: address}
	}
	if !s.options.OwnsProcess {
		return func() tea.Msg { return Browsed{address, "there is no browser here"} }
	}
	cmd := exec.Command(words[0], words[1:]...)
	if slices.Contains(textBrowsers, filepath.Base(words[0])) {
		return s.inTerminal(cmd, result)
	}
	cmd.Env = s.options.Environ
	return func() tea.Msg {
		if err := cmd.Start(); err != nil {
			return result(err)
		}
		ended := make(chan error, 1)
		isolate.Go(func() { ended <- cmd.Wait() }, func(p *isolate.Panic) { ended <- p })
		select {
		case err := <-ended:
			return result(err)
		case <-time.After(browserWait):
			return result(nil)
		}
	}
}

// browser returns the words of the command that opens an address.
func (s *Session) browser(address string) []string {
	chosen, _, _ := strings.Cut(s.variable("BROWSER"), ":")
	words := strings.Fields(chosen)
	isPlaced := false
	for i, w := range words {
		if strings.Contains(w, "%s") {
			words[i], isPlaced = strings.ReplaceAll(w, "%s", address), true
		}
	}
	switch {
	case isPlaced:
		return words
	case len(words) > 0:
		return append(words, address)
	case runtime.GOOS == "darwin":
		return []string{"open", address}
	case runtime.GOOS == "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	return []string{"xdg-open", address}
}

// Pipe gives the terminal to a shell command, whose standard input is what write writes, and
// sends a [Left] when the reader has seen its output and pressed enter.
func (s *Session) Pipe(command string, write func(io.Writer) error) tea.Cmd {
	if !s.options.OwnsProcess {
		return func() tea.Msg { return Left{Problem: "no command can be run here"} }
	}
	p := &pipe{session: s, command: command, write: write}
	return tea.Exec(p, func(err error) tea.Msg {
		if err != nil {
			return Left{Problem: content.SanitizeLine(err.Error()).String()}
		}
		return Left{}
	})
}

// A pipe is a shell command that reads a text.
type pipe struct {
	session *Session
	command string
	write   func(io.Writer) error
}

// Run implements [tea.ExecCommand].
func (p *pipe) Run() error {
	var text bytes.Buffer
	if err := p.write(&text); err != nil {
		return err
	}
	o := p.session.options
	cmd := exec.CommandContext(context.Background(), "sh", "-c", p.command)
	if runtime.GOOS == "windows" {
		cmd = exec.CommandContext(context.Background(), "cmd", "/C", p.command)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = &text, o.Output, o.Output, o.Environ
	err := visitor{cmd, p.session.dog}.Run()
	var status *exec.ExitError
	switch {
	case errors.As(err, &status):
		fmt.Fprintf(o.Output, "%s\n", status)
	case err != nil:
		return err
	}
	_, _ = fmt.Fprint(o.Output, "\nPress enter to go on reading. ")
	waitForEnter(o.Input)
	return nil
}

// waitForEnter reads up to the end of a line.
func waitForEnter(input io.Reader) {
	var c [1]byte
	for {
		if n, err := input.Read(c[:]); err != nil || n > 0 && c[0] == '\n' {
			return
		}
	}
}

func (*pipe) SetStdin(io.Reader)  {}
func (*pipe) SetStdout(io.Writer) {}
func (*pipe) SetStderr(io.Writer) {}
