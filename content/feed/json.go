package feed

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"html"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/json"
)

// readJSON reads a JSON Feed. It goes through the entries one by one, so that
// of a feed that is cut those before the cut are kept, and makes of them what
// gofeed makes of those in XML, where every text is HTML: its own translator
// takes no missing entry or author, and does not tell plain text from HTML.
func readJSON(data []byte) (*reading, error) {
	d := stdjson.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != stdjson.Delim('{') {
		return nil, ErrNoFeed
	}
	head := map[string]stdjson.RawMessage{}
	r := &reading{feed: &gofeed.Feed{}}
	known := false
	for d.More() && !r.more {
		key, err := d.Token()
		if err == nil && key == "items" {
			known = true
			err = r.items(d)
		} else if err == nil {
			var value stdjson.RawMessage
			if err = d.Decode(&value); err == nil && isOfHead(key) {
				head[key.(string)] = value
			}
		}
		if err != nil {
			r.cut = true
			break
		}
	}
	if !r.cut && !r.more {
		_, err := d.Token()
		r.cut = err != nil
	}
	if !known && head["version"] == nil {
		return nil, ErrNoFeed
	}
	r.head(head)
	return r, nil
}

// isOfHead reports whether a name in a feed stands for something of use.
func isOfHead(key stdjson.Token) bool {
	switch key {
	case "version", "title", "description", "home_page_url", "feed_url", "language", "author", "authors":
		return true
	}
	return false
}

// head reads what a feed says of itself.
func (r *reading) head(values map[string]stdjson.RawMessage) {
	var f json.Feed
	whole, err := stdjson.Marshal(values)
	if err == nil {
		_ = stdjson.Unmarshal(whole, &f) // a value of another type is none
	}
	r.feed.Title, r.feed.Description = html.EscapeString(f.Title), html.EscapeString(f.Description)
	r.feed.Link, r.feed.FeedLink, r.feed.Language = f.HomePageURL, f.FeedURL, f.Language
	r.feed.Authors = people(append(f.Authors, f.Author))
}

// items reads the entries.
func (r *reading) items(d *stdjson.Decoder) error {
	open, err := d.Token()
	if err != nil || open != stdjson.Delim('[') {
		return errors.Join(err, skip(d, open))
	}
	for d.More() {
		if len(r.feed.Items) == maxEntries {
			r.more = true
			return nil
		}
		var one stdjson.RawMessage
		if err := d.Decode(&one); err != nil {
			return err
		}
		var i json.Item
		_ = stdjson.Unmarshal(one, &i) // a value of another type is none
		r.feed.Items = append(r.feed.Items, itemOf(&i))
	}
	_, err = d.Token()
	return err
}

// skip goes to the end of a value that begins with a token.
func skip(d *stdjson.Decoder, t stdjson.Token) error {
	for depth := 0; ; {
		switch t {
		case stdjson.Delim('['), stdjson.Delim('{'):
			depth++
		case stdjson.Delim(']'), stdjson.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if t, err = d.Token(); err != nil {
			return err
		}
	}
}

// itemOf is an entry as gofeed has those in XML.
func itemOf(i *json.Item) *gofeed.Item {
	out := &gofeed.Item{
		Title: html.EscapeString(i.Title), Description: html.EscapeString(i.Summary), Content: i.ContentHTML,
		GUID: i.ID, Link: i.URL, Published: i.DatePublished, Authors: people(append(i.Authors, i.Author)),
	}
	if out.Content == "" {
		out.Content = paragraphs(i.ContentText)
	}
	if out.Link == "" {
		out.Link = i.ExternalURL
	}
	if out.Published == "" {
		out.Published = i.DateModified
	}
	if t, err := time.Parse(time.RFC3339, out.Published); err == nil {
		out.PublishedParsed = &t
	}
	for _, picture := range []string{i.Image, i.BannerImage} {
		if picture != "" {
			out.Enclosures = append(out.Enclosures, &gofeed.Enclosure{URL: picture, Type: "image/*"})
			break
		}
	}
	if i.Attachments != nil {
		for _, a := range *i.Attachments {
			out.Enclosures = append(out.Enclosures, &gofeed.Enclosure{URL: a.URL, Type: a.MimeType})
		}
	}
	return out
}

func people(authors []*json.Author) []*gofeed.Person {
	var out []*gofeed.Person
	for _, a := range authors {
		if a != nil && a.Name != "" {
			out = append(out, &gofeed.Person{Name: html.EscapeString(a.Name)})
		}
	}
	return out
}

// paragraphs is plain text as HTML: a blank line ends a paragraph, any other a
// line.
func paragraphs(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	text = html.EscapeString(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.Trim(p, "\n"); p != "" {
			b.WriteString("<p>" + strings.ReplaceAll(p, "\n", "<br>") + "</p>")
		}
	}
	return b.String()
}
