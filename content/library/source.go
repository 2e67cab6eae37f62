package library

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pullquote/content"
)

// BuiltIn is the source of the article that is built into the program.
const BuiltIn = "pullquote:built-in"

// Source returns the form in which the library knows a source: the absolute path of a file
// without symbolic links, or an address without what does not identify the page. It returns
// "" for standard input and pipes, which have another text each time.
func Source(spec string) string {
	if spec == "" || spec == "-" {
		return ""
	}
	if content.IsWebAddress(spec) {
		return webSource(spec)
	}
	path, err := filepath.Abs(spec)
	if err != nil {
		return ""
	}
	for _, dir := range []string{"/dev/", "/proc/"} {
		if strings.HasPrefix(filepath.ToSlash(path), dir) {
			return ""
		}
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// Trackers are query parameters that tell a site where its readers come from. Those that
// end in "_" are prefixes.
var trackers = []string{
	"utm_", "mtm_", "pk_", "hsa_", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
	"mc_cid", "mc_eid", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id", "wickedid", "cmpid", "ns_campaign", "at_medium", "at_campaign",
}

// webSource returns an address in lower case where case does not matter, and without user,
// default port, fragment, trackers, and the order of the other parameters.
func webSource(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Scheme, u.User, u.Fragment, u.RawFragment = strings.ToLower(u.Scheme), nil, "", ""
	host, port := strings.ToLower(u.Hostname()), u.Port()
	switch {
	case u.Scheme == "http" && port == "80", u.Scheme == "https" && port == "443":
		port = ""
	}
	switch {
	case port != "":
		host = net.JoinHostPort(host, port)
	case strings.Contains(host, ":"): // IPv6
		host = "[" + host + "]"
	}
	u.Host = host
	if u.Path == "" {
		u.Path = "/"
	}
	parameters := strings.Split(u.RawQuery, "&")
	parameters = slices.DeleteFunc(parameters, isTracker)
	slices.SortStableFunc(parameters, func(a, b string) int { return strings.Compare(parameterName(a), parameterName(b)) })
	u.RawQuery, u.ForceQuery = strings.Join(parameters, "&"), false
	return u.String()
}

func parameterName(parameter string) string {
	name, _, _ := strings.Cut(parameter, "=")
	return name
}

func isTracker(parameter string) bool {
	name := strings.ToLower(parameterName(parameter))
	return name == "" || slices.ContainsFunc(trackers, func(t string) bool {
		return name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t)
	})
}

// CanReopen reports whether a source can be opened again: an address, the built-in article,
// or a file that still exists.
func CanReopen(source string) bool {
	if source == BuiltIn || content.IsWebAddress(source) {
		return true
	}
	_, err := os.Stat(source)
	return source != "" && err == nil
}
