package markdown

import "bytes"

// mostDefinitions bounds what [Definitions] returns, in bytes.
const mostDefinitions = 256 << 10

// Definitions are the lines of src that define links and footnotes, as far as
// they are not very many. Put behind the beginning of src, they have the
// references there lead somewhere.
func Definitions(src []byte) []byte {
	var out []byte
	for line := range bytes.Lines(src) {
		label := bytes.TrimLeft(line, " ")
		if len(line)-len(label) > 3 || !bytes.HasPrefix(label, []byte("[")) {
			continue
		}
		if end := bytes.Index(label, []byte("]:")); end < 0 || end > mostLabel || bytes.IndexByte(label[1:end], '[') >= 0 {
			continue
		}
		if len(out)+len(line) > mostDefinitions {
			break
		}
		out = append(append(out, "\n\n"...), bytes.TrimRight(line, "\n")...)
	}
	return out
}
