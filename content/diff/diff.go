// Package diff compares two versions of an article: which paragraphs are new, which are gone,
// and which words have changed in the others.
//
// It compares the blocks first, and then the words of blocks that took each other's place and
// have enough words in common. Both are the shortest edit script of Myers ("An O(ND) Difference
// Algorithm and Its Variations", Algorithmica 1, 1986).
//
// What always holds: the parts of a change that are not removed are the text of the newer
// version, and those that are not added the text of the older one.
package diff

import (
	"strings"

	"pullquote/content"

	"github.com/clipperhouse/uax29/v2/words"
)

// An Op is what has become of a text.
type Op int

// The operations.
const (
	Kept Op = iota
	Removed
	Added
)

// A Part is a part of the text of a change.
type Part struct {
	Op   Op
	Text string
}

// A Change is a block that is new, gone or reworded.
type Change struct {
	At    content.Anchor // in the newer version: where the block is, or would be
	Parts []Part         // one, unless the block is reworded
}

// Articles returns how to get from one version of an article to a newer one.
func Articles(older, newer *content.Article) []Change {
	a, b := texts(older), texts(newer)
	var out []Change
	at := content.BlockIndex(0)
	var removed, added []string
	flush := func() {
		first := at - content.BlockIndex(len(added))
		out = append(out, changes(removed, added, first)...)
		removed, added = nil, nil
	}
	for _, s := range script(a, b) {
		switch s.op {
		case Kept:
			flush()
			at++
		case Removed:
			removed = append(removed, s.text)
		case Added:
			added = append(added, s.text)
			at++
		}
	}
	flush()
	return out
}

func texts(a *content.Article) []string {
	out := make([]string, a.Len())
	for i, b := range a.Blocks() {
		out[i] = b.Plain()
	}
	return out
}

// changes returns the changes for blocks that are gone and those in their place, the first of
// which is block first. It pairs blocks with enough words in common, in order.
func changes(removed, added []string, first content.BlockIndex) []Change {
	var out []Change
	for i, text := range added {
		at := content.Anchor{Block: first + content.BlockIndex(i)}
		pair := -1
		var parts []Part
		for j := range min(len(removed), maxTries) {
			if p := reworded(removed[j], text); p != nil {
				pair, parts = j, p
				break
			}
		}
		if pair < 0 {
			out = appendBlock(out, at, Added, text)
			continue
		}
		for _, gone := range removed[:pair] {
			out = appendBlock(out, at, Removed, gone)
		}
		out, removed = append(out, Change{at, parts}), removed[pair+1:]
	}
	for _, gone := range removed {
		out = appendBlock(out, content.Anchor{Block: first + content.BlockIndex(len(added))}, Removed, gone)
	}
	return out
}

// maxTries bounds the blocks that one block is compared with.
const maxTries = 8

func appendBlock(out []Change, at content.Anchor, op Op, text string) []Change {
	if strings.TrimSpace(text) == "" {
		return out
	}
	return append(out, Change{at, []Part{{op, text}}})
}

// maxWords bounds the words of the blocks that are compared word by word.
const maxWords = 5000

// reworded returns how to get from one text to another, or nil if they have less than half of
// their words in common.
func reworded(older, newer string) []Part {
	a, b := wordsOf(older), wordsOf(newer)
	if len(a) > maxWords || len(b) > maxWords {
		return nil
	}
	kept, all := 0, len(older)+len(newer)
	var parts []Part
	for _, s := range script(a, b) {
		if s.op == Kept {
			kept += 2 * len(s.text)
		}
		if n := len(parts); n > 0 && parts[n-1].Op == s.op {
			parts[n-1].Text += s.text
		} else {
			parts = append(parts, Part{s.op, s.text})
		}
	}
	if kept*2 < all {
		return nil
	}
	return parts
}

// wordsOf divides a text into words and what is between them.
func wordsOf(text string) []string {
	var out []string
	for t := words.FromString(text); t.Next(); {
		out = append(out, t.Value())
	}
	return out
}
