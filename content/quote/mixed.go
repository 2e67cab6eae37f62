package quote

import (
	"pullquote/content/language"
	"pullquote/content/quote/lexicon"
)

// An article may have parts in another language: a letter, a bilingual interview. Each paragraph
// whose words leave no doubt is parsed in its own language, and so are those between two such
// paragraphs in one language, because a line of dialogue is too short to tell.

// setLexicons sets the lexicons of consecutive paragraphs.
func (f *Finder) setLexicons(paragraphs []*paragraph) {
	for _, p := range paragraphs {
		p.lex = f.lex
	}
	if f.isChosen {
		return
	}
	last, lastLang := -1, f.lang // the last paragraph whose language is known
	for i, p := range paragraphs {
		lang, ok := languageOf(p.text)
		if !ok {
			continue
		}
		if lang != f.lang {
			from := i
			if lang == lastLang {
				from = last + 1
			}
			lex := lexicon.For(string(lang))
			for _, q := range paragraphs[from : i+1] {
				q.lex = lex
			}
		}
		last, lastLang = i, lang
	}
}

// languageOf returns the language of a paragraph, and whether its words leave no doubt.
func languageOf(text string) (language.Code, bool) {
	const (
		minSize = 100 // bytes; shorter ones have too few words
		maxSize = 400
	)
	if len(text) < minSize {
		return "", false
	}
	if len(text) > maxSize {
		text = cutEnd(text, maxSize)
	}
	lang, sure := language.Detect(text)
	return lang, sure && lang != language.Unknown
}
