package source

import (
	"net/url"
	"strings"

	"pullquote/content"
)

// An Origin is the place that a document really came from. It decides which addresses the
// links, the entries and the media of the document may open. It never depends on the
// content of the document: a base, a canonical address and the link of a feed's entry are
// only claims.
//
//	origin         may open
//	typed          anything: the reader asks, not a document
//	local          files and public addresses
//	private host   public addresses and the same host
//	public host    public addresses
//
// Files, folders and standard input are local. For a response, the host is the one that
// answered last, after redirects. The zero value is a public host, which has the fewest
// rights.
type Origin struct {
	kind originKind
	host string // a private host and its port; "" for any other origin
}

type originKind int

const (
	web originKind = iota
	local
	typed
)

// Typed returns the origin of a source that the reader names.
func Typed() Origin { return Origin{kind: typed} }

// Kept returns the origin of a text that was kept when a source was opened: that of a file, or a
// public host.
func Kept(spec string) Origin {
	if content.IsWebAddress(spec) {
		return Origin{}
	}
	return Origin{kind: local}
}

// origin returns the origin of the response to h.
//
// A host is private only if both its name and the address that answered are private. The
// owner of a public name could point it to an address in a private network, and a moment
// later to another address there.
func (h *hop) origin() Origin {
	if h.wasPrivate && isPrivateName(h.at.Hostname(), h.network.isPrivate) {
		return Origin{host: h.at.Host}
	}
	return Origin{}
}

// canReadStdin reports whether "-" means standard input and not a file.
func (o Origin) canReadStdin() bool { return o.kind == typed }

// canReadFiles reports whether files and folders may be opened.
func (o Origin) canReadFiles() bool { return o.kind == typed || o.kind == local }

// canReachPrivate reports whether an address may be opened if it is in a private network.
func (o Origin) canReachPrivate(address *url.URL) bool {
	return o.kind == typed || o.host != "" && strings.EqualFold(o.host, address.Host)
}
