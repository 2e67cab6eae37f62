package language

import (
	"unicode"
	"unicode/utf8"
)

// latin stands for the languages in Latin letters.
const latin Code = ""

// scripts are those that one language is written in, or one far more than others.
// Cyrillic stands for Russian here; see detectCyrillic.
var scripts = [...]struct {
	table *unicode.RangeTable
	code  Code
}{
	{unicode.Cyrillic, "ru"},
	{unicode.Han, "zh"},
	{unicode.Hiragana, "ja"},
	{unicode.Katakana, "ja"},
	{unicode.Hangul, "ko"},
	{unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"},
	{unicode.Greek, "el"},
	{unicode.Thai, "th"},
	{unicode.Devanagari, "hi"},
	{unicode.Bengali, "bn"},
	{unicode.Tamil, "ta"},
	{unicode.Armenian, "hy"},
	{unicode.Georgian, "ka"},
}

// scriptOf returns the language that goes with the script of most letters of a text.
func scriptOf(text string) Code {
	const (
		firstScript         = 0x370 // letters before it are Latin
		firstMark, lastMark = 0x2000, 0x2e7f
	)
	var count [len(scripts)]int
	letters := 0
	for _, r := range text {
		if r < firstScript || r >= firstMark && r <= lastMark {
			if 'a' <= r|0x20 && r|0x20 <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				count[i]++
				letters++
				break
			}
		}
	}
	of := map[Code]int{}
	for i, n := range count {
		of[scripts[i].code] += n
	}
	if of["ja"]*10 > of["zh"] { // Japanese writes Chinese characters, too
		of["ja"] += of["zh"]
		of["zh"] = 0
	}
	for code, n := range of {
		if n*2 > letters {
			return code
		}
	}
	return latin
}
