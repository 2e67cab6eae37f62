package source

import (
	"context"
	markup "html"
	"path"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/epub"
	"pullquote/content/feed"
	"pullquote/content/internal/memory"
	"pullquote/content/mail"
	"pullquote/content/markdown"
	webpage "pullquote/content/page"
	"pullquote/content/text"
)

// An input holds the arguments of a parser besides the data.
type input struct {
	name      string                                // of the file, or the type that the reader chose
	base      string                                // the address that links are relative to; "" if unknown
	buffer    *memory.Buffer                        // holds the data; nil if they are in the heap
	charset   string                                // the charset that the reader chose; "" if none
	onPrefix  func(a *content.Article, percent int) // see [Options]; may be nil
	hasPrefix bool                                  // onPrefix has been called with the first one
	parts     *content.Parts                        // see [OpenParts]; nil: an article is wanted

	maxText       int64         // bytes of text from a converter
	maxConversion time.Duration // running time of a converter
}

// A format is a row of the table of formats: adding a format is adding a row.
type format struct {
	name       string // for --type
	extensions []string
	names      []string // of files without an extension, in lower case
	mediaTypes []string // in lower case; only those of this format and no other
	isBinary   bool     // the parser gets the raw bytes, not UTF-8
	isLazy     bool     // long sources are parsed in pieces, and the article keeps the data
	isArchive  bool     // the parser reads the data where they are, however many there are, because they are packed
	isCut      bool     // what exceeds [bounds.MaxHTML] is left out
	isDeclared bool     // for a binary format: a media type or an extension is enough, without the signature

	// hasSignature reports whether data is certainly in this format. IsLikely decides if
	// there is no signature, media type or extension. Nil means never.
	hasSignature func(data []byte) bool
	isLikely     func(data []byte) bool

	// parse returns the article. An error means that the data is not in this format or is
	// encrypted.
	parse func(ctx context.Context, data []byte, in input) (*content.Article, error)

	empty Reason // the reason if there is no text
}

// formats lists the formats that can be read. The last one accepts any text.
var formats = []format{
	{
		name: "pdf", extensions: []string{".pdf"}, mediaTypes: []string{"application/pdf"},
		isBinary: true, isArchive: true, hasSignature: startsWith("%PDF-"), parse: parsePDF, empty: EmptyPDF,
	},
	{
		name: "epub", extensions: []string{".epub"}, mediaTypes: []string{"application/epub+zip"},
		isBinary: true, isArchive: true, hasSignature: isEPUB, parse: parseEPUB, empty: Empty,
	},
	{
		name: "mhtml", extensions: []string{".mhtml", ".mht"}, mediaTypes: []string{"multipart/related"},
		isBinary: true, hasSignature: mail.IsPage, parse: parseMHTML, empty: EmptyPage,
	},
	{
		name: "mail", extensions: []string{".eml", ".mbox", ".mbx"}, mediaTypes: []string{"message/rfc822", "message/global", "message/news", "application/mbox"},
		isBinary: true, isDeclared: true, hasSignature: mail.Sniff, parse: parseMail, empty: Empty,
	},
	{
		name: "feed", extensions: []string{".rss", ".atom"},
		mediaTypes:   []string{"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"},
		hasSignature: feed.Sniff, parse: parseFeed, empty: Empty,
	},
	{
		name: "subtitles", extensions: []string{".srt", ".vtt", ".ass", ".ssa"}, mediaTypes: []string{"text/vtt", "application/x-subrip"},
		hasSignature: isSubtitles, parse: withoutPrefix(text.ParseSubtitles), empty: Empty,
	},
	{
		name: "csv", extensions: []string{".csv", ".tsv"}, mediaTypes: []string{"text/csv", "text/tab-separated-values"},
		parse: withoutPrefix(text.ParseCSV), empty: Empty,
	},
	{
		name: "code", extensions: codeExtensions, names: codeNames, mediaTypes: []string{"application/json", "text/x-diff", "text/x-patch", "text/javascript", "text/css", "application/yaml"},
		hasSignature: hasShebang, isLikely: isLikelyCode, parse: parseCode, empty: Empty,
	},
	{name: "org", extensions: []string{".org"}, mediaTypes: []string{"text/org"}, isLazy: true, parse: inDialect(text.Org), empty: Empty},
	{name: "asciidoc", extensions: []string{".adoc", ".asciidoc"}, mediaTypes: []string{"text/asciidoc"}, isLazy: true, parse: inDialect(text.AsciiDoc), empty: Empty},
	{name: "rst", extensions: []string{".rst", ".rest"}, mediaTypes: []string{"text/x-rst"}, isLazy: true, parse: inDialect(text.ReStructuredText), empty: Empty},
	{
		name: htmlFormat, extensions: []string{".html", ".htm", ".xhtml", ".xht"}, mediaTypes: []string{"text/html", "application/xhtml+xml"},
		isCut: true, hasSignature: isHTML, isLikely: isLikelyHTML, parse: parseHTML, empty: EmptyPage,
	},
	{
		name: "markdown", extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"},
		mediaTypes: []string{"text/markdown", "text/x-markdown"},
		isLazy:     true,
		isLikely:   isLikelyMarkdown, parse: orLazily(withPrefix(markdown.Parse, markdown.Definitions), markdown.IsHeavy, markdown.Parse, markdown.ParseLazily, markdown.Parts), empty: Empty,
	},
	{
		name: "text", extensions: []string{".txt", ".text", ".asc", ".log", ".me"},
		isLazy: true, isLikely: func([]byte) bool { return true }, parse: orLazily(withPrefix(text.Parse, nil), text.IsHeavy, text.Parse, text.ParseLazily, text.Parts), empty: Empty,
	},
}

// urlType is the type of a source that is an address even without a scheme.
const urlType = "url"

// Types returns the values of [Options].Type.
func Types() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return append(names, urlType)
}

// formatByName returns the format that a type names; nil for "" and [urlType].
func formatByName(name string) (*format, error) {
	if name == "" || strings.EqualFold(name, urlType) {
		return nil, nil
	}
	for i, f := range formats {
		if strings.EqualFold(f.name, name) || slices.Contains(f.extensions, "."+strings.ToLower(name)) {
			return &formats[i], nil
		}
	}
	return nil, &Error{Name: name, Reason: UnknownType}
}

// bySignature returns the format whose signature the data has, or nil if there isn't one.
func bySignature(data []byte, isBinary bool) *format {
	for i, f := range formats {
		if f.isBinary == isBinary && f.hasSignature != nil && f.hasSignature(data) {
			return &formats[i]
		}
	}
	return nil
}

// byDeclaration returns the format of the server's media type, or else of the name's
// extension; nil if neither is known. Most binary formats require their signature.
func (p *payload) byDeclaration(isBinary bool) *format {
	base := strings.ToLower(path.Base(strings.ReplaceAll(p.name, "\\", "/")))
	extension := path.Ext(base)
	for _, isDeclared := range []func(format) bool{
		func(f format) bool { return slices.Contains(f.mediaTypes, p.mediaType) },
		func(f format) bool {
			return slices.Contains(f.extensions, extension) || slices.Contains(f.names, base)
		},
	} {
		i := slices.IndexFunc(formats, func(f format) bool { return f.isBinary == isBinary && (!isBinary || f.isDeclared) && isDeclared(f) })
		if i >= 0 {
			return &formats[i]
		}
	}
	return nil
}

// byHeuristic returns the text format that the data looks like.
func byHeuristic(data []byte) *format {
	i := slices.IndexFunc(formats, func(f format) bool { return f.isLikely != nil && f.isLikely(data) })
	return &formats[i]
}

// inDialect returns the parser of texts in a dialect.
func inDialect(d text.Dialect) func(context.Context, []byte, input) (*content.Article, error) {
	return orLazily(withoutPrefix(d.Parse), text.IsHeavy, d.Parse, d.ParseLazily, d.Parts)
}

// parseHTML parses a page. A page without tags is plain text, whatever its server
// declares, so that its line breaks count.
func parseHTML(_ context.Context, data []byte, in input) (*content.Article, error) {
	if !hasTags(data) {
		return text.Parse([]byte(markup.UnescapeString(string(data)))), nil
	}
	return webpage.Parse(data, in.base), nil
}

func parseEPUB(ctx context.Context, data []byte, in input) (*content.Article, error) {
	return epub.Parse(ctx, data, in.buffer, in.onPrefix)
}

// unpackedBook returns the format of the book in the folder at a path.
func unpackedBook(path string) *format {
	return &format{name: "epub", isBinary: true, empty: Empty, parse: func(ctx context.Context, _ []byte, in input) (*content.Article, error) {
		return epub.ParseFolder(ctx, path, in.onPrefix)
	}}
}

func parseMail(_ context.Context, data []byte, in input) (*content.Article, error) {
	return mail.Parse(data, mail.Options{Charset: in.charset}), nil
}

func parseFeed(_ context.Context, data []byte, in input) (*content.Article, error) {
	return feed.Parse(data, in.base)
}
