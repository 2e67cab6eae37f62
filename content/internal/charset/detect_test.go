package charset

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"
)

// charsetsOf lists the charsets that are used for each language.
var charsetsOf = map[string][]string{
	"ru": {"windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic", "utf-16le", "utf-16be"},
	"uk": {"windows-1251", "koi8-u"}, "be": {"windows-1251"}, "bg": {"windows-1251", "iso-8859-5"}, "sr": {"windows-1251"}, "mk": {"windows-1251"},
	"el": {"windows-1253", "iso-8859-7", "utf-16le"}, "he": {"windows-1255", "iso-8859-8", "utf-16be"}, "ar": {"windows-1256", "iso-8859-6", "utf-16le"},
	"th": {"windows-874", "utf-16le"},
	"pl": {"windows-1250", "iso-8859-2"}, "cs": {"windows-1250", "iso-8859-2"}, "sk": {"windows-1250", "iso-8859-2"}, "hu": {"windows-1250", "iso-8859-2"},
	"ro": {"windows-1250", "iso-8859-2"}, "hr": {"windows-1250", "iso-8859-2"}, "sl": {"windows-1250", "iso-8859-2"},
	"lt": {"windows-1257", "iso-8859-13"}, "lv": {"windows-1257", "iso-8859-13", "iso-8859-4"}, "et": {"windows-1257", "windows-1252"},
	"tr": {"windows-1254"}, "vi": {"windows-1258"},
	"fr": {"windows-1252", "iso-8859-15", "macintosh", "utf-16le"}, "de": {"windows-1252", "macintosh", "utf-16le", "utf-16be"},
	"es": {"windows-1252", "macintosh"}, "pt": {"windows-1252"}, "it": {"windows-1252"}, "nl": {"windows-1252"}, "sv": {"windows-1252"},
	"da": {"windows-1252"}, "nb": {"windows-1252"}, "fi": {"windows-1252"}, "is": {"windows-1252"}, "ca": {"windows-1252"}, "ga": {"windows-1252"},
	"en": {"windows-1252", "utf-16le"},
	"ja": {"shift_jis", "euc-jp", "utf-16le", "utf-16be"}, "zh_CN": {"gbk", "gb18030", "utf-16le", "utf-16be"}, "zh_TW": {"big5", "utf-16le"},
	"ko": {"euc-kr", "utf-16le"},
}

// languageTexts returns the texts in testdata by language.
func languageTexts(t testing.TB) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile("testdata/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range a.Files {
		if len(charsetsOf[f.Name]) == 0 {
			t.Fatalf("no charsets for %q", f.Name)
		}
		texts[f.Name] = strings.TrimSpace(string(f.Data))
	}
	return texts
}

// plainMarks replaces typographic punctuation, which most charsets lack, with ASCII.
var plainMarks = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "…", "...", "«", `"`, "»", `"`, "ѝ", "и")

// withTones decomposes Vietnamese tones into combining characters where Windows-1258
// requires it.
func withTones(s string) string {
	var b strings.Builder
	for _, r := range s {
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			b.WriteRune(r)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		base, tone := string(parts[0]), ""
		for _, mark := range parts[1:] {
			if _, ok := charmap.Windows1258.EncodeRune(mark); ok {
				tone += string(mark)
			} else {
				base += string(mark)
			}
		}
		b.WriteString(norm.NFC.String(base) + tone)
	}
	return b.String()
}

// encoded returns a text in a charset, and the text that it should decode to.
func encoded(t testing.TB, name, text string) (data, want string) {
	t.Helper()
	if name == "windows-1258" {
		text = withTones(text)
	}
	e := encodingOf(name)
	data, err := e.NewEncoder().String(text)
	if err != nil {
		text = plainMarks.Replace(text)
		data, err = e.NewEncoder().String(text)
	}
	if err != nil {
		t.Fatalf("%s cannot be in %s: %v", text, name, err)
	}
	return strings.TrimPrefix(strings.TrimPrefix(data, "\xff\xfe"), "\xfe\xff"), norm.NFC.String(text)
}

// excerpts returns the parts of a text that begin at a word and are about n bytes long.
func excerpts(text string, n int) []string {
	var out []string
	words := strings.SplitAfter(text, " ")
	if len(words) < 10 { // a language without spaces
		words = strings.SplitAfter(text, "。")
	}
	for i := range words {
		s := ""
		for _, w := range words[i:] {
			if len(s) >= n {
				break
			}
			s += w
		}
		if len(s) >= n {
			out = append(out, s)
		}
	}
	return out
}

func page(text string) string {
	return "<!doctype html>\n<html><head><title>Page</title><style>p { margin: 0 }</style></head>\n<body><nav><a href=\"/\">Home</a></nav>\n<p>" +
		text + "</p>\n<footer>All rights reserved.</footer></body></html>\n"
}

// TestDetect decodes texts in many languages and charsets without a label: whole texts,
// short excerpts, plain text and pages.
func TestDetect(t *testing.T) {
	// The maximum percentage of wrong excerpts, by their length in bytes. It does not
	// apply to Windows-1252, where no excerpt may be wrong.
	maxWrongByLength := map[int]int{100: 40, 300: 10}
	for lang, text := range languageTexts(t) {
		for _, name := range charsetsOf[lang] {
			t.Run(lang+" "+name, func(t *testing.T) {
				for _, s := range []string{text, page(text)} {
					data, want := encoded(t, name, s)
					if got := string(UTF8([]byte(data), "")); got != want {
						t.Errorf("%s", firstDifference(got, want))
					}
				}
				if name == "macintosh" { // in short texts it cannot be distinguished from Windows-1252
					return
				}
				for n, maxWrong := range maxWrongByLength {
					if name == "windows-1252" {
						maxWrong = 0
					}
					all, wrong, last := 0, 0, ""
					for i, s := range excerpts(text, n) {
						if i%4 != 0 {
							continue
						}
						data, want := encoded(t, name, s)
						if utf8.ValidString(data) && !strings.HasPrefix(name, "utf-16") {
							continue
						}
						all++
						if got := string(UTF8([]byte(data), "")); got != want {
							wrong++
							last = firstDifference(got, want)
						}
					}
					if wrong*100 > all*maxWrong {
						t.Errorf("%d of %d excerpts of %d bytes are wrong, the last: %s", wrong, all, n, last)
					}
				}
			})
		}
	}
}

func firstDifference(got, want string) string {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	at = max(0, at-20)
	return fmt.Sprintf("got %.60q, want %.60q", got[min(at, len(got)):], want[min(at, len(want)):])
}

// TestWindows1252 checks texts in Windows-1252 with few or unusual non-ASCII characters.
func TestWindows1252(t *testing.T) {
	for _, s := range []string{
		"© 2001 Example Press", "5 € each – that’s all", "a café", "Señor López", "naïve", "El Niño", "Zürich", "MALMÖ", "Août", "São Paulo", "Łódź is not here: Lódz",
		"½ a mile, 25°, 3 × 4 m², £5", "“Yes,” he said. “It’s his dogs’ home… isn’t it?”", "l’été, c’est l’œuvre d’une sœur", "«Oui»", "¿Qué? ¡No!", "(C) ® ™ ¶ §",
		"It’s—as they’d said—the children’s.", "un garçon, à côté; où ça?", "Ærø, Ålborg og Sønderjylland", "Þór og Æsa frá Ísafirði", "fun\xa0with\xa0spaces", "\xa0\xa0\xa0",
		"ª º 1ª 2º", "Ñandú", "ÉCOLE NORMALE SUPÉRIEURE", "Übung macht den Meister", "Š and Ž of Škoda and Žižka", "100 ¥", "\x93\x94 \x96 \x97", "Ÿ",
	} {
		data, err := charmap.Windows1252.NewEncoder().String(strings.ToValidUTF8(s, "\u00a0"))
		if err != nil {
			data = s // already encoded
		}
		want, err := charmap.Windows1252.NewDecoder().String(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []string{data, page(data), strings.Repeat(data+"\n", 50)} {
			wantAll := strings.ReplaceAll(c, data, want)
			if got := string(UTF8([]byte(c), "")); got != wantAll && !utf8.ValidString(c) {
				t.Errorf("%q: %s", s, firstDifference(got, wantAll))
			}
		}
	}
}

// TestLabels checks texts with a correct or false label or declaration.
func TestLabels(t *testing.T) {
	texts := languageTexts(t)
	for _, c := range []struct{ lang, charset, label, head string }{
		{"ru", "windows-1251", "windows-1251", ""},
		{"ru", "koi8-r", "koi8-r", ""},
		{"ru", "windows-1251", "iso-8859-1", ""},
		{"ru", "windows-1251", "utf-8", ""},
		{"ru", "windows-1251", "koi8-r", ""},
		{"ru", "koi8-r", "", "<meta charset=windows-1251>"},
		{"ru", "windows-1251", "", "<?xml version='1.0' encoding='utf-8'?><rss>"},
		{"ru", "windows-1251", "", "<?xml version='1.0' encoding='ISO-8859-1'?><rss>"},
		{"ru", "windows-1251", "gb2312", ""},
		{"ru", "windows-1251", "", "<?xml version='1.0'?><rss>"},
		{"uk", "koi8-u", "koi8-r", ""},
		{"el", "iso-8859-7", "iso-8859-1", "<meta charset=iso-8859-1>"},
		{"pl", "iso-8859-2", "iso-8859-1", ""},
		{"pl", "windows-1250", "iso-8859-2", ""},
		{"cs", "windows-1250", "windows-1252", ""},
		{"tr", "windows-1254", "iso-8859-1", ""},
		{"th", "windows-874", "us-ascii", ""},
		{"he", "windows-1255", "windows-1252", ""},
		{"ar", "windows-1256", "", "<meta charset=utf-8>"},
		{"ja", "euc-jp", "shift_jis", ""},
		{"ja", "shift_jis", "euc-jp", ""},
		{"ja", "shift_jis", "iso-8859-1", ""},
		{"zh_CN", "gbk", "big5", ""},
		{"zh_CN", "gb18030", "gb2312", ""},
		{"zh_TW", "big5", "gb2312", ""},
		{"ko", "euc-kr", "windows-1252", ""},
		{"de", "windows-1252", "windows-1251", ""},
		{"de", "windows-1252", "gb2312", ""},
		{"fr", "windows-1252", "shift_jis", ""},
		{"fr", "iso-8859-15", "iso-8859-15", ""},
		{"et", "windows-1257", "windows-1257", ""},
		{"lv", "iso-8859-13", "iso-8859-13", ""},
	} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			data, want := encoded(t, c.charset, c.head+texts[c.lang])
			if got := string(UTF8([]byte(data), c.label)); got != want {
				t.Error(firstDifference(got, want))
			}
		})
	}
	// A short text cannot disprove its label.
	for _, c := range []struct{ data, label, want string }{
		{"\xe6\xf8", "iso-8859-2", "ćř"}, {"\xd4", "koi8-r", "т"}, {"\xf9\xec\xe5\xed", "iso-8859-8", "שלום"}, {"\xb9", "windows-1257", "¹"}, {"\xc4\xe3", "gbk", "你"},
	} {
		if got := string(UTF8([]byte(c.data), c.label)); got != c.want {
			t.Errorf("%q in %s: %q, want %q", c.data, c.label, got, c.want)
		}
	}
}

// TestBeyondASCII checks that a long ASCII prefix does not hide the charset.
func TestBeyondASCII(t *testing.T) {
	data, want := encoded(t, "koi8-r", strings.Repeat("var x = 1;\n", 9000)+languageTexts(t)["ru"])
	if got := string(UTF8([]byte(data), "")); got != want {
		t.Error(firstDifference(got, want))
	}
}

func TestDeclaration(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`<meta charset=gbk>`, "gbk"},
		{`<p><META  HTTP-EQUIV=x content='text/html; CharSet = "Big5"'>`, "Big5"},
		{`<meta name=a content=b><meta charset='koi8-r'/>`, "koi8-r"},
		{"\n<?xml version='1.0' encoding='iso-8859-2'?><meta charset=gbk>", "iso-8859-2"},
		{`<?xml version="1.0"?><meta charset=gbk>`, "gbk"},
		{`<p charset=gbk>`, ""},
		{`<meta charset=>`, ""},
		{`<meta`, ""},
		{`charset=gbk`, ""},
		{strings.Repeat("<meta", 12000) + ">", ""},
	} {
		if got := declared([]byte(c.data)); got != c.want {
			t.Errorf("%.60q: %q, want %q", c.data, got, c.want)
		}
	}
}

func TestDecodeAs(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"windows-1251", "\xc4\xe0", "Да"},
		{" CP1251 ", "\xc4\xe0", "Да"},
		{"latin1", "\xc3\xa9", "Ã©"},
		{"utf-8", "\xef\xbb\xbf\xc3\xa9 \xff", "é \xff"},
		{"utf-16le", "\xff\xfea\x00", "a"},
		{"utf-16", "a\x00", "a"},
		{"gb2312", "\xc4\xe3", "你"},
		{"hz-gb-2312", "~{Dc~}", "你"},
		{"cp437", "\x81", "ü"},
		{"ibm850", "\x81", "ü"},
		{"cp932", "\x82\xa0", "あ"},
	} {
		if got, ok := DecodeAs([]byte(c.data), c.name); !ok || string(got) != c.want {
			t.Errorf("%s: %q, %t, want %q", c.name, got, ok, c.want)
		}
	}
	for _, name := range []string{"", "klingon", "replacement", "iso-2022-kr"} {
		if _, ok := DecodeAs(nil, name); ok {
			t.Errorf("%q is known", name)
		}
	}
	for _, name := range Names() {
		if _, ok := DecodeAs([]byte("a"), name); !ok {
			t.Errorf("%q is not known", name)
		}
	}
}

// TestTables checks that every pair in the tables consists of letters of its language.
func TestTables(t *testing.T) {
	for _, list := range [][]language{nonLatin, western, otherLatin} {
		for _, l := range list {
			seen := map[string]bool{}
			for pair := range strings.FieldsSeq(tones.Replace(l.pairs)) {
				if utf8.RuneCountInString(pair) != 2 || seen[pair] {
					t.Errorf("%s: %q", l.name, pair)
				}
				seen[pair] = true
				for _, r := range pair {
					if r != '_' && (r < 'a' || r > 'z') && !strings.ContainsRune(tones.Replace(l.letters), r) {
						t.Errorf("%s: %c in %q is not a letter of the language", l.name, r, pair)
					}
				}
			}
		}
	}
	for _, models := range loadModels() {
		for _, m := range models {
			if m == nil || len(m.index) >= maxLetters {
				t.Error("a model is missing or has too many letters")
			}
		}
	}
}

// FuzzUTF8 checks that decoding never panics, that the result is not much longer than the
// data, and that UTF-16 becomes valid UTF-8.
func FuzzUTF8(f *testing.F) {
	f.Add([]byte("Caf\xe9"), "")
	f.Add([]byte("\xc4\xe0, \xed\xe5\xf2"), "iso-8859-1")
	f.Add([]byte("a\x00b\x00c\x00d\x00"), "utf-16")
	f.Add([]byte("\x1b$BD,\x1b(B ~{Dc~}"), "hz-gb-2312")
	f.Add([]byte("<meta charset=big5>\xa4\xa4\xa4\xe5"), "gbk")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		out := UTF8(data, label)
		if len(out) > 4*len(data)+utf8.UTFMax {
			t.Errorf("%d bytes became %d", len(data), len(out))
		}
		if IsUTF16(data, label) && !utf8.Valid(out) {
			t.Errorf("UTF-16 became %q", out)
		}
		DecodeAs(data, label)
	})
}

func BenchmarkUTF8(b *testing.B) {
	texts := languageTexts(b)
	for _, c := range []struct{ lang, charset string }{
		{"ru", "koi8-r"}, {"fr", "windows-1252"}, {"cs", "windows-1250"}, {"zh_CN", "gbk"}, {"ja", "shift_jis"}, {"de", "utf-16le"}, {"de", "utf-8"},
	} {
		text := strings.Repeat(texts[c.lang]+"\n", 128<<10/len(texts[c.lang])+1)
		e := encodingOf(c.charset)
		data, err := e.NewEncoder().String(plainMarks.Replace(text))
		if err != nil {
			b.Fatal(err)
		}
		data = strings.TrimPrefix(data, "\xff\xfe")[:64<<10]
		b.Run(c.charset, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				UTF8([]byte(data), "")
			}
		})
	}
}
