package markup

import (
	"cmp"
	"strconv"
	"strings"
)

// Refresh parses the value of a <meta http-equiv="refresh">, by the rules of the HTML standard for a
// declarative refresh: "5; url='/page'". It returns the delay in seconds and the address of the page
// that a browser goes on to; "" if it only reloads this one. It reports false for an invalid value,
// which browsers ignore.
func Refresh(value string) (delay int, address string, ok bool) {
	value = trimSpace(value)
	rest := strings.TrimLeft(value, "0123456789")
	digits := value[:len(value)-len(rest)]
	if digits == "" && !strings.HasPrefix(rest, ".") {
		return 0, "", false
	}
	delay, err := strconv.Atoi(cmp.Or(digits, "0"))
	if err != nil { // longer than any page stays open
		return 0, "", false
	}
	rest = strings.TrimLeft(rest, "0123456789.")
	after := trimSpace(rest)
	switch {
	case after != "" && strings.ContainsAny(after[:1], ";,"):
		after = trimSpace(after[1:])
	case after == rest && rest != "": // nothing between the delay and the address
		return 0, "", false
	}
	return delay, refreshAddress(after), true
}

// refreshAddress returns the address in the rest of the value of a refresh.
func refreshAddress(rest string) string {
	if len(rest) > 3 && strings.EqualFold(rest[:3], "url") {
		if after, ok := strings.CutPrefix(trimSpace(rest[3:]), "="); ok {
			rest = trimSpace(after)
		}
	}
	if rest != "" && strings.ContainsAny(rest[:1], `'"`) {
		rest, _, _ = strings.Cut(rest[1:], rest[:1])
	}
	return rest
}

// trimSpace removes what the HTML standard calls ASCII white space.
func trimSpace(s string) string { return strings.Trim(s, " \t\n\f\r") }
