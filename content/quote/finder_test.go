package quote

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
)

// tale is a text of a number of chapters in which the same people speak, in speech that goes
// on over paragraphs, before dashes and in turns.
func tale(chapters int) string {
	var s strings.Builder
	for i := range chapters {
		fmt.Fprintf(&s, "Chapter %d\n\n", i+1)
		fmt.Fprintf(&s, "The council met again in the year %d, and Ana Ruiz, the harbour master, came late. “We lost the beds,” she said. “All of them, in %d days.”\n\n", 1900+i, i+2)
		s.WriteString("“It is the last chance that we get. Nobody will come after us,” said Jo Park, 52.\n\n“And nobody came before.”\n\n")
		s.WriteString("“I have waited for this. I waited for nine years.\n\n“I will not wait for a tenth,” Park said, “nor will they.”\n\n")
		s.WriteString("A clerk wrote it down. The government rejected it. According to Mr. Holm, “nobody asked the cutters.”\n\n")
		s.WriteString("“The sea does not wait.”\n\n— Ida Brandt\n\n")
		fmt.Fprintf(&s, "He walked home with Per Holm. “Number %d,” said Holm. “It moved.”\n\n", i)
	}
	return s.String()
}

// orders are ways to read n windows.
func orders(n int) map[string][]int {
	var forwards, outwards []int
	for i := range n {
		forwards = append(forwards, i)
		outwards = append(outwards, (n/2+i)%n)
	}
	backwards := slices.Clone(forwards)
	slices.Reverse(backwards)
	return map[string][]int{"forwards": forwards, "backwards": backwards, "outwards": outwards}
}

// readAll reads windows in an order, and lists what is found; between them it asks for what
// is known so far.
func readAll(t testing.TB, f *Finder, order []int) []Quotation {
	t.Helper()
	for _, i := range order {
		if err := f.ScanWindow(t.Context(), i); err != nil {
			t.Fatal(err)
		}
		listAll(t, f)
	}
	return listAll(t, f)
}

func listAll(t testing.TB, f *Finder) []Quotation {
	t.Helper()
	found, err := f.Resolve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := make([]Quotation, found.Len())
	for i := range out {
		out[i] = found.Quotation(i)
	}
	return out
}

// TestWindowsInAnyOrder reads a text front to back, back to front and from the middle.
func TestWindowsInAnyOrder(t *testing.T) {
	text := newTextPassages(tale(40))
	var want []Quotation
	for name, order := range orders(newFinder(text, "en", 2<<10).Windows()) {
		if len(order) < 10 {
			t.Fatalf("only %d windows", len(order))
		}
		got := readAll(t, newFinder(text, "en", 2<<10), order)
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d quotations are not the same %d", name, len(got), len(want))
		}
	}
}

// TestWindowsAreLikeOne holds that a text read in windows has the quotations and the
// speakers that it has when it is read at once.
func TestWindowsAreLikeOne(t *testing.T) {
	text := newTextPassages(tale(40))
	want := readAll(t, newFinder(text, "en", 1<<30), []int{0})
	f := newFinder(text, "en", 2<<10)
	got := readAll(t, f, orders(f.Windows())["forwards"])
	if len(got) != len(want) {
		t.Fatalf("%d quotations, not %d", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("got %+v\nnot %+v", got[i], want[i])
		}
	}
}

// TestSomeWindows reads every second window only.
func TestSomeWindows(t *testing.T) {
	text := newTextPassages(tale(40))
	f := newFinder(text, "en", 2<<10)
	var some []int
	for i := 0; i < f.Windows(); i += 2 {
		some = append(some, i)
	}
	whole := readAll(t, newFinder(text, "en", 1<<30), []int{0})
	got := readAll(t, f, some)
	if len(got) < len(whole)/3 || len(got) > len(whole)*2/3 {
		t.Errorf("%d quotations of %d", len(got), len(whole))
	}
	for i, q := range got {
		if q.Number != i+1 || !slices.ContainsFunc(whole, func(w Quotation) bool { return reflect.DeepEqual(w.Parts, q.Parts) }) {
			t.Errorf("%+v is not in the text", q)
		}
	}
}

// TestLongSpeech has a speech that is longer than a window, in paragraphs that all go on.
func TestLongSpeech(t *testing.T) {
	text := strings.Repeat("“We waited for the sea, and the sea did not come to us that year.\n\n", 400) + "“It never came,” said Jo Park.\n\n"
	f := newFinder(newTextPassages(text), "en", 4<<10)
	if f.Windows() < 3 {
		t.Fatalf("%d windows", f.Windows())
	}
	parts := 0
	end := content.Anchor{}
	for _, q := range readAll(t, f, orders(f.Windows())["backwards"]) {
		for _, r := range q.Parts {
			parts++
			if r.Start.Compare(end) < 0 {
				t.Errorf("%v begins before %v", r, end)
			}
			end = r.End
		}
	}
	if parts != 401 {
		t.Errorf("%d paragraphs of 401 are quoted", parts)
	}
}

func TestWindowOf(t *testing.T) {
	a := content.NewArticle()
	for p := range strings.SplitSeq(tale(3000), "\n\n") {
		a.Append(&content.Paragraph{Text: content.PlainInline(p)})
	}
	f := NewFinder(a, "en")
	if f.Windows() < 3 {
		t.Fatalf("%d windows", f.Windows())
	}
	last := 0
	for i := range a.Len() {
		w := f.WindowOf(content.BlockIndex(i))
		if w < last || w > last+1 {
			t.Fatalf("block %d is in window %d, the one before in %d", i, w, last)
		}
		last = w
	}
	if last != f.Windows()-1 || f.WindowOf(-1) != 0 || f.WindowOf(1<<30) != last {
		t.Errorf("the last block is in window %d of %d", last, f.Windows())
	}
}

// A countdown is a context that is done after it has been looked at a number of times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancel stops work at every place where it can be, in texts of many paragraphs and of
// one, and reads on.
func TestCancel(t *testing.T) {
	for _, text := range []string{tale(20), strings.ReplaceAll(tale(200), "\n\n", " ")} {
		passages := newTextPassages(text)
		want := readAll(t, newFinder(passages, "en", windowSize), []int{0})
		for left := 0; ; left = left*3/2 + 1 {
			f := newFinder(passages, "en", windowSize)
			ctx := &countdown{context.Background(), left}
			if err := f.ScanWindow(ctx, 0); err == nil {
				if looks := left; looks < len(text)/4096 {
					t.Errorf("looked at the context %d times in %d KB", looks, len(text)>>10)
				}
				if _, err := f.Resolve(&countdown{context.Background(), 0}); err == nil {
					t.Error("could not stop deciding who speaks")
				}
				break
			}
			if got := readAll(t, f, []int{0}); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %d looks: %d quotations, not %d", left, len(got), len(want))
			}
		}
	}
}

func FuzzWindows(f *testing.F) {
	f.Add(tale(3))
	f.Add("“One\n\n“Two\n\n“Three,” said Jo Park.\n\n— Ana\n\nQ: Who?\n\nA: Jo.\n\n“No.” She left.")
	for _, piece := range adverse() {
		f.Add(strings.Repeat(piece+"\n\n", 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		const size, maxText = 200, 4 << 10
		if len(text) > maxText {
			return
		}
		passages := newTextPassages(text)
		var want []Quotation
		for name, order := range orders(newFinder(passages, "en", size).Windows()) {
			got := readAll(t, newFinder(passages, "en", size), order)
			if want == nil {
				want = got
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %+v\nnot %+v", name, got, want)
			}
		}
		end := content.Anchor{}
		for _, q := range want {
			for _, r := range q.Parts {
				if r.Start.Compare(end) < 0 || r.End.Offset > len(text) {
					t.Fatalf("%v after %v in %d bytes", r, end, len(text))
				}
				end = r.End
			}
		}
	})
}

// TestRecordsAreSmall holds that no tokens are left of a window that has been read: what is
// kept of a text is smaller than the text.
func TestRecordsAreSmall(t *testing.T) {
	prose := strings.Repeat("The water rose over the beds in the night, and it did not fall. ", 40)
	text := strings.ReplaceAll(tale(2000), "The council", prose+"The council")
	f := newFinder(newTextPassages(text), "en", windowSize)
	before := liveHeap()
	for i := range f.Windows() {
		if err := f.ScanWindow(t.Context(), i); err != nil {
			t.Fatal(err)
		}
	}
	after := liveHeap()
	runtime.KeepAlive(f)
	if kept := int(after) - int(before); f.Windows() < 20 || kept > len(text) {
		t.Errorf("%d KB are kept of %d KB in %d windows", kept>>10, len(text)>>10, f.Windows())
	}
}

func liveHeap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
