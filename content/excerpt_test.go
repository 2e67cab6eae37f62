package content

import (
	"fmt"
	"testing"
)

// A longSource is a lazy article of n pieces. Piece i has i%3+1 paragraphs, which name it, and
// takes 10 KB of the source.
type longSource struct {
	*Lazy
	n int
}

func (s longSource) parse(piece int) []Block {
	var out []Block
	for k := range piece%3 + 1 {
		out = append(out, &Paragraph{Text: PlainInline(fmt.Sprintf("piece %d paragraph %d", piece, k))})
	}
	return out
}

func newLongSource(n int, hasMore bool) longSource {
	s := longSource{n: n}
	s.Lazy = NewLazy(s.parse, nil)
	var ends []int
	for i := range n {
		ends = append(ends, (i+1)*10<<10)
	}
	s.SetSource(ends, s.parse, hasMore)
	return s
}

// add adds pieces until there are n, and returns the article so far.
func (s longSource) add(n int) *Article {
	for len(s.first)-1 < n {
		s.Add(s.parse(len(s.first) - 1))
	}
	a := &Article{}
	a.SetLazy(s.Lazy)
	return a
}

func TestReaching(t *testing.T) {
	s := newLongSource(300, false)
	start := s.add(6)
	x := NewIndex(start)
	if start.HasEnd() || !start.CanReach() || x.Paragraphs() < 550 || x.Paragraphs() > 650 {
		t.Errorf("at the start: %d paragraphs, has the end %v", x.Paragraphs(), start.HasEnd())
	}
	middle := start.Reaching(x.Size() / 2)
	x = NewIndex(middle)
	at := x.At(x.Size() / 2)
	piece, paragraph := 0, 0
	got := middle.Block(at.Block).Plain()
	if _, err := fmt.Sscanf(got, "piece %d paragraph %d", &piece, &paragraph); err != nil || piece < 147 || piece > 153 {
		t.Errorf("in the middle is %q", got)
	}
	from, to := middle.Extent(at.Block)
	if !middle.Extends(start) || start.Extends(middle) || int(from) <= start.Len() || int(to) != middle.Len() || !x.IsEstimate(from) || x.IsEstimate(0) {
		t.Errorf("the extent around the middle is %d to %d of %d", from, to, middle.Len())
	}
	if from, to := middle.Extent(3); from != 0 || int(to) != start.Len() {
		t.Errorf("the extent at the start is %d to %d", from, to)
	}
	if gap := middle.Block(from - 1).Plain(); gap != "" || NewIndex(middle).Offset(Anchor{Block: from})-x.Offset(Anchor{Block: from - 1}) < x.Size()/3 {
		t.Errorf("the gap is %q", gap)
	}
	if middle.Reaching(x.Size()/2) != middle {
		t.Error("the middle was read again")
	}
	both := middle.Reaching(x.Size() - 1)
	if last := both.Block(BlockIndex(both.Len() - 1)).Plain(); !both.Extends(middle) || !both.HasEnd() || last != "piece 299 paragraph 2" {
		t.Errorf("the end is %q", last)
	}

	later := s.add(100).Keeping(both)
	whole := s.add(300)
	if whole.Keeping(both) != whole || later.Extends(both) || !later.Extends(later) || NewIndex(whole).Paragraphs() != 600 {
		t.Error("the later articles are wrong")
	}
	for _, a := range []*Article{later, whole} {
		for i, b := range both.Blocks() {
			to := a.Translate(both, Anchor{i, 3})
			got := a.Block(to.Block).Plain()
			if b.Plain() != "" && (got != b.Plain() || to.Offset != 3) {
				t.Fatalf("%q became %q", b.Plain(), got)
			}
		}
	}
}

// TestReachingNext checks that an excerpt grows without a gap from the end of what is known.
func TestReachingNext(t *testing.T) {
	s := newLongSource(300, true)
	start := s.add(6)
	next := start.Reaching(NewIndex(start).Offset(Anchor{Block: BlockIndex(start.Len() - 1)}))
	if from, to := next.Extent(0); from != 0 || int(to) != next.Len() || next.Len() <= start.Len() || NewIndex(next).IsEstimate(to-1) {
		t.Errorf("the extent is %d to %d of %d", from, to, next.Len())
	}
	for i, b := range s.add(20).Blocks() {
		if int(i) < next.Len() && next.Block(i).Plain() != b.Plain() {
			t.Fatalf("block %d is %q, want %q", i, next.Block(i).Plain(), b.Plain())
		}
	}
	if next.Reaching(NewIndex(next).Size()).HasEnd() {
		t.Error("the end is known, but more may follow")
	}
}
