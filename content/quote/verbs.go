package quote

import "strings"

// A strength says how much a verb says about speaking.
type strength uint8

const (
	speaks  strength = iota + 1 // "said": always
	utters                      // "laughed", "began": right beside a quotation
	namesIt                     // "called": of a word or two in marks
)

// A verb is a row of the table of verbs: its forms, and what it says.
type verb struct {
	forms    string
	strength strength
}

// verbs is the table. Adding a verb is adding a row.
func verbs() []verb {
	return []verb{
		{"say says said saying", speaks},
		{"tell tells told telling", speaks},
		{"ask asks asked asking", speaks},
		{"add adds added adding", speaks},
		{"question questions questioned questioning", utters},
		{"echo echoes echoed echoing", utters},
		{"reply replies replied replying", speaks},
		{"answer answers answered answering", speaks},
		{"respond responds responded responding", speaks},
		{"write writes wrote written writing", speaks},
		{"tweet tweets tweeted tweeting", speaks},
		{"post posts posted posting", speaks},
		{"state states stated stating", speaks},
		{"explain explains explained explaining", speaks},
		{"recall recalls recalled recalling", speaks},
		{"remember remembers remembered remembering", speaks},
		{"note notes noted noting", speaks},
		{"warn warns warned warning", speaks},
		{"argue argues argued arguing", speaks},
		{"claim claims claimed claiming", speaks},
		{"insist insists insisted insisting", speaks},
		{"admit admits admitted admitting", speaks},
		{"acknowledge acknowledges acknowledged acknowledging", speaks},
		{"concede concedes conceded conceding", speaks},
		{"declare declares declared declaring", speaks},
		{"announce announces announced announcing", speaks},
		{"observe observes observed observing", speaks},
		{"remark remarks remarked remarking", speaks},
		{"comment comments commented commenting", speaks},
		{"suggest suggests suggested suggesting", speaks},
		{"maintain maintains maintained maintaining", speaks},
		{"contend contends contended contending", speaks},
		{"assert asserts asserted asserting", speaks},
		{"stress stresses stressed stressing", speaks},
		{"emphasize emphasizes emphasized emphasise emphasises emphasised", speaks},
		{"caution cautions cautioned", speaks},
		{"joke jokes joked joking", speaks},
		{"quip quips quipped", speaks},
		{"boast boasts boasted", speaks},
		{"complain complains complained complaining", speaks},
		{"lament laments lamented", speaks},
		{"muse muses mused", speaks},
		{"conclude concludes concluded concluding", speaks},
		{"continue continues continued continuing", utters},
		{"exclaim exclaims exclaimed exclaiming", speaks},
		{"cry cries cried crying", speaks},
		{"shout shouts shouted shouting", speaks},
		{"yell yells yelled", speaks},
		{"scream screams screamed", speaks},
		{"call calls called", namesIt},
		{"whisper whispers whispered whispering", speaks},
		{"murmur murmurs murmured murmuring", speaks},
		{"mutter mutters muttered muttering", speaks},
		{"mumble mumbles mumbled", speaks},
		{"growl growls growled", speaks},
		{"snap snaps snapped", utters},
		{"bark barks barked", utters},
		{"groan groans groaned", utters},
		{"moan moans moaned", utters},
		{"sigh sighs sighed", utters},
		{"gasp gasps gasped", utters},
		{"sob sobs sobbed", utters},
		{"laugh laughs laughed laughing", utters},
		{"smile smiles smiled smiling", utters},
		{"nod nods nodded", utters},
		{"shrug shrugs shrugged", utters},
		{"begin begins began", utters},
		{"start starts started", utters},
		{"resume resumes resumed", utters},
		{"interject interjects interjected interjecting", speaks},
		{"exhort exhorts exhorted exhorting", speaks},
		{"interrupt interrupts interrupted", utters},
		{"interpose interposed", utters},
		{"ejaculate ejaculated", speaks},
		{"rejoin rejoined", speaks},
		{"retort retorts retorted", speaks},
		{"return returned returns", utters},
		{"repeat repeats repeated repeating", utters},
		{"demand demands demanded demanding", speaks},
		{"inquire inquires inquired enquire enquires enquired", speaks},
		{"wonder wonders wondered wondering", speaks},
		{"beg begs begged", utters},
		{"plead pleads pleaded", speaks},
		{"pray prays prayed", utters},
		{"order orders ordered", utters},
		{"command commands commanded", utters},
		{"urge urges urged urging", speaks},
		{"advise advises advised", speaks},
		{"promise promises promised", speaks},
		{"vow vows vowed", speaks},
		{"pledge pledges pledged", speaks},
		{"agree agrees agreed", speaks},
		{"disagree disagrees disagreed", speaks},
		{"confirm confirms confirmed", speaks},
		{"deny denies denied", speaks},
		{"reveal reveals revealed", speaks},
		{"confess confesses confessed", speaks},
		{"confide confides confided", speaks},
		{"protest protests protested", utters},
		{"object objects objected", utters},
		{"counter counters countered", utters},
		{"testify testifies testified", speaks},
		{"predict predicts predicted", speaks},
		{"report reports reported", speaks},
		{"think thinks thought thinking", utters},
		{"believe believes believed", utters},
		{"feel feels felt", utters},
		{"hope hopes hoped", utters},
		{"sing sings sang", utters},
		{"chant chants chanted chanting", speaks},
		{"recount recounts recounted", speaks},
		{"read reads", utters},
		{"find finds found", utters},
		{"surmise surmises surmised", speaks},
		{"explode exploded", utters},
		{"fume fumes fumed", speaks},
		{"scold scolds scolded", speaks},
		{"reiterate reiterates reiterated", speaks},
		{"clarify clarifies clarified", speaks},
		{"elaborate elaborates elaborated", speaks},
		{"allege alleges alleged", speaks},
		{"opine opines opined", speaks},
		{"lecture lectures lectured lecturing", utters},
		{"proclaim proclaims proclaimed", speaks},
		{"speculate speculates speculated", speaks},
		{"relate relates related", utters},
		{"point points pointed", utters},
		{"offer offers offered", utters},
		{"venture ventured", utters},
		{"drawl drawls drawled", speaks},
		{"stammer stammers stammered", speaks},
		{"hiss hisses hissed", speaks},
		{"roar roars roared", utters},
		{"brand brands branded", namesIt},
		{"dub dubs dubbed", namesIt},
		{"label labels labelled labeled", namesIt},
		{"describe describes described describing", namesIt},
		{"deem deems deemed", namesIt},
		{"condemn condemns condemned", namesIt},
		{"denounce denounces denounced", namesIt},
		{"criticize criticizes criticized criticise criticises criticised", namesIt},
		{"praise praises praised", namesIt},
		{"accuse accuses accused", namesIt},
		{"hail hails hailed", namesIt},
		{"dismiss dismisses dismissed", namesIt},
	}
}

// lexicon finds verbs by their forms.
type lexicon map[string]strength

func newLexicon() lexicon {
	l := lexicon{}
	for _, v := range verbs() {
		for form := range strings.FieldsSeq(v.forms) {
			l[form] = v.strength
		}
	}
	return l
}
