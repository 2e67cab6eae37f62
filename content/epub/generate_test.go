package epub

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var (
	generateTo   = flag.String("generate", "", "write a generated book to this file, to measure with")
	generateSize = flag.Int("megabytes", 30, "of chapters in the generated book")
)

// TestGenerate writes a long book to the file that the flag -generate names.
func TestGenerate(t *testing.T) {
	if *generateTo == "" {
		t.Skip("no file to write to")
	}
	if err := os.WriteFile(*generateTo, longBook(*generateSize<<20).zip(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// longBook returns a book with about size bytes of chapters. They have what chapters of books
// have: notes in the chapter and at the end of the book, links to other chapters, pictures,
// headings that the table of contents lists and others, a part without text, page numbers.
func longBook(size int) testBook {
	const chapterSize = 40 << 10
	g := generator{random: rand.New(rand.NewPCG(3, 5))}
	chapters := max(size/chapterSize, 4)
	var toc, text strings.Builder
	toc.WriteString("<ol>")
	for i := range chapters {
		fmt.Fprintf(&toc, `<li><a href="c%d.xhtml">Chapter %d: %s</a><ol><li><a href="c%d.xhtml#s%d">The second part of it</a></li></ol></li>`, i, i+1, g.title(), i, i)
		fmt.Fprintf(&text, "=== c%d.xhtml\n", i)
		g.chapter(&text, i, chapters, chapterSize)
	}
	toc.WriteString("</ol>")
	return makeBook("=== metadata\n<dc:title>The Harbour Papers</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>en</dc:language>\n" +
		"=== nav.xhtml\n" + toc.String() + "\n=== title.xhtml\n<h1>The Harbour Papers</h1><p>Ana Ruiz</p>\n" + text.String() +
		"=== notes.xhtml\n<h2>Notes</h2>" + g.notes.String() + "\n")
}

// A generator makes the chapters of a long book.
type generator struct {
	random *rand.Rand
	notes  strings.Builder // at the end of the book
	count  int             // notes
}

func (g *generator) pick(words ...string) string { return words[g.random.IntN(len(words))] }

func (g *generator) title() string {
	return "The " + g.pick("Tide", "Quay", "Ferry", "Storm", "Letter") + " of " + g.pick("Monday", "the Morning", "the North", "Her Brother")
}

// chapter writes the body of chapter i.
func (g *generator) chapter(s *strings.Builder, i, chapters, size int) {
	fmt.Fprintf(s, `<section id="top"><h2>Chapter %d</h2><p class="motto">%s</p>`, i+1, g.sentence())
	if i%7 == 0 {
		fmt.Fprintf(s, `<figure><img src="images/p%d.jpg" alt="A boat"/><figcaption>%s Photo: Jo Park</figcaption></figure>`, i, g.sentence())
	}
	var inChapter strings.Builder
	start, n, hasSecondPart := s.Len(), 0, false
	for ; s.Len()-start < size; n++ {
		if s.Len()-start > size/2 && !hasSecondPart {
			hasSecondPart = true
			fmt.Fprintf(s, `<h3 id="s%d">The second part of it</h3>`, i)
		}
		if n%25 == 24 {
			fmt.Fprintf(s, "<h%d>%s</h%d>", 4+n%2, g.title(), 4+n%2)
		}
		fmt.Fprintf(s, `<p id="p%d">`, n)
		for range 2 + g.random.IntN(4) {
			s.WriteString(g.sentence() + " ")
		}
		switch g.random.IntN(12) {
		case 0:
			g.count++
			fmt.Fprintf(s, `<a id="r%d" href="notes.xhtml#n%d">[%d]</a>`, g.count, g.count, g.count)
			fmt.Fprintf(&g.notes, `<p><a id="n%d" href="c%d.xhtml#r%d">[%d]</a> %s</p>`+"\n", g.count, i, g.count, g.count, g.sentence())
		case 1:
			fmt.Fprintf(s, `<sup><a epub:type="noteref" href="#f%d">%d</a></sup>`, n, n)
			fmt.Fprintf(&inChapter, `<aside epub:type="footnote" id="f%d"><p>%s</p></aside>`+"\n", n, g.sentence())
		case 2:
			fmt.Fprintf(s, `See <a href="c%d.xhtml#p3">the chapter before</a>.`, (i+chapters-1)%chapters)
		case 3:
			fmt.Fprintf(s, `<span class="pagenum" id="pg%d">%d</span>`, n, n)
		}
		s.WriteString("</p>\n")
	}
	s.WriteString(inChapter.String() + "</section>\n")
}

func (g *generator) sentence() string {
	subject := g.pick("The harbour master", "Jo Park", "His wife", "The <em>Elena</em>", "Nobody on the quay", "Mrs. Ruiz", "A man from the <b>north</b>")
	switch g.random.IntN(6) {
	case 0:
		return "“" + g.pick("We shall not sail", "It has rained since Monday", "You have not read the letter", "The tide waits for nobody") + "” " + g.pick("said Jo Park.", "Mrs. Ruiz said.", "she answered.", "he said to his wife.")
	case 1:
		return subject + " asked, “" + g.pick("Who has seen the boats?", "Is the ferry in?", "What did they write?") + "”"
	}
	return subject + " " + g.pick("looked at the water", "closed the door of the office", "had heard nothing of the ferry", "counted the ropes again") +
		", " + g.pick("and the wind turned to the west", "because the storm had not come", "as on every morning of that year", "though it was too late for that") + "."
}
