package html

import (
	"net/url"
	"strings"

	"pullquote/content"
)

// address is where a link leads or a picture is, by what the source says.
func (r *reader) address(use Use, s string) string {
	s = strings.Trim(s, " \t\n\r\f")
	if r.o.Base != nil && s != "" {
		s = r.resolve(s)
	}
	if r.o.Rewrite != nil {
		s = r.o.Rewrite(use, s)
	}
	if !r.affords(len(s)) {
		return ""
	}
	return content.SanitizeURL(s)
}

// resolve makes an address absolute. One that leads to a part of the page itself
// is that part's alone.
func (r *reader) resolve(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	page := *r.o.Base
	u = page.ResolveReference(u)
	if fragment := u.EscapedFragment(); fragment != "" {
		there := *u
		there.Fragment, there.RawFragment, page.Fragment, page.RawFragment = "", "", "", ""
		if there.String() == page.String() {
			return "#" + u.Fragment
		}
	}
	return u.String()
}

// repeats is how much of an article may be addresses that stand once in the
// source and are used again and again, in bytes.
const repeats = 1 << 20

// affords reports whether an address of n bytes may be used for one more piece
// of text: it may if it is short, or while all the others together are not long.
func (r *reader) affords(n int) bool {
	if n <= 256 {
		return true
	}
	if r.spent += n; r.spent > repeats+4*r.read {
		r.problem("addresses that are used again and again were left out, as they are too long")
		return false
	}
	return true
}

// problem notes a sentence for the reader, once.
func (r *reader) problem(s string) {
	for _, p := range r.problems {
		if p == s {
			return
		}
	}
	r.problems = append(r.problems, content.SanitizeLine(s))
}
