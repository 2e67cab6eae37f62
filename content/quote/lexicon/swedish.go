package lexicon

import (
	"strings"
	"sync"
)

// swedish returns the lexicon of Swedish.
var swedish = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "sv",
		grammar: Grammar{
			Inverts:         true,
			BareNouns:       true,
			GenitiveEnding:  "s",
			SourcePhrases:   phrases("enligt", "med * ord"),
			DefiniteArticle: "den",
			IsNoun:          isSwedishNoun,
			IsVerb:          isSwedishVerb,
			IsParticiple:    func(word string) bool { return strings.HasSuffix(word, "ande") && len(word) > 6 },
			HasPersonEnding: hasScandinavianPersonEnding,
			SecondPerson:    wordSet("du Du dig din ditt ni Ni er ert herr fru fröken"),
		},
		classes: [][]classRow{swedishWords[:], swedishNouns[:]},
		funcs:   swedishFuncs[:],
		titles:  swedishTitles[:],
		genders: swedishGenders[:],
		refers: []genderRow{
			{Male, "han honom hans"},
			{Female, "hon henne hennes"},
		},
		verbs:         swedishVerbs[:],
		abbreviations: "Dr Prof St Kl Ca",
	})
})

// swedishWords holds the function words, and the words around names and quotation marks.
var swedishWords = [...]classRow{
	{Pronoun | NotName, `jag du han hon hen vi ni de man någon ingen`},
	{ThirdPerson, `han hon honom henne hans hennes`},
	{PossessivePronoun | NotName, `min mitt mina din ditt dina sin sitt sina hans hennes vår vårt våra er ert era deras`},
	{Determiner | NotName, `en ett den det de denna detta dessa min mitt din ditt sin sitt hans hennes vår vårt deras två tre fyra fem sex sju åtta nio tio några
			flera många alla varje andra annan ingen inget`},
	{Article | NotName, `en ett den det de`},
	{Preposition | NotName, `av i på till från med för om hos vid mot under över efter före utan mellan genom bland kring sedan enligt ur inom utanför bakom bredvid`},
	{Link | NotName, `av från för på i vid hos`},
	{EndsNounPhrase | NotName, `i på till med om mot under över efter före utan mellan genom bland sedan enligt ur inom sig mig dig oss honom henne`},
	{Locative | NotName, `i på från till`},
	{Auxiliary, `är var har hade blir blev kan kunde ska skall skulle vill ville måste får fick bör borde`},
	{Be, `är var blir blev`},
	{Adverb | Manner | Adverbial | NotName, `också då sedan senare igen ännu redan alltid ofta aldrig nu där här inte bara först sist till slut idag igår imorgon
			tyst lågt högt lugnt snabbt kort dessutom därefter plötsligt genast slutligen dock ju nog väl mycket ganska själv äntligen
			långsamt sakta vidare`},
	{SentenceAdverb | NotName, `då sedan därefter nu här där dessutom plötsligt äntligen idag igår senare`},
	{Clitic, `sig mig dig oss er honom henne dem det`},
	{ClauseStart | NotName, `som att när om eftersom medan innan tills där vad vem hur men därför`},
	{JoinsClause | NotName, `att när om eftersom medan men och som`},
	{BreaksNounPhrase | NotName, `och men eller att om när`},
	{OpensClause | NotName, `och men eller när om medan eftersom innan tills för`},
	{Function | NotName, `och eller men inte som att om så än`},
	{NotName, `måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti september oktober november december ja nej
			jo jaså ack å nå herr fru fröken vad vem var varför hur när inget något allt tack kanske visst boken enligt därför`},
	{NameParticle, `von af av de la van der al`},
	{Degree, `dr prof`},
	{WorkNoun, `boken bok romanen roman filmen film låten låt albumet album pjäsen pjäs operan serien serie novellen dikten dikt essän artikeln utställningen
			dokumentären programmet tidningen tidskriften tavlan visan skivan`},
	{IntroducesTitle, `titeln kallad kallade kallat`},
	{IntroducesMention, `ordet orden begreppet uttrycket termen kallade kallad`},
	{SmallInTitle, `en ett den det de av i på till från med för och eller om`},
	{InscriptionVerb, `står stod`},
	{SignNoun, `skylt skylten banderoll banderollen plakat lapp lappen inskrift tavla`},
	{BeforeVocative, `min kära käre snälla o å ack ja nej jo herr fru fröken men gamle gamla`},
}

var swedishFuncs = [...]funcRow{
	{And, "och"},
	{Or, "eller"},
	{But, "men"},
	{Then, "då"},
	{While, "medan"},
	{Definite, "den det"},
	{Indefinite, "en ett"},
	{Of, "av"},
	{To, "till"},
	{On, "på"},
	{By, "genom"},
	{Before, "innan"},
	{With, "med"},
	{As, "så"},
	{That, "att"},
	{Who, "som där"},
}

var swedishNouns = [...]classRow{
	{Role, `president presidenten direktör direktören tränare tränaren talesperson talespersonen borgmästare borgmästaren minister ministern statsminister
			statsministern professor professorn författare författaren chef chefen ordförande ordföranden domare domaren advokat
			advokaten läkare läkaren forskare forskaren lärare läraren elev eleven student studenten präst prästen biskop biskopen
			general generalen kapten kaptenen kommissarie kommissarien riksdagsledamot kommunalråd kommunalrådet rektor rektorn
			sekreterare sekreteraren grundare grundaren ägare ägaren bonde bonden fiskare fiskaren granne grannen vän vännen kollega
			kollegan man mannen fru frun hustru son sonen dotter dottern bror brodern syster systern mor modern mamma mamman far
			fadern pappa pappan konstnär konstnären musiker musikern sångare sångaren skådespelare skådespelaren regissör regissören
			journalist journalisten ekonom ekonomen historiker historikern biolog biologen geolog geologen ingenjör ingenjören
			arkitekt arkitekten expert experten analytiker vittne vittnet polis polisen åklagare åklagaren spelare spelaren kandidat
			kandidaten ambassadör kung kungen drottning drottningen företagare räddningsledare räddningsledaren sjuksköterska
			simtränaren brandman projektledare överläkare`},
	{PersonNoun, `herre herren dam damen barn barnet pojke pojken flicka flickan gosse gossen gubbe gubben gumma gumman främling främlingen gäst gästen värd
			värden värdinna dräng drängen piga pigan betjänt betjänten officer officeren soldat soldaten sjöman sjömannen köpman
			tiggare mjölnare mjölnaren smed smeden jägare jägaren herde mästare mästaren kock kocken bagare bagaren slaktare
			skrivare kusk kusken ryttare riddare prins prinsen prinsessa prinsessan baron baronen greve greven grevinna grevinnan
			hertig doktor doktorn nunna munk munken änka änkan änkling brud bruden brudgum make maken maka kusin morfar farfar mormor
			farmor besökare invånare arbetare arbetaren anställd patient patienten offer offret misstänkt hjälte diktare målare
			målaren chaufför chauffören röst rösten kvinna kvinnan yngling ynglingen`},
	{OrganizationWord, `polisen polis kommunen regeringen partiet tingsrätten domstolen föreningen departementet universitetet facket kyrkan institutet tidningen byrån kommittén
			rådet företaget banken gruppen klubben förbundet myndigheten regionen räddningstjänsten`},
	{TimeNoun, `sekund minut minuter timme timmar dag dagar morgon morgonen middag kväll kvällen natt natten vecka veckor månad månader år tid stund ögonblick vår
			sommar höst vinter`},
	{Place, `sverige norge danmark finland island tyskland frankrike england spanien italien ryssland europa amerika kina japan stockholm göteborg malmö uppsala lund
			umeå köpenhamn oslo helsingfors london paris berlin rom madrid moskva skåne småland norrland afrika asien ukraina`},
}

var swedishTitles = [...]titleRow{
	{MaleTitle, Male, `herr kung prins greve baron farbror morbror`},
	{MarriedFemaleTitle, Female, `fru drottning grevinna tant moster faster`},
	{UnmarriedFemaleTitle, Female, `fröken prinsessa syster`},
	{NeutralTitle, Unknown, `dr prof doktor`},
}

var swedishGenders = [...]genderRow{
	{Male, `man mannen herre herren son sonen bror brodern far fadern pappa pappan pojke pojken gosse gossen gubbe gubben dräng drängen prins prinsen baron baronen
			greve greven munk kung kungen morfar farfar make maken yngling ynglingen`},
	{Female, `kvinna kvinnan dam damen dotter dottern syster systern mor modern mamma mamman flicka flickan gumma gumman piga pigan prinsessa prinsessan
			grevinna grevinnan nunna änka änkan drottning drottningen mormor farmor hustru frun maka sjuksköterska`},
}

// swedishVerbs is the table of verbs, with their present and past.
var swedishVerbs = [...]cueRow{
	{Reporting, "säger sade sa sagt"},
	{Reporting, "frågar frågade undrar undrade"},
	{Reporting, "svarar svarade svarat"},
	{Reporting, "berättar berättade förklarar förklarade menar menade"},
	{Reporting, "tillägger tillade uppger uppgav meddelar meddelade"},
	{Reporting, "ropar ropade skriker skrek"},
	{Reporting, "skriver skrev konstaterar konstaterade betonar betonade"},
	{Reporting, "varnar varnade hävdar hävdade anser ansåg tycker tyckte"},
	{Reporting, "viskar viskade mumlar mumlade muttrar muttrade stammar stammade"},
	{Reporting, "kommenterar kommenterade bekräftar bekräftade understryker underströk påpekar påpekade"},
	{Reporting, "medger medgav erkänner erkände klagar klagade invänder invände"},
	{Weak, "tror trodde tänker tänkte hoppas hoppades"},
	{Weak, "börjar började fortsätter fortsatte upprepar upprepade avbryter avbröt avslutar avslutade"},
	{Weak, "skrattar skrattade ler log nickar nickade suckar suckade gråter grät snyftar flämtar flämtade"},
	{Weak, "befaller befallde ber bad lovar lovade föreslår föreslog utbrister utbrast"},
	{Naming, "kallar kallade beskriver beskrev"},
}

// isSwedishNoun reports whether a word has an ending that nouns have and names seldom do.
func isSwedishNoun(word string) bool { return isScandinavianNoun(word) }

// isSwedishVerb reports whether a word may be a finite verb, by its ending.
func isSwedishVerb(word string) bool {
	for _, ending := range []string{"ar", "er", "ade", "de", "te", "r"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
