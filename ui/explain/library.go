package explain

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"pullquote/content/library"
)

// libraryMessages are the messages for the reasons why something could not be kept. FILE,
// ASIDE and ERROR are replaced by fields of the error. Paths come last, and of a file that was set
// aside there is only the name: a narrow footer cuts off the end.
var libraryMessages = map[library.Reason]Message{
	library.Failed:   {"cannot keep your places: ERROR", "see pullquote --help about --no-library"},
	library.NoHome:   {"cannot keep your places: there is no home folder", "set HOME or XDG_DATA_HOME, or use --no-library"},
	library.NoAccess: {"cannot keep your places: ERROR: FILE", "check the permissions, or use --no-library"},
	library.ReadOnly: {"cannot keep your places: the library cannot be changed: FILE", "check the permissions, or use --no-library"},
	library.Newer:    {"cannot keep your places: the library is from a newer version: FILE", "install that version, or use --no-library"},
	library.Foreign:  {"cannot keep your places: the file belongs to another program: FILE", "move it away, or use --no-library"},
	library.Damaged:  {"the library was damaged; it is kept as ASIDE", ""},
	library.Full:     {"cannot keep your places: the disk is full", "make room for FILE"},
	library.Busy:     {"cannot keep your places: another program keeps the library locked: FILE", "close it"},
	library.Late:     {"cannot keep your last place: writing it took too long", "check the disk of FILE"},
}

// libraryMessage returns the message for an error of the library.
func libraryMessage(e *library.Error) Message {
	cause := oneLine(e.Err)
	var file *fs.PathError
	if errors.As(e.Err, &file) {
		cause = oneLine(file.Err)
	}
	fill := strings.NewReplacer("FILE", quoted(e.Path), "ASIDE", quoted(filepath.Base(e.Aside)), "ERROR", cause)
	m := libraryMessages[e.Reason]
	return Message{fill.Replace(m.Problem), fill.Replace(m.Hint)}
}
