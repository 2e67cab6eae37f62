package blocktest

import (
	"errors"
	"fmt"
	"reflect"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Check returns an error if an article that a parser returned is not valid. Every string in
// a valid article is safe to draw, spans cover their text, targets lead to a position in the
// article, and each block has something to show: no block is nil, not even a typed nil
// pointer, and none is empty. Only list items may be empty, because authors write such
// items.
func Check(a *content.Article) error {
	texts := []string{a.Title.String(), a.Byline.String(), a.Published.String(), a.Site.String(), a.Lang.String(), a.Source.String()}
	for _, p := range a.Problems {
		texts = append(texts, p.String())
	}
	for id := range a.Targets {
		texts = append(texts, id)
	}
	for _, e := range a.Entries {
		texts = append(texts, e.Title.String(), e.Byline.String(), e.Published.String(), e.Summary.String(), e.Link.String())
	}
	for _, s := range texts {
		if err := checkSafe(s); err != nil {
			return err
		}
	}
	for i, b := range a.Blocks() {
		if err := checkBlock(b); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	for id, at := range a.Targets { // needs the texts of the blocks, so they are checked first
		if at.Block < 0 || int(at.Block) >= a.Len() || at.Offset < 0 || at.Offset > len(a.Block(at.Block).Plain()) {
			return fmt.Errorf("target %q is outside the article: %v", id, at)
		}
	}
	return nil
}

func checkBlocks(blocks []content.Block) error {
	for i, b := range blocks {
		if err := checkBlock(b); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	return nil
}

func checkBlock(b content.Block) error {
	if b == nil || reflect.ValueOf(b).IsNil() {
		return fmt.Errorf("a nil block of type %T", b)
	}
	switch b := b.(type) {
	case *content.BlockQuote:
		if len(b.Blocks) == 0 {
			return errors.New("a block quote without blocks")
		}
		return checkBlocks(b.Blocks)
	case *content.List:
		return checkList(b)
	case *content.Table:
		return checkTable(b)
	case *content.Paragraph:
		return checkText("paragraph", b.Text)
	case *content.Heading:
		if b.Level < 1 || b.Level > 6 {
			return fmt.Errorf("a heading of level %d", b.Level)
		}
		return checkText("heading", b.Text)
	case *content.Code:
		if b.Source.IsEmpty() {
			return errors.New("code without a source")
		}
		return errors.Join(checkSafe(b.Lang.String()), checkSafe(b.Source.String()))
	case *content.Preformatted:
		return checkText("preformatted text", b.Text)
	case *content.Verse:
		return checkText("verse", b.Text)
	case *content.Figure:
		if b.Src.IsEmpty() && b.Plain() == "" {
			return errors.New("a figure without a picture, a caption or an alt text")
		}
		return errors.Join(checkSafe(b.Src.String()), checkSafe(b.Alt.String()), checkSafe(b.Credit.String()), checkInline(b.Caption))
	}
	return nil
}

func checkList(l *content.List) error {
	if len(l.Items) == 0 {
		return errors.New("a list without items")
	}
	for i, item := range l.Items {
		if err := errors.Join(checkSafe(item.Label.String()), checkBlocks(item.Blocks)); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
	}
	return nil
}

func checkTable(t *content.Table) error {
	if len(t.Columns) == 0 || len(t.AllRows()) == 0 {
		return errors.New("a table without cells")
	}
	for _, row := range t.AllRows() {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("a row has %d cells, but the table has %d columns", len(row), len(t.Columns))
		}
		for _, cell := range row {
			if err := checkInline(cell); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkText is checkInline for a text that must not be empty.
func checkText(kind string, t content.Inline) error {
	if t.String() == "" {
		return fmt.Errorf("a %s without text", kind)
	}
	return checkInline(t)
}

func checkInline(t content.Inline) error {
	if err := checkSafe(t.String()); err != nil {
		return err
	}
	at := 0
	for _, s := range t.Spans() {
		if s.Start != at || s.End <= s.Start {
			return fmt.Errorf("spans do not cover %q: one is at %d", t.String(), at)
		}
		at = s.End
		if err := checkSafe(s.Link.String()); err != nil {
			return err
		}
	}
	if at != len(t.String()) {
		return fmt.Errorf("spans do not cover %q: one is at %d", t.String(), at)
	}
	return nil
}

// checkSafe returns an error if s contains a character that is not safe to draw.
func checkSafe(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%q is not valid UTF-8", s)
	}
	for _, r := range s {
		bidi := r == 0x61c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
		if r != '\n' && unicode.IsControl(r) || bidi || r == 0x2028 || r == 0x2029 || r >= 0xe0000 && r <= 0xe007f {
			return fmt.Errorf("%q contains %U", s, r)
		}
	}
	return nil
}
