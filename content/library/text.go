package library

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/search"
)

// MaxText bounds the plain text of an article that is kept, in bytes.
const MaxText = 16 << 20

// maxTexts is the number of texts of a document that are kept: the last one, which is
// searched, and the one before it, for comparison.
const maxTexts = 2

// blockBits is the number of bits of a passage's row number that count the block. The bits
// above them are the ID of the text.
const blockBits = 24

// A textRecord is the text of an article that is to be kept.
type textRecord struct {
	hash       Hash
	body       []byte
	passages   []passage
	quotations []Quotation
	digest     Hash // of the quotations
}

// A passage is the words of a block, and those of them that are quoted.
type passage struct {
	block          content.BlockIndex
	folded, quoted string
}

// newText prepares a text. It takes about a tenth of a second for a megabyte.
func newText(ctx context.Context, a *content.Article, hash Hash, quotations []Quotation) (*textRecord, error) {
	t := &textRecord{hash: hash, quotations: quotations, digest: digestOf(quotations)}
	var tokens search.Tokenizer
	var err error
	t.body, err = encode(a, func(i content.BlockIndex, b content.Block) error {
		if folded := tokens.Tokens(b.Plain()); folded != "" {
			t.passages = append(t.passages, passage{block: i, folded: folded})
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	for _, q := range quotations {
		t.addQuoted(a, q, &tokens)
	}
	return t, nil
}

// addQuoted adds the words of a quotation to its passages.
func (t *textRecord) addQuoted(a *content.Article, q Quotation, tokens *search.Tokenizer) {
	first, _ := slices.BinarySearchFunc(t.passages, q.At.Start.Block, func(p passage, b content.BlockIndex) int { return cmp.Compare(p.block, b) })
	for i := first; i < len(t.passages) && t.passages[i].block <= q.At.End.Block; i++ {
		p := &t.passages[i]
		text := a.Block(p.block).Plain()
		if start, end, ok := q.At.In(p.block, len(text)); ok {
			p.quoted += " " + tokens.Tokens(text[start:end])
		}
	}
}

// digestOf returns a hash of everything that is kept of quotations. It changes if the reader
// corrects a speaker.
func digestOf(quotations []Quotation) Hash {
	h := sha256.New()
	for _, q := range quotations {
		fmt.Fprintf(h, "%v %d %q %q %q %q\n", q.At, q.Paragraph, q.Words, q.Name, q.Person, q.Role)
	}
	return Hash(h.Sum(nil))
}

// canKeep reports whether a text is short enough to be kept.
func canKeep(a *content.Article) bool {
	size := 0
	for i := range content.BlockIndex(a.Len()) {
		size += a.BlockSize(i)
	}
	return size <= MaxText && a.Len() < 1<<blockBits
}

// KeepText keeps the text of the article that is visited, its quotations, and the visit. It
// replaces the quotations that were kept of the same text. The words of older texts of the
// document are no longer searched. A text that is longer than [MaxText] is not kept.
func (l *Library) KeepText(ctx context.Context, v Visit, a *content.Article, quotations []Quotation) error {
	if !canKeep(a) {
		return nil
	}
	isKept, err := l.isTextKept(ctx, v.Text, digestOf(quotations))
	if err != nil {
		return err
	}
	var t *textRecord
	if !isKept {
		if t, err = newText(ctx, a, v.Text, quotations); err != nil {
			return err
		}
	}
	return l.write(ctx, func(c *change) error {
		doc, err := c.keepVisit(ctx, v)
		if err != nil {
			return err
		}
		return c.keepText(ctx, doc, v, t)
	})
}

// isTextKept reports whether a text is searched, with the quotations of a digest.
func (l *Library) isTextKept(ctx context.Context, hash, digest Hash) (is bool, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, "SELECT indexed AND quotations = ? FROM text WHERE hash = ?", digest[:], hash[:]).Scan(&is)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return is, err
}

// keepText makes a text the current one of a document. T is nil if it is already searched.
func (c *change) keepText(ctx context.Context, doc string, v Visit, t *textRecord) error {
	id, err := c.findText(ctx, v.Text)
	switch {
	case err != nil:
		return err
	case id == 0 && t == nil:
		return nil // another program has just removed it
	case id == 0:
		err = c.QueryRowContext(ctx, "INSERT INTO text (hash, doc, kept, indexed, quotations, body, rev) VALUES (?, ?, 0, 0, x'', ?, ?) RETURNING id",
			t.hash[:], doc, t.body, c.rev).Scan(&id)
		if err != nil {
			return err
		}
	}
	if _, err := c.ExecContext(ctx, "UPDATE text SET kept = ?, doc = ?, rev = ? WHERE id = ?", v.At.UnixMilli(), doc, c.rev, id); err != nil {
		return err
	}
	if err := c.dropOldTexts(ctx, doc, id); err != nil || t == nil {
		return err
	}
	if err := c.dropIndex(ctx, id); err != nil {
		return err
	}
	return c.index(ctx, id, t)
}

// findText returns the ID of the text with a hash, or 0 if no such text is kept.
func (c *change) findText(ctx context.Context, hash Hash) (id int64, err error) {
	err = c.QueryRowContext(ctx, "SELECT id FROM text WHERE hash = ?", hash[:]).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// dropOldTexts removes the words of all texts of a document but the current one, and the texts
// themselves but for the last of them.
func (c *change) dropOldTexts(ctx context.Context, doc string, current int64) error {
	others, err := ids(ctx, c, "SELECT id FROM text WHERE doc = ? AND id <> ? ORDER BY kept DESC", doc, current)
	if err != nil {
		return err
	}
	for i, id := range others {
		if err := c.dropIndex(ctx, id); err != nil {
			return err
		}
		if i < maxTexts-1 {
			continue
		}
		if _, err := c.ExecContext(ctx, "DELETE FROM text WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// index adds the passages and the quotations of a text.
func (c *change) index(ctx context.Context, id int64, t *textRecord) error {
	insert, err := c.PrepareContext(ctx, "INSERT INTO passage (rowid, folded, quoted) VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // it was only used to insert
	for _, p := range t.passages {
		if _, err := insert.ExecContext(ctx, id<<blockBits|int64(p.block), p.folded, p.quoted); err != nil {
			return err
		}
	}
	var tokens search.Tokenizer
	for n, q := range t.quotations {
		_, err := c.ExecContext(ctx, `
			INSERT INTO quotation (text, n, start_block, start_offset, end_block, end_offset, paragraph, words, name, person, person_key, role)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			id, n, q.At.Start.Block, q.At.Start.Offset, q.At.End.Block, q.At.End.Offset, q.Paragraph, q.Words, q.Name, q.Person, tokens.Tokens(q.Person), q.Role)
		if err != nil {
			return err
		}
	}
	_, err = c.ExecContext(ctx, "UPDATE text SET indexed = 1, quotations = ? WHERE id = ?", t.digest[:], id)
	return err
}

// dropIndex removes the passages and the quotations of a text.
func (c *change) dropIndex(ctx context.Context, id int64) error {
	if _, err := c.ExecContext(ctx, "DELETE FROM passage WHERE rowid >= ? AND rowid < ?", id<<blockBits, (id+1)<<blockBits); err != nil {
		return err
	}
	if _, err := c.ExecContext(ctx, "DELETE FROM quotation WHERE text = ?", id); err != nil {
		return err
	}
	_, err := c.ExecContext(ctx, "UPDATE text SET indexed = 0 WHERE id = ?", id)
	return err
}

// Locate returns the locator of a range in the text of a document that was kept last. It
// reports false if there is no such text.
func (l *Library) Locate(ctx context.Context, d *Document, at content.Range) (content.Locator, bool, error) {
	kept, err := l.TextOf(ctx, d)
	if kept == nil {
		return content.Locator{}, false, err
	}
	return content.NewLocator(kept.Article, at), true, nil
}

// A KeptText is a text of a document that has been kept.
type KeptText struct {
	Article *content.Article
	Hash    Hash
	At      time.Time // when it was kept
}

// TextOf returns the text of a document that was kept last, or nil if there isn't one.
func (l *Library) TextOf(ctx context.Context, d *Document) (*KeptText, error) {
	return l.keptText(ctx, d, "SELECT hash, kept, body FROM text WHERE doc = ? ORDER BY kept DESC LIMIT 1", d.ID)
}

// TextBefore returns the text of a document that was kept before the one with a hash, or nil
// if there isn't one.
func (l *Library) TextBefore(ctx context.Context, d *Document, hash Hash) (*KeptText, error) {
	return l.keptText(ctx, d, "SELECT hash, kept, body FROM text WHERE doc = ? AND hash <> ? ORDER BY kept DESC LIMIT 1", d.ID, hash[:])
}

func (l *Library) keptText(ctx context.Context, d *Document, query string, args ...any) (*KeptText, error) {
	var (
		hash, body []byte
		kept       int64
	)
	err := l.read(ctx, func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, query, args...).Scan(&hash, &kept, &body)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil || body == nil {
		return nil, err
	}
	a, err := decode(body)
	if err != nil {
		return nil, l.wrap(err)
	}
	a.Title, a.Byline, a.Site, a.Lang, a.Published, a.Source = content.SanitizeLine(d.Title), content.SanitizeLine(d.Byline), content.SanitizeLine(d.Site), content.SanitizeLine(d.Lang), content.SanitizeLine(d.Published), content.SanitizeLine(d.Source)
	return &KeptText{a, Hash(hash), time.UnixMilli(kept)}, nil
}
