package source

import (
	"net/url"
	"strings"
)

// An Origin is where a document really came from. It decides what the links and the
// entries of the document may open. It is set by what was read, never by what the
// document says: a base, a canonical address and the link of a feed's entry are
// claims.
//
//	origin         what may be opened
//	typed          anything: the reader asks, and no document
//	local          files and public addresses: a file, a folder, the standard input
//	private host   public addresses and its own host: the address that answered last
//	public host    public addresses
//
// The zero value is a public host, which may open the least.
type Origin struct {
	kind originKind
	host string // of a private host, with its port; "" for others
}

type originKind int

const (
	web originKind = iota
	local
	typed
)

// Typed returns the origin of what the reader asks for.
func Typed() Origin { return Origin{kind: typed} }

// origin returns the origin of what answered s.
//
// A host is private only if its name says so as well as the address that answered:
// the owner of any other name can point it into a private network, and elsewhere in
// that a moment later.
func (s *step) origin() Origin {
	if s.wasPrivate && isPrivateName(s.at.Hostname(), s.network.private) {
		return Origin{host: s.at.Host}
	}
	return Origin{}
}

// mayReadStdin reports whether "-" is the standard input and not a file.
func (o Origin) mayReadStdin() bool { return o.kind == typed }

// mayReadFiles reports whether files and folders may be opened.
func (o Origin) mayReadFiles() bool { return o.kind == typed || o.kind == local }

// mayReachPrivate reports whether an address may be one of a private network.
func (o Origin) mayReachPrivate(address *url.URL) bool {
	return o.kind == typed || o.host != "" && strings.EqualFold(o.host, address.Host)
}
