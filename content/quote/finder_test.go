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

// story returns a text of several chapters in which the same people speak, in quotations
// across paragraphs, before dashes and in turns.
func story(chapters int) string {
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

// orders returns orders in which to scan n windows.
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

// scanAll scans windows in an order, and returns the quotations. After each window it also
// resolves the quotations so far, which must not change the result.
func scanAll(t testing.TB, f *Finder, order []int) []Quotation {
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
	return found.Quotations
}

func TestWindowsInAnyOrder(t *testing.T) {
	text := newTextPassages(story(40))
	var want []Quotation
	for name, order := range orders(newFinder(text, "en", 2<<10).Windows()) {
		if len(order) < 10 {
			t.Fatalf("only %d windows", len(order))
		}
		got := scanAll(t, newFinder(text, "en", 2<<10), order)
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the %d quotations differ from the %d in another order", name, len(got), len(want))
		}
	}
}

// TestManyWindowsEqualOne checks that a text scanned in many windows has the same quotations
// and speakers as in a single one.
func TestManyWindowsEqualOne(t *testing.T) {
	text := newTextPassages(story(40))
	want := scanAll(t, newFinder(text, "en", 1<<30), []int{0})
	f := newFinder(text, "en", 2<<10)
	got := scanAll(t, f, orders(f.Windows())["forwards"])
	if len(got) != len(want) {
		t.Fatalf("got %d quotations, want %d", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("got %+v\nwant %+v", got[i], want[i])
		}
	}
}

// TestSomeWindows scans only every second window.
func TestSomeWindows(t *testing.T) {
	text := newTextPassages(story(40))
	f := newFinder(text, "en", 2<<10)
	var some []int
	for i := 0; i < f.Windows(); i += 2 {
		some = append(some, i)
	}
	whole := scanAll(t, newFinder(text, "en", 1<<30), []int{0})
	got := scanAll(t, f, some)
	if len(got) < len(whole)/3 || len(got) > len(whole)*2/3 {
		t.Errorf("%d quotations of %d", len(got), len(whole))
	}
	for i, q := range got {
		if q.Number != i+1 || !slices.ContainsFunc(whole, func(w Quotation) bool { return reflect.DeepEqual(w.Parts, q.Parts) }) {
			t.Errorf("%+v is not a quotation of the whole text", q)
		}
	}
}

// TestLongQuotation has a quotation that is longer than a window, in open paragraphs.
func TestLongQuotation(t *testing.T) {
	text := strings.Repeat("“We waited for the sea, and the sea did not come to us that year.\n\n", 400) + "“It never came,” said Jo Park.\n\n"
	f := newFinder(newTextPassages(text), "en", 4<<10)
	if f.Windows() < 3 {
		t.Fatalf("%d windows", f.Windows())
	}
	parts := 0
	end := content.Anchor{}
	for _, q := range scanAll(t, f, orders(f.Windows())["backwards"]) {
		for _, r := range q.Parts {
			parts++
			if r.Start.Compare(end) < 0 {
				t.Errorf("%v begins before %v", r, end)
			}
			end = r.End
		}
	}
	if parts != 401 {
		t.Errorf("got %d quoted paragraphs, want 401", parts)
	}
}

// A countdown is a context that is done after a number of calls of Err.
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

// TestCancel cancels a scan at many points, in texts of many paragraphs and of one, and checks
// that scanning again gives the whole result.
func TestCancel(t *testing.T) {
	for _, text := range []string{story(20), strings.ReplaceAll(story(200), "\n\n", " ")} {
		passages := newTextPassages(text)
		want := scanAll(t, newFinder(passages, "en", windowSize), []int{0})
		for left := 0; ; left = left*3/2 + 1 {
			f := newFinder(passages, "en", windowSize)
			ctx := &countdown{context.Background(), left}
			if err := f.ScanWindow(ctx, 0); err == nil {
				if left < len(text)/4096 {
					t.Errorf("checked the context at most %d times in %d KB", left, len(text)>>10)
				}
				if _, err := f.Resolve(&countdown{context.Background(), 0}); err == nil {
					t.Error("Resolve ignores a cancelled context")
				}
				break
			}
			if got := scanAll(t, f, []int{0}); !reflect.DeepEqual(got, want) {
				t.Fatalf("cancelled after %d checks: got %d quotations, want %d", left, len(got), len(want))
			}
		}
	}
}

func FuzzWindows(f *testing.F) {
	f.Add(story(3))
	f.Add("“One\n\n“Two\n\n“Three,” said Jo Park.\n\n— Ana\n\nQ: Who?\n\nA: Jo.\n\n“No.” She left.")
	for _, unit := range pathological() {
		f.Add(strings.Repeat(unit+"\n\n", 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		const size, maxText = 200, 4 << 10
		if len(text) > maxText {
			return
		}
		passages := newTextPassages(text)
		var want []Quotation
		for name, order := range orders(newFinder(passages, "en", size).Windows()) {
			got := scanAll(t, newFinder(passages, "en", size), order)
			if want == nil {
				want = got
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: got %+v\nwant %+v", name, got, want)
			}
		}
		end := content.Anchor{}
		for _, q := range want {
			for _, r := range q.Parts {
				if r.Start.Compare(end) < 0 || r.End.Offset > len(text) {
					t.Fatalf("the part %v overlaps the one that ends at %v, or is outside of the %d bytes", r, end, len(text))
				}
				end = r.End
			}
		}
	})
}

// TestRecordsAreSmall checks that no tokens are kept after a window has been scanned: the
// records of a text are smaller than the text.
func TestRecordsAreSmall(t *testing.T) {
	prose := strings.Repeat("The water rose over the beds in the night, and it did not fall. ", 40)
	text := strings.ReplaceAll(story(2000), "The council", prose+"The council")
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

// A wordless text has only passages in which no quotation is looked for, and counts how often they
// are asked for.
type wordless struct{ passages, asked int }

func (w *wordless) count() int   { return w.passages }
func (w *wordless) size(int) int { return 100 }

func (w *wordless) paragraphs(int) (body, captions []*paragraph) {
	w.asked++
	return nil, nil
}

// TestContextIsNear checks that the paragraphs around a window are not looked for in the whole
// text: one of code or of headings has none.
func TestContextIsNear(t *testing.T) {
	text := &wordless{passages: 100 * windowSize / 100}
	if _, err := newFinder(text, "en", windowSize).all(t.Context()); err != nil {
		t.Fatal(err)
	}
	if limit := 2 * text.passages; text.asked > limit {
		t.Errorf("passages are asked for %d times, want at most %d", text.asked, limit)
	}
}

// TestTinyParagraphs checks that a window of tiny paragraphs has no more of them than a window of
// prose can take memory for.
func TestTinyParagraphs(t *testing.T) {
	const most = 20_000
	f := newFinder(newTextPassages(strings.Repeat("a\n\n", 100_000)), "en", windowSize)
	for i := range f.Windows() {
		if n := f.bounds[i+1] - f.bounds[i]; n > most {
			t.Errorf("window %d of %d has %d paragraphs", i, f.Windows(), n)
		}
	}
}

// headings are passages without anything to search, of one byte each.
type headings struct{ asked int }

func (*headings) count() int { return 100_000 }

func (*headings) size(int) int { return 1 }

func (h *headings) paragraphs(int) (body, captions []*paragraph) {
	h.asked++
	return nil, nil
}

// TestContextOfHeadings checks that the paragraphs around a window are not looked for in all headings
// of a text.
func TestContextOfHeadings(t *testing.T) {
	const most = 5_000
	var text headings
	f := newFinder(&text, "en", windowSize)
	text.asked = 0
	f.before(50_000)
	f.after(50_000)
	if text.asked > most {
		t.Errorf("%d headings were looked at", text.asked)
	}
}
