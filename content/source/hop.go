package source

import (
	"context"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"sync/atomic"
	"syscall"

	"pullquote/content/isolate"
)

// maxHeader bounds the length of a response's header, in bytes.
const maxHeader = 256 << 10

// A hop is a single request in a chain of redirects.
type hop struct {
	opener
	at           *url.URL
	canBePrivate bool // the address may be in a private network
	wasPrivate   bool // the address that answered was in a private network
	isProxied    bool
	isRedirect   bool // a redirect led here
}

// request sends the request. It returns the payload of the response, or the address that
// the response redirects to. It calls cancel with the error if a time limit is reached.
func (h *hop) request(ctx context.Context, cancel context.CancelCauseFunc) (p payload, next string, err error) {
	var isConnected atomic.Bool
	timer := isolate.AfterFunc(h.Limits.Connect, func() {
		if isConnected.Load() {
			cancel(&Error{Reason: ResponseTimeout})
		} else {
			cancel(&Error{Reason: ConnectionTimeout})
		}
	}, func(*isolate.Panic) { cancel(nil) })
	defer timer.Stop()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(c httptrace.GotConnInfo) {
		isConnected.Store(true)
		timer.Reset(h.Limits.FirstByte)
		if a, ok := hostAddr(c.Conn.RemoteAddr().String()); ok && !h.isProxied {
			h.wasPrivate = h.network.isPrivate(a)
		}
	}})
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.at.String(), http.NoBody)
	if err != nil {
		return payload{}, "", err
	}
	r.Header.Set("User-Agent", userAgent())
	r.Header.Set("Accept", h.accept)
	r.Header.Set("Accept-Encoding", "gzip") // explicit, because the transport would decompress without a bound
	transport, err := h.transport(r)
	if err != nil {
		return payload{}, "", err
	}
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := client.Do(r)
	if err != nil {
		return payload{}, "", err
	}
	defer a.Body.Close()
	timer.Stop()
	if next = a.Header.Get("Location"); next != "" && a.StatusCode >= 300 && a.StatusCode <= 399 {
		return payload{}, next, nil
	}
	p, err = h.payload(a)
	return p, "", err
}

// transport returns the transport for the hop's connections. It checks each address after
// the name lookup and directly before the connection, so that a name that changes in
// between (DNS rebinding) does not bypass the check.
func (h *hop) transport(r *http.Request) (*http.Transport, error) {
	proxy, err := h.network.proxy(r)
	if err != nil {
		return nil, err
	}
	var dialer net.Dialer
	if proxy == nil {
		dialer.Control = h.check
	} else {
		h.isProxied, h.wasPrivate = true, isPrivateName(h.at.Hostname(), h.network.isPrivate)
		if h.wasPrivate && !h.canBePrivate {
			return nil, h.refusal()
		}
	}
	return &http.Transport{
		Proxy:                  http.ProxyURL(proxy),
		DialContext:            dialer.DialContext,
		TLSClientConfig:        h.network.tls.Clone(),
		ForceAttemptHTTP2:      true,
		DisableCompression:     true,
		MaxResponseHeaderBytes: maxHeader,
	}, nil
}

// check refuses a connection to a private network unless the hop may make one.
func (h *hop) check(_, address string, _ syscall.RawConn) error {
	a, ok := hostAddr(address)
	if !h.canBePrivate && (!ok || h.network.isPrivate(a)) {
		return h.refusal()
	}
	return nil
}

func (h *hop) refusal() *Error {
	if h.isRedirect {
		return &Error{Reason: PrivateRedirect, At: h.at.Redacted()}
	}
	return &Error{Reason: PrivateNetwork}
}

// hostAddr returns the IP address of an address with a port.
func hostAddr(address string) (netip.Addr, bool) {
	a, err := netip.ParseAddrPort(address)
	return a.Addr(), err == nil
}
