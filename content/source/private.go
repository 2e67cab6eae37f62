package source

import (
	"net/netip"
	"strings"

	"code.dny.dev/ssrf"
	"golang.org/x/net/idna"
)

// specialPurpose refuses the addresses that IANA's registries list as special: those of
// this computer, of its networks, and of no single host.
var specialPurpose = ssrf.New()

// isPrivate reports whether an address is not one of the public network, so that documents
// may not ask for it. An IPv4 address within an IPv6 address counts as what it is: in a
// network without IPv4, a translator (NAT64, RFC 6052) is the way to all of it.
func isPrivate(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if ssrf.IPv6NAT64Prefix.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	return specialPurpose.SafeAddr(a) != nil
}

// privateDomains are the ends of names that are used in private networks only.
var privateDomains = []string{".localhost", ".localdomain", ".local", ".internal", ".home.arpa", ".lan"}

// isPrivateName reports whether a host's name or number says by itself that the host is in
// a private network. If a proxy looks names up, nothing else is known.
func isPrivateName(host string, isPrivate func(netip.Addr) bool) bool {
	if ascii, err := idna.Lookup.ToASCII(host); err == nil { // as the proxy gets it: "１０.0.0.1" is a number
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
	// Numbers as only old programs write them: 0x7f.1, 2130706433.
	last := host[strings.LastIndexByte(host, '.')+1:]
	return strings.TrimLeft(last, "0123456789") == "" || strings.HasPrefix(last, "0x")
}
