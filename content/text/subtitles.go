package text

import (
	"html"
	"strconv"
	"strings"

	"pullquote/content"
)

// maxPause is the longest pause, in milliseconds, between two subtitles that belong to one
// paragraph.
const maxPause = 2500

// ParseSubtitles parses subtitles (SubRip, WebVTT or SubStation Alpha) into what is said,
// without numbers, times and tags. A long pause ends a paragraph. The name of a voice is before
// its words.
func ParseSubtitles(src []byte) *content.Article {
	source := lineEnds.Replace(strings.TrimPrefix(string(src), "\ufeff"))
	if strings.HasPrefix(strings.TrimSpace(source), "[Script Info]") {
		return parseSubStation(source)
	}
	s := subtitles{article: &content.Article{}}
	a := s.article
	isWebVTT := false
	for i, c := range splitChunks(strings.Split(source, "\n")) {
		times := -1
		for j, l := range c[:min(len(c), 2)] {
			if strings.Contains(l, "-->") {
				times = j
				break
			}
		}
		if times < 0 {
			title, isHead := strings.CutPrefix(c[0], "WEBVTT")
			switch {
			case i == 0 && isHead:
				isWebVTT = true
				a.Title = content.SanitizeLine(strings.Trim(title, " -\t"))
				a.InsertTitle()
			case isWebVTT && isComment(c[0]):
			default:
				s.lines = append(s.lines, spokenLines(c)...) // the rest of a subtitle with a blank line
			}
			continue
		}
		from, to, _ := strings.Cut(c[times], "-->")
		s.add(from, to, spokenLines(c[times+1:]))
	}
	s.flush()
	return a
}

// subtitles are an article in the making.
type subtitles struct {
	article *content.Article
	lines   []string // of the paragraph so far
	last    int      // the end of the last subtitle
}

// add adds a subtitle, after a new paragraph if there was a long pause.
func (s *subtitles) add(from, to string, lines []string) {
	if start, ok := milliseconds(from); ok && start-s.last > maxPause {
		s.flush()
	}
	s.last, _ = milliseconds(to)
	s.lines = append(s.lines, lines...)
}

// flush ends a paragraph.
func (s *subtitles) flush() {
	if text := content.PlainInline(strings.Join(s.lines, "\n")).Trim(); text.String() != "" {
		s.article.Append(&content.Paragraph{Text: text})
	}
	s.lines = nil
}

// parseSubStation parses subtitles in the format of SubStation Alpha, which has each on a line
// of values with commas between them. The text is the last one.
func parseSubStation(source string) *content.Article {
	const minFields = 4
	s := subtitles{article: &content.Article{}}
	fields := []string{"Layer", "Start", "End", "Style", "Name", "MarginL", "MarginR", "MarginV", "Effect", "Text"}
	section := ""
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch {
		case strings.HasPrefix(line, "["):
			section = line
		case key == "Title" && section == "[Script Info]" && s.article.Title.IsEmpty():
			s.article.Title = content.SanitizeLine(value)
			s.article.InsertTitle()
		case key == "Format" && section == "[Events]" && strings.Count(value, ",") >= minFields:
			fields = strings.Split(strings.ReplaceAll(value, " ", ""), ",")
		case key == "Dialogue":
			values := strings.SplitN(value, ",", len(fields))
			if len(values) < len(fields) {
				break
			}
			of := map[string]string{}
			for i, name := range fields {
				of[name] = values[i]
			}
			lines := spokenLines(strings.Split(lineBreaks.Replace(of["Text"]), "\n"))
			if name := strings.TrimSpace(of["Name"] + of["Actor"]); name != "" && len(lines) > 0 {
				lines[0] = name + ": " + lines[0]
			}
			s.add(of["Start"], of["End"], lines)
		}
	}
	s.flush()
	return s.article
}

// lineBreaks replaces the marks for line breaks and spaces in SubStation Alpha.
var lineBreaks = strings.NewReplacer(`\N`, "\n", `\n`, "\n", `\h`, " ")

// isComment reports whether a line begins a block that is not shown.
func isComment(l string) bool {
	word, _, _ := strings.Cut(l, " ")
	return word == "NOTE" || word == "STYLE" || word == "REGION"
}

// milliseconds parses the time at the start of s: "00:01:02,500" or "01:02.500".
func milliseconds(s string) (int, bool) {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return 0, false
	}
	clock, fraction, _ := strings.Cut(strings.Replace(fields[0], ",", ".", 1), ".")
	seconds := 0
	for part := range strings.SplitSeq(clock, ":") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 1e6 {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	ms, _ := strconv.Atoi((fraction + "000")[:3])
	return seconds*1000 + ms, true
}

// spokenLines returns lines without tags.
func spokenLines(c []string) []string {
	var out []string
	for _, l := range c {
		if l = strings.TrimSpace(html.UnescapeString(cutTags(l))); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// cutTags returns a line without tags and without the positions that some programs write in
// braces. The name of a voice becomes a label.
func cutTags(l string) string {
	var out strings.Builder
	openings := "<{"
	for l != "" {
		i := strings.IndexAny(l, openings)
		if i < 0 {
			break
		}
		out.WriteString(l[:i])
		l = l[i:]
		closing := byte('>')
		if l[0] == '{' {
			closing = '}'
		}
		end := strings.IndexByte(l, closing)
		if end < 0 { // nothing closes any more, so that the search is not repeated
			openings = strings.Replace(openings, l[:1], "", 1)
		}
		if end < 0 || len(l) < 2 || l[0] == '{' && l[1] != '\\' || l[0] == '<' && !isTagStart(l[1]) {
			out.WriteByte(l[0])
			l = l[1:]
			continue
		}
		if class, name, ok := strings.Cut(l[1:end], " "); ok && l[0] == '<' && (class == "v" || strings.HasPrefix(class, "v.")) {
			out.WriteString(strings.TrimSpace(name) + ": ")
		}
		l = l[end+1:]
	}
	return out.String() + l
}

// isTagStart reports whether c may be the first character of a tag; a time in words is one,
// too.
func isTagStart(c byte) bool { return c == '/' || isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }
