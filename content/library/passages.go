package library

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"

	"pullquote/content"
	"pullquote/content/search"
)

// The words of all texts are in one FTS5 table, whose rows are passages: see the package
// comment. FTS5 returns rows in their order quickly from any row on, but it knows nothing of
// documents. A search that is limited to some texts would have to look at every passage with a
// frequent word, so it skips: whenever FTS5 returns a passage of another text, the search goes on
// at the next text that it is limited to.

// passages finds the phrase in the texts.
func (s *searcher) passages(ctx context.Context) error {
	texts, isLimited, err := s.texts(ctx)
	if err != nil {
		return err
	}
	// Whole words are found faster than the beginnings of words, of which there may be many.
	for _, isOpen := range []bool{false, true} {
		if err := s.matches(ctx, s.query.match(isOpen), texts, isLimited); err != nil || len(s.hits) > 0 {
			return err
		}
	}
	return nil
}

// maxSkipped bounds the passages of other texts that a limited search looks at before it skips
// them.
const maxSkipped = 10

// matches finds what FTS5 is to match in the texts that the search is limited to.
func (s *searcher) matches(ctx context.Context, match string, texts []int64, isLimited bool) error {
	found := map[int64][]Hit{} // by text
	n, batch := 0, s.limit
	if isLimited {
		batch = min(batch, maxSkipped)
	}
	for before := int64(math.MaxInt64); n < s.limit; {
		if isLimited {
			at, _ := slices.BinarySearchFunc(texts, before, func(text, before int64) int { return cmp.Compare(before, text<<blockBits+1) })
			if texts = texts[at:]; len(texts) == 0 {
				break
			}
			before = min(before, (texts[0]+1)<<blockBits)
		}
		rows, err := s.rows(ctx, match, before, batch)
		if err != nil {
			return err
		}
		wanted := map[int64][]content.BlockIndex{}
		for _, row := range rows {
			text := row >> blockBits
			if _, ok := slices.BinarySearchFunc(texts, text, func(a, b int64) int { return cmp.Compare(b, a) }); ok || !isLimited {
				wanted[text] = append(wanted[text], content.BlockIndex(row&(1<<blockBits-1)))
			}
		}
		hits, err := s.inTexts(ctx, wanted)
		if err != nil {
			return err
		}
		for text, h := range hits {
			found[text] = append(found[text], h...)
			n += len(h)
		}
		if len(rows) < batch {
			break
		}
		before = rows[len(rows)-1]
	}
	s.collect(found)
	return nil
}

// collect takes the hits in texts: those of the text that was kept last first, and in the order
// of each text.
func (s *searcher) collect(found map[int64][]Hit) {
	var order []int64
	for text := range found {
		order = append(order, text)
	}
	slices.Sort(order)
	slices.Reverse(order)
	for _, text := range order {
		hits := found[text]
		slices.SortFunc(hits, func(a, b Hit) int { return a.Locator.At.Start.Compare(b.Locator.At.Start) })
		s.hits = append(s.hits, hits...)
	}
	s.hits = s.hits[:min(len(s.hits), s.limit)]
}

// maxNames bounds the names of speakers by which texts are selected. If more names match, all
// texts are searched.
const maxNames = 1000

// texts returns the texts that the search is limited to, the newest first. It reports false if
// it is not limited.
func (s *searcher) texts(ctx context.Context) (texts []int64, isLimited bool, err error) {
	conditions, args := s.filter()
	if s.query.speaker != "" {
		names, err := s.library.namesOf(ctx, func(name, person string) bool { return s.isSpeaker([]string{name, person}) })
		if err != nil {
			return nil, false, err
		}
		if len(names) <= maxNames {
			conditions += `
				AND t.id IN (SELECT q.text FROM json_each(?) n JOIN quotation q ON q.name = json_extract(n.value, '$[0]') AND q.person = json_extract(n.value, '$[1]'))`
			args = append(args, jsonList(names))
		}
	}
	if conditions == "" {
		return nil, false, nil
	}
	err = s.library.read(ctx, func(db *sql.DB) (err error) {
		texts, err = ids(ctx, db, "SELECT t.id FROM doc d CROSS JOIN text t ON t.doc = d.id WHERE d.deleted = 0"+conditions+" ORDER BY t.id DESC", args...)
		return err
	})
	return texts, true, err
}

// rows returns at most n passages before a row that FTS5 matches, the newest first.
func (s *searcher) rows(ctx context.Context, match string, before int64, n int) (rows []int64, err error) {
	err = s.library.read(ctx, func(db *sql.DB) error {
		rows, err = ids(ctx, db, "SELECT rowid FROM passage WHERE passage MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?", match, before, n)
		return err
	})
	return rows, err
}

// inTexts returns the hits in blocks of texts.
func (s *searcher) inTexts(ctx context.Context, wanted map[int64][]content.BlockIndex) (map[int64][]Hit, error) {
	texts, err := s.library.excerpts(ctx, wanted)
	if err != nil {
		return nil, err
	}
	var docs []string
	for _, text := range texts {
		docs = append(docs, text.doc)
	}
	if err := s.loadDocuments(ctx, docs); err != nil {
		return nil, err
	}
	hits := map[int64][]Hit{}
	for id, text := range texts {
		if d := s.documents[text.doc]; d != nil {
			if hits[id], err = s.inText(ctx, d, id, text.article, wanted[id]); err != nil {
				return nil, err
			}
		}
	}
	return hits, nil
}

// inText returns the hits in blocks of a text.
func (s *searcher) inText(ctx context.Context, d *Document, id int64, a *content.Article, blocks []content.BlockIndex) (hits []Hit, err error) {
	var quoted []Quotation
	onlyQuoted := s.query.isQuoted || s.query.speaker != ""
	if onlyQuoted {
		if quoted, err = s.library.quotationsOf(ctx, id); err != nil {
			return nil, err
		}
	}
	index := content.NewIndex(a)
	for _, b := range blocks {
		if int(b) >= a.Len() {
			continue
		}
		plain := a.Block(b).Plain()
		matches := s.find(plain)
		name := ""
		if onlyQuoted {
			matches, name = s.inQuotations(matches, b, quoted)
		}
		if len(matches) > 0 {
			at := content.Within(b, matches[0].Start, matches[0].End)
			hits = append(hits, Hit{*d, content.NewLocator(a, at), plain, matches, int(index.Number(b)), name})
		}
	}
	return hits, nil
}

// inQuotations returns those of the matches in a block that are in quotations of the speaker,
// and the name of the first one who is quoted.
func (s *searcher) inQuotations(matches []search.Match, b content.BlockIndex, quoted []Quotation) (in []search.Match, name string) {
	for _, m := range matches {
		at := content.Within(b, m.Start, m.End)
		i := slices.IndexFunc(quoted, func(q Quotation) bool {
			return q.At.Start.Compare(at.Start) <= 0 && at.End.Compare(q.At.End) <= 0 && s.isBySpeaker(q)
		})
		if i < 0 {
			continue
		}
		if len(in) == 0 {
			name = quoted[i].Name
		}
		in = append(in, m)
	}
	return in, name
}

// An excerpt is a text of a document, of which only some blocks have been decoded.
type excerpt struct {
	doc     string
	article *content.Article
}

// excerpts returns texts by their IDs, with those blocks that are wanted.
func (l *Library) excerpts(ctx context.Context, wanted map[int64][]content.BlockIndex) (map[int64]excerpt, error) {
	var list []int64
	for id := range wanted {
		list = append(list, id)
	}
	out := map[int64]excerpt{}
	err := l.read(ctx, func(db *sql.DB) error {
		rows, err := db.QueryContext(ctx, "SELECT id, doc, body FROM text WHERE id IN (SELECT value FROM json_each(?))", jsonList(list))
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var (
				id   int64
				e    excerpt
				body sql.RawBytes
			)
			if err := rows.Scan(&id, &e.doc, &body); err != nil {
				return err
			}
			if e.article, err = decodeAround(body, wanted[id]); err != nil {
				return err
			}
			out[id] = e
		}
		return rows.Err()
	})
	return out, err
}
