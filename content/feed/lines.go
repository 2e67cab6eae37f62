package feed

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	parsehtml "pullquote/content/html"
	"pullquote/content/internal/segment"
	"pullquote/content/markdown"
	"pullquote/content/text"

	dom "golang.org/x/net/html"
)

// Most texts of feeds are HTML, whose line ends mean nothing. But some are plain text or
// Markdown, and some are plain text with a few links in it. Without an element that breaks
// lines, it is the line ends that separate paragraphs, items and verses.

// A lineForm is the notation in which a text has its lines.
type lineForm int

const (
	htmlLines     lineForm = iota // elements break the lines, or there is only one line
	plainLines                    // plain text
	markdownLines                 // Markdown
	inlineLines                   // plain text with inline elements in it
)

// withLines returns a text whose HTML is fixed, with the notation in which it has its lines. A
// text that is declared to be Markdown stays as it is.
func (v value) withLines() value {
	if v.form == htmlLines {
		v.text = fixDoubleEscape(escapeUnknownTags(v.text))
		v.form = v.guessForm()
	}
	return v
}

// guessForm returns the notation in which a text has its lines.
func (v value) guessForm() lineForm {
	hasTags, breaksLine := elementsIn(v.text)
	switch hasLines := strings.Contains(strings.TrimSpace(v.text), "\n"); {
	case breaksLine, hasTags && !hasLines:
		return htmlLines
	case isMarkdown(v.text):
		return markdownLines
	case !hasLines:
		return htmlLines
	case hasTags:
		return inlineLines
	}
	return plainLines
}

// elementsIn reports whether HTML has any markup, and an element that breaks the line.
func elementsIn(source string) (hasTags, breaksLine bool) {
	if !strings.Contains(source, "<") {
		return false, false
	}
	z := dom.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case dom.ErrorToken:
			return hasTags, false
		case dom.StartTagToken, dom.EndTagToken, dom.SelfClosingTagToken:
			hasTags = true
			if name, _ := z.TagName(); isWordBreak(string(name)) {
				return true, true
			}
		case dom.CommentToken, dom.DoctypeToken:
			hasTags = true
		case dom.TextToken:
		}
	}
}

// blocks returns the blocks of a text. Addresses are resolved against base.
func (v value) blocks(base string) parsehtml.Result {
	source := strings.TrimSpace(v.text)
	switch v.form {
	case plainLines:
		return parsehtml.Result{Blocks: plainBlocks(dedent(html.UnescapeString(source)))}
	case markdownLines:
		if hasTags, _ := elementsIn(source); !hasTags {
			source = html.UnescapeString(source)
		}
		a := markdown.Parse([]byte(dedent(source)))
		result := parsehtml.Result{Targets: a.Targets}
		for _, p := range a.Problems {
			result.Problems = append(result.Problems, p.String())
		}
		for _, b := range a.Blocks() {
			result.Blocks = append(result.Blocks, b)
		}
		return result
	case inlineLines:
		return parsehtml.Fragment(breakLines(source), base)
	case htmlLines:
	}
	return parsehtml.Fragment(v.text, base)
}

// plainBlocks returns the blocks of plain text. Its paragraphs keep their lines unless they
// are wrapped.
func plainBlocks(source string) []content.Block {
	var out []content.Block
	var pending strings.Builder // chunks that are parsed together
	flush := func() {
		out = append(out, text.Blocks(pending.String())...)
		pending.Reset()
	}
	for _, lines := range chunks(source) {
		joined := strings.Join(lines, "\n")
		if !isWrapped(lines) && isParagraph(text.Blocks(joined)) {
			flush()
			for i, line := range lines {
				lines[i] = content.SanitizeLine(line).String()
			}
			out = append(out, &content.Paragraph{Text: content.PlainInline(strings.Join(lines, "\n"))})
			continue
		}
		pending.WriteString(joined + "\n\n")
	}
	flush()
	return out
}

// isParagraph reports whether all blocks are paragraphs.
func isParagraph(blocks []content.Block) bool {
	return !slices.ContainsFunc(blocks, func(b content.Block) bool { return b.Kind() != "paragraph" })
}

// chunks returns the lines between blank lines.
func chunks(source string) [][]string {
	var out [][]string
	var lines []string
	for line := range strings.SplitSeq(lineEnds.Replace(source)+"\n", "\n") {
		switch {
		case strings.TrimSpace(line) != "":
			lines = append(lines, line)
		case len(lines) > 0:
			out = append(out, lines)
			lines = nil
		}
	}
	if len(lines) > 0 {
		out = append(out, lines)
	}
	return out
}

// dedent removes the indent that all lines after the first one have in common: it comes
// from the layout of the feed.
func dedent(s string) string {
	first, rest, ok := strings.Cut(s, "\n")
	if !ok {
		return s
	}
	indent := -1
	for line := range strings.SplitSeq(rest, "\n") {
		if words := strings.TrimLeft(line, " \t"); words != "" && words != "\r" && (indent < 0 || len(line)-len(words) < indent) {
			indent = len(line) - len(words)
		}
	}
	var b strings.Builder
	b.WriteString(first)
	for line := range strings.SplitSeq(rest, "\n") {
		b.WriteByte('\n')
		b.WriteString(line[min(max(indent, 0), len(line)-len(strings.TrimLeft(line, " \t"))):])
	}
	return b.String()
}

// breakLines returns plain text with inline elements as HTML: blank lines separate
// paragraphs, and other line ends become <br> unless the paragraph is wrapped.
func breakLines(source string) string {
	var b strings.Builder
	for _, lines := range chunks(source) {
		end := "<br>"
		if isWrapped(lines) {
			end = "\n"
		}
		b.WriteString("<p>" + strings.Join(lines, end) + "</p>")
	}
	return b.String()
}

// withoutTags removes the tags from a line. It is for measuring: it takes everything from
// "<" to ">" for a tag.
func withoutTags(line string) string {
	var b strings.Builder
	for {
		before, tag, ok := strings.Cut(line, "<")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, line, _ = strings.Cut(tag, ">")
	}
}

// isWrapped reports whether the lines of a paragraph are wrapped: some end in the middle of
// a sentence, and on each there was no room for the first word of the next one. People wrap
// unevenly, so a long line may end early if the next one goes on with the sentence.
func isWrapped(lines []string) bool {
	const minWidth, minLong = 40, 60 // code points
	words := make([]string, len(lines))
	width, isRunning := 0, false
	for i, line := range lines {
		words[i] = strings.TrimSpace(html.UnescapeString(withoutTags(line)))
		width = max(width, utf8.RuneCountInString(words[i]))
		isRunning = isRunning || i+1 < len(lines) && !segment.EndsSentence(words[i], nil) && !strings.HasSuffix(words[i], ":")
	}
	if width < minWidth || !isRunning {
		return false
	}
	for i := range len(words) - 1 {
		next, _, _ := strings.Cut(words[i+1], " ")
		first, _ := utf8.DecodeRuneInString(next)
		length := utf8.RuneCountInString(words[i])
		if length+1+utf8.RuneCountInString(next) <= width && (length < minLong || !unicode.IsLower(first)) {
			return false
		}
	}
	return true
}
