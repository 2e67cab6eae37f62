package lexicon

import (
	"strings"
	"sync"
)

// danish returns the lexicon of Danish.
var danish = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "da",
		grammar: Grammar{
			Inverts:         true,
			BareNouns:       true,
			GenitiveEnding:  "s",
			SourcePhrases:   phrases("ifølge", "efter * mening", "efter * opfattelse", "med * ord", "efter"),
			DefiniteArticle: "den",
			IsNoun:          isScandinavianNoun,
			IsVerb:          isDanishVerb,
			IsParticiple:    func(word string) bool { return strings.HasSuffix(word, "ende") && len(word) > 6 },
			HasPersonEnding: hasScandinavianPersonEnding,
			SecondPerson:    wordSet("du Du dig din dit I jer jeres De Dem Deres hr fru frøken"),
		},
		classes: [][]classRow{danishWords[:], danishNouns[:]},
		funcs:   danishFuncs[:],
		titles:  danishTitles[:],
		genders: danishGenders[:],
		refers: []genderRow{
			{Male, "han ham hans"},
			{Female, "hun hende hendes"},
		},
		verbs:         danishVerbs[:],
		abbreviations: "Dr Prof Skt Hr Kl Ca",
	})
})

// danishWords holds the function words, and the words around names and quotation marks.
var danishWords = [...]classRow{
	{Pronoun | NotName, `jeg du han hun vi i de man nogen ingen`},
	{ThirdPerson, `han hun ham hende hans hendes`},
	{PossessivePronoun | NotName, `min mit mine din dit dine sin sit sine hans hendes vores deres jeres`},
	{Determiner | NotName, `en et den det de denne dette disse min mit din dit sin sit hans hendes vores deres to tre fire fem seks syv otte ni ti nogle flere mange alle
			hver anden andre ingen`},
	{Article | NotName, `en et den det de`},
	{Preposition | NotName, `af i på til fra med for om hos ved mod under over efter før uden mellem gennem blandt omkring siden ifølge inden udenfor bag`},
	{Link | NotName, `af fra for på i ved hos`},
	{EndsNounPhrase | NotName, `i på til med om mod under over efter før uden mellem gennem blandt siden ifølge inden sig mig dig os ham hende`},
	{Locative | NotName, `i på fra til`},
	{Auxiliary, `er var har havde bliver blev kan kunne skal skulle vil ville må måtte får fik bør burde`},
	{Be, `er var bliver blev`},
	{Adverb | Manner | Adverbial | NotName, `også da så siden senere igen endnu allerede altid ofte aldrig nu der her ikke kun bare først sidst stille lavt
			højt roligt hurtigt kort desuden derefter pludselig straks dog jo nok vel meget ganske selv endelig langsomt videre`},
	{SentenceAdverb | NotName, `da så siden derefter nu her der desuden pludselig endelig senere`},
	{Clitic, `sig mig dig os jer ham hende dem det`},
	{ClauseStart | NotName, `som at når om fordi mens inden til der hvad hvem hvordan men derfor hvor`},
	{JoinsClause | NotName, `at når om fordi mens men og som`},
	{BreaksNounPhrase | NotName, `og men eller at om når`},
	{OpensClause | NotName, `og men eller når om mens fordi inden til for`},
	{Function | NotName, `og eller men ikke som at om så end`},
	{NotName, `mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober november december ja nej jo å nå hr
			herr fru frøken hvad hvem hvor hvorfor hvordan når intet noget alt tak måske ifølge derfor bogen`},
	{NameParticle, `von af de la van der al`},
	{Degree, `dr prof`},
	{WorkNoun, `bog bogen roman romanen film filmen sang sangen albummet album stykket operaen serien serie novellen digtet digt essayet artiklen udstillingen
			dokumentaren programmet avisen bladet maleriet visen pladen`},
	{IntroducesTitle, `titlen kaldet`},
	{IntroducesMention, `ordet ordene begrebet udtrykket såkaldte såkaldt kaldet`},
	{SmallInTitle, `en et den det de af i på til fra med for og eller om`},
	{InscriptionVerb, `står stod`},
	{SignNoun, `skilt skiltet banner banneret plakat plakaten seddel sedlen indskrift`},
	{BeforeVocative, `min kære søde o å ja nej jo hr herr fru frøken men gamle`},
}

var danishFuncs = [...]funcRow{
	{And, "og"},
	{Or, "eller"},
	{But, "men"},
	{Then, "da så"},
	{While, "mens"},
	{Definite, "den det"},
	{Indefinite, "en et"},
	{Of, "af"},
	{To, "til"},
	{On, "på"},
	{By, "gennem"},
	{Before, "inden"},
	{With, "med"},
	{As, "så"},
	{That, "at"},
	{Who, "som hvor"},
}

var danishNouns = [...]classRow{
	{Role, `præsident præsidenten direktør direktøren træner træneren talsperson talsmand talskvinde borgmester borgmesteren minister ministeren statsminister
			statsministeren professor professoren forfatter forfatteren chef chefen leder lederen formand formanden forkvinde dommer
			dommeren advokat advokaten læge lægen forsker forskeren lærer læreren elev eleven student præst præsten biskop biskoppen
			general generalen kaptajn kaptajnen politidirektør folketingsmedlem rektor sekretær sekretæren stifter ejer ejeren bonde
			bonden landmand fisker fiskeren nabo naboen ven vennen kollega kollegaen manden kone konen søn sønnen datter datteren
			bror broren søster søsteren mor moren far faren kunstner kunstneren musiker musikeren sanger sangeren skuespiller
			skuespilleren instruktør journalist journalisten økonom økonomen historiker biolog biologen geolog geologen ingeniør
			ingeniøren arkitekt ekspert eksperten vidne vidnet politimand spiller spilleren kandidat ambassadør konge kongen dronning
			dronningen købmand købmanden sygeplejerske brandmand`},
	{PersonNoun, `herre herren dame damen barn barnet dreng drengen pige pigen gubbe gubben kone fremmed fremmede gæst gæsten vært værten værtinde karl karlen
			tjener tjeneren tjenestepige officer officeren soldat soldaten sømand tigger møller mølleren smed smeden jæger jægeren
			hyrde mester mesteren kok kokken bager bageren slagter skriver kusk kusken rytter ridder prins prinsen prinsesse
			prinsessen baron baronen greve greven grevinde doktor doktoren nonne munk munken enke enken enkemand brud bruden brudgom
			ægtemand fætter kusine bedstefar bedstemor besøgende indbygger arbejder arbejderen ansat patient patienten offer mistænkt
			helt digter maler maleren chauffør chaufføren stemme stemmen kvinde kvinden`},
	{OrganizationWord, `politiet kommunen regeringen partiet byretten retten foreningen ministeriet universitetet fagforeningen kirken instituttet avisen bureauet komiteen
			rådet byrådet selskabet virksomheden banken gruppen klubben forbundet regionen brandvæsenet`},
	{TimeNoun, `sekund minut minutter time timer dag dage morgen aften aftenen nat natten uge uger måned måneder år tid stund øjeblik forår sommer efterår vinter`},
	{Place, `danmark norge sverige finland island tyskland frankrig england spanien italien rusland europa amerika kina japan københavn aarhus århus odense aalborg
			esbjerg roskilde oslo stockholm london paris berlin rom madrid moskva jylland fyn sjælland bornholm grønland afrika asien
			ukraine kiel hamborg`},
}

var danishTitles = [...]titleRow{
	{MaleTitle, Male, `hr herr kong prins greve baron onkel`},
	{MarriedFemaleTitle, Female, `fru dronning grevinde tante`},
	{UnmarriedFemaleTitle, Female, `frøken prinsesse søster`},
	{NeutralTitle, Unknown, `dr prof doktor`},
}

var danishGenders = [...]genderRow{
	{Male, `manden herre herren søn sønnen bror broren far faren dreng drengen gubbe gubben karl karlen prins prinsen baron baronen greve greven munk munken kong konge
			kongen bedstefar ægtemand fætter købmand landmand`},
	{Female, `kvinde kvinden dame damen datter datteren søster søsteren mor moren pige pigen kone konen prinsesse prinsessen grevinde nonne enke enken dronning dronningen
			bedstemor kusine tjenestepige sygeplejerske`},
}

// danishVerbs is the table of verbs, with their present and past.
var danishVerbs = [...]cueRow{
	{Reporting, "siger sagde sagt"},
	{Reporting, "spørger spurgte undrer undrede"},
	{Reporting, "svarer svarede"},
	{Reporting, "fortæller fortalte forklarer forklarede mener mente"},
	{Reporting, "tilføjer tilføjede oplyser oplyste meddeler meddelte"},
	{Reporting, "råber råbte skriger skreg"},
	{Reporting, "skriver skrev konstaterer konstaterede understreger understregede vurderer vurderede"},
	{Reporting, "advarer advarede hævder hævdede synes syntes påpeger påpegede"},
	{Reporting, "hvisker hviskede mumler mumlede stammer stammede"},
	{Reporting, "kommenterer kommenterede bekræfter bekræftede indrømmer indrømmede"},
	{Reporting, "klager klagede indvender indvendte udtaler udtalte lyder lød"},
	{Weak, "tror troede tænker tænkte håber håbede"},
	{Weak, "begynder begyndte fortsætter fortsatte gentager gentog afbryder afbrød slutter sluttede"},
	{Weak, "ler lo smiler smilede nikker nikkede sukker sukkede græder græd hulker hulkede stønner stønnede"},
	{Weak, "befaler befalede beder bad lover lovede foreslår foreslog udbryder udbrød"},
	{Naming, "kalder kaldte beskriver beskrev"},
}

// isDanishVerb reports whether a word may be a finite verb, by its ending.
func isDanishVerb(word string) bool {
	for _, ending := range []string{"er", "ede", "te", "de", "r"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
