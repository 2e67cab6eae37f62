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

// The bounds on an archive. The biggest books, bibles and encyclopedias with
// notes, have some thousand files and 20 MB of text, which packs to a fifth; a
// single document has rarely more than 1 MB, as devices cannot open it.
const (
	mostEntries  = 50_000   // and files that the book lists
	mostName     = 512      // bytes of the path of a file: each address in it is resolved against that
	mostText     = 64 << 20 // bytes of text in all
	mostDocument = 8 << 20  // bytes of one document
	mostRatio    = 100      // times the size of the archive, for all the text
	freeText     = 16 << 20 // bytes that any archive may unpack to
)

var (
	errMissing  = errors.New("it is not in the archive")
	errTooLarge = errors.New("the text is too large")
)

// An archive is the files of a book by their paths. Nothing is ever written to
// a disk, and nothing is believed of the sizes that the archive tells: what
// counts is what comes out.
type archive struct {
	files  map[string]*zip.File // by clean path
	folded map[string]string    // clean path by what is left of it when spellings do not count
	left   int64                // how many bytes may still be unpacked
}

// unzip reads the directory of an archive.
func unzip(data []byte) (*archive, error) {
	// The directory says how many entries it has, and may lie; each begins with
	// this signature.
	if bytes.Count(data, []byte("PK\x01\x02")) > mostEntries {
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
		left:   min(mostText, max(freeText, mostRatio*int64(len(data)))),
	}
	for _, f := range r.File {
		name, ok := localName(f.Name)
		if !ok || len(name) > mostName || strings.HasSuffix(name, "/") || z.files[name] != nil {
			continue
		}
		z.files[name] = f
		if key := fold(name); z.folded[key] == "" {
			z.folded[key] = name
		}
	}
	return z, nil
}

// localName is an entry's name with slashes alone. It reports false for a name
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

// fold is a path as file systems that ignore case and ways to write accents see
// it. Books made on such systems refer to files by other names than they have.
func fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// resolve is the path that an address in the document at base stands for, and
// its fragment. It reports false for one that leads out of the book.
func (z *archive) resolve(base, address string) (name, fragment string, ok bool) {
	address, fragment, _ = strings.Cut(strings.TrimSpace(address), "#")
	if unescaped, err := url.PathUnescape(fragment); err == nil {
		fragment = unescaped
	}
	if address == "" {
		return base, fragment, true
	}
	if isElsewhere(address) {
		return "", "", false
	}
	return z.locate(path.Dir(base), address), fragment, true
}

// locate is the path of the file that an address stands for that is relative to
// a folder: as it is written, decoded, or in another spelling, whichever there
// is. If there is none it is what the file would be called.
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

// isElsewhere reports whether an address has a scheme or a host.
func isElsewhere(address string) bool {
	if strings.HasPrefix(address, "//") {
		return true
	}
	scheme, _, ok := strings.Cut(address, ":")
	return ok && !strings.ContainsAny(scheme, "/?.%")
}

// read unpacks a file of at most so many bytes. With an error it returns what
// could be unpacked: errTooLarge if there is more, errMissing if there is no
// such file, an [*Error] if no more of this archive may be unpacked.
func (z *archive) read(name string, most int64) ([]byte, error) {
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
	if most >= z.left {
		most = z.left
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	z.left -= int64(len(data))
	switch {
	case z.left < 0:
		return nil, &Error{Reason: TooLarge}
	case int64(len(data)) > most:
		return data[:most], errTooLarge
	}
	return data, err
}

// size is how large a file says that it is, at most as much as is read of it.
func (z *archive) size(name string) int {
	f := z.files[name]
	if f == nil {
		return 0
	}
	return int(min(f.UncompressedSize64, mostDocument))
}
