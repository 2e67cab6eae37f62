package lexicon

import (
	"strings"
	"sync"
)

// german returns the lexicon of German.
var german = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "de",
		grammar: Grammar{
			Inverts:         true,
			ParticipleLast:  true,
			CapitalNouns:    true,
			SourcePhrases:   phrases("laut", "nach angaben von", "nach angaben", "nach aussage von", "nach den worten von", "nach den worten", "nach ansicht von", "nach ansicht", "nach meinung", "nach * worten", "nach * angaben", "* angaben zufolge", "* worten zufolge", "* meinung nach", "* ansicht nach"),
			SourcesAfter:    phrases("so"),
			SourceAfterName: "zufolge",
			DefiniteArticle: "der",
			GenitiveEnding:  "s",
			IsOblique: func(determiner, next string) bool {
				return determiner == "der" && next == strings.ToLower(next) && strings.HasSuffix(next, "en")
			},
			IsNoun:          isGermanNoun,
			IsVerb:          isGermanVerb,
			HasPersonEnding: hasGermanPersonEnding,
			SecondPerson:    wordSet("du Du dich Dich dir Dir dein deine Sie Ihnen Ihr Ihre ihr euch"),
		},
		classes: [][]classRow{germanWords[:], germanNouns[:]},
		funcs:   germanFuncs[:],
		titles:  germanTitles[:],
		genders: germanGenders[:],
		refers: []genderRow{
			{Male, "er ihn ihm sein seine seinen seinem seiner seines"},
			{Female, "sie ihr ihre ihren ihrem ihrer ihres"},
		},
		verbs:         germanVerbs[:],
		abbreviations: "Dr Prof St Hr Fr bzw usw ca Nr Mr Mrs Frhr",
	})
})

// germanWords holds the function words, and the words around names and quotation marks.
var germanWords = [...]classRow{
	{Pronoun | NotName, `ich du er sie wir man jemand niemand`},
	{ThirdPerson, `er sie ihn ihm sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres`},
	{PossessivePronoun | NotName, `mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner seines ihr ihre ihren ihrem
			ihrer ihres unser unsere unseren unserem unserer euer eure`},
	{Determiner | NotName, `der die das den dem des ein eine einen einem einer eines kein keine dieser diese dieses diesen diesem jener
			jene jenes mein meine sein seine seinen seinem ihr ihre ihren ihrem unser unsere zwei drei vier fünf sechs sieben acht
			neun zehn einige mehrere viele alle jeder jede jedes andere anderer beide`},
	{Oblique, `den dem des einen einem eines meinen meinem seinen seinem ihren ihrem unseren unserem diesen diesem dieses keinen`},
	{Article | NotName, `der die das den dem des ein eine einen einem einer eines`},
	{Preposition | NotName, `von vom in im an am auf aus bei beim mit für zu zum zur nach vor über unter um durch gegen ohne seit bis
			zwischen neben hinter wegen trotz während statt ab gegenüber per pro laut`},
	{Link | NotName, `von vom aus bei beim für`},
	{EndsNounPhrase | NotName, `in im an am auf mit zu zum zur nach vor über unter um durch gegen ohne seit bis zwischen neben hinter wegen
			trotz während gegenüber sich mir dir ihm uns ihnen euch ihn mich dich`},
	{Locative | NotName, `in im nach aus bei`},
	{Auxiliary, `ist sind war waren sei seien wäre hat haben hatte hatten habe hätte wird werden wurde wurden werde würde kann können konnte
			muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag möchte`},
	{Be, `ist sind war waren sei seien wurde wurden`},
	{Adverb | Manner | Adverbial | NotName, `auch dann später wieder noch schon immer oft nie nun jetzt da dazu darauf daraufhin dabei endlich gestern
			heute morgen bereits weiter zuletzt zunächst erst nur hier dort leise laut ruhig schnell kurz lange zudem außerdem
			anschließend abends gerade eben halb ganz sehr plötzlich sofort schließlich nämlich doch ja allerdings jedoch lachend
			zögernd damals seitdem weiterhin vorher nachher`},
	{SentenceAdverb | NotName, `dann nun da dazu darauf daraufhin gestern heute zuletzt zunächst hier dort damals außerdem zudem endlich`},
	{Clitic, `sich mir dir ihm ihr uns ihnen euch ihn mich dich es`},
	{ClauseStart | NotName, `der die das welcher welche welches wenn als dass daß weil ob wo wie während nachdem bevor bis indem damit
			obwohl wer was warum denn aber sondern`},
	{JoinsClause | NotName, `dass daß weil wenn als ob während und aber denn obwohl wobei welche welcher`},
	{BreaksNounPhrase | NotName, `und aber oder dass daß wenn als weil`},
	{OpensClause | NotName, `und aber denn oder doch als wenn weil dass daß während nachdem bevor obwohl bis wo wobei sondern`},
	{Function | NotName, `und oder aber nicht als wie dass daß weil denn sondern sowie etwa so zu`},
	{NotName, `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli
			august september oktober november dezember ja nein ach herr frau hier dort wer was wo wann warum wieso solche
			solcher manche weitere deutsche deutscher deutschen deutsches neue neuer neuen erste erster ersten letzte
			ende anfang mitte rund etwa circa gegen seit trotz dank zwar darum deshalb deswegen trotzdem dennoch gut
			danke bitte nichts etwas alles so nie wohl vielleicht oh o`},
	{NameParticle, `von vom van der den de zu zur zum di la le al bin ibn`},
	{Degree, `dr prof`},
	{WorkNoun, `buch roman film lied album stück oper serie erzählung novelle gedicht essay artikel ausstellung dokumentation hörspiel sendung
			bericht studie zeitung zeitschrift magazin song single drama`},
	{IntroducesTitle, `titel genannt betitelt`},
	{IntroducesMention, `wort begriff ausdruck sogenannte sogenannten sogenannter sogenannte genannt motto namen`},
	{SmallInTitle, `der die das den dem des und oder von in im an am auf aus mit für zu zum zur ein eine einer eines`},
	{InscriptionVerb, `steht stand prangt prangte lesen`},
	{SignNoun, `schild plakat transparent banner tafel aufschrift inschrift schriftzug aufkleber zettel`},
	{BeforeVocative, `lieber liebe liebes mein meine o oh ach ja nein herr frau fräulein aber nun guter gute`},
	{Elided, `s n ne nen ner nem`},
}

var germanFuncs = [...]funcRow{
	{Answers, "antwortete antwortet erwiderte erwidert entgegnete entgegnet versetzte"},
	{Resumes, "wiederholte ergänzte"},
	{Companion, "begleiter begleiterin freund freundin gefährte gefährtin"},
	{Other, "andere"},
	{And, "und"},
	{Or, "oder"},
	{But, "aber doch"},
	{Then, "dann"},
	{While, "während"},
	{Definite, "der die das"},
	{Indefinite, "ein eine"},
	{Of, "von"},
	{To, "zu"},
	{On, "auf"},
	{By, "durch"},
	{Before, "bevor"},
	{With, "mit"},
	{As, "als"},
	{That, "dass daß"},
	{Who, "welcher welche wo"},
	{It, "es"},
}

var germanNouns = [...]classRow{
	{Role, `präsident präsidentin direktor direktorin trainer trainerin sprecher sprecherin bürgermeister bürgermeisterin minister ministerin
			professor professorin autor autorin leiter leiterin chef chefin vorsitzender vorsitzende vorstand richter richterin
			anwalt anwältin arzt ärztin forscher forscherin lehrer lehrerin schüler schülerin student studentin pfarrer pfarrerin
			bischof general hauptmann kapitän kapitänin kommissar kommissarin abgeordneter abgeordnete senator senatorin kanzler
			kanzlerin rektor rektorin manager managerin geschäftsführer geschäftsführerin gründer gründerin inhaber inhaberin
			unternehmer unternehmerin bauer bäuerin landwirt landwirtin fischer nachbar nachbarin freund freundin kollege kollegin
			mann frau sohn tochter bruder schwester mutter vater onkel tante künstler künstlerin musiker musikerin sänger sängerin
			schauspieler schauspielerin regisseur regisseurin schriftsteller schriftstellerin journalist journalistin ökonom
			ökonomin historiker historikerin biologe biologin geologe geologin ingenieur ingenieurin architekt architektin
			restaurator restauratorin experte expertin analyst analystin zeuge zeugin polizist polizistin staatsanwalt
			staatsanwältin verteidiger stürmer torwart spieler spielerin kandidat kandidatin botschafter botschafterin könig
			königin fürst graf gräfin kaiser kaiserin papst landrat landrätin stadtrat stadträtin referent referentin`},
	{PersonNoun, `herr dame kind junge mädchen knabe bube greis greisin alte alter fremder fremde gast wirt wirtin kellner kellnerin
			diener dienerin magd knecht bote offizier soldat matrose kaufmann händler händlerin bettler müller schmied jäger
			hirte förster meister geselle lehrling koch köchin gärtner gärtnerin bäcker metzger schreiber beamter beamte
			wärter portier kutscher reiter ritter prinz prinzessin baron baronin herzog herzogin doktor nonne mönch priester
			witwe witwer braut bräutigam gatte gattin enkel enkelin neffe nichte vetter cousine base großvater großmutter
			opa oma sprecher besucher besucherin bewohner bewohnerin anwohner anwohnerin einwohner mitarbeiter mitarbeiterin
			arbeiter arbeiterin angestellter patient patientin opfer täter verdächtiger angeklagter anführer führer held
			heldin dichter dichterin maler malerin wissenschaftler wissenschaftlerin hauptdarsteller chronist beobachter
			vertreter vertreterin politiker politikerin stimme`},
	{OrganizationWord, `polizei partei gericht verband verein bundesrat bundestag landtag regierung ministerium behörde amt gmbh ag universität
			stiftung gewerkschaft kirche institut gesellschaft zeitung agentur fraktion kommission komitee ausschuss kammer
			spd cdu csu fdp grüne linke afd eu uno nato staatsanwaltschaft feuerwehr bank konzern club klub bund stadtrat`},
	{People, `polizei leute`},
	{TimeNoun, `sekunde minute minuten stunde stunden tag tage morgen abend mittag nacht woche wochen monat monate jahr jahre zeit weile augenblick
			moment frühling sommer herbst winter`},
	{Place, `deutschland österreich schweiz frankreich italien spanien polen russland england europa amerika china japan indien berlin hamburg münchen
			köln frankfurt stuttgart dresden leipzig bremen hannover wien zürich bern paris london rom madrid moskau brüssel
			washington bayern sachsen hessen thüringen brandenburg niedersachsen usa afrika asien ukraine türkei israel`},
}

var germanTitles = [...]titleRow{
	{MaleTitle, Male, `herr herrn hr freiherr graf fürst prinz könig kaiser pater bruder onkel vetter sir mr`},
	{MarriedFemaleTitle, Female, `frau gräfin fürstin königin kaiserin tante lady mrs madame baronin`},
	{UnmarriedFemaleTitle, Female, `fräulein schwester prinzessin miss`},
	{NeutralTitle, Unknown, `dr prof doktor`},
}

var germanGenders = [...]genderRow{
	{Male, `mann herr sohn bruder vater onkel junge knabe greis diener knecht kaufmann prinz baron herzog mönch priester witwer bräutigam gatte enkel
			neffe vetter großvater opa könig graf kaiser papst müller schmied jäger kutscher ritter portier wirt kellner sprecher
			präsident bürgermeister minister leiter arzt lehrer pfarrer richter`},
	{Female, `frau dame tochter schwester mutter tante mädchen greisin magd wirtin kellnerin prinzessin baronin herzogin nonne witwe braut gattin enkelin
			nichte cousine base großmutter oma königin gräfin kaiserin köchin sprecherin präsidentin bürgermeisterin ministerin
			leiterin ärztin lehrerin pfarrerin richterin kanzlerin`},
}

// germanVerbs is the table of verbs, with their forms for one speaker and for several.
var germanVerbs = [...]cueRow{
	{Reporting, "sagt sagte sagten sagen gesagt sag' sagt' sage"},
	{Reporting, "erklärt erklärte erklärten erklären"},
	{Reporting, "meint meinte meinten meine"},
	{Reporting, "fragt fragte fragten frage gefragt frug"},
	{Reporting, "antwortet antwortete antworteten antworte geantwortet"},
	{Reporting, "erwidert erwiderte erwiderten entgegnet entgegnete versetzte"},
	{Reporting, "berichtet berichtete berichteten berichten"},
	{Reporting, "betont betonte betonten betonen"},
	{Reporting, "ruft rief riefen rufe gerufen"},
	{Reporting, "schreibt schrieb schrieben geschrieben"},
	{Reporting, "erzählt erzählte erzählten"},
	{Reporting, "teilt teilte teilten"},
	{Reporting, "äußert äußerte äußerten"},
	{Reporting, "kommentiert kommentierte kritisiert kritisierte"},
	{Reporting, "warnt warnte warnten fordert forderte forderten"},
	{Reporting, "behauptet behauptete versichert versicherte versicherten"},
	{Reporting, "kündigt kündigte bestätigt bestätigte"},
	{Reporting, "widerspricht widersprach widersprachen"},
	{Reporting, "spricht sprach sprachen gesprochen"},
	{Reporting, "heißt hieß heisst hiess"},
	{Reporting, "bemerkt bemerkte ergänzt ergänzte"},
	{Reporting, "flüstert flüsterte flüsterten murmelt murmelte schreit schrie schrien brüllt brüllte stammelt stammelte"},
	{Reporting, "räumt räumte gesteht gestand beteuert beteuerte verkündet verkündete"},
	{Reporting, "begründet begründete mahnt mahnte klagt klagte beklagt beklagte"},
	{Weak, "denkt dachte dachten glaubt glaubte findet fand"},
	{Weak, "beginnt begann fährt fuhr setzt setzte stößt stieß wirft warf fügt fügte gibt gab hebt hob fiel fällt"},
	{Weak, "lacht lachte lächelt lächelte nickt nickte seufzt seufzte weint weinte"},
	{Weak, "freut freute hofft hoffte wiederholt wiederholte"},
	{Weak, "lautet lautete bittet bat befiehlt befahl"},
	{Naming, "nennt nannte nannten bezeichnet bezeichnete bezeichneten genannt"},
}

// isGermanNoun reports whether a word has an ending that nouns have and names do not.
func isGermanNoun(word string) bool {
	const minStem = 3 // bytes
	for _, ending := range []string{
		"ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten", "nis", "nisse", "ismus", "ling",
		"tum", "sal", "chen", "ment", "enz", "anz", "erei", "ierung", "zeug", "werk", "haus", "platz", "recht", "tag", "jahr",
	} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= minStem {
			return true
		}
	}
	return false
}

// isGermanVerb reports whether a word may be a finite verb, by its ending.
func isGermanVerb(word string) bool {
	for _, ending := range []string{"te", "ten", "t", "en", "ieb", "ach", "og", "ang", "iff", "ug", "ief"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}

// hasGermanPersonEnding reports whether a word has an ending of nouns for people.
func hasGermanPersonEnding(word string) bool {
	const minWord = 7 // bytes
	if len(word) < minWord {
		return false
	}
	for _, ending := range []string{
		"erin", "istin", "ologin", "ologe", "chefin", "chef", "leiter", "meister", "sprecher", "mann", "frau", "ist", "ikerin", "iker",
		"eurin", "eur", "torin", "tor", "ant", "antin", "ent", "entin", "graph", "graf",
	} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
