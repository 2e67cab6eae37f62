package mail

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// longBody returns the text of a message with everything that a discussion on a mailing list has.
func longBody(rounds int) string {
	const prose = "The harbour of the old town lies between two hills, and the boats that come in\n" +
		"late have to wait for the tide before the keeper lets them pass. Nobody minds the\n" +
		"wait, because the inn on the quay is open until the last of them is tied up.\n\n" +
		"\"It has always been like that,\" said Jo Park, who has kept the lock for thirty\n" +
		"years and has seen three mayors come and go. \"We wait, and then we go home.\"\n\n"
	parts := []string{
		"On 4 March 2021, Ana Ruiz wrote:\n> Did the boats come in?\n>\n>> They did, all of them.\n>> -- \n>> Jo\n> I see.\n\n",
		"- a rope of twenty fathoms\n- two lamps\n\n",
		"--\n\n",
		"From: Jo Park\nTo: Ana Ruiz\nSubject: The tide\n\n",
		"-----BEGIN PGP SIGNATURE-----\n\niQEz\n\n-----END PGP SIGNATURE-----\n\n",
		"| They wait.\n| All of them.\n\n",
		">From here on it rains.\n\n",
		"begin 644 tide.txt\n#0V%T\nend\n",
		"AR> Who waits?\n\n",
		"    The tide will turn,\n    The boats will wait.\n\n",
		strings.Repeat(">", 10) + " Ten times quoted.\n",
		"> A long quotation.\n" + strings.Repeat("> "+strings.ReplaceAll(strings.TrimSpace(prose), "\n", "\n> ")+"\n>\n", 150),
	}
	var s strings.Builder
	for i := range rounds {
		fmt.Fprintf(&s, "This is round %d of the talk about the harbour.\n\n%s%s", i, prose, parts[i%len(parts)])
		s.WriteString(strings.Repeat(prose, i%4))
	}
	return s.String()
}

// TestLongText checks that a text parsed in pieces has the blocks of one that is parsed as a whole.
func TestLongText(t *testing.T) {
	patch := strings.Repeat("diff --git a/tide b/tide\n--- a/tide\n+++ b/tide\n@@ -1 +1 @@\n-low\n\n+high\n", 2000)
	for name, source := range map[string]string{
		"a discussion":       longBody(120),
		"a flowed text":      strings.ReplaceAll(longBody(120), "the\n", "the \n"),
		"short paragraphs":   strings.Repeat("a\n\n", 60_000),
		"short quotations":   strings.Repeat("> a\nb\n", 11_000),
		"nested quotations":  strings.Repeat("> a\n> > b\n> c\n\nd\n", 6000),
		"a patch":            longBody(100) + patch + "-- \n" + longBody(3),
		"a patch in between": longBody(100) + patch + "> Fine.\n" + longBody(100),
		"a long signature":   longBody(100) + "-- \n" + strings.Repeat("Jo Park, the keeper of the lock\n", 5000),
		"blank lines":        "One line.\n" + strings.Repeat(" \n", 120_000) + "Another.\n",
	} {
		for lineEnd, data := range map[string]string{"LF": source, "CRLF": strings.ReplaceAll(source, "\n", "\r\n")} {
			isFlowed := name == "a flowed text"
			whole, pieces := &reader{}, &reader{}
			want := content.NewArticle(blocksOf(slices.Collect(whole.plainLines([]byte(data), isFlowed, false)), 0)...)
			text := newLongText(pieces.plainLines([]byte(data), isFlowed, false), []byte(data))
			var blocks []content.Block
			for i := range text.len() {
				blocks = append(blocks, text.blocks(i)...)
			}
			if text.len() < 3 {
				t.Errorf("%s: %d pieces", name, text.len())
			}
			blocktest.WantSame(t, name+", "+lineEnd, want, content.NewArticle(blocks...))
			if len(whole.attachments) != len(pieces.attachments) {
				t.Errorf("%s: %d files, not %d", name, len(pieces.attachments), len(whole.attachments))
			}
		}
	}
}

// The reader waits while a piece is parsed, and a piece of short lines has many.
func TestPiecesHaveFewLines(t *testing.T) {
	for name, source := range map[string]string{
		"short paragraphs": strings.Repeat("a\n\n", 60_000),
		"short quotations": strings.Repeat(">> a\n\n", 60_000),
	} {
		lines := (&reader{}).plainLines([]byte(source), false, false)
		text := newLongText(lines, []byte(source))
		for i := range text.len() {
			piece := text.source.Slice(text.pieces[i].at, text.pieces[i+1].at)
			if n := strings.Count(string(piece), "\n"); n > maxLines {
				t.Errorf("%s: piece %d has %d lines", name, i, n)
			}
		}
	}
}

// TestLongGroups checks that no word is lost where a paragraph, a quotation, a patch or a signature
// is so long that it has to be cut.
func TestLongGroups(t *testing.T) {
	const n = 20_000
	for name, source := range map[string]string{
		"lines":       strings.Repeat("a\n", 4*n),
		"one line":    strings.Repeat("a ", 8*n),
		"a quotation": strings.Repeat("> a\n>\n", n),
		"a signature": "-- \n" + strings.Repeat("a b c d\n\n", n),
		"a patch":     "--- x\n+++ y\n@@ @@\n" + strings.Repeat("+a\n", 2*n),
		"bars":        strings.Repeat("| a\n", 2*n),
		"half a file": "begin 644 x\n" + strings.Repeat("!a\n", 2*n),
		"armor":       strings.Repeat("-----BEGIN X-----\na\n\n", n),
	} {
		a := parse([]byte("From: jo@quay.example\nTo: a@b\n\n" + source))
		if !a.IsLazy() {
			t.Errorf("%s: not lazy", name)
		}
		letters := strings.Count(source, "a")
		for i, b := range a.Blocks() {
			if i > 0 { // not the recipient
				letters -= strings.Count(b.Plain(), "a")
			}
		}
		if letters != 0 {
			t.Errorf("%s: %d letters are lost", name, letters)
		}
	}
}

// TestLazySections checks a long text between other parts: the targets of links, the pictures and
// the attachments.
func TestLazySections(t *testing.T) {
	a := parse([]byte("From: a@example.org\nTo: b@example.org\nSubject: Boats\nContent-Type: multipart/mixed; boundary=a\n\n" +
		"--a\nContent-Type: text/html\n\n<p>One.</p><p id=first>Two.</p>\n" +
		"--a\n\n" + longBody(150) +
		"--a\nContent-Type: text/html\n\n<p>Three.</p><p id=second>Four.</p>\n" +
		"--a\nContent-Type: application/pdf; name=tide.pdf\n\nx\n--a--\n"))
	if err := blocktest.Check(a); err != nil || !a.IsLazy() {
		t.Fatalf("lazy: %t: %v", a.IsLazy(), err)
	}
	for name, want := range map[string]string{"first": "Two.", "second": "Four."} {
		if at, ok := a.Target(name); !ok || a.Block(at.Block).Plain() != want {
			t.Errorf("%s leads to %v", name, at)
		}
	}
	if !a.HasInsertedTitle || a.Block(0).Plain() != "Boats" || a.Block(1).Plain() != "To: b@example.org" || a.Block(2).Plain() != "One." {
		t.Errorf("the start is %q, %q, %q", a.Block(0).Plain(), a.Block(1).Plain(), a.Block(2).Plain())
	}
	if last := a.Block(content.BlockIndex(a.Len() - 1)).Plain(); !strings.Contains(last, "tide.pdf") || !strings.Contains(last, "tide.txt") {
		t.Errorf("attachments: %q", last)
	}
}
