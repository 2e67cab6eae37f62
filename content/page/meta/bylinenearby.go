package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
	"pullquote/content/internal/dom"
)

// bylineNearby returns the authors from a byline in the headline context: "By Jo Park", or a
// line "By" with the names on the next lines. A single word counts as a name only in a line
// after the headline, which are the first after of the lines.
func (p *pageMeta) bylineNearby(lines []string, after int) string {
	for i, line := range lines {
		names, ok := byline.AfterPrefix(line)
		if !ok && byline.IsPrefix(line) {
			names, ok = namesOnLines(lines[i+1:]), true
		}
		if !ok {
			continue
		}
		by := p.trimToMarked(joinNames([]string{names}, ""))
		if byline.LooksLikeNames(by) || i < after && (byline.IsSingleName(by) || byline.IsEastAsianName(by)) {
			return by
		}
	}
	return ""
}

// namesOnLines returns the names at the beginning of lines, where a comma or an "and" may be
// a line of its own.
func namesOnLines(lines []string) string {
	const maxLines = 12
	names := ""
	isOpen := true // the next line is part of the byline
	for _, line := range lines[:min(len(lines), maxLines)] {
		isConnective := slices.Contains([]string{",", "and", ", and", "&", "und", "et", "y"}, line)
		if !isOpen && !isConnective {
			break
		}
		names = strings.TrimSpace(names + " " + line)
		isOpen = isConnective
	}
	return strings.ReplaceAll(names, " ,", ",")
}

// ifPersons returns a byline if all its names are those of people. What the page shows to
// readers then takes precedence over its metadata, which often names the publisher.
func ifPersons(by string) string {
	for _, name := range byline.Names([]string{by}, "") {
		if !byline.IsPerson(name) {
			return ""
		}
	}
	return by
}

// trimToMarked returns the name at the beginning of a byline that an element on the page marks
// as the author's, if what comes after it is not another name: the role and the date of the
// article may be on the same line.
func (p *pageMeta) trimToMarked(by string) string {
	if byline.IsPerson(by) && len(strings.Fields(by)) == 2 || strings.Contains(by, ", ") || strings.Contains(by, " and ") {
		return by
	}
	for _, n := range slices.Concat(p.authorElements, p.bylineElements) {
		name := dom.LineText(n, maxByline)
		if len(name) >= 3 && len(name) < len(by) && strings.HasPrefix(by, name+" ") {
			return name
		}
	}
	return by
}

// bareNameNearby returns the author from a line after the headline that has only a name and a
// date, or only a name, next to a line with a date or with the role of the author.
func bareNameNearby(lines []string, site string) string {
	const maxDistance = 8 // lines from the headline
	lines = lines[:min(len(lines), maxDistance)]
	for i, line := range lines {
		if l, ok := byline.ParseLine(line); ok && l.Date != "" {
			if by := joinNames([]string{l.Names}, site); byline.LooksLikeNames(by) {
				return by
			}
		}
		if name := joinNames([]string{line}, site); i == 0 && isNameAndDate(line, name) {
			return name
		}
		name, _, _ := strings.Cut(line, ",")
		name = strings.TrimSpace(name)
		isShown := i+1 < len(lines) && isBesideName(lines[i+1]) || strings.Contains(line, ", @")
		if isShown && byline.IsBareName(name) && !byline.IsOutlet(name) && !isSiteName(name, dom.Fold(site)) {
			return joinNames([]string{line}, site)
		}
	}
	return ""
}

// isNameAndDate reports whether a line is a name of one word and the date on which that person
// wrote: "Jopark on March 4, 2021". Without the "on", the word may be a place.
func isNameAndDate(line, name string) bool {
	found := datesIn(line)
	first, _ := utf8.DecodeRuneInString(name)
	return len(found) == 1 && found[0].before == name+" on" && byline.IsSingleName(name) && unicode.IsUpper(first) && countWords(line) == 2+found[0].words
}

// isBesideName reports whether a line is one that comes after the name of the author.
func isBesideName(line string) bool {
	const maxRole = 60 // bytes
	return IsDateline(line) || len(line) <= maxRole && byline.HasRole(line)
}
