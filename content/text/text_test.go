package text

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write the actual output into the test cases")

func TestParse(t *testing.T) { blocktest.Run(t, Parse, *update) }

// parsers are the parsers besides Parse, by the folder of their cases.
var parsers = map[string]func([]byte) *content.Article{
	"asciidoc":  AsciiDoc.Parse,
	"csv":       ParseCSV,
	"org":       Org.Parse,
	"rst":       ReStructuredText.Parse,
	"subtitles": ParseSubtitles,
}

func TestFormats(t *testing.T) {
	for name, parse := range parsers {
		t.Run(name, func(t *testing.T) { blocktest.RunFolder(t, "testdata/"+name, parse, *update) })
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Title\n\nTitle\nA caption. REUTERS/Jo Park\n\n- one\n- two\n\n   indented\nwrapped\n")
	f.Add("\x1b[31m\u202e\u009b \xff\x00\r\n1. a\n\n2. b\n> c\n***\n\fCHAPTER I\n====\n")
	f.Add("WORLD NEWS\nTitle of it all\nBy Jo Park | March 4, 2021\n\nBoats\n\n(Photo by Jo\nPark/AFP)\n\nA    B\n1    2\n")
	f.Add("From: a <b>\nSubject: c\n\n    \"In-\ndented,\" she said.\n    \"Yes.\"\n> q\n>> r\nImage source, X\nImage caption, Y\n")
	f.Add("> Jo Park, Reuters\n> The ferry leaves at six.\n\nJo Park, Bloomberg\nAn hour later\n")
	f.Add("\x1b[1mGATE(1)\x1b[0m   a   GATE(1)\n\nN\bNA\bA\n   -q  x\n\n\n  _\ba.\r  b\rc\n*** START OF THE PROJECT GUTENBERG EBOOK\n_a_ \u7b2c\u4e00\u7ae0\n")
	f.Add("#+TITLE: a\n* b\n#+begin_src\nx\n#+end_src\n= c\n[source,d]\n----\ne\n----\nf\n===\n.. code:: g\n\n  h\n\ni::\n\n  j\n")
	f.Add("WEBVTT\n\n1\n00:01.0 --> 00:02.0\n<v a>b{\\c}\n\na,b\n\"c\"\"d\",e\n|  +--+\n|  |x |\n10:00:01 a\n10:00:02 b\n")
	f.Add("\x1b+\v~")
	f.Fuzz(func(t *testing.T, source string) {
		all := []func([]byte) *content.Article{Parse, func(src []byte) *content.Article { return ParseCode(src, source) }}
		for _, parse := range slices.AppendSeq(all, maps.Values(parsers)) {
			if err := blocktest.Check(parse([]byte(source))); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	const (
		prose    = "The dredgers would deepen the channel by four metres, and larger\nships could then reach the inner basin, where the yard would open.\n\n"
		dialogue = "“We counted for the third time in 12 years, because the minister would\nnot believe us,” said Ida Brandt of the harbour office: “Nobody slept.”\n\n"
		figures  = "Fishing boats wait on the grey morning of the vote in Grimsand,\nNorland, March 3, 2021. REUTERS/Ida Brandt\n\nHelpers count. Photo: Jo Ek\n\n"
		lists    = "Three things are asked for:\n\n- a deeper channel by the spring, so that larger ships can come\n- a yard\n\nTHE BEDS\n\n"
	)
	for name, part := range map[string]string{"prose": prose, "mixed": prose + dialogue + figures + prose + lists + dialogue} {
		source := []byte(strings.Repeat(part, 1<<20/len(part)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				Parse(source)
			}
		})
	}
}
