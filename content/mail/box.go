package mail

import (
	"bytes"
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/html"
)

// A box is messages one after the other. Each begins with a line "From ", its sender and
// the date, after an empty line. A line of a text that begins so has ">" before it, and
// one that begins with ">From " has another.

// maxPrinted bounds a box whose messages are printed whole, in bytes. Of larger ones, only
// the list is printed, and the messages are parsed one by one when they are read.
const maxPrinted = 1 << 20

// isBoxStart reports whether data begins like a message in a box.
func isBoxStart(data []byte) bool {
	line, rest := cutLine(data)
	next, _ := cutLine(rest)
	return isSeparator(line, next)
}

// isSeparator reports whether a line separates the messages of a box: a field follows it.
func isSeparator(line, next []byte) bool {
	if !bytes.HasPrefix(line, []byte("From ")) {
		return false
	}
	name, _, ok := fieldOf(bytes.TrimPrefix(next, []byte(">"))) // some programs write ">From " as the second line
	return ok && !strings.Contains(name, " ") || bytes.HasPrefix(next, []byte(">From "))
}

// splitBox returns the messages of a box.
func splitBox(data []byte) [][]byte {
	var out [][]byte
	start := -1
	isAfterEmpty := true
	for at := 0; at < len(data); {
		line, rest := cutLine(data[at:])
		next := len(data) - len(rest)
		if isAfterEmpty && len(line) > 5 && line[0] == 'F' {
			if following, _ := cutLine(rest); isSeparator(line, following) {
				if start >= 0 {
					out = append(out, data[start:at])
				}
				start = next
			}
		}
		isAfterEmpty = len(line) == 0
		at = next
	}
	if start >= 0 && start < len(data) {
		out = append(out, data[start:])
	}
	return out
}

// unescapeFrom removes the ">" that a box puts before lines of texts that begin with
// "From ".
func unescapeFrom(message []byte) []byte {
	if !bytes.Contains(message, []byte(">From ")) {
		return message
	}
	out := make([]byte, 0, len(message))
	for len(message) > 0 {
		line, rest := cutLine(message)
		if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
			message = message[1:]
		}
		out = append(out, message[:len(message)-len(rest)]...)
		message = rest
	}
	return out
}

// box returns the article of a box of messages.
func box(messages [][]byte, o Options) *content.Article {
	a := &content.Article{}
	size := 0
	for _, m := range messages {
		size += len(m)
		a.Entries = append(a.Entries, entry(m, o))
	}
	if size > maxPrinted {
		a.Append(entryList(a.Entries))
		return a
	}
	for i, e := range a.Entries {
		if i > 0 {
			a.Append(&content.Rule{})
		}
		addWhole(a, e)
	}
	return a
}

// entry returns what the list of a box says about a message.
func entry(message []byte, o Options) content.Entry {
	const (
		summaryLength = 200     // code points
		beginning     = 8 << 10 // bytes of a message that are read for that
	)
	r := &reader{Options: o}
	_, body, _ := cutHeader(message)
	root := r.parse(unescapeFrom(message[:min(len(message), len(message)-len(body)+beginning)]), 0, "text/plain")
	about := r.head(root)
	e := content.Entry{Title: about.Title, Byline: about.Byline, Published: about.Published, Summary: shortened(r.firstWords(root), summaryLength)}
	if e.Title == "" {
		e.Title = "(no subject)"
	}
	e.Article = func() *content.Article { return messageOf(message, o) }
	return e
}

// firstWords returns the beginning of what a message says itself, on one line.
func (r *reader) firstWords(root *part) string {
	const enough = 60 // words
	var words []string
	if p := root.find(func(p *part) bool { return p.mediaType == "text/plain" }); p != nil {
		own := lines(string(r.decoded(p)))
		for i, l := range own {
			if len(words) >= enough || isSignature(own, i) {
				break
			}
			if l.depth == 0 && (isOwn(own, i+1) || !isAttribution(l.text)) {
				words = append(words, strings.Fields(l.text)...)
			}
		}
	}
	if p := root.find(func(p *part) bool { return p.mediaType == "text/html" }); p != nil && len(words) == 0 {
		for _, b := range html.Fragment(string(r.decoded(p)), "").Blocks {
			words = append(words, strings.Fields(b.Plain())...)
		}
	}
	return content.SanitizeLine(strings.Join(words[:min(len(words), enough)], " "))
}

// messageOf parses a message of a box.
func messageOf(data []byte, o Options) *content.Article { return message(unescapeFrom(data), o) }

// entryList lists messages: on the lines of each its subject, who wrote it and when, and
// its first words.
func entryList(entries []content.Entry) *content.List {
	l := &content.List{}
	for _, e := range entries {
		var b content.InlineBuilder
		b.Add(e.Title, content.Strong, "")
		for _, line := range []string{aboutEntry(e), e.Summary} {
			if line != "" {
				b.Add("\n"+line, 0, "")
			}
		}
		l.Items = append(l.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: b.Inline()}}})
	}
	return l
}

// addWhole adds a message of a box to its article, for printing.
func addWhole(a *content.Article, e content.Entry) {
	m := e.Article()
	a.Append(&content.Heading{Level: 1, Text: content.PlainInline(e.Title)})
	if who := aboutEntry(e); who != "" {
		a.Append(&content.Paragraph{Text: content.PlainInline(who)})
	}
	for i, b := range m.Blocks() {
		if i > 0 || !m.HasInsertedTitle {
			a.Append(b)
		}
	}
	for _, p := range m.Problems {
		a.Problems = append(a.Problems, content.SanitizeLine(fmt.Sprintf("in “%s”: %s", e.Title, p)))
	}
}

// aboutEntry returns the day of a message and who wrote it.
func aboutEntry(e content.Entry) string { return strings.Trim(e.Published+" · "+e.Byline, " ·") }
