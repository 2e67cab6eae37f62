package lexicon

import (
	"strings"
	"sync"
)

// russian returns the lexicon of Russian.
var russian = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "ru",
		grammar: Grammar{
			Inverts:         true,
			AsidesInMarks:   true,
			BareNouns:       true,
			DropsSubject:    true,
			SourcePhrases:   phrases("по словам", "по мнению", "как считает", "по данным", "со слов", "по * словам", "по * мнению", "по * данным", "с * слов"),
			DefiniteArticle: "этот",
			IsVerb:          isRussianVerb,
			IsParticiple:    isRussianParticiple,
			IsAdverb:        func(string) bool { return false },
			HasPersonEnding: hasRussianPersonEnding,
			NameStem:        russianNameStem,
			Nominative:      russianNominative,
			SecondPerson:    wordSet("ты Ты тебя тебе вы Вы вас вам твой ваш господин госпожа сударь"),
		},
		classes: [][]classRow{russianWords[:], russianNouns[:]},
		funcs:   russianFuncs[:],
		titles:  russianTitles[:],
		genders: russianGenders[:],
		refers: []genderRow{
			{Male, "он его ему им нём нем"},
			{Female, "она её ее ей ней"},
		},
		verbs:         russianVerbs[:],
		abbreviations: "г гг г-н г-жа д-р проф им ул стр т",
	})
})

// russianWords holds the function words, and the words around names and quotation marks.
var russianWords = [...]classRow{
	{Pronoun | NotName, `я ты он она оно мы вы они кто-то никто`},
	{ThirdPerson, `он она его её ее ему ей`},
	{PossessivePronoun | NotName, `мой моя моё мои твой твоя твои свой своя своё свои его её ее наш наша наши ваш ваша ваши их`},
	{Determiner | NotName, `этот эта это эти тот та то те мой моя мои твой твоя свой своя его её ее наш наша ваш ваша их два две три четыре пять шесть семь восемь девять
			десять один одна некоторые несколько многие все каждый каждая другой другая какой-то`},
	{Preposition | NotName, `в во на с со к ко у о об по из от за до для при под над без через перед между из-за против после около среди про`},
	{Link | NotName, `из от для`},
	{EndsNounPhrase | NotName, `в во на с со к ко у о об по за до при под над без через перед между из-за против после около среди про не себе мне ему ей нам им
			и`},
	{Locative | NotName, `в во на из`},
	{Auxiliary, `был была было были будет будут есть бы может могут мог могла должен должна`},
	{Be, `был была было были будет`},
	{Adverb | Manner | Adverbial | NotName, `также тоже тогда потом затем позже снова опять ещё еще уже всегда часто никогда сейчас теперь там здесь тут не только сначала
			наконец вчера сегодня завтра тихо громко спокойно быстро коротко вдруг сразу однако же ведь очень вполне сам сама медленно
			дальше весело грустно сухо строго хрипло`},
	{SentenceAdverb | NotName, `тогда потом затем сейчас теперь там здесь вчера сегодня наконец вдруг снова`},
	{Clitic, `мне тебе ему ей нам вам им себе меня тебя его её ее`},
	{ClauseStart | NotName, `что чтобы который которая которое которые когда если как потому пока где куда кто хотя но а`},
	{JoinsClause | NotName, `что когда если как пока но и а который которая`},
	{BreaksNounPhrase | NotName, `и но а или что если когда`},
	{OpensClause | NotName, `и но а или когда если пока потому хотя`},
	{Function | NotName, `и или но а не ни как что чтобы же бы ли`},
	{NotName, `понедельник вторник среда четверг пятница суббота воскресенье январь января февраль февраля март марта апрель апреля май мая июнь июня июль
			июля август августа сентябрь сентября октябрь октября ноябрь ноября декабрь декабря да нет ах ох ну эй о что кто
			где когда почему как зачем куда откуда сколько ничего всё все это вот вон так спасибо пожалуйста может конечно
			впрочем поэтому`},
	{NameParticle, `де фон ван дер ла аль`},
	{WorkNoun, `книга книги книгу книге роман романа романе фильм фильма фильме песня песню альбом пьеса пьесу опера сериал рассказ повесть стихотворение эссе статья статью
			выставка газета газеты газете журнал журнала картина картину спектакль спектакля программа`},
	{IntroducesTitle, `названием`},
	{IntroducesMention, `слово слова термин выражение называемый называемая называемые`},
	{SmallInTitle, `и в во на с к о из от за до для по не`},
	{InscriptionVerb, `написано`},
	{SignNoun, `плакат плакате табличка табличке вывеска вывеске баннер надпись надписью`},
	{BeforeVocative, `мой моя милый милая дорогой дорогая о ох ах да нет ну бедный бедная господин госпожа но`},
}

var russianFuncs = [...]funcRow{
	{And, "и"},
	{Or, "или"},
	{But, "но а"},
	{Then, "потом затем"},
	{While, "пока"},
	{Definite, "этот эта"},
	{Before, "перед"},
	{With, "с"},
	{As, "как"},
	{That, "что"},
	{Who, "который которая где"},
}

var russianNouns = [...]classRow{
	{Role, `президент директор тренер мэр министр премьер-министр профессор автор начальник начальница глава судья адвокат врач доктор учёный ученый учительница учитель
			ученик ученица студент студентка священник епископ генерал капитан полковник майор депутат сенатор секретарь
			руководитель основатель владелец владелица фермер рыбак сосед соседка друг подруга коллега муж жена сын дочь брат сестра
			мать отец дядя тётя тетя художник художница музыкант певец певица актёр актер актриса режиссёр режиссер писатель
			писательница журналист журналистка экономист историк биолог геолог гляциолог инженер архитектор эксперт аналитик
			свидетель свидетельница полицейский следователь прокурор защитник игрок кандидат посол король королева губернатор
			чиновник чиновница водитель представитель представительница пресс-секретарь садовник садовница медсестра пожарный`},
	{PersonNoun, `человек мужчина женщина господин госпожа дама ребёнок ребенок мальчик девочка девушка парень юноша старик старуха незнакомец незнакомка гость гостья
			хозяин хозяйка слуга служанка офицер солдат матрос купец нищий мельник кузнец охотник пастух мастер повар пекарь
			портье кучер извозчик всадник рыцарь принц принцесса барон баронесса граф графиня князь княгиня княжна монах монахиня
			вдова вдовец жених невеста племянник племянница дед дедушка бабушка посетитель житель жительница рабочий работник
			работница пациент пациентка подозреваемый герой поэт шофёр шофер голос лакей дворник барин барыня сторож мужик баба
			тётка приятель собеседник товарищ`},
	{OrganizationWord, `полиция мэрия правительство партия суд ассоциация министерство университет профсоюз церковь институт общество газета агентство комиссия комитет совет
			компания банк группа клуб федерация прокуратура администрация`},
	{TimeNoun, `секунда секунду минута минуту минуты час часа часов день дня дней утро утром вечер вечером ночь ночью неделя неделю недели месяц месяца год года лет время
			времени миг весна лето осень зима весной летом осенью зимой`},
	{Place, `россия россии москва москве петербург петербурге украина германия франция испания италия англия европа америка китай япония киев минск лондон париж берлин рим
			мадрид сибирь урал крым казань новосибирск африка азия`},
}

var russianTitles = [...]titleRow{
	{MaleTitle, Male, `господин г-н граф князь барон король дядя отец брат`},
	{MarriedFemaleTitle, Female, `госпожа г-жа графиня княгиня баронесса королева тётя тетя`},
	{UnmarriedFemaleTitle, Female, `княжна сестра`},
	{NeutralTitle, Unknown, `доктор д-р проф товарищ`},
}

var russianGenders = [...]genderRow{
	{Male, `мужчина господин мальчик парень юноша старик незнакомец хозяин слуга муж сын брат отец дядя дед дедушка король граф князь барон принц монах вдовец жених
			племянник сосед друг учитель актёр актер певец писатель`},
	{Female, `женщина госпожа дама девочка девушка старуха незнакомка хозяйка служанка жена дочь сестра мать тётя тетя бабушка королева графиня княгиня княжна принцесса
			монахиня вдова невеста племянница соседка подруга учительница актриса певица писательница медсестра садовница`},
}

// russianVerbs is the table of verbs: their present, and their past for a man, a woman and
// several people.
var russianVerbs = [...]cueRow{
	{Reporting, "сказал сказала сказали сказало говорит говорил говорила говорят говорили говорю"},
	{Reporting, "спросил спросила спросили спрашивает спрашивал спрашивала"},
	{Reporting, "ответил ответила ответили отвечает отвечал отвечала"},
	{Reporting, "заявил заявила заявили заявляет добавил добавила добавили добавляет"},
	{Reporting, "объяснил объяснила объясняет пояснил пояснила поясняет"},
	{Reporting, "рассказал рассказала рассказывает рассказывал сообщил сообщила сообщает"},
	{Reporting, "отметил отметила отмечает подчеркнул подчеркнула подчёркивает уточнил уточнила"},
	{Reporting, "считает считал считала полагает утверждает утверждал утверждала"},
	{Reporting, "крикнул крикнула крикнули кричал кричала закричал закричала воскликнул воскликнула вскричал вскричала"},
	{Reporting, "прошептал прошептала шепнул шепнула пробормотал пробормотала буркнул буркнула проговорил проговорила произнёс произнес произнесла"},
	{Reporting, "возразил возразила возражает написал написала пишет писал писала"},
	{Reporting, "признался призналась признал признала предупредил предупредила пожаловался пожаловалась"},
	{Reporting, "подтвердил подтвердила напомнил напомнила заметил заметила"},
	{Weak, "подумал подумала думал думала думает решил решила"},
	{Weak, "начал начала продолжил продолжила продолжал продолжала повторил повторила перебил перебила закончил закончила"},
	{Weak, "засмеялся засмеялась рассмеялся рассмеялась улыбнулся улыбнулась кивнул кивнула вздохнул вздохнула выдохнул выдохнула"},
	{Weak, "приказал приказала попросил попросила просит просил просила пообещал пообещала предложил предложила"},
	{Naming, "назвал назвала называет"},
}

// isRussianVerb reports whether a word may be a finite verb, by its ending.
func isRussianVerb(word string) bool {
	for _, ending := range []string{"ал", "ала", "али", "ил", "ила", "или", "ел", "ела", "нул", "нула", "лся", "лась", "ает", "ит", "ёт", "ет", "ят", "ют"} {
		if stem, ok := strings.CutSuffix(word, ending); ok {
			return stem != ""
		}
	}
	return false
}

// isRussianParticiple reports whether a word may be an adverbial participle, by its ending.
func isRussianParticiple(word string) bool {
	for _, ending := range []string{"ая", "яя", "ив", "ав", "ув", "ись", "вшись", "вши"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// hasRussianPersonEnding reports whether a word has an ending of nouns for people.
func hasRussianPersonEnding(word string) bool {
	const minWord = 12 // bytes
	if len(word) < minWord {
		return false
	}
	for _, ending := range []string{"тель", "тельница", "ник", "ница", "лог", "ист", "истка", "щик", "щица", "арь", "ец"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// russianNameStem returns a word of a name without its case ending, so that a name is the
// same in all cases.
func russianNameStem(word string) string {
	const minStem = 4 // bytes
	for _, ending := range []string{"ому", "ого", "ыми", "ими", "ой", "ей", "ою", "ым", "им", "ом", "ем", "ый", "ий", "ая", "ую", "а", "я", "у", "ю", "е", "ы", "и", "ь", "й"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= minStem {
			return stem
		}
	}
	return word
}

// russianNominative returns the nominative of a name in the genitive, as after “по словам”.
// Whether the ending of a surname is a man's or a woman's shows in the given name before it.
func russianNominative(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		switch {
		case strings.HasSuffix(word, "овой"), strings.HasSuffix(word, "евой"), strings.HasSuffix(word, "иной"), strings.HasSuffix(word, "ёвой"):
			words[i] = strings.TrimSuffix(word, "ой") + "а"
		case strings.HasSuffix(word, "ой") && i > 0:
			words[i] = strings.TrimSuffix(word, "ой") + "ая"
		case strings.HasSuffix(word, "ого") && i > 0:
			words[i] = strings.TrimSuffix(word, "ого") + "ий"
		case strings.HasSuffix(word, "ы"):
			words[i] = strings.TrimSuffix(word, "ы") + "а"
		case strings.HasSuffix(word, "ии"):
			words[i] = strings.TrimSuffix(word, "и") + "я"
		case strings.HasSuffix(word, "и"):
			words[i] = strings.TrimSuffix(word, "и") + "а"
		case strings.HasSuffix(word, "а"):
			words[i] = strings.TrimSuffix(word, "а")
		case strings.HasSuffix(word, "ея"), strings.HasSuffix(word, "ия"):
			words[i] = strings.TrimSuffix(word, "я") + "й"
		case strings.HasSuffix(word, "я"):
			words[i] = strings.TrimSuffix(word, "я") + "ь"
		}
	}
	return strings.Join(words, " ")
}
