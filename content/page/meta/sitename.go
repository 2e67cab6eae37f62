package meta

import (
	"strings"

	"pullquote/content/internal/dom"
)

// titleSeparators separate a title and the name of a site.
var titleSeparators = []string{" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " / ", ": ", " ~ ", "：", " (", "] ", "_", "│"}

// splitTitle returns the two parts of a title, folded, for each separator in it.
func splitTitle(title string) [][2]string {
	var out [][2]string
	for _, sep := range titleSeparators {
		first, last := strings.Index(title, sep), strings.LastIndex(title, sep)
		for _, i := range []int{first, last} {
			if i > 0 {
				out = append(out, [2]string{dom.Fold(title[:i]), dom.Fold(title[i+len(sep):])})
			}
			if first == last {
				break
			}
		}
	}
	return out
}

// isPart reports whether the folded text f is a title, or a part of it between separators.
func isPart(title, f string) bool {
	folded := dom.Fold(title)
	if folded == f {
		return true
	}
	if !dom.HasPhrase(folded, f) && !strings.ContainsRune(title, '_') {
		return false
	}
	parts := []string{title}
	for _, sep := range titleSeparators {
		var next []string
		for _, part := range parts {
			next = append(next, strings.Split(part, sep)...)
		}
		parts = next
	}
	const maxParts = 12
	parts = parts[:min(len(parts), maxParts)]
	for i := range parts {
		run := ""
		for _, part := range parts[i:] {
			if run = strings.TrimSpace(run + " " + dom.Fold(part)); run == f {
				return true
			}
		}
	}
	return false
}

// trimSite returns a title without the name of the site at its end or start: "Loft to reopen
// | Grimsand Courier". The text after " | " need not be the known name of the site.
func trimSite(title, site string) string {
	known := dom.Fold(site)
	for _, sep := range titleSeparators {
		if i := strings.LastIndex(title, sep); i > 0 {
			head, tail := title[:i], title[i+len(sep):]
			if isSiteName(tail, known) || sep == " | " && len(strings.Fields(tail)) <= 5 && len(strings.Fields(head)) >= 3 {
				return trimSite(head, site)
			}
		}
		if i := strings.Index(title, sep); i > 0 && known != "" && isSiteName(title[:i], known) {
			return title[i+len(sep):]
		}
	}
	return title
}

// isSiteName reports whether a part of a title is the name or the host of the site, which
// must be folded.
func isSiteName(part, site string) bool {
	f := dom.Fold(part)
	if site == "" || f == "" {
		return false
	}
	tight := strings.ReplaceAll(f, " ", "")
	name := strings.ReplaceAll(strings.TrimPrefix(site, "the "), " ", "")
	return f == site || strings.TrimPrefix(f, "the ") == strings.TrimPrefix(site, "the ") ||
		len(name) > 3 && len(tight) > 3 && (strings.HasPrefix(tight, name) || strings.HasPrefix(name, tight))
}
