package epub

import (
	"errors"
	"path"
	"slices"
	"strings"
)

// packagePath returns the path of the book's package document: the one that the container
// names, or else the topmost one in the archive.
func (z *archive) packagePath() (string, error) {
	data, err := z.read(z.locate("", "META-INF/container.xml"))
	if isFatal(err) {
		return "", err
	}
	for e := range elements(data) {
		if e.name != "rootfile" || !e.isStart {
			continue
		}
		if kind := e.attr("media-type"); kind != "" && kind != "application/oebps-package+xml" {
			continue
		}
		full := e.attr("full-path")
		if isOutside(full) {
			return "", &Error{Reason: Damaged, Err: errOutside}
		}
		if name := z.locate("", full); z.files[name] != nil {
			return name, nil
		}
	}
	var found []string
	for name := range z.files {
		if strings.EqualFold(path.Ext(name), ".opf") {
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return "", &Error{Reason: NotEPUB}
	}
	return slices.MinFunc(found, func(a, b string) int {
		if d := strings.Count(a, "/") - strings.Count(b, "/"); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	}), nil
}

// errOutside means that the container refers to a file of the computer.
var errOutside = errors.New("its container names a file outside of it")

// isOutside reports whether a path leads out of the folder that it is relative to.
func isOutside(name string) bool {
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	return name == ".." || strings.HasPrefix(name, "../")
}

// encryptedFiles returns the paths of the files that the archive declares as encrypted.
func (z *archive) encryptedFiles() (map[string]bool, error) {
	data, err := z.read(z.locate("", "META-INF/encryption.xml"))
	if isFatal(err) {
		return nil, err
	}
	out := map[string]bool{}
	for e := range elements(data) {
		if e.isStart && e.name == "cipherreference" {
			out[z.locate("", e.attr("uri"))] = true
		}
	}
	return out, nil
}
