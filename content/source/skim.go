package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"unicode/utf8"
	"unsafe"

	"pullquote/content/internal/charset"
	"pullquote/content/isolate"
)

// The parts in which a file is skimmed, in bytes. Each has some of the text before it, so
// that no word is split.
const (
	skimSize    = 256 << 10
	skimOverlap = 8 << 10
)

// Skim reports whether mayMatch reports true for some part of the source of a plain text or a
// Markdown document. It does not parse it. For any other source, and in doubt, it reports
// true. It calls newFilter for several functions that it calls concurrently, each from one
// goroutine.
func Skim(ctx context.Context, spec string, o Options, newFilter func() (mayMatch func(part string) bool)) bool {
	op := opener{Options: o, spec: spec}
	op.Limits = o.Limits.orDefault()
	if _, isWeb := op.address(); isWeb || op.isStdin() || !o.Origin.canReadFiles() || o.Charset != "" {
		return true
	}
	f, err := os.Open(op.path())
	if err != nil {
		return true
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > op.Limits.Source {
		return true
	}
	head := make([]byte, min(info.Size(), window))
	if _, err := io.ReadFull(f, head); err != nil || !op.isSkimmable(head, info.Size() > window) {
		return true
	}
	return skim(ctx, f, info.Size(), newFilter)
}

// isSkimmable reports whether a file with that beginning is a plain text or a Markdown
// document in UTF-8. IsCut reports whether the file goes on after it.
func (o opener) isSkimmable(head []byte, isCut bool) bool {
	named, err := formatByName(o.Type)
	if err != nil || isBlank(head) || isGzip(head) || charset.IsUTF16(head, "") {
		return false
	}
	for isCut && len(head) > 0 && head[len(head)-1] >= utf8.RuneSelf { // a character may be cut, too
		head = head[:len(head)-1]
	}
	p := payload{data: bytes.Clone(head), name: o.spec}
	format, err := p.decode(named, "")
	isText := err == nil && (format.name == "text" || format.name == "markdown")
	return isText && len(p.data) == len(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
}

// skim reads a file of that size in parts, several at a time.
func skim(ctx context.Context, f io.ReaderAt, size int64, newFilter func() func(string) bool) bool {
	var next, found atomic.Int64
	var workers isolate.Group
	parts := (size + skimSize - 1) / skimSize
	for range min(int64(runtime.GOMAXPROCS(0)), parts) {
		workers.Go(func() {
			mayMatch := newFilter()
			buffer := make([]byte, skimOverlap+skimSize)
			for found.Load() == 0 && ctx.Err() == nil {
				i := next.Add(1) - 1
				if i >= parts {
					return
				}
				part, err := readPart(f, buffer, i*skimSize, size)
				if err != nil || mayMatch(part) {
					found.Add(1)
				}
			}
		})
	}
	return workers.Wait() != nil || found.Load() > 0 // opening it will tell what is wrong
}

// readPart reads the part at an offset of a file of that size, and some of the text before it,
// from the start of a character to the end of one. The result is valid until the buffer is
// used again.
func readPart(f io.ReaderAt, buffer []byte, offset, size int64) (string, error) {
	from, to := max(offset-skimOverlap, 0), min(offset+skimSize, size)
	n, err := f.ReadAt(buffer[:to-from], from)
	if int64(n) < to-from {
		return "", errors.Join(err, io.ErrUnexpectedEOF)
	}
	part := buffer[:n]
	for i := 0; from > 0 && i < utf8.UTFMax && len(part) > 0 && !utf8.RuneStart(part[0]); i++ {
		part = part[1:]
	}
	for i := 1; to < size && i < utf8.UTFMax && i <= len(part); i++ {
		if last := part[len(part)-i:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				part = part[:len(part)-i]
			}
			break
		}
	}
	return unsafe.String(unsafe.SliceData(part), len(part)), nil
}
