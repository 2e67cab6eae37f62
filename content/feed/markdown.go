package feed

import "strings"

// isMarkdown reports whether a text is Markdown: it has markup that nobody writes in plain
// text, a link or a code fence, or it has a heading or strong words and another kind of
// markup.
func isMarkdown(s string) bool {
	if first, _, _ := strings.Cut(s, "\n"); first == "---" || first == "+++" {
		return false // it would be read as front matter
	}
	if !strings.ContainsAny(s, "#*_`[") {
		return false
	}
	hasHeading, hasStrong, hasOther := false, false, false
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") || hasMarkdownLink(line) {
			return true
		}
		hasHeading = hasHeading || isMarkdownHeading(line)
		hasStrong = hasStrong || hasPair(line, "**") || hasPair(line, "__")
		if hasStrong {
			line = withoutStrong.Replace(line)
		}
		hasOther = hasOther || strings.HasPrefix(line, "- ") || hasPair(line, "*") || hasPair(line, "_") || hasPair(line, "`")
	}
	return hasHeading && (hasStrong || hasOther) || hasStrong && hasOther
}

// withoutStrong removes the marks of strong words, which contain those of emphasis.
var withoutStrong = strings.NewReplacer("**", "", "__", "")

// hasMarkdownLink reports whether a line has a link or a picture: [words](address).
func hasMarkdownLink(line string) bool {
	for {
		before, after, ok := strings.Cut(line, "](")
		if !ok {
			return false
		}
		address, _, isClosed := strings.Cut(after[:min(len(after), maxValue)], ")")
		address, _, _ = strings.Cut(address, " ")
		if isClosed && strings.Contains(before, "[") && strings.ContainsAny(address, "/.#:") {
			return true
		}
		line = after
	}
}

// isMarkdownHeading reports whether a line is a heading such as "## Results".
func isMarkdownHeading(line string) bool {
	level := len(line) - len(strings.TrimLeft(line, "#"))
	return level >= 1 && level <= 6 && strings.HasPrefix(line[level:], " ")
}

// hasPair reports whether a line has words between two marks: the first mark is before a
// word, and the second one after a word.
func hasPair(line, mark string) bool {
	_, after, ok := strings.Cut(line, mark)
	if !ok || strings.HasPrefix(after, " ") {
		return false
	}
	inner, _, ok := strings.Cut(after, mark)
	return ok && inner != "" && !strings.HasSuffix(inner, " ")
}
