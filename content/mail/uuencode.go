package mail

import "strings"

// A uuencoded file inside a plain text is between the lines "begin 644 NAME" and "end".
// Each line of data begins with its length.

// cutFiles removes uuencoded files from lines, and adds them to the attachments.
func (r *reader) cutFiles(in lineSeq) lineSeq {
	return func(yield func(line) bool) {
		var file []line // the lines of what may be one
		name := ""
		yieldFile := func() bool {
			for _, l := range file {
				if !yield(l) {
					return false
				}
			}
			file = nil
			return true
		}
		for l := range in {
			if len(file) > 0 {
				if l.depth == file[0].depth && isEncoded(l.text) {
					file = append(file, l)
					continue
				}
				if strings.TrimSpace(l.text) == "end" {
					r.attachments = append(r.attachments, &part{mediaType: "application/octet-stream", fileName: name, body: []byte(joinLines(file[1:])), isUuencoded: true})
					file = nil
					continue
				}
				if !yieldFile() {
					return
				}
			}
			if start, ok := fileStart(l.text); ok {
				file, name = append(file, l), start
			} else if !yield(l) {
				return
			}
		}
		yieldFile()
	}
}

// fileStart returns the file name in the first line of a uuencoded file. It reports false
// for any other line.
func fileStart(s string) (name string, ok bool) {
	mode, name, ok := strings.Cut(strings.TrimPrefix(s, "begin "), " ")
	if !ok || !strings.HasPrefix(s, "begin ") || len(mode) < 3 || len(mode) > 4 || strings.Trim(mode, "01234567") != "" {
		return "", false
	}
	return strings.TrimSpace(name), name != ""
}

// isEncoded reports whether a line may be data of a uuencoded file.
func isEncoded(s string) bool {
	if s == "" || s[0] < ' ' || s[0] > '`' {
		return false
	}
	n := int(s[0]-' ') & 63 // bytes
	length := 1 + (n+2)/3*4 // characters; final spaces may be missing, and a checksum may follow
	return len(s) <= length+1 && len(s) > (length-1)/2
}

// uudecode decodes the data of a uuencoded file.
func uudecode(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		text, rest := cutLine(data)
		data = rest
		if len(text) == 0 {
			continue
		}
		n := int(text[0]-' ') & 63
		text = text[1:]
		for n > 0 {
			var group [4]byte
			for i := range group {
				if i < len(text) {
					group[i] = (text[i] - ' ') & 63
				}
			}
			text = text[min(4, len(text)):]
			decoded := [3]byte{group[0]<<2 | group[1]>>4, group[1]<<4 | group[2]>>2, group[2]<<6 | group[3]}
			out = append(out, decoded[:min(n, 3)]...)
			n -= 3
		}
	}
	return out
}
