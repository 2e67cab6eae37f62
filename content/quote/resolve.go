package quote

import (
	"slices"
	"strings"

	"pullquote/content"
)

// names are the people that a text names, by the words of their names.
type names struct {
	byLast map[string][]string // the last word: the names of two and more words that end in it
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
		case f.mention.kind == pronoun:
			switch f.mention.text {
			case "he", "she", "He", "She":
				f.Resolved = d.antecedent(f, last)
			}
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
			if end > i+1 {
				if name := bare(p.mention(named, i, end).text); strings.Contains(name, " ") && !seen[name] {
					seen[name] = true
					n.add(name)
				}
			}
			i = end
		}
	}
	return n
}

func (n *names) add(name string) {
	words := strings.Fields(name)
	first, last := words[0], words[len(words)-1]
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
	best, pair := d.lastSubject(f.at, f.mention.start)
	if pair || best != "" {
		return best
	}
	if last == "" && f.index > 0 {
		before := d.paragraphs[f.index-1]
		best, _ = d.lastSubject(before, len(before.text))
		return best
	}
	return last
}

// A subject is a person whom a sentence of a paragraph begins with.
type subject struct {
	start int    // bytes
	name  string // of the person; "" if it is one word that stands for nobody's full name
	pair  bool   // here or before, two people are the subject: a pronoun could be either
}

// lastSubject is the name of the last subject in p before an offset, and whether
// two people were one by then.
func (d *document) lastSubject(p *paragraph, limit int) (name string, pair bool) {
	if p.subjects == nil {
		p.subjects = d.subjectsOf(p)
	}
	n, _ := slices.BinarySearchFunc(p.subjects, limit, func(s subject, limit int) int { return s.start - limit })
	if n == 0 {
		return "", false
	}
	if s := p.subjects[n-1]; !s.pair {
		return s.name, false
	}
	return "", true
}

// subjectsOf reads the subjects of a paragraph once for all pronouns in it.
func (d *document) subjectsOf(p *paragraph) []subject {
	out := []subject{}
	pair := false
	for i := range p.tokens {
		t := &p.tokens[i]
		if !t.first || !t.isWord() || t.lower == "the" {
			continue
		}
		m, end := p.mentionAt(i)
		if m.kind != named {
			continue
		}
		pair = pair || end < len(p.tokens) && p.tokens[end].lower == "and"
		s := subject{start: t.start, pair: pair}
		if name := d.names.person(m.text); strings.Contains(name, " ") {
			s.name = name
		}
		out = append(out, s)
	}
	return out
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
