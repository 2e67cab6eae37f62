package quote

import (
	"strings"

	"pullquote/content"
)

// names are the people that a text names, by the words of their names.
type names struct {
	full   []string            // names of two words and more, in order
	byLast map[string][]string // the last word: the full names that end in it
	byHead map[string][]string // the first word
}

// resolve finds the person that each mention stands for.
func (d *document) resolve() {
	d.names = d.findNames()
	var last string // the person named last as a speaker
	for _, f := range d.found {
		switch {
		case f.from != nil:
			f.Resolved = f.from.Resolved
		case f.mention.kind == named:
			f.Resolved = d.names.person(f.mention.text)
		case f.mention.kind == pronoun && (f.mention.text == "he" || f.mention.text == "she" || f.mention.text == "He" || f.mention.text == "She"):
			f.Resolved = d.antecedent(f, last)
		}
		if f.Resolved != "" {
			last = f.Resolved
		}
	}
}

// findNames collects the names of two and more words in the text.
func (d *document) findNames() *names {
	n := &names{byLast: map[string][]string{}, byHead: map[string][]string{}}
	seen := map[string]bool{}
	for _, p := range d.paragraphs {
		for i := 0; i < len(p.tokens); {
			end := p.nameAt(i)
			if end == i {
				i++
				continue
			}
			if name := bare(p.mention(named, i, end-1).text); strings.Contains(name, " ") && !seen[name] {
				seen[name] = true
				n.add(name)
			}
			i = end
		}
	}
	return n
}

func (n *names) add(name string) {
	words := strings.Fields(name)
	first, last := words[0], words[len(words)-1]
	n.full = append(n.full, name)
	n.byLast[last] = append(n.byLast[last], name)
	n.byHead[first] = append(n.byHead[first], name)
}

// bare is a name without the titles before it.
func bare(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && isTitle(strings.ToLower(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// person is the fullest name in the text that a name stands for: a surname's
// only bearer. A first name is taken for a full one only if a surname follows
// it there, not an initial: who is named “Roman” need not be “Roman P.”.
func (n *names) person(name string) string {
	short := bare(name)
	if strings.Contains(short, " ") {
		return short
	}
	if all := n.byLast[short]; len(all) == 1 {
		return all[0]
	}
	if all := n.byHead[short]; len(all) == 1 && len(n.byLast[short]) == 0 && !strings.HasSuffix(all[0], ".") {
		return all[0]
	}
	return name
}

// antecedent is whom a pronoun stands for: the last person that is the subject
// of a sentence before it in the paragraph, or else the last speaker.
func (d *document) antecedent(f *found, last string) string {
	limit := f.mention.start
	for i := f.index; i >= max(f.index-1, 0); i-- {
		p := d.paragraphs[i]
		best := ""
		for k := range p.tokens {
			if i == f.index && p.tokens[k].start >= limit {
				break
			}
			if !p.tokens[k].first || p.tokens[k].span > 0 {
				continue
			}
			m, end := p.mentionAt(k)
			if m.kind != named || p.tokens[k].lower == "the" {
				continue
			}
			if best = d.names.person(m.text); end < len(p.tokens) && p.tokens[end].lower == "and" {
				return "" // two people: it could be either
			}
		}
		if best != "" && strings.Contains(best, " ") {
			return best
		}
		if last != "" {
			return last
		}
	}
	return last
}

// A Person is somebody who is quoted.
type Person struct {
	Name       string // the resolved name, else the words of the text
	Role       string // what the text says of them: "23", "fire chief"
	Quotations []int  // indexes, in order
	Words      int    // of all their quotations
}

// People lists who is quoted, in the order of their first quotation. Quotations
// without a speaker are nobody's.
func People(a *content.Article, qs []Quotation) []Person {
	var out []Person
	index := map[string]int{}
	for i := range qs {
		q := &qs[i]
		name := q.Resolved
		if name == "" {
			name = q.Speaker
		}
		if name == "" {
			continue
		}
		at, ok := index[name]
		if !ok {
			at = len(out)
			index[name] = at
			out = append(out, Person{Name: name})
		}
		p := &out[at]
		if p.Role == "" {
			p.Role = q.Detail
		}
		p.Quotations = append(p.Quotations, i)
		p.Words += content.Words(q.Text(a))
	}
	return out
}
