package source

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"pullquote/content"
)

// A wall is a page that a server sends instead of an article. What a page is, is judged by
// several signs together: its structure, such as forms, scripts, fields and links; the header of
// the response; and what its text is about. The text of an article decides against all of them.
type wall int

const (
	noWall       wall = iota
	passwordForm      // to log in
	emailForm         // to log in without a password, or with one on the next page
	robotCheck
	denial
	cookieWall
	scriptsOnly // the text is made by scripts
)

// walls tells what the reader is told about each wall: the problem of a page that has text, and
// the reason of an error if it has none.
var walls = [...]struct {
	problem string
	reason  Reason
}{
	noWall:       {"", EmptyPage},
	passwordForm: {"this may be a form to log in: it has little text and asks for a password; log in with a browser, save the page there, then open the file", LogInForm},
	emailForm:    {"this may be a form to log in: it has little text and asks who you are; log in with a browser, save the page there, then open the file", LogInForm},
	robotCheck:   {"this may be a check for robots; open it in a browser, save the page there, then open the file", RobotCheckPage},
	denial:       {"this may be a message that access is denied; open it in a browser, save the page there, then open the file", DeniedPage},
	cookieWall:   {"this may be a question about cookies that comes before the page; open it in a browser, save the page there, then open the file", CookieWall},
	scriptsOnly:  {"this may be only what the page shows without JavaScript; open it in a browser, save the page there, then open the file", NeedsScripts},
}

const (
	// maxWallText is the length of the text up to which a page may be a wall, in characters.
	maxWallText = 1500

	// maxExcerpt is the length of the text up to which it may be an excerpt, or a question about
	// cookies, in characters.
	maxExcerpt = 2000

	// maxWallLinks is the number of links up to which a page may be a check for robots.
	maxWallLinks = 5

	// maxFormLinks is the number of links up to which a page may be a form for an email address or
	// a question about cookies.
	maxFormLinks = 12

	// maxOtherWords is the number of words up to which a wall may have text on other subjects.
	maxOtherWords = 9

	// maxFormWords is the same for a page whose title is the name of a wall, or without an article.
	maxFormWords = 60

	// maxCheckWords is the same for a page with a captcha that asks whether the reader is human.
	maxCheckWords = 150

	// maxLabelWords is the number of words that the labels of a form may have.
	maxLabelWords = 2

	// minStatement is the number of words from which a sentence tells that a page may be an article.
	minStatement = 4

	// minWallWeight is the weight of the signs from which a page is a wall.
	minWallWeight = 3

	// maxWallSource bounds how much of a page is looked at, in bytes.
	maxWallSource = 512 << 10
)

// judge returns what a page seems to be instead of an article.
func (p *payload) judge(a *content.Article) (wall, pageSurvey) {
	if textLength(a, maxExcerpt+1) > maxExcerpt {
		return noWall, pageSurvey{}
	}
	s := survey(p.data[:min(len(p.data), maxWallSource)])
	s.guard = p.guard
	return s.wall(a, p.base), s
}

// wallProblems tells what a page seems to be instead of an article.
func (p *payload) wallProblems(a *content.Article) []string {
	switch w, s := p.judge(a); {
	case w != noWall:
		return []string{walls[w].problem}
	case s.isForSubscribers:
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

// wall returns what a page with little text seems to be. A is the article in it; nil or without
// blocks if none was found.
func (s pageSurvey) wall(a *content.Article, address string) wall {
	t := s.texts(a)
	hasByline := a != nil && !(a.Byline.IsEmpty() && a.Published.IsEmpty())
	isShort := t.length <= maxWallText
	switch {
	case isShort && s.isPasswordForm(t):
		return passwordForm
	case hasByline:
		return noWall
	case s.isApplication(t):
		return scriptsOnly
	case t.otherAsked(guardWords) <= s.maxOther(t) && s.isCheck(t):
		return robotCheck
	case isShort && s.isDenial(t):
		return denial
	case s.isCookieWall(t):
		return cookieWall
	case isShort && s.isEmailForm(t, address):
		return emailForm
	}
	return noWall
}

// isPasswordForm reports whether a page with little text is a form to log in, and not an article
// that has one beside it.
func (s pageSurvey) isPasswordForm(t wallText) bool {
	maxOther := maxOtherWords
	if t.isEmpty || isOneOf(t.title, logInPhrases) {
		maxOther = maxFormWords
	}
	return s.passwords > 0 && t.other(logInWords) <= maxOther
}

// maxOther returns the number of words up to which a check for robots may have text on other
// subjects.
func (s pageSurvey) maxOther(t wallText) int {
	switch {
	case s.captchas > 0 && s.textFields == 0 && t.challenges() > 0:
		return maxCheckWords
	case t.isEmpty, s.guard.check >= minWallWeight:
		return maxFormWords
	}
	return maxOtherWords
}

// isCheck reports whether a page with little text is a check for robots. No single sign is enough,
// unless it is the name of the check.
func (s pageSurvey) isCheck(t wallText) bool {
	asks := t.challenges()
	if s.links > maxWallLinks || s.scripts == 0 && s.puzzles == 0 && s.guard.check == 0 && asks == 0 {
		return false
	}
	weight := 2*min(s.puzzles, 2) + s.guard.check + asks
	for _, sign := range []bool{s.hasCheckStatus && asks > 0, s.hiddenForms > 0, s.noscripts > 0, s.namesJavaScript, s.links == 0, t.isNamed(checkNames)} {
		if sign {
			weight++
		}
	}
	return weight >= minWallWeight
}

// isDenial reports whether a page with little text refuses the article.
func (s pageSurvey) isDenial(t wallText) bool {
	maxOther := maxOtherWords
	if s.hasErrorMark || s.guard.refusal > 1 || t.isNamed(denialPhrases) && t.hasReference() {
		maxOther = maxFormWords
	}
	if s.links > maxWallLinks || t.otherAsked(refusalWords) > maxOther {
		return false
	}
	weight := s.guard.refusal + t.asks(denialPhrases)
	for _, sign := range []bool{s.hasErrorMark, t.isNamed(denialPhrases)} {
		if sign {
			weight += 2
		}
	}
	if weight == 0 && !t.names(denialPhrases) {
		return false
	}
	for _, sign := range []bool{t.names(denialPhrases), t.hasReference(), s.isHidden, s.links == 0, len(t.sentences) == 0} {
		if sign {
			weight++
		}
	}
	return weight >= minWallWeight
}

// isCookieWall reports whether a page is a question about cookies: it asks the reader, has a button
// for the answer, and is about little else.
func (s pageSurvey) isCookieWall(t wallText) bool {
	about, other := t.about(cookieWords), t.other(cookieWords)
	switch {
	case !s.hasAnswer || t.asks(cookieWords) == 0 || t.isNamed(policyNames) || s.textFields > 0 || s.links > maxFormLinks || other > about:
		return false
	case s.namesConsent && s.buttons > 1:
		return other <= about/2
	}
	return t.length <= maxWallText && other <= maxOtherWords
}

// isEmailForm reports whether a page with little text is a form that asks for the name of a user,
// and no sign-up form below an article.
func (s pageSurvey) isEmailForm(t wallText, address string) bool {
	other := t.other(logInWords)
	switch {
	case s.links > maxFormLinks || other > maxOtherWords:
		return false
	case s.emails == 0:
		return s.buttons > 0 && isOneOf(t.title, logInPhrases) // to log in with an account of another site
	}
	if u, err := url.Parse(address); err == nil && containsAny(strings.ToLower(u.Path), logInMarks) {
		return true
	}
	return t.names(logInPhrases) || other <= maxLabelWords && (s.logInForms > 0 || s.links <= maxWallLinks)
}

// isApplication reports whether the text of a page is made by scripts that do not run here.
func (s pageSurvey) isApplication(t wallText) bool {
	switch {
	case s.puzzles > 0 || s.hiddenForms > 0 || s.guard.check > 0 || s.links > maxWallLinks || t.challenges() > 0:
		return false
	case len(s.text) == 0 && len(s.headings) == 0 && (t.isEmpty || len(s.noscript) > 0): // and no article of pictures
		return s.scripts > 0 || s.namesJavaScript
	}
	return (s.hasMount || t.asks(scriptWords) > 0) && s.namesJavaScript && t.otherAsked(guardWords) <= maxOtherWords
}
