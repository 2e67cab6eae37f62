package source

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/content/text"
)

// A format is a row of the table of formats: adding one is adding a row.
type format struct {
	name       string   // for --type
	extensions []string // with the dot, in lower case
	sniff      func(data []byte) bool
	parse      func(data []byte) *content.Article
	// tail is what a beginning of data needs behind it to be read as in the
	// whole; nil: nothing.
	tail func(data []byte) []byte
}

// formats lists what can be read. The last one takes what no other does.
func formats() []format {
	return []format{
		markdownFormat(),
		{"text", []string{".txt", ".text", ".asc", ".log", ".me"}, func([]byte) bool { return true }, text.Parse, nil},
	}
}

func markdownFormat() format {
	return format{"markdown", []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"}, looksLikeMarkdown, markdown.Parse, markdown.Definitions}
}

// Types lists the names of formats.
func Types() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

func byName(name string) (format, error) {
	for _, f := range formats() {
		if strings.EqualFold(f.name, name) || name != "" && slices.Contains(f.extensions, "."+strings.ToLower(name)) {
			return f, nil
		}
	}
	if name != "" {
		return format{}, &Error{Name: name, Reason: UnknownType}
	}
	return format{}, nil
}

// sniff finds the format by the name's extension, else by the content.
func sniff(name string, data []byte) format {
	all := formats()
	extension := strings.ToLower(filepath.Ext(name))
	for _, f := range all {
		if slices.Contains(f.extensions, extension) {
			return f
		}
	}
	for _, f := range all {
		if f.sniff(data) {
			return f
		}
	}
	return all[len(all)-1]
}

// looksLikeMarkdown reports whether a text without a telling name is Markdown:
// it has front matter, or signs that plain text does not have.
func looksLikeMarkdown(data []byte) bool {
	data = data[:min(len(data), 64<<10)]
	first, _, _ := bytes.Cut(data, []byte("\n"))
	if first = bytes.TrimRight(first, " \r"); string(first) == "---" || string(first) == "+++" {
		return true
	}
	signs := 0
	for line := range bytes.Lines(data) {
		s := strings.TrimRight(string(line), "\r\n")
		level := len(s) - len(strings.TrimLeft(s, "#"))
		switch {
		case level >= 1 && level <= 6 && len(s) > level+1 && s[level] == ' ',
			strings.HasPrefix(s, "```"), strings.HasPrefix(s, "!["):
			return true
		case strings.Contains(s, "]("), strings.Count(s, "**") >= 2, strings.HasPrefix(s, "[^"):
			signs++
		}
	}
	return signs > 0
}

// foreign names a kind of data that is known and cannot be read; "" for any
// other.
func foreign(data []byte) string {
	for _, k := range []struct{ magic, name string }{
		{"%PDF-", "a PDF"}, {"PK\x03\x04", "a ZIP archive or an EPUB"}, {"\x1f\x8b", "gzip data"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.name
		}
	}
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 1024)], " \t\r\n")))
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"):
		return "HTML"
	case strings.HasPrefix(head, "<?xml"):
		return "XML"
	}
	return ""
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
