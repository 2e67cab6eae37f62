package lexicon

import (
	"strings"
	"sync"
)

// italian returns the lexicon of Italian.
var italian = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "it",
		grammar: Grammar{
			Inverts:         true,
			DropsSubject:    true,
			Elisions:        wordSet("l d un dell all dall nell sull quell c m t s n"),
			SourcePhrases:   phrases("secondo", "per", "a giudizio di", "a detta di", "a parere di", "nelle parole di", "a * avviso", "a * giudizio", "a * parere", "a * dire"),
			DefiniteArticle: "il",
			IsVerb:          isItalianVerb,
			IsFirstPerson: func(verb string) bool {
				return strings.HasSuffix(verb, "ai") || strings.HasSuffix(verb, "ii") || strings.HasSuffix(verb, "si") || verb == "dico"
			},
			IsAdverb:     func(word string) bool { return strings.HasSuffix(word, "mente") },
			IsParticiple: func(word string) bool { return strings.HasSuffix(word, "ndo") },
			SecondPerson: wordSet("tu Tu ti te voi vi tuo tua signore signora Lei"),
		},
		classes: [][]classRow{italianWords[:], italianNouns[:]},
		funcs:   italianFuncs[:],
		titles:  italianTitles[:],
		genders: italianGenders[:],
		refers: []genderRow{
			{Male, "lui egli"},
			{Female, "lei ella"},
		},
		verbs:         italianVerbs[:],
		abbreviations: "Sig Dott Prof Avv Ing On Mons St",
	})
})

// italianWords holds the function words, and the words around names and quotation marks.
var italianWords = [...]classRow{
	{Pronoun | NotName, `io tu lui lei egli ella noi voi loro essi esse`},
	{ThirdPerson, `lui lei egli ella`},
	{PossessivePronoun | NotName, `mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra`},
	{Determiner | NotName, `il lo la i gli le l' l’ un uno una un' un’ questo questa questi queste quel quello quella quei quelle suo sua mio mia due tre
			quattro cinque sei sette otto nove dieci alcuni alcune molti molte ogni altro altra altri altre tutti tutte`},
	{Article | NotName, `il lo la i gli le l' l’ un uno una un' un’`},
	{Preposition | NotName, `di d' d’ del dello della dell' dell’ dei degli delle a al allo alla all' all’ ai agli alle da dal dallo dalla dall' dall’
			dai dagli dalle in nel nello nella nell' nell’ nei negli nelle con su sul sulla sullo sull' sull’ sui sulle per tra fra senza
			contro verso sotto sopra dopo prima durante secondo presso davanti`},
	{Link | NotName, `di d' d’ del dello della dell' dell’ dei degli delle a al alla`},
	{EndsNounPhrase | NotName, `in nel nello nella nei nelle con su sul sulla per tra fra senza contro verso sotto sopra dopo prima durante secondo davanti da dal dalla
			si mi ti ci vi ne gli`},
	{Locative | NotName, `in a da nel nella`},
	{Auxiliary, `è sono era erano fu furono sarà sarebbe sta stava ha hanno aveva avevano ebbe ho può possono poteva deve devono doveva va vuole voleva non`},
	{Be, `è sono era erano fu furono`},
	{Adverb | Manner | Adverbial | NotName, `anche ancora già sempre mai poi dopo allora ieri oggi domani qui qua lì là più meno molto bene male così inoltre quasi
			solo appena presto tardi prima ora adesso piano forte subito infine`},
	{SentenceAdverb | NotName, `poi dopo allora ieri oggi domani qui lì così inoltre ora adesso infine anche`},
	{Clitic, `mi ti si gli le ci vi lo la li ne m' m’ s' s’`},
	{ClauseStart | NotName, `che chi cui dove quando se come perché mentre poiché quale`},
	{JoinsClause | NotName, `che quando se come perché ma e mentre cui`},
	{BreaksNounPhrase | NotName, `e ed ma o che se quando come`},
	{OpensClause | NotName, `e ed ma o quando se perché mentre poiché`},
	{Function | NotName, `e ed o ma che se non né come quale`},
	{NotName, `lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
			dicembre ciò questo quello cosa come dove quanto ah oh eh sì no bene ecco niente nulla nessuno qualcuno signore
			signora grazie forse invece intanto`},
	{NameParticle, `di de del della dei la lo d' d’ von van der al`},
	{Degree, `dott prof`},
	{WorkNoun, `libro romanzo film canzone disco album opera serie racconto poesia saggio articolo mostra documentario programma giornale rivista spettacolo quadro brano`},
	{IntroducesTitle, `intitolato intitolata chiamato chiamata`},
	{IntroducesMention, `parola parole termine espressione cosiddetto cosiddetta cosiddetti chiamato chiamata definito definita soprannominato`},
	{SmallInTitle, `il lo la i gli le un una di del della dei a al in nel e o con per da`},
	{InscriptionVerb, `legge leggeva recita`},
	{SignNoun, `cartello striscione insegna targa scritta etichetta manifesto`},
	{BeforeVocative, `mio mia caro cara cari oh ah sì no bene povero povera signor signora don ma`},
}

var italianFuncs = [...]funcRow{
	{And, "e ed"},
	{Or, "o"},
	{But, "ma"},
	{Then, "poi"},
	{While, "mentre"},
	{Definite, "il lo la l' l’"},
	{Indefinite, "un uno una un' un’"},
	{Of, "di del della"},
	{To, "a"},
	{On, "su"},
	{By, "da dal dalla"},
	{Before, "prima"},
	{With, "con"},
	{As, "come"},
	{That, "che"},
	{Who, "chi dove"},
	{Whose, "cui"},
}

var italianNouns = [...]classRow{
	{Role, `presidente presidentessa direttore direttrice allenatore allenatrice portavoce sindaco sindaca ministro ministra professore professoressa autore autrice capo
			giudice avvocato avvocata medico dottore dottoressa ricercatore ricercatrice maestro maestra alunno alunna studente
			studentessa parroco sacerdote vescovo generale capitano colonnello comandante commissario commissaria ispettore
			deputato deputata senatore senatrice assessore assessora segretario segretaria responsabile gestore fondatore
			fondatrice proprietario proprietaria agricoltore allevatore pescatore vicino vicina amico amica collega marito moglie
			figlio figlia fratello sorella madre padre zio zia artista musicista cantante attore attrice regista scrittore
			scrittrice giornalista economista storico storica biologo biologa geologo geologa ingegnere architetto architetta
			esperto esperta analista testimone poliziotto poliziotta procuratore procuratrice giocatore giocatrice candidato
			candidata ambasciatore ambasciatrice re regina papa imprenditore imprenditrice infermiere infermiera pompiere
			consigliere consigliera governatore giardiniere giardiniera titolare`},
	{PersonNoun, `uomo donna signora signore bambino bambina ragazzo ragazza vecchio vecchia giovane forestiero serva servo cameriere cameriera ufficiale soldato
			marinaio mercante mendicante mugnaio fabbro cacciatore pastore cuoco cuoca panettiere portiere cocchiere cavaliere
			principe principessa barone baronessa conte contessa duca duchessa marchese marchesa frate monaco monaca suora vedova
			vedovo fidanzato fidanzata cugino cugina nipote nonno nonna sconosciuto sconosciuta compagno compagna visitatore
			abitante operaio operaia impiegato impiegata paziente vittima sospettato imputato guardia poeta pittore pittrice oste
			venditore tassista ospite strega gigante voce notaio nocchiero`},
	{OrganizationWord, `polizia comune governo partito tribunale associazione ministero università sindacato chiesa istituto società giornale agenzia commissione
			comitato consiglio congresso impresa banca gruppo club federazione giunta procura regione`},
	{TimeNoun, `secondo secondi minuto minuti ora ore giorno giorni mattina mattino sera notte settimana settimane mese mesi anno anni tempo momento attimo primavera
			estate autunno inverno`},
	{Place, `italia francia germania spagna portogallo svizzera inghilterra russia europa america cina giappone roma milano napoli torino palermo genova bologna
			firenze venezia bari londra parigi berlino madrid sicilia sardegna toscana lombardia africa asia ucraina`},
}

var italianTitles = [...]titleRow{
	{MaleTitle, Male, `sig signor don fra padre zio re principe conte duca`},
	{MarriedFemaleTitle, Female, `signora donna zia regina contessa duchessa`},
	{UnmarriedFemaleTitle, Female, `signorina suor principessa`},
	{NeutralTitle, Unknown, `dott dottor dottoressa prof professor ingegner avv ing on`},
}

var italianGenders = [...]genderRow{
	{Male, `uomo signore bambino ragazzo vecchio marito figlio fratello padre zio re principe conte duca frate monaco vedovo fidanzato cugino nonno servo sindaco
			ministro direttore avvocato vicino amico scrittore attore professore imprenditore parroco`},
	{Female, `donna signora bambina ragazza vecchia moglie figlia sorella madre zia regina principessa contessa duchessa suora monaca vedova fidanzata cugina nonna
			serva sindaca ministra direttrice avvocata vicina amica scrittrice attrice professoressa imprenditrice geologa
			biologa giardiniera`},
}

// italianVerbs is the table of verbs, with their forms for one speaker and for several, and
// their participles.
var italianVerbs = [...]cueRow{
	{Reporting, "dice disse diceva dicono dissero dissi dico detto dicendo"},
	{Reporting, "dichiara dichiarò dichiarava dichiarato"},
	{Reporting, "risponde rispose rispondeva risposi risposto risposero"},
	{Reporting, "chiede chiese chiedeva chiesi chiesto domanda domandò domandava domandai domandato"},
	{Reporting, "aggiunge aggiunse aggiungeva aggiunto"},
	{Reporting, "spiega spiegò spiegava spiegato"},
	{Reporting, "afferma affermò affermava affermato assicura assicurò assicurato"},
	{Reporting, "racconta raccontò raccontava raccontato"},
	{Reporting, "grida gridò gridava gridai gridato esclama esclamò esclamava esclamai urla urlò urlava"},
	{Reporting, "mormora mormorò mormorava sussurra sussurrò sussurrava balbetta balbettò"},
	{Reporting, "replica replicò replicava replicato ribatte ribatté obietta obiettò"},
	{Reporting, "scrive scrisse scriveva scritto"},
	{Reporting, "annuncia annunciò annunciato precisa precisò precisato sottolinea sottolineò sottolineato"},
	{Reporting, "sostiene sostenne sosteneva ritiene ritenne commenta commentò commentava commentato ricorda ricordò ricordava ricordato"},
	{Reporting, "avverte avvertì avvertiva avvertito insiste insistette insisteva ammette ammise ammesso riconosce riconobbe"},
	{Reporting, "lamenta lamentò lamentava denuncia denunciò denunciato critica criticò criticato confessa confessò confessato riferisce riferì riferito"},
	{Weak, "continua continuò prosegue proseguì riprende riprese ripete ripeté ripeteva"},
	{Weak, "sospira sospirò pensa pensò pensava pensai crede credeva fa fece"},
	{Weak, "comincia cominciò interrompe interruppe conclude concluse concluso scherza scherzò osserva osservò"},
	{Weak, "ride rise sorride sorrise singhiozza gemette ordina ordinò supplica supplicò prega pregò propone propose promette promise"},
	{Naming, "chiama chiamò chiamava chiamato definisce definì definito"},
}

// isItalianVerb reports whether a word may be a finite verb, by its ending.
func isItalianVerb(word string) bool {
	for _, ending := range []string{"ò", "ava", "eva", "iva", "a", "e", "ì", "é", "ai", "arono", "ero", "irono", "ono", "ano"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
