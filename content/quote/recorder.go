package quote

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/quote/lexicon"
)

// A recorder makes the records of a window.
type recorder struct {
	records
	*vocabulary
	first     int              // the first of the window's own paragraphs
	spellings map[string]int32 // indexes in forms, by the name as it is written
	nounIndex map[string]int32 // indexes in nouns
	words     strings.Builder  // becomes records.text
}

// owns reports whether a paragraph is one of the window's own.
func (w *window) owns(p *paragraph) bool { return p.index >= w.first && p.index < w.last }

// record returns the records of the window's own paragraphs, or nil if ctx is done.
func (w *window) record(ctx context.Context) *records {
	r := recorder{vocabulary: w.vocabulary, first: w.first, spellings: map[string]int32{}, nounIndex: map[string]int32{}}
	r.roles = [][]string{nil}
	for _, p := range w.paragraphs[w.first:w.last] {
		if ctx.Err() != nil {
			return nil
		}
		r.addParagraph(ctx, p)
	}
	size := 0
	for _, p := range w.paragraphs[w.first:w.last] {
		size += len(p.text)
	}
	most := bounds.MaxQuotations + size/bounds.BytesPerQuotation
	r.quotes = make([]quoteRecord, 0, min(len(w.candidates), most))
	for i, c := range w.candidates {
		if isDone(ctx, i) {
			return nil
		}
		if !w.owns(c.begin) {
			continue
		}
		if r.hasMore = len(r.quotes) == most; r.hasMore {
			break
		}
		r.addQuote(c)
	}
	r.text = strings.Clone(r.words.String())
	r.names, r.references, r.parts = slices.Clone(r.names), slices.Clone(r.references), slices.Clone(r.parts)
	r.paragraphs, r.vocatives, r.inside, r.beats = slices.Clone(r.paragraphs), slices.Clone(r.vocatives), slices.Clone(r.inside), slices.Clone(r.beats)
	return &r.records
}

// addParagraph records the size of a paragraph, and the names and references in it.
func (r *recorder) addParagraph(ctx context.Context, p *paragraph) {
	r.isCut = r.isCut || p.isCut
	n := len(p.tokens)
	size := paragraphRecord{tokens: int32(n)}
	if n > 0 {
		size.lastSentence = p.tokens[n-1].sentence
		r.tally.paragraphs++
	}
	r.paragraphs = append(r.paragraphs, size)
	a := newAttributionParser(p)
	nameEnd := 0
	for i := 0; i < n && !isDone(ctx, i); i++ {
		t := &p.tokens[i]
		if t.lower != "" {
			r.tally.words++
			if t.Is(lexicon.ThirdPerson) {
				r.tally.pronouns++
			}
		}
		if p.aside || p.lex.IsNone() {
			continue
		}
		if i >= nameEnd {
			var s nameSpan
			if s, nameEnd = a.nameSpanAt(i); s.end > 0 {
				r.addName(s)
			} else if s = a.nounSpanAt(i); s.end > 0 {
				r.addNoun(s)
			}
		}
		r.addReference(a, i)
	}
}

// place returns the place of a token in the records.
func (r *recorder) place(p *paragraph, token int) place {
	return place{int32(p.index - r.first), int32(token)}
}

// mentionPlaceAt returns the place of a mention that begins at a token.
func (r *recorder) mentionPlaceAt(p *paragraph, token int) mentionPlace {
	q := mentionPlace{place: r.place(p, token), sentenceBefore: noSentence}
	if token < len(p.tokens) {
		q.sentenceBefore = inParagraphBefore
		if before := int(p.tokens[token].sentence) - 1; before >= 0 {
			q.sentenceBefore = p.tokens[before].sentence
		}
	}
	return q
}

// addName records a name.
func (r *recorder) addName(s nameSpan) {
	text := s.text[s.startOf(s.token):s.endOf(s.end-1)]
	form, ok := r.spellings[text]
	if !ok {
		form = int32(len(r.forms))
		r.forms = append(r.forms, r.formOf(s.form()))
		r.spellings[r.intern(text)] = form
	}
	if r.records.forms[form].last == "" {
		return
	}
	n := r.newNameRecord(s)
	n.spelling = form
	n.afterThe = s.hasFunc(s.token-1, lexicon.Definite)
	if k := len(r.names) - 1; k >= 0 && r.names[k].paragraph == n.paragraph && !r.names[k].isNoun {
		if isRenaming, isBirth := s.renamingAfter(int(r.names[k].end())); isRenaming {
			r.renamings = append(r.renamings, renaming{r.names[k].spelling, form, isBirth})
		}
	}
	r.names = append(r.names, n)
}

// addNoun records a noun for a person who may have no name.
func (r *recorder) addNoun(s nameSpan) {
	n := r.newNameRecord(s)
	n.isNoun, n.spelling = true, r.indexOf(s.tokens[s.end-1].lower)
	if article := &r.articles[n.spelling]; *article == "" {
		*article = r.intern(strings.ToLower(s.text[s.startOf(s.token):s.startOf(s.token+1)]))
	}
	r.names = append(r.names, n)
}

// indexOf returns the index of a noun in nouns, and adds it if it is new.
func (r *recorder) indexOf(noun string) int32 {
	i, ok := r.nounIndex[noun]
	if !ok {
		i = int32(len(r.nouns))
		r.nouns = append(r.nouns, r.intern(noun))
		r.articles = append(r.articles, "")
		r.nounIndex[r.nouns[i]] = i
	}
	return i
}

func (r *recorder) newNameRecord(s nameSpan) nameRecord {
	n := nameRecord{place: r.place(s.paragraph, s.token), length: uint8(s.end - s.token), sentence: s.tokens[s.token].sentence, grammaticalRole: s.grammaticalRole()}
	hints, roles := s.hints(n.grammaticalRole)
	if n.hints = hints; len(roles) > 0 {
		for i := range roles {
			roles[i] = r.intern(roles[i])
		}
		n.roles = int32(len(r.roles))
		r.roles = append(r.roles, roles)
	}
	return n
}

// addReference records the word at token i if it refers to somebody without a name.
func (r *recorder) addReference(p attributionParser, i int) {
	t := &p.tokens[i]
	switch {
	case t.Is(lexicon.ThirdPerson) && t.Is(lexicon.Pronoun):
		r.references = append(r.references, reference{mentionPlace: r.mentionPlaceAt(p.paragraph, i), kind: subjectPronoun, gender: t.RefersTo})
	case t.Is(lexicon.ThirdPerson) && t.Is(lexicon.PossessivePronoun):
		r.references = append(r.references, reference{mentionPlace: r.mentionPlaceAt(p.paragraph, i), kind: possessivePronoun, gender: t.RefersTo})
	case t.Func == lexicon.Indefinite, t.Func == lexicon.Definite && t.isFirst:
		if t.Func == lexicon.Definite && i+1 < len(p.tokens) && p.tokens[i+1].Is(lexicon.OrganizationWord) && !p.tokens[i+1].Is(lexicon.OrganizationAnaphor) {
			r.references = append(r.references, reference{mentionPlace: r.mentionPlaceAt(p.paragraph, i), kind: unnamedGroup})
		}
		if noun := p.introducedNoun(i); noun >= 0 {
			kind := introducedNoun
			if t.Func == lexicon.Definite {
				kind = definiteNoun
			}
			n := &p.tokens[noun]
			r.references = append(r.references, reference{
				mentionPlace: r.mentionPlaceAt(p.paragraph, i), kind: kind, gender: n.Gender, noun: r.indexOf(n.lower), isSubject: p.roleOfNoun(i) == asSubject,
			})
		}
	}
}

// introducedNoun returns the noun for a person whom the article at token i introduces without
// a name: a neighbour who heard it. It returns -1 if there isn't one.
func (p attributionParser) introducedNoun(i int) int {
	const maxWords = 3
	if i > 0 && (p.tokens[i-1].isComma() || p.tokens[i-1].Is(lexicon.Be) || p.tokens[i-1].Func == lexicon.As) {
		return -1 // an apposition: Jo Park, a neighbour
	}
	for k := i + 1; k <= min(i+maxWords, len(p.tokens)-1) && p.tokens[k].isWord() && !p.tokens[k].isCapitalized; k++ {
		if p.tokens[k].Is(lexicon.UnnamedPerson) && !p.isName(k+1) && !p.is(k+1, lexicon.Role) {
			if m, _ := p.mentionAt(i); m.kind == named { // a name comes after it: the coach of the Rovers, Jo Park
				return -1
			}
			return k
		}
		if p.tokens[k].Is(lexicon.Function) {
			return -1
		}
	}
	return -1
}

// addQuote records a quotation.
func (r *recorder) addQuote(c *candidate) {
	q := quoteRecord{
		kind: c.kind, rule: c.rule, onlyInProse: c.onlyInProse, cue: r.intern(c.cue), beat: noBeat,
		isFirst: c.first == 0, isSetOff: c.begin.isSetOff, start: r.place(c.begin, c.first), end: r.place(c.end, c.last),
		hasReportingCue: c.begin.lex.Word(strings.ToLower(c.cue)).Cue == lexicon.Reporting,
	}
	q.parts.from = int32(len(r.parts))
	for _, part := range c.parts {
		r.parts = append(r.parts, toByteRange(part.Range()))
	}
	q.parts.to = int32(len(r.parts))
	r.addText(c, &q)
	q.isWholeBlock = len(c.parts) == 1 && c.parts[0].isWholeBlock()
	q.vocatives.from, q.inside.from = int32(len(r.vocatives)), int32(len(r.inside))
	q.addresses = r.addVocatives(c)
	q.vocatives.to, q.inside.to = int32(len(r.vocatives)), int32(len(r.inside))
	if c.last >= 0 {
		q.isQuestion = isQuestion(c.end.word(c.last))
		q.isLast = c.end.hasOnlyPunctuation(c.last + 1)
		if m := newAttributionParser(c.end).beat(c.last); m.kind != nobody {
			q.beat = int32(len(r.beats))
			r.beats = append(r.beats, r.newMention(m))
		}
	}
	if c.mention.kind != nobody {
		q.mention = r.newMention(c.mention)
	}
	r.countQuote(c)
	r.quotes = append(r.quotes, q)
}

// addText records the words of a quotation. Parts in one block are joined by a space, parts in
// different blocks by an empty line.
func (r *recorder) addText(c *candidate, q *quoteRecord) {
	q.text.from = int32(r.words.Len())
	for i, part := range c.parts {
		if i > 0 {
			sep := " "
			if part.paragraph.block != c.parts[i-1].paragraph.block {
				sep = "\n\n"
			}
			r.words.WriteString(sep)
		}
		words := part.words()
		r.words.WriteString(words)
		q.words += int32(content.CountWords(words))
	}
	q.text.to = int32(r.words.Len())
}

// beat returns the subject of a sentence that begins right after the span at token i: “Yes.”
// She laughed.
func (p attributionParser) beat(i int) mention {
	if i+1 >= len(p.tokens) || !p.tokens[i+1].isFirst {
		return mention{}
	}
	m, _ := p.mentionAt(i + 1)
	if m.kind == named || m.kind == pronominal && p.is(i+1, lexicon.ThirdPerson) {
		return m
	}
	return mention{}
}

// newMention returns the record of a mention.
func (r *recorder) newMention(m mention) mentionRecord {
	p := m.paragraph
	token := m.token()
	from := token
	for from > 0 && p.endOf(from-1) > m.start {
		from--
	}
	return mentionRecord{
		kind: m.kind, text: r.intern(m.text), detail: r.intern(m.detail),
		mentionPlace: r.mentionPlaceAt(p, token), at: toByteRange(p.rangeOf(m.start, m.end)), sentence: toByteRange(p.sentenceOf(token)),
		from: int32(from), end: int32(p.tokenAt(m.end)),
	}
}

// countQuote counts the properties of a quotation that distinguish dialogues.
func (r *recorder) countQuote(c *candidate) {
	if c.begin.isSetOff || c.kind != Direct || c.first < 0 {
		return
	}
	r.tally.quotes++
	if c.first == 0 {
		r.tally.leading++
	}
	text := unmark(c.begin.word(c.first))
	if strings.ContainsAny(text, "?!？！") {
		r.tally.lively++
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if c.begin.lex.SecondPerson[word] {
			r.tally.personal++
			break
		}
	}
}
