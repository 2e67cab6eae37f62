package feed

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestOPML reads lists of feeds, and writes one.
func TestOPML(t *testing.T) {
	const list = `<?xml version="1.0" encoding="utf-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Sea"><outline text="Tides &amp; boats" type="rss" xmlUrl="https://example.com/tide.xml?a=1&amp;b=2" htmlUrl="https://example.com/"/>
<outline title="Nets" text="nets" xmlURL="http://example.com/nets"/></outline>
<outline text="twice" xmlUrl="http://example.com/nets"/>
<outline text="a file" xmlUrl="/etc/passwd"/><outline text="no feed" htmlUrl="https://example.com/x"/>
</body></opml>`
	want := []Subscription{{"Tides & boats", "https://example.com/tide.xml?a=1&b=2"}, {"Nets", "http://example.com/nets"}}
	got, err := ParseOPML([]byte(list))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, want); err != nil {
		t.Fatal(err)
	}
	if got, err := ParseOPML(b.Bytes()); err != nil || !slices.Equal(got, want) {
		t.Errorf("written and read again: %+v, %v", got, err)
	}
	for _, e := range []struct {
		name    string
		charset encoding.Encoding
	}{{"iso-8859-1", charmap.ISO8859_1}, {"windows-1251", charmap.Windows1251}, {"utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}} {
		title := "Küste"
		if e.name == "windows-1251" {
			title = "Берег"
		}
		text := fmt.Sprintf("<?xml version=\"1.0\" encoding=\"%s\"?>\n<opml><body><outline text=\"%s\" xmlUrl=\"https://example.com/x\"/></body></opml>", e.name, title)
		data, err := e.charset.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ParseOPML([]byte(data)); err != nil || len(got) != 1 || got[0].Title != title {
			t.Errorf("in %s: %+v, %v", e.name, got, err)
		}
	}
	if got, err := ParseOPML([]byte(list[:300])); !errors.Is(err, ErrCutOPML) || len(got) != 1 {
		t.Errorf("from the beginning of a list: %+v, %v", got, err)
	}
	for _, other := range []string{"", "<rss><channel/></rss>", "text"} {
		if _, err := ParseOPML([]byte(other)); !errors.Is(err, ErrNotOPML) {
			t.Errorf("%q: %v", other, err)
		}
	}
}
