package source

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// certificate returns a certificate for some hosts that is valid between two times, and a
// pool that trusts it.
func certificate(t *testing.T, from, to time.Time, hosts ...string) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "tide"}, NotBefore: from, NotAfter: to, DNSNames: hosts,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// serveTLS starts a server with a certificate. It returns the server and a network that
// trusts the pool.
func serveTLS(t *testing.T, h http.Handler, c tls.Certificate, pool *x509.CertPool) (*httptest.Server, network) {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.EnableHTTP2 = true
	s.TLS = &tls.Config{Certificates: []tls.Certificate{c}}
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	n := loopback()
	n.isPrivate = func(netip.Addr) bool { return false }
	n.tls = &tls.Config{RootCAs: pool}
	return s, n
}

// withHost returns the address of a server with another host name.
func withHost(s *httptest.Server, host string) string {
	return strings.Replace(s.URL, "127.0.0.1", host, 1)
}

func TestCertificates(t *testing.T) {
	now := time.Now()
	good, pool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost")
	s, n := serveTLS(t, site(), good, pool)
	a, err := get(t.Context(), n, withHost(s, "localhost")+"/page", Options{Limits: generousLimits()})
	if err != nil || a.Title.String() != "The tide" {
		t.Fatalf("%+v, %v", a, err)
	}
	wantError(t, n, s.URL+"/page", Options{}, Error{Reason: WrongHostCertificate})
	stranger := n
	stranger.tls = &tls.Config{RootCAs: x509.NewCertPool()}
	wantError(t, stranger, withHost(s, "localhost")+"/page", Options{}, Error{Reason: UntrustedCertificate})
	old, pool := certificate(t, now.Add(-2*time.Hour), now.Add(-time.Hour), "localhost")
	s, n = serveTLS(t, site(), old, pool)
	wantError(t, n, withHost(s, "localhost")+"/page", Options{}, Error{Reason: ExpiredCertificate})
	n.tls.MinVersion, n.tls.MaxVersion = tls.VersionTLS10, tls.VersionTLS10
	wantError(t, n, withHost(s, "localhost")+"/page", Options{}, Error{Reason: HandshakeFailed})
	open := httptest.NewServer(site())
	defer open.Close()
	wantError(t, n, strings.Replace(open.URL, "http:", "https:", 1)+"/page", Options{}, Error{Reason: NotHTTPS})
}

// TestBrokenHTTP2 checks a response that ends too early, or says so itself, in HTTP/2.
func TestBrokenHTTP2(t *testing.T) {
	now := time.Now()
	good, pool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost")
	m := http.NewServeMux()
	m.HandleFunc("/aborted", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, page)
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	m.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(w, page)
	})
	s, n := serveTLS(t, m, good, pool)
	for _, path := range []string{"/aborted", "/cut"} {
		wantError(t, n, withHost(s, "localhost")+path, Options{}, Error{Reason: Interrupted})
	}
}

// TestNoDowngrade follows a redirect from http to https, but not back.
func TestNoDowngrade(t *testing.T) {
	now := time.Now()
	good, pool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost")
	open := httptest.NewServer(site())
	defer open.Close()
	m := site().(*http.ServeMux)
	m.Handle("/down", http.RedirectHandler(open.URL+"/page", http.StatusFound))
	s, n := serveTLS(t, m, good, pool)
	up := httptest.NewServer(http.RedirectHandler(withHost(s, "localhost")+"/page", http.StatusFound))
	defer up.Close()
	if a, err := get(t.Context(), n, up.URL, Options{Limits: generousLimits()}); err != nil || a.Source.String() != withHost(s, "localhost")+"/page" {
		t.Errorf("%+v, %v", a, err)
	}
	wantError(t, n, withHost(s, "localhost")+"/down", Options{}, Error{Reason: Downgrade, At: open.URL + "/page"})
}

// TestPrivateNetworks checks that the reader may open any address, and a document none in
// a private network, whether by address, by name or by a redirect.
func TestPrivateNetworks(t *testing.T) {
	m := site().(*http.ServeMux)
	s := httptest.NewServer(m)
	defer s.Close()
	m.Handle("/inside", http.RedirectHandler("/page", http.StatusFound))
	m.Handle("/elsewhere", http.RedirectHandler("http://127.0.0.2/", http.StatusFound))
	public := loopback() // in which 127.0.0.1 is public
	home := loopback()   // in which everything is private
	home.isPrivate = func(netip.Addr) bool { return true }
	for _, o := range []Origin{Typed(), {kind: local}, {}} {
		if _, err := get(t.Context(), public, s.URL+"/inside", Options{Limits: generousLimits(), Origin: o}); err != nil {
			t.Errorf("origin %v: %v", o, err)
		}
		wantError(t, public, s.URL+"/elsewhere", Options{Origin: o}, Error{Reason: PrivateRedirect, At: "http://127.0.0.2/"})
	}
	for _, o := range []Origin{{kind: local}, {}} {
		for _, address := range []string{s.URL, withHost(s, "localhost")} {
			wantError(t, home, address+"/page", Options{Origin: o}, Error{Reason: PrivateNetwork})
		}
	}
	for _, path := range []string{"/page", "/inside"} {
		if _, err := get(t.Context(), home, s.URL+path, Options{Limits: generousLimits(), Origin: Typed()}); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	wantError(t, home, s.URL+"/elsewhere", Options{Origin: Typed()}, Error{Reason: PrivateRedirect, At: "http://127.0.0.2/"})
}

// TestPrivatePorts checks that a document of a private host reaches no other service of that host,
// not even by a redirect, and that the reader does.
func TestPrivatePorts(t *testing.T) {
	other := httptest.NewServer(site())
	defer other.Close()
	m := site().(*http.ServeMux)
	m.Handle("/other", http.RedirectHandler(other.URL+"/page", http.StatusFound))
	m.Handle("/inside", http.RedirectHandler("/page", http.StatusFound))
	s := httptest.NewServer(m)
	defer s.Close()
	n := loopback()
	n.isPrivate = func(netip.Addr) bool { return true }
	document := Options{Limits: generousLimits(), Origin: Origin{host: strings.TrimPrefix(s.URL, "http://")}}
	if _, err := get(t.Context(), n, s.URL+"/inside", document); err != nil {
		t.Errorf("the same service: %v", err)
	}
	wantError(t, n, s.URL+"/other", document, Error{Reason: PrivateRedirect, At: other.URL + "/page"})
	if _, err := get(t.Context(), n, s.URL+"/other", Options{Limits: generousLimits(), Origin: Typed()}); err != nil {
		t.Errorf("the reader: %v", err)
	}
}

// TestDNSRebinding checks the address of each connection, not the one of an earlier
// lookup: a name is public at first, and private after a redirect to itself.
func TestDNSRebinding(t *testing.T) {
	m := site().(*http.ServeMux)
	s := httptest.NewServer(m)
	defer s.Close()
	m.Handle("/again", http.RedirectHandler("/page", http.StatusFound))
	looks := 0
	n := loopback()
	n.isPrivate = func(netip.Addr) bool { looks++; return looks > 1 } // the first hop calls it once, after connecting
	wantError(t, n, withHost(s, "localhost")+"/again", Options{Origin: Typed()}, Error{Reason: PrivateRedirect, At: withHost(s, "localhost") + "/page"})
}

// TestPrivateProxy checks that a proxy may be in a private network, and that documents
// may request only public addresses through it.
func TestPrivateProxy(t *testing.T) {
	requested := ""
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requested = r.URL.String()
		send("text/html", page)(w, r)
	}))
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := publicNetwork()
	n.proxy = http.ProxyURL(at)
	if _, err := get(t.Context(), n, "http://tide.example/page", Options{Limits: generousLimits()}); err != nil || requested != "http://tide.example/page" {
		t.Errorf("requested %q: %v", requested, err)
	}
	for _, host := range []string{"localhost", "a.localhost", "router", "router.local", "10.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "2130706433", "0x7f.1", "127.1", "10.0.0.1.", "１０.0.0.1", "127。0。0。1", "localhost.localdomain"} {
		wantError(t, n, "http://"+host+"/", Options{}, Error{Reason: PrivateNetwork})
	}
	if _, err := get(t.Context(), n, "http://10.0.0.1/", Options{Limits: generousLimits(), Origin: Typed()}); err != nil || requested != "http://10.0.0.1/" {
		t.Errorf("requested %q: %v", requested, err)
	}
}

// TestPublicProxy checks that the address of a host decides whether it is private, and
// not the address of the proxy.
func TestPublicProxy(t *testing.T) {
	m := http.NewServeMux()
	m.Handle("/again", http.RedirectHandler("/page", http.StatusFound))
	m.HandleFunc("/page", send("text/html", page))
	proxy := httptest.NewServer(m)
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := loopback() // in which the proxy is public
	n.proxy = http.ProxyURL(at)
	if _, err := get(t.Context(), n, "http://10.0.0.1/again", Options{Limits: generousLimits(), Origin: Typed()}); err != nil {
		t.Error(err)
	}
	wantError(t, n, "http://10.0.0.1/again", Options{}, Error{Reason: PrivateNetwork})
}

func TestIsPrivate(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1": true, "10.1.2.3": true, "172.16.0.1": true, "172.32.0.1": false, "192.168.1.1": true, "169.254.169.254": true,
		"100.64.0.1": true, "100.128.0.1": false, "0.0.0.0": true, "0.1.2.3": true, "224.0.0.1": true, "255.255.255.255": true, "8.8.8.8": false,
		"::": true, "::1": true, "fe80::1%eth0": true, "fc00::1": true, "fd12::1": true, "ff02::1": true, "fec0::1": true, "2606:4700::1": false,
		"::ffff:127.0.0.1": true, "::ffff:8.8.8.8": false, "::7f00:1": true, "64:ff9b::7f00:1": true, "64:ff9b::808:808": false, "64:ff9b:1::808:808": true,
		"2002:7f00:1::": true, "2002:808:808::1": true, "2001:0:1:2:3:4:80ff:fffe": true, "2001:db8::1": true, "::ffff:0:7f00:1": true,
		"192.88.99.1": true, "192.31.196.1": true, "2620:4f:8000::1": true, "3fff::1": true, "4000::1": true, "64:ff9b::a00:1%eth0": true, "2606:4700::1%eth0": false,
	} {
		if got := isPrivate(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %t", address, got)
		}
	}
}
