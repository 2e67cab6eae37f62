package language

import (
	"unicode"
	"unicode/utf8"
)

// latin stands for all languages in Latin letters.
const latin Code = ""

// scripts maps each script that belongs to one language, or mostly to one, to that
// language. Cyrillic stands for Russian here; see detectCyrillic.
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

// scriptOf returns the language of the script that more than half of a text's letters
// belong to, or latin.
func scriptOf(text string) Code {
	const (
		firstOther                        = 0x370 // letters before it are Latin
		firstPunctuation, lastPunctuation = 0x2000, 0x2e7f
	)
	var count [len(scripts)]int
	letters := 0
	for _, r := range text {
		if r < firstOther || r >= firstPunctuation && r <= lastPunctuation {
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
	perCode := map[Code]int{}
	for i, n := range count {
		perCode[scripts[i].code] += n
	}
	if perCode["ja"]*10 > perCode["zh"] { // Japanese text has Chinese characters, too
		perCode["ja"] += perCode["zh"]
		perCode["zh"] = 0
	}
	for code, n := range perCode {
		if n*2 > letters {
			return code
		}
	}
	return latin
}
