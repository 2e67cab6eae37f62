package calendar

// IsWeekday reports whether s, in small letters, is a day of the week.
func IsWeekday(s string) bool {
	switch s {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
		"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira",
		"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
		"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
		"maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina",
		"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
		"poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela",
		"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
		"mandag", "tirsdag", "lørdag", "søndag",
		"pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar":
		return true
	}
	return false
}
