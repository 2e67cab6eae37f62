package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// A labelKind says what must come between a label and the name.
type labelKind int

const (
	noLabel          labelKind = iota
	colonLabel                 // a colon or a similar mark, because the word may also begin a sentence: "Source: Jo Park"
	partLabel                  // the same, or only a space if the label begins a part: "Photo Jo Park"
	prepositionLabel           // a space: "Photo by Jo Park"
)

// kindOfLabel returns the kind of a label in lower case, or noLabel. Each group of lines
// has the labels of one language or of neighbouring languages.
func kindOfLabel(l string) labelKind {
	switch l {
	case "photo by", "photos by", "photograph by", "photographs by", "photography by", "picture by", "pictures by", "image by", "images by",
		"illustration by", "illustrations by", "photo illustration by", "artwork by", "art by", "graphic by", "map by", "animation by", "video by",
		"drawing by", "staff photo by", "file photo by", "credit by", "photo courtesy of", "photos courtesy of", "image courtesy of", "images courtesy of",
		"picture courtesy of", "video courtesy of", "courtesy of", "supplied by", "provided by", "submitted by",
		"foto von", "fotos von", "bild von", "foto by", "illustration von", "grafik von",
		"photo de", "photographie de", "crédit photo de",
		"foto de", "fotografía de", "cortesía de", "gentileza de", "imagen de", "fotografia de", "foto por", "ilustración de", "ilustração de",
		"cortesia de",
		"foto di", "per gentile concessione di", "foto door", "beeld door", "foto af", "foto av":
		return prepositionLabel
	case "photo", "photograph", "picture", "image", "credit", "creditcredit", "credit credit", "photo credit", "image credit", "picture credit", "courtesy", "photo courtesy",
		"image courtesy", "photography",
		"foto", "bild", "fotocredit", "bildquelle",
		"crédit", "crédits", "crédit photo",
		"fotografía", "crédito", "cortesía", "gentileza", "créditos",
		"beeld",
		"kuva", "kuvat",
		"fot.", "fot", "zdj.",
		"фото":
		return partLabel
	case "photos", "photographs", "photographer", "pictures", "pic", "pics", "images", "credits", "photo credits", "image credits", "image source",
		"photo source", "picture source", "source", "sources", "file", "file photo", "file image", "illustration", "photo illustration", "graphic",
		"graphics", "infographic", "infographic source", "map", "chart", "artwork", "video", "video credit", "screenshot", "screengrab", "copyright", "lead image", "main image",
		"header image", "cover photo", "cover image", "featured image", "feature image", "banner image", "copyright holder", "visual", "visualization",
		"stock photo", "author", "creator", "rendering", "data", "credit line", "media credit",
		"fotos", "bilder", "fotograf", "fotografin", "fotografie", "quelle", "quellen", "bildnachweis", "bildrechte", "bildcredit", "grafik", "urheber",
		"archivfoto", "archivbild", "archiv", "symbolbild", "symbolfoto", "titelbild", "titelfoto", "aufmacherbild", "headerbild", "coverfoto", "kredit", "foto oben", "foto unten", "bild oben", "bild unten", "foto-credit", "foto-quelle", "karte", "zeichnung",
		"crédits photo", "crédit photos", "crédit image", "crédit photographique", "photographie", "photographe", "auteur", "photo d'archives",
		"photo d’archives", "infographie", "dessin", "source photo",
		"imagen", "imágenes", "fuente", "fuentes", "autor", "autora", "archivo", "foto archivo", "foto de archivo", "fotógrafo", "fotógrafa", "ilustración",
		"gráfico", "fotografia", "imagem", "imagens", "fonte", "fontes", "reprodução", "arquivo", "divulgação", "crédito da imagem", "crédito da foto",
		"crédito de la foto", "crédito de foto", "foto-legenda", "ilustração", "autoria", "fotògraf", "font", "crèdit",
		"immagine", "immagini", "crediti", "fotografo", "illustrazione", "ph.", "ph", "crediti foto", "fonte foto", "bron", "fotograaf",
		"afbeelding", "illustratie", "fotografie van",
		"källa", "arkivbild", "bildkälla", "fotografi", "kilde", "arkivfoto", "illustrasjon", "illustrationsfoto", "grafikk", "billede", "bilde",
		"fotokilde", "privatfoto", "pressefoto",
		"kuvaaja", "lähde", "kuvan lähde", "kuvituskuva", "arkistokuva", "grafiikka", "valokuva",
		"źródło", "zdjęcie", "zdjęcia", "autor zdjęcia", "rys.", "zdroj", "ilustrační foto", "zdroj fotografie", "foto zdroj", "autor fotografie", "fotó",
		"kép", "forrás", "fényképész", "sursa", "sursă", "sursa foto", "sursă foto", "credit foto", "foto credit", "foto ilustrativ", "izvor", "snimio",
		"foto arhiv", "fotografija", "vir",
		"фотография", "фотограф", "источник", "источник фото", "источник изображения", "иллюстрация", "автор", "автор фото", "фото из архива", "архив",
		"джерело", "джерело фото", "світлина", "снимка", "източник", "фотографија", "извор",
		"φωτογραφία", "φωτό", "φωτο", "πηγή", "φωτογραφίες", "fotoğraf", "kaynak", "fotoğraflar", "görsel", "ảnh", "nguồn", "nguồn ảnh", "sumber",
		"sumber foto", "gambar", "dok",
		"تصوير", "المصدر", "مصدر", "صورة", "مصدر الصورة", "الصورة", "עכס", "צילום", "קרדיט", "מקור", "תמונה", "عکس", "منبع", "عکاس",
		"写真", "撮影", "出典", "提供", "画像", "写真提供", "画像提供", "撮影者", "图", "图片来源", "图片", "图源", "摄影", "来源", "照片", "照片来源", "图片提供", "圖", "圖片來源", "攝影", "來源", "照片來源",
		"圖片", "图片说明来源", "사진", "출처", "사진 제공", "사진제공", "사진 출처", "이미지", "फोटो", "तस्वीर", "स्रोत", "ภาพ", "ที่มา":
		return colonLabel
	}
	return noLabel
}

// Bounds on a label.
const (
	maxLabel      = 48 // bytes
	maxLabelWords = 4
)

// labelAtStart returns the longest label at the start of s, and its kind. It returns ""
// and noLabel if there isn't one.
func labelAtStart(s string) (string, labelKind) {
	head := s[:min(len(s), maxLabel)]
	lower := lowerInPlace(head)
	best, kind := 0, noLabel
	words := 0
	for i, c := range lower + " " {
		if unicode.IsLetter(c) || unicode.IsMark(c) || i == 0 {
			continue
		}
		if k := kindOfLabel(lower[:i]); k != noLabel {
			best, kind = i, k
		}
		if i < len(lower) && c == '.' { // "fot."
			if k := kindOfLabel(lower[:i+1]); k != noLabel {
				best, kind = i+1, k
			}
		}
		if c == ' ' {
			words++
		}
		if words == maxLabelWords {
			break
		}
	}
	if best > 0 {
		return s[:best], kind
	}
	for _, joined := range [...]string{"creditcredit", "credit"} { // "CreditJo Park"
		if next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(head[min(len(head), len(joined)):], " ")); strings.HasPrefix(lower, joined) && unicode.IsUpper(next) {
			return s[:len(joined)], partLabel
		}
	}
	return "", noLabel
}

// labelSeparators may come between a label and its name.
const labelSeparators = " :：=＝/|….,-–—"

// afterLabel returns the name after the label at the start of s. It returns false if s
// has no label there, or if the text after it cannot be a credit.
func afterLabel(s string) (name string, ok bool) {
	l, kind := labelAtStart(s)
	if l == "" {
		return "", false
	}
	rest := s[len(l):]
	next := strings.TrimLeft(rest, " ")
	name = cutLabels(strings.TrimLeft(rest, labelSeparators+"\n"))
	lower := strings.ToLower(l)
	if strings.HasPrefix(lower, "photo illustration") {
		name = s // the label says how the picture was made, so it stays
	}
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case strings.ContainsRune(":：=＝/\n", first), strings.HasPrefix(next, "| "), strings.HasPrefix(next, "… "), strings.HasPrefix(rest, "…"), strings.HasPrefix(rest, "..."), strings.HasPrefix(next, "©"),
		strings.HasPrefix(rest, ",") && strings.HasSuffix(lower, "source"):
		return name, looksLikeCredit(name)
	case kind == prepositionLabel && next != rest:
		return name, looksLikeCredit(name)
	case kind == partLabel && next != rest && strings.HasPrefix(next, "via "):
		return next, looksLikeCredit(next[len("via "):])
	case strings.HasSuffix(lower, "courtesy") && next != rest:
		return name, byline.HasOnlyNames(name)
	}
	return "", false
}

// cutLabels removes the labels and signs before the name of a credit: "© Bild: Jo Park",
// "Photo: Photo by Jo Park".
func cutLabels(s string) string {
	const maxLabels = 4
	for range maxLabels {
		s = strings.TrimLeft(s, " ©|/:-–—")
		if rest, ok := strings.CutPrefix(s, "(c) "); ok {
			s = rest
			continue
		}
		l, kind := labelAtStart(s)
		rest := s[len(l):]
		next := strings.TrimLeft(rest, " ")
		first, _ := utf8.DecodeRuneInString(next)
		if l == "" || !strings.ContainsRune(":：©", first) && !(kind == prepositionLabel && next != rest) {
			break
		}
		s = strings.TrimLeft(next, labelSeparators)
	}
	return strings.Trim(s, " ©")
}

// findLabelled finds "Photo: Jo Park" at the start of a part. If the caption has nothing
// else, there must be a name after the label: "Image: Jo Park has come home" is a
// description, and "Image: Jo Park" may be one.
func findLabelled(c partedText) (candidate, bool) {
	text := c.text
	for _, start := range c.starts {
		name, ok := afterLabel(text[start:])
		if !ok || strings.Contains(name, "\n") || hasWorkLabel(text[start:]) && !isCreditName(name) {
			continue
		}
		if start > 0 || isSource(name) || isAgencyAndName(name) || !hasDescriptionLabel(text) && isWholeCredit(text, name) {
			return candidate{span{start, len(text)}, name}, true
		}
	}
	return candidate{}, false
}

// isWholeCredit reports whether name, after the label at the start of text, is a credit
// even though there is no description.
func isWholeCredit(text, name string) bool {
	l, kind := labelAtStart(text)
	if kind == prepositionLabel || strings.Contains(strings.ToLower(l), "credit") {
		return true
	}
	words := strings.Fields(name)
	return isCreditName(name) || len(words) == 1 || len(words) <= 3 && countOtherWords(words) == 0
}

// hasWorkLabel reports whether s begins with a label that may also come before the title
// of a work.
func hasWorkLabel(s string) bool {
	l, _ := labelAtStart(s)
	switch strings.ToLower(l) {
	case "video", "map", "chart", "data", "file", "graphic", "graphics", "infographic", "illustration", "artwork", "visual":
		return true
	}
	return false
}

// hasDescriptionLabel reports whether s begins with a label that pages also put before
// descriptions.
func hasDescriptionLabel(s string) bool {
	l, _ := labelAtStart(s)
	switch strings.ToLower(l) {
	case "image", "images", "imagen", "imagem", "bild", "video", "file", "file photo", "archivbild", "archivfoto", "symbolbild":
		return true
	}
	return false
}

// isPictureLabel reports whether a label, in lower case, is used only for pictures.
func isPictureLabel(label string) bool {
	for _, w := range [...]string{"photo", "foto", "pic", "image", "imagem", "bild", "credit", "crédit", "courtesy", "kuva", "фото", "fot.", "illustration", "supplied by"} {
		if strings.Contains(label, w) {
			return true
		}
	}
	return false
}

// findLabelInside finds a label that no punctuation separates from the description:
// "People queue Photo: Jo Park", "People queueCredit: Jo Park".
func findLabelInside(c partedText) (candidate, bool) {
	const maxColons = 3
	text := c.text
	end := len(text)
	for range maxColons {
		at := strings.LastIndexAny(text[:end], ":：")
		if at <= 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		name := cutLabels(strings.TrimLeft(text[at+size:], " "))
		isApart := size > 1 || strings.HasPrefix(text[at+size:], " ")
		start := labelAtEnd(strings.TrimRight(text[:at], " "))
		if isApart && start > 0 && looksLikeCredit(name) && isBalanced(name) && (!hasWorkLabel(text[start:]) || isCreditName(name)) {
			return candidate{span{start, len(text)}, name}, true
		}
		end = at
	}
	return candidate{}, false
}

// findLabelAlone finds a label at the start of a part that has no colon before the name:
// "People queue. Photo Jo Park", "People queue.CreditJo Park".
func findLabelAlone(c partedText) (candidate, bool) {
	text := c.text
	for _, start := range c.starts {
		l, kind := labelAtStart(text[start:])
		if head, _, _ := strings.Cut(text[start:], "/"); kind != partLabel || isAgency(head) {
			continue // "picture alliance/dpa"
		}
		rest := text[start+len(l):]
		name := strings.TrimLeft(rest, " ")
		isCreditLabel := strings.HasPrefix(strings.ToLower(l), "credit")
		if (isCreditLabel || name != rest) && isCreditName(name) && (start > 0 || isCreditLabel && len(strings.Fields(name)) > 1 || strings.HasSuffix(l, ".") || isAgency(name)) {
			return candidate{span{start, len(text)}, name}, true
		}
	}
	return candidate{}, false
}

// lowerInPlace returns s in lower case with all offsets unchanged. It keeps a letter whose
// lower case takes up another number of bytes.
func lowerInPlace(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// labelAtEnd returns the offset of the longest label at the end of s, or -1. In the middle
// of a part, a label must begin with a capital: "People queuePhoto".
func labelAtEnd(s string) int {
	best, words := -1, 0
	for i := len(s); i > 0 && len(s)-i < maxLabel && words < maxLabelWords; {
		c, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		isApart := i == 0 || !unicode.IsLetter(before)
		if (isApart || unicode.IsUpper(c) && !unicode.IsUpper(before)) && !unicode.IsSpace(c) && kindOfLabel(strings.ToLower(s[i:])) != noLabel &&
			(!unicode.IsLower(c) || opensPart(s[:i])) {
			best = i
		}
		if c == ' ' {
			words++
		}
	}
	return best
}

// IsLabel reports whether s is nothing but a label.
func IsLabel(s string) bool {
	s = strings.Trim(s, " \n:：,.…|/-–—©")
	l, _ := labelAtStart(s)
	return s != "" && len(l) == len(s)
}

// HasCreditLabel reports whether s, a text for screen readers, announces a credit:
// "Image source, " does, "Image caption" does not.
func HasCreditLabel(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) > maxLabel {
		return false
	}
	for _, w := range [...]string{"credit", "source", "copyright", "photographer", "crédit", "quelle", "fuente", "fonte", "urheber", "источник", "图片来源", "المصدر", "مصدر"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cutCreditWord removes "Credit" from the start of a name, with or without a space
// between them.
func cutCreditWord(s string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(s, "Credit"), "Credit")
	if first, _ := utf8.DecodeRuneInString(rest); rest != s && unicode.IsUpper(first) {
		return rest
	}
	rest = strings.TrimPrefix(s, "Credit ")
	if name, _, ok := strings.Cut(rest, "/"); ok && byline.IsPerson(name) {
		return rest
	}
	return s
}
