package content

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Shorten cuts a text after at most n code points, at the end of a word, and adds an
// ellipsis. It reports whether it cut anything.
func Shorten(text string, n int) (short string, isCut bool) {
	if utf8.RuneCountInString(text) <= n {
		return text, false
	}
	end, count := 0, 0
	for i := range text {
		if count == n {
			end = i
			break
		}
		count++
	}
	if i := strings.LastIndexAny(text[:end+1], " \n"); i > end/2 {
		end = i
	}
	return strings.TrimRight(text[:end], " \n,;:–—-.…") + "…", true
}

// FileSize returns the size of a file in a readable unit, such as "12 kB".
func FileSize(bytes int64) string {
	switch {
	case bytes == 1:
		return "1 byte"
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 999_500:
		return fmt.Sprintf("%.0f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// IsWebAddress reports whether s is an http or https address.
func IsWebAddress(s string) bool {
	scheme, _, ok := strings.Cut(s, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}
