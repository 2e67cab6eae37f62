// Package feed makes an article of a feed: of RSS 0.9 to 2.0, Atom and JSON
// Feed.
//
// The article of a feed lists its entries. An entry is one text that the feed
// tells of: its title, who wrote it and when, where it is, and a summary. An
// entry whose text is in the feed has an article of its own.
//
// A feed is mended before gofeed reads it: what feeds are sent with is often
// not well-formed, and what is made to do harm never gets there.
//
// What always holds: a feed that breaks off is read up to there; what is read
// is bounded in size, depth and number, in time that is in proportion to it;
// links lead to http and https alone; references are decoded once, and a text
// that is HTML escaped twice is HTML.
package feed

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"pullquote/content"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"
)

// maxSize bounds what of a feed is read, in bytes.
const maxSize = 32 << 20

// ErrNoFeed is what is wrong with data that is something else.
var ErrNoFeed = errors.New("it is neither RSS, Atom nor a JSON Feed; open it without --type feed")

// A reading is what was read of a feed. Every text in it is HTML.
type reading struct {
	feed *gofeed.Feed
	cut  bool // the data ends before the feed does
	more bool // there is more than is kept
	long bool // as one of its texts is too long
}

// Parse reads a feed in UTF-8, whatever charset it says that it is in. Addresses
// in it are resolved against base, its own address; "" for none. The error is a
// message to stand behind a colon: what is wrong, and what to try.
func Parse(data []byte, base string) (*content.Article, error) {
	r, err := read(trim(data), base)
	switch {
	case errors.Is(err, ErrNoFeed):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w; open it in a browser, or try another feed", err)
	}
	return newMapping(r, base).article(), nil
}

// read reads a feed of any kind.
func read(data []byte, base string) (*reading, error) {
	large := len(data) > maxSize
	if large {
		data = data[:maxSize]
	}
	if len(data) == 0 {
		return nil, ErrNoFeed
	}
	parse := readJSON
	if data[0] != '{' {
		parse = func(data []byte) (*reading, error) { return readXML(data, base) }
	}
	r, err := parse(data)
	if err != nil {
		return nil, err
	}
	if large {
		r.cut, r.more = false, true
	}
	return r, nil
}

// readXML has gofeed read what the repairer makes of a feed.
func readXML(data []byte, base string) (*reading, error) {
	mended, ok := repair(strings.ToValidUTF8(string(data), "\ufffd"), base)
	if !ok {
		return nil, ErrNoFeed
	}
	r := &reading{cut: mended.scan.cut && !mended.more, more: mended.more, long: mended.long}
	source := strings.NewReader(mended.out.String())
	if strings.HasPrefix(mended.out.String(), "<feed") {
		f, err := (&atom.Parser{}).Parse(source)
		if err != nil {
			return nil, err
		}
		r.feed, err = (&gofeed.DefaultAtomTranslator{}).Translate(f)
		return r, err
	}
	f, err := (&rss.Parser{}).Parse(source)
	if err != nil {
		return nil, err
	}
	r.feed, err = (&gofeed.DefaultRSSTranslator{DisableContentImageScan: true}).Translate(f)
	if err != nil {
		return nil, err
	}
	r.feed.Authors = nil // who looks after the feed has not written what is in it
	for i, item := range r.feed.Items {
		named(item, f.Items[i].Author)
	}
	return r, nil
}

// named gives an item all its authors: gofeed takes the first, and none that it
// cannot tell from an address.
func named(item *gofeed.Item, author string) {
	if dc := item.DublinCoreExt; dc != nil && author == "" && len(dc.Creator) > 1 {
		item.Authors = nil
		for _, name := range dc.Creator {
			item.Authors = append(item.Authors, &gofeed.Person{Name: name})
		}
	}
	if len(item.Authors) == 1 && item.Authors[0].Name == "" && !strings.Contains(author, "@") {
		item.Authors = []*gofeed.Person{{Name: author}}
	}
}

// problems are sentences for the reader.
func (r *reading) problems() []string {
	var out []string
	if r.cut {
		out = append(out, "the feed breaks off in the middle; what came before that is shown")
	}
	if r.more {
		out = append(out, fmt.Sprintf("the feed is very long; its first %d entries are shown, and the rest is left out", len(r.feed.Items)))
	}
	if r.long {
		out = append(out, fmt.Sprintf("a text in the feed is longer than %d MiB; its end is left out", maxText>>20))
	}
	return out
}

// address is an address to go to, resolved against the first base that is one
// itself; "" when it is none of http or https.
func address(s string, bases ...string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return ""
	}
	for _, base := range bases {
		if u.IsAbs() {
			break
		}
		if b, err := url.Parse(base); err == nil && isWeb(b) {
			u = b.ResolveReference(u)
		}
	}
	if !isWeb(u) {
		return ""
	}
	return content.SanitizeURL(u.String())
}

func isWeb(u *url.URL) bool {
	return (strings.EqualFold(u.Scheme, "http") || strings.EqualFold(u.Scheme, "https")) && u.Host != ""
}
