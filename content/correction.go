package content

import "time"

// A Correction is what a reader says about a speaker: who said a quotation, or who a person
// of the text really is.
type Correction struct {
	ID string

	// Person is the name of the person that is corrected, with all their quotations. If it
	// is "", the correction is about one quotation.
	Person    string
	Quotation Locator // from the first mark of the quotation to the last

	Name string // who it is; "": nobody
	Made time.Time
}

// IsSameTarget reports whether c and d are about the same person, or the same quotation.
func (c *Correction) IsSameTarget(d *Correction) bool {
	return c.Person == d.Person && (c.Person != "" || c.Quotation.At == d.Quotation.At)
}
