package feed

import (
	"html"
	"strings"
	"unicode/utf8"

	"pullquote/content"

	dom "golang.org/x/net/html"
)

// plain is the text of HTML on one line, and whether there is more of it than
// about limit bytes.
func plain(source string, limit int) (text string, more bool) {
	z := dom.NewTokenizer(strings.NewReader(source))
	var b strings.Builder
	hidden := ""
	for b.Len() <= limit {
		switch z.Next() {
		case dom.ErrorToken:
			return content.SanitizeLine(b.String()), false
		case dom.TextToken:
			if hidden == "" {
				addWords(&b, string(z.Text()))
			}
		case dom.StartTagToken, dom.SelfClosingTagToken:
			name, _ := z.TagName()
			switch n := string(name); {
			case hidden != "":
			case n == "script" || n == "style" || n == "title" || n == "textarea" || n == "iframe" || n == "noembed" || n == "noframes":
				hidden = n
			case breaks(n):
				b.WriteByte(' ')
			}
		case dom.EndTagToken:
			name, _ := z.TagName()
			switch n := string(name); {
			case n == hidden:
				hidden = ""
			case breaks(n):
				b.WriteByte(' ')
			}
		case dom.CommentToken, dom.DoctypeToken:
		}
	}
	return content.SanitizeLine(b.String()), true
}

// addWords adds text without its runs of white space, so that they do not count.
func addWords(b *strings.Builder, text string) {
	for i, word := range strings.Fields(text) {
		if i > 0 || strings.TrimLeft(text, " \t\r\n") != text {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	if text != "" && strings.TrimRight(text, " \t\r\n") != text {
		b.WriteByte(' ')
	}
}

// breaks reports whether words on both sides of a tag are two.
func breaks(tag string) bool { return !isInline(tag) || tag == "br" }

// isInline reports whether an element stands in a line.
func isInline(tag string) bool {
	switch tag {
	case "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q",
		"s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr":
		return true
	}
	return false
}

// maxTitle bounds a title, in code points, before it is cut at a word.
const maxTitle = 200

// title is the text of a title. Some feeds write HTML in it and some plain text,
// and none say so; so only pairs of tags that stand in a line are markup, and
// "the <details> element" is what it says.
func title(source string) string {
	source = source[:min(len(source), 16*maxTitle)]
	var b strings.Builder
	for {
		i := strings.IndexByte(source, '<')
		if i < 0 {
			break
		}
		b.WriteString(source[:i])
		source = source[i:]
		name := strings.ToLower(source[1 : 1+nameEnd(source[1:])])
		isEnd := strings.HasPrefix(source, "</")
		if isEnd {
			name = strings.ToLower(source[2 : 2+nameEnd(source[2:])])
		}
		isPair := isEnd || isVoid(name) || strings.Contains(strings.ToLower(source), "</"+name)
		if isInline(name) && isPair {
			b.WriteString("<")
		} else {
			b.WriteString("&lt;")
		}
		source = source[1:]
	}
	text, _ := plain(b.String()+source, len(b.String()+source))
	text, _ = shorten(text, maxTitle)
	return text
}

// shorten cuts a text to n code points at the most, at a word, and puts an
// ellipsis there. It reports whether it did.
func shorten(text string, n int) (short string, cut bool) {
	if utf8.RuneCountInString(text) <= n {
		return text, false
	}
	end, count := 0, 0
	for i := range text {
		if count == n {
			end = i
			break
		}
		count++
	}
	if i := strings.LastIndexByte(text[:end+1], ' '); i > end/2 {
		end = i
	}
	return strings.TrimRight(text[:end], " ,;:–—-.…") + "…", true
}

// unescaped is HTML that was escaped once more than it should have been: it has
// no tags, and it begins or ends with an escaped one.
func unescaped(source string) string {
	s := strings.TrimSpace(source)
	if strings.Contains(s, "<") || !strings.Contains(s, "&gt;") {
		return source
	}
	if first, ok := strings.CutPrefix(s, "&lt;"); ok && isMarkup(first[:nameEnd(first)]) {
		return html.UnescapeString(s)
	}
	if i := strings.LastIndex(s, "&lt;/"); i >= 0 {
		last := s[i+len("&lt;/"):]
		if n := nameEnd(last); last[n:] == "&gt;" && isMarkup(last[:n]) {
			return html.UnescapeString(s)
		}
	}
	return source
}

// isMarkup reports whether an element is one that texts in feeds are made of.
func isMarkup(tag string) bool {
	switch tag = strings.ToLower(tag); tag {
	case "p", "div", "ul", "ol", "li", "blockquote", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "hr", "section", "article":
		return true
	}
	return isInline(tag)
}
