package page

import (
	"encoding/json"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"pullquote/content"
)

// TestFitEvidence fits the weights in lineEvidence to pages whose text is known, and prints
// how much the fitted weights gain on pages that they were not fitted to. It is skipped
// unless PULLQUOTE_FIT is a folder with a folder for each set of pages. In it, NAME.html is
// a page and NAME.json is what is known about it; see fitPage.
//
// Each weight is varied alone. For each fold, the best values on the other folds are
// combined, and the result is measured on the fold. The folds are first mixed from all
// sets, then each is a set.
func TestFitEvidence(t *testing.T) {
	folder := os.Getenv("PULLQUOTE_FIT")
	if folder == "" {
		t.Skip("PULLQUOTE_FIT is not set")
	}
	pages := readFitPages(t, folder)
	base := scorePages(pages, lineEvidence)
	t.Logf("%d pages, score with the weights in use: %.4f", len(pages), mean(base, nil))
	variations := varyEvidence(t, pages, base)
	t.Logf("fitted to all pages: %+v", combine(variations, nil))
	for _, folds := range []struct {
		name string
		of   func(fitPage) string
	}{
		{"mixed", func(p fitPage) string { return p.fold }},
		{"sets", func(p fitPage) string { return p.set }},
	} {
		names := map[string]bool{}
		for _, p := range pages {
			names[folds.of(p)] = true
		}
		before, after := 0.0, 0.0
		for _, name := range slices.Sorted(maps.Keys(names)) {
			isHeldOut := func(i int) bool { return folds.of(pages[i]) == name }
			fitted := combine(variations, func(i int) bool { return !isHeldOut(i) })
			old, scores := mean(base, isHeldOut), mean(scorePages(pages, fitted), isHeldOut)
			t.Logf("%s fold %s: %.4f -> %.4f with %+v", folds.name, name, old, scores, fitted)
			before, after = before+old, after+scores
		}
		t.Logf("%s folds: %.4f -> %.4f", folds.name, before/float64(len(names)), after/float64(len(names)))
	}
}

// A fitPage is a page and what is known about its text: all of it, or strings that it
// contains and does not contain.
type fitPage struct {
	URL     string   `json:"url"`
	Text    string   `json:"text"`
	With    []string `json:"with"`
	Without []string `json:"without"`

	set, fold string
	source    []byte
}

func readFitPages(t *testing.T, folder string) []fitPage {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s has no pages: %v", folder, err)
	}
	var pages []fitPage
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p := fitPage{set: filepath.Base(filepath.Dir(path))}
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatal(err)
		}
		if p.source, err = os.ReadFile(strings.TrimSuffix(path, ".json") + ".html"); err != nil {
			t.Fatal(err)
		}
		const folds = 5
		h := fnv.New32a()
		_, _ = h.Write([]byte(path)) // never fails
		p.fold = string(rune('1' + h.Sum32()%folds))
		pages = append(pages, p)
	}
	return pages
}

// A variation is what one other value for one weight does to the score of each page.
type variation struct {
	field int
	value float64
	gains []float64
}

func varyEvidence(t *testing.T, pages []fitPage, base []float64) []variation {
	t.Helper()
	var out []variation
	v := reflect.ValueOf(lineEvidence)
	for field := range v.NumField() {
		old := v.Field(field).Float()
		step := max(0.1, old/3, -old/3)
		for _, value := range []float64{old - 2*step, old - step, old + step, old + 2*step} {
			e := lineEvidence
			e.set(field, value)
			gains := scorePages(pages, e)
			for i := range gains {
				gains[i] -= base[i]
			}
			out = append(out, variation{field, value, gains})
			t.Logf("%s %.2f -> %.2f: %+.4f", v.Type().Field(field).Name, old, value, mean(gains, nil))
		}
	}
	return out
}

// combine returns the weights with the values that gain the most on the pages that isUsed
// accepts. Values that gain almost nothing are not used.
func combine(variations []variation, isUsed func(i int) bool) evidence {
	const minGain = 0.0002
	e := lineEvidence
	best := map[int]float64{}
	for _, v := range variations {
		if gain := mean(v.gains, isUsed); gain > max(minGain, best[v.field]) {
			best[v.field] = gain
			e.set(v.field, v.value)
		}
	}
	return e
}

// set sets the field with an index.
func (e *evidence) set(field int, value float64) {
	f := reflect.ValueOf(e).Elem().Field(field)
	*(*float64)(f.Addr().UnsafePointer()) = value // the fields are not exported
}

// mean returns the mean of the values whose index isUsed accepts; nil accepts all.
func mean(values []float64, isUsed func(i int) bool) float64 {
	sum, n := 0.0, 0
	for i, v := range values {
		if isUsed == nil || isUsed(i) {
			sum += v
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// scorePages returns the score of each page with other weights, from 0 to 1.
func scorePages(pages []fitPage, e evidence) []float64 {
	const workers = 2
	scores := make([]float64, len(pages))
	var wait sync.WaitGroup
	for first := range workers {
		wait.Go(func() {
			for i := first; i < len(pages); i += workers {
				p := newPage(pages[i].source, pages[i].URL)
				p.evidence = e
				for _, pass := range passes {
					pass.run(p)
				}
				scores[i] = pages[i].score(p.article)
			}
		})
	}
	wait.Wait()
	return scores
}

// score returns the F1 score of the words in the article, or of its marked strings.
func (p fitPage) score(a *content.Article) float64 {
	var b strings.Builder
	for i, block := range a.Blocks() {
		if _, isFigure := block.(*content.Figure); !isFigure && (i > 0 || !a.HasInsertedTitle) {
			b.WriteString(block.Plain() + "\n")
		}
	}
	if p.Text != "" {
		got, want := countWords(b.String()), countWords(p.Text)
		return f1(got, want)
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	with, without := 0, 0
	for _, s := range p.With {
		if strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
			with++
		}
	}
	for _, s := range p.Without {
		if !strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
			without++
		}
	}
	wanted, absent := float64(with)/float64(max(len(p.With), 1)), float64(without)/float64(max(len(p.Without), 1))
	if wanted+absent == 0 {
		return 0
	}
	return 2 * wanted * absent / (wanted + absent)
}

func countWords(s string) map[string]int {
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		counts[w]++
	}
	return counts
}

func f1(got, want map[string]int) float64 {
	both, all := 0, 0
	for w, n := range got {
		both += min(n, want[w])
		all += n
	}
	for _, n := range want {
		all += n
	}
	return 2 * float64(both) / float64(max(all, 1))
}
