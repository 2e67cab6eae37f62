package source

import (
	"bytes"
	"context"
	"slices"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/memory"
)

// A long source is parsed in prefixes before the whole. The first prefix fills many
// screens and is parsed faster than a reader can notice. Each prefix is several times
// longer than the one before, so that all of them together cost little compared with the
// whole.
const (
	firstPrefix  = 64 << 10 // bytes
	prefixGrowth = 16       // times
)

// withPrefixes returns a parser that first parses the prefixes of a long text. Tail
// returns the parts of the rest of the text that a prefix needs to be parsed in the same
// way as in the whole; nil if it needs none.
func withPrefixes(parse func([]byte) *content.Article, tail func([]byte) []byte) func(context.Context, []byte, input) (*content.Article, error) {
	return func(ctx context.Context, data []byte, in input) (*content.Article, error) {
		if in.onPrefix == nil {
			return parse(data), nil
		}
		for _, end := range prefixEnds(data) {
			prefix := slices.Clip(data[:end])
			if tail != nil {
				prefix = append(prefix, tail(data[end:])...)
			}
			in.onPrefix(parse(prefix), end*100/len(data))
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		return parse(data), nil
	}
}

// minLazy is the length from which a source is parsed lazily, in bytes. A shorter one is
// parsed at once, and kept as blocks.
const minLazy = 256 << 10

// A lazyParser parses a long source, and calls grown with the article so far and the number
// of bytes that it has parsed. It may change the source. The article holds on to the buffer
// that the source is in.
type lazyParser func(ctx context.Context, src []byte, in *memory.Buffer, grown func(a *content.Article, done int)) (*content.Article, error)

// orLazily returns a parser that parses long sources lazily, after a prefix of them.
func orLazily(parse func(context.Context, []byte, input) (*content.Article, error), parsePrefix func([]byte) *content.Article, parseLong lazyParser) func(context.Context, []byte, input) (*content.Article, error) {
	return func(ctx context.Context, data []byte, in input) (*content.Article, error) {
		if len(data) < minLazy {
			return parse(ctx, data, in)
		}
		if in.onPrefix == nil {
			return parseLong(ctx, data, in.buffer, nil)
		}
		end := prefixEnds(data)[0]
		in.onPrefix(parsePrefix(slices.Clip(data[:end])), end*100/len(data))
		return parseLong(ctx, data, in.buffer, func(a *content.Article, done int) { in.onPrefix(a, done*100/len(data)) })
	}
}

// prefixEnds returns the ends of a text's prefixes, at empty lines if possible.
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
