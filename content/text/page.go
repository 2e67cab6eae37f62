package text

import (
	"slices"
	"strings"
	"unicode"
)

// A text that was set for printing has pages: a form feed, a page number in a footer or the
// repeated header of a manual page separates them. A running head is a line at the top or at
// the bottom of several pages, such as the title of an RFC and "[Page 3]".

// dropRunningHeads removes running heads. A sentence that goes on at the top of the next page
// is joined.
func dropRunningHeads(lines []string) []string {
	starts := pageStarts(lines)
	if len(starts) < 2 {
		return lines
	}
	heads, feet := map[string]int{}, map[string]int{}
	pages := make([]page, len(starts))
	for i, start := range starts {
		end := len(lines)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		pages[i] = newPage(lines, start, end)
		for _, key := range pages[i].head.keys() {
			heads[key]++
		}
		for _, key := range pages[i].foot.keys() {
			feet[key]++
		}
	}
	var out []string
	for i, p := range pages {
		start, end, isCut := p.start, p.end, false
		if i+1 < len(pages) || p.foot.line > p.head.line { // at the end of the last page, too
			if p.foot.isRepeated(feet) || p.foot.isNumber() && i+1 < len(pages) {
				end, isCut = p.foot.line, true
			}
		}
		if i > 0 && p.head.isRepeated(heads) && p.head.line < end {
			start, isCut = p.head.line+1, true
		}
		text := lines[min(start, end):end]
		if isCut || i > 0 && pages[i-1].isCut {
			text = trimBlank(text)
		}
		pages[i].isCut = isCut
		if i > 0 && len(text) > 0 && (isCut || pages[i-1].isCut) {
			text = slices.Concat([]string{strings.ReplaceAll(text[0], "\f", "")}, text[1:])
			if len(out) > 0 && !continues(out[len(out)-1], text[0]) {
				out = append(out, "")
			}
		}
		out = append(out, text...)
	}
	return out
}

// pageStarts returns the indexes of the first lines of the pages.
func pageStarts(lines []string) []int {
	starts := []int{0}
	first := ""
	if i := slices.IndexFunc(lines, func(l string) bool { return !isBlank(l) }); i >= 0 {
		if _, _, _, ok := manualHead(lines[i:i+1], func(l string) string { return l }); ok {
			first = strings.TrimSpace(lines[i])
		}
	}
	for i, l := range lines {
		start := -1
		switch {
		case strings.HasPrefix(l, "\f"):
			start = i
		case strings.HasSuffix(l, "\f"), isPageLine(l) && !(i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\f")):
			start = i + 1
		case first != "" && i > 0 && strings.TrimSpace(l) == first && lines[i-1] == "":
			start = i
		}
		if start > starts[len(starts)-1] && start < len(lines) {
			starts = append(starts, start)
		}
	}
	return starts
}

// isPageLine reports whether a line ends with a page number in brackets: "[Page 3]".
func isPageLine(l string) bool {
	body, ok := strings.CutSuffix(strings.TrimRight(l, " "), "]")
	if !ok {
		return false
	}
	at := strings.LastIndex(body, "[Page ")
	return at >= 0 && isPageNumber(body[at+len("[Page "):])
}

// isPageNumber reports whether a word is an Arabic or a Roman number.
func isPageNumber(w string) bool {
	const maxNumber = 6 // bytes
	return w != "" && len(w) <= maxNumber && (strings.Trim(w, "0123456789") == "" || strings.Trim(w, "ivxlc") == "")
}

// A page is a part of the lines, with its first and its last line of text.
type page struct {
	start, end int
	head, foot edge
	isCut      bool // a running head was removed
}

func newPage(lines []string, start, end int) page {
	p := page{start: start, end: end, head: edge{line: end}, foot: edge{line: start - 1}}
	hasText := func(i int) bool { return i >= start && i < end && !isBlank(strings.Trim(lines[i], "\f")) }
	for i := start; i < end; i++ {
		if hasText(i) {
			p.head = edge{lines[i], i, !hasText(i + 1)}
			break
		}
	}
	for i := end - 1; i >= start; i-- {
		if hasText(i) {
			p.foot = edge{lines[i], i, !hasText(i - 1)}
			break
		}
	}
	return p
}

// An edge is the first or the last line of a page.
type edge struct {
	text    string
	line    int
	isApart bool // a blank line is between it and the text
}

// keys returns what another page's edge must share: the whole line, or all of it except for
// the page number on the left or on the right.
func (e edge) keys() []string {
	if !e.isApart {
		return nil
	}
	parts := splitAtGaps(strings.Trim(e.text, "\f "))
	if len(parts) == 0 {
		return nil
	}
	keys := []string{strings.Join(parts, "\t")}
	if last := len(parts) - 1; last > 0 {
		if hasPageNumber(parts[last]) {
			keys = append(keys, strings.Join(parts[:last], "\t")+"\t#")
		}
		if hasPageNumber(parts[0]) {
			keys = append(keys, "#\t"+strings.Join(parts[1:], "\t"))
		}
	}
	return keys
}

// isRepeated reports whether an edge is that of several pages, by the counts of keys. A line
// that does not look set for a page must be on more of them.
func (e edge) isRepeated(counts map[string]int) bool {
	const minPages, minPagesUnset = 2, 3
	return slices.ContainsFunc(e.keys(), func(key string) bool {
		return counts[key] >= minPagesUnset || counts[key] >= minPages && strings.Contains(key, "\t")
	})
}

// isNumber reports whether an edge is nothing but the number of the page: "3", "- 3 -".
func (e edge) isNumber() bool {
	return e.isApart && hasPageNumber(strings.Trim(e.text, "\f -–—"))
}

// hasPageNumber reports whether a text is a page number, maybe with a word before it:
// "[Page 3]", "Seite 3", "3".
func hasPageNumber(s string) bool {
	const maxWords = 2
	words := strings.Fields(strings.Trim(s, "[]()|"))
	return len(words) > 0 && len(words) <= maxWords && isPageNumber(words[len(words)-1]) && (len(words) == 1 || !strings.ContainsFunc(words[0], unicode.IsDigit))
}

// splitAtGaps splits a line where there are at least two spaces.
func splitAtGaps(l string) []string {
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(l, "\t", "  "), "  ") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func trimBlank(lines []string) []string {
	hasText := func(l string) bool { return !isBlank(strings.Trim(l, "\f")) }
	start := slices.IndexFunc(lines, hasText)
	if start < 0 {
		return nil
	}
	for !hasText(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines[start:]
}

// continues reports whether a line at the top of a page continues the sentence at the bottom
// of the page before.
func continues(last, next string) bool {
	return !isBlank(last) && !endsSentence(last) && indentOf(last) == indentOf(next) && unicode.IsLower(firstLetter(next))
}
