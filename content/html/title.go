package html

import (
	"slices"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"
)

// mostTitle is how long a title is, in bytes.
const mostTitle = 400

// titleOf is the headline of the page: the h1 that one of the declared titles
// has in it, else the declared title without the name of the site.
func (s *profile) titleOf(article thing, site string) string {
	var declared []string
	add := func(title string) {
		if title = strings.Join(strings.Fields(decoded(title)), " "); title != "" && len(title) <= mostTitle {
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
	for _, n := range s.headlines {
		if text := wordsOf(n, mostTitle); text != "" {
			heads = append(heads, text)
		}
	}
	best := ""
	for _, h := range heads {
		f := fold(h)
		if f == "" || f == fold(site) {
			continue
		}
		if slices.ContainsFunc(declared, func(d string) bool { return hasPhrase(fold(d), f) }) && len(h) > len(best) {
			best = h
		}
	}
	if best != "" {
		return best
	}
	for i := range declared {
		declared[i] = withoutSite(declared[i], site)
	}
	// The one headline of a page says it more fully than what is cut for
	// search engines: it begins alike or shares most of its words.
	if len(declared) > 0 {
		for _, h := range heads {
			if isLike(fold(h), fold(declared[0])) {
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
	known := fold(site)
	for _, sep := range []string{" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " / ", ": ", " ~ "} {
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
	f := fold(part)
	if site == "" || f == "" {
		return false
	}
	tight := strings.ReplaceAll(f, " ", "")
	name := strings.ReplaceAll(strings.TrimPrefix(site, "the "), " ", "")
	return f == site || strings.TrimPrefix(f, "the ") == strings.TrimPrefix(site, "the ") ||
		len(name) > 3 && len(tight) > 3 && (strings.HasPrefix(tight, name) || strings.HasPrefix(name, tight))
}

// fold is a text for comparing: letters and digits in lower case, other runs a
// blank.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if r == '\'' || r == '’' {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// hasPhrase reports whether whole words of s are phrase, both folded.
func hasPhrase(s, phrase string) bool {
	return strings.Contains(" "+s+" ", " "+phrase+" ")
}

// headlineOf is the heading that holds the title, or the first h1; nil if there
// is none.
func (s *profile) headlineOf(title string) *dom.Node {
	want := fold(title)
	for _, n := range slices.Concat(s.headlines, s.headings) {
		if want != "" && fold(wordsOf(n, mostTitle)) == want {
			return n
		}
	}
	if len(s.headlines) > 0 {
		return s.headlines[0]
	}
	return nil
}
