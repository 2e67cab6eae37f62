package library

import (
	"context"
	"database/sql"
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
	s := &searcher{
		library: l, query: q, limit: n,
		words: search.Compile(q.phrase).NewSearcher(), isSpeaker: search.SpeakerNamed(q.speaker),
		documents: map[string]*Document{},
	}
	var err error
	switch {
	case q.isMarked:
		err = s.highlights(ctx)
	case q.match(false) == "":
		err = s.quotations(ctx)
	default:
		err = s.passages(ctx)
	}
	return s.hits, err
}

// A searcher collects the hits of a query.
type searcher struct {
	library   *Library
	query     Query
	limit     int // of the hits
	words     *search.Searcher
	isSpeaker func(names []string) bool
	documents map[string]*Document // nil values: documents that have been removed
	hits      []Hit
}

// filter returns the conditions on documents, and their arguments.
func (s *searcher) filter() (conditions string, args []any) {
	if s.query.site != "" {
		conditions += " AND (instr(lower(d.site), ?) > 0 OR d.id IN (SELECT s.doc FROM source s WHERE instr(lower(s.uri), ?) > 0))"
		site := strings.ToLower(s.query.site)
		args = append(args, site, site)
	}
	if !s.query.after.IsZero() {
		conditions += " AND iif(d.published GLOB '[0-9][0-9][0-9][0-9]*', d.published >= ?, d.opened >= ?)"
		args = append(args, s.query.after.Format("2006-01-02"), s.query.after.UnixMilli())
	}
	return conditions, args
}

// find returns the places of the words in a text.
func (s *searcher) find(text string) []search.Match {
	return s.words.Block(0, &content.Paragraph{Text: content.PlainInline(text)}, nil)
}

func (s *searcher) isBySpeaker(q Quotation) bool {
	return s.query.speaker == "" || s.isSpeaker([]string{q.Name, q.Person})
}

// loadDocuments looks up the documents that are not known yet.
func (s *searcher) loadDocuments(ctx context.Context, ids []string) error {
	var unknown []string
	for _, id := range ids {
		if _, ok := s.documents[id]; !ok {
			unknown = append(unknown, id)
			s.documents[id] = nil
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	found, err := s.library.many(ctx, columns+" AND d.id IN (SELECT value FROM json_each(?))", jsonList(unknown))
	for _, d := range found {
		s.documents[d.ID] = &d
	}
	return err
}

// quotations finds everything that the speaker said.
func (s *searcher) quotations(ctx context.Context) error {
	names, err := s.library.namesOf(ctx, func(name, person string) bool { return s.isSpeaker([]string{name, person}) })
	if err != nil {
		return err
	}
	conditions, args := s.filter()
	for _, name := range names {
		said, err := s.said(ctx, " AND q.name = ? AND q.person = ?"+conditions, append([]any{name[0], name[1]}, args...), s.limit-len(s.hits))
		if err != nil {
			return err
		}
		wanted := map[int64][]content.BlockIndex{}
		for _, q := range said {
			for b := q.At.Start.Block; b <= q.At.End.Block; b++ {
				wanted[q.text] = append(wanted[q.text], b)
			}
		}
		texts, err := s.library.excerpts(ctx, wanted)
		if err != nil {
			return err
		}
		for _, q := range said {
			if text, ok := texts[q.text]; ok {
				s.hits = append(s.hits, Hit{Document: q.Document, Locator: content.NewLocator(text.article, q.At), Text: q.Words, Paragraph: q.Paragraph, Name: q.Name})
			}
		}
	}
	return nil
}

// highlights finds the words in highlights and comments: those of the document that was opened
// last first.
func (s *searcher) highlights(ctx context.Context) error {
	conditions, args := s.filter()
	type found struct {
		doc string
		Hit
	}
	var all []found
	err := s.library.read(ctx, func(db *sql.DB) error {
		all = nil
		rows, err := db.QueryContext(ctx, "SELECT "+annotationColumns+", d.id FROM annotation a JOIN doc d ON d.id = a.doc WHERE d.deleted = 0 AND a.deleted = 0 AND a.kind <> 'mark'"+conditions+
			" ORDER BY d.opened DESC, d.id, "+annotationOrder, args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for len(all) < s.limit && rows.Next() {
			var f found
			a, err := scanAnnotation(rows, &f.doc)
			if err != nil {
				return err
			}
			if hit, ok := s.inAnnotation(a); ok {
				f.Hit = hit
				all = append(all, f)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return err
	}
	var docs []string
	for _, f := range all {
		docs = append(docs, f.doc)
	}
	if err := s.loadDocuments(ctx, docs); err != nil {
		return err
	}
	for _, f := range all {
		if d := s.documents[f.doc]; d != nil {
			f.Document = *d
			s.hits = append(s.hits, f.Hit)
		}
	}
	return nil
}

// inAnnotation returns the hit in a highlight or a comment, without its document. It reports
// false if the query does not match it.
func (s *searcher) inAnnotation(a Annotation) (Hit, bool) {
	if s.query.speaker != "" && !s.isSpeaker([]string{a.Speaker}) {
		return Hit{}, false
	}
	text := a.Locator.Exact
	if a.Body != "" {
		text += "\n" + a.Body
	}
	matches := s.find(text)
	return Hit{Locator: a.Locator, Text: text, Matches: matches, Paragraph: a.Paragraph, Name: a.Speaker}, len(matches) > 0 || s.query.phrase == ""
}
