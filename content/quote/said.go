package quote

import (
	"fmt"
	"strings"

	"pullquote/content"
)

// Name is whom q is from: the person by their fullest name where that is known,
// else the words of the text; "" when nobody is named.
func (q *Quotation) Name() string {
	if q.Resolved != "" {
		return q.Resolved
	}
	return q.Speaker
}

// Label is [Quotation.Name] with what the text says of them there: "Jo Park, 52".
func (q *Quotation) Label() string {
	if name := q.Name(); name == "" || q.Detail == "" {
		return name
	}
	return q.Name() + ", " + q.Detail
}

// Why says in a few words what shows who said q: “said” right behind it; 98% sure.
func (q *Quotation) Why() string {
	if q.Speaker == "" {
		return "nothing says who said it"
	}
	why := ""
	for _, r := range rules() {
		if r.name == q.Rule {
			why = r.why
		}
	}
	if q.Cue != "" && !strings.ContainsAny(q.Cue, "—–-:") {
		why = "“" + q.Cue + "” " + why
	}
	if q.Resolved != "" && q.Resolved != q.Speaker {
		why += "; “" + q.Speaker + "” is " + q.Resolved
	}
	return fmt.Sprintf("%s; %.0f%% sure", why, 100*q.Confidence)
}

// Range is from the beginning of the first part to the end of the last.
func (q *Quotation) Range() content.Range {
	return content.Range{Start: q.Parts[0].Start, End: q.Parts[len(q.Parts)-1].End}
}
