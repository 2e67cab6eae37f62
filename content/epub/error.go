package epub

import (
	"fmt"
	"strings"
)

// A Reason says why a book could not be read.
type Reason int

// The reasons.
const (
	NotZIP    Reason = iota // it is not an archive
	NotEPUB                 // the archive has no book in it
	Damaged                 // the archive cannot be unpacked
	Encrypted               // the text is locked
	NoText                  // nothing in the reading order can be read
	TooLarge                // it has more entries or more text than any book
)

// An Error says why a book could not be read. Its message says what is wrong and what
// to try, and fits after the book's name and a colon.
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
		return "it is not an EPUB: there is no book in the archive; unpack it and open the files in it"
	case Damaged:
		return fmt.Sprintf("the EPUB is damaged (%s); download or copy it again", strings.TrimPrefix(fmt.Sprint(e.Err), "zip: "))
	case Encrypted:
		return "the EPUB is locked against copying (DRM), so its text cannot be read; try a copy without the lock"
	case NoText:
		return "the EPUB has no text that can be read; try another edition"
	case TooLarge:
	}
	return fmt.Sprintf("the EPUB has more than %d files or unpacks to more than %d MiB of text, more than any book; try another edition", maxEntries, maxText>>20)
}
