package mail

import (
	"bytes"
	"fmt"
	"strings"

	"pullquote/content"
)

// The bounds of a message.
const (
	maxParts   = 1000 // parts, at all levels
	maxNesting = 20   // levels of parts in parts, and of messages in messages
)

// A part is a message or a part of one.
type part struct {
	header      header
	mediaType   string // in lower case
	parameters  map[string]string
	disposition string // "inline", "attachment" or ""
	fileName    string
	number      int    // position among all parts of the message; 0 is the message itself
	body        []byte // still encoded; nil if there are subparts
	parts       []*part
	isUuencoded bool // a uuencoded file inside a text
}

// A reader converts one message.
type reader struct {
	Options
	root      *part
	partCount int // parts so far
	depth     int // current depth of messages in messages
	problems  []string

	sections []section
	section  // the current one, which is not in sections

	attachments []*part
	shown       map[string]bool // addresses of the pictures that texts show

	isUnescaped bool // the message is from a mailbox, and its lines have been unescaped
}

// problem adds a sentence for the reader unless the message already has it.
func (r *reader) problem(format string, args ...any) {
	sentence := content.SanitizeLine(fmt.Sprintf(format, args...)).String()
	for _, p := range r.problems {
		if p == sentence {
			return
		}
	}
	r.problems = append(r.problems, sentence)
}

// parse parses a message or a part. Fallback is its media type if its header has none.
func (r *reader) parse(data []byte, depth int, fallback string) *part {
	h, body, ok := cutHeader(data)
	if !ok { // a part without a header begins with an empty line
		body = data
		if line, rest := cutLine(data); len(line) == 0 {
			body = rest
		}
	}
	p := &part{header: h, number: r.partCount, body: body}
	p.mediaType, p.parameters = h.parameters("Content-Type")
	if !strings.Contains(p.mediaType, "/") {
		p.mediaType = fallback
	}
	r.setFileName(p)
	if !strings.HasPrefix(p.mediaType, "multipart/") {
		return p
	}
	if encoding := p.encoding(); encoding == "base64" || encoding == "quoted-printable" { // not allowed, but some programs do it
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

// encoding returns the transfer encoding of a part, in lower case.
func (p *part) encoding() string {
	if p.isUuencoded {
		return "x-uuencode"
	}
	encoding, _, _ := strings.Cut(p.header.get("Content-Transfer-Encoding"), ";")
	return strings.ToLower(strings.TrimSpace(encoding))
}

// setFileName sets the disposition and the file name of a part.
func (r *reader) setFileName(p *part) {
	disposition, parameters := p.header.parameters("Content-Disposition")
	p.disposition = disposition
	name := parameters["filename"]
	if name == "" {
		name = p.parameters["name"]
	}
	name = r.text(name)
	p.fileName = name[strings.LastIndexAny(name, `/\`)+1:]
}

// split splits the body of a part into subparts.
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
		r.problem("the message is cut off; it is shown up to that point")
	}
	p.body = nil
	for _, s := range sections {
		if r.partCount++; r.partCount > maxParts {
			r.problem("the message has more than %d parts; the rest are left out", maxParts)
			return
		}
		p.parts = append(p.parts, r.parse(s, depth+1, fallback))
	}
}

// splitAt returns the sections between boundary lines, and reports whether there is a
// closing boundary.
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

// matchBoundary reports whether a line is a boundary, and whether it is the closing one.
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

// trimLineEnd removes the last line end of data, which belongs to the boundary after it.
func trimLineEnd(data []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(data, []byte("\n")), []byte("\r"))
}

// guessBoundary returns the boundary of a body whose header does not declare the right
// one: the first line that begins with "--" and precedes a field of a part, or "" if no
// line does.
func guessBoundary(body []byte) string {
	body = body[:min(len(body), window)]
	for len(body) > 0 {
		line, rest := cutLine(body)
		if boundary, ok := bytes.CutPrefix(bytes.TrimRight(line, " \t"), []byte("--")); ok && len(boundary) > 0 {
			next, _ := cutLine(rest)
			if name, _, ok := parseField(next); ok && strings.HasPrefix(name, "content-") {
				return string(boundary)
			}
		}
		body = rest
	}
	return ""
}
