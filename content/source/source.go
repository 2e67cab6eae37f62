// Package source opens articles. It reads a file, a web address or standard input,
// decompresses it, decodes it to UTF-8, detects its format and calls the package that
// parses that format. A folder is an article, too: the book whose files it has, or a list
// of the files in it that can be read.
//
// A document is a source that has been opened. Its [Origin] is the place that it really
// came from, and decides which addresses its links may open. Its media are the pictures
// that it refers to.
//
// What always holds: the size of everything that is read is bounded, both packed and
// unpacked, and so is the time of a download; devices and sources without text are
// refused; opening can always be cancelled, even if a read blocks forever; a document can
// open only the addresses that its origin permits, and in a private network only its own
// host; and every error is an [*Error] or the error of the context.
package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/charset"
	"pullquote/content/internal/memory"
	"pullquote/content/markdown"
)

// Options control how a source is opened.
type Options struct {
	Stdin io.Reader // the content of the source "-"

	// Type is the name of a format or one of its extensions; see [Types]. With "url", the
	// source is an address even without "https://". If it is "", the format is detected.
	Type string

	// Charset is the name of the source's charset; see [Charsets]. If it is "", the
	// charset is declared or detected.
	Charset string

	// Lang is the language of the source, as a BCP 47 tag. If it is "", the language is
	// declared or detected.
	Lang string

	// Base is the address from which a saved page was downloaded; "" if it is unknown.
	// Links are relative to it, and it becomes the article's source.
	Base string

	// Origin is [Typed] if the reader names the source. For a link or an entry of a
	// document, it is the origin of that document.
	Origin Origin

	// OnPrefix is called with longer and longer prefixes of a long source while the rest is
	// parsed, and with the percentage of the source in each. The whole may differ from a
	// prefix, for example in the target of a link that is defined at the end;
	// [content.Relocate] finds places of a prefix in the whole. From is the origin of the
	// source. If OnPrefix is nil, only the whole is parsed.
	OnPrefix func(a *content.Article, from Origin, percent int)

	// Progress is called during a download with the number of bytes read so far, and the
	// total; 0 if the server does not declare it. It may be nil.
	Progress func(done, total int64)

	Limits Limits // zero fields mean [DefaultLimits]

	parts *content.Parts // see [OpenParts]; nil: an article is wanted
}

// Charsets returns the names of the charsets for [Options].Charset, which also accepts
// the other labels that the web uses for them.
func Charsets() []string { return charset.Names() }

// BuiltIn returns the article that is built into the program.
func BuiltIn() *content.Article {
	a := markdown.Parse([]byte(content.BuiltIn()))
	a.Source = content.Sanitize("built-in article")
	return a
}

// Open reads and parses a source: a path, an http or https address, or "-" for standard
// input. It returns the article and its origin. The error is an [*Error] or the error of
// ctx.
func Open(ctx context.Context, spec string, o Options) (*content.Article, Origin, error) {
	o.Limits = o.Limits.orDefault()
	return opener{Options: o, spec: spec, network: publicNetwork(), accept: acceptDocuments}.open(ctx)
}

// An opener opens one source.
type opener struct {
	Options
	spec    string
	network network
	accept  string // the Accept header
}

// open opens the source. It turns the panic of a parser into an error.
func (o opener) open(ctx context.Context) (a *content.Article, from Origin, err error) {
	err = Isolate(o.spec, func() (err error) {
		a, from, err = o.openSource(ctx)
		return err
	})
	if err != nil {
		return nil, Origin{}, err
	}
	return a, from, nil
}

func (o opener) openSource(ctx context.Context) (*content.Article, Origin, error) {
	o.Base = withoutUser(o.Base)
	f, err := formatByName(o.Type)
	if err != nil {
		return nil, Origin{}, err
	}
	if _, ok := charset.DecodeAs(nil, o.Charset); o.Charset != "" && !ok {
		return nil, Origin{}, &Error{Name: o.Charset, Reason: UnknownCharset}
	}
	p, err := o.read(ctx)
	if err != nil {
		return nil, Origin{}, o.withName(err)
	}
	a := p.listing
	if a == nil {
		a, err = o.article(ctx, f, p)
	}
	if err != nil {
		return nil, Origin{}, o.withName(err)
	}
	return a, p.origin, nil
}

// withName sets the name of the source if err is an [*Error], and returns err.
func (o opener) withName(err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.Name = withoutPassword(o.spec)
	}
	return err
}

// article parses a payload. F is the format that the reader chose; nil if it has to be
// detected.
func (o opener) article(ctx context.Context, f *format, p payload) (*content.Article, error) {
	if p.format != nil {
		return o.parse(ctx, p.format, p)
	}
	if err := p.unpack(); err != nil {
		return nil, err
	}
	defer runtime.KeepAlive(p.buffer)
	f, err := p.decode(f, o.Charset)
	if err != nil {
		return nil, err
	}
	switch {
	case f.isLazy, f.isArchive:
	case f.isCut:
		p.data = p.data[:min(len(p.data), bounds.MaxHTML+utf8.UTFMax)] // the parser tells the reader
		p.moveToHeap()
	case int64(len(p.data)) > o.Limits.Whole:
		return nil, &Error{Reason: TooLarge, Limit: o.Limits.Whole}
	default:
		p.moveToHeap()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return o.parse(ctx, f, p)
}

// A payload holds the data of a source and its metadata.
type payload struct {
	data      []byte
	buffer    *memory.Buffer // holds data; nil if data is in the heap
	hasPrefix bool           // the beginning has been parsed already
	name      string         // file name, whose extension declares the format
	mediaType string         // from the server, without parameters, in lower case
	charset   string         // from the server
	base      string         // the address from which it was downloaded
	folder    string         // the folder of the file; "" if it is not a file
	origin    Origin
	guard     guard
	problems  []string // what the server has answered instead of the whole source

	maxSize  int64  // bytes of the unpacked data
	tooLarge Reason // the reason if there are more

	// Instead of data:
	listing *content.Article // the list of a folder's files
	format  *format          // the format of a folder
}

// moveToHeap moves the data into the heap, for parsers that keep parts of it.
func (p *payload) moveToHeap() {
	if p.buffer.IsOutside() {
		p.data = slices.Clone(p.data)
	}
	p.buffer = nil
}

// decode detects the format of a payload, and decodes it to UTF-8 unless the format is
// binary. Named and namedCharset are the format and the charset that the reader chose;
// nil and "" if none. A signature in the data takes precedence over a server's media type
// and over the extension.
func (p *payload) decode(named *format, namedCharset string) (*format, error) {
	f := named
	if f == nil {
		f = bySignature(p.data, true)
	}
	unreadable := unreadableKind(p.data)
	if f == nil && unreadable == nil && !isBlank(p.data) {
		f = p.byDeclaration(true)
	}
	if f != nil && f.isBinary {
		return f, nil
	}
	readable := isText(p.data) || charset.IsUTF16(p.data, p.charset)
	switch {
	case namedCharset != "":
		p.data, readable = charset.DecodeAs(p.data, namedCharset)
	case readable || f != nil:
		p.data = charset.UTF8(p.data, p.charset)
	}
	switch {
	case isBlank(p.data):
		return nil, &Error{Reason: Empty}
	case f != nil:
		return f, nil
	case unreadable != nil:
		return nil, &Error{Reason: unreadable.reason, Detail: unreadable.name}
	case !readable || !isText(p.data):
		return nil, &Error{Reason: Binary}
	}
	if f = bySignature(p.data, false); f == nil {
		f = p.byDeclaration(false)
	}
	switch {
	case f != nil:
		return f, nil
	case bytes.HasPrefix(bytes.TrimSpace(p.data), []byte("<?xml")):
		return nil, &Error{Reason: Unsupported, Detail: "this kind of XML"}
	}
	return byHeuristic(p.data), nil
}

// parse calls the parser of a format.
func (o opener) parse(ctx context.Context, f *format, p payload) (*content.Article, error) {
	in := input{name: p.name, base: p.base, charset: o.Charset, maxText: o.Limits.Whole, buffer: p.buffer, hasPrefix: p.hasPrefix, parts: o.parts, maxConversion: o.Limits.Convert}
	if o.Base != "" {
		in.base = o.Base
	}
	if o.Type != "" && !strings.EqualFold(o.Type, f.name) {
		in.name = "." + o.Type
	}
	if o.OnPrefix != nil {
		in.onPrefix = func(a *content.Article, percent int) {
			o.setSource(a, in.base)
			o.setMedia(a, p, in.base)
			o.OnPrefix(a, p.origin, percent)
		}
	}
	a, err := f.parse(ctx, p.data, in)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, wrapError(err)
	case a.Len() == 0 && !o.hasParts():
		return nil, p.emptyError(f, a)
	}
	o.setSource(a, in.base)
	o.setMedia(a, p, in.base)
	a.AddProblems(p.problems...)
	if f.name == htmlFormat {
		a.AddProblems(p.pageProblems(a, in.base)...)
	}
	return a, nil
}

// pageProblems tells what a web page at an address seems to be instead of an article, or else where
// it leads.
func (p *payload) pageProblems(a *content.Article, at string) []string {
	if p.base != "" {
		if problems := p.wallProblems(a); problems != nil {
			return problems
		}
	}
	return p.refresh(at).problems()
}

// emptyError returns the error for a source without a text.
func (p *payload) emptyError(f *format, a *content.Article) error {
	if f.name == htmlFormat {
		w, _ := p.judge(a)
		return &Error{Reason: walls[w].reason}
	}
	return &Error{Reason: f.empty}
}

// wrapError returns the error of a parser as an [*Error].
func wrapError(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Reason: Malformed, Err: err}
}

// setSource sets the source of an article, unless its text states one, and the language that
// the reader chose.
func (o opener) setSource(a *content.Article, base string) {
	if o.Lang != "" {
		a.Lang, a.LangChosen = content.Sanitize(o.Lang), true
	}
	switch {
	case o.Base != "":
		a.Source = content.SanitizeLine(o.Base)
	case !a.Source.IsEmpty():
	case base != "":
		a.Source = content.SanitizeLine(base)
	case o.isStdin():
		a.Source = content.Sanitize("standard input")
	default:
		a.Source = content.SanitizeLine(o.spec)
	}
	a.Source = content.Sanitize(withoutUser(a.Source.String()))
}

// isStdin reports whether the source is standard input. If a document refers to "-", it
// means a file.
func (o opener) isStdin() bool { return o.spec == "-" && o.Origin.canReadStdin() }

// address returns the source's address. It reports false if the source is not an
// address.
func (o opener) address() (string, bool) {
	switch {
	case content.IsWebAddress(o.spec):
		return o.spec, true
	case strings.EqualFold(o.Type, urlType) && !strings.Contains(o.spec, "://") && !o.isStdin():
		return "https://" + o.spec, true
	}
	return "", false
}

// withoutPassword returns the name of a source without the password of an address.
func withoutPassword(name string) string {
	u, err := url.Parse(name)
	switch {
	case err != nil && content.IsWebAddress(name): // the password may be the invalid part
		scheme, rest, _ := strings.Cut(name, "://")
		return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
	case err != nil || u.User == nil:
		return name
	}
	return u.Redacted()
}

// withoutUser returns an address without user and password, because it becomes the
// article's source and the base of its links. It returns any other name unchanged.
func withoutUser(address string) string {
	if !content.IsWebAddress(address) {
		return address
	}
	scheme, rest, _ := strings.Cut(address, "://")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return scheme + "://" + rest[strings.LastIndexByte(rest[:end], '@')+1:]
}
