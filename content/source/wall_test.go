package source

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answer gets a page from a server, and returns what the reader is told about it; see [toldOf].
func answer(t *testing.T, header http.Header, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for name, values := range header {
			w.Header()[name] = values
		}
		_, _ = io.WriteString(w, body)
	}))
	defer server.Close()
	return toldOf(t, server.URL)
}

// toldOf opens a source, and returns what the reader is told about it: the problems of the article,
// or the reason of the error.
func toldOf(t *testing.T, spec string) string {
	t.Helper()
	a, err := get(context.Background(), loopback(), spec, Options{Limits: generousLimits(), Origin: Typed()})
	if e := (*Error)(nil); errors.As(err, &e) {
		return "error: " + e.Reason.String()
	}
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range a.Problems {
		all = append(all, p.String())
	}
	return strings.Join(all, "|")
}

// TestWalls checks that a page that comes before the article is told for what it is, whether or not it has text.
func TestWalls(t *testing.T) {
	const password = `<form action=/in method=post><input name=who><input type=password name=word><button>Go</button></form>`
	for name, c := range map[string]struct {
		header     http.Header
		body, want string
	}{
		"a form without text":            {nil, `<title>Enter</title><h1>Enter</h1>` + password, "error: form to log in"},
		"a form without a title":         {nil, password, "error: form to log in"},
		"fields without a form":          {nil, `<h1>Members</h1><p>Log in to your account to see the tides of the week. No account yet? Register here.</p><label>Name<input></label><label>Word<input type=PASSWORD></label>`, "form to log in"},
		"an email address":               {nil, `<title>Sign in</title><main><h1>Sign in to go on</h1><form action="/account/login"><label>Email<input type=email></label><button>Next</button></form></main>`, "form to log in"},
		"a name in another language":     {nil, `<title>Anmelden</title><h1>Anmelden</h1><p>Bitte geben Sie Ihre Adresse ein.</p><form><input name=username><button>Weiter</button></form>`, "asks who you are"},
		"an email address and text":      {nil, `<title>Read on</title><h1>Log in or create an account</h1><p>Enter your email address. We send you a link.</p><form id=f><input type=email><button>Go</button></form>`, "form to log in"},
		"a check that has no script":     {nil, `<title>Let us see that you are not a robot</title><h1>Let us see that you are not a robot</h1><p>Loading...</p>`, "robots"},
		"a check that asks to press":     {nil, `<title>Access to this page has been denied</title><h1>Press and hold the button to show that you are a human.</h1><p>Reference ID 77f</p>`, "check for robots"},
		"a check in a script":            {nil, `<title>tide.example</title><p id=m>Please enable JS and switch off your ad blocker</p><script>var d={'host':'geo.captcha-delivery.com'}</script>`, "check for robots"},
		"a check in a frame":             {nil, `<meta name=robots content="noindex,nofollow"><iframe src="/_Incapsula_Resource?a=1">No luck. Incident ID: 12-34</iframe>`, "error: page that checks for robots"},
		"a check by its name":            {nil, `<title>Un moment</title><div id=turnstile-box></div><script src="https://challenges.cloudflare.com/x.js"></script>`, "error: page that checks for robots"},
		"a check by the header":          {http.Header{"Cf-Mitigated": {"challenge"}}, `<h1>tide.example</h1><p>Noch ein Augenblick.</p>`, "check for robots"},
		"a check of a firewall":          {http.Header{"X-Amzn-Waf-Action": {"captcha"}}, `<div id=x></div><script>go()</script>`, "error: page that checks for robots"},
		"a refusal":                      {nil, `<title>Attention Required! | Guard</title><h1>You have been blocked</h1><p>You are unable to access this harbour</p><p>Guard Ray ID: 7a1f</p>`, "access is denied"},
		"a refusal that explains itself": {nil, `<title>Attention Required!</title><div id=cf-wrapper><div id=cf-error-details><h1>You have been blocked</h1><h2>You are unable to access this harbour</h2><h2>Why have I been blocked?</h2><p>This site has a security service that protects it from attacks. What you just did triggered the block. Several actions could trigger this block, such as a certain word.</p><h2>What can I do?</h2><p>You can email the site owner to let them know you were blocked.</p><p>Ray ID: 7a1f - Your IP: 192.0.2.1</p></div></div>`, "access is denied"},
		"a refusal with a reference":     {nil, `<TITLE>Access Denied</TITLE><H1>Access Denied</H1>You don't have permission to access "http://tide.example/" on this server.<P>Reference #18.2d35`, "access is denied"},
		"a refusal by the header":        {http.Header{"Server": {"AkamaiGHost"}}, `<TITLE>Fehler</TITLE><H1>Fehler</H1><p>Das geht leider nicht.</p>`, "access is denied"},
		"a refusal without text":         {nil, `<title>403 Forbidden</title><h1>403 Forbidden</h1>`, "error: page that denies access"},
		"cookies":                        {nil, `<title>Before you go on</title><h1>Before you go on to Tide</h1><p>We use cookies and data to</p><button>Accept all</button><button>Reject all</button>`, "cookies"},
		"cookies with a list":            {nil, `<title>Your choice</title><h1>Your privacy</h1><p>We and our partners use cookies to store your data and to show ads.</p><ul><li>Measure the audience</li><li>Find faults</li></ul><form action="https://consent.tide.example/save"><input type=hidden name=x><input type=submit value=Yes></form><form action="https://consent.tide.example/save"><input type=hidden name=y><input type=submit value=No></form>`, "cookies"},
		"an application":                 {nil, `<html><head><title>App</title></head><body><noscript>Enable JavaScript to use the app.</noscript><div id=root></div>`, "error: page without text until scripts run"},
		"an application that loads":      {nil, `<title>App</title><noscript>This app needs JavaScript.</noscript><div id=root><p>Loading the app</p></div><script src=a.js></script>`, "without JavaScript"},
		"an application without a word":  {nil, `<title>App</title><div id=app></div><script src=a.js></script>`, "error: page without text until scripts run"},
		"a check with an explanation":    {nil, `<title>Are you a robot?</title><h1>Something about your network is unusual activity to us</h1><p>To go on, show that you are not a robot.</p><div id=px-captcha></div><h3>Why?</h3><p>Many pages were asked for within a minute from the place where you read. That costs the harbour more than it earns, and the boats wait.</p><p>Ask <a href=/help>the office</a>, and give it this number: 12-34.</p>`, "check for robots"},
		"a check of a connection":        {nil, `<title>Just a moment...</title><h1>tide.example</h1><h2>Checking that the connection is secure</h2><p>Ray ID: <code>7a1f</code></p><p>Guarded by <a href=https://guard.example>Guard</a></p>`, "check for robots"},
		"a check in another language":    {nil, `<title>Frage</title><h1>Bitte zeigen Sie, dass Sie kein Roboter sind</h1><form action=/check><div class=g-recaptcha data-sitekey=x></div></form>`, "check for robots"},
		"a refusal with an error code":   {nil, `<title>Oh no!</title><h1>Oh no!</h1><p>Access denied: error code 7a9</p><a href="/">Home</a>`, "access is denied"},
		"a refusal of a firewall":        {nil, `<title>Request Rejected</title>The address was rejected. Ask your administrator.<br><br>Your support ID is: 12345<br><a href="javascript:history.back()">Back</a>`, "access is denied"},
		"a refusal for a country":        {nil, `<title>451: Unavailable for legal reasons</title><h1>451: Unavailable for legal reasons</h1><p>You seem to read from a country whose law we cannot follow, and access cannot be granted.</p>`, "access is denied"},
		"a refusal in another language":  {nil, `<title>Accès refusé</title><h1>Accès refusé</h1><p>Vous n'avez pas le droit de lire cela. Référence : 12.ab3</p>`, "access is denied"},
		"too many requests":              {nil, `<title>Too Many Requests</title><h1>Too Many Requests</h1><p>Come back later.</p>`, "access is denied"},
		"an account of another site":     {nil, `<title>Sign in | Tide</title><h1>Sign in to go on</h1><button>With one account</button><button>With another</button>`, "asks who you are"},
		"a check that waits":             {nil, `<title>One moment, please...</title><h1>One moment, please...</h1><p>Please wait while we look at your request...</p><form id=f action=/go method=post><input type=hidden name=w></form><script>x()</script>`, "check for robots"},
		"cookies with a role":            {nil, `<title>Consent</title><h1>Your choice</h1><p>We use cookies to learn what you like.</p><div role=button>Accept</div><div role=button>Decline</div>`, "cookies"},
		"a form that praises itself":     {nil, `<title>Log in | The Quay</title><h1>Log in</h1><p>Readers with an account have it all. The paper of today, the archive of a hundred years and the boats of tomorrow are in every plan.</p><form><input name=u><input type=password><button>Go</button></form>`, "form to log in"},
		"cookies in another language":    {nil, `<title>Avis</title><p>Nous et nos partenaires posons des cookies pour compter les visites.</p><button>Tout accepter</button>`, "cookies"},
		"cookies with a link":            {nil, `<title>First</title><h1>First</h1><p>We use cookies to make your visit better.</p><a href="/yes?next=/story">Accept and go on</a><a href=/no>Settings</a>`, "cookies"},
		"an application that says so":    {nil, `<title>App</title><h1>JavaScript is off.</h1><p>Please enable JavaScript in your browser.</p><script src=a.js></script>`, "without JavaScript"},
		"nothing":                        {nil, `<title>Tide</title><p></p>`, "error: empty page"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := answer(t, c.header, c.body); !strings.Contains(got, c.want) {
				t.Errorf("the reader is told %q, want %q", got, c.want)
			}
		})
	}
}

// TestNotWalls checks that an article is never told to be something else, however short it is, and
// whatever the page has around it.
func TestNotWalls(t *testing.T) {
	const (
		password   = `<form action=/login><input name=user><input type=password><button>Log in</button></form>`
		newsletter = `<form action=/subscribe><label>Email<input type=email name=email></label><button>Sign up</button></form>`
		captcha    = `<div class=g-recaptcha data-sitekey=k></div><script src="https://www.google.com/recaptcha/api.js"></script>`
		brief      = `<h1>The tide</h1><p>The harbour opens again on Monday, said the harbour master, after repairs that took three weeks.</p>`
		cookies    = `<div class=cookie-banner><p>We use cookies.</p><button>Accept all</button><button>Reject all</button></div>`
		script     = `<noscript>Comments need JavaScript.</noscript><script>comments()</script>`
	)
	const tiny = `<h1>Tide</h1><p>It turns at noon.</p>`
	guarded := http.Header{"X-Datadome": {"protected"}, "Server": {"cloudflare"}, "Cf-Ray": {"7a1f"}}
	for name, c := range map[string]struct {
		header http.Header
		body   string
	}{
		"a brief":                         {nil, brief},
		"a brief on one line":             {nil, tiny},
		"a tiny one with a password":      {nil, tiny + password},
		"a tiny one with an email":        {nil, tiny + newsletter},
		"a tiny one with a captcha":       {nil, tiny + `<form action=/newsletter><input type=email>` + captcha + `</form>` + script},
		"a tiny one with a guard":         {guarded, tiny + `<script src="https://client.px-cloud.net/PX/main.js"></script><div id=px-captcha></div>` + script},
		"a tiny one with a hidden form":   {nil, tiny + `<form action=/like><input type=hidden name=t></form>` + script},
		"a tiny one with a banner":        {nil, tiny + cookies},
		"a form below":                    {nil, brief + newsletter},
		"a heading above such a form":     {nil, brief + `<h3>Subscribe to our newsletter</h3>` + newsletter},
		"a form to log in above":          {nil, password + brief},
		"a form to log in below":          {nil, brief + password},
		"a form with a captcha":           {nil, brief + `<form><textarea></textarea>` + captcha + `</form>` + script},
		"a captcha without a field":       {nil, `<article>` + brief + `<p>` + strings.Repeat("The boats wait for it at the quay. ", 4) + `</p></article>` + captcha},
		"comments":                        {nil, brief + script},
		"a banner":                        {nil, brief + cookies},
		"all of it":                       {guarded, password + brief + newsletter + cookies + script},
		"a header of a guard":             {guarded, brief},
		"a script of a guard":             {guarded, brief + `<script src="/cdn-cgi/challenge-platform/scripts/main.js"></script><script>_cf_chl_opt</script>`},
		"about a refusal":                 {nil, `<h1>Access denied: a town loses its beach</h1><p>The town closed the beach on Monday, and nobody knows for how long it will stay closed.</p>`},
		"about robots":                    {nil, `<h1>The robot that reads</h1><p>A robot in the library reads to children on Sundays. It turns the pages with a hand of rubber.</p>`},
		"about passwords":                 {nil, `<h1>Passwords</h1><p>A thief took 3,000 passwords of a bank on Monday. The bank has closed the accounts until they are new.</p>` + password},
		"about cookies":                   {nil, `<h1>Cookies</h1><p>Bake the cookies for ten minutes. Let the dough rest in the cold for an hour before, so that it holds its shape.</p><button>Print</button>`},
		"about JavaScript":                {nil, `<div id=root><h1>JavaScript</h1><p>The language was made in ten days in May. Its name was chosen because of another that was in fashion.</p></div>` + script},
		"a title like a check":            {nil, `<title>Just a moment</title><h1>Just a moment</h1><p>She stood at the rail for just a moment.</p><p>Then she went in.</p><script>x()</script>`},
		"a title like a form":             {nil, `<title>Log in, burn out</title><h1>Log in, burn out</h1><p>People who read mail at night sleep less, a study of nurses in two towns says.</p>` + password},
		"a heading of a form":             {nil, `<title>The tide</title><aside><h3>Login</h3>` + password + `</aside>` + brief},
		"a heading of a form with a name": {nil, `<title>The tide</title><aside><h3>Log in</h3><form action=/login><input name=email></form></aside>` + brief},
		"a class like a check":            {nil, `<div class=challenge><h1>Reading challenge</h1><p>Read ten books by May.</p><p>Tell your friends.</p></div><script>x()</script>`},
		"a refusal in a quotation":        {nil, `<h1>Mayor resigns</h1><p>“You have been blocked for years,” the mayor told the council. She left at noon.</p>`},
		"a ban":                           {nil, `<h1>Entry ban</h1><p>You are not authorized to enter the wood until the fire is out. The ban is in force from Monday.</p>`},
		"a policy":                        {nil, `<h1>Privacy policy</h1><p>We use cookies to count visits. We keep your data for a year.</p><button>Accept</button>`},
		"a ruling about cookies":          {nil, `<h1>Court rules on cookies</h1><p>Sites must ask for consent before they set cookies, the court said on Monday.</p><button>Share</button>`},
		"pictures":                        {nil, `<title>Boats</title><figure><img src=a.jpg alt=""></figure><figure><img src=b.jpg alt="A boat at the quay"></figure><script src=a.js></script>`},
		"how to be no robot":              {nil, `<title>How to prove that you are not a robot</title><h1>How to prove that you are not a robot</h1><p>Click the box. Then click each picture that shows a bridge, until no bridge is left to click.</p><script src="https://www.google.com/recaptcha/api.js?render=x"></script>`},
		"a poem":                          {nil, `<h1>Noon</h1><p>The tide<br>turns<br>at noon</p>` + newsletter},
		"a byline":                        {nil, `<meta name=author content="Jo Park"><article><h1>Forbidden</h1><p>By Jo Park</p><p>You have no access to the beach.</p></article>`},
		"a list":                          {nil, `<h1>Tides</h1><ul><li><a href=/1>Monday</a><li><a href=/2>Tuesday</a><li><a href=/3>Wednesday</a><li><a href=/4>Thursday</a><li><a href=/5>Friday</a><li><a href=/6>Saturday</a></ul>` + newsletter},
		"another language":                {nil, `<h1>正午</h1><p>潮は正午に変わり、船は岸壁で灯りがともるまで待っている。人々はパンと魚を買いに来る。</p>` + newsletter + script},
		"a question with an answer below": {nil, `<h1>How do I get my account back?</h1><p>Write to the harbour office with the number of your boat and a copy of the contract. They answer within a week, and tell you what to do.</p>` + password},
	} {
		t.Run(name, func(t *testing.T) {
			if got := answer(t, c.header, c.body); got != "" {
				t.Errorf("the reader is told %q", got)
			}
		})
	}
}

// TestChecksByHeader checks that the header of an error tells of a check for robots.
func TestChecksByHeader(t *testing.T) {
	for _, h := range []http.Header{{"Cf-Mitigated": {"challenge"}}, {"X-Amzn-Waf-Action": {"challenge"}}} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for name, values := range h {
				w.Header()[name] = values
			}
			w.WriteHeader(http.StatusForbidden)
		}))
		_, err := get(context.Background(), loopback(), server.URL, Options{Limits: generousLimits(), Origin: Typed()})
		server.Close()
		if e := (*Error)(nil); !errors.As(err, &e) || e.Reason != RobotCheck {
			t.Errorf("%v: %v", h, err)
		}
	}
}
