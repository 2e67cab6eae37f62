package mail

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/text"
)

// plain returns the blocks of a plain text. Quotations are block quotes, with those that
// they quote inside; a signature stands apart after a rule.
func (r *reader) plain(source string, flows, deletesSpace bool) []content.Block {
	var l []line
	if flows {
		l = unflow(source, deletesSpace)
	} else {
		l = lines(source)
	}
	l, files := cutFiles(l)
	r.attachments = append(r.attachments, files...)
	return blocksOf(l, 0)
}

// A layout is the lines of one depth, with the quotations between them taken out. What is
// taken out is one line each, a quotation of its number, so that the text before and after
// it is read together: how it is wrapped says which of its line ends count.
type layout struct {
	lines []string
	out   []content.Block // what was taken out
	token string
}

// blocksOf returns the blocks of lines of a depth and of deeper ones.
func blocksOf(l []line, depth int) []content.Block {
	x := layout{token: unusedToken(l)}
	for i := 0; i < len(l); {
		switch {
		case l[i].depth > depth:
			end := i
			for end < len(l) && l[end].depth > depth {
				end++
			}
			if inner := blocksOf(l[i:end], depth+1); len(inner) > 0 {
				x.takeOut(&content.BlockQuote{Blocks: inner})
			}
			i = end
		case isSignature(l, i):
			end := i + 1
			for end < len(l) && l[end].depth == depth {
				end++
			}
			x.signature(l[i+1 : end])
			i = end
		case armorEnd(l, i) > i:
			end := armorEnd(l, i)
			x.takeOut(&content.Code{Source: joined(l[i:end])})
			i = end
		case isPatch(l, i, depth):
			end := i
			for end < len(l) && l[end].depth == depth && !isSignature(l, end) {
				end++
			}
			x.takeOut(&content.Code{Lang: "diff", Source: joined(l[i:end])})
			i = end
		default:
			end := i + 1
			for end < len(l) && l[end].depth == depth && !isSignature(l, end) && !isPatch(l, end, depth) && armorEnd(l, end) == end {
				end++
			}
			x.own(l, i, end)
			i = end
		}
	}
	return x.blocks()
}

// own adds the lines of one depth from start to end. An attribution at their end, and the
// lines of a header in them, are paragraphs whose lines stay.
func (x *layout) own(l []line, start, end int) {
	attribution := end
	if end < len(l) && l[end].depth > l[start].depth {
		attribution = max(attributionAt(l, end, l[start].depth), start)
	}
	for i := start; i < attribution; {
		n := headerLines(l[i:attribution])
		if n == 0 {
			x.lines = append(x.lines, content.Sanitize(l[i].text))
			i++
			continue
		}
		x.takeOutLines(joined(l[i : i+n]))
		i += n
	}
	if attribution < end {
		var words []string
		for _, s := range l[attribution:end] {
			words = append(words, strings.Fields(s.text)...)
		}
		x.takeOutLines(strings.Join(words, " "))
	}
}

// signature adds a signature.
func (x *layout) signature(l []line) {
	text := strings.Trim(joined(l), "\n")
	if strings.TrimSpace(text) != "" {
		x.takeOut(&content.Rule{})
		x.takeOutLines(text)
	}
}

// takeOutLines adds a paragraph whose lines stay, if there is anything in it to show.
func (x *layout) takeOutLines(text string) {
	if t := content.PlainInline(text).Trim(); t.Text != "" {
		x.takeOut(&content.Paragraph{Text: t})
	}
}

// joined returns the text of lines.
func joined(l []line) string {
	var s strings.Builder
	for i, x := range l {
		if i > 0 {
			s.WriteByte('\n')
		}
		s.WriteString(content.Sanitize(x.text))
	}
	return s.String()
}

// takeOut adds a block that is not read as text.
func (x *layout) takeOut(b content.Block) {
	x.lines = append(x.lines, "", "> "+x.tokenAt(len(x.out)), "")
	x.out = append(x.out, b)
}

func (x *layout) tokenAt(i int) string { return fmt.Sprintf("%s-%d", x.token, i) }

// unusedToken returns a word that no line contains.
func unusedToken(l []line) string {
	longest := 0 // run of "q" in the lines
	for _, s := range l {
		n := 0
		for i := range len(s.text) {
			if s.text[i] == 'q' {
				n++
				longest = max(longest, n)
			} else {
				n = 0
			}
		}
	}
	return strings.Repeat("q", longest+1)
}

// blocks reads the text, and puts what was taken out back in its place.
func (x *layout) blocks() []content.Block {
	var out []content.Block
	found := 0
	for _, b := range textBlocks(x.lines) {
		q, ok := b.(*content.BlockQuote)
		if ok && found < len(x.out) && q.Plain() == x.tokenAt(found) {
			b = x.out[found]
			found++
		}
		out = append(out, b)
	}
	if found == len(x.out) {
		return out
	}
	return x.pieces()
}

// pieces reads the text between what was taken out piece by piece.
func (x *layout) pieces() []content.Block {
	var out []content.Block
	start, n := 0, 0
	for i, s := range x.lines {
		if n < len(x.out) && s == "> "+x.tokenAt(n) {
			out = append(append(out, textBlocks(x.lines[start:i])...), x.out[n])
			start, n = i+1, n+1
		}
	}
	return append(out, textBlocks(x.lines[start:])...)
}

// textBlocks returns the blocks of plain text that has no head of its own: without a line
// that gives the title, its first line might be taken for that.
func textBlocks(lines []string) []content.Block {
	body := strings.Join(lines, "\n")
	if strings.TrimSpace(body) == "" {
		return nil
	}
	var out []content.Block
	for i, b := range text.Parse([]byte("Title: mail\n\n" + body)).Blocks() {
		if i > 0 {
			out = append(out, b)
		}
	}
	return out
}

// headerLines returns how many lines at the start of l are the header of a message that
// is quoted without marks: at least two.
func headerLines(l []line) int {
	const minLines, maxLines = 2, 12
	n := 0
	for n < min(len(l), maxLines) {
		name, _, ok := strings.Cut(strings.Trim(l[n].text, " *"), ":")
		if !ok || !isHeaderName(strings.TrimRight(name, " *")) {
			break
		}
		n++
	}
	if n < minLines {
		return 0
	}
	return n
}

// isHeaderName reports whether mail programs write a name before a value in the header of
// a message that they quote.
func isHeaderName(name string) bool {
	switch name {
	case "From", "To", "Cc", "Sent", "Date", "Subject", "Reply-To", "Von", "An", "Gesendet", "Datum", "Betreff", "De", "À", "A", "Envoyé", "Objet",
		"Para", "Enviado", "Asunto", "Fecha", "Assunto", "Da", "Inviato", "Oggetto", "Van", "Aan", "Verzonden", "Onderwerp", "Från", "Till", "Skickat", "Ämne",
		"Fra", "Til", "Sendt", "Emne":
		return true
	}
	return false
}

// armorEnd returns the end of the lines that begin at line i and are a signature or a key
// in letters and digits; i if there are none.
func armorEnd(l []line, i int) int {
	const maxLines = 200
	name, ok := strings.CutPrefix(l[i].text, "-----BEGIN ")
	if !ok {
		return i
	}
	for end := i + 1; end < min(len(l), i+maxLines) && l[end].depth == l[i].depth; end++ {
		if strings.TrimRight(l[end].text, " ") == "-----END "+strings.TrimRight(name, " ") {
			return end + 1
		}
	}
	return i
}

// isPatch reports whether a patch begins at line i.
func isPatch(l []line, i, depth int) bool {
	s := l[i].text
	switch {
	case strings.HasPrefix(s, "diff --git "), strings.HasPrefix(s, "Index: ") && i+1 < len(l) && strings.HasPrefix(l[i+1].text, "===="):
		return true
	case strings.HasPrefix(s, "--- "):
		return i+2 < len(l) && l[i+1].depth == depth && strings.HasPrefix(l[i+1].text, "+++ ") && strings.HasPrefix(l[i+2].text, "@@ ")
	}
	return false
}
