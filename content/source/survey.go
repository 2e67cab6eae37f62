package source

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"pullquote/content"

	"golang.org/x/net/html"
)

// A pageSurvey holds what a page consists of.
type pageSurvey struct {
	title    string
	headings []string
	text     []string // of the other elements that are drawn, in lines
	noscript []string // drawn only without scripts
	refresh  string   // the value of the first refresh, unless it is meant for browsers without scripts
	base     string   // what relative addresses start from; "": the address of the page

	passwords   int // fields
	emails      int // fields for an address or the name of a user
	textFields  int // fields for any text, except those of a search
	buttons     int
	links       int // to other pages
	puzzles     int // elements that name a captcha or a challenge, or carry the key of one
	captchas    int // puzzles that no article has beside it
	hiddenForms int // whose fields are all hidden
	logInForms  int // that are named so
	scripts     int
	noscripts   int
	guard       guard

	hasCheckStatus   bool // the response has a status that checks for robots have
	isHidden         bool // from search engines
	hasAnswer        bool // a button to agree
	hasMount         bool // an element that a script fills with the page
	hasErrorMark     bool // an element of a service's page for errors
	namesConsent     bool // in an element
	namesJavaScript  bool // in its text
	isForSubscribers bool
}

// maxSurveyText bounds the text that a survey holds, in bytes.
const maxSurveyText = 16 << 10

// maxAnswer is the number of words that a button has for an answer.
const maxAnswer = 4

// A surveyor reads a page.
type surveyor struct {
	pageSurvey
	raw            string // the element whose text is not markup
	isInButton     bool   // or a link
	isInHeading    bool
	isInNoscript   bool
	isLineOpen     bool
	isInForm       bool
	fields, hidden int // of the form
	length         int // of the text
}

// survey reads a page.
func survey(source []byte) pageSurvey {
	z := html.NewTokenizer(bytes.NewReader(source))
	var s surveyor
	for {
		switch z.Next() {
		case html.ErrorToken:
			s.endForm()
			return s.pageSurvey
		case html.TextToken:
			s.addText(z.Token().Data)
			s.raw = ""
		case html.EndTagToken:
			name, _ := z.TagName()
			s.end(string(name))
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			s.raw = t.Data
			s.start(t)
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// addText adds a text.
func (s *surveyor) addText(text string) {
	switch s.raw {
	case "script":
		s.script(text)
		return
	case "style", "template", "textarea", "option":
		return
	case "title":
		if s.title == "" {
			s.title = strings.Join(strings.Fields(text), " ")
		}
		return
	}
	s.namesJavaScript = s.namesJavaScript || strings.Contains(strings.ToLower(text), "javascript")
	s.hasAnswer = s.hasAnswer || s.isInButton && content.CountWords(text) <= maxAnswer && hasPhrase(plainWords(text), answers)
	words := strings.Join(strings.Fields(text), " ")
	if words == "" || s.length+len(words) > maxSurveyText {
		return
	}
	s.length += len(words)
	to := &s.text
	switch {
	case s.isInNoscript:
		to = &s.noscript
	case s.isInHeading:
		to = &s.headings
	}
	if s.isLineOpen && len(*to) > 0 {
		(*to)[len(*to)-1] += " " + words
	} else {
		*to = append(*to, words)
	}
	s.isLineOpen = true
}

// script looks at the text of a script.
func (s *surveyor) script(text string) {
	lower := strings.ToLower(text)
	s.name(lower, true)
	_, value, ok := strings.Cut(lower, `"isaccessibleforfree"`)
	value = strings.TrimLeft(value, " :\n\t\"")
	s.isForSubscribers = s.isForSubscribers || ok && strings.HasPrefix(value, "false")
}

// start looks at the start of an element.
func (s *surveyor) start(t html.Token) {
	if !slices.Contains(inlineElements, t.Data) {
		s.isLineOpen = false
	}
	switch t.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		s.isInHeading = true
	case "form":
		s.endForm()
		s.isInForm = true
	case "input", "button", "select", "textarea":
		s.field(t)
	case "a":
		s.isInButton = true
		if leadsAway(attribute(t, "href")) {
			s.links++
		}
	case "base":
		s.base = cmp.Or(s.base, attribute(t, "href"))
	case "meta":
		if strings.EqualFold(attribute(t, "http-equiv"), "refresh") && !s.isInNoscript {
			s.refresh = cmp.Or(s.refresh, attribute(t, "content"))
		}
		s.isHidden = s.isHidden || strings.EqualFold(attribute(t, "name"), "robots") && strings.Contains(strings.ToLower(attribute(t, "content")), "noindex")
	case "script":
		s.scripts++
	case "noscript":
		s.noscripts++
		s.isInNoscript = true
	}
	s.isInButton = s.isInButton || attribute(t, "role") == "button"
	id := strings.ToLower(attribute(t, "id"))
	name := strings.ToLower(strings.Join([]string{id, attribute(t, "class"), attribute(t, "src"), attribute(t, "action")}, " "))
	s.name(name, t.Data == "script")
	if strings.Contains(id+attribute(t, "src")+attribute(t, "action"), "challenge") { // not in the name of a class, which may be about any
		s.puzzles++
	}
	if attribute(t, "data-sitekey") != "" {
		s.puzzles++
		s.captchas++
	}
	s.namesConsent = s.namesConsent || strings.Contains(name, "consent")
	if t.Data == "form" && containsAny(name, logInMarks) {
		s.logInForms++
	}
	s.hasMount = s.hasMount || slices.Contains(mounts, id) || slices.Contains(mounts, t.Data)
}

// name looks at the names in an element, or at a script.
func (s *surveyor) name(name string, isScript bool) {
	switch {
	case containsAny(name, checkMarks):
		s.puzzles++
		s.captchas++
	case containsAny(name, guardMarks), !isScript && strings.Contains(name, "captcha"):
		s.puzzles++
		if !isScript {
			s.captchas++
		}
	}
	s.hasErrorMark = s.hasErrorMark || containsAny(name, errorMarks)
}

// end looks at the end of an element.
func (s *surveyor) end(name string) {
	switch name {
	case "form":
		s.endForm()
	case "noscript":
		s.isInNoscript = false
	case "button", "a", "div":
		s.isInButton = false
	case "h1", "h2", "h3", "h4", "h5", "h6":
		s.isInHeading = false
	}
	if !slices.Contains(inlineElements, name) {
		s.isLineOpen = false
	}
}

func (s *surveyor) endForm() {
	if s.isInForm && s.fields > 0 && s.fields == s.hidden {
		s.hiddenForms++
	}
	s.fields, s.hidden, s.isInForm = 0, 0, false
}

// field looks at a field or a button.
func (s *surveyor) field(t html.Token) {
	s.fields++
	kind := strings.ToLower(attribute(t, "type"))
	switch {
	case kind == "hidden":
		s.hidden++
		return
	case t.Data == "button", kind == "submit", kind == "button", kind == "image":
		s.buttons++
		s.isInButton = t.Data == "button"
		s.hasAnswer = s.hasAnswer || hasPhrase(plainWords(attribute(t, "value")), answers)
		return
	case t.Data == "select":
		return
	case t.Data == "textarea":
		s.textFields++
		return
	case kind == "password":
		s.passwords++
		s.textFields++
		return
	case kind != "" && kind != "text" && kind != "email" && kind != "tel":
		return
	}
	name := strings.ToLower(attribute(t, "name"))
	if name == "q" || name == "s" || strings.Contains(name, "search") {
		return
	}
	s.textFields++
	name += " " + strings.ToLower(attribute(t, "id")+" "+attribute(t, "autocomplete"))
	if kind == "email" || kind == "tel" || containsAny(name, userMarks) {
		s.emails++
	}
}

// leadsAway reports whether an address leads to another article than the page. Those that lead
// nowhere, or back to the start of the site, do not.
func leadsAway(address string) bool {
	return address != "" && address != "/" && address[0] != '#' && !strings.HasPrefix(strings.ToLower(address), "javascript:")
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

// containsAny reports whether s contains one of the names.
func containsAny(s string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(s, name) })
}

// inlineElements are elements that do not begin a line.
var inlineElements = []string{"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}

// The names that pages give to their parts, in lower case.
var (
	// checkMarks are parts of the checks for robots of services. Articles do not have them.
	checkMarks = []string{"_cf_chl_opt", "captcha-delivery.com", "cf-browser-verification", "ddos-guard", "kpsdk", "px-captcha", "slowaes", "sucuri_cloudproxy", "vercel/security", "/.within.website/"}

	// guardMarks are parts of the scripts and frames of such services. Articles may have them, too.
	guardMarks = []string{
		"/_incapsula_", "/cdn-cgi/challenge-platform", "arkoselabs", "awswaf", "challenges.cloudflare.com", "datadome", "friendlycaptcha",
		"funcaptcha", "geetest", "hcaptcha", "perimeterx", "px-cloud.net", "recaptcha", "/tspd/", "turnstile",
	}

	// errorMarks are identifiers of the pages with which such services refuse a request.
	errorMarks = []string{"cf-error-details", "cf-error-footer", "cf-wrapper"}

	// logInMarks are parts of the names and addresses of forms to log in.
	logInMarks = []string{"login", "log-in", "log_in", "logon", "signin", "sign-in", "sign_in", "/auth", "/sso", "/session", "passwordless", "magic-link"}

	// userMarks are parts of the names of fields for a user.
	userMarks = []string{"email", "e-mail", "user", "login"}

	// mounts are the identifiers of elements that frameworks fill with the page.
	mounts = []string{"root", "app", "app-root", "__next", "__nuxt", "___gatsby", "svelte"}
)
