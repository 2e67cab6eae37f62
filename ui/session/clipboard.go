package session

import (
	"context"
	"encoding/base64"
	"os/exec"
	"slices"
	"strings"
	"time"

	"pullquote/content/bounds"

	tea "charm.land/bubbletea/v2"
)

// A clipboard is a program that copies its standard input.
type clipboard struct {
	name string
	args []string
	// variable is the environment variable that must be set for it; "" if none must be.
	variable string
	// isRemote means that it also serves a reader who is connected from elsewhere.
	isRemote bool
}

// clipboards are the known programs, the best first. The buffer of tmux also reaches the
// terminal around it.
var clipboards = []clipboard{
	{"tmux", []string{"load-buffer", "-w", "-"}, "TMUX", true},
	{"wl-copy", nil, "WAYLAND_DISPLAY", false},
	{"xclip", []string{"-selection", "clipboard"}, "DISPLAY", false},
	{"xsel", []string{"--clipboard", "--input"}, "DISPLAY", false},
	{"pbcopy", nil, "", false},
	{"clip.exe", nil, "", false},
}

// maxCopy bounds the time that a program may take to copy a text.
const maxCopy = 2 * time.Second

// Terminal is how [Copied] names the terminal itself, which is asked with OSC 52.
const Terminal = "the terminal"

// A Copied reports that a text has been copied, and by what. Failed is the program that
// should have done it; usually "". IsTooLong means that nothing has been copied, because the
// text exceeds [bounds.MaxCopy] and no program could do it.
type Copied struct {
	By, Failed string
	IsTooLong  bool
}

// Copy copies a text to the clipboard of the reader's system, and then sends a [Copied]. It
// uses the system's own program, or else asks the terminal, which does not say whether it
// obeys.
func (s *Session) Copy(text string) tea.Cmd {
	return func() tea.Msg {
		c, ok := s.clipboard(isInstalled)
		if !ok {
			return copyByTerminal(text, "")
		}
		ctx, cancel := context.WithTimeout(context.Background(), maxCopy)
		defer cancel()
		cmd := exec.CommandContext(ctx, c.name, c.args...)
		cmd.Stdin, cmd.Env = strings.NewReader(text), s.options.Environ
		if err := cmd.Run(); err != nil {
			return copyByTerminal(text, c.name)
		}
		return Copied{By: c.name}
	}
}

// copyByTerminal returns the message that makes the terminal copy a text. Failed is the program
// that could not.
func copyByTerminal(text, failed string) tea.Msg {
	// Terminals ignore more, and until they have read it no key is seen.
	if base64.StdEncoding.EncodedLen(len(text)) > bounds.MaxCopy {
		return Copied{Failed: failed, IsTooLong: true}
	}
	return tea.Sequence(tea.SetClipboard(text), func() tea.Msg { return Copied{By: Terminal, Failed: failed} })()
}

// clipboard returns the first program that serves this session. Only the process in the
// reader's own terminal runs programs.
func (s *Session) clipboard(isInstalled func(name string) bool) (clipboard, bool) {
	isSet := func(variable string) bool {
		return slices.ContainsFunc(s.options.Environ, func(e string) bool {
			name, value, _ := strings.Cut(e, "=")
			return name == variable && value != ""
		})
	}
	if !s.options.OwnsProcess {
		return clipboard{}, false
	}
	isRemote := isSet("SSH_CONNECTION") || isSet("SSH_TTY")
	for _, c := range clipboards {
		if (c.variable == "" || isSet(c.variable)) && (c.isRemote || !isRemote) && isInstalled(c.name) {
			return c, true
		}
	}
	return clipboard{}, false
}

func isInstalled(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}
