package page

import (
	"strings"
	"unicode"
)

// A call to action is a line between or below the paragraphs that asks readers to
// subscribe, follow or share: "Sign up for our newsletter". A sentence about a call to
// action is narrative: it has a speaker, a third person, or a verb in the past tense.

// words returns the words of a text.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// ctaPhrases are phrases in calls to action.
var ctaPhrases = []string{"delivered to your inbox", "in your inbox", "straight to your inbox", "to your inbox", "sign up", "newsletter", "subscribe", "follow us on", "click here", "meet your inbox", "daily email", "unsubscribe", "privacy policy", "letterbox"}

// isCallToAction reports whether a line, in lower case, is a call to action. Linked is the
// number of bytes of the line in links to elsewhere.
func isCallToAction(s string, linked int) bool {
	const (
		maxBrief = 159 // bytes
		maxCall  = 249
	)
	if isNarrative(s) {
		return false
	}
	imperative := isImperative(s)
	switch {
	case isForeignCallToAction(s), linked > 0 && (imperative && len(s) <= maxBrief && hasChannel(s) || isFollowLine(s)):
		return true
	case len(s) > maxCall || !imperative && !addressesReader(s):
		return false
	}
	phrases := 0
	for _, phrase := range ctaPhrases {
		if strings.Contains(s, phrase) {
			phrases++
		}
	}
	return phrases >= 2 || phrases == 1 && imperative && addressesReader(s)
}

// Phrases in calls to action below an article. A follow phrase is enough by itself. With a
// closing phrase, the line must address the reader as well.
var (
	followPhrases  = []string{"follow @", "follow him", "follow her on", "on twitter at ", "affiliate commission"}
	closingPhrases = []string{"follow us ", "join our ", "sign up", "newsletter", "subscribe", "like us on", "contact us", "become a member", "our privacy policy"}
)

// isClosingCallToAction reports whether a line below an article, in lower case, is a call
// to action, or says where to follow the author. Linked is the number of bytes of the line
// in links to elsewhere.
func isClosingCallToAction(s string, linked int) bool {
	const maxBrief = 59 // bytes
	if containsAny(s, followPhrases) {
		return true
	}
	if isNarrative(s) {
		return false
	}
	if strings.Contains(s, "all rights reserved") {
		return true
	}
	if imperative := isImperative(s); !(imperative && (linked > 0 || len(s) <= maxBrief) || addressesReader(s) && (imperative || linked > 0)) {
		return false
	}
	return containsAny(s, closingPhrases)
}

// containsAny reports whether s contains one of the phrases.
func containsAny(s string, phrases []string) bool {
	for _, phrase := range phrases {
		if strings.Contains(s, phrase) {
			return true
		}
	}
	return false
}

// isNarrative reports whether a text, in lower case, is narrative: it has quotation marks,
// a third person, a verb of speech, or a verb in the past tense.
func isNarrative(s string) bool {
	if strings.ContainsAny(s, "“”„«»\"") {
		return true
	}
	for _, w := range words(s) {
		switch w {
		case "said", "says", "told", "asked", "wrote", "replied", "added", "according", "was", "were", "had", "did", "would", "he", "she", "him", "his", "her", "they", "them", "me":
			return true
		}
	}
	return false
}

// imperatives are the first words of calls to action, in lower case.
var imperatives = []string{
	"subscribe", "sign up", "signup", "join ", "follow ", "like us", "get ", "download ", "click here", "register ", "please subscribe", "please follow", "please sign up", "please consider",
	"never miss", "don't miss", "don’t miss", "receive ", "stay ", "to subscribe", "to sign up", "to unsubscribe", "to get ", "to receive ", "become a ", "enter your", "contact us",
}

// isImperative reports whether a sentence of a text, in lower case, begins with an
// imperative.
func isImperative(s string) bool {
	for i := 0; i < len(s); {
		s = strings.TrimLeft(s[i:], " *>→-–—·|:!?.")
		for _, prefix := range imperatives {
			if strings.HasPrefix(s, prefix) {
				return true
			}
		}
		if i = strings.IndexAny(s, ".!?:|"); i < 0 {
			return false
		}
	}
	return false
}

// addressesReader reports whether a text, in lower case, has a pronoun of the first or
// second person.
func addressesReader(s string) bool {
	for _, w := range words(s) {
		switch w {
		case "our", "us", "we", "your", "you", "my":
			return true
		}
	}
	return false
}

// hasChannel reports whether a text, in lower case, names something to subscribe to, or a
// site where readers can follow the page.
func hasChannel(s string) bool {
	for _, w := range words(s) {
		switch w {
		case "newsletter", "newsletters", "inbox", "subscribe", "facebook", "twitter", "instagram", "app", "telegram", "youtube", "whatsapp", "alerts", "podcast":
			return true
		}
	}
	return strings.HasPrefix(s, "sign up")
}

// isFollowLine reports whether a line, in lower case, ends with "follow", a name, and sites
// to follow it on: "listen on Sounds, and follow the Courier on Facebook, and Instagram".
func isFollowLine(s string) bool {
	const maxFollow = 200 // bytes
	start := strings.LastIndex(s, "follow ")
	if start < 0 || len(s) > maxFollow || start > 0 && !strings.HasSuffix(s[:start], ". ") && !strings.HasPrefix(s, "listen ") {
		return false
	}
	_, places, ok := strings.Cut(s[start:], " on ")
	return ok && isShareRow(places)
}

// isShareRow reports whether a line, in lower case, consists of names of sites to share on.
func isShareRow(s string) bool {
	named, others := 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		switch w {
		case "facebook", "twitter", "whatsapp", "pinterest", "linkedin", "reddit", "telegram", "tumblr", "instagram", "email", "e-mail", "messenger", "flipboard", "pocket", "vk", "bluesky", "threads", "mastodon":
			named++
		default:
			others++
		}
	}
	return named >= 2 && others <= named || named == 1 && others == 0
}

// The first words of calls to action in languages other than English, and the channels
// that they are for.
var (
	foreignImperatives = []string{
		"suscríbete ", "suscríbase ", "suscribite ", "recibe ", "apúntate ", "regístrate ", "abonnieren sie ", "abonniere ", "jetzt abonnieren", "melden sie sich ", "melde dich ", "bestellen sie ",
		"inscrivez-vous ", "abonnez-vous ", "recevez ", "s'inscrire ", "iscriviti ", "abbonati ", "ricevi ", "assine ", "inscreva-se ", "cadastre-se ", "receba ", "meld je ", "schrijf je ", "abonneer je ",
		"prenumerera ", "anmäl dig ", "meld deg ", "tilmeld dig ", "tilaa ", "zapisz się ", "подпишитесь ", "подписывайтесь ",
	}
	foreignChannels = []string{"newsletter", "boletín", "boletin", "bulletin", "infolettre", "lettre d", "nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "uutiskirje", "рассылк", "канал", "telegram", "whatsapp", "youtube", "facebook", "instagram"}
)

// isForeignCallToAction reports whether a line, in lower case, is a call to action in a
// language other than English.
func isForeignCallToAction(s string) bool {
	const maxCall = 120 // bytes
	if len(s) > maxCall {
		return false
	}
	for _, prefix := range foreignImperatives {
		if strings.HasPrefix(s, prefix) {
			return containsAny(s, foreignChannels)
		}
	}
	return false
}
