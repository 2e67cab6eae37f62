package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/segment"
)

// invisible removes characters that are not visible.
var invisible = strings.NewReplacer("\u200b", "", "\u200c", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

// truncationMarks removes the mark of a page that expands its texts in two steps.
var truncationMarks = strings.NewReplacer("... [+] ", "", "... [+]", "")

// tidy returns a caption without the counters, buttons and repeats that pages add to it,
// with white space reduced to single spaces and newlines.
func tidy(raw string) string {
	var lines []string
	for l := range strings.SplitSeq(invisible.Replace(raw), "\n") {
		if l = cutButtons(segment.OneLine(l)); l != "" && !isButton(l) && !IsControl(l) && !IsCounter(l) && !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	s := cutCounter(cutFileName(strings.Join(lines, "\n")))
	return cutCounter(cutBrackets(DropRepeat(truncationMarks.Replace(s))))
}

// cutFileName removes the name of the picture's file from the start.
func cutFileName(s string) string {
	name, rest, ok := strings.Cut(s, " ")
	if !ok {
		return s
	}
	name = strings.ToLower(name)
	for _, extension := range [...]string{".jpg", ".jpeg", ".png", ".gif", ".webp"} {
		if strings.HasSuffix(name, extension) {
			return rest
		}
	}
	return s
}

// buttons are the texts of buttons and links in captions.
var buttons = []string{
	", opens new tab", "acquire licensing rights", "purchase licensing rights", "view image in fullscreen", "view in fullscreen", "open image in gallery", "open image modal",
	"enlarge this image", "enlarge image", "click to enlarge", "(click to enlarge)", "click to expand", "toggle caption", "hide caption", "show caption", "read more", "buy this photo",
	"view larger image", "view this image ›", "full screen", "fullscreen", "zoom", "bild vergrößern", "bild in lightbox öffnen", "vergrößern", "agrandir l'image", "agrandir", "ampliar imagen", "ampliar", "ingrandisci",
	"play video", "close", "share", "download", "expand", "expand image", "enlarge", "[+]",
}

// isButton reports whether a line is nothing but the text of a button.
func isButton(line string) bool {
	line = strings.ToLower(strings.Trim(line, " .,/|"))
	for _, b := range buttons {
		if line == strings.Trim(b, ", ") {
			return true
		}
	}
	return false
}

// cutButtons removes the texts of buttons from both ends of a line.
func cutButtons(s string) string {
	// A shorter text, such as "close", may be the end of the caption itself.
	const maxRounds, minButton = 3, 11
	for range maxRounds {
		was := s
		for _, b := range buttons {
			if len(b) < minButton {
				continue
			}
			if i := len(s) - len(b); i > 0 && strings.EqualFold(s[i:], b) {
				s = strings.TrimRight(s[:i], " \n|·•")
			}
			// "Enlarge / People queue"
			if rest, ok := strings.CutPrefix(s, "Enlarge / "); ok {
				s = rest
			}
			if len(s) > len(b)+1 && strings.EqualFold(s[:len(b)], b) && !beginsWithLetter(s[len(b):]) {
				s = strings.TrimLeft(s[len(b):], " \n|·•:")
			}
		}
		if s == was {
			break
		}
	}
	return s
}

// counterNouns come before the numbers of a counter, and counterSeparators between them.
var (
	counterNouns      = []string{"photo ", "image ", "slide ", "picture ", "bild ", "foto ", "photo: ", "image: "}
	counterSeparators = []string{"/", "of", "von", "sur", "de", "di", "van", "av", "из", "z"}
)

// cutCounter removes the number of the picture in a gallery from the start: "1 of 12",
// "3/7". Before a lower-case letter the number is a part of the text and stays: "1/2 cup
// of flour".
func cutCounter(s string) string {
	const maxPictures = 500
	rest := strings.TrimLeft(s, "([")
	isBracketed := rest != s
	for _, w := range counterNouns {
		if len(rest) > len(w) && strings.EqualFold(rest[:len(w)], w) && unicode.IsDigit(rune(rest[len(w)])) {
			rest = rest[len(w):]
			break
		}
	}
	n, rest := number(rest)
	rest = strings.TrimLeft(rest, " \n")
	separator := ""
	for _, w := range counterSeparators {
		if strings.HasPrefix(rest, w) {
			separator = w
			break
		}
	}
	if n == 0 || separator == "" {
		return s
	}
	all, rest := number(strings.TrimLeft(rest[len(separator):], " \n"))
	if all < n || all > maxPictures || strings.HasPrefix(rest, "/") {
		return s
	}
	if isBracketed {
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

// CutCounter removes the number of the picture in a gallery from the start of a caption, if
// a word for a picture or a colon says that it is one: "Image 1 of 23 ", "3/7: ".
func CutCounter(s string) string {
	rest := cutCounter(s)
	counter := s[:len(s)-len(rest)]
	if strings.ContainsAny(counter, ":|)]") || IsPictureWord(firstWord(counter)) {
		return rest
	}
	return s
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s, "(["), " ")
	return word
}

// number returns the number of at most three digits at the start of s, and the rest of s.
// It returns 0 and s if there is no such number.
func number(s string) (n int, rest string) {
	const maxDigits = 3
	i := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		if i == maxDigits {
			return 0, s
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, s[i:]
}

// minRepeat is how many bytes must be the same for a caption to count as repeated.
const minRepeat = 12

// DropRepeat removes a second copy of a caption. One of the two may be shortened: "People
// queue in Almaty. less People queue in ... more". The text after the second copy stays,
// because it is usually the credit.
func DropRepeat(s string) string {
	for _, dots := range ellipses {
		if short, whole, ok := strings.Cut(s, dots); ok && len(short) >= minRepeat {
			if whole = strings.TrimLeft(whole, " \n"); strings.HasPrefix(whole, short) {
				return whole
			}
		}
	}
	key := openingLength(s)
	if key == 0 {
		return s
	}
	const maxTries = 3
	from := key
	for range maxTries {
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
		first = cutLess(first)
		second := s[at:]
		if rest, ok := strings.CutPrefix(second, first); ok && !beginsWithLetter(rest) {
			return join(first, strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(rest, " \n"), "less"), "more"))
		}
		if rest, ok := cutShortened(second, first); ok {
			return join(withoutCreditOf(first, rest), rest)
		}
		if short, ok := cutEllipsis(first); ok && strings.HasPrefix(second, short) {
			return cutLess(second)
		}
	}
	return s
}

// cutLess removes the button that shortens a text from its end.
func cutLess(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, " less"), " Less") }

// withoutCreditOf returns first, the complete one of two captions, without its credit if
// rest credits the same person: then the page's credit is used instead of the agency's.
func withoutCreditOf(first, rest string) string {
	rest = strings.TrimLeft(rest, " \n")
	if !isPersonLabelled(rest) {
		return first
	}
	name, _ := afterLabel(rest)
	if description, credit := cutCredit(first); credit != "" && hasAllWords(credit, name) {
		return description
	}
	return first
}

// openingLength returns the length of the opening words by which a repeat is found: at
// least three words and minRepeat bytes, or half of s if both halves may be the same. It
// returns 0 if s is too short.
func openingLength(s string) int {
	words := 0
	for i := range len(s) {
		if s[i] != ' ' && s[i] != '\n' {
			continue
		}
		if words++; words >= 3 && i >= minRepeat {
			return i
		}
	}
	if half := len(s) / 2; words > 0 && len(s)%2 == 1 && (s[half] == ' ' || s[half] == '\n') && half >= minRepeat {
		return half
	}
	return 0
}

// ellipses may end a shortened text.
var ellipses = []string{"...", "…", "[…]", "[...]"}

// cutShortened returns the text after a shortened copy of a caption, which ends with an
// ellipsis, at the start of s.
func cutShortened(s, whole string) (rest string, ok bool) {
	n := 0
	for n < len(s) && n < len(whole) && s[n] == whole[n] {
		n++
	}
	tail := strings.TrimLeft(s[n:], " \n")
	for _, dots := range ellipses {
		if rest, ok := strings.CutPrefix(tail, dots); ok && n >= minRepeat {
			rest = strings.TrimLeft(rest, " \n")
			return strings.TrimPrefix(strings.TrimPrefix(rest, "more"), "More"), true
		}
	}
	return "", false
}

// cutEllipsis removes the ellipsis, and a button after it, from the end of a shortened
// text.
func cutEllipsis(s string) (short string, ok bool) {
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "more"), "More"), " \n")
	for _, dots := range ellipses {
		if short, ok := strings.CutSuffix(s, dots); ok {
			return strings.TrimRight(short, " \n"), true
		}
	}
	return "", false
}

// cutBrackets removes the brackets around a whole caption: "[People queue. Photo: Jo
// Park]". Brackets around a credit alone stay.
func cutBrackets(s string) string {
	if len(s) < 2 || s[0] != '[' && s[0] != '(' || strings.IndexByte("])", s[len(s)-1]) < 0 || strings.LastIndexAny(s, "[(") > 0 {
		return s
	}
	if _, ok := findBracketed(splitParts(segment.OneLine(s))); ok {
		return s
	}
	return s[1 : len(s)-1]
}

// descriptionLabels are the labels of descriptions. Some, such as "Image", are labels of
// credits if a name comes after them.
var descriptionLabels = []string{
	"image caption", "media caption", "video caption", "photo caption", "picture caption", "caption", "image description", "description", "bildunterschrift", "bildtext", "bildbeschreibung", "légende", "leyenda",
	"pie de foto", "legenda", "didascalia", "bildetekst", "billedtekst", "kuvateksti", "bijschrift", "подпись к фото", "описание изображения", "подпись к видео", "image", "images", "photo", "photos", "picture",
	"pictured", "above", "below", "imagen", "imagem", "bild", "foto", "file photo", "file", "file picture", "file image", "foto de archivo", "archivbild", "archivfoto", "symbolbild", "image d'illustration", "圖片說明", "图片说明", "视频加注文字", "图像加注文字", "画像説明",
}

// cutDescriptionLabel removes the label at the start of a description: "Image: People
// queue." Without a separator most labels stay, because they may be words of the
// description.
func cutDescriptionLabel(s string) string {
	const maxLabels = 2
	for range maxLabels {
		was := s
		s = strings.TrimPrefix(strings.TrimPrefix(s, "(FILES) "), "(FILE) ")
		for _, label := range descriptionLabels {
			if rest, ok := cutOneDescriptionLabel(s, label); ok {
				s = rest
				break
			}
		}
		if s == was {
			return s
		}
	}
	return s
}

func cutOneDescriptionLabel(s, label string) (rest string, ok bool) {
	if len(s) <= len(label) || !strings.EqualFold(s[:len(label)], label) {
		return s, false
	}
	rest = strings.TrimLeft(s[len(label):], " ")
	for _, separator := range [...]string{":", "：", ","} {
		if tail, ok := strings.CutPrefix(rest, separator); ok && (separator != "," || strings.HasSuffix(label, "caption")) {
			return strings.TrimSpace(tail), true
		}
	}
	// "FILE - People queue"
	if label == "file" && s[:len(label)] == "FILE" && (strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ")) {
		_, rest, _ = strings.Cut(rest, " ")
		return rest, true
	}
	// "Image caption People queue"
	first, _ := utf8.DecodeRuneInString(rest)
	if strings.HasSuffix(label, " caption") && (unicode.IsUpper(first) || strings.HasPrefix(s[len(label):], "\n")) {
		return strings.TrimSpace(rest), true
	}
	return s, false
}
