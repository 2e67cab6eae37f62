package source

import (
	"net/url"
	"strings"
)

// withoutPassword is a name whose password, if it is an address with one, is not
// for everybody to read.
func withoutPassword(name string) string {
	u, err := url.Parse(name)
	switch {
	case err != nil && isAddress(name): // the password may be what is wrong with it
		scheme, rest, _ := strings.Cut(name, "://")
		return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
	case err != nil || u.User == nil:
		return name
	}
	return u.Redacted()
}

// withoutUser is an address without who asks for it, by which an article is known
// and its links are resolved. Any other name is as it was.
func withoutUser(address string) string {
	if !isAddress(address) {
		return address
	}
	scheme, rest, _ := strings.Cut(address, "://")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return scheme + "://" + rest[strings.LastIndexByte(rest[:end], '@')+1:]
}
