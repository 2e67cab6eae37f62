package lexicon

import (
	"strings"
	"sync"
)

// spanish returns the lexicon of Spanish.
var spanish = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "es",
		grammar: Grammar{
			Inverts:         true,
			AsidesInMarks:   true,
			DropsSubject:    true,
			SourcePhrases:   phrases("según", "para", "a juicio de", "en palabras de", "en opinión de", "en * opinión", "a * juicio", "en * palabras", "según * palabras"),
			DefiniteArticle: "el",
			IsVerb:          isSpanishVerb,
			IsFirstPerson: func(verb string) bool {
				return strings.HasSuffix(verb, "é") || strings.HasSuffix(verb, "í") || verb == "dije" || verb == "digo"
			},
			IsAdverb:     func(word string) bool { return strings.HasSuffix(word, "mente") },
			IsParticiple: func(word string) bool { return strings.HasSuffix(word, "ndo") },
			SecondPerson: wordSet("tú Tú te ti usted Usted ustedes vosotros tu tus señor señora"),
		},
		classes: [][]classRow{spanishWords[:], spanishNouns[:]},
		funcs:   spanishFuncs[:],
		titles:  spanishTitles[:],
		genders: spanishGenders[:],
		refers: []genderRow{
			{Male, "él"},
			{Female, "ella"},
		},
		verbs:         spanishVerbs[:],
		abbreviations: "Sr Sra Srta D Dña Dr Dra Ud Uds St Sto",
	})
})

// spanishWords holds the function words, and the words around names and quotation marks.
var spanishWords = [...]classRow{
	{Pronoun | NotName, `yo tú él ella usted nosotros nosotras vosotros ellos ellas ustedes`},
	{ThirdPerson, `él ella`},
	{PossessivePronoun | NotName, `mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra`},
	{Determiner | NotName, `el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella mi mis tu tus su sus nuestro nuestra dos tres
			cuatro cinco seis siete ocho nueve diez algunos algunas varios varias muchos muchas cada otro otra todo toda todos todas`},
	{Article | NotName, `el la los las un una unos unas`},
	{Preposition | NotName, `de del a al en con por para sin sobre entre desde hasta hacia contra según ante bajo tras durante mediante`},
	{Link | NotName, `de del a al en`},
	{EndsNounPhrase | NotName, `en con por para sin sobre entre desde hasta hacia contra según ante bajo tras durante se me te le les nos lo`},
	{Locative | NotName, `en desde hacia hasta`},
	{Auxiliary, `es son era eran fue fueron será sería está están estaba ha han había habían hubo he puede pueden podía debe deben va van iba quiere quería no`},
	{Be, `es son era eran fue fueron está están estaba`},
	{Adverb | Manner | Adverbial | NotName, `también todavía aún ya siempre nunca luego después entonces ayer hoy mañana anoche aquí allí ahí más menos muy
			bien mal así además casi solo sólo apenas pronto tarde antes ahora bajito despacio`},
	{SentenceAdverb | NotName, `luego después entonces ayer hoy anoche aquí allí así además ahora también`},
	{Clitic, `me te se le les nos lo la los las`},
	{ClauseStart | NotName, `que quien quienes cuyo cuya donde cuando si como porque aunque mientras pues`},
	{JoinsClause | NotName, `que cuando si como porque pero y mientras quien`},
	{BreaksNounPhrase | NotName, `y e pero o que si cuando como`},
	{OpensClause | NotName, `y e pero o cuando si porque aunque mientras pues`},
	{Function | NotName, `y e o u pero que si no ni como cual`},
	{NotName, `lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
			diciembre esto eso aquello qué quién cómo dónde cuándo cuánto cuál ah oh ay sí bueno pues claro nada nadie algo
			alguien tal acaso señor señora gracias tampoco incluso`},
	{NameParticle, `de del la las los von van der el al`},
	{Degree, `dr dra`},
	{WorkNoun, `libro novela película canción disco obra ópera serie cuento poema ensayo artículo exposición documental programa diario revista espectáculo cuadro`},
	{IntroducesTitle, `titulado titulada llamado llamada`},
	{IntroducesMention, `palabra palabras término expresión llamado llamada llamados denominado denominada apodado`},
	{SmallInTitle, `el la los las un una de del al a en y o con por para sin`},
	{InscriptionVerb, `lee leía rezaba reza`},
	{SignNoun, `cartel pancarta letrero placa rótulo inscripción etiqueta`},
	{BeforeVocative, `mi querido querida oh ay sí no bien bueno pobre señor señora don doña pero`},
}

var spanishFuncs = [...]funcRow{
	{And, "y e"},
	{Or, "o u"},
	{But, "pero"},
	{Then, "luego"},
	{While, "mientras"},
	{Definite, "el la"},
	{Indefinite, "un una"},
	{Of, "de del"},
	{To, "a"},
	{On, "sobre"},
	{By, "por"},
	{Before, "antes"},
	{With, "con"},
	{As, "como"},
	{That, "que"},
	{Who, "quien donde"},
	{Whose, "cuyo cuya"},
}

var spanishNouns = [...]classRow{
	{Role, `presidente presidenta director directora entrenador entrenadora portavoz alcalde alcaldesa ministro ministra profesor profesora autor autora jefe jefa
			juez jueza abogado abogada médico médica doctor doctora investigador investigadora maestro maestra alumno alumna
			estudiante cura sacerdote obispo general capitán coronel comandante comisario comisaria inspector inspectora diputado
			diputada senador senadora concejal concejala secretario secretaria responsable gerente fundador fundadora dueño dueña
			agricultor agricultora ganadero ganadera pescador vecino vecina amigo amiga colega marido mujer esposa hijo hija
			hermano hermana madre padre tío tía artista músico cantante actor actriz cineasta escritor escritora periodista
			economista historiador historiadora biólogo bióloga geólogo geóloga ingeniero ingeniera arquitecto arquitecta experto
			experta analista testigo policía fiscal jugador jugadora candidato candidata embajador embajadora rey reina papa
			empresario empresaria enfermero enfermera bombero consejero consejera gobernador gobernadora`},
	{PersonNoun, `hombre señora señor niño niña chico chica muchacho muchacha anciano anciana viejo vieja joven forastero criada criado sirvienta mozo oficial
			soldado marinero comerciante mendigo molinero herrero cazador pastor maestro cocinero cocinera jardinero panadero
			portero cochero jinete caballero príncipe princesa barón conde condesa duque duquesa marqués marquesa fraile monja
			viuda viudo novio novia primo prima sobrino sobrina abuelo abuela desconocido desconocida compañero compañera visitante
			habitante obrero obrera empleado empleada paciente víctima sospechoso acusado guardia poeta pintor pintora posadero
			camarero camarera vendedor vendedora taxista mendiga huésped bruja gigante voz`},
	{OrganizationWord, `policía ayuntamiento gobierno partido tribunal asociación ministerio universidad sindicato iglesia instituto sociedad diario agencia
			comisión comité consejo congreso empresa banco grupo club federación junta fiscalía`},
	{TimeNoun, `segundo segundos minuto minutos hora horas día días mañana tarde noche semana semanas mes meses año años tiempo momento rato instante primavera verano
			otoño invierno`},
	{Place, `españa méxico argentina chile perú colombia venezuela cuba francia alemania italia portugal inglaterra rusia europa américa china japón madrid
			barcelona valencia sevilla bilbao zaragoza málaga bogotá lima santiago buenos_aires londres parís berlín roma
			andalucía cataluña galicia áfrica asia ucrania`},
}

var spanishTitles = [...]titleRow{
	{MaleTitle, Male, `sr señor don d fray padre tío rey príncipe conde duque`},
	{MarriedFemaleTitle, Female, `sra señora doña dña tía reina condesa duquesa`},
	{UnmarriedFemaleTitle, Female, `srta señorita sor princesa`},
	{NeutralTitle, Unknown, `dr dra doctor doctora`},
}

var spanishGenders = [...]genderRow{
	{Male, `hombre señor niño chico muchacho anciano viejo marido hijo hermano padre tío rey príncipe conde duque fraile viudo novio primo sobrino abuelo criado
			alcalde ministro director abogado médico vecino amigo escritor actor profesor empresario cura`},
	{Female, `mujer señora niña chica muchacha anciana vieja esposa hija hermana madre tía reina princesa condesa duquesa monja viuda novia prima sobrina abuela
			criada alcaldesa ministra directora abogada médica vecina amiga escritora actriz profesora empresaria jueza presidenta
			geóloga bióloga`},
}

// spanishVerbs is the table of verbs, with their forms for one speaker and for several, and
// their participles.
var spanishVerbs = [...]cueRow{
	{Reporting, "dice dijo decía dicen dijeron dije digo dicho diciendo diría"},
	{Reporting, "declara declaró declaraba declarado declararon"},
	{Reporting, "responde respondió respondía respondí respondido respondieron contesta contestó contestaba contesté contestado"},
	{Reporting, "pregunta preguntó preguntaba pregunté preguntado preguntaron"},
	{Reporting, "añade añadió añadía añadido agrega agregó agregado"},
	{Reporting, "explica explicó explicaba explicado"},
	{Reporting, "afirma afirmó afirmaba afirmado asegura aseguró aseguraba asegurado"},
	{Reporting, "cuenta contó contaba contado relata relató relataba"},
	{Reporting, "grita gritó gritaba grité gritado gritaron exclama exclamó exclamaba exclamé"},
	{Reporting, "murmura murmuró murmuraba susurra susurró susurraba balbucea balbuceó"},
	{Reporting, "replica replicó replicaba replicado repuso"},
	{Reporting, "escribe escribió escribía escrito"},
	{Reporting, "anuncia anunció anunciado precisa precisó precisado señala señaló señalado indica indicó indicado"},
	{Reporting, "sostiene sostuvo sostenía considera consideró opina opinó opinaba opinado"},
	{Reporting, "comenta comentó comentaba comentado destaca destacó destacado subraya subrayó subrayado recuerda recordó recordaba recordado"},
	{Reporting, "advierte advirtió advertía advertido insiste insistió insistía insistido reconoce reconoció reconocía reconocido admite admitió admitido"},
	{Reporting, "lamenta lamentó lamentaba lamentado denuncia denunció denunciado critica criticó criticado reclama reclamó"},
	{Reporting, "confiesa confesó confesado manifiesta manifestó manifestado expresa expresó informa informó informado"},
	{Weak, "sigue siguió continúa continuó prosigue prosiguió repite repitió repetía"},
	{Weak, "suspira suspiró suspiraba piensa pensó pensaba pensé cree creía creyó"},
	{Weak, "empieza empezó comienza comenzó interrumpe interrumpió concluye concluyó concluido resume resumió bromea bromeó ironiza ironizó"},
	{Weak, "ríe rio rió sonríe sonrió solloza sollozó gime gimió gruñe gruñó ordena ordenó suplica suplicó pide pidió propone propuso promete prometió"},
	{Naming, "llama llamó llamaba llamado califica calificó calificado tacha tachó denomina"},
}

// isSpanishVerb reports whether a word may be a finite verb, by its ending.
func isSpanishVerb(word string) bool {
	for _, ending := range []string{"ó", "aba", "ía", "a", "e", "é", "í", "aron", "ieron", "o"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
