package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The bounds of an archive. The biggest books, bibles and encyclopedias with notes,
// have some thousand files and 20 MB of text, which is compressed to a fifth; a single
// document rarely has more than 1 MB, as devices could not open it.
const (
	MaxFiles      = 50_000   // files in the archive, and files in the manifest
	maxName       = 512      // bytes of the path of a file, as each address in the file is resolved against it
	MaxText       = 64 << 20 // bytes of text in all documents together
	maxDocument   = 8 << 20  // bytes of one document
	maxRatio      = 100      // how many times larger than the archive all text may be
	minTextBudget = 16 << 20 // bytes that any archive may unpack to
)

var (
	errMissing  = errors.New("it is not in the archive")
	errTooLarge = errors.New("the text is too large")
)

// An archive has the files of a book by their paths. Nothing is written to disk, and
// the sizes that the archive declares are not trusted: what is unpacked counts.
type archive struct {
	files  map[string]*zip.File // by clean path
	folded map[string]string    // clean paths, by the paths that fold returns
	left   int64                // bytes that may still be unpacked
}

// unzip reads the directory of an archive.
func unzip(data []byte) (*archive, error) {
	// The directory declares its number of entries, and may lie; each entry begins
	// with this signature.
	if bytes.Count(data, []byte("PK\x01\x02")) > MaxFiles {
		return nil, &Error{Reason: TooLarge}
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			return nil, &Error{Reason: NotZIP}
		}
		return nil, &Error{Reason: Damaged, Err: err}
	}
	z := &archive{
		files:  make(map[string]*zip.File, len(r.File)),
		folded: make(map[string]string, len(r.File)),
		left:   min(MaxText, max(minTextBudget, maxRatio*int64(len(data)))),
	}
	for _, f := range r.File {
		name, ok := localName(f.Name)
		if !ok || len(name) > maxName || strings.HasSuffix(name, "/") || z.files[name] != nil {
			continue
		}
		z.files[name] = f
		if key := fold(name); z.folded[key] == "" {
			z.folded[key] = name
		}
	}
	return z, nil
}

// localName returns an entry's name with forward slashes. It reports false for a name
// that leads out of the archive: no book refers to such a file.
func localName(name string) (string, bool) {
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

// fold returns a path as file systems see it that ignore case and the encoding of
// accents. Books made on such systems refer to files by other names than they have.
func fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// resolve returns the path that an address in the document at base stands for, and its
// fragment. It reports false for an address that leads out of the book.
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

// locate returns the path of the file that an address stands for, relative to a folder:
// as it is written, decoded, or in another spelling, whichever exists. If none does, it
// returns what the file would be called.
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

// read unpacks at most limit bytes of a file. With an error it returns what could be
// unpacked: errTooLarge if there is more, errMissing if there is no such file, an
// [*Error] if no more of this archive may be unpacked.
func (z *archive) read(name string, limit int64) ([]byte, error) {
	f := z.files[name]
	if f == nil {
		return nil, errMissing
	}
	if f.Flags&1 != 0 {
		return nil, &Error{Reason: Encrypted}
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	limit = min(limit, z.left)
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	z.left -= int64(len(data))
	switch {
	case z.left < 0:
		return nil, &Error{Reason: TooLarge}
	case int64(len(data)) > limit:
		return data[:limit], errTooLarge
	}
	return data, err
}

// size returns the declared size of a file, at most as much as is read of it.
func (z *archive) size(name string) int {
	f := z.files[name]
	if f == nil {
		return 0
	}
	return int(min(f.UncompressedSize64, maxDocument))
}
