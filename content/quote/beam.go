package quote

import (
	"cmp"
	"math"
	"slices"
)

// A wrong speaker makes the turns after it wrong as well. The turns of a dialogue are therefore
// decided together, by beam search: a few hypotheses about the last speakers are kept, each with
// its probability, and a later name, pronoun or vocative that fits one of them better shows that
// it is right. A turn is decided for good when it is too far back to matter.

const (
	beamWidth    = 4 // hypotheses
	beamMemory   = maxTurnsBack
	beamKey      = 4    // hypotheses with the same last speakers are one
	beamBranches = 4    // speakers of an utterance that are pursued
	minBranch    = 0.04 // probability of a speaker that is pursued
	minNameFit   = 0.02 // the probability of a speaker who is named is taken to be at least that
	maxLogRatio  = 4.0  // logarithm of how much more probable the best hypothesis may be than another one
)

// A hypothesis is who may have said the last utterances.
type hypothesis struct {
	logProbability float64
	turns          [beamMemory]turn // of utterance i at i modulo beamMemory
}

// A turnSearch decides who says the utterances of a dialogue.
type turnSearch struct {
	d     *discourse
	all   []*utterance
	beam  []hypothesis // the most probable first
	grown []hypothesis
	r     reranker
}

func newTurnSearch(d *discourse, all []*utterance) *turnSearch {
	s := &turnSearch{d: d, all: all, beam: make([]hypothesis, 1, beamWidth)}
	s.r.candidates = make([]speakerCandidate, 0, maxCandidates+1)
	return s
}

// next extends the hypotheses with the speaker of utterance i.
func (s *turnSearch) next(i int) {
	d, u := s.d, s.all[i]
	s.grown = s.grown[:0]
	for n := range s.beam {
		s.assume(&s.beam[n], i)
		d.isTentative = n > 0
		u.turn = turn{}
		d.resolveTurn(s.all, i)
		s.extend(&s.beam[n], i, n == 0)
	}
	d.isTentative = false
	if i >= beamMemory {
		s.decide(i - beamMemory)
	}
	s.prune(i)
	u.turn = s.beam[0].turns[i%beamMemory]
	at := d.position(u.quotes[len(u.quotes)-1].end)
	for _, e := range u.addressees {
		d.addSalience(discourseEntity{e, at, addresseeWeight, false})
	}
	u.salience = len(d.salience)
	d.addSalience(discourseEntity{u.speaker, at, speakerWeight, false})
}

// assume makes a hypothesis the state of the utterances before i.
func (s *turnSearch) assume(h *hypothesis, i int) {
	for k := max(0, i-beamMemory); k < i; k++ {
		u := s.all[k]
		u.turn = h.turns[k%beamMemory]
		s.d.salience[u.salience].entity = u.speaker
	}
}

// extend adds the hypotheses that follow from h if utterance i has the speaker that the rules find,
// or one of those that the re-ranker finds.
func (s *turnSearch) extend(h *hypothesis, i int, isFirst bool) {
	d, u := s.d, s.all[i]
	set := settingOf(u)
	if set != byName && !d.needsRanking(u) || set == byName && u.speaker == nil {
		s.push(h, i, u.turn, 0)
		return
	}
	s.r = reranker{d: d, all: s.all, i: i, candidates: s.r.candidates}
	s.r.collect()
	softmax(s.r.candidates, d.weights, set)
	if d.trace != nil && isFirst && len(s.r.candidates) > 1 {
		d.trace(u, set, s.r.candidates)
	}
	if set == byName {
		p := s.r.candidates[0].probability
		for k := range s.r.candidates {
			if c := &s.r.candidates[k]; c.entity == u.speaker {
				p = c.probability
			}
		}
		s.push(h, i, u.turn, math.Log(max(p, minNameFit)))
		return
	}
	if len(s.r.candidates) == 1 {
		s.push(h, i, u.turn, 0)
		return
	}
	t := u.turn
	t.isRanked = true
	if t.rule == noRule {
		t.rule = ruleTurn
	}
	best := s.r.candidates[1:]
	slices.SortStableFunc(best, func(a, b speakerCandidate) int { return cmp.Compare(b.probability, a.probability) })
	for k := range best[:min(len(best), beamBranches)] {
		if c := &best[k]; k == 0 || c.probability >= minBranch {
			t.speaker, t.confidence = c.entity, c.probability
			s.push(h, i, t, math.Log(c.probability))
		}
	}
}

// push adds the hypothesis that extends h with a turn.
func (s *turnSearch) push(h *hypothesis, i int, t turn, logProbability float64) {
	s.grown = append(s.grown, *h)
	next := &s.grown[len(s.grown)-1]
	next.logProbability += logProbability
	next.turns[i%beamMemory] = t
}

// prune keeps the most probable hypotheses about the speakers up to utterance i.
func (s *turnSearch) prune(i int) {
	slices.SortStableFunc(s.grown, func(a, b hypothesis) int { return cmp.Compare(b.logProbability, a.logProbability) })
	best := s.grown[0].logProbability
	s.beam = s.beam[:0]
	for n := range s.grown {
		h := &s.grown[n]
		if len(s.beam) == beamWidth || h.logProbability < best-maxLogRatio {
			break
		}
		if slices.ContainsFunc(s.beam, func(other hypothesis) bool { return other.endsLike(h, i) }) {
			continue
		}
		h.logProbability -= best
		s.beam = append(s.beam, *h)
	}
}

// endsLike reports whether two hypotheses have the same last speakers, up to utterance i.
func (h *hypothesis) endsLike(other *hypothesis, i int) bool {
	for k := i; k > max(-1, i-beamKey); k-- {
		if h.turns[k%beamMemory].speaker != other.turns[k%beamMemory].speaker {
			return false
		}
	}
	return true
}

// decide sets the speaker of utterance i to the most probable one.
func (s *turnSearch) decide(i int) {
	var best turn
	total, most := 0.0, 0.0
	for n := range s.beam {
		h := &s.beam[n]
		total += math.Exp(h.logProbability)
	}
	for n := range s.beam {
		t := s.beam[n].turns[i%beamMemory]
		sum := 0.0
		for k := range s.beam {
			if s.beam[k].turns[i%beamMemory].speaker == t.speaker {
				sum += math.Exp(s.beam[k].logProbability)
			}
		}
		if sum > most {
			best, most = t, sum
		}
	}
	u := s.all[i]
	u.turn = best
	if s.d.salience[u.salience].entity = u.speaker; u.isRanked {
		u.confidence = calibration.confidence(u.confidence * most / total)
	}
	if u.speaker != nil {
		u.speaker.turns++
	}
}

// finish decides the speakers of the last utterances.
func (s *turnSearch) finish() {
	for i := max(0, len(s.all)-beamMemory); i < len(s.all); i++ {
		s.decide(i)
	}
}
