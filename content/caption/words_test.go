package caption

import (
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/segment"
)

// TestNoWordIsLost builds captions from descriptions, labels, names and
// organizations in all orders, and checks that every word is in the description or
// in the credit.
func TestNoWordIsLost(t *testing.T) {
	var credits []string
	for _, label := range []string{"", "Photo: ", "Foto: ", "Photo by ", "Photo courtesy of ", "Credit: ", "© ", "Photo © ", "(c) ", "Courtesy ", "/ ", "Image source, "} {
		for _, name := range []string{"Jo Ek", "JO EK", "Ida Brandt and Per Holm", "Reuters", "NASA", "Grimsand Library"} {
			for _, organization := range []string{"", " (Reuters)", " (AFP via Getty Images)", " (CC BY 2.0)", " [EFE]", "/Reuters", " / AFP", " via AP", ", AP", " | AFP | Getty Images", " for Norland Now", ". Getty Images", " (AP Photo/Ida Brandt)", " (File) AP", " Photo: Per Holm"} {
				credits = append(credits, label+name+organization)
			}
		}
	}
	for _, text := range []string{"", "The wall.", "El puerto de Grimsand, 3 de mayo de 2021", "Who is it?", "Image: The wall."} {
		for _, credit := range credits {
			for _, raw := range []string{text + " " + credit, text + "\n" + credit, text + " (" + credit + ")", text + " [" + credit + "]", credit + ". " + text, credit + "\n" + text, text + credit} {
				checkWords(t, raw, Split(raw))
				checkWords(t, raw, SplitMarked(raw, credit))
				checkWords(t, raw, SplitMarked(text, credit))
			}
		}
	}
}

// checkWords checks that every visible word of a caption is in its description or
// in its credit, unless it belongs to a date, a label, a button or an aside.
func checkWords(t *testing.T, raw string, p Parts) {
	t.Helper()
	found := content.PlainWords(p.Description + " " + p.Credit)
	for _, d := range dates.Find(raw) {
		found = append(found, content.PlainWords(raw[d.Start:d.End])...)
	}
	words := content.PlainWords(segment.OneLine(raw))
	for i, w := range words {
		if !slices.Contains(found, w) && !isKnown(words, i) && !isRunTogether(w, found) {
			t.Errorf("%q: %q is lost in %+v", raw, w, p)
			return
		}
	}
}

// isRunTogether reports whether w is a word of found run together with another word or
// with a label: "The wallPhoto: Jo Park".
func isRunTogether(w string, found []string) bool {
	return slices.ContainsFunc(found, func(k string) bool {
		rest, ok := strings.CutPrefix(w, k)
		return ok && (slices.Contains(found, rest) || isKnown([]string{rest}, 0))
	})
}

// isKnown reports whether word i belongs to a label or a button, which has at most
// maxLabelWords words.
func isKnown(words []string, i int) bool {
	if strings.Trim(words[i], "0123456789") == "" {
		return true // the number of the picture in a gallery, or the year of a copyright
	}
	for from := max(0, i-maxLabelWords); from <= i; from++ {
		for to := i + 1; to <= min(len(words), from+maxLabelWords+1); to++ {
			s := strings.Join(words[from:to], " ")
			if kindOfLabel(s) != noLabel || kindOfLabel(s+".") != noLabel || isButton(s) || slices.Contains(descriptionLabels, s) || isArchiveNote(s) || slices.Contains(takenBy, s) || slices.Contains([]string{"c", "by", "of", "the", "file"}, s) {
				return true
			}
		}
	}
	return false
}

// TestPersonAndOrganization checks that both the person and the organization of a credit
// are found.
func TestPersonAndOrganization(t *testing.T) {
	for raw, want := range map[string]Parts{
		"The wall. Photo: Jo Ek (Reuters)":              {Description: "The wall.", Credit: "Jo Ek (Reuters)"},
		"The wall. Photo: Jo Ek (AFP via Getty Images)": {Description: "The wall.", Credit: "Jo Ek (AFP via Getty Images)"},
		"El puerto. Foto: Juan Pérez (EFE)":             {Description: "El puerto.", Credit: "Juan Pérez (EFE)"},
		"El puerto. Juan Pérez (EFE)":                   {Description: "El puerto.", Credit: "Juan Pérez (EFE)"},
		"The wall © Jo Ek (Reuters)":                    {Description: "The wall", Credit: "Jo Ek (Reuters)"},
		"The wall Photo: Jo Ek (Reuters)":               {Description: "The wall", Credit: "Jo Ek (Reuters)"},
		"The wall. Photo: Jo Ek. Getty Images":          {Description: "The wall.", Credit: "Jo Ek / Getty Images"},
		"The wall. Photo: Jo Ek. (AP)":                  {Description: "The wall.", Credit: "Jo Ek / AP"},
		"The wall. (AP Photo/Jo Ek) AP":                 {Description: "The wall.", Credit: "AP Photo/Jo Ek"},
	} {
		if got := Split(content.Sanitize(raw).String()); got != want {
			t.Errorf("%q: got %+v, want %+v", raw, got, want)
		}
	}
}
