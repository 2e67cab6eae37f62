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

	"pullquote/content/epub"
	"pullquote/content/internal/memory"
	"pullquote/content/isolate"
)

// read reads the source.
func (o opener) read(ctx context.Context) (payload, error) {
	if address, ok := o.address(); ok {
		return o.fetch(ctx, address)
	}
	switch {
	case o.isStdin() && o.Stdin == nil:
		return payload{}, &Error{Reason: Empty}
	case o.isStdin():
		b, err := o.await(ctx, func() (*memory.Buffer, error) { return memory.ReadAll(o.Stdin, 0, o.Limits.Source) })
		return o.local(payload{data: b.Bytes(), buffer: b}), err
	case !o.Origin.canReadFiles():
		return payload{}, &Error{Reason: NotWeb}
	}
	return o.readFile(ctx)
}

// local sets the limits and the origin of a payload from a file or from standard input.
func (o opener) local(p payload) payload {
	p.origin, p.maxSize, p.tooLarge = Origin{kind: local}, o.Limits.Unpacked, TooLargeUnpacked
	return p
}

// readFile reads a file, or lists a folder.
func (o opener) readFile(ctx context.Context) (payload, error) {
	path := o.path()
	info, err := os.Stat(path)
	if err != nil {
		return payload{}, fileError(o.spec, err)
	}
	switch {
	case info.IsDir() && epub.IsFolder(path):
		return o.local(payload{format: unpackedBook(path)}), nil
	case info.IsDir():
		list, err := listFolder(path, o.Limits.FolderNames)
		return o.local(payload{listing: list}), err
	case info.Mode()&fs.ModeNamedPipe != 0: // as in <(command)
	case !info.Mode().IsRegular():
		return payload{}, &Error{Reason: NotRegular}
	case info.Size() > o.Limits.Source:
		return payload{}, &Error{Reason: TooLarge, Limit: o.Limits.Source}
	}
	p := o.local(payload{name: o.spec, folder: filepath.Dir(path)})
	b, err := o.await(ctx, func() (*memory.Buffer, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info.Mode().IsRegular() {
			p.hasPrefix = o.parseEarly(ctx, f, info.Size(), p)
		}
		return memory.ReadAll(f, info.Size(), o.Limits.Source)
	})
	p.data, p.buffer = b.Bytes(), b
	return p, err
}

// path returns the path of a source that is a path or a file: address.
func (o opener) path() string {
	if u, err := url.Parse(o.spec); err == nil && u.Scheme == "file" && (u.Host == "" || u.Host == "localhost") && u.Path != "" {
		return filepath.FromSlash(u.Path)
	}
	return o.spec
}

// await returns the result of read, or an error as soon as the context is done. Opening
// and reading a pipe may block forever; then the goroutine that does it is left running.
func (o opener) await(ctx context.Context, read func() (*memory.Buffer, error)) (*memory.Buffer, error) {
	type result struct {
		data *memory.Buffer
		err  error
	}
	done := make(chan result, 1)
	isolate.Go(func() {
		data, err := read()
		done <- result{data, err}
	}, func(p *isolate.Panic) { done <- result{err: Crash(o.spec, p)} })
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case got := <-done:
		switch {
		case errors.Is(got.err, memory.ErrTooLong):
			return nil, &Error{Reason: TooLarge, Limit: o.Limits.Source}
		case errors.As(got.err, new(*Error)):
			return nil, got.err
		case got.err != nil:
			return nil, fileError(o.spec, got.err)
		}
		return got.data, nil
	}
}

// fileError returns the [*Error] for an error of the file system.
func fileError(name string, err error) *Error {
	e := &Error{Err: err}
	var path *fs.PathError
	switch {
	case isMissing(err), name == "":
		switch {
		case strings.Contains(name, "://") && !strings.HasPrefix(name, "file:"):
			e.Reason = NotWeb
		case isLikelyHost(name):
			e.Reason = MissingScheme
		default:
			e.Reason = Missing
		}
	case errors.Is(err, fs.ErrPermission):
		e.Reason = PermissionDenied
	case errors.Is(err, syscall.EISDIR):
		e.Reason = FolderAsStdin
	case errors.As(err, &path):
		e.Err = path.Err
	}
	return e
}

// isMissing reports whether an error means that there is no such file.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG)
}

// isLikelyHost reports whether a name looks like an address without a scheme:
// "www.example.com" or "example.com/a".
func isLikelyHost(name string) bool {
	host, _, hasPath := strings.Cut(name, "/")
	domain := host[strings.LastIndexByte(host, '.')+1:]
	return len(domain) >= 2 && len(domain) < len(host)-1 && host[0] != '.' && (hasPath || strings.HasPrefix(host, "www."))
}
