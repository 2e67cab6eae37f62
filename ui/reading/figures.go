package reading

import (
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/layout"
)

// figureNotes returns the image notes for package layout, by the start of each figure's text.
func figureNotes(x *analysis.Analysis) map[content.Anchor]layout.Note {
	out := map[content.Anchor]layout.Note{}
	for _, n := range x.Notes {
		out[n.At.Start] = layout.Note{Number: n.Number, Description: n.Description, Where: strings.Join(n.Unsaid(), "\n")}
	}
	return out
}

// metaLine returns the line below the title. A site that is its own author is named once.
func metaLine(x *analysis.Analysis) string {
	a := x.Article
	var parts []string
	if !a.Byline.IsEmpty() {
		parts = append(parts, "By "+a.Byline.String())
	}
	for _, s := range []string{a.Published.String(), a.Site.String()} {
		if s != "" && !strings.EqualFold(s, a.Byline.String()) {
			parts = append(parts, s)
		}
	}
	if words := x.Index.Words(); words > 0 && a.Entries == nil {
		parts = append(parts, content.FormatMinutes(content.ReadingMinutes(words)))
	}
	return strings.Join(parts, " · ")
}
