package content

import "strings"

// A block that holds others has its text once: when an article gets the block, the
// texts of its leaves are joined, and the leaves' own texts become slices of that.

// sealedOr returns the text that seal gave to b, or joins that of a block that no
// article has yet.
func sealedOr(plain string, b Block) string {
	if plain != "" {
		return plain
	}
	return join(b)
}

// join puts the text of b together from its leaves.
func join(b Block) string {
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
				s.WriteString(cell.Text)
			}
		}
		return s.String()
	}
	for i, leaf := range Leaves(b) {
		if i > 0 {
			s.WriteByte('\n')
		}
		s.WriteString(leaf.Block.Plain())
	}
	return s.String()
}

// plainOf returns where b keeps the text that seal gives it; nil if b has its text
// without that.
func plainOf(b Block) *string {
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

// seal joins the text of a block that holds others. A block that has been sealed
// stays as it is: another article may have it, too.
func seal(b Block) {
	if p := plainOf(b); p == nil || *p != "" {
		return
	}
	s := sealer{text: join(b)}
	s.seal(b)
}

// A sealer walks a block and its text side by side.
type sealer struct {
	text   string
	at     int // the end of what has been passed
	leaves int // passed so far
}

// seal makes the text of b and its leaves slices of the sealer's, and returns
// where it begins.
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

// children seals the blocks that each passes to its argument, and returns where
// the first leaf among them begins.
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
		b.Text.Text = text
	case *Heading:
		b.Text.Text = text
	case *Code:
		b.Source = text
	case *Figure:
		if b.Caption.Text == "" {
			b.Alt = text
		} else {
			b.Caption.Text = text
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
			end := s.at + len(row[j].Text)
			row[j].Text = s.text[s.at:end]
			s.at = end
		}
	}
	t.plain = s.text[start:s.at]
}
