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
	"pullquote/content/bounds"
	"pullquote/content/internal/blocktest"

	"golang.org/x/text/encoding/unicode"
)

// plain returns a book of one chapter that contains the word "deep".
func plain() testBook {
	return makeBook("=== metadata\n<dc:title>The Harbour</dc:title>\n=== one.xhtml\n<p>It is deep.</p>\n")
}

// reason returns the reason why a book cannot be read; -1 if it can be read.
func reason(t *testing.T, data []byte) Reason {
	t.Helper()
	a, err := Parse(t.Context(), data, nil, func(a *content.Article, percent int) {
		if err := blocktest.Check(a); err != nil || percent < 0 || percent > 100 {
			t.Errorf("prefix at %d%%: %v", percent, err)
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
		t.Fatalf("%v is not an *Error", err)
	}
	if e.Reason.String() == "" {
		t.Errorf("reason %d has no name", e.Reason)
	}
	return e.Reason
}

func TestRefused(t *testing.T) {
	whole := plain().zip()
	noCode := bytes.Clone(whole)
	for i := bytes.Index(noCode, []byte("PK\x01\x02")); i < len(noCode)-22; i++ {
		noCode[i] = 0xff
	}
	encrypted := bytes.Clone(whole) // with a password: a flag in each header
	for at := range encrypted {
		switch {
		case bytes.HasPrefix(encrypted[at:], []byte("PK\x03\x04")):
			encrypted[at+6] |= 1
		case bytes.HasPrefix(encrypted[at:], []byte("PK\x01\x02")):
			encrypted[at+8] |= 1
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want Reason
	}{
		"nothing":              {nil, NotZIP},
		"a text":               {[]byte("It rains."), NotZIP},
		"a part of an archive": {whole[:len(whole)/2], Damaged},
		"no directory":         {noCode, Damaged},
		"an archive of a text": {testBook{{"a.txt", "It rains."}}.zip(), NotEPUB},
		"no entries":           {testBook{}.zip(), NotEPUB},
		"a password":           {encrypted, Encrypted},
	} {
		t.Run(name, func(t *testing.T) {
			if got := reason(t, c.data); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestPackaging checks that books can be read regardless of their charset and of how they
// are packed.
func TestPackaging(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="utf-16"?><html><body><p>Así deep.</p></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	latin := "<?xml version='1.0' encoding='ISO-8859-1'?><html><body><p>As\xed deep.</p></body></html>"
	undeclared := "<html><body><p>As\xed deep.</p></body></html>"
	chapter := func(data string) testBook {
		b := plain()
		for i := range b {
			if b[i].name == "one.xhtml" {
				b[i].data = data
			}
		}
		return b
	}
	withChapter := func(data string) []byte { return chapter(data).zip() }
	simple := chapter("<p>Así deep.</p>")
	for name, data := range map[string][]byte{
		"UTF-16":                  withChapter(utf16),
		"UTF-16 without a mark":   withChapter(utf16[2:]),
		"Latin-1":                 withChapter(latin),
		"no charset":              withChapter(undeclared),
		"UTF-8 with a mark":       withChapter("\ufeff<html><body><p>Así deep.</p></body></html>"),
		"a broken byte":           withChapter("<html><body><!-- \xff é --><p>Así deep.</p></body></html>"),
		"the wrong charset":       withChapter("<?xml version='1.0' encoding='utf-16'?><html><body><p>As\xed deep.</p></body></html>"),
		"no document around it":   simple.zip(),
		"data before the archive": append([]byte("MZ and so on\n"), simple.zip()...),
		"data after the archive":  append(simple.zip(), "\nand so on\n"...),
		"no mimetype":             simple.pack(),
		"the mimetype last":       append(simple, testFile{"mimetype", "application/epub+zip\n"}).pack(),
		"another mimetype":        append(testBook{{"mimetype", "text/plain"}}, simple...).pack(),
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Parse(t.Context(), data, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Block(content.BlockIndex(a.Len() - 1)).Plain(); got != "Así deep." {
				t.Errorf("the text is %q", got)
			}
		})
	}
}

// TestDamagedChapter checks that a damaged chapter is reported, and that the rest is
// read.
func TestDamagedChapter(t *testing.T) {
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
	a, err := Parse(t.Context(), data, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Problems) != 1 || !strings.Contains(a.Problems[0].String(), "one.xhtml") || !strings.Contains(a.Problems[0].String(), "damaged") {
		t.Errorf("the problems are %q", a.Problems)
	}
	if got := a.Block(content.BlockIndex(a.Len() - 1)).Plain(); got != "Two is deep." {
		t.Errorf("the text ends with %q", got)
	}
}

// A hostileBook is a book made to use more time or memory than its size justifies.
type hostileBook struct {
	data []byte
	want Reason
}

// TestManifestOfAbsentFiles checks that files of a book are read whatever number of absent files
// its manifest lists before them.
func TestManifestOfAbsentFiles(t *testing.T) {
	const item = `<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>`
	for name, manifest := range map[string]string{
		"absent files":                       count(many, `<item id="i#" href="f#" media-type="a/b"/>`),
		"absent documents":                   count(many, `<item id="i#" href="f#.xhtml" media-type="application/xhtml+xml"/>`),
		"a file with many identifiers":       count(many, `<item id="i#" href="cover.png" media-type="image/png"/>`),
		"absent files without an identifier": count(many, `<item href="f#" media-type="a/b"/>`),
	} {
		t.Run(name, func(t *testing.T) {
			book := makeBook("=== content.opf\n<package><manifest>" + manifest + item + "</manifest><spine><itemref idref=\"one\"/></spine></package>\n=== cover.png\n\n=== one.xhtml\n<p>It is deep.</p>\n").zip()
			a, err := Parse(t.Context(), book, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if a.Len() != 1 || len(a.Problems) > 0 {
				t.Errorf("the book has %d paragraphs and the problems %q", a.Len(), a.Problems)
			}
		})
	}
}

// many is the number of repetitions in a hostile book: a step that is not linear in it
// exceeds the time limit of a test.
const many = 20_000

// count repeats a text n times, and replaces each # with the number of the repetition.
func count(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// fill repeats a text up to about size bytes.
func fill(size int, s string) string { return strings.Repeat(s, size/len(s)) }

// hostileArchives returns books that are hostile by their archive or their package
// document.
func hostileArchives() map[string]hostileBook {
	opf := func(manifest, spine string) []byte {
		return makeBook("=== content.opf\n<package><manifest>" + manifest + "</manifest><spine>" + spine + "</spine></package>\n=== one.xhtml\n<p>It is deep.</p>\n").zip()
	}
	const one, ref = `<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>`, `<itemref idref="one"/>`
	entries := plain()
	for i := range bounds.MaxBookFiles + 1 {
		entries = append(entries, testFile{fmt.Sprintf("x%d", i), ""})
	}
	nothing := "<!--" + strings.Repeat(" ", 7<<20) + "-->"
	bomb := ""
	for i := range minTextBudget/bounds.MaxPacked + 1 {
		bomb += fmt.Sprintf("=== b%d.xhtml\n%s\n", i, nothing[:bounds.MaxPacked+1])
	}
	return map[string]hostileBook{
		"chapters that unpack to a lot":   {makeBook(bomb).zip(), TooLarge},
		"many entries":                    {entries.zip(), TooManyFiles},
		"entries that share their data":   {overlapping(200, nothing), TooLarge},
		"false sizes":                     {withFalseSizes(plain().zip()), Damaged},
		"a long path to the package":      {testBook{{"META-INF/container.xml", `<rootfile full-path="` + fill(60_000, "d/") + `c.opf"/>`}, {fill(60_000, "d/") + "c.opf", "<package><manifest>" + count(many, `<item id="#" href="#"/>`) + "</manifest></package>"}}.zip(), NotEPUB},
		"paths outside the archive":       {append(plain(), testFile{"../../evil.xhtml", "x"}, testFile{"/etc/evil", "x"}, testFile{`..\evil`, "x"}, testFile{"..", "x"}).zip(), -1},
		"a package outside the archive":   {testBook{{"META-INF/container.xml", containerOf("OEBPS/../../../../etc/passwd")}, {"c.opf", "<package/>"}}.zip(), Damaged},
		"many items in the manifest":      {opf(one+count(5*many, `<item id="i#" href="f#.xhtml"/>`), ref), -1},
		"a package that is too large":     {opf(one+fill(17<<20, `<item id="i" href="some/where/deep/f.xhtml" media-type="application/xhtml+xml"/>`), ref), TooLarge},
		"many missing items in the spine": {opf(one+count(many, `<item id="i#" href="f#.xhtml"/>`), count(many, `<itemref idref="i#"/>`)+ref), -1},
		"one chapter many times":          {opf(one, strings.Repeat(ref, 5*many)), -1},
		"two chapters in turn":            {opf(one+`<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>`, strings.Repeat(ref+`<itemref idref="two"/>`, 5*many)), -1},
		"one chapter by many names":       {opf(one+count(many, `<item id="i#" href="./x#/../one.xhtml"/>`), count(many, `<itemref idref="i#"/>`)), -1},
		"long names":                      {opf(one+`<item id="`+fill(1<<18, "x")+`" href="`+fill(1<<18, "../")+fill(1<<18, "a/")+`"/>`, ref), -1},
		"many titles":                     {makeBook("=== metadata\n" + count(many, "<dc:title>#</dc:title><meta refines='##' property='title-type'>main</meta><dc:creator>#</dc:creator>") + "\n=== one.xhtml\n<p>deep</p>").zip(), -1},
	}
}

// hostileDocuments returns books that are hostile by the content of their documents.
func hostileDocuments() map[string]hostileBook {
	with := func(name, data string) hostileBook {
		return hostileBook{makeBook("=== metadata\n<dc:title>The Harbour</dc:title>\n=== " + name + "\n" + data + "\n=== one.xhtml\n<p>It is deep.</p>\n").zip(), -1}
	}
	const size = 1 << 18
	return map[string]hostileBook{
		"a blank encryption.xml":        with("META-INF/encryption.xml", fill(9<<20, " ")),
		"a long blank chapter":          with("a.xhtml", fill(9<<20, " ")),
		"a long chapter":                with("a.xhtml", fill(9<<20, "boom boom boom boom boom boom boom boom boom ")),
		"a deep table of contents":      with("nav.xhtml", fill(size, `<ol><li><a href="one.xhtml">x</a>`)),
		"a deep NCX":                    with("toc.ncx", fill(size, `<navPoint><navLabel><text>x</text></navLabel><content src="one.xhtml"/>`)),
		"contents that list themselves": with("nav.xhtml", fill(size, `<ol><li><a href="nav.xhtml">x</a></li></ol>`)),
		"parts of parts":                with("nav.xhtml", fill(size, `<ol><li><span>x</span>`)+`<a href="one.xhtml">x</a>`),
		"many targets in a chapter":     with("nav.xhtml", "<ol>"+count(many, `<li><a href="one.xhtml#x#">deep #</a></li>`)+"</ol>"),
		"one target many times":         with("nav.xhtml", "<ol>"+count(many, `<li><a href="one.xhtml">deep #</a></li>`)+"</ol>"),
		"deep drawings":                 with("a.xhtml", fill(size, "<svg><g>")+"<text>x</text>"),
		"deep drawn text":               with("a.xhtml", "<svg>"+fill(size, "<text>x<tspan dy='1'>y")),
		"many drawings":                 with("a.xhtml", fill(size, "<svg><text y='1e999'>x</text><text y='-1'>y</text></svg>")),
		"lines of verse":                with("a.xhtml", fill(size, "<div><p>x y z,</p><p>x y z,</p></div>")),
		"a long title":                  {makeBook("=== metadata\n<dc:title>" + fill(size, "long<b/>") + "</dc:title>\n=== nav.xhtml\n<ol>" + count(many, `<li><a href="one.xhtml">deep #</a></li>`) + "</ol>\n=== one.xhtml\n<p>It is deep.</p>").zip(), -1},
		"long labels":                   with("nav.xhtml", "<ol>"+count(20, `<li><a href="one.xhtml">`+fill(size/8, "long ")+"</a></li>")+"</ol>"),
		"deep elements":                 with("a.xhtml", fill(size, "<div>")+"x"),
		"deep elements that end":        with("a.xhtml", fill(size, "<div><b>")+fill(size, "</b></div>")),
		"elements that never end":       with("a.xhtml", count(many, "<b id='#'>")+fill(size, "<p>x")),
		"end tags without start tags":   with("a.xhtml", fill(size, "<div></p></b></i></li>")),
		"many attributes":               with("a.xhtml", "<p "+count(many, "a#='b' ")+">x</p>"),
		"pages in pages":                with("a.xhtml", fill(size, "<span class='page'>")+"1"),
		"drawings in drawings":          with("a.xhtml", fill(size, "<svg><image href='a'>")),
		"pictures of initials":          with("a.xhtml", fill(size, "<span><img alt='T'/>")),
		"notes":                         with("a.xhtml", count(many/4, "<p>x<a id='r#' href='#n#'>[#]</a></p>")+count(many/4, "<p id='n#'><a href='#r#'>[#]</a> deep</p>")),
		"notes in one line":             with("a.xhtml", "<p>"+count(many/4, "<a id='r#' href='#n#'>[#]</a>")+"</p><p>"+count(many/4, "<a id='n#' href='#r#'>[#]</a>")),
		"note labels in spans":          with("a.xhtml", count(many/4, "<span><a href='#n'>*</a>")),
		"nothing but headings":          with("a.xhtml", fill(size, "<h1>x</h1>")),
		"broken XML":                    with("a.xhtml", fill(size, "<a <b <!-- ]]> &#x110000; &;<![CDATA[ <?")),
	}
}

// overlapping returns a book whose chapters share their data: each entry of the archive's
// directory points to the same bytes.
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

// withFalseSizes returns an archive whose directory declares a size of a few bytes for
// each file.
func withFalseSizes(data []byte) []byte {
	for at := range data {
		if bytes.HasPrefix(data[at:], []byte("PK\x01\x02")) && !bytes.Contains(data[at+46:at+60], []byte("mimetype")) {
			binary.LittleEndian.PutUint32(data[at+24:], 3)
		}
	}
	return data
}

// TestHostile checks that time and memory are bounded: an unbounded step exceeds the time
// limit of a test, or uses all memory.
func TestHostile(t *testing.T) {
	for _, books := range []map[string]hostileBook{hostileArchives(), hostileDocuments()} {
		for name, b := range books {
			t.Run(name, func(t *testing.T) {
				if got := reason(t, b.data); got != b.want {
					t.Errorf("got %v, want %v", got, b.want)
				}
			})
		}
	}
}
