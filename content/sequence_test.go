package content

import "testing"

func TestCutSequence(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[31mred":                      "\x1b[31m",
		"\x1b[mplain":                      "\x1b[m",
		"\x1b[38:2::1:2:3mx":               "\x1b[38:2::1:2:3m",
		"\x1b[?25lx":                       "\x1b[?25l",
		"\u009b1mx":                        "\u009b1m",
		"\x1b]0;a title\ax":                "\x1b]0;a title\a",
		"\x1b]8;;https://a.example\x1b\\x": "\x1b]8;;https://a.example\x1b\\",
		"\x1bPq#0\x1b\\x":                  "\x1bPq#0\x1b\\",
		"\x1b(Bx":                          "\x1b(B",
		"\x1b7x":                           "\x1b7",
		"\x1b]0;no end\nHere is text\a":    "",
		"\x1b[31":                          "",
		"\x1b":                             "",
		"\x1bHello":                        "",
		"\x1b tea":                         "",
		"text":                             "",
		"":                                 "",
	} {
		got, rest, ok := CutSequence(in)
		if got != want || got+rest != in || ok != (want != "") {
			t.Errorf("CutSequence(%q) = %q, %q, %t, want %q", in, got, rest, ok, want)
		}
	}
}

func TestSanitizeRemovesSequences(t *testing.T) {
	for in, want := range map[string]string{
		"a \x1b[1;31mred\x1b[0m rose":                                    "a red rose",
		"\x1b]0;title\aForty \x1b]8;;https://a.example\atrees\x1b]8;;\a": "Forty trees",
		"an \x1b]open string":                                            "an ]open string",
		"accents \x1b[1me\u0301\u0301":                                   "accents e\u0301\u0301",
	} {
		if got := Sanitize(in).String(); got != want {
			t.Errorf("Sanitize(%q) = %q, want %q", in, got, want)
		}
	}
}
