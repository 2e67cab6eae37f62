package caption

import (
	"strings"
	"unicode"
)

// A slideshow puts two kinds of text around its captions that say nothing about a picture:
// a counter, "Image 3 of 23", and the texts of its controls, "Next", "Show less".

// pictureWords come before the numbers of a counter, and separatorWords between them. Both
// are in lower case.
var (
	pictureWords   = wordSet("image photo picture slide bild foto imagen imagem afbeelding zdjęcie фото")
	separatorWords = wordSet("/ of von sur de di van av af из z")
)

// IsCounter reports whether s is nothing but the number of a picture and the number of all
// pictures: "1 of 23", "(3/7)", "Image 1 of / 23". A page may show one of two separators.
func IsCounter(s string) bool {
	const maxCounter = 40 // bytes
	if len(s) > maxCounter {
		return false
	}
	var numbers []int
	separators := 0
	for _, w := range strings.FieldsFunc(strings.ReplaceAll(s, "/", " / "), func(r rune) bool { return r == ' ' || r == '\n' || strings.ContainsRune("()[]:|·", r) }) {
		n, rest := number(w)
		switch {
		case n > 0 && rest == "":
			numbers = append(numbers, n)
		case separatorWords[strings.ToLower(w)]:
			separators++
		case pictureWords[strings.ToLower(w)]:
		default:
			return false
		}
	}
	return len(numbers) == 2 && numbers[0] <= numbers[1] && separators > 0
}

// IsPictureWord reports whether s is nothing but a word for a picture, which is the label of
// one for screen readers: "Image".
func IsPictureWord(s string) bool {
	s = strings.ToLower(strings.Trim(s, " :"))
	return pictureWords[s] || pictureWords[strings.TrimSuffix(s, "s")]
}

// controlVerbs are the words that controls consist of, in lower case. Each may be the whole
// text of a control.
var controlVerbs = wordSet(`
	back more less show hide toggle next previous prev close open expand collapse enlarge zoom fullscreen play pause autoplay skip view see read click tap share download
	mehr weniger anzeigen ausblenden einblenden weiter zurück nächstes nächste vorheriges vorherige schließen öffnen vergrößern vollbild starten
	plus moins afficher masquer suivant suivante précédent précédente fermer agrandir voir
	más menos ver mostrar ocultar siguiente anterior cerrar ampliar
	mais próximo próxima seguinte fechar
	altro meno mostra nascondi successivo successiva precedente chiudi ingrandisci
	meer minder toon tonen verberg verbergen volgende vorige sluiten vergroot vergroten
	więcej mniej pokaż ukryj następne następny poprzednie poprzedni zamknij powiększ
	mer mere mindre visa vis dölj skjul nästa næste neste föregående forrige stäng luk lukk
	ещё еще меньше показать скрыть далее назад следующая следующее предыдущая предыдущее закрыть увеличить
`)

// controlNouns are the other words of controls: what they act on, and the words between, in
// lower case.
var controlNouns = wordSet(`
	caption captions image images photo photos picture pictures slide slides slideshow gallery lightbox thumbnails screen full all in out to the this a start larger credit
	bild bilder foto fotos bildunterschrift galerie diashow
	légende image photo plein écran la l diaporama
	leyenda imagen pantalla completa la pie de galería todas
	legenda imagem tela cheia
	didascalia immagine schermo intero foto
	onderschrift bijschrift afbeelding scherm volledig alle
	zdjęcie podpis galerię
	bildtext bildtekst billede bilde
	фото подпись
`)

// controlPhrases are the texts of controls in languages without spaces between words.
var controlPhrases = wordSet(`次へ 前へ 閉じる もっと見る 拡大 拡大する 続きを読む 下一张 上一张 下一張 上一張 关闭 關閉 更多 展开 收起 放大 다음 이전 닫기 더보기 접기 확대`)

// wordSet returns the words of a list.
func wordSet(list string) map[string]bool {
	words := strings.Fields(list)
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// IsControl reports whether s is nothing but the text of a control: "Next", "Show less",
// "Hide caption –". It is, as far as its words say; the same words may be the text of a
// caption, so the caller should know that s has a line or an element of its own.
func IsControl(s string) bool {
	const (
		maxControl = 60 // bytes
		maxWords   = 5
	)
	if len(s) > maxControl {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(words) == 0 || len(words) > maxWords {
		return false
	}
	if len(words) == 1 && controlPhrases[words[0]] {
		return true
	}
	hasVerb := false
	for _, w := range words {
		switch {
		case controlVerbs[w]:
			hasVerb = true
		case !controlNouns[w]:
			return false
		}
	}
	return hasVerb
}
