package reading

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/caption"
	"pullquote/ui/layout"
)

// figureNote returns the function that finds the image note of a figure for package layout.
func figureNote(x *analysis.Analysis) func(content.Anchor) layout.Note {
	return func(at content.Anchor) layout.Note {
		i, ok := slices.BinarySearchFunc(x.Notes, at, func(n caption.Note, at content.Anchor) int { return n.At.Start.Compare(at) })
		if !ok {
			return layout.Note{}
		}
		n := &x.Notes[i]
		return layout.Note{Number: n.Number, Description: n.Description, Where: strings.Join(n.Unsaid(), "\n")}
	}
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
