package page

import (
	"strings"
	"unicode"
)

// A call to action is a line that a page puts between or below its paragraphs to make
// its readers subscribe, follow or share: "Sign up for our newsletter". A sentence that
// tells about one is not: it has a speaker, a third person, or a verb in the past.

// words returns the words of a text.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// ctaPhrases are what calls to action are about.
var ctaPhrases = []string{"delivered to your inbox", "in your inbox", "straight to your inbox", "to your inbox", "sign up", "newsletter", "subscribe", "follow us on", "click here", "meet your inbox", "daily email", "unsubscribe", "privacy policy", "letterbox"}

// isCallToAction reports whether a line, in lower case, is a call to action; linked is
// how many bytes of it lead elsewhere.
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
	case isForeignCall(s), linked > 0 && (imperative && len(s) <= maxBrief && namesChannel(s) || isFollowLine(s)):
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

// What calls to action below an article say. The first list is enough by itself; with
// the second, the line must speak to the reader as well.
var (
	followPhrases  = []string{"follow @", "follow him", "follow her on", "on twitter at ", "affiliate commission"}
	closingPhrases = []string{"follow us ", "join our ", "sign up", "newsletter", "subscribe", "like us on", "contact us", "become a member", "our privacy policy"}
)

// isClosingCall reports whether a line below an article, in lower case, is a call to
// action, or says where its author can be followed; linked is how many bytes of it
// lead elsewhere.
func isClosingCall(s string, linked int) bool {
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

// containsAny reports whether s contains one of some phrases.
func containsAny(s string, phrases []string) bool {
	for _, phrase := range phrases {
		if strings.Contains(s, phrase) {
			return true
		}
	}
	return false
}

// isNarrative reports whether a text, in lower case, tells about something: it has
// quotation marks, a third person, or a verb of speech or in the past.
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

// imperatives are what a sentence that calls to action begins with, in lower case.
var imperatives = []string{
	"subscribe", "sign up", "signup", "join ", "follow ", "like us", "get ", "download ", "click here", "register ", "please subscribe", "please follow", "please sign up", "please consider",
	"never miss", "don't miss", "don’t miss", "receive ", "stay ", "to subscribe", "to sign up", "to unsubscribe", "to get ", "to receive ", "become a ", "enter your", "contact us",
}

// isImperative reports whether a sentence of a text, in lower case, begins with what
// the reader is to do.
func isImperative(s string) bool {
	for i := 0; i < len(s); {
		s = strings.TrimLeft(s[i:], " *>→-–—·|:!?.")
		for _, lead := range imperatives {
			if strings.HasPrefix(s, lead) {
				return true
			}
		}
		if i = strings.IndexAny(s, ".!?:|"); i < 0 {
			return false
		}
	}
	return false
}

// addressesReader reports whether a text, in lower case, speaks to its reader or for
// its page.
func addressesReader(s string) bool {
	for _, w := range words(s) {
		switch w {
		case "our", "us", "we", "your", "you", "my":
			return true
		}
	}
	return false
}

// namesChannel reports whether a text, in lower case, names what a page sends to its
// readers, or a place where they can follow it.
func namesChannel(s string) bool {
	for _, w := range words(s) {
		switch w {
		case "newsletter", "newsletters", "inbox", "subscribe", "facebook", "twitter", "instagram", "app", "telegram", "youtube", "whatsapp", "alerts", "podcast":
			return true
		}
	}
	return strings.HasPrefix(s, "sign up")
}

// isFollowLine reports whether a line, in lower case, ends with "follow", a name and
// places to follow it: "listen on Sounds, and follow the Courier on Facebook, and
// Instagram".
func isFollowLine(s string) bool {
	const maxFollow = 200 // bytes
	start := strings.LastIndex(s, "follow ")
	if start < 0 || len(s) > maxFollow || start > 0 && !strings.HasSuffix(s[:start], ". ") && !strings.HasPrefix(s, "listen ") {
		return false
	}
	_, places, ok := strings.Cut(s[start:], " on ")
	return ok && isShareRow(places)
}

// isShareRow reports whether a line, in lower case, is names of places to share at.
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

// What calls to subscribe begin with in languages other than English, and what they
// are for.
var (
	foreignImperatives = []string{
		"suscríbete ", "suscríbase ", "suscribite ", "recibe ", "apúntate ", "regístrate ", "abonnieren sie ", "abonniere ", "jetzt abonnieren", "melden sie sich ", "melde dich ", "bestellen sie ",
		"inscrivez-vous ", "abonnez-vous ", "recevez ", "s'inscrire ", "iscriviti ", "abbonati ", "ricevi ", "assine ", "inscreva-se ", "cadastre-se ", "receba ", "meld je ", "schrijf je ", "abonneer je ",
		"prenumerera ", "anmäl dig ", "meld deg ", "tilmeld dig ", "tilaa ", "zapisz się ", "подпишитесь ", "подписывайтесь ",
	}
	foreignChannels = []string{"newsletter", "boletín", "boletin", "bulletin", "infolettre", "lettre d", "nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "uutiskirje", "рассылк", "канал", "telegram", "whatsapp", "youtube", "facebook", "instagram"}
)

// isForeignCall reports whether a line, in lower case, is a call to subscribe in a
// language other than English.
func isForeignCall(s string) bool {
	const maxCall = 120 // bytes
	if len(s) > maxCall {
		return false
	}
	for _, lead := range foreignImperatives {
		if strings.HasPrefix(s, lead) {
			return containsAny(s, foreignChannels)
		}
	}
	return false
}
