package lexicon

import (
	"strings"
	"sync"
)

// norwegian returns the lexicon of Norwegian in both of its written forms.
var norwegian = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "nb",
		grammar: Grammar{
			Inverts:         true,
			BareNouns:       true,
			GenitiveEnding:  "s",
			SourcePhrases:   phrases("ifølge", "ifølgje", "etter * mening", "etter * oppfatning", "etter * meining", "med * ord", "etter"),
			DefiniteArticle: "den",
			IsNoun:          isScandinavianNoun,
			IsVerb:          isNorwegianVerb,
			IsParticiple:    func(word string) bool { return strings.HasSuffix(word, "ende") && len(word) > 6 },
			HasPersonEnding: hasScandinavianPersonEnding,
			SecondPerson:    wordSet("du Du deg din ditt dere De Dem Deres dykk herr fru frøken"),
		},
		classes: [][]classRow{norwegianWords[:], norwegianNouns[:]},
		funcs:   norwegianFuncs[:],
		titles:  norwegianTitles[:],
		genders: norwegianGenders[:],
		refers: []genderRow{
			{Male, "han ham hans"},
			{Female, "hun henne hennes ho hennar"},
		},
		verbs:         norwegianVerbs[:],
		abbreviations: "Dr Prof St Kl Ca",
	})
})

// norwegianWords holds the function words, and the words around names and quotation marks.
var norwegianWords = [...]classRow{
	{Pronoun | NotName, `jeg eg du han hun ho hen vi me dere de dei man noen ingen`},
	{ThirdPerson, `han hun ho ham henne hans hennes hennar`},
	{PossessivePronoun | NotName, `min mitt mi mine din ditt di dine sin sitt si sine hans hennes hennar vår vårt våre deres deira`},
	{Determiner | NotName, `en ei et ein eit den det de dei denne dette disse min mitt din ditt sin sitt hans hennes vår vårt deres to tre fire fem seks sju syv
			åtte ni ti noen nokre flere fleire mange alle hver kvar andre annen ingen`},
	{Article | NotName, `en ei et ein eit den det de dei`},
	{Preposition | NotName, `av i på til fra frå med for om hos ved mot under over etter før uten utan mellom gjennom blant rundt siden ifølge ifølgje innen
			utenfor bak`},
	{Link | NotName, `av fra frå for på i ved hos`},
	{EndsNounPhrase | NotName, `i på til med om mot under over etter før uten utan mellom gjennom blant siden ifølge innen seg meg deg oss ham henne`},
	{Locative | NotName, `i på fra frå til`},
	{Auxiliary, `er var har hadde blir ble blei vart kan kunne skal skulle vil ville må måtte får fikk fekk bør burde`},
	{Be, `er var blir ble blei vart`},
	{Adverb | Manner | Adverbial | NotName, `også då da så siden senere seinare igjen ennå enno allerede alltid ofte aldri nå no der her ikke ikkje bare berre først
			sist stille lavt høyt rolig raskt kort dessuten deretter plutselig straks likevel jo nok vel svært
			ganske selv sjølv endelig langsomt videre`},
	{SentenceAdverb | NotName, `da så siden deretter nå no her der dessuten plutselig endelig senere`},
	{Clitic, `seg meg deg oss dere ham henne dem det`},
	{ClauseStart | NotName, `som at når om fordi mens innen til der hva kva hvem kven hvordan korleis men derfor`},
	{JoinsClause | NotName, `at når om fordi mens men og som`},
	{BreaksNounPhrase | NotName, `og men eller at om når`},
	{OpensClause | NotName, `og men eller når om mens fordi innen til for`},
	{Function | NotName, `og eller men ikke ikkje som at om så enn`},
	{NotName, `mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag januar februar mars april mai juni juli august september oktober
			november desember ja nei jo å nå herr fru frøken hva hvem hvor hvorfor hvordan kva kven kvar kvifor når ingenting noe noko
			alt takk kanskje ifølge derfor boka boken`},
	{NameParticle, `von av af de la van der al`},
	{Degree, `dr prof`},
	{WorkNoun, `bok boka boken roman romanen film filmen låt låta låten albumet album stykket operaen serien serie novellen novella diktet dikt essayet artikkelen
			utstillingen dokumentaren programmet avisa avisen bladet maleriet visa visen plata platen`},
	{IntroducesTitle, `tittelen kalt`},
	{IntroducesMention, `ordet ordene begrepet uttrykket omgrepet såkalte såkalt kalt`},
	{SmallInTitle, `en ei et den det de av i på til fra med for og eller om`},
	{InscriptionVerb, `står stod sto`},
	{SignNoun, `skilt skiltet banner banneret plakat plakaten lapp lappen innskrift`},
	{BeforeVocative, `min kjære snille o å ja nei jo herr fru frøken men gamle`},
}

var norwegianFuncs = [...]funcRow{
	{And, "og"},
	{Or, "eller"},
	{But, "men"},
	{Then, "da så"},
	{While, "mens"},
	{Definite, "den det"},
	{Indefinite, "en ei et ein eit"},
	{Of, "av"},
	{To, "til"},
	{On, "på"},
	{By, "gjennom"},
	{Before, "før"},
	{With, "med"},
	{As, "så"},
	{That, "at"},
	{Who, "som der"},
}

var norwegianNouns = [...]classRow{
	{Role, `president presidenten direktør direktøren trener treneren talsperson talspersonen talsmann talskvinne ordfører ordføreren borgermester minister ministeren
			statsminister statsministeren professor professoren forfatter forfatteren sjef sjefen leder lederen leiar leiaren dommer
			dommeren advokat advokaten lege legen forsker forskeren forskar lærer læreren lærar elev eleven student studenten prest
			presten biskop biskopen general generalen kaptein kapteinen politimester politimesteren stortingsrepresentant rektor
			rektoren sekretær sekretæren gründer gründeren eier eieren bonde bonden fisker fiskeren nabo naboen venn vennen kollega
			kollegaen mannen kone kona sønn sønnen datter datteren bror broren søster søsteren mor moren far faren kunstner kunstneren
			musiker musikeren sanger sangeren skuespiller skuespilleren regissør journalist journalisten økonom økonomen historiker
			biolog biologen geolog geologen ingeniør ingeniøren arkitekt ekspert eksperten vitne vitnet politimann advokat spiller
			spilleren kandidat ambassadør konge kongen dronning dronningen butikkeier lensmann lensmannen sykepleier brannsjef`},
	{PersonNoun, `herre herren dame damen barn barnet gutt gutten jente jenta piken pike gubbe gubben kjerring kjerringa fremmed gjest gjesten vert verten vertinne
			dreng drengen budeie tjener tjeneren offiser offiseren soldat soldaten sjømann kjøpmann tigger møller mølleren smed smeden
			jeger jegeren gjeter mester mesteren kokk kokken baker bakeren slakter skriver kusk kusken rytter ridder prins prinsen
			prinsesse prinsessen baron baronen greve greven grevinne doktor doktoren nonne munk munken enke enken enkemann brud bruden
			brudgom ektemann fetter kusine bestefar bestemor besøkende innbygger arbeider arbeideren ansatt pasient pasienten offer
			mistenkt helt dikter maler maleren sjåfør sjåføren stemme stemmen kvinne kvinnen kvinna`},
	{OrganizationWord, `politiet kommunen regjeringen regjeringa partiet tingretten retten foreningen departementet universitetet fagforbundet kirken instituttet avisen avisa
			byrået komiteen rådet selskapet bedriften banken gruppen klubben forbundet fylket brannvesenet`},
	{TimeNoun, `sekund minutt minutter time timer dag dager morgen kveld kvelden natt natten uke uker veke måned måneder år tid stund øyeblikk vår sommer høst vinter`},
	{Place, `norge noreg sverige danmark finland island tyskland frankrike england spania italia russland europa amerika kina japan oslo bergen trondheim stavanger
			tromsø bodø kristiansand drammen københavn stockholm london paris berlin roma madrid moskva nordland finnmark vestland
			afrika asia ukraina`},
}

var norwegianTitles = [...]titleRow{
	{MaleTitle, Male, `herr kong konge prins greve baron onkel`},
	{MarriedFemaleTitle, Female, `fru dronning grevinne tante`},
	{UnmarriedFemaleTitle, Female, `frøken prinsesse søster`},
	{NeutralTitle, Unknown, `dr prof doktor`},
}

var norwegianGenders = [...]genderRow{
	{Male, `mannen herre herren sønn sønnen bror broren far faren gutt gutten gubbe gubben dreng drengen prins prinsen baron baronen greve greven munk munken kong
			konge kongen bestefar ektemann fetter`},
	{Female, `kvinne kvinnen kvinna dame damen datter datteren søster søsteren mor moren jente jenta pike piken kjerring kjerringa kone kona prinsesse prinsessen
			grevinne nonne enke enken dronning dronningen bestemor kusine budeie sykepleier`},
}

// norwegianVerbs is the table of verbs, with their present and past.
var norwegianVerbs = [...]cueRow{
	{Reporting, "sier sa seier sagt"},
	{Reporting, "spør spurte undrer undret lurer lurte"},
	{Reporting, "svarer svarte svarar"},
	{Reporting, "forteller fortalte fortel fortalde forklarer forklarte mener mente meiner meinte"},
	{Reporting, "legger la opplyser opplyste melder meldte"},
	{Reporting, "roper ropte skriker skrek"},
	{Reporting, "skriver skrev skriv konstaterer konstaterte understreker understreket"},
	{Reporting, "advarer advarte hevder hevdet synes syntes påpeker påpekte"},
	{Reporting, "hvisker hvisket kviskra mumler mumlet stammer stammet"},
	{Reporting, "kommenterer kommenterte bekrefter bekreftet innrømmer innrømmet"},
	{Reporting, "klager klaget innvender innvendte uttaler uttalte"},
	{Weak, "tror trodde trur trudde tenker tenkte håper håpet"},
	{Weak, "begynner begynte fortsetter fortsatte gjentar gjentok avbryter avbrøt avslutter avsluttet"},
	{Weak, "ler lo smiler smilte nikker nikket sukker sukket gråter gråt hulker hulket peser peste stønner stønnet"},
	{Weak, "befaler befalte ber ba lover lovet foreslår foreslo utbryter utbrøt"},
	{Naming, "kaller kalte beskriver beskrev"},
}

// isNorwegianVerb reports whether a word may be a finite verb, by its ending.
func isNorwegianVerb(word string) bool {
	for _, ending := range []string{"er", "ar", "et", "te", "de", "a", "r"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
