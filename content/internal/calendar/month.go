// Package calendar knows the months of many languages, and reads dates that are
// written with them.
//
// What always holds: words are compared in small letters, and no part of a date is
// guessed.
package calendar

// Month is the number of a month, from 1, whose name, or what is short for it, is s in
// small letters; 0 if there is none.
func Month(s string) int {
	switch s {
	case "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "janeiro", "gennaio", "januari", "tammikuu", "tammikuuta", "tammikuussa", "stycznia", "ledna", "января", "ocak":
		return 1
	case "february", "feb", "februar", "février", "févr", "febrero", "fevereiro", "febbraio", "februari", "helmikuu", "helmikuuta", "helmikuussa", "lutego", "února", "февраля", "şubat":
		return 2
	case "march", "mar", "märz", "mars", "marzo", "março", "maart", "marts", "maaliskuu", "maaliskuuta", "maaliskuussa", "marca", "března", "марта", "mart":
		return 3
	case "april", "apr", "avril", "abril", "aprile", "huhtikuu", "huhtikuuta", "huhtikuussa", "kwietnia", "dubna", "апреля", "nisan":
		return 4
	case "may", "mai", "mayo", "maio", "maggio", "mei", "maj", "toukokuu", "toukokuuta", "toukokuussa", "maja", "května", "мая", "mayıs":
		return 5
	case "june", "jun", "juni", "juin", "junio", "junho", "giugno", "kesäkuu", "kesäkuuta", "kesäkuussa", "czerwca", "června", "июня", "haziran":
		return 6
	case "july", "jul", "juli", "juillet", "julio", "julho", "luglio", "heinäkuu", "heinäkuuta", "heinäkuussa", "lipca", "července", "июля", "temmuz":
		return 7
	case "august", "aug", "août", "agosto", "augustus", "augusti", "elokuu", "elokuuta", "elokuussa", "sierpnia", "srpna", "августа", "ağustos":
		return 8
	case "september", "sep", "sept", "septembre", "septiembre", "setiembre", "setembro", "settembre", "syyskuu", "syyskuuta", "syyskuussa", "września", "září", "сентября", "eylül":
		return 9
	case "october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "ottobre", "lokakuu", "lokakuuta", "lokakuussa", "października", "října", "октября", "ekim":
		return 10
	case "november", "nov", "novembre", "noviembre", "novembro", "marraskuu", "marraskuuta", "marraskuussa", "listopada", "ноября", "kasım":
		return 11
	case "december", "dec", "dezember", "dez", "décembre", "diciembre", "dezembro", "dicembre", "desember", "joulukuu", "joulukuuta", "joulukuussa", "grudnia", "prosince", "декабря", "aralık":
		return 12
	}
	return 0
}
