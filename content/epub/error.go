package epub

import (
	"fmt"
	"strings"
)

// A Reason says why a book could not be read.
type Reason int

// The reasons.
const (
	NotZIP    Reason = iota // no archive at all
	NotEPUB                 // an archive without a book in it
	Damaged                 // an archive that cannot be unpacked
	Encrypted               // the text is locked
	NoText                  // nothing in the reading order can be read
	TooLarge                // more entries or more text than any book has
)

// An Error is a book that could not be read. Its message says what is wrong
// with it and what to try, to stand behind a colon and the book's name.
type Error struct {
	Reason Reason
	Err    error // with Damaged: what failed
}

func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string {
	switch e.Reason {
	case NotZIP:
		return "it is not an EPUB; open it without --type epub"
	case NotEPUB:
		return "it is not an EPUB: there is no book in the archive; unpack it, and open what is in it"
	case Damaged:
		return fmt.Sprintf("the EPUB is damaged (%s); fetch or copy it again", strings.TrimPrefix(fmt.Sprint(e.Err), "zip: "))
	case Encrypted:
		return "the EPUB is locked against copying (DRM), so its text cannot be read; try a copy without the lock"
	case NoText:
		return "there is no text in the EPUB that can be read; try another edition"
	case TooLarge:
	}
	return fmt.Sprintf("the EPUB holds more than %d files or unpacks to more than %d MiB of text, as books do not; try another edition", mostEntries, mostText>>20)
}
