package ui

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/source"
)

// A bookFile is a file of a book.
type bookFile struct {
	name, text string
	isStored   bool
}

// openBook opens a book with chapters in the order of the spine, and with other files.
func openBook(t *testing.T, chapters []string, spine []int, others ...bookFile) (string, *content.Article) {
	t.Helper()
	var files []bookFile
	for i, c := range chapters {
		files = append(files, bookFile{fmt.Sprintf("c%d.xhtml", i), c, false})
	}
	files = append([]bookFile{
		{"mimetype", "application/epub+zip", true}, {"META-INF/container.xml", bookContainer, false}, {"a.opf", bookPackage(len(chapters), spine), false},
	}, append(files, others...)...)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for _, f := range files {
		method := zip.Deflate
		if f.isStored {
			method = zip.Store
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: method})
		if err == nil {
			_, err = io.WriteString(to, f.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return openBounded(t, "a.epub", b.Bytes(), source.Limits{})
}

const bookContainer = `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`

// bookPackage returns the package of a book with chapters.
func bookPackage(chapters int, spine []int) string {
	var s strings.Builder
	s.WriteString("<package><manifest>")
	for i := range chapters {
		fmt.Fprintf(&s, `<item id="c%d" href="c%d.xhtml" media-type="application/xhtml+xml"/>`, i, i)
	}
	s.WriteString("</manifest><spine>")
	for _, i := range spine {
		fmt.Fprintf(&s, `<itemref idref="c%d"/>`, i)
	}
	s.WriteString("</spine></package>")
	return s.String()
}

// incompressible returns a file that makes the archive so large that it may unpack to as much as
// any book. Its text does not count, because it is not read.
func incompressible() bookFile { return bookFile{"a.png", noise(3 << 20), true} }

// noise returns that many bytes that cannot be packed.
func noise(size int) string {
	text := make([]byte, size)
	random := rand.NewChaCha8([32]byte{})
	_, _ = random.Read(text) // it never fails
	return string(text)
}

// chapterOf returns a chapter of that many bytes that ends with a text. It packs like text.
func chapterOf(size int, end string) string {
	const start, density = "<html><body><p>The start.</p><!--", 40
	end = "--><p>" + end
	filler := size - len(start+end)
	hard := hex.EncodeToString([]byte(noise(filler / density / 2)))
	return start + hard + strings.Repeat(" ", filler-len(hard)) + end
}

// passBook opens a book with that many bytes of text in its files. The package, its container and
// the chapters count. Two of the chapters take turns: the book repeats them.
func passBook(t *testing.T, amount int) passing {
	const chapters = bounds.MaxBook / bounds.MaxChapter
	spine := make([]int, chapters)
	for i := range spine {
		spine[i] = i % 2
	}
	spine[chapters-1] = 2
	full := chapterOf(bounds.MaxChapter, "The middle.")
	rest := amount - (chapters-1)*bounds.MaxChapter - len(bookContainer) - len(bookPackage(3, spine))
	told, a := openBook(t, []string{full, full, chapterOf(rest, "The end!")}, spine, incompressible())
	text := textOf(a)
	return passing{told, strings.Contains(text, "The end!"), strings.Contains(text, "The middle.")}
}

func passChapter(t *testing.T, amount int) passing {
	told, a := openBook(t, []string{chapterOf(amount, "The end!"), "<p>The next.</p>"}, []int{0, 1}, incompressible())
	text := textOf(a)
	return passing{told, strings.Contains(text, "The end!"), strings.Contains(text, "The start.") && strings.Contains(text, "The next.")}
}

// passPacked opens a book with a chapter of that many bytes that packs far better than text.
func passPacked(t *testing.T, amount int) passing {
	const start, end = "<html><body><p>The start.</p><!--", "--><p>The end!"
	dense := start + strings.Repeat(" ", amount-len(start+end)) + end
	told, a := openBook(t, []string{dense, "<p>The next.</p>"}, []int{0, 1}, incompressible())
	text := textOf(a)
	return passing{told, strings.Contains(text, "The end!"), strings.Contains(text, "The start.") && strings.Contains(text, "The next.")}
}

// passBookFiles opens a book with that many files, most of them empty.
func passBookFiles(t *testing.T, amount int) passing {
	const needed = 4
	others := make([]bookFile, amount-needed)
	for i := range others {
		others[i] = bookFile{fmt.Sprintf("%d.png", i), "", true}
	}
	return refusal(openBook(t, []string{"<p>Text.</p>"}, []int{0}, others...))
}
