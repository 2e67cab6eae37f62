package mail

import (
	"encoding/base64"
	"flag"
	"fmt"
	"io"
	"mime/quotedprintable"
	"strings"
	"testing"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write the results into the test cases")

func parse(data []byte) *content.Article { return Parse(data, Options{}) }

func TestParse(t *testing.T) { blocktest.Run(t, parse, *update) }

// TestLineEnds checks that every case has the same result with CRLF line ends.
func TestLineEnds(t *testing.T) {
	blocktest.Run(t, func(data []byte) *content.Article {
		return parse([]byte(strings.ReplaceAll(string(data), "\n", "\r\n")))
	}, false)
}

// TestCharsets checks texts and headers with and without declared charsets.
func TestCharsets(t *testing.T) {
	const text = "\xc4\xee\xec \xf1\xf2\xee\xe8\xf2 \xf3 \xe4\xee\xf0\xee\xe3\xe8, \xe8 \xed\xe8\xea\xf2\xee \xed\xe5 \xe7\xed\xe0\xe5\xf2, \xf7\xe5\xe9 \xee\xed."
	const want = "Дом стоит у дороги, и никто не знает, чей он."
	for _, c := range []struct{ name, contentType, charset string }{
		{"declared", "text/plain; charset=windows-1251", ""},
		{"not declared", "text/plain", ""},
		{"declared as an impossible charset", "text/plain; charset=us-ascii", ""},
		{"declared as the wrong charset", "text/plain; charset=iso-8859-1", ""},
		{"an unknown name", "text/plain; charset=unknown-8bit", ""},
		{"no type at all", "", ""},
		{"named by the reader", "text/plain; charset=koi8-r", "cp1251"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Parse([]byte("From: a@example.org\nSubject: "+text+"\nContent-Type: "+c.contentType+"\n\n"+text+"\n"), Options{Charset: c.charset})
			if a.Title.String() != want || a.Block(1).Plain() != want {
				t.Errorf("%s", blocktest.Dump(a))
			}
		})
	}
	a := parse([]byte("From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$BD,$rBT$D!#\x1b(B\n"))
	if got := a.Block(1).Plain(); got != "潮を待つ。" {
		t.Errorf("%q", got)
	}
}

func TestSniff(t *testing.T) {
	for data, want := range map[string]bool{
		"From: a@example.org\nSubject: x\nDate: y\n\nz":                    true,
		"\n\nReturn-Path: <a>\nReceived: by x;\n\ty\nfrom: a\nto: b\n\nz":  true,
		"Received: by x\nSubject: y\n\nz":                                  true,
		"From a@example.org Tue Jan  5 09:00:00 2021\nFrom: a\nTo: b\n\nz": true,
		"\xef\xbb\xbfFrom: a@example.org\r\nTo: b\r\nSubject: x\r\n\r\nz":  true,
		"MIME-Version: 1.0\nFrom: a\nContent-Type: text/html\n\n<p>":       true,
		"Title: The harbour\nAuthor: Jo Park\nDate: 3 March 2021\n\nz":     false,
		"From: Jo Park\n\nIt is late.":                                     false,
		"From here on: nothing\nTo: all\n\nz":                              false,
		"Subject: x\nDate: y\n\nz":                                         false,
		"---\nfrom: a\nto: b\ndate: c\n---\n":                              false,
		"HTTP/1.1 200 OK\nDate: x\nContent-Type: y\n\nz":                   false,
		"He said: no.\nFrom: there\nTo: here\nDate: now\n":                 false,
		"": false,
	} {
		if got := Sniff([]byte(data)); got != want {
			t.Errorf("%q: %t", data, got)
		}
	}
}

// TestMedia checks the pictures of a message.
func TestMedia(t *testing.T) {
	a := parse([]byte(`From: a@example.org
Subject: Boats
Content-Type: multipart/related; boundary=a

--a
Content-Type: text/html

<p>Look.</p><img src="cid:one%40example.org"><img src="https://example.com/two.png"><p>Text.</p>
--a
Content-Type: image/png
Content-ID: <one@example.org>
Content-Transfer-Encoding: base64

b25l
--a
Content-Type: image/png
Content-Location: https://example.com/two.png

two
--a
Content-Type: image/png; name="the third.png"
Content-Disposition: inline

three
--a--
`))
	for src, want := range map[string]string{
		"cid:one%40example.org": "one", "cid:one@example.org": "one", "https://example.com/two.png": "two", "mailpart:4": "three",
		"cid:": "", "cid:x": "", "mailpart:": "", "mailpart:1": "", "https://example.com/x.png": "", "the third.png": "",
	} {
		f, err := a.Media.Open(t.Context(), src)
		if err != nil {
			if want != "" {
				t.Errorf("%s: %v", src, err)
			}
			continue
		}
		if got, err := io.ReadAll(f); string(got) != want || err != nil {
			t.Errorf("%s: %q, %v", src, got, err)
		}
	}
	var shown []string
	for _, b := range a.Blocks() {
		if f, ok := b.(*content.Figure); ok {
			shown = append(shown, f.Src.String())
		}
	}
	if got := strings.Join(shown, " "); got != "cid:one%40example.org https://example.com/two.png mailpart:4" {
		t.Errorf("figures: %s", got)
	}
}

// TestBounds checks messages and mailboxes that exceed the bounds.
func TestBounds(t *testing.T) {
	many := "From: a@example.org\nTo: b\nContent-Type: multipart/mixed; boundary=a\n\n" + strings.Repeat("--a\n\nx\n", 2*maxParts) + "--a--\n"
	if a := parse([]byte(many)); a.Len() != maxParts+1 || len(a.Problems) != 1 || !strings.Contains(a.Problems[0].String(), "parts") {
		t.Errorf("%d blocks, %q", a.Len(), a.Problems)
	}
	deep := "From: a@example.org\nTo: b\n"
	for i := range 3 * maxNesting {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	if a := parse([]byte(deep + "\nThe text.\n")); !strings.Contains(blocktest.Dump(a), "The text.") || len(a.Problems) == 0 {
		t.Errorf("%s", blocktest.Dump(a))
	}
	inside := strings.Repeat("Content-Type: message/rfc822\n\n", 3*maxNesting)
	if a := parse([]byte("From: a@example.org\n" + inside + "\nThe text.\n")); len(a.Problems) == 0 {
		t.Errorf("%s", blocktest.Dump(a))
	}
	large := strings.Repeat("From a Tue Jan  5 09:00:00 2021\nFrom: a@example.org\nSubject: Tide\n\n"+strings.Repeat("The tide turns. ", 20)+"\n\n", maxPrinted/300)
	if a := parse([]byte(large)); a.Len() != 1 || len(a.Entries) != maxPrinted/300 || a.Entries[7].Article().Title.String() != "Tide" {
		t.Errorf("%d blocks, %d entries", a.Len(), len(a.Entries))
	}
}

// FuzzParse checks that the results are safe to draw.
func FuzzParse(f *testing.F) {
	f.Add([]byte("From: \x1b[31m <a@b>\nSubject: =?utf-8?Q?=1B[31m=00?=\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>&#27;x\n--a--\n"))
	f.Add([]byte("From x y\nFrom: a\n\n> > q\n-- \ns\n\nFrom x y\nFrom: b\nContent-Type: text/plain; format=flowed\n\na \nb\n"))
	f.Add([]byte("From: a\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Transfer-Encoding: base64\n\nG1szMW0=\n--a\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src=cid:x>\n--b\nContent-Type: image/png\nContent-ID: <x>\n\nz\n--b--\n"))
	f.Add([]byte("From: a\nContent-Type: message/rfc822\n\nFrom: b\nContent-Disposition: attachment; filename=\"\x1b]0;x\x07\"\n\ndiff --git a b\n-- \n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a := parse(data)
		if err := blocktest.Check(a); err != nil {
			t.Fatal(err)
		}
		for i, e := range a.Entries {
			if i > 20 {
				break
			}
			if err := blocktest.Check(e.Article()); err != nil {
				t.Fatal(err)
			}
		}
		Sniff(data)
	})
}

// FuzzNothingLost checks that every letter of a text arrives, in order, however the text
// is encoded and split into parts.
func FuzzNothingLost(f *testing.F) {
	f.Add("> a b\n>> c\nOn d wrote:\n> e\n-- \nf g", uint8(0))
	f.Add("qq\nqq\n\n> qq\n|x\n|y", uint8(1))
	f.Add("a \nb \n> c \n> d", uint8(2))
	f.Add("a\n\n\n> b\n\n\n\nwrote:\n\n> c", uint8(7))
	f.Fuzz(func(t *testing.T, text string, how uint8) {
		text = strings.Map(func(r rune) rune {
			if 'a' <= r && r <= 'z' || strings.ContainsRune(" >|-:\n", r) {
				return r
			}
			return -1
		}, text)
		body, encoding := text, "8bit"
		switch how % 3 {
		case 1:
			var b strings.Builder
			w := quotedprintable.NewWriter(&b)
			fmt.Fprint(w, text)
			_ = w.Close() // writes to memory
			body, encoding = b.String(), "quoted-printable"
		case 2:
			body, encoding = base64.StdEncoding.EncodeToString([]byte(text)), "base64"
		}
		kind := "text/plain"
		if how&4 != 0 {
			kind += "; format=flowed"
		}
		part := "Content-Type: " + kind + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + body + "\n"
		mail := "From: a@example.org\nTo: b\n" + part
		want := letters(text)
		if how&8 != 0 {
			mail = "From: a@example.org\nTo: b\nContent-Type: multipart/mixed; boundary=\"=_x\"\n\n--=_x\n" + part + "\n--=_x\n" + part
			want += want
		}
		var got strings.Builder
		for i, b := range parse([]byte(mail)).Blocks() {
			if i > 0 || !strings.HasPrefix(b.Plain(), "To: b") {
				got.WriteString(b.Plain())
			}
		}
		if letters(got.String()) != want {
			t.Errorf("%q became %q", mail, got.String())
		}
	})
}

// letters returns the letters of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
