package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// in encodes a text in a charset.
func in(t *testing.T, charset, text string) string {
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
		{"UTF-8 against the server", "iso-8859-1", "Café", "Café"},
		{"UTF-8 against the page", "", "<meta charset=gbk>Café", "<meta charset=gbk>Café"},
		{"UTF-8 with a broken byte, against the server", "iso-8859-1", "Café, naïve, señor \xff", "Café, naïve, señor \xff"},
		{"the page, far down", "", far + "<META content='text/html; charset=Shift_JIS'>" + in(t, "shift_jis", japanese), far + "<META content='text/html; charset=Shift_JIS'>" + japanese},
		{"the server's GBK", "GBK", in(t, "gbk", chinese), chinese},
		{"the page's Big5", "", "<meta charset=big5>" + in(t, "big5", "<p>船在碼頭等待潮水。"), "<meta charset=big5><p>船在碼頭等待潮水。"},
		{"Korean", "", `<meta charset="euc-kr">` + in(t, "euc-kr", korean), `<meta charset="euc-kr">` + korean},
		{"the page against a server's Latin-1", "ISO-8859-1", "<meta charset=windows-1251>" + in(t, "windows-1251", russian), "<meta charset=windows-1251>" + russian},
		{"the server against the page", "koi8-r", "<meta charset=windows-1251>" + in(t, "koi8-r", russian), "<meta charset=windows-1251>" + russian},
		{"unknown names", "klingon", "<meta charset=x-none>Caf\xe9 \x93here\x94", "<meta charset=x-none>Café “here”"},
		{"a page that declares UTF-8 but is not", "utf-8", "<meta charset=utf-8>Caf\xe9", "<meta charset=utf-8>Café"},
		{"a page that cannot be UTF-16", "", "<meta charset=utf-16>Caf\xe9", "<meta charset=utf-16>Café"},
		{"the server's UTF-16", "utf-16le", "C\x00a\x00f\x00\xe9\x00", "Café"},
		{"shifted", "iso-2022-jp", in(t, "iso-2022-jp", "潮を待つ。"), "潮を待つ。"},
		{"shifted, without a label", "", in(t, "iso-2022-jp", "潮を待つ。"), "潮を待つ。"},
		{"UTF-8 that contains an escape sequence", "", "naïve: \x1b$B", "naïve: \x1b$B"},
		{"an XML declaration", "", "<?xml version='1.0' encoding='ISO-8859-2'?><p>\xb1", "<?xml version='1.0' encoding='ISO-8859-2'?><p>ą"},
		{"an XML declaration that is wrong", "", "<?xml version='1.0' encoding='ISO-8859-2'?><p>Café", "<?xml version='1.0' encoding='ISO-8859-2'?><p>Café"},
		{"UTF-8 with a byte order mark", "", "\xef\xbb\xbfCafé", "Café"},
		{"UTF-16 with a byte order mark", "utf-8", "\xff\xfeC\x00a\x00f\x00\xe9\x00", "Café"},
		{"UTF-16 without a byte order mark", "", "\x00<\x00p\x00>\x00\xe9", "<p>é"},
		{"the server's UTF-16, without a letter beyond ASCII", "UTF-16BE", "\x00T\x00i\x00d\x00e", "Tide"},
		{"a server that calls UTF-8 UTF-16", "utf-16", "Café", "Café"},
		{"nothing", "utf-16", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(UTF8([]byte(c.data), c.server)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
