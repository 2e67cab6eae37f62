package feed

import (
	"html"
	"strings"

	"pullquote/content"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plainText returns the text of HTML on one line, cut after about limit bytes, and
// reports whether it was cut.
func plainText(source string, limit int) (text string, hasMore bool) {
	z := dom.NewTokenizer(strings.NewReader(source))
	var b strings.Builder
	hidden := ""  // the current element whose text is left out
	drawings := 0 // that are open
	for b.Len() <= limit {
		switch z.Next() {
		case dom.ErrorToken:
			return content.SanitizeLine(b.String()).String(), false
		case dom.TextToken:
			if hidden == "" {
				addWords(&b, string(z.Text()))
			}
		case dom.StartTagToken, dom.SelfClosingTagToken:
			name, _ := z.TagName()
			switch n := string(name); {
			case hidden != "":
			case n == "svg":
				drawings++
				b.WriteByte(' ')
			case isHidden[n] && (n != "title" || drawings == 0): // a drawing's title is for readers
				hidden = n
			case isWordBreak(n):
				b.WriteByte(' ')
			}
		case dom.EndTagToken:
			name, _ := z.TagName()
			switch n := string(name); {
			case n == hidden:
				hidden = ""
			case n == "svg":
				drawings = max(drawings-1, 0)
				b.WriteByte(' ')
			case isWordBreak(n):
				b.WriteByte(' ')
			}
		case dom.CommentToken, dom.DoctypeToken:
		}
	}
	return content.SanitizeLine(b.String()).String(), true
}

// firstPicture returns the alt text of the first picture in HTML, and reports whether
// there is a picture.
func firstPicture(source string) (alt string, ok bool) {
	z := dom.NewTokenizer(strings.NewReader(source))
	for {
		switch kind := z.Next(); kind {
		case dom.ErrorToken:
			return "", false
		case dom.StartTagToken, dom.SelfClosingTagToken:
			if t := z.Token(); t.DataAtom == atom.Img {
				for _, a := range t.Attr {
					if a.Key == "alt" {
						alt = content.SanitizeLine(a.Val).String()
					}
				}
				return alt, true
			}
		case dom.TextToken, dom.EndTagToken, dom.CommentToken, dom.DoctypeToken:
		}
	}
}

// isHidden contains the elements whose content a browser does not show as HTML.
var isHidden = map[string]bool{
	"script": true, "style": true, "title": true, "textarea": true, "iframe": true, "noembed": true, "noframes": true,
}

// addWords adds text with a single space for each run of white space, so that white space
// does not use up the limit.
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

// isWordBreak reports whether a tag separates the words before and after it.
func isWordBreak(tag string) bool { return !isInline[tag] || tag == "br" }

// isInline contains the inline elements.
var isInline = map[string]bool{
	"a": true, "abbr": true, "acronym": true, "b": true, "bdi": true, "bdo": true, "big": true, "br": true, "cite": true, "code": true, "del": true,
	"dfn": true, "em": true, "font": true, "i": true, "img": true, "ins": true, "kbd": true, "mark": true, "q": true, "s": true, "samp": true,
	"small": true, "span": true, "strike": true, "strong": true, "sub": true, "sup": true, "time": true, "tt": true, "u": true, "var": true, "wbr": true,
}

// maxTitle bounds the length of a title, in code points.
const maxTitle = 200

// cleanTitle returns the text of a title. Some feeds use HTML in titles, some use plain
// text, and none say which. So only inline tags with an end tag count as markup, and a
// block element around the whole title; "the <details> element" stays as it is.
func cleanTitle(source string) string {
	source = source[:min(len(source), 16*maxTitle)]
	ends := map[string]bool{}
	var b strings.Builder
	for part := range strings.SplitSeq(source, "</") {
		ends[strings.ToLower(part[:nameEnd(part)])] = true
	}
	first, isTag := strings.CutPrefix(strings.TrimSpace(source), "<")
	first = strings.ToLower(first[:nameEnd(first)])
	isWrapped := isTag && isBlock[first] && ends[first]
	for n, part := range strings.Split(source, "<") {
		if n > 0 {
			name, isEnd := strings.CutPrefix(part, "/")
			name = strings.ToLower(name[:nameEnd(name)])
			isMarkup := isInline[name] || isWrapped && isBlock[name]
			if isMarkup && (isEnd || isVoid(name) || ends[name]) {
				b.WriteString("<")
			} else {
				b.WriteString("&lt;")
			}
		}
		b.WriteString(part)
	}
	text, _ := plainText(b.String(), b.Len())
	text, _ = content.Shorten(text, maxTitle)
	return text
}

// escapeUnknownTags escapes the tags of elements that HTML does not have if they have neither
// attributes nor an end tag: they are plain text, such as <https://example.org/> or the <ada>
// of a chat.
func escapeUnknownTags(source string) string {
	text, tags, ok := strings.Cut(source, "<")
	if !ok {
		return source
	}
	ends := map[string]bool{}
	for part := range strings.SplitSeq(tags, "<") {
		if name, ok := strings.CutPrefix(part, "/"); ok {
			ends[strings.ToLower(name[:nameEnd(name)])] = true
		}
	}
	var b strings.Builder
	b.WriteString(text)
	for part := range strings.SplitSeq(tags, "<") {
		name := strings.ToLower(part[:nameEnd(part)])
		inner, _, isClosed := strings.Cut(part, ">")
		isAddress := strings.Contains(inner, "://") || strings.Contains(inner, "@")
		isTag := !isClosed || !isAddress && strings.ContainsAny(inner, "=/")
		if name != "" && isNameStart(name[0]) && atom.Lookup([]byte(name)) == 0 && !ends[name] && !isTag {
			b.WriteString("&lt;")
		} else {
			b.WriteByte('<')
		}
		b.WriteString(part)
	}
	return b.String()
}

// fixDoubleEscape unescapes HTML that was escaped once too often: it has no tags, and
// begins or ends with an escaped tag.
func fixDoubleEscape(source string) string {
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

// isMarkup reports whether an element is common in the texts of feeds.
func isMarkup(tag string) bool {
	tag = strings.ToLower(tag)
	return isInline[tag] || isBlock[tag]
}

// isBlock contains the block elements that are common in the texts of feeds.
var isBlock = map[string]bool{
	"p": true, "div": true, "ul": true, "ol": true, "li": true, "blockquote": true, "figure": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "table": true, "pre": true, "hr": true, "section": true, "article": true,
}
