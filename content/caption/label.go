package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// What must stand between a label and the name.
type joint int

const (
	noLabel joint = iota
	colon         // a colon or the like, as the words can also open a sentence: "Source: Jo Park"
	open          // or nothing, in a part of its own: "Photo Jo Park"
	blank         // a blank does: "Photo by Jo Park"
)

// jointOf lists the labels, in small letters, a group of lines a language or
// its neighbours.
func jointOf(l string) joint {
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
		return blank
	case "photo", "photograph", "picture", "image", "credit", "creditcredit", "credit credit", "photo credit", "image credit", "picture credit", "courtesy", "photo courtesy",
		"image courtesy", "photography",
		"foto", "bild", "fotocredit", "bildquelle",
		"crédit", "crédits", "crédit photo",
		"fotografía", "crédito", "cortesía", "gentileza", "créditos",
		"beeld",
		"kuva", "kuvat",
		"fot.", "fot", "zdj.",
		"фото":
		return open
	case "photos", "photographs", "photographer", "pictures", "pic", "pics", "images", "credits", "photo credits", "image credits", "image source",
		"photo source", "picture source", "source", "sources", "file", "file photo", "file image", "illustration", "photo illustration", "graphic",
		"graphics", "infographic", "infographic source", "map", "chart", "artwork", "video", "video credit", "screenshot", "screengrab", "copyright", "lead image", "main image",
		"header image", "cover photo", "cover image", "featured image", "feature image", "banner image", "copyright holder", "visual", "visualization",
		"stock photo", "author", "creator", "rendering", "data", "credit line", "media credit",
		"fotos", "bilder", "fotograf", "fotografin", "fotografie", "quelle", "quellen", "bildnachweis", "bildrechte", "bildcredit", "grafik", "urheber",
		"archivfoto", "archivbild", "archiv", "symbolbild", "symbolfoto", "foto-credit", "foto-quelle", "karte", "zeichnung",
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
		return colon
	}
	return noLabel
}

// Bounds on a label.
const (
	mostLabel      = 48 // bytes
	mostLabelWords = 4
)

// label is the longest label that s begins with and how it joins the name, or
// "".
func label(s string) (string, joint) {
	head := s[:min(len(s), mostLabel)]
	lower := lowerInPlace(head)
	best, how := 0, noLabel
	words := 0
	for i, c := range lower + " " {
		if unicode.IsLetter(c) || unicode.IsMark(c) || i == 0 {
			continue
		}
		if j := jointOf(lower[:i]); j != noLabel {
			best, how = i, j
		}
		if i < len(lower) && c == '.' { // "fot."
			if j := jointOf(lower[:i+1]); j != noLabel {
				best, how = i+1, j
			}
		}
		if c == ' ' {
			words++
		}
		if words == mostLabelWords {
			break
		}
	}
	if best == 0 {
		for _, glued := range []string{"creditcredit", "credit"} {
			if next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(head[min(len(head), len(glued)):], " ")); strings.HasPrefix(lower, glued) && unicode.IsUpper(next) {
				return s[:len(glued)], open
			}
		}
	}
	return s[:best], how
}

// separators of a label and its name.
const labelSigns = " :：=＝/|….,-–—"

// afterLabel is the name behind a label.
func afterLabel(s string) (string, bool) {
	l, how := label(s)
	if l == "" {
		return "", false
	}
	rest := s[len(l):]
	near := strings.TrimLeft(rest, " ")
	name := unlabelled(strings.TrimLeft(rest, labelSigns+"\n"))
	if strings.HasPrefix(strings.ToLower(l), "photo illustration") {
		name = s // it says how the picture was made
	}
	first, _ := utf8.DecodeRuneInString(near)
	switch {
	case strings.ContainsRune(":：=＝/\n", first), strings.HasPrefix(near, "| "), strings.HasPrefix(near, "… "), strings.HasPrefix(rest, "…"), strings.HasPrefix(rest, "..."), strings.HasPrefix(near, "©"),
		strings.HasPrefix(rest, ",") && strings.HasSuffix(strings.ToLower(l), "source"):
		return name, nameLike(name)
	case how == blank && near != rest:
		return name, nameLike(name)
	case how == open && near != rest && strings.HasPrefix(near, "via "):
		return near, nameLike(near[len("via "):])
	case strings.HasSuffix(strings.ToLower(l), "courtesy") && near != rest:
		return name, byline.HasOnlyNames(name)
	}
	return "", false
}

// unlabelled is a credit without the labels, signs and brackets that are still
// in front of its name: "© Bild: Jo Park", "Photo: Photo by Jo Park".
func unlabelled(s string) string {
	for range 4 {
		s = strings.TrimLeft(s, " ©|/:-–—")
		if rest, ok := strings.CutPrefix(s, "(c) "); ok {
			s = rest
			continue
		}
		l, how := label(s)
		rest := s[len(l):]
		near := strings.TrimLeft(rest, " ")
		first, _ := utf8.DecodeRuneInString(near)
		if l == "" || !strings.ContainsRune(":：©", first) && !(how == blank && near != rest) {
			break
		}
		s = strings.TrimLeft(near, labelSigns)
	}
	return strings.Trim(s, " ©")
}

// labelled finds "Photo: Jo Park" at the start of the last sentence, or behind
// a bar. Where nothing else is said the name must be one: "Image: Jo Park has
// come home" is a description, and so may be "Image: Jo Park".
func labelled(text string) (found, bool) {
	for _, start := range partStarts(text) {
		name, ok := afterLabel(text[start:])
		if !ok || strings.Contains(name, "\n") || labelsWork(text[start:]) && !isCreditName(name) {
			continue
		}
		if start > 0 || isSource(name) || namesAgency(name) || !labelsPicture(text) && isWholeCredit(text, name) {
			return found{cut{start, len(text)}, name}, true
		}
	}
	return found{}, false
}

// isWholeCredit reports whether name, behind the label of text, is a credit
// where no description is.
func isWholeCredit(text, name string) bool {
	l, how := label(text)
	if how == blank || strings.Contains(strings.ToLower(l), "credit") {
		return true
	}
	words := strings.Fields(name)
	return isCreditName(name) || len(words) == 1 || len(words) <= 3 && smallWords(words) == 0
}

// labelsWork reports whether s begins with a label behind which titles stand
// too.
func labelsWork(s string) bool {
	l, _ := label(s)
	switch strings.ToLower(l) {
	case "video", "map", "chart", "data", "file", "graphic", "graphics", "infographic", "illustration", "artwork", "visual":
		return true
	}
	return false
}

// labelsPicture reports whether s begins with a label that pages put before
// descriptions too.
func labelsPicture(s string) bool {
	l, _ := label(s)
	switch strings.ToLower(l) {
	case "image", "images", "imagen", "imagem", "bild", "video", "file", "file photo", "archivbild", "archivfoto", "symbolbild":
		return true
	}
	return false
}

// labelInside finds a label that nothing parts from the description: "People
// queue Photo: Jo Park" and "People queueCredit: Jo Park".
func labelInside(text string) (found, bool) {
	end := len(text)
	for range 3 {
		at := strings.LastIndexAny(text[:end], ":：")
		if at <= 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		name := unlabelled(strings.TrimLeft(text[at+size:], " "))
		apart := size > 1 || strings.HasPrefix(text[at+size:], " ")
		start := labelAtEnd(strings.TrimRight(text[:at], " "))
		if apart && start > 0 && nameLike(name) && balanced(name) && (!labelsWork(text[start:]) || isCreditName(name)) {
			return found{cut{start, len(text)}, name}, true
		}
		end = at
	}
	return found{}, false
}

// labelAlone finds a label that no colon parts from the name, in a part of its
// own: "People queue. Photo Jo Park", "People queue.CreditJo Park".
func labelAlone(text string) (found, bool) {
	for _, start := range partStarts(text) {
		l, how := label(text[start:])
		if head, _, _ := strings.Cut(text[start:], "/"); how != open || isAgency(head) {
			continue // "picture alliance/dpa"
		}
		rest := text[start+len(l):]
		name := strings.TrimLeft(rest, " ")
		credit := strings.HasPrefix(strings.ToLower(l), "credit")
		if (credit || name != rest) && isCreditName(name) && (start > 0 || credit && len(strings.Fields(name)) > 1 || isAgency(name)) {
			return found{cut{start, len(text)}, name}, true
		}
	}
	return found{}, false
}

// lowerInPlace is s in small letters, with every letter at its offset: those
// that are of another length when small stay.
func lowerInPlace(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// labelAtEnd is where the label begins that s ends with; -1 if there is none.
// Behind words it begins with a capital: "People queuePhoto".
func labelAtEnd(s string) int {
	best, words := -1, 0
	for i := len(s); i > 0 && len(s)-i < mostLabel && words < mostLabelWords; {
		c, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		apart := i == 0 || !unicode.IsLetter(before)
		if (apart || unicode.IsUpper(c) && !unicode.IsUpper(before)) && !unicode.IsSpace(c) && jointOf(strings.ToLower(s[i:])) != noLabel &&
			(!unicode.IsLower(c) || opensPart(s[:i])) {
			best = i
		}
		if c == ' ' {
			words++
		}
	}
	return best
}

// opensPart reports whether what follows s is no part of its sentence.
func opensPart(s string) bool {
	s = strings.TrimRight(s, " ")
	return s == "" || endsPart(s) || strings.ContainsRune("|/([-–—\n", rune(s[len(s)-1]))
}

// isLabel reports whether s is a label and nothing else.
func isLabel(s string) bool {
	s = strings.Trim(s, " \n:：,.…|/-–—©")
	l, _ := label(s)
	return s != "" && len(l) == len(s)
}

// saysCredit reports whether s, a label that a page has for who cannot see,
// calls what follows a credit: "Image source, ". "Image caption" does not.
func saysCredit(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) > mostLabel {
		return false
	}
	for _, w := range []string{"credit", "source", "copyright", "photographer", "crédit", "quelle", "fuente", "fonte", "urheber", "источник", "图片来源", "المصدر", "مصدر"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cutStuck takes off a "Credit" that no colon, and maybe not even a blank, parts
// from the name.
func cutStuck(s string) string {
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
