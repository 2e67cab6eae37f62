package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestAnswers checks that the reader is told if a page is not the article, and only then.
func TestAnswers(t *testing.T) {
	long := strings.Repeat("<p>The tide turns at noon, and the boats wait for it at the quay until the lamp is lit.</p>", 40)
	const password = `<form method=post><input name=who><input type=Password name=word><button>Go</button></form>`
	for name, c := range map[string]struct{ body, want string }{
		"an article":                  {page, ""},
		"a form to log in":            {`<h1>Willkommen</h1><p>Wer sind Sie?</p>` + password, "form to log in"},
		"an article with such a form": {`<header>` + password + `</header><article><h1>The tide</h1>` + long + `</article>`, ""},
		"a captcha":                   {`<h1>Hold on</h1><p>One more step.</p><form action=/check><div data-sitekey=k class="x-captcha"></div></form><script src=a.js></script>`, "check for robots"},
		"a challenge":                 {`<h1>Un instant</h1><p>Nous regardons.</p><noscript><p>JavaScript est requis.</p></noscript><script>x()</script>`, "check for robots"},
		"a hidden form":               {`<h1>Wait</h1><p>You will go on in a moment.</p><noscript>!</noscript><form id=f action=/on method=post><input type=hidden name=t></form><script>f.submit()</script>`, "check for robots"},
		"a short page with comments":  {page + `<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a><a href=/4>4</a><a href=/5>5</a><a href=/6>6</a><noscript>Comments need JavaScript.</noscript><script></script>`, ""},
		"an excerpt":                  {page + `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": "False"}</script>`, "for subscribers"},
		"an article for all":          {page + `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>`, ""},
		"all of it for subscribers":   {long + `<script type="application/ld+json">{"isAccessibleForFree":false}</script>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				_, _ = io.WriteString(w, c.body)
			}))
			defer server.Close()
			a, err := get(context.Background(), loopback(), server.URL, Options{Limits: generousLimits(), Origin: Typed()})
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(a.Problems); c.want == "" && len(a.Problems) > 0 || !strings.Contains(got, c.want) {
				t.Errorf("the reader is told %s, want %q", got, c.want)
			}
		})
	}
}

// TestRobotCheck checks that an error with a check for robots is told as such, and no other error.
func TestRobotCheck(t *testing.T) {
	const check = `<h1>Un instant</h1><noscript><p>JavaScript est requis.</p></noscript><script>x()</script>`
	for _, c := range []struct {
		status int
		body   string
		want   Reason
	}{
		{403, check, RobotCheck},
		{429, check, RobotCheck},
		{503, check, RobotCheck},
		{404, check, NotFound},
		{403, "<h1>No</h1><p>You may not.</p>", Forbidden},
		{503, "<h1>Down</h1><p>Back soon.</p>", ServerError},
		{503, "<h1>Down</h1><p>Back soon.</p><noscript>!</noscript><script>x()</script>", ServerError},

		// Checks without a script.
		{503, "<title>Just a moment...</title><body>Protected from floods of requests by a guard. Checking your browser", RobotCheck},
		{503, "<title>tide.example</title><p>We are checking your browser before you get to tide.example.</p><p>This takes some seconds.</p>", RobotCheck},
		{503, "<title>Please wait... | The Guard</title><p>Please stand by while we check that you are using a real browser.</p>", RobotCheck},
		{403, "<title>tide.example</title><h2>Are you human?</h2><p>Confirm it to read on.</p><form method=post><input type=submit value=Yes></form>", RobotCheck},
		{403, `<title>Security</title><p>To read on, type the letters of the picture.</p><form><img src="/captcha.png"><input name=answer><button>Send</button></form>`, RobotCheck},
		{429, "<title>429</title><p>We have seen unusual traffic from your network. Please prove that it is you, and not a robot, who sends the requests.</p>", RobotCheck},
		{403, "<h1>403</h1><p>Verify that you are not an automated program to continue.</p>", RobotCheck},
		{503, "<title>Einen Augenblick</title><p>Wir prüfen Ihren Browser. Das dauert nur einige Sekunden.</p>", RobotCheck},
		{403, "<title>tide.example</title><p>Bitte bestätigen Sie, dass Sie ein Mensch sind.</p>", RobotCheck},
		{403, "<title>tide.example</title><p>Veuillez confirmer que vous êtes humain.</p>", RobotCheck},
		{503, "<title>Un instant</title><p>Nous vérifions votre navigateur avant de vous laisser entrer.</p>", RobotCheck},
		{403, "<title>tide.example</title><p>Verifique que es humano para continuar.</p>", RobotCheck},
		{503, "<title>tide.example</title><p>Stiamo controllando il tuo browser.</p>", RobotCheck},
		{503, "<title>tide.example</title><p>Проверяем ваш браузер, подождите.</p>", RobotCheck},
		{403, "<title>tide.example</title><p>あなたが人間であることを確認してください。</p>", RobotCheck},
		{503, "<title>tide.example</title><p>正在检查您的浏览器。</p>", RobotCheck},

		// Other errors, whatever words they have.
		{503, "<title>503 Service Unavailable</title><h1>Service Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime. Please try again later.</p>", ServerError},
		{503, "<title>Please wait</title><p>We are updating the server. Please wait a moment.</p>", ServerError},
		{503, "<title>Just a moment</title><p>The harbour is closed for repairs.</p>", ServerError},
		{503, `<title>Down</title><meta http-equiv=refresh content=30><p>We are back soon. This page checks again every 30 seconds.</p>`, ServerError},
		{502, "<h1>Bad gateway</h1><p>Please check your connection and try again.</p>", ServerError},
		{503, "<h1>Backend fetch failed</h1><p>Guru Meditation:</p><p>XID: 12345</p>", ServerError},
		{500, "<h1>Error</h1><p>Both robots of the warehouse stand still. We check the cause.</p>", ServerError},
		{503, "<title>Protected by The Guard</title><h1>Error 521</h1><p>Web server is down. Browser: working. Guard: working. Host: error.</p>", ServerError},
		{403, "<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to access this resource.</p>", Forbidden},
		{403, "<title>Access denied</title><p>Please read our policy for robots.</p>", Forbidden},
		{403, "<h1>The robot that reads</h1><p>A robot in the library reads to children on Sundays. Her makers check your story first.</p>" + strings.Repeat("<p>It turns the pages with a hand of rubber, and waits until every child has seen the picture.</p>", 20), Forbidden},
		{429, "<title>Too Many Requests</title><h1>Too Many Requests</h1><p>You have sent too many requests. Please slow down.</p>", TooManyRequests},
		{429, "slow down", TooManyRequests},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(c.status)
			_, _ = io.WriteString(w, c.body)
		}))
		_, err := get(context.Background(), loopback(), server.URL, Options{Limits: generousLimits(), Origin: Typed()})
		server.Close()
		if e := (*Error)(nil); !errors.As(err, &e) || e.Reason != c.want || e.Status != c.status {
			t.Errorf("status %d, %s: %v, want %v", c.status, c.body, err, c.want)
		}
	}
}

// TestPart checks that a part of a page is told, unless it is all of it.
func TestPart(t *testing.T) {
	for contentRange, want := range map[string]string{
		"bytes 0-99/100": "", "bytes 0-99/400": "bytes 1 to 100 of 400", "bytes 50-99/100": "bytes 51 to 100 of 100",
		"": "only a part", "bytes 0-99/*": "only a part",
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Range", contentRange)
			w.WriteHeader(http.StatusPartialContent)
			_, _ = io.WriteString(w, page)
		}))
		a, err := get(context.Background(), loopback(), server.URL, Options{Limits: generousLimits(), Origin: Typed()})
		server.Close()
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(a.Problems); want == "" && len(a.Problems) > 0 || !strings.Contains(got, want) {
			t.Errorf("%q: the reader is told %s, want %q", contentRange, got, want)
		}
	}
}

// TestRedirectProblems checks which redirects are told: those to another site.
func TestRedirectProblems(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"http://tide.example/a", "https://tide.example/b", ""},
		{"http://tide.example/a", "https://www.tide.example/a", ""},
		{"http://www.tide.example/a", "https://m.tide.example/a", ""},
		{"http://tide.example/a", "https://en.tide.example/a", ""},
		{"http://short.example/x", "https://Tide.example/a", "short.example redirected to Tide.example"},
		{"http://tide.example/a", "https://nottide.example/a", "tide.example redirected to nottide.example"},
	} {
		from, err := url.Parse(c.from)
		if err != nil {
			t.Fatal(err)
		}
		to, err := url.Parse(c.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(redirectProblems(from, to), "|"); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// TestRetryAfter checks when the reader is told to try again, and that a value that makes no sense
// is ignored.
func TestRetryAfter(t *testing.T) {
	const date = "Mon, 07 Dec 2026 12:00:00 GMT"
	for _, c := range []struct {
		status int
		value  string
		want   time.Duration
	}{
		{429, "120", 2 * time.Minute},
		{503, " 3600 ", time.Hour},
		{503, "Mon, 07 Dec 2026 12:30:00 GMT", 30 * time.Minute},
		{503, "Monday, 07-Dec-26 13:00:00 GMT", time.Hour},
		{429, "Mon Dec  7 12:00:01 2026", time.Second},
		{429, "2678400", 31 * 24 * time.Hour},
		{429, "2678401", 0},
		{503, "Fri, 31 Dec 2027 23:59:59 GMT", 0},
		{503, "Mon, 07 Dec 2026 11:00:00 GMT", 0},
		{429, "0", 0},
		{429, "-5", 0},
		{429, "1.5", 0},
		{429, "99999999999999999999", 0},
		{429, "soon", 0},
		{429, "", 0},
		{404, "120", 0},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Date", date)
			w.Header().Set("Retry-After", c.value)
			w.WriteHeader(c.status)
		}))
		_, err := get(context.Background(), loopback(), server.URL, Options{Limits: generousLimits(), Origin: Typed()})
		server.Close()
		if e := (*Error)(nil); !errors.As(err, &e) || e.RetryAfter != c.want || e.Status != c.status {
			t.Errorf("status %d, %q: %v, want %v", c.status, c.value, err, c.want)
		}
	}
}

// TestRetryAfterByOwnClock checks a date from a server that does not tell the time.
func TestRetryAfterByOwnClock(t *testing.T) {
	h := http.Header{"Retry-After": {time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)}}
	if wait := retryAfter(h); wait <= 0 || wait > time.Hour {
		t.Errorf("got %v", wait)
	}
}
