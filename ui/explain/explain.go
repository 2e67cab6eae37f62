// Package explain turns errors into sentences for readers.
//
// Errors are data: what failed, on what, and why. A [Message] is the sentence for an
// error, with a separate hint that suggests what to try. The command line and the screen
// share the sentences. Their hints differ if they mention flags and arguments, or links.
//
// What always holds: a message is a single line that is safe to draw, whatever the name
// of a source or the response of a server; and it contains no password.
package explain

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui/theme"
)

// A Message is the text for an error.
type Message struct {
	Problem string // what failed, on what, and why
	Hint    string // what to try; "" if there is no suggestion
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
	var style *theme.UnknownStyle
	var file *fs.PathError
	switch {
	case errors.As(err, &failed):
		return sourceMessage(failed, row.commandLineHint)
	case errors.As(err, &style):
		return styleMessage(style)
	case errors.Is(err, context.Canceled):
		return Message{Problem: "cancelled"}
	case errors.As(err, &file):
		return Message{Problem: fmt.Sprintf("cannot %s %s: %s", file.Op, fileName(file.Path), line(file.Err))}
	}
	return Message{Problem: line(err)}
}

// Screen returns the message for an error that is shown in the reader.
func Screen(err error) Message {
	var failed *source.Error
	if errors.As(err, &failed) {
		return sourceMessage(failed, row.screenHint)
	}
	return CommandLine(err)
}

// styleMessage returns the message for an unknown style or an invalid style file.
func styleMessage(e *theme.UnknownStyle) Message {
	names := strings.Join(theme.Names(), ", ")
	if e.Err != nil {
		return Message{
			Problem: fmt.Sprintf("cannot use style file %s: %s", quoted(e.Name), line(e.Err)),
			Hint:    fmt.Sprintf("correct it, or use %s", names),
		}
	}
	return Message{
		Problem: fmt.Sprintf("unknown style %s", quoted(e.Name)),
		Hint:    fmt.Sprintf("use %s, or a glamour JSON file", names),
	}
}

// fileName returns the name of a file for readers, in quotation marks.
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
func quoted(name string) string { return fmt.Sprintf("%q", content.SanitizeLine(shortened(name))) }

// line returns the text of an error on one line.
func line(err error) string {
	if err == nil {
		return "unknown error"
	}
	return content.SanitizeLine(err.Error())
}

// maxName bounds the length of a name or an address in a sentence, in bytes.
const maxName = 500

// shortened returns a name cut to at most [maxName] bytes.
func shortened(name string) string {
	if len(name) <= maxName {
		return name
	}
	return strings.ToValidUTF8(name[:maxName], "") + "…"
}
