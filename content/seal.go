package content

import "strings"

// The text of a block that contains others is stored once. When the block is added to an
// article it is sealed: the texts of its leaves are joined, and each leaf's own text
// becomes a substring of the result.

// cachedPlain returns plain, the text that seal has stored in b. If b has not been sealed
// yet, it joins the text.
func cachedPlain(plain string, b Block) string {
	if plain != "" {
		return plain
	}
	return joinPlain(b)
}

// joinPlain returns the plain text of b, joined from the texts of its leaves.
func joinPlain(b Block) string {
	var s strings.Builder
	if t, ok := b.(*Table); ok {
		for i, row := range t.AllRows() {
			if i > 0 {
				s.WriteByte('\n')
			}
			for j, cell := range row {
				if j > 0 {
					s.WriteByte('\t')
				}
				s.WriteString(cell.text)
			}
		}
		return s.String()
	}
	isFirst := true
	for leaf := range AllLeaves(b) {
		if !isFirst {
			s.WriteByte('\n')
		}
		isFirst = false
		s.WriteString(leaf.Block.Plain())
	}
	return s.String()
}

// plainField returns the field of b in which seal stores the text, or nil if b need not
// be sealed.
func plainField(b Block) *string {
	switch b := b.(type) {
	case *List:
		return &b.plain
	case *BlockQuote:
		return &b.plain
	case *Table:
		return &b.plain
	}
	return nil
}

// seal stores the joined text of a block that contains others. It does not change a block
// that is already sealed, because the block may belong to another article as well.
func seal(b Block) {
	if p := plainField(b); p == nil || *p != "" {
		return
	}
	s := sealer{text: joinPlain(b)}
	s.seal(b)
}

// A sealer walks a block and its joined text in parallel.
type sealer struct {
	text   string
	at     int // the offset in text that has been reached
	leaves int // how many leaves have been sealed
}

// seal makes the texts of b and its leaves substrings of s.text, and returns the offset
// at which the text of b begins.
func (s *sealer) seal(b Block) (start int) {
	switch b := b.(type) {
	case *List:
		start = s.children(func(child func(Block)) {
			for _, item := range b.Items {
				for _, c := range item.Blocks {
					child(c)
				}
			}
		})
		b.plain = s.text[start:s.at]
	case *BlockQuote:
		start = s.children(func(child func(Block)) {
			for _, c := range b.Blocks {
				child(c)
			}
		})
		b.plain = s.text[start:s.at]
	default:
		start = s.leaf(b)
	}
	return start
}

// children seals the blocks that each passes to its argument, and returns the offset at
// which the first leaf among them begins.
func (s *sealer) children(each func(child func(Block))) int {
	start := s.at
	leaves := s.leaves
	each(func(c Block) {
		before := s.leaves
		if at := s.seal(c); before == leaves && s.leaves > leaves {
			start = at
		}
	})
	return start
}

func (s *sealer) leaf(b Block) (start int) {
	if s.leaves > 0 {
		s.at += len("\n")
	}
	s.leaves++
	start = s.at
	if t, ok := b.(*Table); ok {
		s.table(t)
		return start
	}
	s.at += len(b.Plain())
	text := s.text[start:s.at]
	switch b := b.(type) {
	case *Paragraph:
		b.Text.text = text
	case *Heading:
		b.Text.text = text
	case *Code:
		b.Source = Text{text}
	case *Preformatted:
		b.Text.text = text
	case *Verse:
		b.Text.text = text
	case *Figure:
		if b.Caption.text == "" {
			b.Alt = Text{text}
		} else {
			b.Caption.text = text
		}
	}
	return start
}

func (s *sealer) table(t *Table) {
	start := s.at
	for i, row := range t.AllRows() {
		if i > 0 {
			s.at += len("\n")
		}
		for j := range row {
			if j > 0 {
				s.at += len("\t")
			}
			end := s.at + len(row[j].text)
			row[j].text = s.text[s.at:end]
			s.at = end
		}
	}
	t.plain = s.text[start:s.at]
}
