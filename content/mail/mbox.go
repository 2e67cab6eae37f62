package mail

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/html"
)

// A mailbox is a sequence of messages in the mbox format (RFC 4155). Each message begins
// after an empty line, with a line of "From ", the sender and the date. A line of text
// that begins with "From " is escaped with ">", and one that begins with ">From " with
// another ">".

// maxPrinted bounds the size of a mailbox whose messages are all part of its article, in
// bytes. The article of a larger one is only a list, and each message is parsed when it
// is opened.
const maxPrinted = 1 << 20

// isMailboxStart reports whether data begins like a mailbox.
func isMailboxStart(data []byte) bool {
	line, rest := cutLine(data)
	next, _ := cutLine(rest)
	return isSeparator(line, next)
}

// isSeparator reports whether a line begins a message in a mailbox: the next line must be
// a header field.
func isSeparator(line, next []byte) bool {
	if !bytes.HasPrefix(line, []byte("From ")) {
		return false
	}
	name, _, ok := parseField(bytes.TrimPrefix(next, []byte(">"))) // some programs write ">From " as the second line
	return ok && !strings.Contains(name, " ") || bytes.HasPrefix(next, []byte(">From "))
}

// splitMailbox returns the messages of a mailbox.
func splitMailbox(data []byte) [][]byte {
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

// unescapeFrom removes the ">" with which a mailbox escapes lines that begin with "From
// ".
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

// mailbox returns the article of a mailbox.
func mailbox(messages [][]byte, o Options) *content.Article {
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
		appendMessage(a, e)
	}
	return a
}

// entry returns the entry for a message in a mailbox.
func entry(data []byte, o Options) content.Entry {
	const (
		summaryLength = 200     // code points
		maxBody       = 8 << 10 // bytes of the body that are parsed for the summary
	)
	r := &reader{Options: o, isUnescaped: true}
	_, body, _ := cutHeader(data)
	root := r.parse(unescapeFrom(data[:min(len(data), len(data)-len(body)+maxBody)]), 0, "text/plain")
	about := r.metadata(root)
	e := content.Entry{Title: about.Title, Byline: about.Byline, Published: about.Published}
	summary, _ := content.Shorten(r.firstWords(root), summaryLength)
	e.Summary = content.SanitizeLine(summary)
	if e.Title.IsEmpty() {
		e.Title = content.Sanitize("(no subject)")
	}
	e.Article = func() *content.Article { return messageOfMailbox(data, o) }
	return e
}

// messageOfMailbox parses a message in a mailbox.
func messageOfMailbox(data []byte, o Options) *content.Article {
	return message(unescapeFrom(data), &reader{Options: o, isUnescaped: true})
}

// firstWords returns the start of a message on one line, without quotations.
func (r *reader) firstWords(root *part) string {
	const maxWords = 60
	var words []string
	if p := root.find(func(p *part) bool { return p.mediaType == "text/plain" }); p != nil {
		all := slices.Collect(r.lines(r.decoded(p)))
		for i, l := range all {
			if len(words) >= maxWords || isSignature(all, i) {
				break
			}
			if l.depth == 0 && (isUnquoted(all, i+1) || !isAttribution(l.text)) {
				words = append(words, strings.Fields(l.text)...)
			}
		}
	}
	if p := root.find(func(p *part) bool { return p.mediaType == "text/html" }); p != nil && len(words) == 0 {
		for _, b := range html.Fragment(string(r.decoded(p)), "").Blocks {
			words = append(words, strings.Fields(b.Plain())...)
		}
	}
	return content.SanitizeLine(strings.Join(words[:min(len(words), maxWords)], " ")).String()
}

// entryList returns a list of messages. Subject, date and sender, and summary are on
// lines of their own.
func entryList(entries []content.Entry) *content.List {
	l := &content.List{}
	for _, e := range entries {
		var b content.InlineBuilder
		b.Add(e.Title.String(), content.Strong, "")
		for _, line := range []string{dateAndSender(e), e.Summary.String()} {
			if line != "" {
				b.Add("\n"+line, 0, "")
			}
		}
		l.Items = append(l.Items, content.Item{Blocks: []content.Block{&content.Paragraph{Text: b.Inline()}}})
	}
	return l
}

// appendMessage appends a message to the article of its mailbox.
func appendMessage(a *content.Article, e content.Entry) {
	m := e.Article()
	a.Append(&content.Heading{Level: 1, Text: e.Title.Inline()})
	if who := dateAndSender(e); who != "" {
		a.Append(&content.Paragraph{Text: content.PlainInline(who)})
	}
	for i, b := range m.Blocks() {
		if i > 0 || !m.HasInsertedTitle {
			a.Append(b)
		}
	}
	for _, p := range m.Problems {
		a.AddProblems(fmt.Sprintf("in “%s”: %s", e.Title, p))
	}
}

// dateAndSender returns the date and the sender of a message.
func dateAndSender(e content.Entry) string {
	return strings.Trim(e.Published.String()+" · "+e.Byline.String(), " ·")
}
