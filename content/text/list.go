package text

import (
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
)

// bulletMarkers are the markers of items without numbers.
var bulletMarkers = []string{"- ", "* ", "• ", "◦ ", "‣ ", "· "}

// cutMarker returns the first line of a list item without its marker: "- ", "* ", "• ", "3. "
// or "3) ". The number is -1 if the marker has none. It reports false if there is no marker.
func cutMarker(l string) (number int, rest string, ok bool) {
	const maxDigits = 3
	l = strings.TrimSpace(l)
	for _, mark := range bulletMarkers {
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

// hasUnsupportedMarker reports whether a line begins with a marker for which no list is made,
// so that the line is kept as it is: "a) ", "iv. ", "– ".
func hasUnsupportedMarker(l string) bool {
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

// isListStart reports whether a list begins with chunk c: its first line has a marker, and so
// has another of its lines, or the first line of next. Numbers must be consecutive.
func isListStart(c, next chunk) bool {
	number, _, ok := cutMarker(c[0])
	if !ok {
		return false
	}
	follows := func(l string) bool {
		n, _, ok := cutMarker(l)
		return ok && (n < 0) == (number < 0) && (n < 0 || n == number+1)
	}
	return slices.ContainsFunc(c[1:], follows) || next != nil && follows(next[0])
}

// parseList parses a list, which may continue in the next chunks.
func (p *parser) parseList() {
	number, _, _ := cutMarker(p.chunks[p.index][0])
	l := &content.List{IsTight: true}
	if number >= 0 {
		l.Marker, l.Start = content.Numbered, number
	}
	expected := number
	for chunks := 0; p.index < len(p.chunks); chunks++ {
		c := p.chunks[p.index]
		n, _, ok := cutMarker(c[0])
		if !ok && p.continuesItem(expected) {
			last := &l.Items[len(l.Items)-1]
			last.Blocks = append(last.Blocks, p.parseProse(c)...)
			p.index++
			continue
		}
		if !ok || n != expected {
			break
		}
		if chunks > 0 {
			l.IsTight = false
		}
		expected = p.addItems(l, c, expected)
		p.index++
	}
	p.article.Append(l)
}

// continuesItem reports whether the current chunk is another paragraph of the last item of a
// list: it is indented, and the expected item comes after it.
func (p *parser) continuesItem(expected int) bool {
	next := p.peek()
	if next == nil || !p.chunks[p.index].all(func(l string) bool { return indentOf(l) >= 2 }) {
		return false
	}
	n, _, ok := cutMarker(next[0])
	return ok && n == expected
}

// addItems adds the items of a chunk to a list. It returns the number of the item that is
// expected next.
func (p *parser) addItems(l *content.List, c chunk, expected int) int {
	var item []string
	flush := func() {
		if len(item) > 0 {
			var blocks []content.Block
			if text := p.inline(p.joinLines(item)); text.String() != "" {
				blocks = append(blocks, &content.Paragraph{Text: text})
			}
			l.Items = append(l.Items, content.Item{Blocks: blocks})
		}
	}
	for _, line := range c {
		if n, rest, ok := cutMarker(line); ok && n == expected {
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
