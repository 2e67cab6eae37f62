package language

import (
	"strings"
	"testing"
)

// samples holds a short text for each profile and for some of the scripts.
var samples = map[Code]string{
	"en":  "The harbour was closed when the storm came, and nobody knew how long it would last. They waited for the ferry.",
	"de":  "Der Hafen war gesperrt, als der Sturm kam, und niemand wusste, wie lange er dauern würde. Sie warteten auf die Fähre.",
	"fr":  "Le port était fermé quand la tempête est arrivée, et personne ne savait combien de temps elle allait durer.",
	"es":  "El puerto estaba cerrado cuando llegó la tormenta, y nadie sabía cuánto iba a durar. Esperaron el barco en la plaza.",
	"it":  "Il porto era chiuso quando è arrivata la tempesta, e nessuno sapeva quanto sarebbe durata. Aspettavano il traghetto.",
	"nl":  "De haven was gesloten toen de storm kwam, en niemand wist hoe lang het zou duren. Ze wachtten op de veerboot.",
	"pt":  "O porto estava fechado quando a tempestade chegou, e ninguém sabia quanto tempo ela ia durar. Não havia barco.",
	"sv":  "Hamnen var stängd när stormen kom, och ingen visste hur länge den skulle vara. De väntade på färjan.",
	"nb":  "Havnen var stengt da stormen kom, og ingen visste hvor lenge den skulle vare. De ventet på ferja etter å ha spist.",
	"da":  "Havnen var lukket, da stormen kom, og ingen vidste, hvor længe den ville vare. De ventede på færgen efter at have spist.",
	"af":  "Die hawe was gesluit toe die storm kom, en niemand het geweet hoe lank dit sou duur nie. Hulle het vir die veerboot gewag.",
	"be":  "Порт быў зачынены, калі прыйшла бура, і ніхто не ведаў, як доўга яна працягнецца. Яны чакалі паром.",
	"fi":  "Satama oli kiinni, kun myrsky tuli, eikä kukaan tiennyt, kuinka kauan se kestäisi. He odottivat lauttaa.",
	"pl":  "Port był zamknięty, kiedy przyszła burza, i nikt nie wiedział, jak długo to potrwa. Czekali na prom.",
	"cs":  "Přístav byl zavřený, když přišla bouře, a nikdo nevěděl, jak dlouho potrvá. Čekali na trajekt.",
	"hu":  "A kikötő zárva volt, amikor a vihar megjött, és senki nem tudta, hogy meddig tart majd.",
	"ro":  "Portul era închis când a venit furtuna și nimeni nu știa cât va dura. Au așteptat feribotul.",
	"tr":  "Fırtına geldiğinde liman kapalıydı ve kimse ne kadar süreceğini bilmiyordu. Onlar vapuru bekledi, ama gelmedi.",
	"ca":  "El port era tancat quan va arribar la tempesta, i ningú no sabia quant duraria. Esperaven el vaixell amb els altres.",
	"id":  "Pelabuhan itu ditutup ketika badai datang, dan tidak ada yang tahu berapa lama. Mereka menunggu kapal di sana.",
	"ru":  "Порт был закрыт, когда пришёл шторм, и никто не знал, как долго он продлится. Они ждали паром.",
	"uk":  "Порт був закритий, коли прийшов шторм, і ніхто не знав, як довго він триватиме. Вони чекали на пором.",
	"bg":  "Пристанището беше затворено, когато дойде бурята, и никой не знаеше колко ще продължи. Те чакаха ферибота.",
	"ja":  "嵐が来たとき港は閉まっていて、いつまで続くのか誰も知らなかった。",
	"zh":  "暴风雨来时港口关闭了，没有人知道会持续多久。",
	"ko":  "폭풍이 왔을 때 항구는 닫혀 있었고 얼마나 갈지 아무도 몰랐다.",
	"el":  "Το λιμάνι ήταν κλειστό όταν ήρθε η καταιγίδα.",
	"ar":  "كان الميناء مغلقا عندما جاءت العاصفة.",
	"und": strings.Repeat("Osta ir slēgta kad nāca vētra, neviens nezināja cik ilgi. Viņi gaidīja prāmi krastā visu nakti. ", 4),
}

func TestDetect(t *testing.T) {
	for want, text := range samples {
		if got, _ := Detect(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	for _, p := range profiles {
		if samples[p.code] == "" {
			t.Errorf("no sample of %s", p.code)
		}
	}
}

// TestEnglishIsDefault has texts that are short or full of foreign names.
func TestEnglishIsDefault(t *testing.T) {
	for _, text := range []string{
		"", "Yes.", "Jo Park", "12 May", "“No!”", "Harbour master Ana Ruiz resigns", "Piet van der Berg, Lyon",
		"Die Welt asked Angela König. Der Spiegel did not.", "Señor Álvarez left São Paulo for Łódź.", "Miss. J. S. W. Na",
	} {
		if got, sure := Detect(text); got != English || sure {
			t.Errorf("%q: got %s, sure: %v", text, got, sure)
		}
	}
}

// TestUnknown has texts in languages without a profile, which share words with those that have one.
func TestUnknown(t *testing.T) {
	for _, text := range []string{
		"Osta bija slēgta, kad nāca vētra, un neviens nezināja, cik ilgi tā ilgs. Viņi gaidīja prāmi visu nakti un nākamo dienu, bet tas nenāca.",
		"Luka je bila zatvorena kad je došla oluja i nitko nije znao koliko će trajati. Čekali su trajekt cijelu noć, ali nije došao.",
		"Portua itxita zegoen ekaitza iritsi zenean, eta inork ez zekien zenbat iraungo zuen. Ferryaren zain egon ziren gau osoan, baina ez zen etorri.",
		"Bandari ilifungwa dhoruba ilipokuja, na hakuna aliyejua itadumu kwa muda gani. Walisubiri feri usiku kucha, lakini haikufika.",
		"Höfnin var lokuð þegar stormurinn kom og enginn vissi hversu lengi hann myndi vara. Þau biðu eftir ferjunni alla nóttina.",
	} {
		switch got, sure := Detect(text); got {
		case Unknown, "cs", "hu": // the next of kin
		default:
			t.Errorf("%.30q: got %s, sure: %v", text, got, sure)
		}
	}
}

func TestOf(t *testing.T) {
	german := strings.Repeat(samples["de"]+" ", 5)
	english := strings.Repeat(samples["en"]+" ", 5)
	for _, c := range []struct {
		declared, text string
		want           Code
	}{
		{"", german, "de"},
		{"de-AT", german, "de"},
		{"en-US", german, "de"}, // the template of the page declares it
		{"de", english, "en"},
		{"de", "Jo Park", "de"},
		{"nn-NO", "Jo Park", "nb"},
		{"lv", samples["und"], "lv"},
		{"en", samples["und"], Unknown},
		{"mul", english, "en"},
		{"not a tag!", english, "en"},
		{"", "", "en"},
		{"pt_BR", samples["pt"], "pt"},
	} {
		if got := Of(c.declared, c.text); got != c.want {
			t.Errorf("Of(%q, %.20q) is %s, want %s", c.declared, c.text, got, c.want)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Add("\xff'’'")
	f.Fuzz(func(t *testing.T, text string) {
		if code, _ := Detect(text); code == "" {
			t.Error("got an empty code")
		}
	})
}
