//go:build train

package quote

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pullquote/content/language"
)

var (
	trainSet = flag.String("train", "", "a file of labelled texts from which to compute the weights")
	judgeSet = flag.String("judge", "", "files of labelled texts on which to measure them, separated by commas")
)

// A labelledText is a line of a file of labelled texts.
type labelledText struct {
	Text   string `json:"text"`
	Quotes []struct {
		Start     int      `json:"start"` // in code points
		End       int      `json:"end"`
		Canonical string   `json:"canonical"`
		Aliases   []string `json:"aliases"`
	} `json:"quotes"`
}

// An example is an utterance with its candidates. right says which of them said it; the first
// one, nobody, is right if no other is.
type example struct {
	text       int // the index of the text that it is from
	candidates []speakerCandidate
	right      []bool
}

// TestTrain computes the weights of the re-ranker, and prints them:
//
//	go test -tags train -run TestTrain ./content/quote -train litbank.jsonl -judge pdnc.jsonl,novels.jsonl
//
// The speakers of the utterances before an utterance are those that the weights of the last
// round give, so that the weights fit what they are used for.
func TestTrain(t *testing.T) {
	if *trainSet == "" {
		t.Skip("no -train")
	}
	const rounds = 6
	texts := readLabelled(t, *trainSet)
	weights := speakerWeights
	for round := range rounds {
		examples := examplesOf(t, texts, &weights)
		weights = fit(examples)
		t.Logf("round %d: %d utterances, %.1f%% with a right candidate, %.1f%% right, by the rules %.1f%%", round, len(examples), 100*reachable(examples), 100*accuracy(examples, &weights), 100*accuracyOfRules(examples))
	}
	temper(t, examplesOf(t, texts, &weights), &weights)
	var out strings.Builder
	for f, name := range featureNames(t) {
		fmt.Fprintf(&out, "\t%s: %.2f,\n", name, weights[f])
	}
	t.Log("weights\n" + out.String())
	for _, path := range strings.Split(*judgeSet, ",") {
		if path != "" {
			examples := examplesOf(t, readLabelled(t, path), &weights)
			t.Logf("%s: %d utterances, %.1f%% with a right candidate, %.1f%% right, by the rules %.1f%%\n%s", path, len(examples), 100*reachable(examples), 100*accuracy(examples, &weights), 100*accuracyOfRules(examples), reliability(examples, &weights))
		}
	}
}

// featureNames returns the names of the features, as they are declared.
func featureNames(t *testing.T) []string {
	source, err := os.ReadFile("rerank.go")
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

func readLabelled(t *testing.T, path string) []labelledText {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelledText
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		var l labelledText
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

// examplesOf returns the utterances that the re-ranker decides with these weights.
func examplesOf(t *testing.T, texts []labelledText, weights *[featureCount]float64) []example {
	var out []example
	for text, l := range texts {
		offsets := make([]int, 0, len(l.Text)) // of code points, in bytes
		for i := range l.Text {
			offsets = append(offsets, i)
		}
		offsets = append(offsets, len(l.Text))
		f := newFinder(newTextPassages(l.Text), language.Of("en", l.Text), windowSize)
		var windows []*records
		for i := range f.Windows() {
			if err := f.ScanWindow(t.Context(), i); err != nil {
				t.Fatal(err)
			}
			windows = append(windows, f.windows[i].text)
		}
		d := newDiscourse(windows, f.lex, f.byline)
		d.weights = weights
		d.trace = func(u *utterance, candidates []speakerCandidate) {
			for _, gold := range l.Quotes {
				q := u.quotes[0]
				part := q.window.partsOf(q.quoteRecord)[0]
				start, end := offsets[gold.Start], offsets[gold.End]
				if gold.Canonical == "" || int(part.start) >= end || start >= int(part.end) {
					continue
				}
				e := example{text, slices.Clone(candidates), make([]bool, len(candidates))}
				isFound := false
				for k := 1; k < len(candidates); k++ {
					e.right[k] = isNamed(candidates[k].entity, append(gold.Aliases, gold.Canonical))
					isFound = isFound || e.right[k]
				}
				e.right[0] = !isFound
				out = append(out, e)
				return
			}
		}
		if err := d.resolve(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return out
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

// fit computes the weights that make the right candidates most probable, by gradient ascent.
func fit(examples []example) [featureCount]float64 {
	const (
		steps   = 400
		rate    = 0.5
		penalty = 0.003 // of the squares of the weights
	)
	var weights, sums [featureCount]float64
	for range steps {
		var gradient [featureCount]float64
		for _, e := range examples {
			softmax(e.candidates, &weights)
			total := 0.0
			for k, c := range e.candidates {
				if e.right[k] {
					total += c.probability
				}
			}
			for k, c := range e.candidates {
				by := -c.probability
				if e.right[k] {
					by += c.probability / math.Max(total, 1e-9)
				}
				for f, x := range c.features {
					gradient[f] += by * x
				}
			}
		}
		for f := range weights {
			g := gradient[f]/float64(len(examples)) - penalty*weights[f]
			sums[f] += g * g
			weights[f] += rate * g / math.Sqrt(sums[f]+1e-8)
		}
	}
	return weights
}

// temper divides weights by the number that makes the probabilities fit texts that they were not
// computed from: in each of several rounds the weights of some texts are computed from the others.
func temper(t *testing.T, examples []example, weights *[featureCount]float64) {
	const folds = 5
	var unseen []example
	for fold := range folds {
		var seen, rest []example
		for _, e := range examples {
			if e.text%folds == fold {
				rest = append(rest, e)
			} else {
				seen = append(seen, e)
			}
		}
		w := fit(seen)
		t.Logf("fold %d: %d utterances, %.1f%% right", fold, len(rest), 100*accuracy(rest, &w))
		for _, e := range rest {
			for k := range e.candidates {
				sum := 0.0
				for f, x := range e.candidates[k].features {
					sum += w[f] * x
				}
				e.candidates[k].features = [featureCount]float64{isNobody: sum} // one feature: the score
			}
			unseen = append(unseen, e)
		}
	}
	best, least := 1.0, math.Inf(1)
	for temperature := 0.8; temperature < 4; temperature += 0.05 {
		w := [featureCount]float64{isNobody: 1 / temperature}
		loss := 0.0
		for _, e := range unseen {
			softmax(e.candidates, &w)
			right := 0.0
			for k, c := range e.candidates {
				if e.right[k] {
					right += c.probability
				}
			}
			loss -= math.Log(math.Max(right, 1e-9))
		}
		if loss < least {
			best, least = temperature, loss
		}
	}
	t.Logf("temperature %.2f\n%s", best, reliability(unseen, &[featureCount]float64{isNobody: 1 / best}))
	for f := range weights {
		weights[f] /= best
	}
}

// chosen returns the choice of the re-ranker: the most probable person.
func chosen(e example) int {
	best := 1
	for k := 2; k < len(e.candidates); k++ {
		if e.candidates[k].probability > e.candidates[best].probability {
			best = k
		}
	}
	return best
}

func accuracy(examples []example, weights *[featureCount]float64) float64 {
	right := 0
	for _, e := range examples {
		softmax(e.candidates, weights)
		if e.right[chosen(e)] {
			right++
		}
	}
	return float64(right) / float64(max(1, len(examples)))
}

// reachable returns the share of the utterances whose speaker is a candidate.
func reachable(examples []example) float64 {
	n := 0
	for _, e := range examples {
		if !e.right[0] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(examples)))
}

// accuracyOfRules returns the share of the utterances whose speaker the rules find.
func accuracyOfRules(examples []example) float64 {
	right := 0
	for _, e := range examples {
		for k, c := range e.candidates {
			if c.features[isRuleAnswer] > 0 && e.right[k] {
				right++
			}
		}
	}
	return float64(right) / float64(max(1, len(examples)))
}

// reliability returns a table: for each tenth of probability, how many utterances have a speaker
// of that probability, and the share of them that is right.
func reliability(examples []example, weights *[featureCount]float64) string {
	var n, right [10]int
	for _, e := range examples {
		softmax(e.candidates, weights)
		k := chosen(e)
		bin := min(9, int(10*e.candidates[k].probability))
		n[bin]++
		if e.right[k] {
			right[bin]++
		}
	}
	var out strings.Builder
	for bin := range n {
		fmt.Fprintf(&out, "%.1f-%.1f %5d %5.1f%%\n", float64(bin)/10, float64(bin+1)/10, n[bin], 100*float64(right[bin])/float64(cmp.Or(n[bin], 1)))
	}
	return out.String()
}
