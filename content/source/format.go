package source

import (
	"context"
	"errors"
	markup "html"
	"path"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/epub"
	"pullquote/content/feed"
	"pullquote/content/markdown"
	webpage "pullquote/content/page"
	"pullquote/content/text"
)

// An input is what a format's parser may ask for besides the bytes.
type input struct {
	base  string                                // the address that links are relative to; "" when not known
	early func(a *content.Article, percent int) // see [Options]; may be nil

	most    int64         // bytes of text that may come out of another program
	convert time.Duration // that it may take
}

// A format is a row of the table of formats: adding one is adding a row.
type format struct {
	name       string // for --type
	extensions []string
	media      []string // media types, in lower case, that say nothing else
	binary     bool     // its bytes are no text: they are given as they are

	// certain reports whether data can be nothing else, looks whether they look
	// like it where nothing else tells. Nil: never.
	certain func(data []byte) bool
	looks   func(data []byte) bool

	// parse makes an article. An error says that the data are not of this format
	// or are locked. It is an [*Error], or a message to stand behind a colon: what
	// is wrong, and what to try.
	parse func(ctx context.Context, data []byte, in input) (*content.Article, error)

	empty string // what to say of one without text; see [Error]
}

// formats lists what can be read. The last one takes what no other does.
func formats() []format {
	return []format{
		{
			name: "pdf", extensions: []string{".pdf"}, media: []string{"application/pdf"},
			binary: true, certain: startsWith("%PDF-"), parse: parsePDF, empty: emptyScan,
		},
		{
			name: "epub", extensions: []string{".epub"}, media: []string{"application/epub+zip"},
			binary: true, certain: isBook, parse: parseBook,
		},
		{
			name: "mhtml", extensions: []string{".mhtml", ".mht"}, media: []string{"multipart/related"},
			binary: true, certain: isMHTML, parse: parseMHTML, empty: emptyPage,
		},
		{
			name: "feed", extensions: []string{".rss", ".atom"},
			media:   []string{"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"},
			certain: feed.Sniff, parse: parseFeed,
		},
		{
			name: "html", extensions: []string{".html", ".htm", ".xhtml", ".xht"},
			media: []string{"text/html", "application/xhtml+xml"}, certain: isPage, looks: looksLikeHTML, parse: parseHTML, empty: emptyPage,
		},
		{
			name: "markdown", extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"},
			media: []string{"text/markdown", "text/x-markdown"}, looks: looksLikeMarkdown, parse: staged(markdown.Parse, markdown.Definitions),
		},
		{
			name: "text", extensions: []string{".txt", ".text", ".asc", ".log", ".me"},
			looks: func([]byte) bool { return true }, parse: staged(text.Parse, nil),
		},
	}
}

// urlType is the type of a source that is an address even without a scheme.
const urlType = "url"

// Types lists the names of formats.
func Types() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return append(names, urlType)
}

// byName finds the format that a type names; nil when it names none.
func byName(name string) (*format, error) {
	if name == "" || strings.EqualFold(name, urlType) {
		return nil, nil
	}
	for _, f := range formats() {
		if strings.EqualFold(f.name, name) || slices.Contains(f.extensions, "."+strings.ToLower(name)) {
			return &f, nil
		}
	}
	return nil, &Error{Name: name, Reason: UnknownType}
}

// certain finds the format that data can only be of; nil when there is none.
func certain(data []byte, binary bool) *format {
	for _, f := range formats() {
		if f.binary == binary && f.certain != nil && f.certain(data) {
			return &f
		}
	}
	return nil
}

// told finds the format of text by what its server says, else by its name's
// extension; nil when neither tells.
func told(got raw) *format {
	all := formats()
	extension := strings.ToLower(path.Ext(strings.ReplaceAll(got.name, "\\", "/")))
	for _, is := range []func(format) bool{
		func(f format) bool { return !f.binary && slices.Contains(f.media, got.media) },
		func(f format) bool { return !f.binary && slices.Contains(f.extensions, extension) },
	} {
		if i := slices.IndexFunc(all, is); i >= 0 {
			return &all[i]
		}
	}
	return nil
}

// likely finds the format of text by its looks.
func likely(data []byte) *format {
	all := formats()
	for i, f := range all {
		if f.looks != nil && f.looks(data) {
			return &all[i]
		}
	}
	return &all[len(all)-1]
}

// parseHTML reads a page. What has no tags in it is plain text, whatever its server
// calls it: its line breaks count.
func parseHTML(_ context.Context, data []byte, in input) (*content.Article, error) {
	if !hasTags(data) {
		return text.Parse([]byte(markup.UnescapeString(string(data)))), nil
	}
	return webpage.Parse(data, in.base), nil
}

func parseBook(_ context.Context, data []byte, in input) (*content.Article, error) {
	return epub.Parse(data, in.early)
}

func parseFeed(_ context.Context, data []byte, in input) (*content.Article, error) {
	return feed.Parse(data, in.base)
}

// blame makes an [*Error] of what a format's parser says.
func (o opener) blame(err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.Name = o.spec
		return e
	}
	return &Error{Name: o.spec, Reason: Malformed, Err: err}
}

// builtIn parses the article that is part of the program.
func builtIn() *content.Article { return markdown.Parse([]byte(content.BuiltIn())) }
