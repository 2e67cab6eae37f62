// Package explain turns errors into messages for readers.
//
// Errors are data: what failed, on what, and why. A [Message] puts one into words, and
// keeps the hint of what to try separate. The command line and the screen share the
// sentences, but not all hints: only the command line has flags and arguments, and only the
// screen has links.
//
// What always holds: a message is one line and safe to draw, whatever the name of a source
// or the response of a server contains; and it contains no password.
package explain

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"pullquote/content"
	"pullquote/content/isolate"
	"pullquote/content/library"
	"pullquote/content/source"
	"pullquote/ui/graphics"
	"pullquote/ui/theme"
)

// A Message is an error in words.
type Message struct {
	Problem string // what failed, on what, and why
	Hint    string // what to try; "" if there is nothing to try
}

// String returns the whole message as one sentence.
func (m Message) String() string {
	if m.Hint == "" {
		return m.Problem
	}
	return m.Problem + "; " + m.Hint
}

// CommandLine returns the message for an error on the command line.
func CommandLine(err error) Message {
	var failed *source.Error
	var style *theme.NameError
	var file *fs.PathError
	var kept *library.Error
	var picture *graphics.Error
	var panicked *isolate.Panic
	switch {
	case errors.As(err, &picture):
		return pictureMessage(picture)
	case errors.As(err, &failed):
		return sourceMessage(failed, row.commandLineHint)
	case errors.As(err, &style):
		return themeMessage(style)
	case errors.As(err, &kept):
		return libraryMessage(kept)
	case errors.As(err, &panicked):
		return Message{"pullquote crashed (" + oneLine(panicked) + ")", "please report this"}
	case errors.Is(err, context.Canceled):
		return Message{Problem: "cancelled"}
	case errors.As(err, &file):
		return Message{Problem: fmt.Sprintf("cannot %s %s: %s", file.Op, fileName(file.Path), oneLine(file.Err))}
	}
	return Message{Problem: oneLine(err)}
}

// Screen returns the message for an error while a document is on screen.
func Screen(err error) Message {
	var failed *source.Error
	if errors.As(err, &failed) {
		return sourceMessage(failed, row.screenHint)
	}
	return CommandLine(err)
}

// themeMessage returns the message for a theme that cannot be used.
func themeMessage(e *theme.NameError) Message {
	names := strings.Join(e.Names, ", ")
	if e.Err != nil {
		return Message{
			Problem: fmt.Sprintf("cannot use theme file %s: %s", quoted(e.Name), oneLine(e.Err)),
			Hint:    fmt.Sprintf("fix it, or use %s", names),
		}
	}
	m := Message{Problem: fmt.Sprintf("unknown theme %s", quoted(e.Name)), Hint: fmt.Sprintf("use %s, or a glamour JSON file", names)}
	if meant := Nearest(e.Name, e.Names); meant != "" {
		m.Hint = fmt.Sprintf("did you mean %s?", meant)
	}
	return m
}

// fileName returns the name of a file as readers know it.
func fileName(path string) string {
	switch path {
	case "/dev/stdin":
		return "standard input"
	case "/dev/stdout":
		return "standard output"
	}
	return quoted(path)
}

// quoted returns a name in quotation marks.
func quoted(name string) string {
	return fmt.Sprintf("%q", content.SanitizeLine(shorten(name)).String())
}

// oneLine returns the text of an error as one line.
func oneLine(err error) string {
	if err == nil {
		return "unknown error"
	}
	return content.SanitizeLine(err.Error()).String()
}

// maxName bounds a name or an address within a message, in bytes.
const maxName = 500

// shorten cuts a name to a length that fits into a message.
func shorten(name string) string {
	if len(name) <= maxName {
		return name
	}
	return strings.ToValidUTF8(name[:maxName], "") + "…"
}
