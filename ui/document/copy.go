package document

import (
	"cmp"
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/export"
)

// Copy copies the selection, or else the current image note, or else the current quotation in
// the form of a template, or else the paragraph at the top of the screen.
func (d *Document) Copy(form export.Template) Outcome {
	if d.HasSelection() {
		return d.CopySelection()
	}
	if d.note >= 0 {
		return Outcome{Notice: fmt.Sprintf("copied image note %d", d.note+1), Copy: export.CiteNote(d.analysis, d.note)}
	}
	if d.IsQuoteVisible() {
		notice := "copied the quote"
		if name := d.analysis.Quotations[d.quote].Name(); name != "" {
			notice = fmt.Sprintf("copied %s's quote", name)
		}
		return Outcome{Notice: notice, Copy: form.Quote(d.analysis, d.quote)}
	}
	block, ok := d.analysis.Index.Paragraph(d.paragraph)
	if !ok {
		return Outcome{Notice: "nothing to copy"}
	}
	return Outcome{
		Notice: fmt.Sprintf("copied paragraph %d", d.analysis.Index.Number(block)),
		Copy:   d.Article().Block(block).Plain(),
	}
}

// HighlightRange returns the selection, or else the current quotation, or else the paragraph at the top of the
// screen, and its name in a sentence. It reports false if there is neither.
func (d *Document) HighlightRange() (r content.Range, name string, ok bool) {
	if d.HasSelection() {
		return d.selection, "the selection", true
	}
	if d.IsQuoteVisible() {
		name = "the quote"
		if speaker := d.analysis.Quotations[d.quote].Name(); speaker != "" {
			name = speaker + "'s quote"
		}
		return d.quoteRange(d.quote), name, true
	}
	block, ok := d.analysis.Index.Paragraph(d.paragraph)
	if !ok {
		return content.Range{}, "", false
	}
	return content.Within(block, 0, len(d.Article().Block(block).Plain())), fmt.Sprintf("paragraph %d", d.analysis.Index.Number(block)), true
}

// CurrentStatus returns the number of the current quotation and its speaker: "2 of 5 · Sergei".
// It returns "" if no quotation is current.
func (d *Document) CurrentStatus() string {
	if d.quote < 0 {
		return ""
	}
	order := d.order()
	return joined(" · ", fmt.Sprintf("%d of %d", d.indexIn(order, d.quote)+1, len(order)), d.analysis.Quotations[d.quote].Label())
}

// maxLine bounds the text of [Document.CurrentLine], in bytes: more than any screen is wide.
const maxLine = 4 << 10

// CurrentLine returns the current image note, or else the current quotation, in one line, and
// its credit or speaker. The text is "" if none is current.
func (d *Document) CurrentLine() (text, source string) {
	switch {
	case d.note >= 0:
		n := d.analysis.Notes[d.note]
		return fmt.Sprintf("%d %s", n.Number, inLine(cmp.Or(n.Description, n.Alt))), n.Credit
	case d.quote >= 0:
		return "“" + inLine(d.analysis.Text(d.quote)) + "”", d.analysis.Quotations[d.quote].Label()
	}
	return "", ""
}

// inLine returns the beginning of a text in one line.
func inLine(text string) string {
	if len(text) > maxLine {
		text = strings.ToValidUTF8(text[:maxLine], "")
	}
	return strings.Join(strings.Fields(text), " ")
}

// CopySource copies the source of the article.
func (d *Document) CopySource() Outcome {
	source := d.Article().Source.String()
	if source == "" {
		return Outcome{Notice: "the source of this article is unknown"}
	}
	return Outcome{Notice: "copied " + source, Copy: source}
}

// CopyEntry copies the link of entry i.
func (d *Document) CopyEntry(i int) Outcome {
	ref, ok := ResolveLink(d.Article().Source.String(), d.Article().Entries[i].Link.String())
	if !ok {
		return Outcome{Notice: "this entry has no link"}
	}
	if ref.Fragment != "" {
		ref.Spec += "#" + ref.Fragment
	}
	return Outcome{Notice: "copied " + content.SanitizeLine(ref.Spec).String(), Copy: ref.Spec}
}
