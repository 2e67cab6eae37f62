package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"

	"pullquote/content/export"
	"pullquote/content/isolate"
	"pullquote/content/source"
)

// maxLine bounds a line of a filter's input, in bytes.
const maxLine = 64 << 20

// errLineTooLong is the error for a line that exceeds maxLine.
var errLineTooLong = fmt.Errorf("longer than %d MiB", maxLine>>20)

// A line is an input line of a filter, and its output.
type line struct {
	number int // from 1
	text   []byte
	out    []byte
	err    error
	done   chan struct{} // closed when out and err are set
}

// filter writes the output of f for each line of r to w, in order. It runs f on all
// processors, with a few lines per processor in memory. A line for which f returns an error
// is skipped and reported on stderr with its number; empty lines are skipped. Filter
// returns an error only if reading r or writing w fails.
func filter(r io.Reader, w, stderr io.Writer, f func([]byte) ([]byte, error)) error {
	processors := runtime.GOMAXPROCS(0)
	jobs := make(chan *line, processors)
	order := make(chan *line, 4*processors)
	var workers isolate.Group
	stop := make(chan struct{})
	for range processors {
		workers.Go(func() {
			for l := range jobs {
				if l.err == nil {
					l.run(f)
				}
				l.text = nil
				close(l.done)
			}
		})
	}
	var readErr error
	workers.Go(func() {
		defer close(order)
		defer close(jobs)
		readErr = source.Isolate("-", func() error {
			return readLines(r, func(l *line) bool {
				select {
				case order <- l:
					jobs <- l
					return true
				case <-stop:
					return false
				}
			})
		})
	})
	b := bufio.NewWriterSize(w, 64<<10)
	for l := range order {
		<-l.done
		if l.err != nil {
			fmt.Fprintf(stderr, "pullquote: skipped line %d: %v\n", l.number, l.err)
			continue
		}
		if _, err := b.Write(append(l.out, '\n')); err != nil {
			close(stop)
			return err
		}
		if len(order) == 0 { // do not keep the consumer waiting for more input
			if err := b.Flush(); err != nil {
				close(stop)
				return err
			}
		}
	}
	if readErr != nil {
		return readErr
	}
	return b.Flush()
}

// run sets the output for the line. A panic of f is an error of this line.
func (l *line) run(f func([]byte) ([]byte, error)) {
	if p := isolate.Run(func() { l.out, l.err = f(l.text) }); p != nil {
		l.err = fmt.Errorf("pullquote crashed on it (%w)", p)
	}
	l.out = export.EscapeJSON(l.out)
}

// readLines reads lines until yield returns false. It returns the first error of r.
func readLines(r io.Reader, yield func(*line) bool) error {
	in := bufio.NewReaderSize(r, 1<<20)
	for number := 1; ; number++ {
		text, tooLong, err := readLine(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		l := &line{number: number, text: text, done: make(chan struct{})}
		if tooLong {
			l.err = errLineTooLong
		}
		if (tooLong || len(bytes.TrimSpace(text)) > 0) && !yield(l) {
			return nil
		}
		if err != nil {
			return nil
		}
	}
}

// readLine reads a line and returns it without its line end. It discards a line that
// exceeds maxLine.
func readLine(in *bufio.Reader) (text []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(text)+len(part) > maxLine; long {
			text = nil
		} else {
			text = append(text, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(text, "\r\n"), long, err
		}
	}
}
