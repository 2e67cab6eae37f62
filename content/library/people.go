package library

import (
	"context"
	"database/sql"
)

// A Person is somebody who is quoted in articles of the library. Two articles quote the same
// person if they give the same full name.
type Person struct {
	Key        string // identifies the person
	Name       string
	Role       string // what a text says about them; "": nothing
	Quotations int
	Documents  int // in which they are quoted
}

// People returns everybody who is quoted by name in the library, those with the most
// quotations first.
func (l *Library) People(ctx context.Context) ([]Person, error) {
	var out []Person
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		rows, err := db.QueryContext(ctx, `
			SELECT q.person_key, max(q.person), max(q.role), count(*), count(DISTINCT q.text) FROM quotation q
			WHERE q.person_key <> '' GROUP BY q.person_key ORDER BY 4 DESC, 1`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var p Person
			if err := rows.Scan(&p.Key, &p.Name, &p.Role, &p.Quotations, &p.Documents); err != nil {
				return err
			}
			out = append(out, p)
		}
		return rows.Err()
	})
	return out, err
}

// A Said is a quotation in the library and the document that it is from.
type Said struct {
	Quotation
	Document Document
	text     int64 // in which it is
}

// SaidBy returns the quotations of a person: those of the document that was published first
// first, and in the order of each text.
func (l *Library) SaidBy(ctx context.Context, key string) ([]Said, error) {
	s := &searcher{library: l, documents: map[string]*Document{}}
	return s.said(ctx, " AND q.person_key = ?", []any{key}, maxSaid)
}

// maxSaid bounds the quotations of a person.
const maxSaid = 10_000

// said returns at most n quotations that meet the conditions.
func (s *searcher) said(ctx context.Context, conditions string, args []any, n int) ([]Said, error) {
	var (
		out  []Said
		docs []string
	)
	err := s.library.read(ctx, func(db *sql.DB) error {
		out, docs = nil, nil
		rows, err := db.QueryContext(ctx, `
			SELECT `+quotationColumns+`, t.id, d.id FROM quotation q JOIN text t ON t.id = q.text JOIN doc d ON d.id = t.doc WHERE d.deleted = 0`+conditions+`
			ORDER BY iif(d.published GLOB '[0-9][0-9][0-9][0-9]*', d.published, strftime('%Y-%m-%d', d.opened / 1000, 'unixepoch')), t.id, q.n LIMIT ?`,
			append(args, n)...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var (
				q   Said
				doc string
			)
			if err := rows.Scan(append(q.fields(), &q.text, &doc)...); err != nil {
				return err
			}
			out, docs = append(out, q), append(docs, doc)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, err
	}
	if err := s.loadDocuments(ctx, docs); err != nil {
		return nil, err
	}
	for i, id := range docs {
		if d := s.documents[id]; d != nil { // it has not just been removed
			out[i].Document = *d
		}
	}
	return out, nil
}

// namesOf returns the names and persons of the speakers whom isWanted accepts.
func (l *Library) namesOf(ctx context.Context, isWanted func(name, person string) bool) ([][2]string, error) {
	var out [][2]string
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		rows, err := db.QueryContext(ctx, "SELECT DISTINCT name, person FROM quotation ORDER BY name, person")
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var name [2]string
			if err := rows.Scan(&name[0], &name[1]); err != nil {
				return err
			}
			if isWanted(name[0], name[1]) {
				out = append(out, name)
			}
		}
		return rows.Err()
	})
	return out, err
}
