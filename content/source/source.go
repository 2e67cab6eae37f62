// Package source opens articles: it turns a path, an address on the web or the
// standard input into bytes, unpacks them, finds their charset and format, and
// has the format's package parse them. A folder is an article too: the list of
// what can be read in it.
//
// What always holds: what is read is bounded, packed and unpacked, and so is the
// time that an answer from the web may take; nothing is opened that could block
// for ever or has no text; a link opens only what the [Origin] of its document
// allows, and in a private network that is the document's own host alone; every
// failure is an [*Error] that says what failed, on what, and what to try.
package source

import (
	"bytes"
	"context"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/charset"
)

// Options say how to open a source.
type Options struct {
	Stdin io.Reader // what "-" stands for

	// Type is the name of a format, or an extension of one; "": found out. With
	// "url" the source is an address even without "https://" before it.
	Type string

	// Base is the address that a saved page was fetched from: what its links are
	// relative to, and where the article is from. "": not known.
	Base string

	// Origin is [Typed] if the reader names the source, and that of the document if
	// a link or an entry of one leads to it.
	Origin Origin

	// Early is given the beginning of a long source while the rest is parsed, a
	// longer one each time, and how many percent of the source it is. What it
	// has may change with the rest, as where a link goes that is defined at the
	// end; [content.Relocate] finds its places in the whole. From is the origin of
	// the whole. Nil: the whole alone is asked for.
	Early func(a *content.Article, from Origin, percent int)

	// Progress is told how many bytes of an answer from the web are there, and of
	// how many; 0 when the server does not say. It is called by Open, not
	// behind it. Nil: nobody asks.
	Progress func(done, total int64)

	Limits Limits // fields that are zero: as in [DefaultLimits]
}

// BuiltIn is the article that is part of the program.
func BuiltIn() *content.Article {
	a := builtIn()
	a.Source = "built-in article"
	return a
}

// Open reads and parses a source: a path, an http or https address, or "-" for
// the standard input. It returns the article and where it came from: the origin to
// open its links with. The error is an [*Error], or ctx's.
func Open(ctx context.Context, spec string, o Options) (*content.Article, Origin, error) {
	o.Limits = o.Limits.orDefault()
	return opener{Options: o, spec: spec, network: publicNetwork()}.open(ctx)
}

// An opener opens one source.
type opener struct {
	Options
	spec    string
	network network
}

func (o opener) open(ctx context.Context) (*content.Article, Origin, error) {
	o.Base = withoutUser(o.Base)
	want, err := byName(o.Type)
	if err != nil {
		return nil, Origin{}, err
	}
	got, err := o.read(ctx)
	if err != nil {
		return nil, Origin{}, err
	}
	a := got.folder
	if a == nil {
		a, err = o.article(ctx, want, got)
	}
	if err != nil {
		return nil, Origin{}, err
	}
	return a, got.origin, nil
}

// article makes an article of what was read. Want is the format that was asked
// for; nil: it is found out.
func (o opener) article(ctx context.Context, want *format, got raw) (*content.Article, error) {
	if err := got.unpack(o); err != nil {
		return nil, err
	}
	f, err := o.format(want, &got)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return o.parse(ctx, f, got)
}

// A raw is what was read, and what is known of it besides.
type raw struct {
	data    []byte
	name    string // that tells by its extension what it is
	media   string // the media type that a server gives it, without parameters, in lower case
	charset string // that a server gives it
	base    string // the address that it was fetched from
	origin  Origin

	most     int64  // bytes that it may have, unpacked
	tooLarge Reason // what more of them is

	folder *content.Article // what it is instead
}

// format finds the format of what was read, and makes UTF-8 of it unless its
// bytes mean something else. What the content says for certain goes before what
// a server or a name says.
func (o opener) format(want *format, got *raw) (*format, error) {
	f := want
	if f == nil {
		f = certain(got.data, true)
	}
	if f != nil && f.binary {
		return f, nil
	}
	kind, why := foreign(got.data)
	readable := isText(got.data) || charset.IsWide(got.data, got.charset)
	if readable || f != nil {
		got.data = charset.UTF8(got.data, got.charset)
	}
	switch {
	case isBlank(got.data):
		return nil, &Error{Name: o.spec, Reason: Empty}
	case f != nil:
		return f, nil
	case kind != "":
		return nil, &Error{Name: o.spec, Reason: why, Kind: kind}
	case !readable || !isText(got.data):
		return nil, &Error{Name: o.spec, Reason: Binary}
	}
	if f = certain(got.data, false); f == nil {
		f = told(*got)
	}
	switch {
	case f != nil:
		return f, nil
	case bytes.HasPrefix(bytes.TrimSpace(got.data), []byte("<?xml")):
		return nil, &Error{Name: o.spec, Reason: Unsupported, Kind: "XML of another kind"}
	}
	return likely(got.data), nil
}

// parse has the format's package parse what was read.
func (o opener) parse(ctx context.Context, f *format, got raw) (*content.Article, error) {
	in := input{base: got.base, most: o.Limits.Source, convert: o.Limits.Convert}
	if o.Base != "" {
		in.base = o.Base
	}
	if o.Early != nil {
		in.early = func(a *content.Article, percent int) {
			o.settle(a, in.base)
			o.Early(a, got.origin, percent)
		}
	}
	a, err := f.parse(ctx, got.data, in)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, o.blame(err)
	case a.Len() == 0:
		return nil, &Error{Name: o.spec, Reason: Empty, Kind: f.empty}
	}
	o.settle(a, in.base)
	return a, nil
}

// settle says where an article is from, unless its text does.
func (o opener) settle(a *content.Article, base string) {
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

// isStdin reports whether the standard input is meant. A document that asks for
// "-" asks for a file.
func (o opener) isStdin() bool { return o.spec == "-" && o.Origin.mayReadStdin() }

// address is the address that the source is. It reports false for other sources.
func (o opener) address() (string, bool) {
	switch {
	case isAddress(o.spec):
		return o.spec, true
	case strings.EqualFold(o.Type, urlType) && !strings.Contains(o.spec, "://") && !o.isStdin():
		return "https://" + o.spec, true
	}
	return "", false
}

// isAddress reports whether a source is an address on the web.
func isAddress(spec string) bool {
	scheme, _, ok := strings.Cut(spec, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}
