package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/charset"
)

// A Subscription is a feed in a list of feeds.
type Subscription struct {
	Title   string
	Address string // of the feed
}

// ErrNotOPML means that data is not a list of feeds in OPML.
var ErrNotOPML = errors.New("not a list of feeds in OPML")

// ErrCutOPML means that a list of feeds in OPML can only be read up to a mistake.
var ErrCutOPML = errors.New("the list ends in a mistake")

// maxSubscriptions bounds the feeds in a list.
const maxSubscriptions = 10_000

// ParseOPML returns the feeds in a list in OPML, whatever folders they are in, each once. If the
// error is [ErrCutOPML], it also returns those that it has read.
func ParseOPML(data []byte) ([]Subscription, error) {
	d := xml.NewDecoder(bytes.NewReader(charset.UTF8(data, "")))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is in UTF-8 now
	var (
		out    []Subscription
		isOPML bool
		isCut  bool
		seen   = map[string]bool{}
	)
	for len(out) < maxSubscriptions {
		t, err := d.Token()
		if err != nil {
			isCut = !errors.Is(err, io.EOF)
			break
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch name := strings.ToLower(start.Name.Local); {
		case name == "opml":
			isOPML = true
		case isOPML && name == "outline":
			if s := subscription(start.Attr); s.Address != "" && !seen[s.Address] {
				seen[s.Address] = true
				out = append(out, s)
			}
		}
	}
	switch {
	case !isOPML:
		return nil, ErrNotOPML
	case isCut:
		return out, ErrCutOPML
	}
	return out, nil
}

// subscription returns the feed of an outline with attributes. It has no address if the outline
// is not a feed.
func subscription(attributes []xml.Attr) Subscription {
	var s Subscription
	for _, a := range attributes {
		value := content.SanitizeLine(a.Value).String()
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			if content.IsWebAddress(value) {
				s.Address = content.SanitizeURL(value).String()
			}
		case "title":
			s.Title = value
		case "text":
			if s.Title == "" {
				s.Title = value
			}
		}
	}
	return s
}

// WriteOPML writes a list of feeds in OPML.
func WriteOPML(w io.Writer, list []Subscription) error {
	var b bytes.Buffer
	attribute := func(name, value string) {
		b.WriteString(" " + name + `="`)
		_ = xml.EscapeText(&b, []byte(value)) // a buffer does not fail
		b.WriteByte('"')
	}
	b.WriteString(xml.Header + "<opml version=\"2.0\">\n  <head><title>Feeds</title></head>\n  <body>\n")
	for _, s := range list {
		b.WriteString("    <outline type=\"rss\"")
		attribute("text", s.Title)
		attribute("title", s.Title)
		attribute("xmlUrl", s.Address)
		b.WriteString("/>\n")
	}
	b.WriteString("  </body>\n</opml>\n")
	_, err := w.Write(b.Bytes())
	return err
}
