package document

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
)

// Speaker returns the name of the person whose quotations are listed; "" if all are.
func (d *Document) Speaker() string {
	if d.person < 0 {
		return ""
	}
	return d.analysis.People[d.person].Name
}

// Listed returns the indexes of the listed quotations, in the order of their numbers; nil
// if all are listed.
func (d *Document) Listed() []int {
	if d.person < 0 {
		return nil
	}
	return d.analysis.People[d.person].Quotations
}

// ToggleSpeaker lists only the quotations by the speaker of the current one, or all again.
func (d *Document) ToggleSpeaker() Outcome {
	switch {
	case d.person >= 0:
		return d.ListAll()
	case len(d.order()) == 0:
		return Outcome{Notice: "no quotes in this article"}
	case d.quote < 0:
		return Outcome{Notice: "no quote here yet · ) goes to the next"}
	case d.quotes.personOf(d.quote) < 0:
		return Outcome{Notice: "the text does not say who"}
	}
	return d.list(d.quotes.personOf(d.quote))
}

// ListSpeaker lists only the quotations by the person with that name.
func (d *Document) ListSpeaker(name string) Outcome {
	for i, p := range d.analysis.People {
		if p.Name == name {
			return d.list(i)
		}
	}
	return Outcome{}
}

// ListAll lists all quotations.
func (d *Document) ListAll() Outcome {
	d.person = -1
	d.evidence = content.Range{}
	return Outcome{Notice: "all quotes"}
}

func (d *Document) list(person int) Outcome {
	d.person = person
	theirs := d.Listed()
	var out Outcome
	d.evidence = content.Range{}
	if d.quote < 0 || !d.isListed(d.quote) {
		out = d.ShowQuote(theirs[0])
	}
	out.Notice = fmt.Sprintf("%s by %s · {only-speaker} shows all", content.Pluralize(len(theirs), "quote"), d.Speaker())
	return out
}

// joined joins the texts that are not empty.
func joined(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), separator)
}
