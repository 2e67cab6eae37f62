package mail

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/text"
)

// plain returns the blocks of a plain text. Quotations are nested block quotes; a
// signature follows a rule.
func (r *reader) plain(source string, isFlowed, deleteSpace bool) []content.Block {
	var l []line
	if isFlowed {
		l = unflow(source, deleteSpace)
	} else {
		l = r.lines(source)
	}
	r.limitDepth(l)
	l, files := cutFiles(l)
	r.attachments = append(r.attachments, files...)
	return blocksOf(l, 0)
}

// A plainBuilder builds the blocks from the lines of one depth. A placeholder line
// replaces each block that is not plain text, such as a quotation, so that the text
// before and after it is parsed together: the way in which it is wrapped shows which line
// ends count.
type plainBuilder struct {
	text  strings.Builder // each line ends with a newline
	out   []content.Block // the blocks that placeholders replace, in order
	at    []int           // the offsets of the placeholders' lines
	token string          // a word that does not occur in the text
}

// blocksOf returns the blocks from lines at a depth or deeper.
func blocksOf(l []line, depth int) []content.Block {
	x := plainBuilder{token: unusedToken(l)}
	for i := 0; i < len(l); {
		switch {
		case l[i].depth > depth:
			end := i
			for end < len(l) && l[end].depth > depth {
				end++
			}
			if inner := blocksOf(l[i:end], depth+1); len(inner) > 0 {
				x.addBlock(&content.BlockQuote{Blocks: inner})
			}
			i = end
		case isSignature(l, i):
			end := i + 1
			for end < len(l) && l[end].depth == depth {
				end++
			}
			x.addSignature(l[i+1 : end])
			i = end
		case armorEnd(l, i) > i:
			end := armorEnd(l, i)
			x.addBlock(&content.Code{Source: content.Sanitize(joinLines(l[i:end]))})
			i = end
		case isPatch(l, i, depth):
			end := i
			for end < len(l) && l[end].depth == depth && !isSignature(l, end) {
				end++
			}
			x.addBlock(&content.Code{Lang: content.Sanitize("diff"), Source: content.Sanitize(joinLines(l[i:end]))})
			i = end
		default:
			end := i + 1
			for end < len(l) && l[end].depth == depth && !isSignature(l, end) && !isPatch(l, end, depth) && armorEnd(l, end) == end {
				end++
			}
			x.addText(l, i, end)
			i = end
		}
	}
	return x.blocks()
}

// addText adds the lines from start to end, which are at the same depth. An attribution
// at their end becomes a paragraph, and so do the lines of a quoted header, which keep
// their line breaks.
func (x *plainBuilder) addText(l []line, start, end int) {
	attribution := end
	if end < len(l) && l[end].depth > l[start].depth {
		attribution = max(attributionAt(l, end, l[start].depth), start)
	}
	for i := start; i < attribution; {
		n := headerLines(l[i:attribution])
		if n == 0 {
			x.addLine(content.Sanitize(l[i].text).String())
			i++
			continue
		}
		x.addParagraph(joinLines(l[i : i+n]))
		i += n
	}
	if attribution < end {
		var words []string
		for _, s := range l[attribution:end] {
			words = append(words, strings.Fields(s.text)...)
		}
		x.addParagraph(strings.Join(words, " "))
	}
}

// addSignature adds a rule and a signature.
func (x *plainBuilder) addSignature(l []line) {
	text := strings.Trim(joinLines(l), "\n")
	if strings.TrimSpace(text) != "" {
		x.addBlock(&content.Rule{})
		x.addParagraph(text)
	}
}

// addParagraph adds a paragraph that keeps its line breaks, if it is not blank.
func (x *plainBuilder) addParagraph(text string) {
	if t := content.PlainInline(text).Trim(); t.String() != "" {
		x.addBlock(&content.Paragraph{Text: t})
	}
}

// joinLines returns the text of lines.
func joinLines(l []line) string {
	var s strings.Builder
	for i, x := range l {
		if i > 0 {
			s.WriteByte('\n')
		}
		s.WriteString(content.Sanitize(x.text).String())
	}
	return s.String()
}

// addBlock adds a placeholder for a block.
func (x *plainBuilder) addBlock(b content.Block) {
	x.addLine("")
	x.at = append(x.at, x.text.Len())
	x.addLine("> " + x.placeholder(len(x.out)))
	x.addLine("")
	x.out = append(x.out, b)
}

// addLine adds a line of the text.
func (x *plainBuilder) addLine(l string) {
	x.text.WriteString(l)
	x.text.WriteByte('\n')
}

func (x *plainBuilder) placeholder(i int) string { return fmt.Sprintf("%s-%d", x.token, i) }

// unusedToken returns a word that does not occur in any line.
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

// blocks parses the text and replaces the placeholders with their blocks.
func (x *plainBuilder) blocks() []content.Block {
	out := text.Blocks(strings.TrimSuffix(x.text.String(), "\n"))
	found := 0
	for i, b := range out {
		q, ok := b.(*content.BlockQuote)
		if ok && found < len(x.out) && q.Plain() == x.placeholder(found) {
			out[i] = x.out[found]
			found++
		}
	}
	if found == len(x.out) {
		return out
	}
	return x.segments()
}

// segments parses the text between placeholders separately. It is the fallback if the
// text parser did not keep all placeholders.
func (x *plainBuilder) segments() []content.Block {
	var out []content.Block
	rest, done := x.text.String(), 0
	for n, at := range x.at {
		before, after := rest[:at-done], rest[at-done:]
		out = append(append(out, text.Blocks(strings.TrimSuffix(before, "\n"))...), x.out[n])
		end := strings.IndexByte(after, '\n') + 1
		rest, done = after[end:], at+end
	}
	return append(out, text.Blocks(strings.TrimSuffix(rest, "\n"))...)
}

// headerLines returns the number of lines at the start of l that are the header of a
// message quoted without marks; 0 if there are fewer than two.
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

// isHeaderName reports whether a name is one that mail programs use in the header of a
// quoted message, in several languages.
func isHeaderName(name string) bool {
	switch name {
	case "From", "To", "Cc", "Sent", "Date", "Subject", "Reply-To", "Von", "An", "Gesendet", "Datum", "Betreff", "De", "À", "A", "Envoyé", "Objet",
		"Para", "Enviado", "Asunto", "Fecha", "Assunto", "Da", "Inviato", "Oggetto", "Van", "Aan", "Verzonden", "Onderwerp", "Från", "Till", "Skickat", "Ämne",
		"Fra", "Til", "Sendt", "Emne":
		return true
	}
	return false
}

// armorEnd returns the end of the ASCII armor (a signature or a key) that begins at line
// i, or i if there isn't one.
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
