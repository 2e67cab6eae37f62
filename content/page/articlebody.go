package page

import (
	"strings"

	"pullquote/content/internal/dom"
)

// Passages are the passages of a text: each passageWords consecutive words, folded.
type passages map[string]struct{}

const (
	passageWords = 6
	maxQuoted    = 1 << 19 // bytes of a text whose passages are collected
)

// passagesOf returns the passages of a text.
func passagesOf(text string) passages {
	folded := dom.Fold(text[:min(len(text), maxQuoted)])
	out := passages{}
	var starts []int
	for i := range len(folded) {
		if i == 0 || folded[i-1] == ' ' {
			starts = append(starts, i)
		}
	}
	starts = append(starts, len(folded)+1)
	for i := 0; i+passageWords < len(starts); i++ {
		out[folded[starts[i]:starts[i+passageWords]-1]] = struct{}{}
	}
	return out
}

// has reports whether the text of n begins with one of the passages.
func (s passages) has(n *dom.Node) bool {
	const maxPassage = 200 // bytes
	if len(s) == 0 {
		return false
	}
	folded := dom.Fold(dom.LineText(n, maxPassage))
	end := 0
	for range passageWords {
		next := strings.IndexByte(folded[end:], ' ')
		if next < 0 {
			_, ok := s[folded]
			return ok
		}
		end += next + 1
	}
	_, ok := s[folded[:end-1]]
	return ok
}

// lacksArticleBody reports whether the blocks are not the text of the article in the
// metadata, because a script inserts that into the page: they have few passages of it, and
// are less than half as long.
func (p *page) lacksArticleBody() bool {
	const minBody = 1000 // bytes
	body := p.meta.ArticleBody
	if len(body) < minBody || strings.Contains(body, "</") {
		return false
	}
	size := 0
	wanted := passagesOf(body)
	found := 0
	for _, b := range p.article.Blocks() {
		text := b.Plain()
		size += len(text)
		for passage := range passagesOf(text) {
			if _, ok := wanted[passage]; ok {
				found++
			}
		}
	}
	return size*2 < len(body) && found*4 < len(wanted)
}
