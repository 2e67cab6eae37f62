package source

import (
	"net/netip"
	"strings"

	"code.dny.dev/ssrf"
	"golang.org/x/net/idna"
)

// specialPurpose refuses the addresses in IANA's special-purpose registries: loopback,
// private, link-local, multicast and so on.
var specialPurpose = ssrf.New()

// isPrivate reports whether an address is not a public one, so that documents may not
// request it. An IPv4 address inside an IPv6 address counts as the IPv4 address: in a
// network without IPv4, all of IPv4 is reached through a translator (NAT64, RFC 6052).
func isPrivate(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if ssrf.IPv6NAT64Prefix.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	return specialPurpose.SafeAddr(a) != nil
}

// privateDomains are the suffixes of names that only private networks use.
var privateDomains = []string{".localhost", ".localdomain", ".local", ".internal", ".home.arpa", ".lan"}

// isPrivateName reports whether the name of a host, or its address written as a name,
// shows that the host is in a private network. Nothing more is known if a proxy looks up
// names.
func isPrivateName(host string, isPrivate func(netip.Addr) bool) bool {
	if ascii, err := idna.Lookup.ToASCII(host); err == nil { // as the proxy would: "１０.0.0.1" is an address
		host = ascii
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if a, err := netip.ParseAddr(host); err == nil {
		return isPrivate(a)
	}
	if host == "localhost" || !strings.Contains(host, ".") {
		return true
	}
	for _, end := range privateDomains {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	// Old notations of IPv4 addresses: 0x7f.1, 2130706433.
	last := host[strings.LastIndexByte(host, '.')+1:]
	return strings.TrimLeft(last, "0123456789") == "" || strings.HasPrefix(last, "0x")
}
