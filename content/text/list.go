package text

import (
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
)

// bullets mark the items of a list without numbers.
var bullets = []string{"- ", "* ", "• ", "◦ ", "‣ ", "· "}

// bullet removes the mark from a line of a list: "- ", "* ", "• ", "3. " or "3) ".
// The number is -1 for a mark without one.
func bullet(l string) (number int, rest string, ok bool) {
	const maxDigits = 3
	l = strings.TrimSpace(l)
	for _, mark := range bullets {
		if rest, ok := strings.CutPrefix(l, mark); ok {
			return -1, strings.TrimSpace(rest), true
		}
	}
	digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
	if digits == 0 || digits > maxDigits || len(l) < digits+2 {
		return 0, "", false
	}
	if mark := l[digits : digits+2]; mark != ". " && mark != ") " {
		return 0, "", false
	}
	number, _ = strconv.Atoi(l[:digits])
	return number, strings.TrimSpace(l[digits+2:]), true
}

// hasUnlistedMark reports whether a line begins with a mark that we do not make a
// list of, so that the line is kept as it is: "a) ", "iv. ", "– ".
func hasUnlistedMark(l string) bool {
	mark, _, ok := strings.Cut(strings.TrimSpace(l), " ")
	if mark == "–" || mark == "—" {
		return ok
	}
	core := strings.TrimRight(strings.TrimPrefix(mark, "("), ").")
	if !ok || core == mark || core == "" || len(core) > 4 {
		return false
	}
	return len(core) == 1 && core[0] >= 'a' && core[0] <= 'z' || strings.Trim(core, "ivx") == ""
}

// isListStart reports whether a list begins with a chunk: its first line has a mark,
// and so has another of its lines, or the first line of the next chunk. Numbers count
// up.
func isListStart(c, next chunk) bool {
	number, _, ok := bullet(c[0])
	if !ok {
		return false
	}
	follows := func(l string) bool {
		n, _, ok := bullet(l)
		return ok && (n < 0) == (number < 0) && (n < 0 || n == number+1)
	}
	return slices.ContainsFunc(c[1:], follows) || next != nil && follows(next[0])
}

// list parses a list and the chunks that go on with it.
func (p *parser) list() {
	number, _, _ := bullet(p.chunks[p.at][0])
	l := &content.List{IsTight: true}
	if number >= 0 {
		l.Marker, l.Start = content.Numbered, number
	}
	expected := number
	for chunks := 0; p.at < len(p.chunks); chunks++ {
		c := p.chunks[p.at]
		n, _, ok := bullet(c[0])
		if !ok && p.continuesItem(expected) {
			last := &l.Items[len(l.Items)-1]
			last.Blocks = append(last.Blocks, p.prose(c)...)
			p.at++
			continue
		}
		if !ok || n != expected {
			break
		}
		if chunks > 0 {
			l.IsTight = false
		}
		expected = p.items(l, c, expected)
		p.at++
	}
	p.add(l)
}

// continuesItem reports whether the next chunk is another paragraph of the last item
// of a list: it is indented, and the expected item follows it.
func (p *parser) continuesItem(expected int) bool {
	next := p.peek()
	if next == nil || !p.chunks[p.at].all(func(l string) bool { return indentOf(l) >= 2 }) {
		return false
	}
	n, _, ok := bullet(next[0])
	return ok && n == expected
}

// items adds the items of a chunk to a list and returns the number that is expected
// next.
func (p *parser) items(l *content.List, c chunk, expected int) int {
	var item []string
	flush := func() {
		if len(item) > 0 {
			var blocks []content.Block
			if text := content.PlainInline(p.join(item)); text.Text != "" {
				blocks = append(blocks, &content.Paragraph{Text: text})
			}
			l.Items = append(l.Items, content.Item{Blocks: blocks})
		}
	}
	for _, line := range c {
		if n, rest, ok := bullet(line); ok && n == expected {
			flush()
			item = []string{rest}
			if n >= 0 {
				expected++
			}
			continue
		}
		item = append(item, strings.TrimSpace(line))
	}
	flush()
	return expected
}
