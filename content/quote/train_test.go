//go:build train

package quote

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"pullquote/content/language"
)

var (
	trainSets  = flag.String("train", "", "files of labelled texts from which to compute the weights, separated by commas")
	judgeSets  = flag.String("judge", "", "files of labelled texts on which to measure them, separated by commas")
	steps      = flag.Int("steps", 150, "steps of the ascent")
	penalty    = flag.Float64("penalty", 0.003, "of the squares of the weights")
	penaltyOwn = flag.Float64("own", 0.03, "of the squares of the differences between settings")
	outputDir  = flag.String("out", "", "a folder for the quotations that are found in each file; those in training files are found with the weights of the other books")
)

// A labelledText is a line of a file of labelled texts.
type labelledText struct {
	ID     string `json:"id"`
	Source string `json:"source"` // the book
	Lang   string `json:"lang"`
	Text   string `json:"text"`
	Quotes []struct {
		Start     int      `json:"start"` // in code points
		End       int      `json:"end"`
		Canonical string   `json:"canonical"`
		Aliases   []string `json:"aliases"`
	} `json:"quotes"`

	finder  *Finder
	windows []*records
	offsets []int // of code points, in bytes
	fold    int   // that holds it out; all texts of a book have the same
}

// An example is an utterance with its candidates. right says which of them said it; the first
// one, nobody, is right if no other is.
type example struct {
	fold       int
	setting    setting
	candidates []speakerCandidate
	right      []bool
	quote      *quoteState
	names      []string // of the speaker

	// After all turns have been decided:
	isRight    bool
	confidence float64
}

const folds = 5

// TestTrain computes the weights of the re-ranker, and prints them:
//
//	go test -tags train -run TestTrain ./content/quote -train litbank.jsonl,pdnc.jsonl -judge novels.jsonl,ggt.jsonl
//
// The speakers of the utterances before an utterance are those that the weights of the last
// round give, so that the weights fit what they are used for. Each training file is measured with
// weights computed without the book that a text is from.
func TestTrain(t *testing.T) {
	if *trainSets == "" {
		t.Skip("no -train")
	}
	var sets [][]*labelledText
	var all []*labelledText
	for _, path := range strings.Split(*trainSets, ",") {
		sets = append(sets, readLabelled(t, path))
		all = append(all, sets[len(sets)-1]...)
	}
	setFolds(all)
	final := train(t, all)
	var byFold [folds]model
	for fold := range folds {
		byFold[fold] = train(t, slices.DeleteFunc(slices.Clone(all), func(l *labelledText) bool { return l.fold == fold }))
	}
	var unseen []example
	for i, path := range strings.Split(*trainSets, ",") {
		var examples []example
		for fold := range folds {
			texts := slices.DeleteFunc(slices.Clone(sets[i]), func(l *labelledText) bool { return l.fold != fold })
			found := examplesOf(t, texts, &byFold[fold])
			t.Logf("%s, fold %d: %s", path, fold, accuracy(found))
			examples = append(examples, found...)
		}
		t.Logf("%s: %s\n%s", path, accuracy(examples), reliability(examples))
		unseen = append(unseen, examples...)
		writeFound(t, path, sets[i], func(l *labelledText) *model { return &byFold[l.fold] })
	}
	t.Logf("all: %s\n%s", accuracy(unseen), reliability(unseen))
	t.Log("weights\n" + final.String(t))
	for _, path := range strings.Split(*judgeSets, ",") {
		if path != "" {
			texts := readLabelled(t, path)
			examples := examplesOf(t, texts, &final)
			t.Logf("%s: %s\n%s", path, accuracy(examples), reliability(examples))
			writeFound(t, path, texts, func(*labelledText) *model { return &final })
		}
	}
}

// setFolds divides books into folds.
func setFolds(texts []*labelledText) {
	foldOf := map[string]int{}
	for _, l := range texts {
		if _, ok := foldOf[l.Source]; !ok {
			foldOf[l.Source] = len(foldOf) % folds
		}
		l.fold = foldOf[l.Source]
	}
}

// train computes weights from texts.
func train(t *testing.T, texts []*labelledText) model {
	const rounds = 2
	weights := speakerWeights
	for range rounds {
		weights = fit(examplesOf(t, texts, &weights))
	}
	return weights
}

// featureNames returns the names of the features, as they are declared.
func featureNames(t *testing.T) []string {
	source, err := os.ReadFile("features.go")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(source), "// The features.\nconst (\n")
	block, _, _ = strings.Cut(block, "\tfeatureCount\n")
	var names []string
	for line := range strings.Lines(block) {
		names = append(names, strings.Fields(line)[0])
	}
	return names
}

func readLabelled(t *testing.T, path string) []*labelledText {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []*labelledText
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		l := new(labelledText)
		if err := json.Unmarshal(s.Bytes(), l); err != nil {
			t.Fatal(err)
		}
		l.scan(t)
		out = append(out, l)
	}
	return out
}

func (l *labelledText) scan(t *testing.T) {
	for i := range l.Text {
		l.offsets = append(l.offsets, i)
	}
	l.offsets = append(l.offsets, len(l.Text))
	l.finder = newFinder(newTextPassages(l.Text), language.Of(cmp.Or(l.Lang, "en"), l.Text), windowSize)
	for i := range l.finder.Windows() {
		if err := l.finder.ScanWindow(t.Context(), i); err != nil {
			t.Fatal(err)
		}
		l.windows = append(l.windows, l.finder.windows[i].text)
	}
}

// resolve decides who said the quotations in l, with these weights.
func (l *labelledText) resolve(t *testing.T, weights *model, trace func(*utterance, setting, []speakerCandidate)) *discourse {
	d := newDiscourse(l.windows, l.finder.lex, l.finder.byline)
	d.weights, d.trace = weights, trace
	if err := d.resolve(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// examplesOf returns the utterances that the re-ranker decides with these weights.
func examplesOf(t *testing.T, texts []*labelledText, weights *model) []example {
	var out []example
	for _, l := range texts {
		first := len(out)
		l.resolve(t, weights, func(u *utterance, set setting, candidates []speakerCandidate) {
			for _, gold := range l.Quotes {
				q := u.quotes[0]
				part := q.window.partsOf(q.quoteRecord)[0]
				start, end := l.offsets[gold.Start], l.offsets[gold.End]
				if gold.Canonical == "" || int(part.start) >= end || start >= int(part.end) {
					continue
				}
				e := example{fold: l.fold, setting: set, candidates: slices.Clone(candidates), right: make([]bool, len(candidates)), quote: q, names: append(gold.Aliases, gold.Canonical)}
				isFound := false
				for k := 1; k < len(candidates); k++ {
					who := candidates[k].entity
					e.right[k] = set == byName && who == u.speaker || set != byName && isNamed(who, e.names)
					isFound = isFound || e.right[k]
				}
				e.right[0] = !isFound
				out = append(out, e)
				return
			}
		})
		for i := range out[first:] {
			e := &out[first+i]
			e.isRight, e.confidence = e.quote.speaker != nil && isNamed(e.quote.speaker, e.names), e.quote.confidence
		}
	}
	return out
}

// writeFound writes the quotations in texts to the output folder.
func writeFound(t *testing.T, path string, texts []*labelledText, weightsOf func(*labelledText) *model) {
	if *outputDir == "" {
		return
	}
	type foundQuote struct {
		Start    int    `json:"start"`
		End      int    `json:"end"`
		Speaker  string `json:"speaker,omitempty"`
		Resolved string `json:"resolved,omitempty"`
		Parts    []any  `json:"parts"`
		From     *int   `json:"speaker_start"`
		To       *int   `json:"speaker_end"`

		Confidence float64 `json:"confidence"`
		Rule       string  `json:"rule"`
	}
	var out bytes.Buffer
	for _, l := range texts {
		d := l.resolve(t, weightsOf(l), nil)
		at := func(offset int) int { return sort.SearchInts(l.offsets, offset) }
		quotes := []foundQuote{}
		for _, state := range d.quotes {
			q := d.finalize(state)
			r := q.Range()
			f := foundQuote{Start: at(r.Start.Offset), End: at(r.End.Offset), Speaker: q.Speaker, Resolved: q.Resolved, Confidence: q.Confidence, Rule: q.Rule}
			if m := q.Mention; m.End.Offset > m.Start.Offset {
				from, to := at(m.Start.Offset), at(m.End.Offset)
				f.From, f.To = &from, &to
			}
			for _, part := range q.Parts {
				f.Parts = append(f.Parts, map[string]int{"start": at(part.Start.Offset), "end": at(part.End.Offset)})
			}
			quotes = append(quotes, f)
		}
		line, err := json.Marshal(map[string]any{"id": l.ID, "quotes": quotes})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	if err := os.WriteFile(filepath.Join(*outputDir, filepath.Base(path)), out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// isNamed reports whether the name of an entity is one of the names, or a part of one, or
// contains one.
func isNamed(e *entity, names []string) bool {
	words := nameWords(e.name)
	return slices.ContainsFunc(names, func(name string) bool {
		other := nameWords(name)
		return len(words) > 0 && len(other) > 0 && (isSubset(words, other) || isSubset(other, words))
	})
}

func isSubset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

func nameWords(name string) []string {
	all := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "’s", "")), func(r rune) bool { return !strings.ContainsRune("'’-", r) && !isLetter(r) })
	core := slices.DeleteFunc(slices.Clone(all), func(w string) bool {
		return slices.Contains(strings.Fields("the a an of and mr mrs miss ms dr sir lady lord madam captain colonel aunt uncle old young"), w)
	})
	if len(core) > 0 {
		return core
	}
	return all
}

func isLetter(r rune) bool { return r >= utf8.RuneSelf || r >= 'a' && r <= 'z' }

// A sparseFeature is a feature that is not zero.
type sparseFeature struct {
	feature feature
	value   float64
}

// fit computes the weights that make the right candidates most probable, by gradient ascent. The
// weights of a setting are those of all settings plus a difference, which costs more.
func fit(examples []example) model {
	sparse := make([][][]sparseFeature, len(examples))
	for i, e := range examples {
		for _, c := range e.candidates {
			var all []sparseFeature
			for f, x := range c.features {
				if x != 0 {
					all = append(all, sparseFeature{feature(f), x})
				}
			}
			sparse[i] = append(sparse[i], all)
		}
	}
	var weights, sums model // of each setting
	var shared, sharedSums [featureCount]float64
	var p [maxCandidates + 2]float64
	for range *steps {
		var gradient model
		for i, e := range examples {
			total, right := 0.0, 0.0
			for k := range e.candidates {
				p[k] = 0
				for _, s := range sparse[i][k] {
					p[k] += (shared[s.feature] + weights[s.feature][e.setting]) * s.value
				}
				p[k] = math.Exp(p[k])
				total += p[k]
				if e.right[k] {
					right += p[k]
				}
			}
			for k := range e.candidates {
				by := -p[k] / total
				if e.right[k] {
					by += p[k] / right
				}
				for _, s := range sparse[i][k] {
					gradient[s.feature][e.setting] += by * s.value
				}
			}
		}
		step := func(weight, sum *float64, gradient, penalty float64) {
			g := gradient/float64(len(examples)) - penalty**weight
			*sum += g * g
			*weight += 0.5 * g / math.Sqrt(*sum+1e-8)
		}
		for f := range weights {
			total := 0.0
			for s := range settingCount {
				total += gradient[f][s]
				step(&weights[f][s], &sums[f][s], gradient[f][s], *penaltyOwn)
			}
			step(&shared[f], &sharedSums[f], total, *penalty)
		}
	}
	for f := range weights {
		for s := range weights[f] {
			weights[f][s] += shared[f]
		}
	}
	return weights
}

func (m model) String(t *testing.T) string {
	var out strings.Builder
	for f, name := range featureNames(t) {
		fmt.Fprintf(&out, "\t%s: {%.2f, %.2f, %.2f, %.2f},\n", name, m[f][bySilence], m[f][byPronoun], m[f][byNoun], m[f][byName])
	}
	return out.String()
}

// accuracy describes the share of the utterances without a name beside them whose speaker is right.
func accuracy(examples []example) string {
	n, reachable, right, byRules := 0, 0, 0, 0
	for _, e := range examples {
		if e.setting == byName {
			continue
		}
		if n++; !e.right[0] {
			reachable++
		}
		if e.isRight {
			right++
		}
		for k, c := range e.candidates {
			if c.features[isRuleAnswer] > 0 && e.right[k] {
				byRules++
			}
		}
	}
	share := func(k int) float64 { return 100 * float64(k) / float64(max(1, n)) }
	return fmt.Sprintf("%d utterances, %.1f%% with a right candidate, %.1f%% right, by the rules %.1f%%", n, share(reachable), share(right), share(byRules))
}

// reliability returns a table: for each tenth of confidence, how many utterances have a speaker
// of that confidence, and the share of them that is right.
func reliability(examples []example) string {
	var n, right [10]int
	for _, e := range examples {
		if e.setting == byName {
			continue
		}
		bin := max(0, min(9, int(10*e.confidence)))
		n[bin]++
		if e.isRight {
			right[bin]++
		}
	}
	var out strings.Builder
	for bin := range n {
		fmt.Fprintf(&out, "%.1f-%.1f %5d %5.1f%%\n", float64(bin)/10, float64(bin+1)/10, n[bin], 100*float64(right[bin])/float64(cmp.Or(n[bin], 1)))
	}
	return out.String()
}
