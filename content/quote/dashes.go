package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// In many European languages, and in Joyce, a dash at the beginning of a paragraph introduces
// speech, and only the attribution shows where the speech ends.
//
//	—Thanks, Nora said. I can stay until noon.
//	—Stay! he cried.
//
// An attribution inside the speech is an aside. If commas separate it, the speech goes on after
// the next comma or full stop. If dashes do, it goes on after the next dash, if there is one:
//
//	– Det kunde ha gått värre, säger Per Axelsson. Vi hade tur.
//	— Esqueci no trem — disse Caio. — Como sempre.
//	—Estaba en el huerto —respondió Julián—. Con tus zapatos.

// findDashes makes spans of the speech after such dashes, if the text uses them. The
// paragraphs must have been tokenized.
func findDashes(ctx context.Context, paragraphs []*paragraph) {
	const (
		minParagraphs = 3 // that begin with a dash, in a language in which that is rare
		minShare      = 4 // paragraphs with a dash for each paragraph with marks, in such a language
	)
	var begin []attributionParser
	marked, attributed := 0, false
	usual := false
	for i, p := range paragraphs {
		switch {
		case len(p.spans) > 0 && (!p.lex.Inverts || p.startsWithMarks() || leadingDash(p.text, p.lex) == 0):
			marked++
		case len(p.tokens) > 1 && leadingDash(p.text, p.lex) > 0 && !isDash(p.tokens[len(p.tokens)-1].mark):
			begin = append(begin, newAttributionParser(p))
			usual = usual || p.lex.Inverts
			attributed = attributed || i > 0 && paragraphs[i-1].endsWithSpeechCue()
		}
	}
	if len(begin) == 0 {
		findInnerDashes(ctx, paragraphs, true)
		return
	}
	if !usual && (len(begin) < minParagraphs || marked*minShare > len(begin)) {
		return
	}
	spans := make([][]span, len(begin))
	for i, p := range begin {
		if ctx.Err() != nil {
			return
		}
		var one bool
		spans[i], one = p.withoutSpans().dashSpans(0)
		attributed = attributed || one
	}
	if !attributed {
		return // a list with dashes as bullets
	}
	for i, p := range begin {
		p.spans = spans[i]
		p.tokenize(ctx, &arena{})
	}
	if usual {
		findInnerDashes(ctx, paragraphs, false)
	}
}

// findInnerDashes makes spans of the speech after a dash inside a paragraph, in a text in which
// dashes introduce speech: Ik bleef zitten. – Waarom? vroeg ik. If onlyAttributed, speech
// without an attribution does not count.
func findInnerDashes(ctx context.Context, paragraphs []*paragraph, onlyAttributed bool) {
	for _, p := range paragraphs {
		if ctx.Err() != nil || len(p.spans) > 0 || !p.lex.Inverts {
			continue
		}
		for k := 1; k+1 < len(p.tokens); k++ {
			if !p.tokens[k-1].endsSentence() || !isDash(p.tokens[k].mark) || leadingDash(p.text[p.startOf(k):], p.lex) == 0 {
				continue
			}
			if spans, attributed := newAttributionParser(p).dashSpans(k); attributed || !onlyAttributed {
				p.spans = spans
				p.tokenize(ctx, &arena{})
			}
			break
		}
	}
}

// startsWithMarks reports whether the first span begins p, apart from a dash: — « Oui », dit-il.
func (p *paragraph) startsWithMarks() bool {
	return !strings.ContainsFunc(p.text[:p.spans[0].start], unicode.IsLetter)
}

// withoutSpans returns a parser of the paragraph's text in which marks are tokens.
func (p attributionParser) withoutSpans() attributionParser {
	if len(p.spans) == 0 {
		return p
	}
	bare := *p.paragraph
	bare.spans, bare.tokens = nil, nil
	bare.tokenize(context.Background(), &arena{})
	for i := range bare.tokens {
		if t := &bare.tokens[i]; t.isCapitalized && i < len(p.tokens) {
			t.isCapitalized = !t.isFirst || p.isName(i)
		}
	}
	return newAttributionParser(&bare)
}

// endsWithSpeechCue reports whether p ends with a verb of speaking and a colon: Nora answered:
func (p *paragraph) endsWithSpeechCue() bool {
	n := len(p.tokens)
	return n > 1 && p.tokens[n-1].mark == ':' && p.tokens[n-2].isReporting()
}

// dashSpans returns the spans of speech from a dash at token start on, and whether the speech
// has an attribution.
func (p attributionParser) dashSpans(start int) (out []span, attributed bool) {
	n := len(p.tokens)
	for k := start + 1; k < n; {
		end := p.asideAt(k)
		if end == 0 {
			k++
			continue
		}
		s, ok := p.dashSpan(start, k)
		if !ok { // nothing has been said yet: — Read it.
			k++
			continue
		}
		attributed = true
		out = append(out, s)
		start = p.afterAside(k, end)
		k = start + 1
	}
	if s, ok := p.dashSpan(start, n); ok {
		out = append(out, s)
	}
	return out, attributed
}

// dashSpan returns the span of the speech from token start up to end, without a dash at its
// end. It returns false if there are no words.
func (p attributionParser) dashSpan(start, end int) (span, bool) {
	for end > start && isDash(p.tokens[end-1].mark) {
		end--
	}
	for k := start; k < end; k++ {
		if p.tokens[k].isWord() {
			return span{start: p.startOf(start), end: p.endOf(end - 1), isUnquoted: true}, true
		}
	}
	return span{}, false
}

// asideAt returns the token after the subject and the verb of an attribution that begins at
// token k, after a comma or another mark that may come before one. It returns 0 if there is no
// attribution.
func (p attributionParser) asideAt(k int) int {
	if p.lex.Inverts {
		return p.invertedAsideAt(k)
	}
	verb := p.inlineAttribution(k)
	if verb < 0 {
		return 0
	}
	return verb + 1
}

// invertedAsideAt is [attributionParser.asideAt] for a language in which the verb comes first.
func (p attributionParser) invertedAsideAt(k int) int {
	before := &p.tokens[k-1]
	afterDash := isDash(before.mark)
	switch {
	case !p.tokens[k].isWord() || p.tokens[k].isCapitalized || p.tokens[k].isFirst && unicode.IsUpper(p.firstRune(k)):
		return 0
	case afterDash, before.mark == ',', before.mark == '!', before.mark == '?', before.mark == '…':
	case before.mark == '.' && k > 1 && p.tokens[k-2].mark == '.', before.mark == '»', before.mark == '”', before.mark == '"':
	default:
		return 0
	}
	if before.mark == '!' || before.mark == '?' { // Go! en hij wees haar de deur
		if p.joinsNarration(k) {
			return k + 1
		}
	}
	v, next := p.invertedVerb(k)
	if v < 0 {
		return 0
	}
	isCue := p.tokens[v].isSpeaking()
	m, end := p.subjectAt(p.subjectStartAfter(next, p.tokens[v].isReporting()), isCue)
	switch {
	case m.kind == nobody:
		if isCue && p.lex.DropsSubject && (before.mark != ',' || p.tokens[v].isReporting() && p.endsClause(v+1)) {
			return max(v+1, next)
		}
		if afterDash && p.isFirstPerson(v) && p.endsClause(v+1) { // —Gracias —murmuré.
			return v + 1
		}
		return 0
	case isCue:
		return max(end, v+1)
	case afterDash && p.endsClause(end), before.mark != ',' && m.kind != nominal && p.endsClause(end), m.kind == pronominal && p.isJoined(v) && !p.isQuestionAt(end):
		return max(end, v+1)
	}
	return 0
}

// firstRune returns the first character of token k.
func (p *paragraph) firstRune(k int) rune {
	r, _ := utf8.DecodeRuneInString(p.text[p.startOf(k):])
	return r
}

// endsClause reports whether a mark or the end of the text is at token i, or a word that
// begins another phrase.
func (p *paragraph) endsClause(i int) bool {
	return i >= len(p.tokens) || p.tokens[i].mark != 0 || p.tokens[i].Is(lexicon.Preposition|lexicon.OpensClause|lexicon.Adverb)
}

// isJoined reports whether a hyphen joins token i to the next one: dit-il.
func (p *paragraph) isJoined(i int) bool {
	return i+1 < len(p.tokens) && p.startOf(i+1) > p.endOf(i) && p.text[p.endOf(i)] == '-'
}

// isQuestionAt reports whether the sentence at token i is a question.
func (p *paragraph) isQuestionAt(i int) bool {
	const maxTokens = 40
	for k := i; k < min(i+maxTokens, len(p.tokens)); k++ {
		if p.tokens[k].endsSentence() {
			return p.tokens[k].mark == '?'
		}
	}
	return false
}

// afterAside returns the token at which speech continues after an attribution from token k up
// to end.
func (p attributionParser) afterAside(k, end int) int {
	if !p.lex.Inverts || !isDash(p.tokens[k-1].mark) {
		return p.afterAttribution(end, p.joinsNarration(k))
	}
	for ; end < len(p.tokens); end++ {
		if !isDash(p.tokens[end].mark) {
			continue
		}
		for end++; end < len(p.tokens) && p.tokens[end].mark != 0 && !isOpeningPunctuation(p.tokens[end].mark); {
			end++
		}
		return end
	}
	return end
}

// isOpeningPunctuation reports whether a mark may begin a sentence.
func isOpeningPunctuation(mark rune) bool { return strings.ContainsRune("¿¡«“„\"…", mark) }

// inlineAttribution returns the verb of an attribution that begins at token k, after a comma
// or another mark that may come before one. It returns -1 if there is no attribution.
func (p attributionParser) inlineAttribution(k int) int {
	if mark := p.tokens[k-1].mark; mark != ',' && mark != '!' && mark != '?' && mark != '…' && mark != '—' {
		return -1
	}
	if p.tokens[k].isSpeaking() {
		if m, _ := p.mentionAt(k + 1); m.kind == named || m.kind == pronominal {
			return k
		}
		return -1
	}
	m, end := p.mentionAt(k)
	if m.kind != named && m.kind != pronominal || p.tokens[k].isFirst && m.kind == pronominal && p.tokens[k].isCapitalized {
		return -1
	}
	for end < len(p.tokens) && p.tokens[end].Is(lexicon.Adverb) {
		end++
	}
	if end < len(p.tokens) && p.tokens[end].isSpeaking() {
		return end
	}
	return -1
}

// afterAttribution returns the token at which speech continues after an attribution that ends
// before token i: after a full stop or a colon, or after a comma without a participle or a
// relative clause after it. isNarration says that the author has begun to tell something else, up
// to the end of the sentence.
func (p attributionParser) afterAttribution(i int, isNarration bool) int {
	for ; i < len(p.tokens); i++ {
		switch t := &p.tokens[i]; {
		case t.endsSentence() && p.lex.Inverts && p.isNarration(i+1):
			return len(p.tokens)
		case t.endsSentence():
			return i + 1
		case isNarration:
		case (t.mark == ';' || t.isComma()) && p.lex.Inverts && p.joinsNarration(i+1):
			isNarration = true
		case t.mark == ':', t.mark == ';' && p.lex.Inverts:
			return i + 1
		case t.isComma() && i+1 < len(p.tokens) && !p.continuesAside(i+1):
			return i + 1
		}
	}
	return i
}

// isNarration reports whether the sentence at token i, after an attribution, is the author's: it
// begins with the name of a person and a verb, and asks nothing.
func (p attributionParser) isNarration(i int) bool {
	m, end := p.subjectAt(i, true)
	return m.kind == named && end < len(p.tokens) && (p.isVerbForm(end) || p.tokens[end].Is(lexicon.Clitic)) && !p.isQuestionAt(end)
}

// continuesAside reports whether the word at token i, after a comma, belongs to the attribution
// before the comma: a participle, or the beginning of a relative clause or of a phrase that
// says how somebody speaks.
func (p attributionParser) continuesAside(i int) bool {
	if p.isParticiple(i) {
		return true
	}
	if !p.lex.Inverts {
		return false
	}
	t := &p.tokens[i]
	switch t.Func {
	case lexicon.Who, lexicon.Whose, lexicon.While, lexicon.With:
		return true
	default:
	}
	if t.Is(lexicon.Preposition) && i+1 < len(p.tokens) && p.isParticiple(i+1) {
		return true
	}
	const maxPhrase = 20                                       // tokens
	for end := min(i+maxPhrase, len(p.tokens)); i < end; i++ { // haar hoofd schuddend; zich tot Jo, zijn buurman, buigend
		if p.tokens[i].mark != 0 && p.lex.ParticipleLast && p.isParticiple(i-1) {
			return true
		}
		if p.tokens[i].mark != 0 && !p.tokens[i].isComma() {
			return false
		}
	}
	return false
}

// joinsNarration reports whether the clause at token i, after an attribution or speech, is the
// author's: “and” joins it, and its subject is he or she.
func (p attributionParser) joinsNarration(i int) bool {
	const maxBefore = 3 // tokens to the subject
	if i >= len(p.tokens) || p.tokens[i].Func != lexicon.And || p.tokens[i].isCapitalized {
		return false
	}
	for k := i + 1; k <= min(i+maxBefore, len(p.tokens)-1) && p.tokens[k].isWord(); k++ {
		if p.tokens[k].Is(lexicon.ThirdPerson) && p.tokens[k].Is(lexicon.Pronoun) {
			return true
		}
	}
	return false
}

// isDash reports whether a mark may be the dash before a name.
func isDash(mark rune) bool { return mark == '—' || mark == '–' || mark == '―' || mark == '-' }
