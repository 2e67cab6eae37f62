package source

import (
	"bytes"
	"context"
	"slices"
	"unicode/utf8"

	"pullquote/content"
)

// The beginnings of a long source that are parsed before it: the first is many
// screens long and parsed before anybody could notice, each is so many times
// longer than the one before, and all together cost little beside the whole.
const (
	firstBeginning = 64 << 10 // bytes
	nextBeginning  = 16       // times
)

// staged makes a format's parser show the beginnings of a long text first. Tail
// is what a beginning of data needs behind it to be read as in the whole; nil:
// nothing.
func staged(parse func([]byte) *content.Article, tail func([]byte) []byte) func(context.Context, []byte, input) (*content.Article, error) {
	return func(ctx context.Context, data []byte, in input) (*content.Article, error) {
		if in.early == nil {
			return parse(data), nil
		}
		for _, end := range beginnings(data) {
			beginning := slices.Clip(data[:end])
			if tail != nil {
				beginning = append(beginning, tail(data[end:])...)
			}
			in.early(parse(beginning), end*100/len(data))
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		return parse(data), nil
	}
}

// beginnings are where the beginnings of data end: at an empty line, if there is
// one.
func beginnings(data []byte) []int {
	var ends []int
	for n := firstBeginning; n < len(data)/2; n *= nextBeginning {
		end := bytes.LastIndex(data[:n], []byte("\n\n"))
		if end <= 0 {
			for end = n; end > 0 && !utf8.RuneStart(data[end]); end-- {
			}
		}
		ends = append(ends, end)
	}
	return ends
}
