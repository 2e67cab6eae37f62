package source

import (
	"bytes"
	"strings"
)

// window is how much of a text is looked at to find out its format, in bytes.
const window = 64 << 10

// startsWith makes a test for data that begin with a text.
func startsWith(magic string) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }
}

// isBlank reports whether there is nothing but white space in data.
func isBlank(data []byte) bool { return len(bytes.TrimSpace(data)) == 0 }

// root is the name of the first element of a text in a markup language, in
// lower case, or of the kind of document that it declares to be; "" when it does
// not begin with one. Comments and instructions may stand before it.
func root(data []byte) string {
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

// elementName is the name that s begins with, in lower case.
func elementName(s []byte) string {
	n := 0
	for n < len(s) && n < 32 && !strings.ContainsRune(" \t\r\n\f/><&", rune(s[n])) {
		n++
	}
	return strings.ToLower(string(s[:n]))
}

// hasTags reports whether there is a tag, a comment or a declaration in data.
func hasTags(data []byte) bool {
	for i, c := range data[:max(0, len(data)-1)] {
		next := data[i+1]
		if c == '<' && (next == '/' || next == '!' || next == '?' || 'a' <= next|0x20 && next|0x20 <= 'z') {
			return true
		}
	}
	return false
}

// isBook reports whether data is a ZIP archive that has in it what makes it an
// EPUB: the type as its first file, or else the file that says where the book
// is.
func isBook(data []byte) bool {
	const first = 30 // where the name of a ZIP archive's first file is
	return startsWith("PK\x03\x04")(data) && (bytes.HasPrefix(data[min(first, len(data)):], []byte("mimetypeapplication/epub+zip")) ||
		bytes.Contains(data, []byte("META-INF/container.xml")))
}

// isPage reports whether a text declares itself a page of the web.
func isPage(data []byte) bool { return root(data) == "html" }

// looksLikeHTML reports whether a text without a telling name is a piece of a
// page: it begins with an element, has ends of elements, and no line that only
// Markdown has.
func looksLikeHTML(data []byte) bool {
	switch root(data) {
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

// looksLikeMarkdown reports whether a text without a telling name is Markdown:
// it has front matter, or signs that plain text does not have.
func looksLikeMarkdown(data []byte) bool {
	data = data[:min(len(data), window)]
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if first = bytes.TrimRight(first, " \r"); string(first) == "---" || string(first) == "+++" {
		return true
	}
	signs := 0
	for line := range bytes.Lines(data) {
		s := strings.TrimRight(string(line), "\r\n")
		switch {
		case isMarkdownLine(s):
			return true
		case strings.Contains(s, "]("), strings.Count(s, "**") >= 2, strings.HasPrefix(s, "[^"):
			signs++
		}
	}
	return signs > 0
}

// isMarkdownLine reports whether a line is a heading, a fence or a picture of
// Markdown.
func isMarkdownLine(s string) bool {
	level := len(s) - len(strings.TrimLeft(s, "#"))
	return level >= 1 && level <= 6 && len(s) > level+1 && s[level] == ' ' ||
		strings.HasPrefix(s, "```") || strings.HasPrefix(s, "![")
}

// foreign tells of a kind of data that is known and cannot be read: what it is
// called, and why it cannot. The name is "" for any other.
func foreign(data []byte) (name string, why Reason) {
	for _, k := range []struct {
		offset      int
		magic, name string
		why         Reason
	}{
		{0, "PK\x03\x04", "a ZIP archive", Packed},
		{0, "PK\x05\x06", "a ZIP archive", Packed},
		{257, "ustar", "a tar archive", Packed},
		{0, "BZh", "bzip2 data", Packed},
		{0, "\xfd7zXZ", "xz data", Packed},
		{0, "\x28\xb5\x2f\xfd", "Zstandard data", Packed},
		{60, "BOOKMOBI", "a Kindle book", Unsupported},
		{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", Unsupported},
		{0, `{\rtf`, "an RTF document", Unsupported},
		{0, "%!PS", "PostScript", Unsupported},
		{0, "\x89PNG\r\n\x1a\n", "a picture", Unsupported},
		{0, "GIF8", "a picture", Unsupported},
		{0, "\xff\xd8\xff", "a picture", Unsupported},
		{0, "ID3", "a recording", Unsupported},
	} {
		if len(data) >= k.offset && bytes.HasPrefix(data[k.offset:], []byte(k.magic)) {
			return k.name, k.why
		}
	}
	return "", 0
}

// sample is how much of a source is looked at to tell text from other data; of
// less than a small one not much can be told.
const (
	sample      = 8 << 10
	smallSample = 1 << 10
)

// isText reports whether data is text by its looks: hardly any NUL or other
// control among the first of it. A few of them are what editors and terminals
// leave behind in texts; the sanitiser takes them out. Of bytes that come at
// random every tenth is a control.
func isText(data []byte) bool {
	head := data[:min(len(data), sample)]
	nuls, controls := 0, 0
	for _, c := range head {
		switch {
		case c == 0:
			nuls++
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b' && c != 0x1b, c == 0x7f:
			controls++
		}
	}
	most := len(head) / 20
	if len(head) < smallSample {
		most = len(head) / 4 // a handful is no ratio
	}
	return nuls*50 <= len(head) && controls <= most
}
