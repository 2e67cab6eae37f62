package content

import "testing"

func TestScripts(t *testing.T) {
	for name, c := range map[string]struct {
		text                  string
		unspaced, ideographic bool
	}{
		"Chinese and Japanese": {"漢字々〇ひらがなカタカナーｶﾀｶﾅㄅ、。「」　！Ａ９￥", true, true},
		"Yi":                   {"ꀀ", true, true},
		"South-East Asian":     {"ภาษาລາວភាសាမြန်မာ", true, false},
		"scripts with spaces":  {"aé1 ¶—“‘жשع한국어ﾡ한हि😀", false, false},
	} {
		for _, r := range c.text {
			if IsUnspaced(r) != c.unspaced || IsIdeographic(r) != c.ideographic {
				t.Errorf("%s: %q (%U): IsUnspaced %v, IsIdeographic %v", name, r, r, IsUnspaced(r), IsIdeographic(r))
			}
		}
	}
}
