package html

import (
	"net/url"
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// mostTitle is how long a title is, in bytes.
const mostTitle = 400

// titleOf is the headline of the page: the h1 that one of the declared titles
// has in it, else the declared title without the name of the site.
func (s *profile) titleOf(article thing, site string) string {
	var declared []string
	add := func(title string) {
		if title = strings.Join(strings.Fields(dom.Unescape(title)), " "); title != "" && len(title) <= mostTitle {
			declared = append(declared, title)
		}
	}
	add(article.text("headline"))
	add(s.first("og:title"))
	add(s.first("twitter:title"))
	add(s.title)
	add(s.first("dc.title", "citation_title", "parsely-title", "sailthru.title", "title"))
	if len(declared) == 0 {
		add(article.text("name"))
	}

	var heads []string
	for _, n := range s.heads(declared) {
		heads = append(heads, dom.LineText(n, mostTitle))
	}
	best := ""
	for _, h := range heads {
		f := dom.Fold(h)
		if f == "" || f == dom.Fold(site) {
			continue
		}
		if slices.ContainsFunc(declared, func(d string) bool { return dom.HasPhrase(dom.Fold(d), f) }) && len(h) > len(best) {
			best = h
		}
	}
	if best != "" {
		return best
	}
	if h := s.partOf(declared); h != "" {
		return h
	}
	for i := range declared {
		declared[i] = withoutSite(declared[i], site)
	}
	// The one headline of a page says it more fully than what is cut for
	// search engines: it begins alike or shares most of its words.
	if len(declared) > 0 {
		for _, h := range heads {
			if isLike(dom.Fold(h), dom.Fold(declared[0])) {
				return h
			}
		}
		return declared[0]
	}
	if len(heads) > 0 {
		return heads[0]
	}
	return ""
}

// heads are the headlines, but for one that names the site: it only leads to the
// front page, or is a part of a declared title of which a smaller heading is the
// other. Those it remembers.
func (s *profile) heads(declared []string) []*dom.Node {
	smaller := map[string]bool{}
	for _, n := range s.headings {
		if f := dom.Fold(dom.LineText(n, mostTitle)); f != "" {
			smaller[f] = true
		}
	}
	isOther := func(f string) bool {
		for _, d := range declared {
			for _, p := range partsOf(d) {
				if p[0] == f && smaller[p[1]] || p[1] == f && smaller[p[0]] {
					return true
				}
			}
		}
		return false
	}
	var out []*dom.Node
	for _, n := range s.headlines {
		switch f := dom.Fold(dom.LineText(n, mostTitle)); {
		case f == "":
		case s.leadsHome(n) || isOther(f):
			s.siteNames = append(s.siteNames, n)
		default:
			out = append(out, n)
		}
	}
	return out
}

// leadsHome reports whether a heading is a link to the front page of the site.
func (s *profile) leadsHome(n *dom.Node) bool {
	a := dom.First(n, atom.A)
	if a == nil {
		a = dom.Closest(n, atom.A)
	}
	if a == nil || dom.UnlinkedLen(n) > 0 && dom.Closest(n, atom.A) == nil {
		return false
	}
	u, err := url.Parse(strings.TrimSpace(dom.Attr(a, "href")))
	return err == nil && u.RawQuery == "" && u.Fragment == "" && (u.Host != "" || u.Path != "") && strings.Trim(u.Path, "/.") == ""
}

// partOf is the text of a smaller heading that is a declared title but for the name
// of the site at its end or start; "" if there is none.
func (s *profile) partOf(declared []string) string {
	for _, d := range declared {
		for _, p := range partsOf(d) {
			for _, n := range s.headings {
				text := dom.LineText(n, mostTitle)
				if f := dom.Fold(text); f != "" && (f == p[0] || f == p[1]) && !s.leadsHome(n) && len(f)*2 >= len(p[0])+len(p[1]) {
					return text
				}
			}
		}
	}
	return ""
}

// partsOf are the two parts of a title, folded, for each of the signs that may part
// the name of the site from it.
func partsOf(title string) [][2]string {
	var out [][2]string
	for _, sep := range separators() {
		for _, i := range []int{strings.Index(title, sep), strings.LastIndex(title, sep)} {
			if i > 0 {
				out = append(out, [2]string{dom.Fold(title[:i]), dom.Fold(title[i+len(sep):])})
			}
		}
	}
	return out
}

// separators part the name of a site from a title.
func separators() []string {
	return []string{" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " / ", ": ", " ~ "}
}

// isLike reports whether most words of each of two titles are in the other.
func isLike(a, b string) bool {
	in := map[string]bool{}
	for w := range strings.FieldsSeq(a) {
		in[w] = true
	}
	both, n := 0, 0
	for w := range strings.FieldsSeq(b) {
		n++
		if in[w] {
			both++
		}
	}
	return n > 0 && both*5 >= 3*n && both*5 >= 3*len(in)
}

// withoutSite takes the name of the site off a title's end or start: "Loft to
// reopen | Grimsand Courier". What stands behind a dash and is no name of the
// site stays, where the site is known.
func withoutSite(title, site string) string {
	known := dom.Fold(site)
	for _, sep := range separators() {
		if i := strings.LastIndex(title, sep); i > 0 {
			head, tail := title[:i], title[i+len(sep):]
			if isSite(tail, known) || sep == " | " && len(strings.Fields(tail)) <= 5 && len(strings.Fields(head)) >= 3 {
				return withoutSite(head, site)
			}
		}
		if i := strings.Index(title, sep); i > 0 && known != "" && isSite(title[:i], known) {
			return title[i+len(sep):]
		}
	}
	return title
}

// isSite reports whether a part of a title is the name of the site, or its
// address, folded.
func isSite(part, site string) bool {
	f := dom.Fold(part)
	if site == "" || f == "" {
		return false
	}
	tight := strings.ReplaceAll(f, " ", "")
	name := strings.ReplaceAll(strings.TrimPrefix(site, "the "), " ", "")
	return f == site || strings.TrimPrefix(f, "the ") == strings.TrimPrefix(site, "the ") ||
		len(name) > 3 && len(tight) > 3 && (strings.HasPrefix(tight, name) || strings.HasPrefix(name, tight))
}

// headlineOf is the heading that holds the title, or the first h1 that is not
// the name of the site; nil if there is none.
func (s *profile) headlineOf(title string) *dom.Node {
	want := dom.Fold(title)
	for _, n := range slices.Concat(s.headlines, s.headings) {
		if want != "" && dom.Fold(dom.LineText(n, mostTitle)) == want {
			return n
		}
	}
	for _, n := range s.headlines {
		if !slices.Contains(s.siteNames, n) {
			return n
		}
	}
	return nil
}
