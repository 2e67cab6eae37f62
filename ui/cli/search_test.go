package cli

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var benchLarge = flag.Bool("large", false, "measure a source of 100 MB, too")

// tideReport returns a source of at least size bytes, with a heading after every 50 paragraphs.
// Pelican is in the first paragraph, in one in the middle and in the last, ferry in every
// fifth, and the tide in each.
func tideReport(size int, heading string) string {
	var s strings.Builder
	n := 0
	paragraph := func(words string) {
		n++
		fmt.Fprintf(&s, "Nobody had read the tables of the tide since the spring, when %s was still late and the boats waited %d times for it.\n\n", words, n)
		if n%50 == 0 {
			fmt.Fprintf(&s, heading+"\n\n", n/50)
		}
	}
	words := func() string {
		if n%5 == 0 {
			return "the ferry"
		}
		return "the mail"
	}
	paragraph("the Pelican")
	for s.Len() < size/2 {
		paragraph(words())
	}
	paragraph("the Pelican")
	for s.Len() < size {
		paragraph(words())
	}
	paragraph("the Pelican")
	return s.String()
}

// writeReport writes a report to a file.
func writeReport(tb testing.TB, size int, extension string) string {
	tb.Helper()
	heading := "## Part %d"
	if extension == ".txt" {
		heading = "CHAPTER %d"
	}
	file := filepath.Join(tb.TempDir(), "report"+extension)
	if err := os.WriteFile(file, []byte(tideReport(size, heading)), 0o600); err != nil {
		tb.Fatal(err)
	}
	return file
}

// TestSearchLongSource checks the numbers and headings of paragraphs in a source so long that
// most of it is not parsed.
func TestSearchLongSource(t *testing.T) {
	for extension, heading := range map[string]string{".md": "Part", ".txt": "CHAPTER"} {
		file := writeReport(t, 600_000, extension)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for line := range strings.Lines(string(text)) {
			_, after, isFound := strings.Cut(line, "Pelican was still late and the boats waited ")
			if !isFound {
				continue
			}
			n, _, _ := strings.Cut(after, " ")
			number, err := strconv.Atoi(n)
			if err != nil {
				t.Fatal(err)
			}
			section := ""
			if parts := (number - 1) / 50; parts > 0 {
				section = fmt.Sprintf(" · %s %d", heading, parts)
			}
			fmt.Fprintf(&want, "¶ %d%s: %s", number, section, line)
		}
		for _, c := range []struct {
			args []string
			want string
		}{
			{[]string{"Pelican"}, want.String()},
			{[]string{"-c", "pelican"}, "3\n"},
			{[]string{"-l", "tide"}, file + "\n"},
			{[]string{"-l", "albatross"}, ""},
		} {
			var out, failed bytes.Buffer
			Main(append(append([]string{"search"}, c.args...), file), nil, &out, &failed)
			if out.String() != c.want || failed.Len() > 0 {
				t.Errorf("%s %q: %s%s\nwant\n%s", extension, c.args, &out, &failed, c.want)
			}
		}
	}
}

// BenchmarkSearch searches files: for a word that is rare, for one in every fifth paragraph, for
// the number of a word in each, and for whether that is there at all.
func BenchmarkSearch(b *testing.B) {
	for _, extension := range []string{".md", ".txt"} {
		for _, c := range []struct {
			name string
			size int
		}{{"3KB", 3 << 10}, {"100KB", 100 << 10}, {"1MB", 1 << 20}, {"10MB", 10 << 20}, {"100MB", 100 << 20}} {
			if c.size > 10<<20 && !*benchLarge {
				continue
			}
			file := writeReport(b, c.size, extension)
			for _, args := range [][]string{{"pelican"}, {"ferry"}, {"-c", "tide"}, {"-l", "tide"}} {
				b.Run(extension[1:]+"/"+c.name+"/"+strings.Join(args, "_"), func(b *testing.B) {
					b.SetBytes(int64(c.size))
					for b.Loop() {
						if code := Main(append(append([]string{"search"}, args...), file), nil, io.Discard, io.Discard); code != exitDone {
							b.Fatalf("exit code %d", code)
						}
					}
				})
			}
		}
	}
}
