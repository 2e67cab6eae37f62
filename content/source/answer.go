package source

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/isolate"

	"golang.org/x/net/html"
)

// A server may answer with something else than the article: a part of it, a form to log in, or a
// check for robots. The reader is told. What the page is, is judged by its structure: it has
// little text, and elements that articles do not need.

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

const (
	// maxErrorPage bounds how much of the page with an error is read, in bytes.
	maxErrorPage = 64 << 10

	// maxErrorWait bounds the time for that.
	maxErrorWait = 2 * time.Second
)

// isRobotCheck reports whether the page with an error is a check for robots.
func (h *hop) isRobotCheck(a *http.Response) bool {
	mediaType, _ := contentType(a.Header.Get("Content-Type"))
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
	return survey(page).isCheck()
}

// siteName returns the host of an address without what sites put before their names.
func siteName(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "amp."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

const (
	// maxWallText is the length of the text up to which a page may be something else than an
	// article, in characters.
	maxWallText = 600

	// maxExcerpt is the length of the text up to which it may be an excerpt, in characters.
	maxExcerpt = 2000

	// maxWallLinks is the number of links up to which a page may be a check for robots.
	maxWallLinks = 5

	// maxWallSource bounds how much of a page is looked at, in bytes.
	maxWallSource = 512 << 10
)

// wallProblems tells what a page seems to be instead of an article.
func wallProblems(a *content.Article, source []byte) []string {
	length := textLength(a, maxExcerpt+1)
	if length > maxExcerpt {
		return nil
	}
	page := survey(source[:min(len(source), maxWallSource)])
	switch {
	case length <= maxWallText && page.passwords > 0:
		return []string{"this may be a form to log in: it has little text and asks for a password; log in with a browser, save the page there, then open the file"}
	case length <= maxWallText && page.isCheck():
		return []string{"this may be a check for robots; open it in a browser, save the page there, then open the file"}
	case page.isForSubscribers:
		return []string{"the page says that it is for subscribers; this may be only its beginning"}
	}
	return nil
}

// textLength returns the length of an article's text, in characters. It stops counting at limit.
func textLength(a *content.Article, limit int) (n int) {
	for i := content.BlockIndex(0); int(i) < a.Len() && n < limit; i++ {
		n += utf8.RuneCountInString(a.Block(i).Plain())
	}
	return n
}

// A pageSurvey counts what a page consists of.
type pageSurvey struct {
	passwords        int // fields
	links            int // to other pages
	puzzles          int // elements that name a captcha or a challenge, or carry the key of one
	hiddenForms      int // whose fields are all hidden
	scripts          int
	noscripts        int
	namesJavaScript  bool // in its text
	isForSubscribers bool
}

// isCheck reports whether a page with little text is a check for robots. No single sign is enough,
// unless it is the name of the check.
func (s pageSurvey) isCheck() bool {
	if s.links > maxWallLinks || s.scripts == 0 && s.puzzles == 0 {
		return false
	}
	weight := 2 * min(s.puzzles, 2)
	for _, sign := range []bool{s.hiddenForms > 0, s.noscripts > 0, s.namesJavaScript, s.links == 0} {
		if sign {
			weight++
		}
	}
	return weight >= 3
}

// survey reads a page.
func survey(source []byte) (s pageSurvey) {
	z := html.NewTokenizer(bytes.NewReader(source))
	var raw string // the element whose text is not markup
	fields, hidden, isInForm := 0, 0, false
	endForm := func() {
		if isInForm && fields > 0 && fields == hidden {
			s.hiddenForms++
		}
		fields, hidden, isInForm = 0, 0, false
	}
	for {
		switch z.Next() {
		case html.ErrorToken:
			endForm()
			return s
		case html.TextToken:
			s.text(raw, z.Text())
			raw = ""
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "form" {
				endForm()
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			raw = t.Data
			switch t.Data {
			case "form":
				endForm()
				isInForm = true
			case "input", "button", "select", "textarea":
				fields++
				if strings.EqualFold(attribute(t, "type"), "hidden") {
					hidden++
				}
			}
			s.element(t)
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// text looks at a text in an element.
func (s *pageSurvey) text(in string, text []byte) {
	if in != "script" && in != "style" {
		s.namesJavaScript = s.namesJavaScript || bytes.Contains(bytes.ToLower(text), []byte("javascript"))
		return
	}
	_, value, ok := bytes.Cut(text, []byte(`"isAccessibleForFree"`))
	value = bytes.ToLower(bytes.TrimLeft(value, " :\n\t\""))
	s.isForSubscribers = s.isForSubscribers || ok && bytes.HasPrefix(value, []byte("false"))
}

// element looks at an element.
func (s *pageSurvey) element(t html.Token) {
	switch t.Data {
	case "a":
		if href := attribute(t, "href"); href != "" && href[0] != '#' {
			s.links++
		}
	case "script":
		s.scripts++
	case "noscript":
		s.noscripts++
	case "input":
		if strings.EqualFold(attribute(t, "type"), "password") {
			s.passwords++
		}
	}
	name := strings.ToLower(strings.Join([]string{attribute(t, "id"), attribute(t, "class"), attribute(t, "src"), attribute(t, "action")}, " "))
	if attribute(t, "data-sitekey") != "" || strings.Contains(name, "captcha") || strings.Contains(name, "challenge") {
		s.puzzles++
	}
}

// attribute returns the value of an attribute.
func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
