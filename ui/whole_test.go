package ui

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/isolate"
	"pullquote/content/source"
	"pullquote/ui/document"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/reading"
	"pullquote/ui/theme"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/tools/txtar"
)

// FuzzWhole takes a text all the way: it is opened in some format, analysed, laid out, and read
// with keys, clicks and sizes. The text is one of the test data with some of its tokens changed.
// Nothing may panic, no control character may reach the screen, and no row may be too wide.
func FuzzWhole(f *testing.F) {
	samples := loadSamples(f)
	f.Setenv("PATH", f.TempDir()) // so that no converter is run
	for i := 0; i < len(samples); i += 8 {
		f.Add(uint16(i), uint8(i), uint8(i*37), []byte{byte(i), byte(i >> 3), byte(i * 7), byte(i * 13)}, []byte{byte(i), 200, byte(i * 11), byte(i * 3)})
	}
	f.Fuzz(func(t *testing.T, sample uint16, kind, width uint8, changes, input []byte) {
		t.Chdir(t.TempDir()) // a key may save a file
		data := mutate(samples, int(sample)%len(samples), changes)
		types := slices.DeleteFunc(source.Types(), func(name string) bool { return name == "url" })
		name := append(types, "", "", "")[int(kind)%(len(types)+3)]
		if name == "epub" {
			data = book(t, data)
		}
		a := openWhole(t, data, name)
		if a == nil {
			return
		}
		x, err := analysis.Run(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		for _, mode := range []layout.WidthMode{layout.PerCluster, layout.PerRune} {
			layWhole(t, x, int(width)%200+1, mode)
		}
		synctest.Test(t, func(t *testing.T) { readWhole(t, a, input) })
	})
}

// openWhole opens data; nil if it is refused.
func openWhole(t *testing.T, data []byte, kind string) *content.Article {
	t.Helper()
	a, _, err := source.Open(context.Background(), "-", source.Options{Origin: source.Typed(), Type: kind, Stdin: bytes.NewReader(data)})
	var p *isolate.Panic
	if errors.As(err, &p) {
		t.Fatalf("opening %q as %q panics: %v\n%s", data, kind, p, p.Stack)
	}
	return a
}

// layWhole lays an article out and checks each row.
func layWhole(t *testing.T, x *analysis.Analysis, width int, mode layout.WidthMode) {
	t.Helper()
	th := theme.Source{}.Open(theme.Palette{}, false)
	o := reading.Options(x, widget.NewLook(th, mode))
	o.Width, o.Whole = width, true
	flow := layout.NewFlow(x.Article, o)
	for i := range x.Article.Blocks() {
		for _, l := range flow.Lines(layout.Pos{Block: i}) {
			text := l.String()
			if content.Sanitize(text).String() != text {
				t.Fatalf("a control character in %q", text)
			}
			if got := l.Width(mode); got > width && width > 1 && l.Wide == nil {
				t.Fatalf("a row is %d wide, not %d: %q", got, width, text)
			}
		}
	}
}

// readWhole reads an article. The input chooses keys, clicks and sizes.
func readWhole(t *testing.T, a *content.Article, input []byte) {
	t.Helper()
	var keys []string
	for _, e := range keymap.Table() {
		keys = append(keys, e.Keys...)
	}
	r := newReader(t, panes)
	width, height := 80, 24
	next := func() (b int) {
		if len(input) > 0 {
			b, input = int(input[0]), input[1:]
		}
		return b
	}
	if next()%2 == 0 {
		r.m.session.WidthMode = layout.PerCluster
	}
	r.resize(width, height)
	r.send(document.Update{Article: a, Percent: 100})
	const maxEvents = 25
	for range maxEvents {
		if len(input) == 0 || r.hasQuit() {
			break
		}
		switch k := next(); {
		case k < 160:
			r.update(namedKey(keys[k%len(keys)]))
		case k < 190:
			r.update(key(rune('!' + next()%90)))
		case k < 210:
			mouse := tea.Mouse{X: next() % width, Y: next() % height, Button: tea.MouseLeft}
			r.update(tea.MouseClickMsg(mouse))
			r.update(tea.MouseReleaseMsg(mouse))
		case k < 225:
			r.update(tea.MouseWheelMsg{X: next() % width, Y: next() % height, Button: tea.MouseWheelDown})
		default:
			width, height = next()%200+1, next()%60+1
			r.update(tea.WindowSizeMsg{Width: width, Height: height})
		}
		r.drain()
		r.isSound(width, height)
	}
}

// ours matches the sequences that the program itself writes: styles and links.
var ours = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;;[!-~]*\a")

// isSound checks what is on the screen.
func (r *reader) isSound(width, height int) {
	r.Helper()
	screen := ours.ReplaceAllString(r.m.View().Content, "")
	if content.Sanitize(screen).String() != screen {
		r.Fatalf("a control character in %q", screen)
	}
	rows := strings.Split(screen, "\n")
	if len(rows) > height {
		r.Fatalf("%d rows at %dx%d", len(rows), width, height)
	}
	for _, row := range rows {
		if got := r.m.session.WidthMode.Width(row); got > width && width > 1 {
			r.Fatalf("a row at %dx%d is %d wide: %q", width, height, got, row)
		}
	}
	if alert := r.m.notice.alert; strings.Contains(alert, "crashed") {
		r.Fatalf("it says %q", alert)
	}
}

// book returns a book with a chapter.
func book(t *testing.T, chapter []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, file := range []struct{ name, text string }{
		{"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`},
		{"a.opf", `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tide</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`},
		{"a.xhtml", string(chapter)},
	} {
		w, err := z.Create(file.name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(file.text)) // a bytes.Buffer does not fail
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// maxSample bounds a sample, in bytes, so that many are tried.
const maxSample = 6 << 10

// loadSamples returns the tokens of all test data of the formats.
func loadSamples(f *testing.F) [][]string {
	f.Helper()
	var out [][]string
	err := filepath.WalkDir("../content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(path, "testdata") || strings.Contains(path, "/fuzz/") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		texts := [][]byte{data}
		if strings.HasSuffix(path, ".txtar") {
			texts = nil
			for _, file := range txtar.Parse(data).Files {
				texts = append(texts, file.Data)
			}
		}
		for _, text := range texts {
			out = append(out, token.FindAllString(string(text[:min(len(text), maxSample)]), -1))
		}
		return nil
	})
	if err != nil || len(out) < 100 {
		f.Fatalf("%d samples, %v", len(out), err)
	}
	return out
}

// token matches a token: a word, a tag, an entity, space, or another character.
var token = regexp.MustCompile(`(?s)[\pL\pN]+|</?[a-zA-Z][^<>]{0,200}>|&[a-z#0-9]+;|\n\n+| +|.`)

// nasty are tokens that programs have stumbled over.
var nasty = []string{
	"", "\x00", "\x1b[31m", "\x1b]8;;a\x1b\\", "&#27;", "&#0;", "\u202e", "\u0301", "\u0600", "\u200d", "👩‍👩‍👧", "港", "\ufeff", "\xff", "\r", "\t", "\f", "\n", "\n\n", "    ",
	"“", "”", "«", "»", "„", "—", "'", "\"", "’", "‘", ":", ",", "(", ")", "[", "]", "*", "_", "`", "```\n", "|", "\n|---|---|\n", "#", "> ", "- ", "1. ", "[^1]", "![", "](", "$$", "\\",
	"<p>", "</p>", "<table>", "<td>", "<li>", "<ul>", "<figure>", "<figcaption>", "<img src=a alt=b>", "<pre>", "<blockquote>", "<!--", "-->", "<![CDATA[", "]]>", "<br>", "<sup>", "<math>", "<svg>", "<template>", "<script>", "</div>", "<h1>", "<style>",
	"Jane Doe, Reuters", "Photo: ", "said", "said Jo Park", "captain E", "she", "Mr.", "Dr. A. B. Lee", "2021-03-04", "99999999999999999999", "---\n", "--b\n", "From: a@b\n", "Content-Type: text/html\n\n", "=\n", "=3D", "\x1f\x8b", "%PDF", "{", "}", ",,,", "xml:lang='de'",
}

// mutate returns a sample with changes: each takes three bytes.
func mutate(samples [][]string, sample int, changes []byte) []byte {
	const maxChanges, maxRepeats, maxBytes = 30, 40, 32 << 10
	tokens := slices.Clone(samples[sample])
	for n := 0; n < maxChanges && len(changes) >= 3 && len(tokens) > 0; n++ {
		kind, at, arg := changes[0], int(changes[1])*len(tokens)/256, int(changes[2])
		changes = changes[3:]
		switch kind % 8 {
		case 0:
			tokens = slices.Delete(tokens, at, min(at+arg%20+1, len(tokens)))
		case 1, 2:
			tokens = slices.Insert(tokens, at, nasty[arg%len(nasty)])
		case 3:
			tokens[at] = nasty[arg%len(nasty)]
		case 4:
			tokens = slices.Insert(tokens, at, strings.Repeat(tokens[at], min(arg%maxRepeats, maxBytes/max(len(tokens[at]), 1))))
		case 5:
			other := arg * len(tokens) / 256
			tokens[at], tokens[other] = tokens[other], tokens[at]
		case 6: // a part of another sample
			other := samples[(sample+arg)%len(samples)]
			from := int(kind) * len(other) / 256
			tokens = slices.Insert(tokens, at, other[from:min(from+60, len(other))]...)
		case 7:
			tokens = tokens[:at+1]
		}
	}
	out := strings.Join(tokens, "")
	return []byte(out[:min(len(out), maxBytes)])
}
