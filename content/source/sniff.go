package source

import (
	"bytes"
	"regexp"
	"strings"
)

// window bounds the part of a text that is examined to find its format, in bytes.
const window = 64 << 10

// startsWith returns a function that reports whether data begins with magic.
func startsWith(magic string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }
}

// isBlank reports whether data is nothing but white space.
func isBlank(data []byte) bool { return len(bytes.TrimSpace(data)) == 0 }

// rootElement returns the name of the first element or of the document type of a text in
// a markup language, in lower case; "" if it begins with neither. Comments and processing
// instructions may precede it.
func rootElement(data []byte) string {
	rest := data[:min(len(data), window)]
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n\f")
		end := ""
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(rest, []byte("<?")):
			end = ">"
		case len(rest) > 9 && strings.EqualFold(string(rest[:9]), "<!doctype"):
			return elementName(bytes.TrimLeft(rest[9:], " \t\r\n\f"))
		case bytes.HasPrefix(rest, []byte("<")):
			return elementName(rest[1:])
		default:
			return ""
		}
		at := bytes.Index(rest, []byte(end))
		if at < 0 {
			return ""
		}
		rest = rest[at+len(end):]
	}
}

// elementName returns the name at the start of s, in lower case.
func elementName(s []byte) string {
	n := 0
	for n < len(s) && n < 32 && !strings.ContainsRune(" \t\r\n\f/><&", rune(s[n])) {
		n++
	}
	return strings.ToLower(string(s[:n]))
}

// hasTags reports whether data has a tag, a comment or a declaration.
func hasTags(data []byte) bool {
	for i, c := range data[:max(0, len(data)-1)] {
		next := data[i+1]
		if c == '<' && (next == '/' || next == '!' || next == '?' || 'a' <= next|0x20 && next|0x20 <= 'z') {
			return true
		}
	}
	return false
}

// isEPUB reports whether data is a ZIP archive with the media type of an EPUB as its
// first file, or else with the container file of an EPUB.
func isEPUB(data []byte) bool {
	const first = 30 // offset of the first file's name in a ZIP archive
	return startsWith("PK\x03\x04")(data) && (bytes.HasPrefix(data[min(first, len(data)):], []byte("mimetypeapplication/epub+zip")) ||
		bytes.Contains(data, []byte("META-INF/container.xml")))
}

// isHTML reports whether a text has the root element or the document type of a web page.
func isHTML(data []byte) bool { return rootElement(data) == "html" }

// isLikelyHTML reports whether a text looks like a fragment of a page: it begins with an
// element, has end tags, and has no line that is typical of Markdown.
func isLikelyHTML(data []byte) bool {
	switch rootElement(data) {
	case "head", "body", "meta", "title", "link", "script", "style", "div", "p", "article", "main", "section", "header", "table", "ul", "ol",
		"blockquote", "figure", "h1", "h2", "h3", "span", "a", "img":
	default:
		return false
	}
	data = data[:min(len(data), window)]
	for line := range bytes.Lines(data) {
		if isMarkdownLine(strings.TrimRight(string(line), "\r\n")) {
			return false
		}
	}
	return bytes.Contains(data, []byte("</"))
}

// isLikelyMarkdown reports whether a text looks like Markdown: it has front matter, begins
// with a heading, or has several marks that plain text does not have. One mark may be a
// remark in a program, a list of notes or a slip.
func isLikelyMarkdown(data []byte) bool {
	const minScore = 2
	lines := strings.Split(string(data[:min(len(data), window)]), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \r")
	}
	if lines[0] == "---" || lines[0] == "+++" {
		return true
	}
	score := 0
	fence := ""
	isTop := true // only blank lines and elements have come
	for i, l := range lines {
		switch {
		case fence != "":
			if strings.HasPrefix(l, fence) {
				fence = ""
				score += minScore
			}
		case strings.HasPrefix(l, "```"), strings.HasPrefix(l, "~~~"):
			fence = l[:3]
		case isMarkdownHeading(l) && (i+1 == len(lines) || lines[i+1] == ""):
			if isTop {
				return true
			}
			if lines[i-1] == "" {
				score++
			}
		case markdownLink.MatchString(l):
			score += minScore
		case markdownEmphasis.MatchString(l), strings.HasPrefix(l, "[^"), strings.HasPrefix(l, "!["):
			score++
		}
		isTop = isTop && (l == "" || l[0] == '<')
	}
	return score >= minScore
}

var (
	// markdownLink matches a link or a picture with an address that cannot be code.
	markdownLink = regexp.MustCompile(`\]\(<?(https?://|mailto:|#|\.{0,2}/|[\w./-]+\.\w+)[^\s()]*`)

	// markdownEmphasis matches strong words.
	markdownEmphasis = regexp.MustCompile(`(^|[\s("'])\*\*[^\s*][^*]*\*\*`)
)

// isMarkdownLine reports whether a line is a Markdown heading, code fence or image.
func isMarkdownLine(s string) bool {
	return isMarkdownHeading(s) || strings.HasPrefix(s, "```") || strings.HasPrefix(s, "![")
}

func isMarkdownHeading(s string) bool {
	level := len(s) - len(strings.TrimLeft(s, "#"))
	return level >= 1 && level <= 6 && len(s) > level+1 && s[level] == ' '
}

// A fileKind is a kind of file that is recognised but cannot be read.
type fileKind struct {
	offset int
	magic  string // at the offset
	name   string // in the plural
	reason Reason
}

// fileKinds lists the files that are recognised but cannot be read.
var fileKinds = []fileKind{
	{0, "PK\x03\x04", "ZIP archives", Packed},
	{0, "PK\x05\x06", "ZIP archives", Packed},
	{257, "ustar", "tar archives", Packed},
	{0, "BZh", "bzip2 files", Packed},
	{0, "\xfd7zXZ", "xz files", Packed},
	{0, "\x28\xb5\x2f\xfd", "Zstandard files", Packed},
	{60, "BOOKMOBI", "Kindle books", Unsupported},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office documents", Unsupported},
	{0, `{\rtf`, "RTF documents", Unsupported},
	{0, "%!PS", "PostScript files", Unsupported},
	{0, "\x89PNG\r\n\x1a\n", "images", NotText},
	{0, "GIF8", "images", NotText},
	{0, "\xff\xd8\xff", "images", NotText},
	{0, "ID3", "audio files", NotText},
}

// unreadableKind returns the kind of file in [fileKinds] that data is, or nil if
// it may be text.
func unreadableKind(data []byte) *fileKind {
	for i, k := range fileKinds {
		if len(data) >= k.offset && bytes.HasPrefix(data[k.offset:], []byte(k.magic)) {
			return &fileKinds[i]
		}
	}
	return nil
}

// The bounds of the sample that distinguishes text from binary data.
const (
	maxSample = 8 << 10 // bytes at the start of the data that are examined
	minSample = 1 << 10 // bytes below which more control characters are tolerated
)

// isText reports whether data looks like text: the sample contains hardly any control
// characters. Editors and terminals leave a few of them in texts, and the sanitiser
// removes those. In random bytes, one in ten is a control character.
func isText(data []byte) bool {
	head := data[:min(len(data), maxSample)]
	nuls, controls := 0, 0
	for _, c := range head {
		switch {
		case c == 0:
			nuls++
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b' && c != 0x1b, c == 0x7f:
			controls++
		}
	}
	maxControls := len(head) / 20
	if len(head) < minSample {
		maxControls = len(head) / 4 // too few bytes for a reliable ratio
	}
	return nuls*50 <= len(head) && controls <= maxControls
}
