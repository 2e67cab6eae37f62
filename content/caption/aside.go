package caption

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content/dates"
)

// An aside is what a caption says after the name in a credit about the picture, not about
// its maker: "(file photo)", "; 03.02.2023", "(2019)".

// archiveNotes say that a picture is old, or stands for others, in lower case.
var archiveNotes = []string{
	"archive", "archive photo", "archive picture", "archive image", "file", "file photo", "file picture", "file image", "file pic", "stock photo", "stock image", "library picture",
	"archiv", "archivbild", "archivfoto", "archivaufnahme", "symbolbild", "symbolfoto", "beispielbild", "themenbild",
	"archives", "photo d'archives", "photo d’archives", "image d'archives", "image d’archives", "image d'illustration", "image d’illustration", "photo d'illustration", "photo d’illustration",
	"archivo", "foto de archivo", "imagen de archivo", "arxiu", "arquivo", "foto de arquivo", "archivio", "foto d'archivio", "foto d’archivio", "immagine di repertorio",
	"archieffoto", "archiefbeeld", "archief", "arkiv", "arkivbild", "arkivfoto", "arkivbilde", "genrebild", "arkistokuva", "arkisto", "kuvituskuva",
	"archiwum", "zdjęcie archiwalne", "fot. archiwalne", "zdjęcie ilustracyjne", "archivní foto", "ilustrační foto", "archív", "архив", "архивное фото", "фото из архива", "архівне фото",
}

// cutAsides removes the asides from the end of a credit. It also returns the day that they
// give, or "".
func cutAsides(credit string) (name, date string) {
	const maxAsides = 3
	for range maxAsides {
		before, aside, ok := lastAside(credit)
		if !ok || !strings.ContainsFunc(before, unicode.IsLetter) {
			break
		}
		credit = before
		if !dates.IsYear(aside) && !isArchiveNote(aside) {
			date = aside
		}
	}
	return credit, date
}

// lastAside splits the last aside from a credit.
func lastAside(credit string) (before, aside string, ok bool) {
	if inner, start, ok := inBrackets(credit); ok && start > 0 {
		inner = strings.Trim(inner, " .")
		return strings.TrimRight(credit[:start], " ,;"), inner, isArchiveNote(inner) || isDate(inner)
	}
	i := strings.LastIndex(credit, "; ")
	if i < 0 {
		i = strings.LastIndex(credit, ", ")
	}
	if i < 0 {
		return "", "", false
	}
	// "Otto Kern, May 4, 2021"
	if earlier := strings.LastIndexAny(credit[:i], ",;"); earlier > 0 && isDate(strings.TrimSpace(credit[earlier+1:])) {
		i = earlier
	}
	aside = strings.Trim(credit[i+1:], " .")
	return strings.TrimRight(credit[:i], " "), aside, isDate(aside) || credit[i] == ';' && isArchiveNote(aside)
}

func isArchiveNote(s string) bool { return slices.Contains(archiveNotes, strings.ToLower(s)) }

// isDate reports whether s is nothing but a year or a date with a year.
func isDate(s string) bool {
	if dates.IsYear(s) {
		return true
	}
	found := dates.Find(s)
	if len(found) != 1 || found[0].Precision == dates.WeekdayOnly {
		return false
	}
	rest := strings.Trim(s[:found[0].Start]+s[found[0].End:], " ,.")
	switch strings.ToLower(rest) {
	case "", "on", "in", "am", "im", "vom", "le", "en", "el", "em", "taken", "taken on", "taken in":
		return strings.ContainsFunc(s, unicode.IsDigit)
	}
	return false
}
