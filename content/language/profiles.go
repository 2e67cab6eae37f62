package language

import (
	"strings"
	"sync"
)

// A profile lists the evidence for a language: its most frequent function words, in lower
// case, and the letters that few other languages have. A word that is joined to the next
// one ends with an apostrophe: "l'".
type profile struct {
	code    Code
	words   string
	letters string
}

// english is the index of the profile of English.
const english = 0

// profiles is the table of languages in Latin and Cyrillic letters. To add a language, add
// a row. Other scripts identify the language on their own.
var profiles = [...]profile{
	{"en", `the of and to a in is was that he it his for with as i on at be you had by not her but they have from
		this she which or are we were him an one so all if no there their when what them who has been would my will
		could more me said some then into your up out do its than only our very about after other any over how did
		just can these now like should where before such much those because through still never too us down must
		don't it's i'm didn't i'll can't that's wasn't isn't shall may might does being both between while under
		again here against upon am himself herself until also away off every own same around without within`, ""},
	{"de", `der die das und in den von zu mit sich ist des auf für nicht ein eine als auch es an werden aus er hat dass
		sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr
		durch man sein wurde sei ich du wir ihr mir mich ihm ihn ihnen uns euch dem im wenn was wer wo da dann doch
		schon hatte kann können konnte muss will soll sollte wollte würde keine kein keinen gegen unter zwischen ohne
		seine seiner seinen ihre ihrer ihren dieser diese dieses diesem diesen jetzt hier dort nun nichts etwas alle
		alles immer weil damit während beim vom waren habe hätte gibt gab sagte sagt wieder ganz sehr mein meine dein
		bin bist daß ja nein`, "äöüß"},
	{"fr", `de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son
		cette mais comme on tout nous sa fait été aussi leur bien peut ces y elle vous je me te lui même sans ont deux
		ses était avait aux mon ma mes ton ta tes notre votre nos vos où quand si très sous entre après avant chez
		dont donc alors encore être avoir faire dit rien jamais toujours moi toi eux elles ils c' d' l' n' qu' j' s'
		m' t' jusqu' lorsqu' cela ça ceux celle celui quelque peu trop déjà ici là fut étaient avaient sera serait vers depuis pendant
		contre selon puis quoi oui non`, "àâçéèêëîïôûùœ"},
	{"es", `de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin
		sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué
		sólo solo han yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada e
		vida otro después te otros aunque esa eso hace otra gobierno tan durante siempre día tanto ella tres sí dijo
		gran según menos nada contra esto estaba usted nosotros ellos ellas quien quién cómo dónde estos estas unos
		unas antes poco mucho algo nunca aquí allí entonces hacia mientras tras ante bajo tu tus mis`, "áéíóúñ¿¡"},
	{"it", `di e che la il un a per in una è non sono si da del con i della nel le ha al più dei come anche gli lo alla
		ma delle se o su questo dalla ed era dal ci alle nella sul suo sua loro questa tra due ai essere ho mi io lui
		lei noi voi ti cui chi cosa dove quando perché così fra poi già molto tutto tutti hanno aveva stato stata
		degli nelle dell' l' un' all' nell' dall' sull' c' d' quell' sulla dagli negli quella quello quelli fatto fare
		detto dice disse ancora solo sempre mai dopo prima senza contro verso sotto sopra ogni altro altri altra
		nostro vostro mio mia tuo ne qui qua là allora però mentre secondo`, "àèéìòù"},
	{"nl", `de en van het een in is dat op te zijn met voor niet aan die er om ook als dan maar bij of door uit nog naar
		heeft hebben was over ze zich zij hij wordt deze worden wat we tot je meer kan al had kunnen veel dit tegen
		onder geen toen haar hem zo mijn zou ik jij u wij ons onze jullie hun werd waren moet moeten wil willen zal
		zullen weer goed nu hier daar waar wie hoe omdat want alleen eens iets niets alles altijd nooit zei zegt
		gaat ging komt kwam heb hebt ben bent 't z'n m'n na tussen zonder volgens sinds tijdens mij jou zelf even
		wel toch heel erg`, "ëïĳ"},
	{"pt", `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu
		sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter
		seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia
		seja qual será nós tenho lhe deles essas esses pelas este fosse dele tu te vocês vos lhes meus minhas teu tua
		nosso nossa estava disse onde então ainda sobre assim agora aqui ali nada tudo cada outro outra bem porque
		contra segundo desde apenas lá sim`, "ãõáâçéêíóôú"},
	{"sv", `och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år
		under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här
		då sedan över bara in blir upp även vad få två vill ha många hur mer går sverige detta nya procent skall hon
		utan sina blev något mig dig oss er dem honom henne min mitt din ditt hans hennes deras vår vårt varit
		måste säger sade sa kunde ville gör gick någon några ingen inget inga man du ni detta dessa denna mellan
		genom enligt medan innan redan aldrig alltid`, "åäö"},
	{"nb", `og i det er på som en til å av for at med har de ikke den om et han var jeg fra vi så kan men når også etter
		eller nå sin der ved mot skal skulle kommer ut får være hadde alle andre mye enn her da over bare inn blir
		opp hva få to vil ha mange hvordan mer går dette nye sier sa hun uten sine ble noe meg deg oss dere dem ham
		henne min mitt din hans hennes deres vår vårt vært må kunne ville gjør gikk noen ingen man du disse denne
		mellom gjennom ifølge mens før aldri alltid hvis hvor hvem hvorfor seg selv sitt bli blitt ikkje eg ei frå
		dei ho kva korleis ein eit vere vart`, "åæø"},
	{"da", `og i at det er en til på som af for med de den har ikke der et om han var jeg fra vi så kan men når også
		efter eller nu sin ved mod skal skulle kommer ud få være havde alle andre meget end her da over kun ind bliver
		op hvad to vil have mange hvordan mere går dette nye siger sagde hun uden sine blev noget mig dig os jer dem
		ham hende min mit din hans hendes deres vores været må kunne ville gør gik nogen ingen man du disse denne
		mellem gennem ifølge mens før aldrig altid hvis hvor hvem hvorfor sig selv sit blive blevet lige jo nej ja`, "åæø"},
	{"af", `die en is nie het 'n van in wat te vir om met op hulle dit sy was sal ek jy ons haar hom kan ook nog maar as toe by
		uit nou daar hier hy so baie meer oor deur aan na tot word sê moet wil ander hierdie daardie niks alles altyd nooit
		waar wanneer hoe omdat want gesê gaan kom my jou julle self weer net`, ""},
	{"fi", `ja on ei se että hän oli joka mutta kun ovat niin myös tai kuin ole mukaan jo vain sen jos hänen olla vielä
		sekä kanssa mitä nyt voi minä sinä me te he siitä sitä tämä tämän joita jotka jonka olisi eivät olivat sanoi
		sanoo ollut hyvin kaikki nämä ne minun sinun meidän heidän mikä missä koska sitten siis siellä täällä en et
		emme ettei jälkeen ennen ilman vaan eli noin`, "äö"},
	{"pl", `w i na z do się nie że to jest o jak za od po przez przy dla co ale tym był ich jego tego tak może już czy
		oraz który która które lub tylko być jej było była są ma ze pod nad przed też jeszcze gdy kiedy sobie bardzo
		mnie ja ty on ona my wy oni mi mu nas was im go ku u tej tych więc bo aby żeby powiedział będzie nawet`, "ąćęłńśźż"},
	{"cs", `a v se na je že s z do o to i ve k pro za jeho ale po jako od které který která by byl byla bylo jsou jsem
		jsme si tak už ještě také nebo podle při než když co jak jen ze před pod nad mezi mi mu ho její jejich já ty
		on ona my vy oni má mají není řekl protože až kde bude být této tento tato toto`, "čďěňřšťůž"},
	{"hu", `a az és hogy nem is egy ez volt van de csak meg már még ha mint el ki mert vagy azt ezt lehet ő én te mi ti
		ők neki nekem amely ami aki akkor majd szerint után előtt között alatt sem nincs kell lesz lett minden nagyon
		most itt ott mondta ezek azok vele`, "áéíóöőúüű"},
	{"ro", `de și în a la cu pe că nu din o care un mai este sau pentru prin ce au fost sunt se să lui al ale ei am el
		ea noi voi ei îl îi le ne vă mi te lor fi era doar dar după până fără când unde cum această acest acesta
		aceasta spus foarte iar dacă către despre asta`, "ăâîșțşţ"},
	{"tr", `bir ve bu da de için ile çok daha ne o olarak gibi olan kadar ama en sonra var yok ben sen biz siz onlar
		diye her şey mi mı değil ki ya olduğu dedi göre kendi oldu iki ise önce hiç nasıl bana sana ona`, "ğışö"},
	{"ca", `de la i que el a en els per les un una amb no es del al va ser com més o però seva seu aquest aquesta són ha
		han dels als hi ho li em et ens us què qui quan on molt també fins entre sobre sense dos anys jo tu ell ella
		nosaltres ells d' l' s' n' m' t' pel pels cap així doncs perquè`, "àèéíïòóúüç"},
	{"id", `yang dan di itu dengan untuk dari ini tidak dalam akan pada ke juga adalah ada saya dia mereka kami kita
		oleh sebagai karena telah bisa sudah atau lebih anda kata para seperti bahwa tersebut dapat saat hanya`, ""},
	{"ru", `и в не на я что он с как это по но к она а из у за так же от его все для бы о ты то мы был была были вы ее
		её мне еще ещё меня когда до или если уже нет только тебя их ни чтобы без во со чем где быть себя при этот
		эта эти этого этой который которая которые сказал сказала может будет ему ей им нас вас них очень даже`, "ыэъё"},
	{"uk", `і в не на я що він з як це по але до вона а із у за так же від його все для би о ти то ми був була були ви її
		мені ще мене коли або якщо вже ні тільки тебе їх щоб без зі де бути себе при цей ця ці який яка які сказав
		може буде йому їй нас вас дуже та й`, "іїєґ"},
	{"be", `і ў на не што ён з як гэта па але да яна а са у за так ж ад яго ўсё для яе мне яшчэ мяне калі або ужо няма толькі цябе
		іх каб без будзе быў была было былі які якая якія сказаў сказала вельмі нас вас пра дзе`, "ўі"},
	{"bg", `и в не на аз че той с как това по но към тя а от у за така се го всички да би о ти то ние беше бяха вие я
		ми още ме когато до или ако вече няма само теб ги без във със къде бъде себе при този тази тези който която
		които каза може ще му им нас вас много дори са е си`, "ъ"},
}

// An index finds profiles by their words and letters; bit i stands for profile i.
type index struct {
	words   map[string]uint64
	letters map[rune]uint64
}

// profileIndex returns the index of the profiles. It is built once and never changes.
var profileIndex = sync.OnceValue(func() index {
	x := index{map[string]uint64{}, map[rune]uint64{}}
	for i, p := range profiles {
		for word := range strings.FieldsSeq(p.words) {
			x.words[word] |= 1 << i
		}
		for _, r := range p.letters {
			x.letters[r] |= 1 << i
		}
	}
	return x
})
