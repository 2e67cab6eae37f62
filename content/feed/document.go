package feed

// A document holds the content of a feed: its metadata and its items.
type document struct {
	subject
	self     string // the feed's own address
	language value
	isSerial bool // to be read from the first item on
	items    []*item

	isCut       bool // the data ends before the feed does
	hasMore     bool // some items or texts were dropped because of a bound
	hasLongText bool // the end of a text was dropped because of a bound
}

// A subject is the feed or an item: it holds the fields that both have.
type subject struct {
	title       value
	description value
	date        value
	links       []value // to the subject's page
	authors     []value
}

// An item is an item of RSS or JSON Feed, or an entry of Atom.
type item struct {
	subject
	body   value
	id     string
	media  []medium
	groups []mediaGroup
	thumbs []medium
	files  []file // enclosures and attachments
	about  mediaText
}

// A value is the content of an element. If several elements state the same field, the one
// with the lowest rank counts, and among those the first.
type value struct {
	text string
	base string // addresses in the text are resolved against it; "" if the feed sets none
	rank int
	form lineForm // see [value.withLines]
}

// offer replaces the value with another element's value if that takes precedence.
func (v *value) offer(other value) {
	if other.text != "" && (v.text == "" || other.rank < v.rank) {
		*v = other
	}
}

// best returns the values with the lowest rank.
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

// A file accompanies an item, such as a picture or a recording. An item may have a lot of them.
type file struct {
	address   string
	mediaType string
	class     string // the "medium" attribute of Media RSS: "image", "audio" and so on
	width     int    // in pixels; 0 if unknown
}

// A medium is a file with a description.
type medium struct {
	file
	text mediaText
}

// A mediaGroup is a picture in several sizes.
type mediaGroup struct {
	media []medium
	text  mediaText
}

// A mediaText describes a medium, or all media of a group or an item.
type mediaText struct{ title, description, credit value }
