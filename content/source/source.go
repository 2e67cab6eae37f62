// Package source opens articles: it turns a path or the standard input into
// bytes, finds their charset and format, and has the format's package parse
// them.
//
// What always holds: what is read is bounded; nothing is opened that could
// block for ever or has no text; every failure is an [*Error] that says what
// failed, on what, and what to try.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"pullquote/content"
)

// MaxSize bounds a source, in bytes.
const MaxSize = 128 << 20

// Options say how to open a source.
type Options struct {
	Stdin io.Reader // what "-" stands for
	Type  string    // the name of a format; "": found out
	// Early is given the beginning of a long source while the rest is parsed, a
	// longer one each time, and how many percent of the source it is. What it
	// has may change with the rest, as where a link goes that is defined at the
	// end; [content.Relocate] finds its places in the whole. Nil: the whole alone
	// is asked for.
	Early func(a *content.Article, percent int)
}

// A Reason says why a source could not be opened.
type Reason int

// The reasons.
const (
	Failed Reason = iota // Error.Err says it
	Missing
	Denied
	Directory
	Device
	Empty
	Binary
	TooLarge
	Unsupported // a kind of source that cannot be read
	UnknownType // Options.Type names no format
)

// An Error is a source that could not be opened. Its message is one sentence.
type Error struct {
	Name   string // of the source, as the reader gave it
	Reason Reason
	Kind   string // with Unsupported: what it is
	Err    error
}

func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string {
	name := content.SanitizeLine(e.Name)
	quoted := fmt.Sprintf("%q", name)
	if e.Name == "-" {
		quoted = "the standard input"
	}
	switch e.Reason {
	case Missing:
		return fmt.Sprintf("cannot open %s: there is no such file; check the name, or pass - to read the standard input", quoted)
	case Denied:
		return fmt.Sprintf("cannot open %s: permission denied; check who may read it", quoted)
	case Directory:
		return fmt.Sprintf("cannot read %s: it is a directory; name a file in it", quoted)
	case Device:
		return fmt.Sprintf("cannot read %s: it is not a regular file; pipe it in, as in: cat %s | pullquote -", quoted, name)
	case Empty:
		return fmt.Sprintf("cannot read %s: there is no text in it; try another source", quoted)
	case Binary:
		return fmt.Sprintf("cannot read %s: it looks like binary data, not text; if it is text all the same, say so with --type text", quoted)
	case TooLarge:
		return fmt.Sprintf("cannot read %s: it is larger than %d MiB; split it first", quoted, MaxSize>>20)
	case Unsupported:
		return fmt.Sprintf("cannot read %s: it is %s, and only Markdown and plain text can be read; convert it first", quoted, e.Kind)
	case UnknownType:
		return fmt.Sprintf("there is no type %q; try %s", name, strings.Join(Types(), " or "))
	case Failed:
	}
	return fmt.Sprintf("cannot read %s: %s; try again, or another source", quoted, content.SanitizeLine(fmt.Sprint(e.Err)))
}

// BuiltIn is the article that is part of the program.
func BuiltIn() *content.Article {
	a := markdownFormat().parse([]byte(content.BuiltIn()))
	a.Source = "built-in article"
	return a
}

// Open reads and parses a source: a path, or "-" for the standard input. The
// error is an [*Error], or ctx's.
func Open(ctx context.Context, spec string, o Options) (*content.Article, error) {
	format, err := byName(o.Type)
	if err != nil {
		return nil, err
	}
	data, err := read(ctx, spec, o)
	if err != nil {
		return nil, err
	}
	data, isText := decode(data)
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{Name: spec, Reason: Empty}
	case o.Type != "":
	default:
		if kind := foreign(data); kind != "" {
			return nil, &Error{Name: spec, Reason: Unsupported, Kind: kind}
		}
		if !isText {
			return nil, &Error{Name: spec, Reason: Binary}
		}
		format = sniff(spec, data)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	parse := func(data []byte) *content.Article {
		a := format.parse(data)
		switch {
		case a.Source != "": // the text says where it is from
		case spec == "-":
			a.Source = "standard input"
		default:
			a.Source = content.SanitizeLine(spec)
		}
		return a
	}
	if o.Early != nil {
		for _, end := range beginnings(data) {
			beginning := slices.Clip(data[:end])
			if format.tail != nil {
				beginning = append(beginning, format.tail(data[end:])...)
			}
			o.Early(parse(beginning), end*100/len(data))
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
	}
	a := parse(data)
	if len(a.Blocks) == 0 {
		return nil, &Error{Name: spec, Reason: Empty}
	}
	return a, nil
}

// The beginnings of a long source that are parsed before it: the first is many
// screens long and parsed before anybody could notice, each is so many times
// longer than the one before, and all together cost little beside the whole.
const (
	firstBeginning = 64 << 10 // bytes
	nextBeginning  = 16       // times
)

// beginnings are where the beginnings of data end: at an empty line, if there is
// one.
func beginnings(data []byte) []int {
	var ends []int
	for n := firstBeginning; n < len(data)/2; n *= nextBeginning {
		end := bytes.LastIndex(data[:n], []byte("\n\n"))
		if end <= 0 {
			for end = n; end > 0 && !utf8.RuneStart(data[end]); end-- {
			}
		}
		ends = append(ends, end)
	}
	return ends
}

func read(ctx context.Context, spec string, o Options) ([]byte, error) {
	if spec == "-" {
		return readAll(ctx, spec, o.Stdin)
	}
	if scheme, _, ok := strings.Cut(spec, "://"); ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")) {
		return nil, &Error{Name: spec, Reason: Unsupported, Kind: "an address on the web"}
	}
	info, err := os.Stat(spec)
	if err != nil {
		return nil, fileError(spec, err)
	}
	switch {
	case info.IsDir():
		return nil, &Error{Name: spec, Reason: Directory}
	case info.Mode()&fs.ModeNamedPipe != 0: // as in <(command)
	case !info.Mode().IsRegular():
		return nil, &Error{Name: spec, Reason: Device}
	case info.Size() > MaxSize:
		return nil, &Error{Name: spec, Reason: TooLarge}
	}
	f, err := os.Open(spec)
	if err != nil {
		return nil, fileError(spec, err)
	}
	defer f.Close()
	return readAll(ctx, spec, f)
}

// readAll reads to the end, or until the context is done: a reader that blocks
// is left behind then.
func readAll(ctx context.Context, name string, r io.Reader) ([]byte, error) {
	if r == nil {
		return nil, &Error{Name: name, Reason: Empty}
	}
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
		done <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case got := <-done:
		switch {
		case got.err != nil:
			return nil, fileError(name, got.err)
		case len(got.data) > MaxSize:
			return nil, &Error{Name: name, Reason: TooLarge}
		}
		return got.data, nil
	}
}

func fileError(name string, err error) *Error {
	e := &Error{Name: name, Err: err}
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG), name == "":
		e.Reason = Missing
	case errors.Is(err, fs.ErrPermission):
		e.Reason = Denied
	case errors.Is(err, syscall.EISDIR):
		e.Reason = Directory
	case errors.As(err, &path):
		e.Err = path.Err
	}
	return e
}
