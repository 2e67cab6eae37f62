package epub

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"

	"golang.org/x/text/encoding/unicode"
)

// plain is a book of one chapter that says "deep".
func plain() testBook {
	return makeBook("=== metadata\n<dc:title>The Harbour</dc:title>\n=== one.xhtml\n<p>It is deep.</p>\n")
}

// reason is why a book cannot be read; -1 if it can.
func reason(t *testing.T, data []byte) Reason {
	t.Helper()
	a, err := Parse(data, func(a *content.Article, percent int) {
		if err := blocktest.Check(a); err != nil || percent < 0 || percent > 100 {
			t.Errorf("early, at %d%%: %v", percent, err)
		}
	})
	if err == nil {
		if err := blocktest.Check(a); err != nil {
			t.Error(err)
		}
		return -1
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no *Error", err)
	}
	if s := e.Error(); s == "" || strings.ContainsAny(s, "\n\x1b") || content.Sanitize(s) != s {
		t.Errorf("the sentence is %q", s)
	}
	return e.Reason
}

func TestRefused(t *testing.T) {
	whole := plain().zip()
	noCode := bytes.Clone(whole)
	for i := bytes.Index(noCode, []byte("PK\x01\x02")); i < len(noCode)-22; i++ {
		noCode[i] = 0xff
	}
	sealed := bytes.Clone(whole) // by a password: a flag in each header
	for at := range sealed {
		switch {
		case bytes.HasPrefix(sealed[at:], []byte("PK\x03\x04")):
			sealed[at+6] |= 1
		case bytes.HasPrefix(sealed[at:], []byte("PK\x01\x02")):
			sealed[at+8] |= 1
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want Reason
	}{
		"nothing":              {nil, NotEPUB},
		"a text":               {[]byte("It rains."), NotEPUB},
		"a part of an archive": {whole[:len(whole)/2], Damaged},
		"no directory":         {noCode, Damaged},
		"an archive of a text": {testBook{{"a.txt", "It rains."}}.zip(), NotEPUB},
		"no entries":           {testBook{}.zip(), NotEPUB},
		"a password":           {sealed, Encrypted},
	} {
		t.Run(name, func(t *testing.T) {
			if got := reason(t, c.data); got != c.want {
				t.Errorf("the reason is %d, not %d", got, c.want)
			}
		})
	}
}

// TestOpens holds that books are read however they are packed and written.
func TestOpens(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="utf-16"?><html><body><p>Así deep.</p></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	latin := "<?xml version='1.0' encoding='ISO-8859-1'?><html><body><p>As\xed deep.</p></body></html>"
	undeclared := "<html><body><p>As\xed deep.</p></body></html>"
	withChapter := func(data string) []byte {
		b := plain()
		for i := range b {
			if b[i].name == "one.xhtml" {
				b[i].data = data
			}
		}
		return b.zip()
	}
	for name, data := range map[string][]byte{
		"UTF-16":                    withChapter(utf16),
		"UTF-16 without a mark":     withChapter(utf16[2:]),
		"Latin-1":                   withChapter(latin),
		"no charset":                withChapter(undeclared),
		"UTF-8 with a mark":         withChapter("\ufeff<html><body><p>Así deep.</p></body></html>"),
		"the wrong charset":         withChapter("<?xml version='1.0' encoding='utf-16'?><html><body><p>As\xed deep.</p></body></html>"),
		"no document around it":     withChapter("<p>Así deep.</p>"),
		"something before the file": append([]byte("MZ and so on\n"), withChapter("<p>Así deep.</p>")...),
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Parse(data, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Blocks[len(a.Blocks)-1].Plain(); name != "no document" && got != "Así deep." {
				t.Errorf("the text is %q", got)
			}
		})
	}
}

// TestCut holds that a part which cannot be read is told of, and the rest read.
func TestCut(t *testing.T) {
	b := makeBook("=== metadata\n<dc:title>The Harbour</dc:title>\n=== one.xhtml\n<p>One is shallow.</p>\n=== two.xhtml\n<p>Two is deep.</p>\n")
	data := b.zip()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if f.Name == "one.xhtml" {
			at, _ := f.DataOffset()
			data[at+int64(f.CompressedSize64)/2] ^= 0x55
		}
	}
	a, err := Parse(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Problems) != 1 || !strings.Contains(a.Problems[0], "one.xhtml") || !strings.Contains(a.Problems[0], "damaged") {
		t.Errorf("the problems are %q", a.Problems)
	}
	if got := a.Blocks[len(a.Blocks)-1].Plain(); got != "Two is deep." {
		t.Errorf("the text ends with %q", got)
	}
}

// hostile are books that want more than their share, each with "deep" in it if
// it can be read.
func hostile() map[string]struct {
	data []byte
	want Reason
} {
	const n = 100_000
	count := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(format, "#", fmt.Sprint(i)))
		}
		return b.String()
	}
	fill := func(size int, s string) string { return strings.Repeat(s, size/len(s)) }
	with := func(name, data string) []byte {
		return makeBook("=== metadata\n<dc:title>The Harbour</dc:title>\n=== " + name + "\n" + data + "\n=== one.xhtml\n<p>It is deep.</p>\n").zip()
	}
	opf := func(manifest, spine string) []byte {
		return makeBook("=== content.opf\n<package><manifest>" + manifest + "</manifest><spine>" + spine + "</spine></package>\n=== one.xhtml\n<p>It is deep.</p>\n").zip()
	}
	const one = `<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>`
	const ref = `<itemref idref="one"/>`
	many := plain()
	for i := range mostEntries + 1 {
		many = append(many, testFile{fmt.Sprintf("x%d", i), ""})
	}
	bomb := ""
	for i := range 20 {
		bomb += fmt.Sprintf("=== b%d.xhtml\n%s\n", i, fill(7<<20, "boom "))
	}
	return map[string]struct {
		data []byte
		want Reason
	}{
		"a long chapter of nothing":       {with("a.xhtml", fill(30<<20, " ")), -1},
		"a long chapter":                  {with("a.xhtml", fill(12<<20, "boom ")), -1},
		"chapters that unpack to much":    {makeBook(bomb).zip(), TooLarge},
		"many entries":                    {many.zip(), TooLarge},
		"entries that share their data":   {overlapping(200, fill(7<<20, "boom ")), TooLarge},
		"sizes that lie":                  {lying(plain().zip()), Damaged},
		"a container of nothing":          {with("META-INF/encryption.xml", fill(12<<20, " ")), -1},
		"a manifest of many":              {opf(one+count(n, `<item id="i#" href="f#.xhtml" media-type="application/xhtml+xml"/>`), ref), -1},
		"a long order of what is missing": {opf(one+count(n/2, `<item id="i#" href="f#.xhtml"/>`), count(n/2, `<itemref idref="i#"/>`)+ref), -1},
		"a package of too much":           {opf(one+count(n, `<item id="i#" href="some/where/deep/f#.xhtml" media-type="application/xhtml+xml"/>`), ref), TooLarge},
		"one chapter many times":          {opf(one, strings.Repeat(ref, n)), -1},
		"one chapter by many names":       {opf(one+count(n, `<item id="i#" href="./x#/../one.xhtml"/>`), count(n, `<itemref idref="i#"/>`)), -1},
		"long names":                      {opf(one+`<item id="`+fill(1<<20, "x")+`" href="`+fill(1<<20, "../")+fill(1<<20, "a/")+`"/>`, ref), -1},
		"names that lead out":             {append(plain(), testFile{"../../evil.xhtml", "x"}, testFile{"/etc/evil", "x"}, testFile{`..\evil`, "x"}, testFile{"..", "x"}).zip(), -1},
		"many titles":                     {makeBook("=== metadata\n" + count(n/4, "<dc:title>#</dc:title><meta refines='##' property='title-type'>main</meta><dc:creator>#</dc:creator>") + "\n=== one.xhtml\n<p>deep</p>").zip(), -1},
		"a deep table of contents":        {with("nav.xhtml", fill(1<<20, `<ol><li><a href="one.xhtml">x</a>`)), -1},
		"a deep table of points":          {with("toc.ncx", fill(1<<20, `<navPoint><navLabel><text>x</text></navLabel><content src="one.xhtml"/>`)), -1},
		"a table of contents of itself":   {with("nav.xhtml", fill(1<<20, `<ol><li><a href="nav.xhtml">x</a></li></ol>`)), -1},
		"many places in one":              {with("nav.xhtml", "<ol>"+count(n, `<li><a href="one.xhtml#x#">deep #</a></li>`)+"</ol>"), -1},
		"long labels":                     {with("nav.xhtml", "<ol>"+count(20, `<li><a href="one.xhtml">`+fill(100_000, "long ")+"</a></li>")+"</ol>"), -1},
		"deep elements":                   {with("a.xhtml", fill(4<<20, "<div>")+"x"), -1},
		"deep elements that end":          {with("a.xhtml", fill(2<<20, "<div><b>")+fill(2<<20, "</b></div>")), -1},
		"elements that never end":         {with("a.xhtml", count(n, "<b id='#'>")+fill(1<<20, "<p>x")), -1},
		"ends of nothing":                 {with("a.xhtml", fill(2<<20, "<div></p></b></i></li>")), -1},
		"many attributes":                 {with("a.xhtml", "<p "+count(n, "a#='b' ")+">x</p>"), -1},
		"pages in pages":                  {with("a.xhtml", fill(1<<20, "<span class='page'>")+"1"), -1},
		"drawings in drawings":            {with("a.xhtml", fill(1<<20, "<svg><image href='a'>")), -1},
		"letters in pictures":             {with("a.xhtml", fill(1<<20, "<span><img alt='T'/>")), -1},
		"notes":                           {with("a.xhtml", count(n/4, "<p>x<a id='r#' href='#n#'>[#]</a></p>")+count(n/4, "<p id='n#'><a href='#r#'>[#]</a> deep</p>")), -1},
		"notes in one line":               {with("a.xhtml", "<p>"+count(n/4, "<a id='r#' href='#n#'>[#]</a>")+"</p><p>"+count(n/4, "<a id='n#' href='#r#'>[#]</a>")), -1},
		"marks in spans":                  {with("a.xhtml", count(n/4, "<span><a href='#n'>*</a>")), -1},
		"broken XML":                      {with("a.xhtml", fill(1<<20, "<a <b <!-- ]]> &#x110000; &;<![CDATA[ <?")), -1},
	}
}

// overlapping is a book of chapters that are one piece of the archive: each
// entry of the directory points at the same data.
func overlapping(chapters int, text string) []byte {
	var source strings.Builder
	for i := range chapters {
		fmt.Fprintf(&source, "=== c%d.xhtml\n\n", i)
	}
	b := makeBook(source.String())
	var small testBook
	for _, f := range b {
		if strings.HasSuffix(f.name, ".xhtml") {
			f.data = ""
		}
		small = append(small, f)
	}
	small = append(testBook{{"kernel", text}}, small...)
	data := small.zip()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		panic(err)
	}
	kernel := r.File[1]
	begin := 0 // of the kernel's local header
	for _, f := range r.File[:1] {
		at, _ := f.DataOffset()
		begin = int(at + int64(f.CompressedSize64))
	}
	begin = bytes.Index(data[begin:], []byte("PK\x03\x04")) + begin
	for at := bytes.Index(data, []byte("PK\x01\x02")); at >= 0 && bytes.HasPrefix(data[at:], []byte("PK\x01\x02")); {
		entry := data[at:]
		name, extra, comment := int(binary.LittleEndian.Uint16(entry[28:])), int(binary.LittleEndian.Uint16(entry[30:])), int(binary.LittleEndian.Uint16(entry[32:]))
		if strings.HasSuffix(string(entry[46:46+name]), ".xhtml") {
			binary.LittleEndian.PutUint16(entry[10:], zip.Deflate)
			binary.LittleEndian.PutUint32(entry[16:], crc32.ChecksumIEEE([]byte(text)))
			binary.LittleEndian.PutUint32(entry[20:], uint32(kernel.CompressedSize64))
			binary.LittleEndian.PutUint32(entry[24:], uint32(len(text)))
			binary.LittleEndian.PutUint32(entry[42:], uint32(begin))
		}
		at += 46 + name + extra + comment
	}
	return data
}

// lying is an archive whose directory says of each file that it has hardly any
// bytes.
func lying(data []byte) []byte {
	for at := range data {
		if bytes.HasPrefix(data[at:], []byte("PK\x01\x02")) && !bytes.Contains(data[at+46:at+60], []byte("mimetype")) {
			binary.LittleEndian.PutUint32(data[at+24:], 3)
		}
	}
	return data
}

// TestHostile holds that no book costs more than its share: what has a step in
// it that is not bounded takes longer than a test may, or all memory.
func TestHostile(t *testing.T) {
	for name, c := range hostile() {
		t.Run(name, func(t *testing.T) {
			if got := reason(t, c.data); got != c.want {
				t.Errorf("the reason is %d, not %d", got, c.want)
			}
		})
	}
}
