package quote

// Threshold is the confidence below which nobody's name is given: a wrong name
// under a quotation is worse than none.
const Threshold = 0.55

// How sure the speaker of a quotation is that has no words for it.
const (
	nounSure  = 0.8  // that “the coach” is who comes to mind
	carrySure = 0.93 // the speaker of the quotation before
	turnSure  = 0.85 // whose turn it is
	beatSure  = 0.85 // who does something right behind it
)

// name gives f the name of its speaker, where that is sure enough; else what is
// left is how the text puts it, or nobody where it does not say.
func (f *found) name() {
	switch {
	case f.who == nil || f.who.nameless:
	case f.Confidence >= Threshold:
		f.Resolved = f.who.name
	}
}
