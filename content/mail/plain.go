package mail

import (
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/text"
)

// Quotations in a plain text are nested block quotes; a signature follows a rule.

// addPlain adds the blocks of a plain text.
func (r *reader) addPlain(p *part) {
	data := r.decoded(p)
	lines := r.plainLines(data, strings.EqualFold(p.parameters["format"], "flowed"), strings.EqualFold(p.parameters["delsp"], "yes"))
	if len(data) >= content.MinLazy || text.IsHeavy(data) {
		r.addLongText(newLongText(lines, data))
		return
	}
	r.blocks = append(r.blocks, blocksOf(slices.Collect(lines), 0)...)
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

	hasText   bool // a line of the text is neither blank nor a placeholder
	isOutline bool // only the text is wanted, so quotations are not parsed
}

// blocksOf returns the blocks from lines at a depth or deeper.
func blocksOf(l []line, depth int) []content.Block {
	x := plainBuilder{token: unusedToken(l)}
	x.add(l, 0, len(l), depth)
	return x.blocks(text.Blocks)
}

// A groupKind says what consecutive lines are.
type groupKind int

const (
	proseGroup groupKind = iota
	quoteGroup
	signatureGroup
	armorGroup
	patchGroup
)

// groupAt returns the kind of the group of lines that begins at line i of a text at a depth, and
// the line after it.
func groupAt(l []line, i, depth int) (kind groupKind, end int) {
	switch {
	case l[i].depth > depth:
		kind = quoteGroup
	case isSignature(l, i):
		kind = signatureGroup
	case armorEnd(l, i) > i:
		return armorGroup, armorEnd(l, i)
	case isPatch(l, i, depth):
		kind = patchGroup
	}
	return kind, groupEnd(l, i+1, depth, kind)
}

// groupEnd returns the line after the group of a kind that line i may continue.
func groupEnd(l []line, i, depth int, kind groupKind) int {
	for ; i < len(l); i++ {
		switch isSame := l[i].depth == depth; {
		case (kind == quoteGroup) == isSame,
			kind == proseGroup && (isSignature(l, i) || isPatch(l, i, depth) || armorEnd(l, i) > i),
			kind == patchGroup && isSignature(l, i):
			return i
		}
	}
	return i
}

// add adds the lines from start to end. The lines after these only show what they are.
func (x *plainBuilder) add(l []line, start, end, depth int) {
	for i := start; i < end; {
		kind, next := groupAt(l, i, depth)
		next = min(next, end)
		switch kind {
		case quoteGroup:
			x.addQuote(l[i:next], depth+1)
		case signatureGroup:
			x.addSignature(l[i+1 : next])
		case armorGroup:
			x.addCode("", l[i:next])
		case patchGroup:
			x.addCode("diff", l[i:next])
		case proseGroup:
			x.addText(l, i, next)
		}
		i = next
	}
}

// addQuote adds a quotation.
func (x *plainBuilder) addQuote(l []line, depth int) {
	if x.isOutline {
		if slices.ContainsFunc(l, line.hasText) {
			x.addBlock(&content.Rule{})
		}
		return
	}
	if inner := blocksOf(l, depth); len(inner) > 0 {
		x.addBlock(&content.BlockQuote{Blocks: inner})
	}
}

// hasText reports whether a line is not blank.
func (l line) hasText() bool { return strings.TrimSpace(l.text) != "" }

// addCode adds lines in a language.
func (x *plainBuilder) addCode(lang string, l []line) {
	x.addBlock(&content.Code{Lang: content.Sanitize(lang), Source: content.Sanitize(joinLines(l))})
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
			x.addTextLine(content.Sanitize(l[i].text).String())
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

// addTextLine adds a line that is not a placeholder.
func (x *plainBuilder) addTextLine(l string) {
	x.hasText = x.hasText || strings.TrimSpace(l) != ""
	x.addLine(l)
}

// addLine adds a line of the text.
func (x *plainBuilder) addLine(l string) {
	x.text.WriteString(l)
	x.text.WriteByte('\n')
}

func (x *plainBuilder) placeholder(i int) string { return x.token + "-" + strconv.Itoa(i) }

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

// blocks parses the text and replaces the placeholders with their blocks. A quotation that has
// nothing but deeper ones has no text to parse.
func (x *plainBuilder) blocks(parse func(string) []content.Block) []content.Block {
	if !x.hasText {
		return x.out
	}
	out := parse(strings.TrimSuffix(x.text.String(), "\n"))
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

// An ASCII armor begins with this, and has at most so many lines.
const (
	armorStart = "-----BEGIN "
	maxArmor   = 200
)

// armorEnd returns the end of the ASCII armor (a signature or a key) that begins at line
// i, or i if there isn't one.
func armorEnd(l []line, i int) int {
	name, ok := strings.CutPrefix(l[i].text, armorStart)
	if !ok {
		return i
	}
	for end := i + 1; end < min(len(l), i+maxArmor) && l[end].depth == l[i].depth; end++ {
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
