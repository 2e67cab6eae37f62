package source

import (
	"net/url"
	"strings"
)

// An Origin is where a document really came from. It decides what the links, the entries
// and the media of the document may open. It is set by what was read and never by what
// the document says: a base, a canonical address and the link of a feed's entry are
// claims.
//
//	origin         may open
//	typed          anything: the reader asks, and not a document
//	local          files and public addresses: a file, a folder, standard input
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

// origin returns the origin of what answered h.
//
// A host is private only if both its name and the address that answered say so: the
// owner of any other name could let it point into a private network, and to another
// address there a moment later.
func (h *hop) origin() Origin {
	if h.wasPrivate && isPrivateName(h.at.Hostname(), h.network.isPrivate) {
		return Origin{host: h.at.Host}
	}
	return Origin{}
}

// mayReadStdin reports whether "-" is standard input, and not a file.
func (o Origin) mayReadStdin() bool { return o.kind == typed }

// mayReadFiles reports whether files and folders may be opened.
func (o Origin) mayReadFiles() bool { return o.kind == typed || o.kind == local }

// mayReachPrivate reports whether an address may be in a private network.
func (o Origin) mayReachPrivate(address *url.URL) bool {
	return o.kind == typed || o.host != "" && strings.EqualFold(o.host, address.Host)
}
