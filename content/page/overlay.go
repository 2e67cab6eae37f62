package page

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// An overlay is in front of the page until the reader answers it: a request for consent, a
// form to log in. Its text may be longer than the article.

// isOverlay reports whether n is an overlay: a box with buttons or fields that the page
// declares as a dialog, or a text about the data of the reader that is beside the whole page.
func (f junkFilter) isOverlay(n *dom.Node) bool {
	s := f.shapes.shape(n)
	if s.controls == 0 || s.containsArticle || f.weights.Of(n).Text == 0 || isInArticle(n) {
		return false
	}
	if dom.HasRole(n, "dialog", "alertdialog") {
		return true
	}
	return dom.Is(n, atom.Div, atom.Section, atom.Aside, atom.Form) && f.isBesidePage(n) && isConsentRequest(n)
}

// isBesidePage reports whether the headline is in another part of the body than n.
func (f junkFilter) isBesidePage(n *dom.Node) bool {
	if f.headline == nil {
		return false
	}
	for n.Parent != nil && !dom.Is(n.Parent, atom.Body) {
		n = n.Parent
	}
	return !dom.Contains(n, f.headline)
}

// consentTopics are the stems of words in a request for consent, by topic.
var consentTopics = [][]string{
	{"cookie", "куки"},
	{"partner", "partenaire", "partenair", "socio", "parceiro", "партн", "anbieter", "vendor", "provider"},
	{"personal data", "personenbezogen", "données personnelles", "données à caractère personnel", "datos personales", "dati personali", "dados pessoais", "persoonsgegevens", "персональн", "dane osobowe", "danych osobowych", "personuppgifter", "personoplysninger"},
	{"consent", "einwillig", "zustimm", "consentement", "consentimiento", "consenso", "consentimento", "toestemming", "согласи", "zgod", "samtyck", "samtykke", "accept", "akzept", "acept", "accett", "aceit"},
	{"privacy", "datenschutz", "confidentialité", "privacidad", "privacidade", "конфиденциальн", "prywatnoś", "integritet", "privatliv"},
	{"personali", "advertis", "werbung", "anzeigen", "publicit", "publicid", "pubblicit", "advertent", "реклам", "reklam", "annons"},
	{"device", "gerät", "appareil", "dispositiv", "apparaat", "устройств", "urządzeni", "enhet"},
}

// isConsentRequest reports whether the text of n speaks of most topics of a request for
// consent.
func isConsentRequest(n *dom.Node) bool {
	const (
		minTopics = 4
		maxText   = 4000 // bytes
	)
	text := strings.ToLower(dom.LineText(n, maxText))
	topics := 0
	for _, stems := range consentTopics {
		if containsAny(text, stems) {
			topics++
		}
	}
	return topics >= minTopics
}

// isSignUp reports whether n is a short text around a field for the reader's address or
// password.
func (f junkFilter) isSignUp(n *dom.Node) bool {
	const maxText = 500 // bytes
	w, s := f.weights.Of(n), f.shapes.shape(n)
	return s.asksWho && w.Text <= maxText && w.Text*4 < f.total && s.paragraphs <= 1 && !s.containsArticle && dom.Is(n, atom.Div, atom.Section, atom.Aside)
}

// isAMPAdvertisement reports whether n is an element of AMP for advertisements.
func isAMPAdvertisement(n *dom.Node) bool { return n.Data == "amp-ad" || n.Data == "amp-embed" }
