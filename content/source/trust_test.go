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

// certificate returns a certificate for hosts that is valid between two times, and a pool
// that trusts it.
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

// secure starts a server with a certificate, and returns a network that trusts the pool.
func secure(t *testing.T, h http.Handler, c tls.Certificate, pool *x509.CertPool) (*httptest.Server, network) {
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

// byHost returns a server's address with the name of a host.
func byHost(s *httptest.Server, host string) string {
	return strings.Replace(s.URL, "127.0.0.1", host, 1)
}

func TestTrust(t *testing.T) {
	now := time.Now()
	good, pool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost")
	s, n := secure(t, site(), good, pool)
	a, err := get(t.Context(), n, byHost(s, "localhost")+"/page", Options{Limits: patient()})
	if err != nil || a.Title != "The tide" {
		t.Fatalf("%+v, %v", a, err)
	}
	fails(t, n, s.URL+"/page", Options{}, Error{Reason: OtherCertificate})
	stranger := n
	stranger.tls = &tls.Config{RootCAs: x509.NewCertPool()}
	fails(t, stranger, byHost(s, "localhost")+"/page", Options{}, Error{Reason: UntrustedCertificate})
	old, pool := certificate(t, now.Add(-2*time.Hour), now.Add(-time.Hour), "localhost")
	s, n = secure(t, site(), old, pool)
	fails(t, n, byHost(s, "localhost")+"/page", Options{}, Error{Reason: ExpiredCertificate})
	n.tls.MinVersion, n.tls.MaxVersion = tls.VersionTLS10, tls.VersionTLS10
	fails(t, n, byHost(s, "localhost")+"/page", Options{}, Error{Reason: Handshake})
	open := httptest.NewServer(site())
	defer open.Close()
	fails(t, n, strings.Replace(open.URL, "http:", "https:", 1)+"/page", Options{}, Error{Reason: NotHTTPS})
}

// TestNeverDownToHTTP follows a redirect up to https, but not down again.
func TestNeverDownToHTTP(t *testing.T) {
	now := time.Now()
	good, pool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost")
	open := httptest.NewServer(site())
	defer open.Close()
	m := site().(*http.ServeMux)
	m.Handle("/down", http.RedirectHandler(open.URL+"/page", http.StatusFound))
	s, n := secure(t, m, good, pool)
	up := httptest.NewServer(http.RedirectHandler(byHost(s, "localhost")+"/page", http.StatusFound))
	defer up.Close()
	if a, err := get(t.Context(), n, up.URL, Options{Limits: patient()}); err != nil || a.Source != byHost(s, "localhost")+"/page" {
		t.Errorf("%+v, %v", a, err)
	}
	fails(t, n, byHost(s, "localhost")+"/down", Options{}, Error{Reason: Downgrade, At: open.URL + "/page"})
}

// TestPrivateNetworks holds that the reader may open any address, and a document none in
// a private network, whether by number, by name or by a redirect.
func TestPrivateNetworks(t *testing.T) {
	m := site().(*http.ServeMux)
	s := httptest.NewServer(m)
	defer s.Close()
	m.Handle("/inside", http.RedirectHandler("/page", http.StatusFound))
	m.Handle("/elsewhere", http.RedirectHandler("http://127.0.0.2/", http.StatusFound))
	public := loopback() // where 127.0.0.1 is public
	home := loopback()   // where everything is private
	home.isPrivate = func(netip.Addr) bool { return true }
	for _, o := range []Origin{Typed(), {kind: local}, {}} {
		if _, err := get(t.Context(), public, s.URL+"/inside", Options{Limits: patient(), Origin: o}); err != nil {
			t.Errorf("origin %v: %v", o, err)
		}
		fails(t, public, s.URL+"/elsewhere", Options{Origin: o}, Error{Reason: PrivateRedirect, At: "http://127.0.0.2/"})
	}
	for _, o := range []Origin{{kind: local}, {}} {
		for _, address := range []string{s.URL, byHost(s, "localhost")} {
			fails(t, home, address+"/page", Options{Origin: o}, Error{Reason: PrivateNetwork})
		}
	}
	for _, path := range []string{"/page", "/inside"} {
		if _, err := get(t.Context(), home, s.URL+path, Options{Limits: patient(), Origin: Typed()}); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	fails(t, home, s.URL+"/elsewhere", Options{Origin: Typed()}, Error{Reason: PrivateRedirect, At: "http://127.0.0.2/"})
}

// TestANameThatChanges holds that the address that is dialed counts, and not one that was
// looked up before: a name is public at first, and private after it redirected to itself.
func TestANameThatChanges(t *testing.T) {
	m := site().(*http.ServeMux)
	s := httptest.NewServer(m)
	defer s.Close()
	m.Handle("/again", http.RedirectHandler("/page", http.StatusFound))
	looks := 0
	n := loopback()
	n.isPrivate = func(netip.Addr) bool { looks++; return looks > 1 } // the first hop looks once, when it is connected
	fails(t, n, byHost(s, "localhost")+"/again", Options{Origin: Typed()}, Error{Reason: PrivateRedirect, At: byHost(s, "localhost") + "/page"})
}

// TestAProxy holds that a proxy may be anywhere, and that documents may ask it for public
// addresses only.
func TestAProxy(t *testing.T) {
	asked := ""
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = r.URL.String()
		send("text/html", page)(w, r)
	}))
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := publicNetwork()
	n.proxy = http.ProxyURL(at)
	if _, err := get(t.Context(), n, "http://tide.example/page", Options{Limits: patient()}); err != nil || asked != "http://tide.example/page" {
		t.Errorf("asked for %q: %v", asked, err)
	}
	for _, host := range []string{"localhost", "a.localhost", "router", "router.local", "10.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "2130706433", "0x7f.1", "127.1", "10.0.0.1.", "１０.0.0.1", "127。0。0。1", "localhost.localdomain"} {
		fails(t, n, "http://"+host+"/", Options{}, Error{Reason: PrivateNetwork})
	}
	if _, err := get(t.Context(), n, "http://10.0.0.1/", Options{Limits: patient(), Origin: Typed()}); err != nil || asked != "http://10.0.0.1/" {
		t.Errorf("asked for %q: %v", asked, err)
	}
}

// TestAProxyElsewhere holds that a redirect of a private host is judged by where the host
// is, and not by where the proxy is.
func TestAProxyElsewhere(t *testing.T) {
	m := http.NewServeMux()
	m.Handle("/again", http.RedirectHandler("/page", http.StatusFound))
	m.HandleFunc("/page", send("text/html", page))
	proxy := httptest.NewServer(m)
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := loopback() // where the proxy is public
	n.proxy = http.ProxyURL(at)
	if _, err := get(t.Context(), n, "http://10.0.0.1/again", Options{Limits: patient(), Origin: Typed()}); err != nil {
		t.Error(err)
	}
	fails(t, n, "http://10.0.0.1/again", Options{}, Error{Reason: PrivateNetwork})
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
