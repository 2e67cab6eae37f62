package markdown

import "bytes"

// maxDefinitions bounds what [Definitions] returns, in bytes.
const maxDefinitions = 256 << 10

// Definitions returns the lines of src that define links and footnotes, at most
// [maxDefinitions] bytes of them. Appended to a prefix of src, they resolve its
// references.
func Definitions(src []byte) []byte {
	var out []byte
	for line := range bytes.Lines(src) {
		label := bytes.TrimLeft(line, " ")
		if len(line)-len(label) > 3 || !bytes.HasPrefix(label, []byte("[")) {
			continue
		}
		if end := bytes.Index(label, []byte("]:")); end < 0 || end > maxLabel || bytes.IndexByte(label[1:end], '[') >= 0 {
			continue
		}
		if len(out)+len(line) > maxDefinitions {
			break
		}
		out = append(append(out, "\n\n"...), bytes.TrimRight(line, "\n")...)
	}
	return out
}
