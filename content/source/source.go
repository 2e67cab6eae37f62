// Package source opens articles. It reads a path, an address on the web or standard
// input, unpacks it, decodes it to UTF-8, finds its format and calls the package that
// parses that format. A folder is an article, too: a list of the files in it that can be
// read.
//
// A document is a source that was opened. Its [Origin] is where it really came from, and
// decides what its links may open. Its media are the pictures that it refers to.
//
// What always holds: everything read is bounded, packed and unpacked, and so is the time
// that a response from the web may take; nothing is opened that could block for ever or
// has no text; a document leads only where its origin may, and into a private network
// only to its own host; and every failure is an [*Error].
package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/charset"
)

// Options say how to open a source.
type Options struct {
	Stdin io.Reader // what "-" is read from

	// Type is the name of a format or one of its extensions. With "url" the source is
	// an address even without "https://". "": the format is found out.
	Type string

	// Charset is the name of the charset that the source is in; see [Charsets]. "": it
	// is found out.
	Charset string

	// Base is the address that a saved page was downloaded from: its links are
	// relative to it, and it is the article's source. "": unknown.
	Base string

	// Origin is [Typed] if the reader names the source. If a link or an entry of a
	// document leads to it, it is the origin of that document.
	Origin Origin

	// Early is called with the beginning of a long source while the rest is parsed,
	// each time with a longer one, and with the percentage of the source that it is.
	// The rest may change what is in it, for example the target of a link that is
	// defined at the end; [content.Relocate] finds its places in the whole. From is
	// the origin of the whole. Nil: only the whole is wanted.
	Early func(a *content.Article, from Origin, percent int)

	// Progress is called, before Open returns, with the number of bytes of a
	// response that have been read, and the total; 0 if the server does not say.
	// Nil: progress is not reported.
	Progress func(done, total int64)

	Limits Limits // fields that are zero are those of [DefaultLimits]
}

// Charsets returns the names of the charsets that [Options].Charset can name. It can name
// them by the other labels that the web has for them, too.
func Charsets() []string { return charset.Names() }

// BuiltIn returns the article that is part of the program.
func BuiltIn() *content.Article {
	a := builtIn()
	a.Source = "built-in article"
	return a
}

// Open reads and parses a source: a path, an http or https address, or "-" for
// standard input. It returns the article and its origin. The error is an [*Error], or
// ctx's.
func Open(ctx context.Context, spec string, o Options) (*content.Article, Origin, error) {
	o.Limits = o.Limits.orDefault()
	return opener{Options: o, spec: spec, network: publicNetwork(), accept: acceptDocuments}.open(ctx)
}

// An opener opens one source.
type opener struct {
	Options
	spec    string
	network network
	accept  string // the media types that a server is asked for
}

// open opens the source. A parser that panics is an error of this source.
func (o opener) open(ctx context.Context) (a *content.Article, from Origin, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, from, err = nil, Origin{}, Crash(o.spec, p)
		}
	}()
	o.Base = withoutUser(o.Base)
	f, err := formatByName(o.Type)
	if err != nil {
		return nil, Origin{}, err
	}
	if _, ok := charset.As(nil, o.Charset); o.Charset != "" && !ok {
		return nil, Origin{}, &Error{Name: o.Charset, Reason: UnknownCharset}
	}
	p, err := o.read(ctx)
	if err != nil {
		return nil, Origin{}, o.named(err)
	}
	if a = p.listing; a == nil {
		a, err = o.article(ctx, f, p)
	}
	if err != nil {
		return nil, Origin{}, o.named(err)
	}
	return a, p.origin, nil
}

// named puts the name of the source into an error.
func (o opener) named(err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.Name = withoutPassword(o.spec)
	}
	return err
}

// article makes an article of a payload. F is the format that the reader names; nil if
// it has to be found out.
func (o opener) article(ctx context.Context, f *format, p payload) (*content.Article, error) {
	if err := p.unpack(); err != nil {
		return nil, err
	}
	f, err := p.decode(f, o.Charset)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return o.parse(ctx, f, p)
}

// A payload is the bytes of a source, and what is known about them.
type payload struct {
	data      []byte
	name      string // whose extension says what it is
	mediaType string // as the server says, without parameters, in lower case
	charset   string // as the server says
	base      string // the address that it was downloaded from
	folder    string // that the file is in; "" if it is not a file
	origin    Origin

	maxSize  int64  // bytes that it may unpack to
	tooLarge Reason // if it unpacks to more

	listing *content.Article // the list of a folder's files, instead of data
}

// decode finds the format of a payload, and decodes it to UTF-8 unless the format is
// binary. Named is the format that the reader names; nil if none is. A signature in the
// data takes precedence over what a server or an extension says. NamedCharset is the
// charset that the reader names; "" if none is.
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
	readable := isText(p.data) || charset.IsWide(p.data, p.charset)
	switch {
	case namedCharset != "":
		p.data, readable = charset.As(p.data, namedCharset)
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
	in := input{base: p.base, charset: o.Charset, maxText: o.Limits.Source, maxConversion: o.Limits.Convert}
	if o.Base != "" {
		in.base = o.Base
	}
	if o.Early != nil {
		in.early = func(a *content.Article, percent int) {
			o.setSource(a, in.base)
			o.setMedia(a, p, in.base)
			o.Early(a, p.origin, percent)
		}
	}
	a, err := f.parse(ctx, p.data, in)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, wrapError(err)
	case a.Len() == 0:
		return nil, &Error{Reason: f.empty}
	}
	o.setSource(a, in.base)
	o.setMedia(a, p, in.base)
	return a, nil
}

// wrapError returns the error of a format's parser as an [*Error].
func wrapError(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Reason: Malformed, Err: err}
}

// setSource sets an article's source, unless its text names it.
func (o opener) setSource(a *content.Article, base string) {
	switch {
	case o.Base != "":
		a.Source = content.SanitizeLine(o.Base)
	case a.Source != "":
	case base != "":
		a.Source = content.SanitizeLine(base)
	case o.isStdin():
		a.Source = "standard input"
	default:
		a.Source = content.SanitizeLine(o.spec)
	}
	a.Source = withoutUser(a.Source)
}

// isStdin reports whether the source is standard input. If a document asks for "-", it
// is a file.
func (o opener) isStdin() bool { return o.spec == "-" && o.Origin.mayReadStdin() }

// address returns the source's address. It reports false if the source is not an
// address.
func (o opener) address() (string, bool) {
	switch {
	case isWebAddress(o.spec):
		return o.spec, true
	case strings.EqualFold(o.Type, urlType) && !strings.Contains(o.spec, "://") && !o.isStdin():
		return "https://" + o.spec, true
	}
	return "", false
}

// isWebAddress reports whether a source is an http or https address.
func isWebAddress(spec string) bool {
	scheme, _, ok := strings.Cut(spec, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// withoutPassword returns the name of a source without the password that an address may
// contain.
func withoutPassword(name string) string {
	u, err := url.Parse(name)
	switch {
	case err != nil && isWebAddress(name): // the password may be what is wrong with it
		scheme, rest, _ := strings.Cut(name, "://")
		return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
	case err != nil || u.User == nil:
		return name
	}
	return u.Redacted()
}

// withoutUser returns an address without user and password: an article is known by it,
// and its links are resolved against it. It returns any other name as it is.
func withoutUser(address string) string {
	if !isWebAddress(address) {
		return address
	}
	scheme, rest, _ := strings.Cut(address, "://")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return scheme + "://" + rest[strings.LastIndexByte(rest[:end], '@')+1:]
}
