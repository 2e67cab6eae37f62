package mail

import (
	"bytes"
	"fmt"
	"strings"

	"pullquote/content"
)

// Bounds.
const (
	maxParts   = 1000 // of a mail
	maxNesting = 20   // of parts in parts, and of messages in messages
)

// A part is a message or a piece of one.
type part struct {
	header      header
	mediaType   string // in lower case
	parameters  map[string]string
	disposition string // "inline", "attachment" or ""
	fileName    string
	number      int    // among the parts of a message; 0 is the message
	body        []byte // as it is encoded; nil if there are parts
	parts       []*part
	isUuencoded bool // it was in the middle of a text
}

// A reader reads one mail.
type reader struct {
	Options
	root     *part
	n        int // parts so far
	nested   int // messages in messages, now
	blocks   []content.Block
	targets  map[string]content.Anchor
	problems []string

	attachments []*part
	shown       map[string]bool // addresses of the pictures that a text shows
}

// problem adds a sentence to the problems, once.
func (r *reader) problem(format string, args ...any) {
	sentence := content.SanitizeLine(fmt.Sprintf(format, args...))
	for _, p := range r.problems {
		if p == sentence {
			return
		}
	}
	r.problems = append(r.problems, sentence)
}

// parse parses a message or a part. Fallback is its media type if its header does not say.
func (r *reader) parse(data []byte, depth int, fallback string) *part {
	h, body, ok := cutHeader(data)
	if !ok { // a part without a header begins with an empty line
		body = data
		if line, rest := cutLine(data); len(line) == 0 {
			body = rest
		}
	}
	p := &part{header: h, number: r.n, body: body}
	p.mediaType, p.parameters = h.parameters("Content-Type")
	if !strings.Contains(p.mediaType, "/") {
		p.mediaType = fallback
	}
	r.name(p)
	if !strings.HasPrefix(p.mediaType, "multipart/") {
		return p
	}
	if encoding := p.encoding(); encoding == "base64" || encoding == "quoted-printable" { // which is not allowed, but sent
		body, _ = decodeBody(body, encoding)
	}
	if depth >= maxNesting {
		r.problem("the message is nested too deeply; its innermost parts are shown as text")
		p.mediaType = "text/plain"
		return p
	}
	r.split(p, body, depth)
	return p
}

// encoding returns how a part is encoded.
func (p *part) encoding() string {
	if p.isUuencoded {
		return "x-uuencode"
	}
	encoding, _, _ := strings.Cut(p.header.get("Content-Transfer-Encoding"), ";")
	return strings.ToLower(strings.TrimSpace(encoding))
}

// name finds the name of a part's file.
func (r *reader) name(p *part) {
	disposition, parameters := p.header.parameters("Content-Disposition")
	p.disposition = disposition
	name := parameters["filename"]
	if name == "" {
		name = p.parameters["name"]
	}
	name = r.text(name)
	p.fileName = name[strings.LastIndexAny(name, `/\`)+1:]
}

// split splits the body of a part into its parts.
func (r *reader) split(p *part, body []byte, depth int) {
	fallback := "text/plain"
	if p.mediaType == "multipart/digest" {
		fallback = "message/rfc822"
	}
	boundary := strings.TrimRight(p.parameters["boundary"], " ")
	if boundary == "" {
		boundary = guessBoundary(body)
	}
	sections, isClosed := splitAt(body, boundary)
	if len(sections) == 0 {
		if guessed := guessBoundary(body); guessed != "" && guessed != boundary {
			sections, isClosed = splitAt(body, guessed)
		}
	}
	if len(sections) == 0 {
		r.problem("the parts of the message cannot be told apart; it is shown as text")
		p.mediaType = "text/plain"
		return
	}
	if !isClosed {
		r.problem("the message is cut off; it is shown as far as it goes")
	}
	p.body = nil
	for _, s := range sections {
		if r.n++; r.n > maxParts {
			r.problem("the message has more than %d parts; the rest are left out", maxParts)
			return
		}
		p.parts = append(p.parts, r.parse(s, depth+1, fallback))
	}
}

// splitAt returns what is between the lines that are a boundary, and whether the last one
// closes the parts.
func splitAt(body []byte, boundary string) (sections [][]byte, isClosed bool) {
	if boundary == "" {
		return nil, false
	}
	start := -1
	for at := 0; at < len(body); {
		line, rest := cutLine(body[at:])
		next := len(body) - len(rest)
		if isBoundary, closes := matchBoundary(line, boundary); isBoundary {
			if start >= 0 {
				sections = append(sections, trimLineEnd(body[start:at]))
			}
			start = next
			if closes {
				return sections, true
			}
		}
		at = next
	}
	if start >= 0 && start < len(body) {
		sections = append(sections, body[start:])
	}
	return sections, false
}

// matchBoundary reports whether a line is a boundary, and whether it closes the parts.
func matchBoundary(line []byte, boundary string) (is, closes bool) {
	if len(line) < 2 || line[0] != '-' || line[1] != '-' {
		return false, false
	}
	rest, ok := bytes.CutPrefix(line[2:], []byte(boundary))
	if !ok {
		return false, false
	}
	rest = bytes.TrimRight(rest, " \t")
	return len(rest) == 0 || string(rest) == "--", string(rest) == "--"
}

// trimLineEnd returns data without the end of its last line, which belongs to the boundary
// after it.
func trimLineEnd(data []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(data, []byte("\n")), []byte("\r"))
}

// guessBoundary returns the boundary of a body whose header does not say it: a line that
// begins with "--" before the field of a part; "" if there is none.
func guessBoundary(body []byte) string {
	body = body[:min(len(body), window)]
	for len(body) > 0 {
		line, rest := cutLine(body)
		if boundary, ok := bytes.CutPrefix(bytes.TrimRight(line, " \t"), []byte("--")); ok && len(boundary) > 0 {
			next, _ := cutLine(rest)
			if name, _, ok := fieldOf(next); ok && strings.HasPrefix(name, "content-") {
				return string(boundary)
			}
		}
		body = rest
	}
	return ""
}
