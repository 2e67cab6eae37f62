package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"time"

	"pullquote/content"
	"pullquote/content/internal/memory"
	"pullquote/content/text"
)

// pdfToText is the program that extracts the text of a PDF.
const pdfToText = "pdftotext"

// parsePDF returns an article with the text of a PDF, which it extracts with [pdfToText].
func parsePDF(ctx context.Context, data []byte, in input) (*content.Article, error) {
	program, err := exec.LookPath(pdfToText)
	if err != nil {
		return nil, &Error{Reason: NoConverter, Detail: pdfToText}
	}
	ctx, cancel := context.WithTimeout(ctx, in.maxConversion)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-", "-")
	cmd.WaitDelay = time.Second // for what still holds its output
	runtime.LockOSThread()      // see confine
	defer runtime.UnlockOSThread()
	confine(cmd)
	out, complaints := &boundedBuffer{maxBytes: in.maxText, full: cancel}, &boundedBuffer{maxBytes: 4 << 10, full: func() {}}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = heldReader{bytes.NewReader(data), in.buffer}, out, complaints
	if err = cmd.Start(); err == nil {
		bound(cmd.Process)
		err = cmd.Wait()
	}
	switch {
	case out.isFull:
		return nil, &Error{Reason: TooMuchText, Limit: in.maxText}
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, &Error{Reason: ConversionTimeout, Detail: pdfToText, Err: err}
	case err != nil:
		return nil, &Error{Reason: ConversionFailed, Detail: fmt.Sprintf("%s: %s", pdfToText, complaints.firstLine(err)), Err: err}
	}
	return text.Parse(out.data.Bytes()), nil
}

// A heldReader reads data that are in a buffer, which it keeps.
type heldReader struct {
	data   *bytes.Reader
	buffer *memory.Buffer // may be nil
}

// Read implements [io.Reader].
func (r heldReader) Read(p []byte) (int, error) {
	defer runtime.KeepAlive(r.buffer)
	return r.data.Read(p)
}

// A boundedBuffer keeps at most maxBytes. If there are more, it drops them and calls
// full.
type boundedBuffer struct {
	data     bytes.Buffer
	maxBytes int64
	isFull   bool
	full     func()
}

// Write implements [io.Writer].
func (b *boundedBuffer) Write(p []byte) (int, error) {
	if b.isFull || int64(b.data.Len()+len(p)) > b.maxBytes {
		b.isFull = true
		b.full()
		return len(p), nil
	}
	return b.data.Write(p)
}

// firstLine returns the first line of the buffer, or else the text of err.
func (b *boundedBuffer) firstLine(err error) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(b.data.Bytes()), []byte("\n"))
	if len(line) == 0 {
		return err.Error()
	}
	return string(line)
}
