package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/url"
	"path"
	"runtime"
	"strings"

	"pullquote/content/bounds"
	"pullquote/content/internal/memory"

	"golang.org/x/text/unicode/norm"
)

// More bounds of an archive. Text compresses to a fifth; an archive that unpacks to more than
// [bounds.MaxRatio] times its size is no book.
const (
	maxName       = 512               // bytes of a file's path: each address in the file is resolved against it
	minTextBudget = bounds.MaxChapter // bytes that any archive may unpack to
)

var (
	errMissing  = errors.New("it is not in the archive")
	errTooLarge = errors.New(bounds.Chapter.Sentence())
	errTooDense = errors.New(bounds.Packed.Sentence())
	errUsedUp   = errors.New("the archive has been unpacked as far as it may be")
)

// An archive holds the files of a book by path. Nothing is written to disk. The sizes
// that the archive declares are not trusted: only the unpacked bytes count.
type archive struct {
	files     map[string]*file  // by clean path
	folded    map[string]string // clean path by folded path
	bytesLeft int64             // bytes that may still be unpacked
	isFolder  bool              // the files are in a folder, so they may change
	isSmall   bool              // the budget is less than [bounds.MaxBook], because the archive is small
}

// A file is a file of a book.
type file struct {
	open        func() (io.ReadCloser, error)
	size        uint64 // in bytes, as declared
	packedSize  uint64 // of what is in the archive
	isEncrypted bool   // with a password
}

// unzip reads the directory of an archive. In is the buffer that data is in; it may be nil.
func unzip(data []byte, in *memory.Buffer) (*archive, error) {
	// The directory declares its number of entries, but the number may be false. Each
	// entry begins with this signature.
	if bytes.Count(data, []byte("PK\x01\x02")) > bounds.MaxBookFiles {
		return nil, &Error{Reason: TooManyFiles}
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			return nil, &Error{Reason: NotZIP}
		}
		return nil, &Error{Reason: Damaged, Err: err}
	}
	z := newArchive(len(r.File), min(bounds.MaxBook, max(minTextBudget, bounds.MaxRatio*int64(len(data)))))
	z.isSmall = z.bytesLeft < bounds.MaxBook
	for _, f := range r.File {
		z.add(f.Name, &file{open: func() (io.ReadCloser, error) { return openEntry(f, in) }, size: f.UncompressedSize64, packedSize: f.CompressedSize64, isEncrypted: f.Flags&1 != 0})
	}
	return z, nil
}

// An entry is an open file of an archive. The archive stays in memory while it is open.
type entry struct {
	io.ReadCloser
	in *memory.Buffer // holds the archive; may be nil
}

func openEntry(f *zip.File, in *memory.Buffer) (io.ReadCloser, error) {
	defer runtime.KeepAlive(in)
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return entry{r, in}, nil
}

// Read implements [io.Reader].
func (e entry) Read(p []byte) (int, error) {
	n, err := e.ReadCloser.Read(p)
	runtime.KeepAlive(e.in)
	return n, err
}

func newArchive(files int, maxBytes int64) *archive {
	return &archive{files: make(map[string]*file, files), folded: make(map[string]string, files), bytesLeft: maxBytes}
}

// add adds a file. The first one with a path counts.
func (z *archive) add(name string, f *file) {
	name, ok := cleanPath(name)
	if !ok || len(name) > maxName || strings.HasSuffix(name, "/") || z.files[name] != nil {
		return
	}
	z.files[name] = f
	if key := fold(name); z.folded[key] == "" {
		z.folded[key] = name
	}
}

// cleanPath returns the clean path of an entry, with forward slashes. It reports false
// for a path outside the archive: no book refers to such a file.
func cleanPath(name string) (string, bool) {
	name = strings.ReplaceAll(name, `\`, "/")
	isDir := strings.HasSuffix(name, "/")
	name = path.Clean(name)
	if name == "." || name == ".." || strings.HasPrefix(name, "../") || strings.HasPrefix(name, "/") {
		return "", false
	}
	if isDir {
		name += "/"
	}
	return name, true
}

// fold returns a path as seen by file systems that ignore case and Unicode normalization.
// Books made on such systems may spell the name of a file in several ways.
func fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// resolve returns the path and the fragment of an address in the document at base. It
// reports false for an address outside the book.
func (z *archive) resolve(base, address string) (name, fragment string, ok bool) {
	address, fragment, _ = strings.Cut(strings.TrimSpace(address), "#")
	if unescaped, err := url.PathUnescape(fragment); err == nil {
		fragment = unescaped
	}
	if address == "" {
		return base, fragment, true
	}
	if isExternal(address) {
		return "", "", false
	}
	return z.locate(path.Dir(base), address), fragment, true
}

// locate returns the path of the file at an address relative to a folder. It looks for
// the address as written, decoded, and in another spelling. If there is no such file, it
// returns the decoded path.
func (z *archive) locate(dir, address string) string {
	join := func(address string) string {
		address = strings.ReplaceAll(address, `\`, "/")
		if strings.HasPrefix(address, "/") {
			dir = ""
		}
		return strings.TrimPrefix(path.Join("/", dir, address), "/")
	}
	written := join(address)
	if z.files[written] != nil {
		return written
	}
	decoded := written
	if plain, _, query := strings.Cut(address, "?"); query {
		decoded = join(plain)
	}
	if s, err := url.PathUnescape(decoded); err == nil {
		decoded = strings.TrimPrefix(path.Join("/", s), "/")
	}
	if z.files[decoded] != nil {
		return decoded
	}
	for _, name := range []string{written, decoded} {
		if real := z.folded[fold(name)]; real != "" {
			return real
		}
	}
	return decoded
}

// isExternal reports whether an address has a scheme or a host.
func isExternal(address string) bool {
	if strings.HasPrefix(address, "//") {
		return true
	}
	scheme, _, ok := strings.Cut(address, ":")
	return ok && !strings.ContainsAny(scheme, "/?.%")
}

// read unpacks a file as far as its bounds allow. It returns the unpacked bytes even with an
// error. The error is errTooLarge if the file is longer, errUsedUp if the budget of the archive ends
// before the file does, errMissing if there is no such file, and an [*Error] if the file is encrypted
// or if the archive is small and its budget is used up.
func (z *archive) read(name string) ([]byte, error) {
	return z.readUpTo(name, bounds.MaxChapter, errTooLarge)
}

// readText is like read, for a document with text of the book. The error may be errTooDense, too.
func (z *archive) readText(name string) ([]byte, error) {
	if f := z.files[name]; f != nil && f.isDense() {
		return z.readUpTo(name, bounds.MaxPacked, errTooDense)
	}
	return z.read(name)
}

// readUpTo is read with another limit, and another error if the file is longer.
func (z *archive) readUpTo(name string, limit int64, errLonger error) ([]byte, error) {
	limit = min(limit, z.bytesLeft)
	data, err := z.unpack(name, limit+1)
	isLonger := int64(len(data)) > limit
	if isLonger {
		data = data[:limit]
	}
	z.bytesLeft -= int64(len(data))
	switch {
	case isLonger && z.bytesLeft > 0:
		return data, errLonger
	case isLonger && z.isSmall:
		return nil, &Error{Reason: TooLarge}
	case isLonger:
		return data, errUsedUp
	}
	return data, err
}

// isDense reports whether the archive says that the file unpacks to far more than text does. A file
// in a folder is not packed.
func (f *file) isDense() bool {
	return f.packedSize > 0 && f.size/bounds.MaxRatio >= f.packedSize && f.size > bounds.MaxPacked
}

// readAgain returns what readText has returned for a file, which was size bytes. Several goroutines may
// call it at once.
func (z *archive) readAgain(name string, size int) []byte {
	data, _ := z.unpack(name, int64(size)) // readText has reported the error
	return data
}

// unpack unpacks at most limit bytes of a file.
func (z *archive) unpack(name string, limit int64) ([]byte, error) {
	f := z.files[name]
	if f == nil {
		return nil, errMissing
	}
	if f.isEncrypted {
		return nil, &Error{Reason: Encrypted}
	}
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, limit))
}

// size returns the declared size of a file in bytes, at most [bounds.MaxChapter].
func (z *archive) size(name string) int {
	f := z.files[name]
	if f == nil {
		return 0
	}
	return int(min(f.size, bounds.MaxChapter))
}
