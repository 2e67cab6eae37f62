package html

import (
	"strings"
	"unicode"
)

// A call is a line that a page puts between or behind its paragraphs to make its
// reader subscribe, follow or share: "Sign up for our newsletter". A sentence that
// tells of one is none: it has a speaker, a third person, or is over.

// isCall reports whether a short text, in lower case, calls to subscribe, to follow
// or to share; linked is how much of it leads elsewhere.
func isCall(s string, linked int) bool {
	if tells(s) {
		return false
	}
	const brief = 160 // bytes
	urges := isUrge(s)
	switch {
	case isForeignCall(s), linked > 0 && (urges && len(s) < brief && namesMeans(s) || isFollow(s)):
		return true
	case len(s) >= 250 || !urges && !addresses(s):
		return false
	}
	calls := 0
	for _, phrase := range []string{"delivered to your inbox", "in your inbox", "straight to your inbox", "to your inbox", "sign up", "newsletter", "subscribe", "follow us on", "click here", "meet your inbox", "daily email", "unsubscribe", "privacy policy", "letterbox"} {
		if strings.Contains(s, phrase) {
			calls++
		}
	}
	return calls >= 2 || calls == 1 && urges && addresses(s)
}

// isTailCall reports whether a text at the end, in lower case, calls to follow, to
// write to or to join, or says where its author can be followed; linked is how much
// of it leads elsewhere.
func isTailCall(s string, linked int) bool {
	for _, phrase := range []string{"follow @", "follow him", "follow her on", "on twitter at ", "affiliate commission"} {
		if strings.Contains(s, phrase) {
			return true
		}
	}
	if tells(s) {
		return false
	}
	if strings.Contains(s, "all rights reserved") {
		return true
	}
	const brief = 60 // bytes
	if urges := isUrge(s); !(urges && (linked > 0 || len(s) < brief) || addresses(s) && (urges || linked > 0)) {
		return false
	}
	for _, phrase := range []string{"follow us ", "join our ", "sign up", "newsletter", "subscribe", "like us on", "contact us", "become a member", "our privacy policy"} {
		if strings.Contains(s, phrase) {
			return true
		}
	}
	return false
}

// tells reports whether a text, in lower case, tells of something: it has quotation
// marks, a third person, or a verb that is over.
func tells(s string) bool {
	if strings.ContainsAny(s, "“”„«»\"") {
		return true
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "said", "says", "told", "asked", "wrote", "replied", "added", "according", "was", "were", "had", "did", "would", "he", "she", "him", "his", "her", "they", "them", "me":
			return true
		}
	}
	return false
}

// isUrge reports whether a sentence of a text, in lower case, begins with what
// somebody is to do.
func isUrge(s string) bool {
	for i := 0; i < len(s); {
		s = strings.TrimLeft(s[i:], " *>→-–—·|:!?.")
		for _, lead := range []string{
			"subscribe", "sign up", "signup", "join ", "follow ", "like us", "get ", "download ", "click here", "register ", "please subscribe", "please follow", "please sign up", "please consider",
			"never miss", "don't miss", "don’t miss", "receive ", "stay ", "to subscribe", "to sign up", "to unsubscribe", "to get ", "to receive ", "become a ", "enter your", "contact us",
		} {
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

// addresses reports whether a text, in lower case, speaks to its reader or for its
// page.
func addresses(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "our", "us", "we", "your", "you", "my":
			return true
		}
	}
	return false
}

// namesMeans reports whether a text names what a page sends to its readers, or a
// place where they can follow it.
func namesMeans(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "newsletter", "newsletters", "inbox", "subscribe", "facebook", "twitter", "instagram", "app", "telegram", "youtube", "whatsapp", "alerts", "podcast":
			return true
		}
	}
	return strings.HasPrefix(s, "sign up")
}

// isFollow reports whether a line ends in "follow", somebody's name, and places to
// follow at: "Listen on Sounds, and follow the Courier on Facebook, and Instagram".
func isFollow(s string) bool {
	const most = 200 // bytes
	at := strings.LastIndex(s, "follow ")
	if at < 0 || len(s) > most || at > 0 && !strings.HasSuffix(s[:at], ". ") && !strings.HasPrefix(s, "listen ") {
		return false
	}
	_, places, ok := strings.Cut(s[at:], " on ")
	return ok && isShareRow(places)
}

// isForeignCall reports whether a line is a call to subscribe in another language
// than English.
func isForeignCall(s string) bool {
	const most = 120 // bytes
	if len(s) > most {
		return false
	}
	for _, lead := range []string{
		"suscríbete ", "suscríbase ", "suscribite ", "recibe ", "apúntate ", "regístrate ", "abonnieren sie ", "abonniere ", "jetzt abonnieren", "melden sie sich ", "melde dich ", "bestellen sie ",
		"inscrivez-vous ", "abonnez-vous ", "recevez ", "s'inscrire ", "iscriviti ", "abbonati ", "ricevi ", "assine ", "inscreva-se ", "cadastre-se ", "receba ", "meld je ", "schrijf je ", "abonneer je ",
		"prenumerera ", "anmäl dig ", "meld deg ", "tilmeld dig ", "tilaa ", "zapisz się ", "подпишитесь ", "подписывайтесь ",
	} {
		if !strings.HasPrefix(s, lead) {
			continue
		}
		for _, means := range []string{"newsletter", "boletín", "boletin", "bulletin", "infolettre", "lettre d", "nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "uutiskirje", "рассылк", "канал", "telegram", "whatsapp", "youtube", "facebook", "instagram"} {
			if strings.Contains(s, means) {
				return true
			}
		}
	}
	return false
}
