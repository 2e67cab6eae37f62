package source

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"pullquote/content"
)

// read gets the bytes of the source.
func (o opener) read(ctx context.Context) (raw, error) {
	if address, ok := o.address(); ok {
		return o.fetch(ctx, address)
	}
	got := raw{name: o.spec, most: o.Limits.Source, tooLarge: TooLarge, origin: Origin{kind: local}}
	var err error
	switch {
	case o.isStdin() && o.Stdin == nil:
		err = &Error{Name: o.spec, Reason: Empty}
	case o.isStdin():
		got.name = ""
		got.data, err = o.await(ctx, func() ([]byte, error) { return readMost(o.Stdin, o.Limits.Source) })
	case !o.Origin.mayReadFiles():
		return raw{}, &Error{Name: o.spec, Reason: NoAddress}
	default:
		got.folder, got.data, err = o.readFile(ctx)
	}
	return got, err
}

// readFile reads a file, or what can be read in a folder.
func (o opener) readFile(ctx context.Context) (*content.Article, []byte, error) {
	path := o.path()
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, fileError(o.spec, err)
	}
	switch {
	case info.IsDir():
		a, err := folder(path, o.Limits.Names)
		return a, nil, err
	case info.Mode()&fs.ModeNamedPipe != 0: // as in <(command)
	case !info.Mode().IsRegular():
		return nil, nil, &Error{Name: o.spec, Reason: Device}
	case info.Size() > o.Limits.Source:
		return nil, nil, &Error{Name: o.spec, Reason: TooLarge, Limit: o.Limits.Source}
	}
	data, err := o.await(ctx, func() ([]byte, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return readMost(f, o.Limits.Source)
	})
	return nil, data, err
}

// path is the path that the source is, which may be written as an address.
func (o opener) path() string {
	if u, err := url.Parse(o.spec); err == nil && u.Scheme == "file" && (u.Host == "" || u.Host == "localhost") && u.Path != "" {
		return filepath.FromSlash(u.Path)
	}
	return o.spec
}

// await takes what read returns, or gives up when the context is done: a pipe
// may block while it is opened and while it is read, and is left behind then.
func (o opener) await(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := read()
		done <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case got := <-done:
		switch {
		case errors.Is(got.err, errTooLarge):
			return nil, &Error{Name: o.spec, Reason: TooLarge, Limit: o.Limits.Source}
		case got.err != nil:
			return nil, fileError(o.spec, got.err)
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
		switch {
		case strings.Contains(name, "://") && !strings.HasPrefix(name, "file:"):
			e.Reason = NoAddress
		case looksLikeHost(name):
			e.Kind = missingHost
		}
	case errors.Is(err, fs.ErrPermission):
		e.Reason = Denied
	case errors.Is(err, syscall.EISDIR):
		e.Reason, e.Kind = Directory, folderPiped
	case errors.As(err, &path):
		e.Err = path.Err
	}
	return e
}

// looksLikeHost reports whether a name begins as an address without a scheme
// does: "www.example.com", or "example.com/".
func looksLikeHost(name string) bool {
	host, _, more := strings.Cut(name, "/")
	last := host[strings.LastIndexByte(host, '.')+1:]
	return len(last) >= 2 && len(last) < len(host)-1 && host[0] != '.' && (more || strings.HasPrefix(host, "www."))
}
