package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"html"
)

// jsonFeed is a JSON Feed without its items.
type jsonFeed struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	HomePageURL string       `json:"home_page_url"`
	FeedURL     string       `json:"feed_url"`
	Language    string       `json:"language"`
	Author      *jsonAuthor  `json:"author"` // in version 1.0
	Authors     []jsonAuthor `json:"authors"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// jsonItem is an item of a JSON Feed.
type jsonItem struct {
	ID            json.RawMessage  `json:"id"` // some feeds write a number
	URL           string           `json:"url"`
	ExternalURL   string           `json:"external_url"`
	Title         string           `json:"title"`
	ContentHTML   string           `json:"content_html"`
	ContentText   string           `json:"content_text"`
	Summary       string           `json:"summary"`
	Image         string           `json:"image"`
	BannerImage   string           `json:"banner_image"`
	DatePublished string           `json:"date_published"`
	DateModified  string           `json:"date_modified"`
	Author        *jsonAuthor      `json:"author"`
	Authors       []jsonAuthor     `json:"authors"`
	Attachments   []jsonAttachment `json:"attachments"`
}

type jsonAttachment struct {
	URL      string `json:"url"`
	MIMEType string `json:"mime_type"`
}

// readJSON reads a JSON Feed item by item: if the feed breaks off, the items before that
// point are kept. The error is [ErrNotFeed].
func readJSON(data []byte) (*document, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, ErrNotFeed
	}
	metadata := map[string]json.RawMessage{}
	d := &document{}
	hasItems := false
	for dec.More() && !d.hasMore {
		key, err := dec.Token()
		if err == nil && key == "items" {
			hasItems = true
			err = d.readItems(dec)
		} else if err == nil {
			var value json.RawMessage
			if err = dec.Decode(&value); err == nil && isMetadataField[key] {
				metadata[key.(string)] = value
			}
		}
		if err != nil {
			d.isCut = true
			break
		}
	}
	if !d.isCut && !d.hasMore {
		_, err := dec.Token()
		d.isCut = err != nil
	}
	if !hasItems && metadata["version"] == nil {
		return nil, ErrNotFeed
	}
	d.readMetadata(metadata)
	return d, nil
}

// isMetadataField contains the names of the feed's own fields that are used here.
var isMetadataField = map[json.Token]bool{
	"version": true, "title": true, "description": true, "home_page_url": true, "feed_url": true, "language": true, "author": true, "authors": true,
}

// readMetadata reads the feed's own fields.
func (d *document) readMetadata(values map[string]json.RawMessage) {
	var f jsonFeed
	if fields, err := json.Marshal(values); err == nil {
		_ = json.Unmarshal(fields, &f) // a value of another type is left out
	}
	d.title.text, d.description.text = html.EscapeString(f.Title), html.EscapeString(f.Description)
	d.links = []value{{text: f.HomePageURL}}
	d.self, d.language.text = f.FeedURL, f.Language
	d.authors = jsonNames(f.Authors, f.Author)
}

// readItems reads the items.
func (d *document) readItems(dec *json.Decoder) error {
	open, err := dec.Token()
	if err != nil || open != json.Delim('[') {
		return errors.Join(err, skipJSON(dec, open))
	}
	for dec.More() {
		if len(d.items) == maxItems {
			d.hasMore = true
			return nil
		}
		var one json.RawMessage
		if err := dec.Decode(&one); err != nil {
			return err
		}
		var i jsonItem
		_ = json.Unmarshal(one, &i) // a value of another type is left out
		d.items = append(d.items, i.item())
	}
	_, err = dec.Token()
	return err
}

// skipJSON skips the rest of a value that begins with token t.
func skipJSON(dec *json.Decoder, t json.Token) error {
	for depth := 0; ; {
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if t, err = dec.Token(); err != nil {
			return err
		}
	}
}

// item converts an item. Plain text becomes HTML without elements.
func (j *jsonItem) item() *item {
	out := &item{body: value{text: cmp.Or(j.ContentHTML, html.EscapeString(j.ContentText))}}
	out.title.text, out.description.text = html.EscapeString(j.Title), html.EscapeString(j.Summary)
	out.links = []value{{text: j.URL}, {text: j.ExternalURL}}
	out.date.text = cmp.Or(j.DatePublished, j.DateModified)
	out.authors = jsonNames(j.Authors, j.Author)
	_ = json.Unmarshal(j.ID, &out.id) // an id that is not a string is not an address
	out.files = make([]file, 0, len(j.Attachments)+1)
	if picture := cmp.Or(j.Image, j.BannerImage); picture != "" {
		out.files = append(out.files, file{address: picture, mediaType: "image/*"})
	}
	for _, a := range j.Attachments {
		out.files = append(out.files, file{address: a.URL, mediaType: a.MIMEType})
	}
	return out
}

// jsonNames returns the names of all authors, as HTML.
func jsonNames(authors []jsonAuthor, author *jsonAuthor) []value {
	if author != nil {
		authors = append(authors, *author)
	}
	var out []value
	for _, a := range authors {
		if a.Name != "" {
			out = append(out, value{text: html.EscapeString(a.Name)})
		}
	}
	return out
}
