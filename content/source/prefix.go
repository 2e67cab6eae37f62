package source

import (
	"bytes"
	"context"
	"slices"
	"unicode/utf8"

	"pullquote/content"
)

// A long source is parsed in prefixes before the whole. The first one fills many screens
// and is parsed before a reader could notice; each one is a multiple of the one before,
// so that all of them cost little beside the whole.
const (
	firstPrefix  = 64 << 10 // bytes
	prefixGrowth = 16       // times
)

// inPrefixes makes a format's parser parse the prefixes of a long text first. Tail
// returns what a prefix needs from the rest of the text to be parsed as in the whole;
// nil: nothing.
func inPrefixes(parse func([]byte) *content.Article, tail func([]byte) []byte) func(context.Context, []byte, input) (*content.Article, error) {
	return func(ctx context.Context, data []byte, in input) (*content.Article, error) {
		if in.early == nil {
			return parse(data), nil
		}
		for _, end := range prefixEnds(data) {
			prefix := slices.Clip(data[:end])
			if tail != nil {
				prefix = append(prefix, tail(data[end:])...)
			}
			in.early(parse(prefix), end*100/len(data))
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		return parse(data), nil
	}
}

// prefixEnds returns where the prefixes of a text end: at an empty line if there is one.
func prefixEnds(data []byte) []int {
	var ends []int
	for n := firstPrefix; n < len(data)/2; n *= prefixGrowth {
		end := bytes.LastIndex(data[:n], []byte("\n\n"))
		if end <= 0 {
			for end = n; end > 0 && !utf8.RuneStart(data[end]); end-- {
			}
		}
		ends = append(ends, end)
	}
	return ends
}
