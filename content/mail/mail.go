// Package mail makes an article of a mail (.eml, a message of a news group), and a list of
// articles of a box of them (mbox).
//
// A message is a header and a body. A part is a piece of a body that has a header of its
// own: a text, a picture, a file, another message, or parts again. A boundary is the line
// that separates parts. An attribution is the line that says whose text is quoted: "On
// 4 March, Ada wrote:". A signature is what follows a line "-- ".
//
// The article has the subject as its title, the sender's name as its byline, and the day
// of the mail as its date; after the text, it lists the attachments. The specifications
// are RFC 5322 (messages), 2045 to 2047 (MIME), 2231 (names of files), 2392 (cid:
// addresses), 3676 (format=flowed) and 4155 (mbox).
//
// What always holds: parsing never fails and takes time in proportion to the source, with
// bounds on nesting and the number of parts; mail as it really is, with boundaries that
// are missing, charsets that are wrong and encodings that break off, is shown as far as
// it can be read; every text in it that a mail program would show is shown; and what is
// left out, cut or unreadable is among the article's problems.
package mail

import (
	"bytes"
	"strings"

	"pullquote/content"
)

// Options say how a mail is read.
type Options struct {
	// Charset is the name of the charset of all texts, whatever they declare. "": as
	// they declare, or as it is detected.
	Charset string
}

// window is how much of a file tells whether it is a mail, in bytes.
const window = 64 << 10

// Parse parses a mail, or a box of them.
func Parse(data []byte, o Options) *content.Article {
	data = trimStart(data)
	if isBoxStart(data) {
		if messages := splitBox(data); len(messages) > 1 {
			return box(messages, o)
		}
		_, data, _ = bytes.Cut(data, []byte("\n"))
		data = unescapeFrom(data)
	}
	return message(data, o)
}

// Sniff reports whether data is a mail or a box of mails: it begins with a header that
// says who wrote it, and only mail has.
func Sniff(data []byte) bool {
	data = trimStart(data[:min(len(data), window)])
	const minKnown = 2
	known := 0
	if isBoxStart(data) {
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

// trimStart returns data without a byte order mark and empty lines before it.
func trimStart(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
}

// message parses a mail.
func message(data []byte, o Options) *content.Article {
	r := &reader{Options: o}
	root := r.parse(data, 0, "text/plain")
	r.root = root
	a := r.head(root)
	r.add(root)
	r.listAttachments()
	if to := r.recipients(root); to != "" && len(r.blocks) > 0 {
		a.Append(&content.Paragraph{Text: content.PlainInline(to)})
	}
	start := a.Len()
	for _, b := range r.blocks {
		a.Append(b)
	}
	if start > 0 {
		for id, at := range r.targets {
			at.Block += content.BlockIndex(start)
			r.targets[id] = at
		}
	}
	a.Targets, a.Problems = r.targets, r.problems
	a.InsertTitle()
	a.Media = media{root}
	return a
}

// head returns an article with what the header of a message says.
func (r *reader) head(p *part) *content.Article {
	a := &content.Article{
		Title: r.text(p.header.get("Subject")), Byline: r.sender(p.header), Published: day(p.header.get("Date")),
		Site: content.SanitizeLine(strings.ReplaceAll(p.header.get("Newsgroups"), ",", ", ")),
		Lang: language(p.header.get("Content-Language")),
	}
	if a.Site == "" {
		name, _, _ := strings.Cut(p.header.get("List-Id"), "<")
		a.Site = strings.Trim(r.text(name), `"`)
	}
	return a
}

// language returns the first language of a header's list of them; "" if it is not one.
func language(list string) string {
	const maxLength = 35 // RFC 5646
	lang, _, _ := strings.Cut(list, ",")
	lang = content.SanitizeLine(lang)
	if len(lang) > maxLength || strings.ContainsAny(lang, " _") {
		return ""
	}
	return lang
}

// recipients returns the lines that say to whom a mail was sent; "" if the header does not.
func (r *reader) recipients(p *part) string {
	const maxLength = 300 // code points
	var lines []string
	for _, name := range []string{"To", "Cc"} {
		if to := r.text(p.header.get(name)); to != "" {
			lines = append(lines, name+": "+shortened(to, maxLength))
		}
	}
	return strings.Join(lines, "\n")
}

// shortened returns a text cut at a word after at most n code points.
func shortened(text string, n int) string {
	count, space := 0, 0
	for i, r := range text {
		if r == ' ' {
			space = i
		}
		if count == n {
			if space == 0 {
				space = i
			}
			return strings.TrimRight(text[:space], " ,;:") + "…"
		}
		count++
	}
	return text
}
