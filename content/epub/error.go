package epub

import "fmt"

// A Reason is the kind of an [Error].
type Reason int

// The reasons.
const (
	NotZIP       Reason = iota // it is not a ZIP archive
	NotEPUB                    // the archive contains no book
	Damaged                    // the archive cannot be unpacked, for the reason Err
	Encrypted                  // the text is encrypted
	NoText                     // no document in the reading order has text
	TooLarge                   // it unpacks to more than a book of its size does
	TooManyFiles               // more than bounds.MaxBookFiles
)

// reasonNames are the names of the reasons in logs.
var reasonNames = [...]string{
	NotZIP: "not a ZIP archive", NotEPUB: "no book in the archive", Damaged: "damaged", Encrypted: "encrypted", NoText: "no text",
	TooLarge: "too large", TooManyFiles: "too many files",
}

// String returns the reason's name; "" if there is no such reason.
func (r Reason) String() string {
	if r < 0 || int(r) >= len(reasonNames) {
		return ""
	}
	return reasonNames[r]
}

// An Error explains why a book could not be read. It is data: package explain has the
// sentence for readers.
type Error struct {
	Reason Reason
	Err    error // the cause, if Reason is Damaged
}

func (e *Error) Unwrap() error { return e.Err }

// Error returns everything that is known about the error, for logs.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("epub: %s: %v", e.Reason, e.Err)
	}
	return "epub: " + e.Reason.String()
}
