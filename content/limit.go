package content

import "pullquote/content/bounds"

// limit returns b as far as the bounds of the article allow, and tells the reader past them.
func (a *Article) limit(b Block) Block {
	for range allFigures(b) {
		a.figures++
	}
	if a.figures > bounds.MaxFigures {
		a.AddProblems(bounds.Figures.Sentence())
	}
	return a.limitSpans(b)
}

// limitSpans returns b, or b without spans if the article would have more than
// [bounds.MaxSpans].
func (a *Article) limitSpans(b Block) Block {
	n := countSpans(b)
	if a.spans+n > bounds.MaxSpans && n > 1 {
		a.AddProblems(bounds.Spans.Sentence())
		dropSpans(b)
		return b
	}
	a.spans += n
	return b
}

// countSpans returns the number of spans in b.
func countSpans(b Block) int {
	n := 0
	EachInline(b, func(t *Inline) { n += t.NumSpans() })
	return n
}

// dropSpans removes the styles and links from b, which has not been sealed.
func dropSpans(b Block) {
	EachInline(b, func(t *Inline) { t.styles = nil })
}

// EachInline calls f for each text in b, which f may change as long as b belongs to no article.
func EachInline(b Block, f func(*Inline)) {
	switch b := b.(type) {
	case *Paragraph:
		f(&b.Text)
	case *Heading:
		f(&b.Text)
	case *Preformatted:
		f(&b.Text)
	case *Verse:
		f(&b.Text)
	case *Figure:
		f(&b.Caption)
	case *Table:
		for i := range b.Header {
			f(&b.Header[i])
		}
		for _, row := range b.Rows {
			for i := range row {
				f(&row[i])
			}
		}
	case *List:
		for _, item := range b.Items {
			for _, inner := range item.Blocks {
				EachInline(inner, f)
			}
		}
	case *BlockQuote:
		for _, inner := range b.Blocks {
			EachInline(inner, f)
		}
	case *Code, *Rule:
	}
}
