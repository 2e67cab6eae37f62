package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"pullquote/content"
	"pullquote/content/text"
)

// pdfToText is the program that gets the text out of a PDF.
const pdfToText = "pdftotext"

// parsePDF makes an article of the text that another program finds in a PDF.
func parsePDF(ctx context.Context, data []byte, in input) (*content.Article, error) {
	program, err := exec.LookPath(pdfToText)
	if err != nil {
		return nil, &Error{Reason: NoProgram, Kind: pdfToText}
	}
	ctx, cancel := context.WithTimeout(ctx, in.convert)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-", "-")
	cmd.WaitDelay = time.Second // for those that it started in turn
	out, faults := &bounded{most: in.most, full: cancel}, &bounded{most: 4 << 10, full: func() {}}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), out, faults
	err = cmd.Run()
	switch {
	case out.over:
		return nil, &Error{Reason: TooLarge, Limit: in.most, Kind: "of text"}
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, &Error{Reason: Slow, Kind: "getting the text out of the PDF"}
	case err != nil:
		return nil, fmt.Errorf("%s gets no text out of it (%s); open it in a viewer", pdfToText, faults.firstLine(err))
	}
	return text.Parse(out.data.Bytes()), nil
}

// A bounded buffer takes so many bytes; for more it calls full, and drops them.
type bounded struct {
	data bytes.Buffer
	most int64
	over bool
	full func()
}

// Write implements [io.Writer].
func (b *bounded) Write(p []byte) (int, error) {
	if b.over || int64(b.data.Len()+len(p)) > b.most {
		b.over = true
		b.full()
		return len(p), nil
	}
	return b.data.Write(p)
}

// firstLine is the first line of what a program complains of, and the error that
// it ended with where it says nothing.
func (b *bounded) firstLine(err error) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(b.data.Bytes()), []byte("\n"))
	if len(line) == 0 {
		return err.Error()
	}
	return string(line)
}
