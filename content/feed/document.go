package feed

// A document is what a feed says: of itself, and of its items.
type document struct {
	subject
	self     string // the feed's own address
	language value
	isSerial bool // the first item is where to begin
	items    []*item

	isCut       bool // the data ends before the feed does
	hasMore     bool // there is more than is kept
	hasLongText bool // one of its texts is too long to keep whole
}

// A subject is what elements of a feed describe: the feed itself or an item.
type subject struct {
	title       value
	description value
	date        value
	links       []value // to its page
	authors     []value
}

// An item is one text that a feed lists.
type item struct {
	subject
	body   value
	id     string
	media  []medium
	groups []mediaGroup
	thumbs []medium
	files  []medium // enclosures and attachments
	about  mediaText
}

// A value is what an element says. Several elements may say the same thing; the
// one with the lowest rank counts, and of those the first.
type value struct {
	text string
	base string // addresses in the text are resolved against it; "" if the feed sets none
	rank int
}

// offer takes another element's value if it counts more than the one so far.
func (v *value) offer(other value) {
	if other.text != "" && (v.text == "" || other.rank < v.rank) {
		*v = other
	}
}

// best returns the values of the lowest rank.
func best(all []value) []value {
	var out []value
	for _, v := range all {
		switch {
		case len(out) == 0 || v.rank < out[0].rank:
			out = []value{v}
		case v.rank == out[0].rank:
			out = append(out, v)
		}
	}
	return out
}

// A medium is a file that comes with an item: a picture, a recording.
type medium struct {
	address string
	kind    string // its media type
	class   string // "image", "audio" and so on, as Media RSS has it
	width   int    // in pixels; 0 if the feed does not say
	text    mediaText
}

// A mediaGroup is one picture in several sizes.
type mediaGroup struct {
	media []medium
	text  mediaText
}

// A mediaText is what is said of a medium, or of all media of a group or an item.
type mediaText struct{ title, description, credit value }
