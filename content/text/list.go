package text

import (
	"strconv"
	"strings"

	"pullquote/content"
)

// bullet cuts the mark off a line of a list: "- ", "* ", "• ", "3. " or "3) ".
// The number is -1 for a mark without one.
func bullet(l string) (number int, rest string, ok bool) {
	l = strings.TrimSpace(l)
	for _, mark := range []string{"- ", "* ", "• ", "◦ ", "‣ ", "· "} {
		if rest, ok := strings.CutPrefix(l, mark); ok {
			return -1, strings.TrimSpace(rest), true
		}
	}
	digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
	if digits == 0 || digits > 3 || len(l) < digits+2 {
		return 0, "", false
	}
	if mark := l[digits : digits+2]; mark != ". " && mark != ") " {
		return 0, "", false
	}
	number, _ = strconv.Atoi(l[:digits])
	return number, strings.TrimSpace(l[digits+2:]), true
}

// isMarked reports whether a line has a mark that makes no list of ours, but a
// line of its own: "a) ", "iv. ", "– ".
func isMarked(l string) bool {
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

// startsList reports whether a list begins: the chunk's first line has a mark,
// and so has another of its lines, or the next chunk's first. Numbers count up.
func startsList(c, next chunk) bool {
	number, _, ok := bullet(c[0])
	if !ok {
		return false
	}
	follows := func(l string) bool {
		n, _, ok := bullet(l)
		return ok && (n < 0) == (number < 0) && (n < 0 || n == number+1)
	}
	for _, l := range c[1:] {
		if follows(l) {
			return true
		}
	}
	return next != nil && follows(next[0])
}

// list reads the chunks that go on with the list.
func (p *parser) list() {
	number, _, _ := bullet(p.chunks[p.at][0])
	l := &content.List{Tight: true}
	if number >= 0 {
		l.Marker, l.Start = content.Numbered, number
	}
	expect := number
	for chunks := 0; p.at < len(p.chunks); chunks++ {
		c := p.chunks[p.at]
		n, _, ok := bullet(c[0])
		if !ok && p.goesOn(expect) {
			last := &l.Items[len(l.Items)-1]
			last.Blocks = append(last.Blocks, p.prose(c)...)
			p.at++
			continue
		}
		if !ok || n != expect {
			break
		}
		if chunks > 0 {
			l.Tight = false
		}
		expect = p.items(l, c, expect)
		p.at++
	}
	p.add(l)
}

// goesOn reports whether the next chunk is another paragraph of a list's last
// item: it is indented, and the item that is expected follows it.
func (p *parser) goesOn(expect int) bool {
	next := p.peek()
	if next == nil || !p.chunks[p.at].all(func(l string) bool { return indentOf(l) >= 2 }) {
		return false
	}
	n, _, ok := bullet(next[0])
	return ok && n == expect
}

// items adds the items of a chunk and returns the number that is expected next.
func (p *parser) items(l *content.List, c chunk, expect int) int {
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
		if n, rest, ok := bullet(line); ok && n == expect {
			flush()
			item = []string{rest}
			if n >= 0 {
				expect++
			}
			continue
		}
		item = append(item, strings.TrimSpace(line))
	}
	flush()
	return expect
}
