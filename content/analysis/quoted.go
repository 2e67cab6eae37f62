package analysis

import (
	"math"
	"sort"

	"pullquote/content"
	"pullquote/content/search"
)

// Quoted returns the quotations block by block, for searches in them. Several goroutines may
// call the function that it returns.
func (x *Analysis) Quoted() search.Quoted {
	reach := make([]content.BlockIndex, len(x.order)) // the last block of a quotation of order and those before it
	var last content.BlockIndex
	for n, i := range x.order {
		last = max(last, x.Quotations[i].Range().End.Block)
		reach[n] = last
	}
	return func(block content.BlockIndex) []search.Quotation {
		var out []search.Quotation
		first := sort.Search(len(reach), func(n int) bool { return reach[n] >= block })
		for _, i := range x.order[first:] {
			if x.start(i).Block > block {
				break
			}
			for _, r := range x.Quotations[i].Parts {
				if r.Start.Block > block || r.End.Block < block {
					continue
				}
				part := search.Quotation{Match: search.Match{Start: 0, End: math.MaxInt}, Speaker: x.SpeakerNames(i)}
				if r.Start.Block == block {
					part.Start = r.Start.Offset
				}
				if r.End.Block == block {
					part.End = r.End.Offset
				}
				out = append(out, part)
			}
		}
		return out
	}
}

// SpeakerNames returns the names of the speaker of quotation i: as the text names them there,
// and all others.
func (x *Analysis) SpeakerNames(i int) []string {
	names := []string{x.Quotations[i].Speaker}
	if p := x.person[i]; p >= 0 {
		names = append(names, x.People[p].Name)
		names = append(names, x.People[p].Aliases...)
	}
	return names
}

// BySpeaker returns the analysis with only the quotations of a speaker, and the people who
// said them. The name may be any of the speaker's, or words of it.
func (x *Analysis) BySpeaker(name string) *Analysis {
	out := *x
	out.Quotations, out.order, out.person, out.People = nil, nil, nil, nil
	people := map[int]int{} // indexes in People, by the old ones
	isSpeaker := search.SpeakerNamed(name)
	at := make([]int, len(x.Quotations)) // the new indexes; -1: none
	for i, q := range x.Quotations {
		at[i] = -1
		if !isSpeaker(x.SpeakerNames(i)) {
			continue
		}
		at[i] = len(out.Quotations)
		out.Quotations = append(out.Quotations, q)
		p := x.person[i]
		if p >= 0 {
			if _, ok := people[p]; !ok {
				people[p] = len(out.People)
				out.People = append(out.People, x.People[p])
				out.People[people[p]].Quotations = nil
			}
			p = people[p]
			out.People[p].Quotations = append(out.People[p].Quotations, at[i])
		}
		out.person = append(out.person, p)
	}
	for _, i := range x.order {
		if at[i] >= 0 {
			out.order = append(out.order, at[i])
		}
	}
	return &out
}
