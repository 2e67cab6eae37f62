package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
)

// A wallText is the text of a page that may be a wall.
type wallText struct {
	length    int      // in bytes
	titles    []string // and headings, as [plainWords]
	sentences []string // of the rest
}

// texts returns the text of the article in a page. If there is none, it is all text that is drawn.
func (s pageSurvey) texts(a *content.Article) wallText {
	t := wallText{titles: []string{plainWords(s.title)}}
	for _, h := range s.headings {
		t.titles = append(t.titles, plainWords(h))
	}
	lines := s.text
	if a != nil && a.Len() > 0 {
		lines = nil
		for i := range content.BlockIndex(a.Len()) {
			if _, ok := a.Block(i).(*content.Heading); !ok {
				lines = append(lines, a.Block(i).Plain())
			}
		}
	}
	for _, line := range lines {
		t.length += len(line)
		if !slices.Contains(t.titles, plainWords(line)) {
			t.sentences = append(t.sentences, strings.FieldsFunc(endSentences.Replace(line), func(r rune) bool { return r == '\n' })...)
		}
	}
	return t
}

// endSentences ends the line after each sentence.
var endSentences = strings.NewReplacer(". ", ".\n", "! ", "!\n", "? ", "?\n", "。", "。\n", "！", "！\n", "？", "？\n")

// plainWords returns the words of a text in lower case, with a space before and after each.
func plainWords(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// hasPhrase reports whether a text from [plainWords] contains one of the phrases.
func hasPhrase(text string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool {
		if strings.IndexFunc(p, content.IsIdeographic) >= 0 { // there are no spaces between words
			return strings.Contains(text, p)
		}
		return strings.Contains(text, " "+p+" ")
	})
}

// about returns the number of words in the sentences with one of the phrases.
func (t wallText) about(phrases []string) (words int) {
	for _, s := range t.sentences {
		if hasPhrase(plainWords(s), phrases) {
			words += content.CountWords(s)
		}
	}
	return words
}

// other returns the number of words in the sentences without any of the phrases.
func (t wallText) other(phrases []string) int {
	all := 0
	for _, s := range t.sentences {
		all += content.CountWords(s)
	}
	return all - t.about(phrases)
}

// names reports whether the title or a heading contains one of the phrases.
func (t wallText) names(phrases []string) bool {
	return slices.ContainsFunc(t.titles, func(title string) bool { return hasPhrase(title, phrases) })
}

// asks reports whether the title or a heading contains one of the phrases, or a sentence that
// addresses the reader.
func (t wallText) asks(phrases []string) bool {
	return t.names(phrases) || slices.ContainsFunc(t.sentences, func(s string) bool {
		words := plainWords(s)
		return hasPhrase(words, phrases) && hasPhrase(words, addresses)
	})
}

// hasReference reports whether the page has a number for those who ask its server's staff.
func (t wallText) hasReference() bool { return slices.ContainsFunc(t.sentences, reference.MatchString) }

// reference matches the number of a request: "Reference #18.2d35", "Ray ID: 12".
var reference = regexp.MustCompile(`(?i)\b(?:(?:ray|incident|reference|request|support|event|trace|session|error|block)[ -]?(?:id|number|code)\b|(?:reference|incident|error|ref)\s*#)\W{0,3}\w*[\w.-]*\d`)

// The words of walls, as [plainWords] returns them. Those that end in Phrases tell what the page
// is if they are in its title or a heading. The others tell only which sentences are about that.
var (
	// addresses are words that speak to the reader.
	addresses = []string{"you", "your", "please", "vous", "votre", "sie", "ihr", "ihre", "usted", "su", "tu", "você", "вы", "ваш", "вам"}

	challengePhrases = []string{
		"a bot", "a robot", "are a human", "are human", "re human", "human verification", "captcha", "checking your browser", "check your browser",
		"just a moment", "security check", "security checkpoint", "security verification", "unusual traffic", "verify you", "verifying you", "bot check", "bot verification",
		"un robot", "kein roboter", "um robô", "sicherheitsüberprüfung", "не робот", "я человек", "ロボット", "机器人", "安全验证", "人机验证",
	}

	denialPhrases = []string{
		"access denied", "access blocked", "access forbidden", "access restricted", "access to this page has been denied", "access to this site has been blocked", "been blocked",
		"request blocked", "request rejected", "request unsuccessful", "permission denied", "forbidden", "not authorized", "attention required", "you are blocked",
		"zugriff verweigert", "zugriff gesperrt", "accès refusé", "accès interdit", "acceso denegado", "accesso negato", "acesso negado", "toegang geweigerd", "доступ запрещен", "доступ запрещён", "アクセスが拒否", "访问被拒绝",
	}

	logInPhrases = []string{
		"log in", "login", "sign in", "signin", "log on", "anmelden", "einloggen", "anmeldung", "connexion", "connectez vous", "se connecter", "identifiez vous",
		"iniciar sesión", "inicia sesión", "accedi", "iniciar sessão", "inloggen", "logga in", "log ind", "logg inn", "zaloguj się", "войти", "вход", "ログイン", "登录", "登入",
	}

	// refusalWords are about what the reader may not do.
	refusalWords = []string{"permission", "access", "blocked", "denied", "forbidden", "not allowed", "not authorized", "verweigert", "gesperrt", "refusé", "denegado", "negado"}

	// guardWords are about a check or a refusal.
	guardWords = append(slices.Concat(challengePhrases, denialPhrases, refusalWords),
		"javascript", "js", "cookies", "ad blocker", "adblocker", "your browser", "your ip", "ip address", "security", "bots", "robots", "human", "automated", "block",
		"ray id", "incident id", "reference id", "request id", "reference", "please wait", "loading", "redirected", "site owner", "verify", "verification", "ddos")

	// logInWords are about an account.
	logInWords = append(slices.Clone(logInPhrases),
		"sign up", "an account", "your account", "your password", "forgot", "register", "subscribe", "your email", "your e mail", "email address", "remember me", "konto", "passwort", "compte", "cuenta", "contraseña",
		"to continue", "to read", "terms", "privacy policy", "welcome back", "free articles")

	cookieWords = []string{
		"cookie", "cookies", "consent", "privacy", "personal data", "your data", "accept all", "reject all", "partners", "ads", "advertising", "personalized", "personalised",
		"datenschutz", "einwilligung", "données", "consentement", "datos", "dati", "クッキー",
	}
)
