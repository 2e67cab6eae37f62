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
	"time"
)

// maxHeader bounds the header of an answer, in bytes.
const maxHeader = 256 << 10

// A step is a request for one address, on the way to an answer.
type step struct {
	opener
	at           *url.URL
	mayBePrivate bool // the address may be one of a private network
	wasPrivate   bool // it was one
	proxied      bool // a proxy is asked for it
}

// take asks for the address. It returns what the answer holds, or the address
// that it leads to. Cancel ends the context for a reason.
func (s *step) take(ctx context.Context, cancel context.CancelCauseFunc) (got raw, next string, err error) {
	var connected atomic.Bool
	wait := time.AfterFunc(s.Limits.Connect, func() {
		if connected.Load() {
			cancel(s.slow("the server, before its answer began,"))
		} else {
			cancel(s.slow("the connection"))
		}
	})
	defer wait.Stop()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(c httptrace.GotConnInfo) {
		connected.Store(true)
		wait.Reset(s.Limits.FirstByte)
		if a, ok := hostAddr(c.Conn.RemoteAddr().String()); ok && !s.proxied {
			s.wasPrivate = s.network.private(a)
		}
	}})
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.at.String(), http.NoBody)
	if err != nil {
		return raw{}, "", err
	}
	r.Header.Set("User-Agent", userAgent())
	r.Header.Set("Accept", accept)
	r.Header.Set("Accept-Encoding", "gzip") // and not by the transport, which unpacks without a bound
	transport, err := s.transport(r)
	if err != nil {
		return raw{}, "", err
	}
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := client.Do(r)
	if err != nil {
		return raw{}, "", err
	}
	defer a.Body.Close()
	wait.Stop()
	if next = a.Header.Get("Location"); next != "" && a.StatusCode >= 300 && a.StatusCode <= 399 {
		return raw{}, next, nil
	}
	got, err = s.answer(a)
	return got, "", err
}

// transport makes the connections of the step. It looks at the address itself,
// after the name was looked up and right before it is dialed: a name that leads
// elsewhere a moment later gains nothing by it.
func (s *step) transport(r *http.Request) (*http.Transport, error) {
	proxy, err := s.network.proxy(r)
	if err != nil {
		return nil, err
	}
	var dialer net.Dialer
	if proxy == nil {
		dialer.Control = s.check
	} else {
		s.proxied, s.wasPrivate = true, isPrivateName(s.at.Hostname(), s.network.private)
		if s.wasPrivate && !s.mayBePrivate {
			return nil, s.refused()
		}
	}
	return &http.Transport{
		Proxy:                  http.ProxyURL(proxy),
		DialContext:            dialer.DialContext,
		TLSClientConfig:        s.network.tls.Clone(),
		ForceAttemptHTTP2:      true,
		DisableCompression:     true,
		MaxResponseHeaderBytes: maxHeader,
	}, nil
}

// check refuses a connection to a private network where there may be none.
func (s *step) check(_, address string, _ syscall.RawConn) error {
	a, ok := hostAddr(address)
	if !s.mayBePrivate && (!ok || s.network.private(a)) {
		return s.refused()
	}
	return nil
}

func (s *step) refused() *Error {
	return &Error{Name: s.spec, Reason: PrivateNetwork, At: s.at.Redacted()}
}

// hostAddr is the address in one with a port.
func hostAddr(address string) (netip.Addr, bool) {
	a, err := netip.ParseAddrPort(address)
	return a.Addr(), err == nil
}
