package source

import (
	"cmp"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// A network is what there is to get answers from.
type network struct {
	private func(netip.Addr) bool // whether it is an address that no document may ask for
	proxy   func(*http.Request) (*url.URL, error)
	tls     *tls.Config // nil: as the system has it
}

// publicNetwork is the network that the computer is in.
//
// A proxy that the environment names is used, as everywhere else. The person who
// set it decided that what is asked for goes there, so a connection to it is
// made wherever it stands. It looks names up itself: what a document asks for
// through it is judged by its name and number alone.
func publicNetwork() network {
	return network{private: isPrivate, proxy: http.ProxyFromEnvironment}
}

// fetch gets what an address on the web leads to.
//
// Redirects are followed here and not by [http.Client], as what is allowed
// changes on the way: a host of a private network that may be asked for may lead on
// within itself; what leads there from anywhere else is refused. Each step has
// connections of its own, so that none is used that was made under another rule.
func (o opener) fetch(ctx context.Context, address string) (raw, error) {
	at, err := url.Parse(address)
	if err != nil || !canBeAsked(at) {
		return raw{}, &Error{Name: o.spec, Reason: NoAddress, Kind: brokenWeb}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer time.AfterFunc(o.Limits.Whole, func() { cancel(o.slow("the whole answer")) }).Stop()
	mayBePrivate := o.Origin.mayReachPrivate(at)
	for redirects := 0; ; redirects++ {
		s := &step{opener: o, at: at, mayBePrivate: mayBePrivate}
		got, next, err := s.take(ctx, cancel)
		if err != nil {
			return raw{}, o.failure(ctx, err)
		}
		if next == "" {
			return got, nil
		}
		to, err := at.Parse(next)
		switch {
		case redirects == o.Limits.Redirects:
			return raw{}, &Error{Name: o.spec, Reason: TooManyRedirects}
		case err != nil, to.Scheme != "http" && to.Scheme != "https", !canBeAsked(to):
			return raw{}, &Error{Name: o.spec, Reason: ForeignRedirect, At: next}
		case at.Scheme == "https" && to.Scheme == "http":
			return raw{}, &Error{Name: o.spec, Reason: Downgrade, At: to.Redacted()}
		}
		mayBePrivate = mayBePrivate && s.wasPrivate && strings.EqualFold(to.Hostname(), at.Hostname())
		at = to
	}
}

// canBeAsked reports whether an address has a host, and a port that there is.
func canBeAsked(address *url.URL) bool {
	_, err := strconv.ParseUint(cmp.Or(address.Port(), "0"), 10, 16)
	return address.Hostname() != "" && err == nil
}

// answer is what a server's answer holds.
func (s *step) answer(a *http.Response) (raw, error) {
	if e := statusError(a.StatusCode); e != nil {
		e.Name = s.spec
		return raw{}, e
	}
	data, err := s.body(a)
	if err != nil {
		return raw{}, err
	}
	media, charset := contentType(a.Header.Get("Content-Type"))
	base := *s.at
	base.User, base.Fragment, base.RawFragment = nil, "", ""
	return raw{
		data: data, name: path.Base(s.at.Path), media: media, charset: charset, base: base.String(), origin: s.origin(),
		most: s.Limits.Answer, tooLarge: LongAnswer,
	}, nil
}

// contentType is what a Content-Type says: a media type in lower case and a
// charset, "" where there is none.
func contentType(s string) (media, charset string) {
	media, parameters, err := mime.ParseMediaType(s)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return "", ""
	}
	return media, parameters["charset"]
}

// body reads an answer, unpacked. Both the packed and the unpacked are bounded.
func (s *step) body(a *http.Response) ([]byte, error) {
	in := &counted{r: a.Body, most: s.Limits.Answer, total: max(a.ContentLength, 0), progress: s.Progress}
	if in.total > in.most {
		return nil, errTooLarge
	}
	switch packing := strings.ToLower(strings.TrimSpace(a.Header.Get("Content-Encoding"))); packing {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(in)
		switch {
		case errors.Is(err, io.EOF) && in.done == 0: // what is empty need not be packed
			return nil, nil
		case err != nil:
			return nil, err
		}
		return readMost(z, in.most)
	case "br", "deflate", "zstd", "compress", "x-compress":
		return nil, &Error{Name: s.spec, Reason: UnsupportedPacking, Kind: packing}
	}
	return readMost(in, in.most) // not packed: some servers write a charset there
}

// A counted reader tells how much it has read, and ends with an error after the
// most that it may.
type counted struct {
	r           io.Reader
	done        int64 // bytes
	most, total int64 // bytes; no total: 0
	progress    func(done, total int64)
}

// Read implements [io.Reader].
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.done += int64(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	if c.done > c.most {
		return n, errTooLarge
	}
	return n, err
}

// accept is what can be read, in the order in which it is wanted.
const accept = "text/html, application/xhtml+xml, application/epub+zip;q=0.9, application/atom+xml;q=0.9, application/rss+xml;q=0.9, " +
	"application/feed+json;q=0.9, text/markdown;q=0.8, text/plain;q=0.7, application/pdf;q=0.5, */*;q=0.4"

// userAgent is what the program says that it is.
func userAgent() string {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = strings.Trim(info.Main.Version, "()v")
	}
	return "pullquote/" + cmp.Or(version, "devel")
}
