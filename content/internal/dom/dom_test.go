package dom

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bodyOf parses an HTML fragment and returns its body.
func bodyOf(t *testing.T, source string) *Node {
	t.Helper()
	root, problems := Parse([]byte(source))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return Body(root)
}

// TestShortDocument checks that a document of a few tags is read by one tokenizer, each of which
// takes 4 KB of memory: Markdown has such a document for each paragraph with tags.
func TestShortDocument(t *testing.T) {
	const documents, tokenizer = 1000, 4 << 10
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range documents {
		bodyOf(t, "<body><p>one <b>two</b></p>")
	}
	runtime.ReadMemStats(&after)
	if n := (after.TotalAlloc - before.TotalAlloc) / documents; n > 2*tokenizer {
		t.Errorf("a short document takes %d bytes", n)
	}
}

func TestAllAfterRemoval(t *testing.T) {
	body := bodyOf(t, "<p>one <b>two</b></p><div>three <i>four</i></div><p>five</p>")
	var seen []string
	for n := range All(body) {
		if n.Type == ElementNode {
			seen = append(seen, n.Data)
		}
		if Is(n, atom.Div) {
			Remove(n)
		}
	}
	if got, want := strings.Join(seen, " "), "body p b div p"; got != want {
		t.Errorf("All yields %s, want %s", got, want)
	}
}

func TestLineText(t *testing.T) {
	for _, c := range []struct {
		in, want string
		maxBytes int
	}{
		{"<p> one\n two </p>", "one two", 99},
		{"<div>one</div><div>two</div>", "one two", 99},
		{"<b>one</b>two<br>three", "onetwo three", 99},
		{"<p>one<script>x</script><style>y</style></p>", "one", 99},
		{"<ul><li><b>one</b></li><li>two</li></ul>three", "one two three", 99},
		{"<p>lärm</p>", "l", 2}, // a character is never split
		{"", "", 99},
	} {
		if got := LineText(bodyOf(t, c.in), c.maxBytes); got != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNextAndPreviousElement(t *testing.T) {
	body := bodyOf(t, "<i></i> <!-- x --> <b></b>text<u></u>")
	i, b, u := First(body, atom.I), First(body, atom.B), First(body, atom.U)
	if NextElement(i) != b || PreviousElement(b) != i {
		t.Error("a comment or white space stops the search")
	}
	if NextElement(b) != nil || PreviousElement(u) != nil {
		t.Error("text does not stop the search")
	}
}

func TestHasRole(t *testing.T) {
	for source, want := range map[string]bool{
		`<p role=doc-footnote>`:             true,
		`<p role="note DOC-FOOTNOTE">`:      true,
		`<p epub:type="rearnote footnote">`: true,
		`<p role=footnotes>`:                false,
		`<p class=footnote>`:                false,
	} {
		if got := HasRole(First(bodyOf(t, source), atom.P), "footnote"); got != want {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
}

func TestClassWords(t *testing.T) {
	n := First(bodyOf(t, `<p class="c-shareBar__item IMG2x" id=top>`), atom.P)
	if got, want := ClassWords(n), []string{"c", "share", "bar", "item", "img", "x", "top"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  The Town’s — “Wall”!": "the towns wall",
		"É 2":                    "é 2",
		"…":                      "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) is %q, want %q", in, got, want)
		}
	}
	if !HasPhrase("the town wall", "town") || HasPhrase("the townhouse", "town") {
		t.Error("HasPhrase does not match whole words only")
	}
}

func TestTextWeights(t *testing.T) {
	body := bodyOf(t, "<p>four <a href=x>link</a></p><script>code</script>")
	if got, want := TextWeights(body).Of(body), (TextWeight{Text: 8, Linked: 4}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := UnlinkedLen(body); got != 4 {
		t.Errorf("%d bytes are outside links, want 4", got)
	}
}

func TestIsHidden(t *testing.T) {
	for source, want := range map[string]bool{
		"<p hidden>x": true,
		"<p style='color:red; DISPLAY: none !important'>x": true,
		"<p class='lead sr-only'>x":                        true,
		"<p aria-hidden=true>words":                        false,
		"<p aria-hidden=true>¶":                            true,
		"<p aria-hidden=true>1<br>2</p><pre>a\nb</pre>":    true,
		"<p aria-hidden=true class='icon-x'>words":         true,
		"<p style='display:none'><math><mi>x":              false,
		"<p>x":                                             false,
	} {
		if got := IsHidden(First(bodyOf(t, source), atom.P)); got != want {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
}

func TestImageSource(t *testing.T) {
	for source, want := range map[string]string{
		"<img src=a.jpg>":                    "a.jpg",
		"<img src=blank.gif data-src=a.jpg>": "a.jpg",
		"<img src=data:image/gif;base64,R0 srcset='a.jpg 400w, b.jpg 800w, c.jpg 4000w'>": "b.jpg",
		"<img src='./x_files/a.jpg' data-savepage-src=https://e.example/a.jpg>":           "https://e.example/a.jpg",
		"<picture><source srcset=a.webp><img src=placeholder.png></picture>":              "a.webp",
		"<img src=pixel.gif>": "",
	} {
		if got := ImageSource(First(bodyOf(t, source), atom.Img)); got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}

func TestWidestSource(t *testing.T) {
	for in, want := range map[string]string{
		"a.jpg 400w, b,c.jpg 800w,d.jpg 1x": "b,c.jpg",
		"a.jpg":                             "a.jpg",
		"a.jpg, b.jpg 2x":                   "b.jpg",
		" , ":                               "",
		"a.jpg 2400w, b.jpg 3600w":          "a.jpg",
		"a.jpg 400w, b.jpg 3600w":           "a.jpg",
	} {
		if got := widestSource(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestParseBounds checks that documents that the parser would refuse, or would take more
// than linear time for, are still parsed with their text.
func TestParseBounds(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 50_000) }
	var bolds strings.Builder
	for i := range 400 {
		fmt.Fprintf(&bolds, "<b a%d>", i)
	}
	for name, c := range map[string]struct {
		source     string
		hasProblem bool
	}{
		"nested":          {many("<div>") + "deep", true},
		"nested emphasis": {many("<b>") + "deep", true},
		"open emphasis":   {bolds.String() + many("<p>deep"), true},
		"html tags":       {many("<html a=b>") + "deep", false},
		"stray end tags":  {many("a</q>") + "deep", false},
	} {
		root, problems := Parse([]byte(c.source))
		if !strings.Contains(Text(root), "deep") {
			t.Errorf("%s: the text is lost", name)
		}
		if (len(problems) > 0) != c.hasProblem {
			t.Errorf("%s: the problems are %q", name, problems)
		}
	}
}

func TestEdit(t *testing.T) {
	body := bodyOf(t, "<p id=a>x</p><p>y</p>")
	Rename(First(body, atom.P), atom.H2)
	Remove(First(body, atom.P))
	body.AppendChild(NewElement(atom.Img, "src", "a.jpg"))
	var b bytes.Buffer
	if err := html.Render(&b, body); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), `<body><h2 id="a">x</h2><img src="a.jpg"/></body>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
