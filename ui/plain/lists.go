package plain

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
)

// list prints a numbered list of choices.
func (r *reader) list(title string, n int, item func(i int) (string, choice)) {
	r.choices = nil
	r.say("%s.", title)
	for i := range n {
		text, chosen := item(i)
		if !strings.HasSuffix(text, "”") {
			text = strings.TrimSuffix(text, ".") + "."
		}
		r.say("%d: %s", i+1, text)
		r.choices = append(r.choices, chosen)
	}
	if n > 0 {
		r.say("Type a number to choose.")
	}
}

// sayPeople lists the people who are quoted. A choice lists what one of them says.
func (r *reader) sayPeople() {
	x := r.page.Analysis
	r.list(peopleQuoted(len(x.People)), len(x.People), func(i int) (string, choice) {
		p := x.People[i]
		text := p.Name
		if p.Role != "" {
			text += ", " + p.Role
		}
		return text + ", " + content.Pluralize(len(p.Quotations), "quote"), func(context.Context) { r.sayQuotesBy(i) }
	})
}

// inlines returns the texts of a leaf that may have links.
func inlines(b content.Block) []content.Inline {
	switch b := b.(type) {
	case *content.Paragraph:
		return []content.Inline{b.Text}
	case *content.Heading:
		return []content.Inline{b.Text}
	case *content.Verse:
		return []content.Inline{b.Text}
	case *content.Preformatted:
		return []content.Inline{b.Text}
	case *content.Figure:
		return []content.Inline{b.Caption}
	case *content.Table:
		return slices.Concat(b.AllRows()...)
	case *content.List, *content.BlockQuote, *content.Code, *content.Rule:
	}
	return nil
}

func peopleQuoted(n int) string {
	switch n {
	case 0:
		return "Nobody is quoted"
	case 1:
		return "1 person quoted"
	}
	return fmt.Sprintf("%d people quoted", n)
}

// sayQuotesBy lists the quotations of a person.
func (r *reader) sayQuotesBy(person int) {
	p := r.page.People[person]
	r.list(capital(content.Pluralize(len(p.Quotations), "quote"))+" by "+p.Name, len(p.Quotations), func(i int) (string, choice) {
		q := p.Quotations[i]
		return fmt.Sprintf("“%s”", strings.ReplaceAll(r.page.Text(q), "\n\n", " ")), func(context.Context) { r.goToQuote(q) }
	})
}

// sayOutline lists the headings.
func (r *reader) sayOutline() {
	sections := r.page.Outline
	r.list(capital(content.Pluralize(len(sections), "heading")), len(sections), func(i int) (string, choice) {
		s := sections[i]
		return fmt.Sprintf("Heading %d, %s", s.Level, strings.ReplaceAll(s.Title.String(), "\n", " ")), func(context.Context) { r.goTo(s.Block) }
	})
}

// sayEntries lists the entries of a feed or a folder.
func (r *reader) sayEntries(context.Context) {
	entries := r.page.Article.Entries
	r.list(capital(content.Pluralize(len(entries), "article")), len(entries), func(i int) (string, choice) {
		e := &entries[i]
		var facts []string
		for _, s := range []string{e.Title.String(), e.Byline.String(), e.Published.String()} {
			if s != "" {
				facts = append(facts, s)
			}
		}
		included := e.Article
		if e.IsPartial && !e.Link.IsEmpty() {
			included = nil
		}
		return strings.Join(facts, ", "), func(ctx context.Context) { r.follow(ctx, e.Link.String(), e.Title.String(), included) }
	})
}

// sayLinks lists the links of the current block.
func (r *reader) sayLinks() {
	if r.page.block < 0 {
		r.page.block = 0
	}
	links := linksOf(r.page.Article.Block(r.page.block))
	r.list(capital(content.Pluralize(len(links), "link"))+" here", len(links), func(i int) (string, choice) {
		l := links[i]
		return fmt.Sprintf("%s, to %s", l.text, content.SanitizeLine(l.address).String()), func(ctx context.Context) { r.followLink(ctx, l.address) }
	})
}

// A link is a text that leads to an address.
type link struct{ text, address string }

// linksOf returns the links in a block. Spans that follow each other are one link if they lead to
// the same address.
func linksOf(b content.Block) []link {
	var out []link
	end := -1
	for _, leaf := range content.Leaves(b) {
		for _, t := range inlines(leaf.Block) {
			for _, s := range t.Spans() {
				text := t.String()[s.Start:s.End]
				switch n := len(out) - 1; {
				case s.Link.IsEmpty() || strings.TrimSpace(text) == "":
					continue
				case n >= 0 && s.Start == end && out[n].address == s.Link.String():
					out[n].text += text
				default:
					out = append(out, link{text, s.Link.String()})
				}
				end = s.End
			}
			end = -1
		}
	}
	return out
}

// followLink goes to the target of a link, which may be in the article.
func (r *reader) followLink(ctx context.Context, address string) {
	if name, ok := strings.CutPrefix(address, "#"); ok {
		at, ok := r.page.Article.Target(name)
		if !ok {
			r.say("The link is broken.")
			return
		}
		r.goTo(at.Block)
		return
	}
	r.follow(ctx, address, address, nil)
}

// follow opens another article.
func (r *reader) follow(ctx context.Context, address, name string, included func() *content.Article) {
	if r.page.Open == nil {
		r.say("Nothing can be opened from here.")
		return
	}
	r.say("Opening %s.", strings.TrimSuffix(content.SanitizeLine(name).String(), "."))
	p, err := r.page.Open(ctx, address, included)
	if err != nil {
		r.say("%s.", capital(strings.TrimSuffix(r.Explain(err), ".")))
		return
	}
	r.keep()
	r.pages = append(r.pages, r.page)
	r.open(ctx, p)
	r.resume(ctx)
}

// back returns to the previous page, and quits from the first one.
func (r *reader) back() {
	n := len(r.pages)
	if n == 0 {
		r.isDone = true
		return
	}
	r.keep()
	r.page, r.pages, r.choices = r.pages[n-1], r.pages[:n-1], nil
	a := r.page.Article
	r.say("Back in %s.", strings.TrimSuffix(cmp.Or(a.Title.String(), a.Source.String(), "the list"), "."))
	if len(a.Entries) > 0 {
		r.sayEntries(context.Background())
	}
}

// sayPlace says where the reader is.
func (r *reader) sayPlace() {
	v, x := r.page, r.page.Index
	if v.block < 0 {
		r.say("At the start.")
		return
	}
	section := ""
	for _, s := range v.Outline {
		if s.Block <= v.block {
			section = s.Title.String()
		}
	}
	if section != "" {
		r.say("Section: %s.", strings.ReplaceAll(section, "\n", " "))
	}
	r.say("Paragraph %d of %d, %d percent.", x.Number(v.block), x.Paragraphs(), 100*x.Offset(content.Anchor{Block: v.block})/max(x.Size(), 1))
}

// sayHelp lists the commands.
func (r *reader) sayHelp() {
	r.say("Commands. Type one and press enter.")
	r.say("Enter alone: next block.")
	for _, c := range commands {
		if e, ok := r.Keys.Entry(c.action); ok && c.help != "" {
			r.say("%s: %s.", r.key(e.Action), c.help)
		}
	}
	r.say("A number: that item of the list before, or else that paragraph.")
}
