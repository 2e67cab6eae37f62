package document

import (
	"fmt"

	"pullquote/content"
	"pullquote/content/export"
)

// Copy copies the current image note, or else the current quotation, or else the paragraph
// at the top of the screen.
func (d *Document) Copy() Outcome {
	if d.note >= 0 {
		return Outcome{Notice: fmt.Sprintf("copied image note %d", d.note+1), Copy: export.CiteNote(d.analysis, d.note)}
	}
	if d.IsQuoteVisible() {
		notice := "copied the quote"
		if name := d.analysis.Quotations[d.quote].Name(); name != "" {
			notice = fmt.Sprintf("copied %s's quote", name)
		}
		return Outcome{Notice: notice, Copy: export.CiteQuote(d.analysis, d.quote)}
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

// CopySource copies the source of the article.
func (d *Document) CopySource() Outcome {
	source := d.Article().Source
	if source == "" {
		return Outcome{Notice: "the source of this article is unknown"}
	}
	return Outcome{Notice: "copied " + source, Copy: source}
}

// CopyEntry copies the link of entry i.
func (d *Document) CopyEntry(i int) Outcome {
	ref, ok := resolveLink(d.Article().Source, d.Article().Entries[i].Link)
	if !ok {
		return Outcome{Notice: "this entry has no link"}
	}
	if ref.Fragment != "" {
		ref.Spec += "#" + ref.Fragment
	}
	return Outcome{Notice: "copied " + content.SanitizeLine(ref.Spec), Copy: ref.Spec}
}
