package dates

import (
	"strings"
	"time"
)

// A language holds the names of months and weekdays in one language, in lower case.
// Months are in order; spaces separate the forms of one month, abbreviations included.
type language struct {
	code     string
	months   [12]string
	weekdays string
}

// languages is the table of names. To add a language, add a row. If two languages use
// one name for different months, the first row wins.
var languages = []language{
	{
		"en",
		[12]string{"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec"},
		"monday tuesday wednesday thursday friday saturday sunday",
	},
	{
		"de",
		[12]string{"januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober okt", "november", "dezember dez"},
		"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
	},
	{
		"fr",
		[12]string{"janvier janv", "février févr", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		"lundi mardi mercredi jeudi vendredi samedi dimanche",
	},
	{
		"es",
		[12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre", "noviembre", "diciembre"},
		"lunes martes miércoles jueves viernes sábado domingo",
	},
	{
		"pt",
		[12]string{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
		"segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
	},
	{
		"it",
		[12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
		"lunedì martedì mercoledì giovedì venerdì sabato domenica",
	},
	{
		"nl",
		[12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
	},
	{
		"sv",
		[12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
		"måndag tisdag onsdag torsdag fredag lördag söndag",
	},
	{
		"da",
		[12]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"},
		"mandag tirsdag onsdag torsdag fredag lørdag søndag",
	},
	{
		"nb",
		[12]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
		"mandag tirsdag onsdag torsdag fredag lørdag søndag",
	},
	{
		"fi",
		[12]string{
			"tammikuu tammikuuta tammikuussa", "helmikuu helmikuuta helmikuussa", "maaliskuu maaliskuuta maaliskuussa", "huhtikuu huhtikuuta huhtikuussa",
			"toukokuu toukokuuta toukokuussa", "kesäkuu kesäkuuta kesäkuussa", "heinäkuu heinäkuuta heinäkuussa", "elokuu elokuuta elokuussa",
			"syyskuu syyskuuta syyskuussa", "lokakuu lokakuuta lokakuussa", "marraskuu marraskuuta marraskuussa", "joulukuu joulukuuta joulukuussa",
		},
		"maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
	},
	{
		"pl",
		[12]string{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"},
		"poniedziałek wtorek środa czwartek piątek sobota niedziela",
	},
	{
		"cs",
		[12]string{"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"},
		"pondělí úterý středa čtvrtek pátek neděle",
	},
	{
		"ru",
		[12]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
		"понедельник вторник среда четверг пятница суббота воскресенье",
	},
	{
		"tr",
		[12]string{"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"},
		"pazartesi salı çarşamba perşembe cuma cumartesi pazar",
	},
}

var (
	months   = indexMonths()
	weekdays = indexWeekdays()
)

func indexMonths() map[string]time.Month {
	all := map[string]time.Month{}
	for _, l := range languages {
		for i, forms := range l.months {
			for _, form := range strings.Fields(forms) {
				if _, taken := all[form]; !taken {
					all[form] = time.Month(i + 1)
				}
			}
		}
	}
	return all
}

func indexWeekdays() map[string]bool {
	all := map[string]bool{}
	for _, l := range languages {
		for _, name := range strings.Fields(l.weekdays) {
			all[name] = true
		}
	}
	return all
}

// shortWeekdays are the abbreviations of weekdays. They count only next to a date,
// because some of them are also ordinary words.
var shortWeekdays = map[string]bool{
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
}

// partsOfDay are the parts of the day that German appends to a weekday: "Montagmorgen".
var partsOfDay = []string{"morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht"}

// IsMonth reports whether word is the name of a month or its abbreviation in a language
// that the package knows. Case does not matter; word must have no punctuation.
func IsMonth(word string) bool { return months[strings.ToLower(word)] != 0 }

// isWeekday reports whether word, in lower case, is the full name of a weekday, with or
// without one of partsOfDay.
func isWeekday(word string) bool {
	if weekdays[word] {
		return true
	}
	for _, part := range partsOfDay {
		if day, ok := strings.CutSuffix(word, part); ok && weekdays[day] {
			return true
		}
	}
	return false
}
