package bounds

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table into the README")

// TestReadme checks that the README contains this table. To update it:
//
//	go test ./content/bounds -update
func TestReadme(t *testing.T) {
	const path, begin, end = "../../README.md", "<!-- bounds -->\n", "<!-- end of bounds -->"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("the README has no %q", strings.TrimSpace(begin))
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+Markdown()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != Markdown() {
		t.Error("the README's table of bounds is out of date; run go test ./content/bounds -update")
	}
}

// TestRows checks that each row says what is bounded, what happens past the bound, and the bound
// itself.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range All() {
		r := rows[b]
		if r.subject == "" || r.past == "" || r.max <= 0 || seen[r.subject] {
			t.Errorf("row %d: %+v", b, r)
		}
		seen[r.subject] = true
		if s := b.Sentence(); strings.Contains(s, "MAX") || strings.HasSuffix(s, ".") {
			t.Errorf("%s: %q", b, s)
		}
	}
}

func TestFormatSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 bytes", 1000: "1,000 bytes", 1 << 10: "1 KiB", 1<<20 + 1: "1,048,577 bytes", 64 << 20: "64 MiB", 1 << 30: "1 GiB", 3 << 40: "3,072 GiB"} {
		if got := FormatSize(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
}
