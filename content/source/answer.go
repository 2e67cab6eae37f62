package source

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"pullquote/content/isolate"
)

// A server may answer with something else than the article: a part of it, or a page that comes
// before it, such as a form to log in; see [wall]. The reader is told.

// htmlFormat is the name of the format of web pages.
const htmlFormat = "html"

// partProblems tells what is missing in a response that is only a part of the source.
func partProblems(a *http.Response) []string {
	if a.StatusCode != http.StatusPartialContent {
		return nil
	}
	const problem = "the server has sent only a part of it"
	var first, last, total int64
	if _, err := fmt.Sscanf(a.Header.Get("Content-Range"), "bytes %d-%d/%d", &first, &last, &total); err != nil {
		return []string{problem}
	}
	if first == 0 && last+1 == total {
		return nil
	}
	return []string{fmt.Sprintf("%s: bytes %d to %d of %d", problem, first+1, last+1, total)}
}

// redirectProblems tells that another site has answered than the one that was asked.
func redirectProblems(from, to *url.URL) []string {
	asked, answered := siteName(from), siteName(to)
	if asked == answered || strings.HasSuffix(asked, "."+answered) || strings.HasSuffix(answered, "."+asked) {
		return nil
	}
	return []string{from.Hostname() + " redirected to " + to.Hostname()}
}

// maxRetryAfter bounds the time that a server may ask to wait. A longer one is a mistake.
const maxRetryAfter = 31 * 24 * time.Hour

// retryAfter returns how long the server asks to wait before the next request; 0 if it does not, or
// nothing that makes sense. A date is compared with the server's own clock if the response has it.
func retryAfter(h http.Header) time.Duration {
	var wait time.Duration
	value := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		wait = time.Duration(seconds) * time.Second
	} else if at, err := http.ParseTime(value); err == nil {
		now, err := http.ParseTime(h.Get("Date"))
		if err != nil {
			now = time.Now()
		}
		wait = at.Sub(now)
	}
	if wait < 0 || wait > maxRetryAfter {
		return 0
	}
	return wait
}

const (
	// maxErrorPage bounds how much of the page with an error is read, in bytes.
	maxErrorPage = 64 << 10

	// maxErrorWait bounds the time for that.
	maxErrorWait = 2 * time.Second
)

// checkStatus are the status codes of checks for robots.
var checkStatus = []int{http.StatusForbidden, http.StatusTooManyRequests, http.StatusServiceUnavailable}

// isRobotCheck reports whether the page with an error is a check for robots.
func (h *hop) isRobotCheck(a *http.Response) bool {
	mediaType, _ := contentType(a.Header.Get("Content-Type"))
	if hasChallenge(a.Header) {
		return true
	}
	if mediaType != "text/html" || a.StatusCode < 500 && a.StatusCode != http.StatusForbidden && a.StatusCode != http.StatusTooManyRequests {
		return false
	}
	stop := func() { _ = a.Body.Close() } // nothing else of it is wanted
	defer isolate.AfterFunc(maxErrorWait, stop, func(*isolate.Panic) {}).Stop()
	body, err := unpacked(a, a.Body)
	if err != nil {
		return false
	}
	page, _ := io.ReadAll(io.LimitReader(body, maxErrorPage)) // what has arrived is judged
	s := survey(page)
	s.guard, s.hasCheckStatus = guardOf(a.Header), slices.Contains(checkStatus, a.StatusCode)
	t := s.texts(nil)
	return t.otherAsked(guardWords) <= s.maxOther(t) && s.isCheck(t)
}

// siteName returns the host of an address without what sites put before their names.
func siteName(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "amp."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

// hasChallenge reports whether the header of a response says that it is a check for robots.
func hasChallenge(h http.Header) bool {
	action := h.Get("X-Amzn-Waf-Action")
	return h.Get("Cf-Mitigated") == "challenge" || action == "challenge" || action == "captcha"
}

// A guard tells how much the header of a response suggests that a service has answered that keeps
// robots away, in the units of [minWallWeight].
type guard struct{ check, refusal int }

// guardOf returns what the header of a response says about a guard.
func guardOf(h http.Header) (g guard) {
	if hasChallenge(h) {
		g.check = minWallWeight
	}
	if h.Get("X-Datadome") != "" {
		g.check++
	}
	if h.Get("Retry-After") != "" {
		g.refusal++
	}
	if slices.Contains(guardServers, strings.ToLower(h.Get("Server"))) {
		g.refusal += 2 // they sign only their own pages, not those that they let pass
	}
	return g
}

// guardServers are names of servers that keep robots away, in lower case.
var guardServers = []string{"akamaighost", "datadome", "ddos-guard", "sucuri/cloudproxy"}
