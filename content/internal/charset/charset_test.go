package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// encode encodes a text in a charset.
func encode(t *testing.T, charset, text string) string {
	t.Helper()
	e, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUTF8(t *testing.T) {
	far := "<html><!--" + strings.Repeat(" far ", 4000) + "-->"
	japanese := "<p>" + strings.Repeat("港の船は潮を待つ。", 3)
	chinese := "<p>" + strings.Repeat("船在码头等待潮水。", 3)
	korean := "<p>" + strings.Repeat("배들이 부두에서 기다린다.", 3)
	russian := "<p>" + strings.Repeat("Лодки ждут прилива. ", 3)
	for _, c := range []struct{ name, server, data, want string }{
		{"UTF-8 despite the label", "iso-8859-1", "Café", "Café"},
		{"UTF-8 despite the declaration", "", "<meta charset=gbk>Café", "<meta charset=gbk>Café"},
		{"UTF-8 with an invalid byte, despite the label", "iso-8859-1", "Café, naïve, señor \xff", "Café, naïve, señor \xff"},
		{"a declaration far from the start", "", far + "<META content='text/html; charset=Shift_JIS'>" + encode(t, "shift_jis", japanese), far + "<META content='text/html; charset=Shift_JIS'>" + japanese},
		{"GBK by label", "GBK", encode(t, "gbk", chinese), chinese},
		{"Big5 by declaration", "", "<meta charset=big5>" + encode(t, "big5", "<p>船在碼頭等待潮水。"), "<meta charset=big5><p>船在碼頭等待潮水。"},
		{"EUC-KR by declaration", "", `<meta charset="euc-kr">` + encode(t, "euc-kr", korean), `<meta charset="euc-kr">` + korean},
		{"a declaration despite the label Latin-1", "ISO-8859-1", "<meta charset=windows-1251>" + encode(t, "windows-1251", russian), "<meta charset=windows-1251>" + russian},
		{"a label despite the declaration", "koi8-r", "<meta charset=windows-1251>" + encode(t, "koi8-r", russian), "<meta charset=windows-1251>" + russian},
		{"unknown labels", "klingon", "<meta charset=x-none>Caf\xe9 \x93here\x94", "<meta charset=x-none>Café “here”"},
		{"a false declaration of UTF-8", "utf-8", "<meta charset=utf-8>Caf\xe9", "<meta charset=utf-8>Café"},
		{"a false declaration of UTF-16", "", "<meta charset=utf-16>Caf\xe9", "<meta charset=utf-16>Café"},
		{"UTF-16 by label", "utf-16le", "C\x00a\x00f\x00\xe9\x00", "Café"},
		{"ISO-2022-JP by label", "iso-2022-jp", encode(t, "iso-2022-jp", "潮を待つ。"), "潮を待つ。"},
		{"ISO-2022-JP without a label", "", encode(t, "iso-2022-jp", "潮を待つ。"), "潮を待つ。"},
		{"UTF-8 that contains an escape sequence", "", "naïve: \x1b$B", "naïve: \x1b$B"},
		{"an XML declaration", "", "<?xml version='1.0' encoding='ISO-8859-2'?><p>\xb1", "<?xml version='1.0' encoding='ISO-8859-2'?><p>ą"},
		{"a false XML declaration", "", "<?xml version='1.0' encoding='ISO-8859-2'?><p>Café", "<?xml version='1.0' encoding='ISO-8859-2'?><p>Café"},
		{"UTF-8 with a byte order mark", "", "\xef\xbb\xbfCafé", "Café"},
		{"UTF-16 with a byte order mark", "utf-8", "\xff\xfeC\x00a\x00f\x00\xe9\x00", "Café"},
		{"UTF-16 without a byte order mark", "", "\x00<\x00p\x00>\x00\xe9", "<p>é"},
		{"UTF-16 by label, with ASCII letters only", "UTF-16BE", "\x00T\x00i\x00d\x00e", "Tide"},
		{"UTF-8 with the label UTF-16", "utf-16", "Café", "Café"},
		{"UTF-32 with a byte order mark", "", "\xff\xfe\x00\x00C\x00\x00\x00\xe9\x00\x00\x00", "Cé"},
		{"UTF-32 in the other byte order", "", "\x00\x00\xfe\xff\x00\x00\x00C\x00\x00\x00\xe9", "Cé"},
		{"no data", "utf-16", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(UTF8([]byte(c.data), c.server)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
