package plain

import (
	"fmt"
	"strings"

	"pullquote/content"
)

// sayBlock prints a block: what it is, its text, and who is quoted in it.
func (r *reader) sayBlock(i content.BlockIndex) {
	b := r.page.Article.Block(i)
	name := ""
	if r.page.Index.HasNumber(i) {
		name = fmt.Sprintf("Paragraph %d", r.page.Index.Number(i))
	}
	r.describe(b, name, i)
	switch b.(type) {
	case *content.Figure, *content.Heading, *content.Rule:
		return
	}
	r.sayQuotesIn(i)
}

// describe prints a block. Name is what a paragraph is called; i is the block of the article that
// it is in.
func (r *reader) describe(b content.Block, name string, i content.BlockIndex) {
	switch b := b.(type) {
	case *content.Paragraph:
		r.say("%s", named(name, b.Text.String()))
	case *content.Heading:
		r.say("Heading %d: %s", b.Level, b.Text.String())
	case *content.List:
		r.sayList(b, name, i)
	case *content.BlockQuote:
		r.say("%s", named(name, "Block quote."))
		for _, inner := range b.Blocks {
			r.describe(inner, "", i)
		}
		r.say("End of block quote.")
	case *content.Code:
		in := ""
		if !b.Lang.IsEmpty() {
			in = " in " + b.Lang.String()
		}
		r.sayLines(name, "code", in, b.Source.String())
	case *content.Preformatted:
		r.sayLines(name, "preformatted text", "", b.Text.String())
	case *content.Verse:
		r.sayLines(name, "verse", "", b.Text.String())
	case *content.Table:
		r.sayTable(b, name)
	case *content.Figure:
		r.sayFigure(b, i)
	case *content.Rule:
		r.say("Break.")
	}
}

// named puts a name before a text.
func named(name, text string) string {
	if name == "" {
		return text
	}
	return name + ": " + text
}

// capital returns a text with a capital first letter, which must be ASCII.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// sayLines prints text that keeps its lines.
func (r *reader) sayLines(name, what, in, text string) {
	r.say("%s%s, %s:", named(name, capital(what)), in, content.Pluralize(strings.Count(text, "\n")+1, "line"))
	r.sayAsIs(text)
	r.say("End of %s.", what)
}

// sayList prints a list and the lists in it.
func (r *reader) sayList(l *content.List, name string, i content.BlockIndex) {
	r.say("%s of %s.", named(name, "List"), content.Pluralize(len(l.Items), "item"))
	for n, item := range l.Items {
		name := fmt.Sprintf("Item %d", n+1)
		switch {
		case l.Marker == content.Definition && item.IsTerm:
			name = "Term"
		case l.Marker == content.Definition:
			name = "Description"
		case l.Marker == content.Footnote:
			name = "Footnote " + l.LabelOf(n)
		case l.Marker == content.Numbered:
			name = "Item " + l.LabelOf(n)
		}
		switch item.Task {
		case content.Done:
			name += ", done"
		case content.Open:
			name += ", to do"
		case content.NoTask:
		}
		for _, b := range item.Blocks {
			r.describe(b, name, i)
			name = ""
		}
	}
	r.say("End of list.")
}

// sayTable prints a table row by row, each cell after the name of its column.
func (r *reader) sayTable(t *content.Table, name string) {
	r.say("%s of %s and %s.", named(name, "Table"), content.Pluralize(len(t.Rows), "row"), content.Pluralize(len(t.Columns), "column"))
	for n, row := range t.Rows {
		var cells []string
		for c, cell := range row {
			text := strings.ReplaceAll(cell.String(), "\n", " ")
			switch {
			case text == "":
				continue
			case t.Header != nil && t.Header[c].String() != "":
				text = strings.ReplaceAll(t.Header[c].String(), "\n", " ") + ": " + text
			}
			cells = append(cells, text)
		}
		r.say("Row %d: %s.", n+1, strings.Join(cells, "; "))
	}
	r.say("End of table.")
}

// sayFigure prints the image note of a figure in a block.
func (r *reader) sayFigure(f *content.Figure, i content.BlockIndex) {
	for n := range r.page.Notes {
		if note := &r.page.Notes[n]; note.Block == i && note.Src == f.Src.String() && note.Alt == f.Alt.String() {
			r.sayNote(n)
			return
		}
	}
	r.say("Picture: %s", f.Plain())
}

// sayNote prints an image note.
func (r *reader) sayNote(i int) {
	n := &r.page.Notes[i]
	var parts []string
	for _, s := range append(append([]string{n.Description}, n.Unsaid()...), n.CreditOnce()) {
		if s != "" {
			parts = append(parts, strings.TrimSuffix(s, "."))
		}
	}
	if n.Credit != "" && n.SameCreditAs == 0 {
		parts[len(parts)-1] = "Photo: " + parts[len(parts)-1]
	}
	if n.Alt != "" && n.Alt != n.Description {
		parts = append(parts, "Alt text: "+strings.TrimSuffix(n.Alt, "."))
	}
	if len(parts) == 0 {
		parts = []string{"no caption"}
	}
	r.say("Image note %d of %d: %s.", n.Number, len(r.page.Notes), strings.Join(parts, ". "))
}

// sayQuote prints quotation i and where it is.
func (r *reader) sayQuote(i int) {
	where := ""
	if n := r.page.ParagraphOf(i); n > 0 {
		where = fmt.Sprintf(" In paragraph %d.", n)
	}
	r.say("%s: “%s”%s", r.quoteName(i), strings.ReplaceAll(r.page.Text(i), "\n\n", " "), where)
}

// quoteName returns what quotation i is called: "Quote 3 of 9, Sergei, 44".
func (r *reader) quoteName(i int) string {
	q := &r.page.Quotations[i]
	by := q.Label()
	if by == "" {
		by = "speaker not named"
	}
	return fmt.Sprintf("Quote %d of %d, %s", r.position(i)+1, len(r.page.Quotations), by)
}

// position returns the position of quotation i in the order of the text.
func (r *reader) position(i int) int {
	for at, other := range r.page.InOrder() {
		if other == i {
			return at
		}
	}
	return 0
}

// sayQuotesIn says who is quoted in a block.
func (r *reader) sayQuotesIn(i content.BlockIndex) {
	for _, q := range r.page.InOrder() {
		switch at := r.page.Quotations[q].Parts[0].Start.Block; {
		case at > i:
			return
		case at == i:
			r.say("%s.", strings.TrimSuffix(r.quoteName(q), "."))
		}
	}
}
