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

	"pullquote/content/isolate"
)

// A network defines how addresses are reached.
type network struct {
	isPrivate func(netip.Addr) bool // whether documents may not request an address
	proxy     func(*http.Request) (*url.URL, error)
	tls       *tls.Config // nil: the defaults
}

// publicNetwork returns the network of this computer.
//
// It uses the proxy that the environment names, even one in a private network: the person
// who set it decided that requests go there. The proxy looks up names itself, so an
// address that a document requests through a proxy is judged by its name alone.
func publicNetwork() network {
	return network{isPrivate: isPrivate, proxy: http.ProxyFromEnvironment}
}

// fetch downloads an address.
//
// It follows redirects itself instead of leaving them to [http.Client], because the
// permissions change on the way: a private host that may be requested may redirect to
// itself, but no other host may redirect to it. Each hop has its own connections, so that
// no connection made under other permissions is reused. A page that only leads to another one is
// a redirect, too.
func (o opener) fetch(ctx context.Context, address string) (payload, error) {
	at, err := url.Parse(address)
	if err != nil || !isComplete(at) {
		return payload{}, &Error{Reason: BadAddress}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stop := func(*isolate.Panic) { cancel(nil) }
	defer isolate.AfterFunc(o.Limits.Total, func() { cancel(&Error{Reason: DownloadTimeout}) }, stop).Stop()
	asked, canBePrivate := at, o.Origin.canReachPrivate(at)
	for redirects := 0; ; redirects++ {
		h := &hop{opener: o, at: at, canBePrivate: canBePrivate, isRedirect: redirects > 0}
		p, next, err := h.request(ctx, cancel)
		if err != nil {
			return payload{}, o.requestError(ctx, err)
		}
		if next == "" && o.isPage(p) {
			next = p.refresh(at.String()).redirect()
		}
		if next == "" {
			p.problems = append(p.problems, redirectProblems(asked, at)...)
			return p, nil
		}
		to, err := at.Parse(next)
		switch {
		case redirects == o.Limits.Redirects:
			return payload{}, &Error{Reason: TooManyRedirects}
		case err != nil, to.Scheme != "http" && to.Scheme != "https", !isComplete(to):
			return payload{}, &Error{Reason: NotWebRedirect, At: next}
		case at.Scheme == "https" && to.Scheme == "http":
			return payload{}, &Error{Reason: Downgrade, At: to.Redacted()}
		}
		canBePrivate = canBePrivate && h.wasPrivate && strings.EqualFold(to.Hostname(), at.Hostname()) && o.Origin.canReachPrivate(to)
		at = to
	}
}

// isPage reports whether a response is a web page, unless the reader chose another format for it.
func (o opener) isPage(p payload) bool {
	f, err := formatByName(o.Type)
	if f == nil && err == nil {
		f = cmp.Or(bySignature(p.data, true), bySignature(p.data, false), p.byDeclaration(false))
	}
	return f != nil && f.name == htmlFormat
}

// isComplete reports whether an address has a host, and either a valid port or none.
func isComplete(address *url.URL) bool {
	_, err := strconv.ParseUint(cmp.Or(address.Port(), "0"), 10, 16)
	return address.Hostname() != "" && err == nil
}

// payload returns the content of a response.
func (h *hop) payload(a *http.Response) (payload, error) {
	if e := statusError(a.StatusCode); e != nil {
		switch {
		case h.isRobotCheck(a):
			e.Reason = RobotCheck
		case a.StatusCode == http.StatusTooManyRequests, a.StatusCode == http.StatusServiceUnavailable:
			e.RetryAfter = retryAfter(a.Header)
		}
		return payload{}, e
	}
	data, err := h.body(a)
	if err != nil {
		return payload{}, err
	}
	mediaType, charset := contentType(a.Header.Get("Content-Type"))
	base := *h.at
	base.User, base.Fragment, base.RawFragment = nil, "", ""
	return payload{
		data: data, problems: partProblems(a), guard: guardOf(a.Header), name: path.Base(h.at.Path), mediaType: mediaType, charset: charset, base: base.String(), origin: h.origin(),
		maxSize: h.Limits.Response, tooLarge: ResponseTooLargeUnpacked,
	}, nil
}

// contentType returns the media type, in lower case, and the charset of a Content-Type;
// "" for a missing one.
func contentType(s string) (mediaType, charset string) {
	mediaType, parameters, err := mime.ParseMediaType(s)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return "", ""
	}
	return mediaType, parameters["charset"]
}

// body reads and decompresses the body of a response. Both the packed and the unpacked
// size are bounded.
func (h *hop) body(a *http.Response) ([]byte, error) {
	in := &progressReader{r: a.Body, maxBytes: h.Limits.Response, total: max(a.ContentLength, 0), progress: h.Progress}
	if in.total > in.maxBytes {
		return nil, errTooLarge
	}
	out, err := unpacked(a, in)
	switch {
	case errors.Is(err, io.EOF) && in.done == 0: // some servers do not pack an empty body
		return nil, nil
	case err != nil:
		return nil, err
	}
	return readAtMost(out, in.maxBytes)
}

// unpacked returns a reader of the decompressed body of a response, which in reads.
func unpacked(a *http.Response, in io.Reader) (io.Reader, error) {
	switch encoding := strings.ToLower(strings.TrimSpace(a.Header.Get("Content-Encoding"))); encoding {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		return z, nil
	case "br", "deflate", "zstd", "compress", "x-compress":
		return nil, &Error{Reason: UnknownEncoding, Detail: encoding}
	}
	return in, nil // not packed: some servers put a charset into Content-Encoding
}

// A progressReader reports the progress of a download, and fails after maxBytes.
type progressReader struct {
	r        io.Reader
	done     int64 // bytes
	maxBytes int64
	total    int64 // bytes; 0 if unknown
	progress func(done, total int64)
}

// Read implements [io.Reader].
func (r *progressReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.done += int64(n)
	if r.progress != nil {
		r.progress(r.done, r.total)
	}
	if r.done > r.maxBytes {
		return n, errTooLarge
	}
	return n, err
}

// acceptDocuments is the Accept header for documents.
const acceptDocuments = "text/html, application/xhtml+xml, application/epub+zip;q=0.9, application/atom+xml;q=0.9, application/rss+xml;q=0.9, " +
	"application/feed+json;q=0.9, text/markdown;q=0.8, text/plain;q=0.7, application/pdf;q=0.5, */*;q=0.4"

// userAgent returns the User-Agent header: the program's name and version.
func userAgent() string {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = strings.Trim(info.Main.Version, "()v")
	}
	return "pullquote/" + cmp.Or(version, "devel")
}
