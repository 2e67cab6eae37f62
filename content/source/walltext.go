package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content"
)

// A wallText is the text of a page that may be a wall.
type wallText struct {
	isEmpty   bool     // there is no article
	length    int      // in characters
	title     string   // of the page, from [titleName]
	titles    []string // and headings, as [plainWords], with and without the name of the site
	sentences []string // of the rest
}

// texts returns the text of the article in a page, or all visible text if no article was found.
func (s pageSurvey) texts(a *content.Article) wallText {
	t := wallText{title: titleName(s.title), titles: []string{plainWords(s.title), titleName(s.title)}}
	for _, h := range s.headings {
		t.titles = append(t.titles, plainWords(h), titleName(h))
	}
	lines := s.text
	t.isEmpty = a == nil || a.Len() == 0
	if !t.isEmpty {
		lines = nil
		for i := range content.BlockIndex(a.Len()) {
			switch b := a.Block(i).(type) {
			case *content.Heading:
			case *content.Paragraph:
				lines = append(lines, strings.ReplaceAll(b.Plain(), "\n", " "))
			default:
				lines = append(lines, b.Plain())
			}
		}
	}
	for _, line := range lines {
		t.length += utf8.RuneCountInString(line)
		if !slices.Contains(t.titles, plainWords(line)) {
			t.sentences = append(t.sentences, strings.FieldsFunc(endSentences.Replace(line), func(r rune) bool { return r == '\n' })...)
		}
	}
	return t
}

// titleName returns a title without the name of the site and the number of an error, as
// [plainWords].
func titleName(title string) string {
	name, _, _ := strings.Cut(siteSeparators.Replace(title), "\n")
	return " " + strings.Trim(plainWords(name), " 0123456789") + " "
}

// siteSeparators ends the line before the name of the site in a title.
var siteSeparators = strings.NewReplacer(" | ", "\n", " - ", "\n", " – ", "\n", " — ", "\n", " · ", "\n")

// endSentences ends the line after each sentence.
var endSentences = strings.NewReplacer(". ", ".\n", "! ", "!\n", "? ", "?\n", "。", "。\n", "！", "！\n", "？", "？\n")

// plainWords returns the words of a text in lower case, with a space before and after each.
func plainWords(text string) string {
	return " " + strings.Join(content.PlainWords(text), " ") + " "
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

// hasStem reports whether a word of a text from [plainWords] begins with one of the stems, or is one
// that ends in a space.
func hasStem(text string, stems []string) bool {
	return slices.ContainsFunc(stems, func(stem string) bool {
		if strings.IndexFunc(stem, content.IsIdeographic) >= 0 { // there are no spaces between words
			return strings.Contains(text, stem)
		}
		return strings.Contains(text, " "+stem)
	})
}

// words returns the number of words in the sentences that count.
func (t wallText) words(counts func(sentence string) bool) (n int) {
	for _, s := range t.sentences {
		if counts(plainWords(s)) {
			n += content.CountWords(s)
		}
	}
	return n
}

// about returns the number of words in the sentences with one of the phrases.
func (t wallText) about(phrases []string) int {
	return t.words(func(s string) bool { return hasPhrase(s, phrases) })
}

// other returns the number of words in the sentences without any of the phrases. A statement
// counts as more than [maxOtherWords], because a page that has one may be an article.
func (t wallText) other(phrases []string) int {
	n := t.words(func(s string) bool { return !hasPhrase(s, phrases) })
	if slices.ContainsFunc(t.sentences, func(s string) bool { return isStatement(s, phrases) }) {
		return max(n, maxOtherWords+1)
	}
	return n
}

// isStatement reports whether a sentence has none of the phrases, and does not speak to the reader.
func isStatement(sentence string, phrases []string) bool {
	sentence = strings.TrimSpace(sentence)
	words := plainWords(sentence)
	isWhole := strings.HasSuffix(sentence, ".") && !strings.HasSuffix(sentence, "..") || strings.HasSuffix(sentence, "。")
	return isWhole && content.CountWords(sentence) >= minStatement && !hasPhrase(words, phrases) && !hasPhrase(words, addresses)
}

// otherAsked is [wallText.other], but sentences with one of the phrases count, too, unless they
// speak to the reader: an article may be about the same.
func (t wallText) otherAsked(phrases []string) int {
	return max(t.other(phrases), t.words(func(s string) bool { return !asks(s, phrases) }))
}

// names reports whether the title, a heading or the start of a sentence is one of the phrases.
func (t wallText) names(phrases []string) bool {
	return slices.ContainsFunc(t.titles, func(title string) bool { return hasPhrase(title, phrases) }) ||
		slices.ContainsFunc(t.sentences, func(s string) bool {
			words := plainWords(s)
			return slices.ContainsFunc(phrases, func(p string) bool { return strings.HasPrefix(words, " "+p+" ") })
		})
}

// isNamed reports whether the title or a heading is one of the phrases, apart from the number of
// an error and the name of the site.
func (t wallText) isNamed(phrases []string) bool {
	return slices.ContainsFunc(t.titles, func(title string) bool { return isOneOf(title, phrases) })
}

// isOneOf reports whether a text from [plainWords] is one of the phrases.
func isOneOf(text string, phrases []string) bool {
	return slices.Contains(phrases, strings.TrimSpace(text))
}

// asks reports how clearly the page speaks to the reader, with one of the phrases: 2 in the title
// or a heading, 1 in a sentence, and 0 if it does not. A sentence in quotation marks is somebody
// else's.
func (t wallText) asks(phrases []string) int {
	return t.speaks(func(text string) bool { return hasPhrase(text, phrases) })
}

// challenges reports how clearly the page says to the reader that it checks for robots, as
// [wallText.asks] does: with a phrase, or with a word for a check and one for what is checked.
func (t wallText) challenges() int {
	return t.speaks(func(text string) bool {
		return hasPhrase(text, challengePhrases) || hasStem(text, checkStems) && hasStem(text, checkedStems)
	})
}

// speaks is [wallText.asks] for texts that are about something.
func (t wallText) speaks(isAbout func(text string) bool) int {
	speaks := func(text string) bool { return hasPhrase(text, addresses) && isAbout(text) }
	if slices.ContainsFunc(t.titles, speaks) {
		return 2
	}
	if slices.ContainsFunc(t.sentences, func(s string) bool {
		return !strings.ContainsAny(s, "“”„«»") && !strings.HasPrefix(s, `"`) && speaks(plainWords(s))
	}) {
		return 1
	}
	return 0
}

// asks reports whether a text from [plainWords] speaks to the reader, with one of the phrases.
func asks(text string, phrases []string) bool {
	return hasPhrase(text, addresses) && hasPhrase(text, phrases)
}

// hasReference reports whether the page has a number for those who ask its server's staff.
func (t wallText) hasReference() bool { return slices.ContainsFunc(t.sentences, reference.MatchString) }

// reference matches the number of a request: "Reference #18.2d35", "Ray ID: 12".
var reference = regexp.MustCompile(`(?i)\b(?:(?:ray|incident|reference|request|support|event|trace|session|error|block)[ -]?(?:id|number|code)\b|(?:reference|référence|referenz|referencia|riferimento|incident|ref)\s*[#:])\W{0,3}\w*[\w.-]*\d`)

// The words of walls, as [plainWords] returns them.
var (
	// addresses are words that speak to the reader, or for the server.
	addresses = []string{
		"you", "your", "we", "our", "please", "enable", "wij", "onze", "noi", "nostri", "nuestros", "usamos", "utilizamos", "usiamo", "utilizziamo", "nossos", "try", "press", "verify", "verifying", "checking", "loading", "this website", "this site", "this server", "this page", "この",
		"vérifiez", "confirmez", "verifique", "compruebe", "confirme", "подтвердите", "проверяем", "подождите",
		"vous", "votre", "nous", "veuillez", "sie", "ihr", "ihre", "wir", "bitte", "usted", "su", "tu", "você", "вы", "ваш", "вам", "я", "tuo", "ください", "あなた", "您", "你",
	}

	challengePhrases = []string{
		"a bot", "a robot", "a human", "are human", "you human", "re human", "captcha", "your browser before", "verifying your browser", "check your browser", "security check",
		"security of your connection", "connection is secure", "security verification", "unusual traffic", "unusual activity", "verify you", "verifying you", "verify your browser",
		"un robot", "kein roboter", "um robô", "sicherheitsüberprüfung", "не робот", "ロボット", "机器人", "安全验证", "人机验证",
	}

	// checkStems are the beginnings of words for a check.
	checkStems = []string{
		"check", "confirm", "prove ", "proving", "validat", "verif", "bestätig", "beweis", "prüf", "überprüf", "prouve", "vérif", "comprob", "comprueb", "demuestr", "controll",
		"dimostr", "comprov", "bevestig", "controleer", "kontroll", "докаж", "подтверд", "провер", "確認", "验证", "驗證", "检查", "檢查",
	}

	// checkedStems are the beginnings of words for what is checked.
	checkedStems = []string{
		"automated", "bot ", "bots ", "browser", "captcha", "human", "robot", "mensch", "humain", "navigateur", "navegador", "umano",
		"браузер", "робот", "человек", "人間", "ブラウザ", "ロボット", "人类", "真人", "浏览器", "瀏覽器", "机器人",
	}

	// checkNames are the names of checks.
	checkNames = []string{"just a moment", "one more step", "human verification", "robot check", "bot verification", "security check", "captcha", "are you human", "are you a robot", "pardon our interruption", "one moment please", "please wait"}

	denialPhrases = []string{
		"access denied", "access blocked", "access forbidden", "access restricted", "access to this page has been denied", "access to this site has been blocked", "been blocked", "blocked",
		"request rejected", "request blocked", "the request could not be satisfied", "access to this site has been limited", "request unsuccessful", "permission denied", "permission to access", "unable to access", "access cannot be granted", "forbidden", "not authorized", "attention required",
		"too many requests", "unavailable due to legal reasons", "unavailable for legal reasons", "not available in your country", "not available in your region",
		"zugriff verweigert", "zugriff gesperrt", "accès refusé", "accès interdit", "acceso denegado", "accesso negato", "acesso negado", "toegang geweigerd",
		"доступ запрещен", "доступ запрещён", "アクセスが拒否", "访问被拒绝",
	}

	logInPhrases = []string{
		"log in", "login", "sign in", "signin", "log on", "anmelden", "einloggen", "anmeldung", "connexion", "connectez vous", "se connecter", "identifiez vous",
		"iniciar sesión", "inicia sesión", "accedi", "iniciar sessão", "inloggen", "logga in", "log ind", "logg inn", "zaloguj się", "войти", "вход", "ログイン", "登录", "登入",
	}

	// scriptWords are about what a page needs.
	scriptWords = []string{"javascript", "js"}

	// guardWords are about a check.
	guardWords = append(slices.Concat(challengePhrases, scriptWords),
		"access", "ad blocker", "adblocker", "administrator", "blocking", "bot", "browser", "cookies", "connection", "human", "ip", "loading", "moment", "permission", "redirect", "seconds", "secure", "security", "traffic", "wait")

	// refusalWords are about a refusal, and how to go on.
	refusalWords = append(slices.Concat(denialPhrases, logInPhrases, challengePhrases),
		"access", "account", "administrator", "attacks", "block", "contact", "denied", "error", "incident id", "mistake", "ip", "owner", "permission", "ray id", "reference", "rejected", "request id", "requests", "security", "support", "support id", "triggered", "webmaster", "whitelist", "権限")

	// logInWords are about an account.
	logInWords = append(slices.Clone(logInPhrases),
		"sign up", "an account", "your account", "your password", "forgot", "register", "subscribe", "your email", "your e mail", "email address", "remember me", "konto", "passwort",
		"compte", "mot de passe", "cuenta", "contraseña", "wachtwoord", "пароль", "to continue", "to read", "terms", "privacy policy", "welcome back", "free articles")

	cookieWords = []string{
		"cookie", "cookies", "consent", "privacy", "personal data", "your data", "accept all", "reject all", "partners", "ads", "advertising", "personalized", "personalised", "tracking",
		"datenschutz", "datenschutzerklärung", "einwilligung", "werbung", "werbe", "abo", "données", "consentement", "publicités", "datos", "dati", "クッキー",
	}

	// policyNames are the names of pages about cookies that ask nothing.
	policyNames = []string{"privacy policy", "cookie policy", "privacy notice", "privacy statement", "datenschutz", "datenschutzerklärung", "politique de confidentialité", "política de privacidad"}

	// answers are on the buttons of a question about cookies.
	answers = []string{
		"accept", "agree", "allow", "consent", "reject", "akzeptieren", "annehmen", "zustimmen", "einverstanden", "accepter", "accepte", "refuser", "rechazar", "rifiuta",
		"aceptar", "acepto", "accetta", "accetto", "aceitar", "akkoord", "accepteren", "godkänn", "acceptera", "принять", "согласен", "yes", "ok", "同意",
	}
)
