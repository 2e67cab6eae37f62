package session

import (
	"io"
	"os"
	"os/exec"
	"strings"

	"pullquote/content"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// Edited is the text that the reader has written in an editor. Problem says why there is none;
// it is usually "".
type Edited struct{ Text, Problem string }

// maxEdited bounds the text to take from an editor, in bytes.
const maxEdited = 256 << 10

// defaultEditor is used if the reader has not chosen one.
const defaultEditor = "vi"

// Edit opens a text in the reader's editor, and sends an [Edited] when that has ended.
func (s *Session) Edit(text string) tea.Cmd {
	failed := func(problem string) tea.Cmd { return func() tea.Msg { return Edited{Problem: problem} } }
	if !s.options.OwnsProcess {
		return failed("there is no editor here")
	}
	words := s.editor()
	path, err := writeDraft(text)
	if err != nil {
		return failed("cannot open an editor: " + content.SanitizeLine(err.Error()).String())
	}
	return s.inTerminal(exec.Command(words[0], append(words[1:], path)...), func(err error) tea.Msg {
		defer func() { _ = os.Remove(path) }() // it is in a folder that the system clears
		if err != nil {
			return Edited{Problem: content.SanitizeLine("cannot edit with " + words[0] + ": " + err.Error() + "; set EDITOR to another editor").String()}
		}
		return readDraft(path)
	})
}

// A visitor is another program that has the terminal until it ends.
type visitor struct {
	*exec.Cmd
	dog *watchdog
}

// Run implements [tea.ExecCommand].
func (v visitor) Run() error {
	if err := v.Start(); err != nil {
		return err
	}
	v.dog.child.Store(v.Process)
	defer v.dog.child.Store(nil)
	err := v.Wait()
	if err != nil && v.dog.state != nil { // a program that was killed has not restored the terminal
		_ = term.Restore(int(v.dog.input.Fd()), v.dog.state) // the terminal may be lost
	}
	return err
}

func (visitor) SetStdin(io.Reader)  {}
func (visitor) SetStdout(io.Writer) {}
func (visitor) SetStderr(io.Writer) {}

// writeDraft writes a text to a new file, which only the reader may read.
func writeDraft(text string) (path string, err error) {
	f, err := os.CreateTemp("", "pullquote-*.md")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the other error is more important
	}
	return f.Name(), err
}

// readDraft returns the text that an editor has left in a file.
func readDraft(path string) Edited {
	data, err := os.ReadFile(path)
	switch {
	case err != nil:
		return Edited{Problem: content.SanitizeLine("cannot read what you wrote: " + err.Error()).String()}
	case len(data) > maxEdited:
		return Edited{Problem: "what you wrote is too long for a comment"}
	}
	return Edited{Text: strings.TrimSpace(content.Sanitize(string(data)).String())}
}

// variable returns a variable of the reader's environment; "" if it is not set.
func (s *Session) variable(name string) string {
	value := ""
	for _, v := range s.options.Environ { // the last one counts
		if after, ok := strings.CutPrefix(v, name+"="); ok {
			value = after
		}
	}
	return strings.TrimSpace(value)
}
