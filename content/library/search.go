package library

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
)

// A Hit is a passage that a query matches.
type Hit struct {
	Document Document
	Locator  content.Locator
	Text     string         // of the passage: a block, a quotation, or a highlight and its comment
	Matches  []search.Match // in Text
	// Paragraph is where the passage begins, from 1; 0 if it has no number.
	Paragraph int
	Name      string // of the speaker, if the passage is a quotation
}

// Search returns at most n passages that a query matches: those of the text that was kept last
// first, and in the order of each text.
func (l *Library) Search(ctx context.Context, q Query, n int) ([]Hit, error) {
	s := &searcher{library: l, query: q, words: search.Compile(q.phrase).NewSearcher(), documents: map[string]*Document{}, isSpeaker: search.SpeakerNamed(q.speaker)}
	var err error
	switch {
	case q.isMarked:
		err = s.highlights(ctx, n)
	case q.match(false) == "":
		err = s.quotations(ctx, n)
	default:
		// Whole words are found faster than the beginnings of words, of which there may be many.
		if err = s.passages(ctx, q.match(false), n); err == nil && len(s.hits) == 0 {
			err = s.passages(ctx, q.match(true), n)
		}
	}
	return s.hits, err
}

// A searcher collects the hits of a query.
type searcher struct {
	library   *Library
	query     Query
	words     *search.Searcher
	isSpeaker func(names []string) bool
	documents map[string]*Document
	hits      []Hit
}

// filter returns the conditions on documents, and their arguments.
func (s *searcher) filter() (conditions string, args []any) {
	if s.query.site != "" {
		conditions += " AND (instr(lower(d.site), ?) > 0 OR EXISTS (SELECT 1 FROM source s WHERE s.doc = d.id AND instr(lower(s.uri), ?) > 0))"
		site := strings.ToLower(s.query.site)
		args = append(args, site, site)
	}
	if !s.query.after.IsZero() {
		conditions += " AND iif(d.published GLOB '[0-9][0-9][0-9][0-9]*', d.published >= ?, d.opened >= ?)"
		args = append(args, s.query.after.Format("2006-01-02"), s.query.after.UnixMilli())
	}
	return conditions, args
}

// passages finds what FTS5 is to match in the texts.
func (s *searcher) passages(ctx context.Context, match string, n int) error {
	conditions, args := s.filter()
	type found struct {
		text  int64
		block content.BlockIndex
		doc   string
	}
	var all []found
	err := s.library.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, `
			SELECT p.rowid, d.id FROM passage p JOIN text t ON t.id = p.rowid >> `+fmt.Sprint(blockBits)+` JOIN doc d ON d.id = t.doc
			WHERE passage MATCH ? AND d.deleted = 0`+conditions+` ORDER BY p.rowid DESC LIMIT ?`,
			slices.Concat([]any{match}, args, []any{n})...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var (
				row int64
				f   found
			)
			if err := rows.Scan(&row, &f.doc); err != nil {
				return err
			}
			f.text, f.block = row>>blockBits, content.BlockIndex(row&(1<<blockBits-1))
			all = append(all, f)
		}
		return rows.Err()
	})
	if err != nil {
		return err
	}
	slices.Reverse(all) // in the order of each text
	slices.SortStableFunc(all, func(a, b found) int { return int(b.text - a.text) })
	for i, end := 0, 0; i < len(all); i = end {
		for end = i; end < len(all) && all[end].text == all[i].text; end++ {
		}
		var blocks []content.BlockIndex
		for _, f := range all[i:end] {
			blocks = append(blocks, f.block)
		}
		if err := s.inText(ctx, all[i].doc, all[i].text, blocks); err != nil {
			return err
		}
	}
	return nil
}

// inText adds the hits in the blocks of a text.
func (s *searcher) inText(ctx context.Context, doc string, text int64, blocks []content.BlockIndex) error {
	d, err := s.document(ctx, doc)
	if err != nil || d == nil {
		return err
	}
	kept, err := s.library.keptText(ctx, d, "SELECT hash, kept, body FROM text WHERE id = ?", text)
	if err != nil || kept == nil {
		return err
	}
	var quoted []Quotation
	if s.query.isQuoted || s.query.speaker != "" {
		if quoted, err = s.library.quotationsOf(ctx, text); err != nil {
			return err
		}
	}
	a := kept.Article
	index := content.NewIndex(a)
	for _, b := range blocks {
		if int(b) >= a.Len() {
			continue
		}
		plain := a.Block(b).Plain()
		matches := s.find(plain)
		name := ""
		if s.query.isQuoted || s.query.speaker != "" {
			matches, name = s.inQuotations(matches, b, quoted)
		}
		if len(matches) > 0 {
			at := content.Within(b, matches[0].Start, matches[0].End)
			s.hits = append(s.hits, Hit{*d, content.NewLocator(a, at), plain, matches, int(index.Number(b)), name})
		}
	}
	return nil
}

// find returns the places of the words in a text.
func (s *searcher) find(text string) []search.Match {
	return s.words.Block(0, &content.Paragraph{Text: content.Inline{Text: text}}, nil)
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

func (s *searcher) isBySpeaker(q Quotation) bool {
	return s.query.speaker == "" || s.isSpeaker([]string{q.Name, q.Person})
}

// document returns a document.
func (s *searcher) document(ctx context.Context, id string) (*Document, error) {
	d, ok := s.documents[id]
	if ok {
		return d, nil
	}
	d, err := s.library.one(ctx, columns+" AND d.id = ?", id)
	s.documents[id] = d
	return d, err
}

// quotations finds everything that the speaker said.
func (s *searcher) quotations(ctx context.Context, n int) error {
	names, err := s.library.namesOf(ctx, func(name, person string) bool { return s.isSpeaker([]string{name, person}) })
	if err != nil {
		return err
	}
	conditions, args := s.filter()
	for _, name := range names {
		said, err := s.said(ctx, " AND q.name = ? AND q.person = ?"+conditions, append([]any{name[0], name[1]}, args...), n-len(s.hits))
		if err != nil {
			return err
		}
		for _, q := range said {
			l, _, err := s.library.Locate(ctx, &q.Document, q.At)
			if err != nil {
				return err
			}
			s.hits = append(s.hits, Hit{Document: q.Document, Locator: l, Text: q.Words, Paragraph: q.Paragraph, Name: q.Name})
		}
	}
	return nil
}

// highlights finds the words in highlights and comments.
func (s *searcher) highlights(ctx context.Context, n int) error {
	conditions, args := s.filter()
	var docs []string
	err := s.library.read(ctx, func(db *sql.DB) error {
		docs = nil
		rows, err := db.QueryContext(ctx, `
			SELECT d.id FROM doc d WHERE d.deleted = 0
			AND EXISTS (SELECT 1 FROM annotation a WHERE a.doc = d.id AND a.deleted = 0 AND a.kind <> 'mark')`+conditions+` ORDER BY d.opened DESC`, args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			docs = append(docs, id)
		}
		return rows.Err()
	})
	if err != nil {
		return err
	}
	for _, id := range docs {
		d, err := s.document(ctx, id)
		if err != nil {
			return err
		}
		annotations, err := s.library.Annotations(ctx, id)
		if err != nil {
			return err
		}
		for _, a := range annotations {
			if len(s.hits) >= n {
				return nil
			}
			if hit, ok := s.inAnnotation(d, a); ok {
				s.hits = append(s.hits, hit)
			}
		}
	}
	return nil
}

// inAnnotation returns the hit in a highlight or a comment. It reports false if the query does not
// match it.
func (s *searcher) inAnnotation(d *Document, a Annotation) (Hit, bool) {
	if a.Kind == Mark || s.query.speaker != "" && !s.isSpeaker([]string{a.Speaker}) {
		return Hit{}, false
	}
	text := a.Locator.Exact
	if a.Body != "" {
		text += "\n" + a.Body
	}
	matches := s.find(text)
	return Hit{*d, a.Locator, text, matches, a.Paragraph, a.Speaker}, len(matches) > 0 || s.query.phrase == ""
}
