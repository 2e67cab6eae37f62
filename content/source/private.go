package source

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
)

// isPrivate reports whether an address is one of this computer, of the network
// that it is in, or of no single host: one that a document from elsewhere has no
// business to ask for. An address of version 4 in one of version 6 counts as
// what it stands for.
func isPrivate(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if inner, ok := translated(a); ok {
		return isPrivate(inner)
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() { // loopback, link-local, multicast, unspecified; RFC 1918, fc00::/7
		return true
	}
	for _, p := range []string{
		"0.0.0.0/8",       // this network
		"100.64.0.0/10",   // behind a provider's NAT
		"192.0.0.0/24",    // protocol assignments
		"192.0.2.0/24",    // documentation, as the next two
		"198.51.100.0/24", //
		"203.0.113.0/24",  //
		"198.18.0.0/15",   // benchmarks
		"240.0.0.0/4",     // reserved, with broadcast
		"::/96",           // version 4 in the old ways
		"::ffff:0:0:0/96", //
		"64:ff9b:1::/48",  // translation within a network
		"100::/64",        // discarded
		"2001:db8::/32",   // documentation
		"fec0::/10",       // site-local
	} {
		if netip.MustParsePrefix(p).Contains(a) {
			return true
		}
	}
	return false
}

// translated is the address of version 4 that one of version 6 leads to: through
// NAT64 (RFC 6052), 6to4 (RFC 3056) or Teredo (RFC 4380).
func translated(a netip.Addr) (netip.Addr, bool) {
	if !a.Is6() {
		return a, false
	}
	b := a.As16()
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(a):
		return netip.AddrFrom4([4]byte(b[12:])), true
	case netip.MustParsePrefix("2002::/16").Contains(a):
		return netip.AddrFrom4([4]byte(b[2:6])), true
	case netip.MustParsePrefix("2001::/32").Contains(a):
		return netip.AddrFrom4([4]byte{^b[12], ^b[13], ^b[14], ^b[15]}), true
	}
	return a, false
}

// isPrivateName reports whether a host's name or number says by itself that it
// is in a private network. Behind a proxy, which looks names up, nothing more
// can be known.
func isPrivateName(host string, isPrivate func(netip.Addr) bool) bool {
	if ascii, err := idna.Lookup.ToASCII(host); err == nil { // as the proxy is asked for it: "１０.0.0.1" is a number
		host = ascii
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if a, err := netip.ParseAddr(host); err == nil {
		return isPrivate(a)
	}
	if host == "localhost" || !strings.Contains(host, ".") {
		return true
	}
	for _, end := range []string{".localhost", ".localdomain", ".local", ".internal", ".home.arpa", ".lan"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	// A number in the ways that only old programs read: 0x7f.1, 2130706433.
	last := host[strings.LastIndexByte(host, '.')+1:]
	return strings.TrimLeft(last, "0123456789") == "" || strings.HasPrefix(last, "0x")
}
