package html

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// How many lines before and behind a headline may say who wrote the article and
// when, how long such a line is in bytes, and how much prose ends them.
const (
	linesBefore = 8
	linesBehind = 16
	mostLine    = 140
	mostProse   = 2
)

// near are the short lines around the headline: first those behind it, where
// bylines and dates mostly stand, then those before it, the nearest first.
func near(headline *dom.Node) []string {
	if headline == nil {
		return nil
	}
	var out []string
	prose := 0
	for n := dom.Following(headline, nil); n != nil && len(out) < linesBehind && prose < mostProse; {
		var line string
		line, n = readLine(n, forward)
		switch {
		case len(line) > mostLine:
			prose++
		case line != "":
			out = append(out, line)
		}
	}
	for n, i := backward(headline), 0; n != nil && i < linesBefore; i++ {
		var line string
		line, n = readLine(n, backward)
		if line != "" && len(line) <= mostLine {
			out = append(out, line)
		}
	}
	return out
}

// forward is the node behind n in the order of the source, over what is silent.
func forward(n *dom.Node) *dom.Node {
	if n.FirstChild != nil && !dom.IsSilent(n) {
		return n.FirstChild
	}
	return dom.Following(n, nil)
}

// backward is the node before n and all that it is in, over what is silent.
func backward(n *dom.Node) *dom.Node {
	for n.PrevSibling == nil {
		if n = n.Parent; n == nil {
			return nil
		}
	}
	n = n.PrevSibling
	for n.LastChild != nil && !dom.IsSilent(n) {
		n = n.LastChild
	}
	return n
}

// readLine gathers the text from n on to the next border of a block, and returns
// where to go on. More than a line is cut.
func readLine(n *dom.Node, next func(*dom.Node) *dom.Node) (line string, rest *dom.Node) {
	var parts []string
	for size := 0; n != nil; {
		if n.Type == dom.TextNode {
			text := strings.Join(strings.Fields(n.Data[:min(len(n.Data), 2*mostLine)]), " ")
			if text != "" {
				parts = append(parts, strings.ToValidUTF8(text, ""))
				size += len(text)
			}
		}
		after := next(n)
		if size > mostLine || size > 0 && after != nil && (dom.IsBlock(n) && n.FirstChild == nil || borders(n, after)) {
			n = after
			break
		}
		n = after
	}
	return strings.Join(parts, " "), n
}

// borders reports whether a block begins or ends between two nodes that follow
// each other.
func borders(a, b *dom.Node) bool {
	if dom.Is(a, atom.Br) || dom.Is(b, atom.Br) {
		return true
	}
	return blockOf(a) != blockOf(b)
}

// blockOf is the nearest block that n is in, or n itself.
func blockOf(n *dom.Node) *dom.Node {
	for ; n != nil; n = n.Parent {
		if dom.IsBlock(n) {
			return n
		}
	}
	return nil
}

// nameNear is the name that a line near the headline gives as the author's: "By
// Jo Park", or a line "By" and the name on the next.
func nameNear(lines []string) string {
	for i, line := range lines {
		lower := strings.ToLower(line)
		for _, lead := range []string{"by ", "by: ", "written by ", "written by: ", "words by ", "story by ", "posted by ", "author: ", "authored by ", "von ", "von: ", "par ", "por ", "por: ", "автор: ", "autor: ", "autora: ", "auteur : ", "eingestellt von ", "geschrieben von ", "écrit par ", "publicado por ", "escrito por ", "scritto da ", "door "} {
			if !strings.HasPrefix(lower, lead) {
				continue
			}
			if by := joinNames([]string{line[len(lead):]}, ""); looksLikeNames(by) {
				return by
			}
		}
		if i+1 < len(lines) && slices.Contains([]string{"by", "by:", "written by", "written by:", "author", "author:", "words by", "story by"}, lower) {
			if by := joinNames([]string{lines[i+1]}, ""); looksLikeNames(by) {
				return by
			}
		}
	}
	return ""
}

// mostBesides is how many words stand beside the date on a line that says when
// the article was published.
const mostBesides = 8

// dateNear is the first date in the lines near the headline that is not that of
// a later change. A page that shows a date there means that one, whatever it
// tells search engines.
func dateNear(lines []string) string {
	for i, line := range lines {
		for _, d := range datesOn(line) {
			if d.before == "" && i > 0 && len(lines[i-1]) < 30 {
				d.before = lines[i-1]
			}
			if !saysUpdated(d.before) {
				return d.iso
			}
		}
	}
	return ""
}

// isLog reports whether the lines near a headline are those of a diary: several are
// days and no more, and none says that it is that of a change.
func isLog(lines []string) bool {
	seen := ""
	days := 0
	for i, line := range lines {
		iso, ok := day(line)
		switch {
		case saysUpdated(line):
			return false
		case ok && iso != seen && (i == 0 || len(strings.Fields(lines[i-1])) > 3 || days == 0):
			seen = iso
			days++
		}
	}
	return days > 1
}

// dateAnywhere is the first date in the lines near the headline.
func dateAnywhere(lines []string) string {
	for _, line := range lines {
		for _, d := range datesOn(line) {
			return d.iso
		}
	}
	return ""
}

// A dated is a date on a line.
type dated struct {
	iso    string
	before string // what stands before it, behind the date before it
	words  int    // that it is made of
}

// datesOn are the dates on a line of few words.
func datesOn(line string) []dated {
	const most = 6 // words of a date
	words := strings.Fields(strings.ReplaceAll(line, "：", ": "))
	if len(words) > 2*(mostBesides+4) {
		return nil
	}
	var out []dated
	start := 0
	for i := 0; i < len(words); i++ {
		for n := min(most, len(words)-i); n >= 1; n-- {
			iso, ok := day(strings.Trim(strings.Join(words[i:i+n], " "), "()|·•-–—:;,."))
			if !ok {
				continue
			}
			out = append(out, dated{iso, strings.Join(words[start:i], " "), n})
			i += n - 1
			start = i + 1
			break
		}
	}
	if len(out) < 2 && len(words) > mostBesides+4 {
		return nil
	}
	return out
}

// saysUpdated reports whether what stands before a date says that it is a later
// one.
func saysUpdated(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"updated", "modified", "reviewed", "edited", "revised", "aktualisiert", "mis à jour", "actualizado", "atualizado", "aggiornato", "bijgewerkt", "uppdaterad", "zaktualizowano", "обновлено", "更新"} {
		if i := strings.LastIndex(s, w); i >= 0 && !strings.Contains(s[i:], "publi") {
			return true
		}
	}
	return false
}
