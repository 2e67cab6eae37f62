package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// oneLine makes runs of white space one blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tidy is a caption without what its page has around it, in lines whose white
// space is single: counters, buttons, the same caption twice.
func tidy(raw string) string {
	raw = strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad': // nothing to see
			return -1
		}
		return r
	}, raw)
	var lines []string
	for l := range strings.SplitSeq(raw, "\n") {
		if l = cutChrome(oneLine(l)); l != "" && !isChrome(l) && (len(lines) == 0 || l != lines[len(lines)-1]) {
			lines = append(lines, l)
		}
	}
	s := cutCounter(cutFile(strings.Join(lines, "\n")))
	s = strings.ReplaceAll(s, "... [+] ", "") // a text that opens in two steps
	s = strings.ReplaceAll(s, "... [+]", "")
	return cutCounter(cutBrackets(undouble(s)))
}

// cutFile takes a picture's file name off the front.
func cutFile(s string) string {
	name, rest, ok := strings.Cut(s, " ")
	if !ok {
		return s
	}
	for _, end := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp"} {
		if strings.HasSuffix(strings.ToLower(name), end) {
			return rest
		}
	}
	return s
}

// chrome lists words of buttons and links that pages have in captions.
func chrome() []string {
	return []string{
		", opens new tab", "acquire licensing rights", "purchase licensing rights", "view image in fullscreen", "view in fullscreen", "open image in gallery", "open image modal",
		"enlarge this image", "enlarge image", "click to enlarge", "(click to enlarge)", "click to expand", "toggle caption", "hide caption", "show caption", "read more", "buy this photo",
		"view larger image", "view this image ›", "full screen", "fullscreen", "zoom", "bild vergrößern", "bild in lightbox öffnen", "vergrößern", "agrandir l'image", "agrandir", "ampliar imagen", "ampliar", "ingrandisci",
		"play video", "close", "share", "download", "expand", "expand image", "enlarge", "[+]",
	}
}

// isChrome reports whether a line is nothing but a button's words.
func isChrome(line string) bool {
	line = strings.ToLower(strings.Trim(line, " .,/|"))
	for _, c := range chrome() {
		if line == strings.Trim(c, ", ") {
			return true
		}
	}
	return false
}

// cutChrome takes buttons' words off both ends.
func cutChrome(s string) string {
	for range 3 {
		was := s
		for _, c := range chrome() {
			if len(c) < 11 {
				continue // a caption may end in "close"
			}
			if i := len(s) - len(c); i > 0 && strings.EqualFold(s[i:], c) {
				s = strings.TrimRight(s[:i], " \n|·•")
			}
			// "Enlarge / People queue"
			if rest, ok := strings.CutPrefix(s, "Enlarge / "); ok {
				s = rest
			}
			if len(s) > len(c)+1 && strings.EqualFold(s[:len(c)], c) && !isLetterAt(s[len(c):]) {
				s = strings.TrimLeft(s[len(c):], " \n|·•:")
			}
		}
		if s == was {
			break
		}
	}
	return s
}

func isLetterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// cutCounter takes off which picture of a gallery it is: "1 of 12", "3/7". What
// goes on in small letters is a number: "1/2 cup of flour".
func cutCounter(s string) string {
	rest := strings.TrimLeft(s, "([")
	bracket := rest != s
	for _, w := range []string{"photo ", "image ", "slide ", "picture ", "bild ", "foto ", "photo: ", "image: "} {
		if len(rest) > len(w) && strings.EqualFold(rest[:len(w)], w) && unicode.IsDigit(rune(rest[len(w)])) {
			rest = rest[len(w):]
			break
		}
	}
	n, rest := number(rest)
	rest = strings.TrimLeft(rest, " \n")
	sep := ""
	for _, w := range []string{"/", "of", "von", "sur", "de", "di", "van", "av", "из", "z"} {
		if strings.HasPrefix(rest, w) {
			sep = w
			break
		}
	}
	if n == 0 || sep == "" {
		return s
	}
	all, rest := number(strings.TrimLeft(rest[len(sep):], " \n"))
	if all < n || all > 500 || strings.HasPrefix(rest, "/") {
		return s
	}
	if bracket {
		if rest == "" || rest[0] != ')' && rest[0] != ']' {
			return s
		}
		rest = rest[1:]
	}
	text := strings.TrimLeft(rest, " \n.:|-–—·")
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || unicode.IsLower(first) || unicode.IsDigit(first) && text == rest {
		return s
	}
	return text
}

// number reads the number that s begins with, of at most three digits; 0 is
// none.
func number(s string) (int, string) {
	n, i := 0, 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		if i == 3 {
			return 0, s
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, s[i:]
}

// leastDouble is how many bytes the words that a second caption begins with have.
const leastDouble = 12

// undouble takes off the second of two captions that are the same, or of which
// one was cut short: "People queue in Almaty. less People queue in ... more".
// What follows the second stays, as it is mostly the credit.
func undouble(s string) string {
	key := keyOf(s)
	if key == 0 {
		return s
	}
	from := key
	for range 3 {
		at := strings.Index(s[from:], s[:key])
		if at < 0 {
			return s
		}
		at += from
		from = at + key
		if s[at-1] != ' ' && s[at-1] != '\n' {
			continue
		}
		first := strings.TrimRight(s[:at], " \n")
		first = strings.TrimSuffix(strings.TrimSuffix(first, " less"), " Less")
		second := s[at:]
		if rest, ok := strings.CutPrefix(second, first); ok && !isLetterAt(rest) {
			return join(first, strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(rest, " \n"), "less"), "more"))
		}
		if rest, ok := cutShort(second, first); ok {
			return join(withoutCreditOf(first, rest), rest)
		}
		if short, _, ok := cutEllipsis(first); ok && strings.HasPrefix(second, short) {
			return second
		}
	}
	return s
}

// withoutCreditOf is the whole one of two captions without its credit, where the
// page credits the same person behind the one that was cut short: its own credit
// stands for the agency's.
func withoutCreditOf(first, rest string) string {
	name, ok := afterLabel(strings.TrimLeft(rest, " \n"))
	if !ok || !byline.IsPerson(name) {
		return first
	}
	if description, credit := cutCredit(first); credit != "" && saysAll(credit, name) {
		return description
	}
	return first
}

// keyOf is how long the first words of s are, three of them and leastDouble
// bytes; 0 if s has no more.
func keyOf(s string) int {
	words := 0
	for i := range len(s) {
		if s[i] != ' ' && s[i] != '\n' {
			continue
		}
		if words++; words >= 3 && i >= leastDouble {
			return i
		}
	}
	if half := len(s) / 2; words > 0 && len(s)%2 == 1 && (s[half] == ' ' || s[half] == '\n') && half >= leastDouble {
		return half
	}
	return 0
}

// cutShort cuts s where it is no longer as whole, if that is at an ellipsis.
func cutShort(s, whole string) (rest string, ok bool) {
	n := 0
	for n < len(s) && n < len(whole) && s[n] == whole[n] {
		n++
	}
	tail := strings.TrimLeft(s[n:], " \n")
	for _, dots := range []string{"...", "…", "[…]", "[...]"} {
		if rest, ok := strings.CutPrefix(tail, dots); ok && n >= leastDouble {
			rest = strings.TrimLeft(rest, " \n")
			return strings.TrimPrefix(strings.TrimPrefix(rest, "more"), "More"), true
		}
	}
	return "", false
}

// cutEllipsis takes the ellipsis off a text that was cut short, with what leads
// on behind it.
func cutEllipsis(s string) (short, dots string, ok bool) {
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "more"), "More"), " \n")
	for _, dots := range []string{"...", "…", "[…]", "[...]"} {
		if short, ok := strings.CutSuffix(s, dots); ok {
			return strings.TrimRight(short, " \n"), dots, true
		}
	}
	return "", "", false
}

func join(a, b string) string { return strings.TrimSpace(a + " " + strings.TrimLeft(b, " \n")) }

// cutBrackets takes off brackets around a whole caption: "[People queue. Photo:
// Jo Park]". Those around a credit alone are the credit's.
func cutBrackets(s string) string {
	if len(s) < 2 || s[0] != '[' && s[0] != '(' || strings.IndexByte("])", s[len(s)-1]) < 0 || strings.LastIndexAny(s, "[(") > 0 {
		return s
	}
	if _, ok := bracketed(oneLine(s)); ok {
		return s
	}
	return s[1 : len(s)-1]
}

// leads are labels of a description. "Image:" is one where no name follows.
func leads() []string {
	return []string{
		"image caption", "media caption", "video caption", "photo caption", "picture caption", "caption", "image description", "description", "bildunterschrift", "bildtext", "bildbeschreibung", "légende", "leyenda",
		"pie de foto", "legenda", "didascalia", "bildetekst", "billedtekst", "kuvateksti", "bijschrift", "подпись к фото", "описание изображения", "подпись к видео", "image", "images", "photo", "photos", "picture",
		"pictured", "above", "below", "imagen", "imagem", "bild", "foto", "file photo", "file", "file picture", "file image", "foto de archivo", "archivbild", "archivfoto", "symbolbild", "image d'illustration", "圖片說明", "图片说明", "视频加注文字", "图像加注文字", "画像説明",
	}
}

// cutLead takes the label off a description that begins with one: "Image:
// People queue." Words that tell something of the picture stay.
func cutLead(s string) string {
	for range 2 {
		was := s
		s = strings.TrimPrefix(strings.TrimPrefix(s, "(FILES) "), "(FILE) ")
		for _, lead := range leads() {
			if len(s) <= len(lead) || !strings.EqualFold(s[:len(lead)], lead) {
				continue
			}
			rest := strings.TrimLeft(s[len(lead):], " ")
			for _, sep := range []string{":", "：", ","} {
				if tail, ok := strings.CutPrefix(rest, sep); ok && (sep != "," || strings.HasSuffix(lead, "caption")) {
					s = strings.TrimSpace(tail)
				}
			}
			if s != was {
				break
			}
			// "FILE - People queue", "Image caption People queue"
			if lead == "file" && s[:len(lead)] == "FILE" && (strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ")) {
				_, s, _ = strings.Cut(rest, " ")
				break
			}
			first, _ := utf8.DecodeRuneInString(rest)
			if strings.HasSuffix(lead, " caption") && (unicode.IsUpper(first) || strings.HasPrefix(s[len(lead):], "\n")) {
				s = strings.TrimSpace(rest)
				break
			}
		}
		if s == was {
			return s
		}
	}
	return s
}
