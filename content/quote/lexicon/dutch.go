package lexicon

import (
	"strings"
	"sync"
)

// dutch returns the lexicon of Dutch.
var dutch = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "nl",
		grammar: Grammar{
			Inverts:         true,
			ParticipleLast:  true,
			SourcePhrases:   phrases("volgens", "aldus", "naar eigen zeggen van", "in de woorden van", "in * woorden", "naar * mening", "in * ogen"),
			DefiniteArticle: "de",
			IsVerb:          isDutchVerb,
			IsParticiple: func(word string) bool {
				return (strings.HasSuffix(word, "end") || strings.HasSuffix(word, "ende")) && len(word) > 5
			},
			SecondPerson: wordSet("jij Jij je Je jou jouw u U uw jullie gij Gij ge"),
		},
		classes: [][]classRow{dutchWords[:], dutchNouns[:]},
		funcs:   dutchFuncs[:],
		titles:  dutchTitles[:],
		genders: dutchGenders[:],
		refers: []genderRow{
			{Male, "hij hem zijn z'n z’n"},
			{Female, "zij ze haar"},
		},
		verbs:         dutchVerbs[:],
		abbreviations: "Dr Prof Mr Mevr Mw Dhr Ir Drs St Ds",
	})
})

// dutchWords holds the function words, and the words around names and quotation marks.
var dutchWords = [...]classRow{
	{Pronoun | NotName, `ik jij je u gij ge hij zij ze wij we jullie men iemand niemand`},
	{ThirdPerson, `hij zij ze hem haar zijn z'n z’n`},
	{PossessivePronoun | NotName, `mijn m'n m’n jouw uw zijn z'n z’n haar ons onze hun`},
	{Determiner | NotName, `de het een 't ’t den der dit dat deze die mijn jouw uw zijn haar ons onze hun twee drie vier vijf zes zeven acht negen tien enkele
			veel vele alle elk elke ieder iedere geen andere beide sommige`},
	{Article | NotName, `de het een 't ’t den der`},
	{Preposition | NotName, `van in op aan met voor uit bij naar over onder door tegen tot om na te ten ter zonder tussen naast achter sinds tijdens volgens
			vanaf vanuit langs per`},
	{Link | NotName, `van uit voor bij`},
	{EndsNounPhrase | NotName, `in op aan met naar over onder door tegen tot om na te zonder tussen naast achter sinds tijdens volgens zich me mij hem haar ons hun`},
	{Locative | NotName, `in naar uit`},
	{Auxiliary, `is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen kon konden moet moeten moest mag wil willen wilde zal zullen zou zouden`},
	{Be, `is was waren werd werden`},
	{Adverb | Manner | Adverbial | NotName, `ook dan toen later weer nog al altijd vaak nooit nu daarna daarop eindelijk gisteren vandaag morgen reeds verder eerst pas
			slechts hier daar er zacht luid rustig snel kort even bovendien vervolgens meteen plotseling toch wel echter net juist heel
			erg zeer dinsdagavond maandagavond vanochtend vanavond vanmiddag`},
	{SentenceAdverb | NotName, `dan toen daarna daarop gisteren vandaag nu hier daar bovendien vervolgens eindelijk later`},
	{Clitic, `zich me mij hem haar ons hun je u het`},
	{ClauseStart | NotName, `die dat wat wie waar als toen omdat dat of hoe terwijl nadat voordat tot indien hoewel want maar`},
	{JoinsClause | NotName, `dat omdat terwijl als toen of en maar want hoewel`},
	{BreaksNounPhrase | NotName, `en maar of dat als toen omdat`},
	{OpensClause | NotName, `en maar want of als toen terwijl omdat nadat voordat hoewel tot`},
	{Function | NotName, `en of maar niet als dan dat omdat want zoals`},
	{NotName, `maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november
			december ja nee och ach o oh mijnheer meneer mevrouw juffrouw hier daar wie wat waar waarom hoe zo nou niets iets alles
			goed wel welnu neen echter daarom zeker misschien dank`},
	{NameParticle, `van de der den ter ten te 't het in la le al el von`},
	{Degree, `dr prof ir drs`},
	{WorkNoun, `boek roman film lied album plaat stuk opera serie verhaal gedicht essay artikel tentoonstelling documentaire uitzending krant tijdschrift nummer
			bundel schilderij voorstelling`},
	{IntroducesTitle, `getiteld genaamd geheten`},
	{IntroducesMention, `woord woorden begrip term zogenaamde zogeheten genaamd bijnaam`},
	{SmallInTitle, `de het een van in op aan met voor uit en of bij te der den`},
	{InscriptionVerb, `staat stond`},
	{SignNoun, `bord spandoek plakkaat opschrift bordje sticker plaquette`},
	{BeforeVocative, `mijn lieve beste waarde o oh ach ja nee mijnheer meneer mevrouw juffrouw maar goede`},
	{Elided, `t s n k m r ns`},
}

var dutchFuncs = [...]funcRow{
	{Answers, "antwoordde antwoordt hernam"},
	{Resumes, "vervolgde vervolgt herhaalde"},
	{Companion, "vriend vriendin metgezel kameraad"},
	{Other, "ander"},
	{And, "en"},
	{Or, "of"},
	{But, "maar"},
	{Then, "dan toen"},
	{While, "terwijl"},
	{Definite, "de het"},
	{Indefinite, "een"},
	{Of, "van"},
	{To, "te"},
	{On, "op"},
	{By, "door"},
	{Before, "voordat"},
	{With, "met"},
	{As, "als"},
	{That, "dat"},
	{Who, "die waar"},
}

var dutchNouns = [...]classRow{
	{Role, `president directeur directrice trainer trainster woordvoerder woordvoerster burgemeester wethouder minister hoogleraar professor auteur hoofd chef cheffin
			voorzitter voorzitster rechter advocaat advocate arts huisarts onderzoeker onderzoekster leraar lerares leerling
			student studente dominee pastoor priester bisschop generaal kapitein kolonel majoor commissaris inspecteur kamerlid
			senator raadslid secretaris secretaresse manager oprichter oprichtster eigenaar eigenares boer boerin visser buurman
			buurvrouw vriend vriendin collega man vrouw zoon dochter broer zus zuster moeder vader oom tante kunstenaar kunstenares
			muzikant zanger zangeres acteur actrice regisseur schrijver schrijfster journalist journaliste econoom historicus
			bioloog geoloog ingenieur architect deskundige analist getuige agent agente politieagent officier verdediger speler
			speelster kandidaat ambassadeur koning koningin paus ondernemer ondernemster badmeester verpleegkundige brandweerman
			snoeister tuinman bakker molenaar`},
	{PersonNoun, `heer dame kind jongen meisje knaap grijsaard oude vreemdeling vreemde gast waard waardin knecht meid dienstbode bediende officier soldaat matroos
			koopman handelaar bedelaar smid jager herder meester kok kokkin tuinman slager schrijver ambtenaar portier koetsier
			ruiter ridder prins prinses baron barones graaf gravin hertog hertogin dokter non monnik weduwe weduwnaar bruid
			bruidegom echtgenoot echtgenote neef nicht grootvader grootmoeder opa oma bezoeker bezoekster bewoner bewoonster inwoner
			medewerker medewerkster arbeider arbeidster patiënt patiënte slachtoffer verdachte dader held heldin dichter dichteres
			schilder schilderes chauffeur stem juffrouw mevrouw mijnheer meneer bode veldheer stuurman`},
	{OrganizationWord, `politie gemeente regering partij rechtbank vereniging ministerie universiteit vakbond kerk instituut krant agentschap commissie raad college bedrijf bank
			groep club bond provincie brandweer`},
	{TimeNoun, `seconde minuut minuten uur uren dag dagen ochtend morgen middag avond nacht week weken maand maanden jaar jaren tijd poos ogenblik oogenblik moment
			lente zomer herfst winter`},
	{Place, `nederland holland belgië vlaanderen duitsland frankrijk engeland spanje italië rusland europa amerika china japan amsterdam rotterdam utrecht den_haag
			groningen eindhoven antwerpen gent brussel brugge londen parijs berlijn rome madrid moskou friesland zeeland limburg
			afrika azië oekraïne`},
}

var dutchTitles = [...]titleRow{
	{MaleTitle, Male, `mijnheer meneer heer dhr oom broeder pater koning prins graaf baron sir monsieur`},
	{MarriedFemaleTitle, Female, `mevrouw mevr mw tante koningin gravin barones lady madame`},
	{UnmarriedFemaleTitle, Female, `juffrouw freule zuster prinses mejuffrouw miss`},
	{NeutralTitle, Unknown, `dr prof ir drs ds dokter`},
}

var dutchGenders = [...]genderRow{
	{Male, `man heer zoon broer vader oom jongen knaap grijsaard knecht koopman prins baron graaf hertog monnik weduwnaar bruidegom echtgenoot neef grootvader
			opa koning buurman vriend woordvoerder`},
	{Female, `vrouw dame dochter zus zuster moeder tante meisje meid dienstbode prinses barones gravin hertogin non weduwe bruid echtgenote nicht grootmoeder oma
			koningin buurvrouw vriendin woordvoerster schrijfster actrice zangeres`},
}

// dutchVerbs is the table of verbs, with their forms for one speaker and for several.
var dutchVerbs = [...]cueRow{
	{Reporting, "zegt zei zeide zeiden zeggen zeg gezegd sprak spreekt spraken"},
	{Reporting, "vraagt vroeg vroegen vraag gevraagd"},
	{Reporting, "antwoordt antwoordde antwoordden antwoord geantwoord"},
	{Reporting, "verklaart verklaarde vertelt vertelde vertelden verteld"},
	{Reporting, "roept riep riepen geroepen schreeuwt schreeuwde gilt gilde"},
	{Reporting, "schrijft schreef schreven"},
	{Reporting, "meldt meldde benadrukt benadrukte stelt stelde"},
	{Reporting, "waarschuwt waarschuwde meent meende vindt vond"},
	{Reporting, "fluistert fluisterde mompelt mompelde stamelt stamelde bromt bromde"},
	{Reporting, "reageert reageerde voorspelt voorspelde bevestigt bevestigde beweert beweerde"},
	{Reporting, "hernam herneemt hervatte hervat vervolgde vervolgt"},
	{Reporting, "merkt merkte bekent bekende klaagt klaagde erkent erkende"},
	{Reporting, "legt legde licht lichtte"},
	{Weak, "denkt dacht dachten gelooft geloofde hoopt hoopte"},
	{Weak, "begint begon gaat ging voegt voegde herhaalt herhaalde houdt hield besluit besloot"},
	{Weak, "lacht lachte glimlacht glimlachte knikt knikte zucht zuchtte huilt huilde snikt snikte"},
	{Weak, "beveelt beval smeekt smeekte bidt bad belooft beloofde stelt viel valt"},
	{Naming, "noemt noemde noemden genoemd"},
}

// isDutchVerb reports whether a word may be a finite verb, by its ending.
func isDutchVerb(word string) bool {
	for _, ending := range []string{"de", "te", "den", "ten", "t", "ep", "ak", "oeg", "am", "iep", "eef", "ing", "ond", "ield"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
