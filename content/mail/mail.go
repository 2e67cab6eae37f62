// Package mail parses messages (email and Usenet news, .eml) into articles, and mailboxes
// (mbox) into lists of articles.
//
// A message has a header and a body. A part is a section of a body with a header of its
// own: a text, a picture, a file, another message, or a list of parts. A boundary is a
// line that separates parts. An attribution is a line that says whose text is quoted: "On
// 4 March, Ada wrote:". A signature is the text after a line "-- ".
//
// The article has the subject as its title, the sender's name as its byline, and the day
// of the message as its date. After the text, it lists the attachments. The
// specifications are RFC 5322 (messages), 2045 to 2047 (MIME), 2231 (parameters such as
// file names), 2387 (multipart/related), 2392 (cid: addresses), 3676 (format=flowed) and
// 4155 (mbox).
//
// What always holds: parsing never fails and takes time in proportion to the source, with
// bounds on nesting and on the number of parts; malformed messages, with missing
// boundaries, wrong charsets and truncated encodings, are shown as far as they can be
// read; every text that a mail program would show is shown; and the article's problems
// list everything that is left out, cut or unreadable.
package mail

import (
	"bytes"
	"strings"

	"pullquote/content"
)

// Options control how messages are parsed.
type Options struct {
	// Charset is the name of the charset of all texts, whatever they declare. If it is
	// "", the charset is declared or detected.
	Charset string
}

// window bounds the data that is examined to recognise a message, in bytes.
const window = 64 << 10

// Parse parses a message or a mailbox.
func Parse(data []byte, o Options) *content.Article {
	data = trimStart(data)
	if isMailboxStart(data) {
		if messages := splitMailbox(data); len(messages) > 1 {
			return mailbox(messages, o)
		}
		_, data, _ = bytes.Cut(data, []byte("\n"))
		return messageOfMailbox(data, o)
	}
	return message(data, &reader{Options: o})
}

// Sniff reports whether data is a message or a mailbox: it begins with a header that
// names a sender and has other fields that are typical of mail.
func Sniff(data []byte) bool {
	data = trimStart(data[:min(len(data), window)])
	const minKnown = 2
	known := 0
	if isMailboxStart(data) {
		_, data, _ = bytes.Cut(data, []byte("\n"))
		known++
	}
	h, _, ok := cutHeader(data)
	if !ok {
		return false
	}
	for _, name := range []string{
		"To", "Date", "Message-ID", "MIME-Version", "Received", "Return-Path", "Delivered-To", "Reply-To", "In-Reply-To", "References", "Newsgroups",
		"Content-Type", "Subject", "Cc", "Sender", "X-Mailer", "User-Agent", "List-Id", "Path",
	} {
		if h.has(name) {
			known++
		}
	}
	return h.has("From") && known >= minKnown || h.has("Received") && h.has("Subject")
}

// trimStart removes a byte order mark and empty lines at the start of data.
func trimStart(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
}

// message parses a message.
func message(data []byte, r *reader) *content.Article {
	root := r.parse(data, 0, "text/plain")
	r.root = root
	a := r.metadata(root)
	r.add(root)
	r.listAttachments()
	sections := r.allSections()
	first := sections[0]
	if to := r.recipients(root); to != "" && r.hasBlocks() {
		a.Append(&content.Paragraph{Text: content.PlainInline(to)})
	}
	start := a.Len()
	for _, b := range first.blocks {
		a.Append(b)
	}
	if start > 0 {
		for id, at := range first.targets {
			at.Block += content.BlockIndex(start)
			first.targets[id] = at
		}
	}
	a.Targets = first.targets
	a.AddProblems(r.problems...)
	a.InsertTitle()
	if len(sections) > 1 {
		setLazy(a, sections[1:])
	}
	a.Media = media{root}
	return a
}

// metadata returns an article with the metadata in the header of a message, and without
// blocks.
func (r *reader) metadata(p *part) *content.Article {
	a := &content.Article{
		Title: content.Sanitize(r.text(p.header.get("Subject"))), Byline: content.Sanitize(r.sender(p.header)), Published: content.Sanitize(isoDate(p.header.get("Date"))),
		Site: content.SanitizeLine(strings.ReplaceAll(p.header.get("Newsgroups"), ",", ", ")),
		Lang: content.Sanitize(language(p.header.get("Content-Language"))),
	}
	if a.Site.IsEmpty() {
		name, _, _ := strings.Cut(p.header.get("List-Id"), "<")
		a.Site = content.Sanitize(strings.Trim(r.text(name), `"`))
	}
	return a
}

// language returns the first language in a list of languages; "" if it is not a language
// tag.
func language(list string) string {
	const maxLength = 35 // RFC 5646
	lang, _, _ := strings.Cut(list, ",")
	lang = content.SanitizeLine(lang).String()
	if len(lang) > maxLength || strings.ContainsAny(lang, " _") {
		return ""
	}
	return lang
}

// recipients returns the To and Cc lines of a message, or "" if there aren't any.
func (r *reader) recipients(p *part) string {
	const maxLength = 300 // code points
	var lines []string
	for _, name := range []string{"To", "Cc"} {
		if to := r.text(p.header.get(name)); to != "" {
			to, _ = content.Shorten(to, maxLength)
			lines = append(lines, name+": "+to)
		}
	}
	return strings.Join(lines, "\n")
}
