package source

import (
	"bytes"
	"context"
	"os"
	"slices"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/memory"
)

// firstPrefix is the length of the beginning of a long source that is parsed before the whole,
// in bytes. It fills a few screens, so that they are shown as soon as a short article.
const firstPrefix = 12 << 10

// withPrefix returns a parser that first parses the prefix of a long text. Tail returns the
// parts of the rest of the text that the prefix needs to be parsed in the same way as in the
// whole; nil if it needs none.
func withPrefix(parse func([]byte) *content.Article, tail func([]byte) []byte) func(context.Context, []byte, input) (*content.Article, error) {
	return func(ctx context.Context, data []byte, in input) (*content.Article, error) {
		if end := prefixEnd(data); end > 0 && in.onPrefix != nil {
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

// A lazyParser parses a long source, and calls grown with the article so far and the number
// of bytes that it has parsed. It may change the source. The article holds on to the buffer
// that the source is in.
type lazyParser func(ctx context.Context, src []byte, in *memory.Buffer, grown func(a *content.Article, done int)) (*content.Article, error)

// A splitter splits a long source into parts, under the same conditions.
type splitter func(ctx context.Context, src []byte, in *memory.Buffer) (content.Parts, error)

// orLazily returns a parser that parses long sources lazily, after a prefix of them if that
// has not been parsed before the source was read. It splits them instead if parts are wanted.
// IsHeavy reports whether a short source would take a lot of memory if it were parsed at once.
func orLazily(parse func(context.Context, []byte, input) (*content.Article, error), isHeavy func([]byte) bool, parsePrefix func([]byte) *content.Article, parseLong lazyParser, split splitter) func(context.Context, []byte, input) (*content.Article, error) {
	return func(ctx context.Context, data []byte, in input) (*content.Article, error) {
		if len(data) < content.MinLazy && !isHeavy(data) {
			return parse(ctx, data, in)
		}
		if in.parts != nil {
			parts, err := split(ctx, data, in.buffer)
			*in.parts = parts
			return parts.Article, err
		}
		if in.onPrefix == nil {
			return parseLong(ctx, data, in.buffer, nil)
		}
		if !in.hasPrefix {
			end := prefixEnd(data)
			in.onPrefix(parsePrefix(slices.Clip(data[:end])), end*100/len(data))
		}
		return parseLong(ctx, data, in.buffer, func(a *content.Article, done int) { in.onPrefix(a, done*100/len(data)) })
	}
}

// minEarly is the length from which a file is read while its first prefix is shown, in bytes.
// Reading a shorter one takes no time, and then the prefix has the definitions that it needs
// from the rest.
const minEarly = content.MinLazy

// parseEarly parses the beginning of a long file, and reports whether there is an article.
// It does nothing if the format of the file may have to be parsed as a whole.
func (o opener) parseEarly(ctx context.Context, f *os.File, size int64, p payload) bool {
	if o.OnPrefix == nil || size < minEarly {
		return false
	}
	p.data = make([]byte, firstPrefix)
	n, err := f.ReadAt(p.data, 0)
	if err != nil {
		return false
	}
	p.data = p.data[:n]
	end := bytes.LastIndex(p.data, []byte("\n\n"))
	if end <= 0 {
		end = bytes.LastIndexByte(p.data, '\n')
	}
	if end <= 0 {
		return false
	}
	p.data = slices.Clip(p.data[:end])
	named, err := formatByName(o.Type)
	if err != nil {
		return false
	}
	format, err := p.decode(named, o.Charset)
	if err != nil || !format.isLazy {
		return false
	}
	whole := o
	o.OnPrefix = nil
	a, err := o.parse(ctx, format, p)
	if err != nil {
		return false
	}
	whole.OnPrefix(a, p.origin, int(int64(end)*100/size))
	return true
}

// prefixEnd returns the end of a text's prefix, at an empty line if possible. It returns 0 if
// the text is not much longer than a prefix.
func prefixEnd(data []byte) int {
	if firstPrefix >= len(data)/2 {
		return 0
	}
	end := bytes.LastIndex(data[:firstPrefix], []byte("\n\n"))
	if end <= 0 {
		for end = firstPrefix; end > 0 && !utf8.RuneStart(data[end]); end-- {
		}
	}
	return end
}
