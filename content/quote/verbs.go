package quote

import "strings"

// A cueClass says how much a verb says about speaking.
type cueClass uint8

const (
	reportingVerb cueClass = iota + 1 // "said": always
	weakCue                           // "laughed", "began": right beside a quotation
	namingVerb                        // "called": of a word or two in marks
)

// A verb is a row of the table of verbs: its forms, and what it says.
type verb struct {
	forms string
	class cueClass
}

// verbs is the table. Adding a verb is adding a row.
func verbs() []verb {
	return []verb{
		{"say says said saying", reportingVerb},
		{"tell tells told telling", reportingVerb},
		{"ask asks asked asking", reportingVerb},
		{"add adds added adding", reportingVerb},
		{"question questions questioned questioning", weakCue},
		{"echo echoes echoed echoing", weakCue},
		{"reply replies replied replying", reportingVerb},
		{"answer answers answered answering", reportingVerb},
		{"respond responds responded responding", reportingVerb},
		{"write writes wrote written writing", reportingVerb},
		{"tweet tweets tweeted tweeting", reportingVerb},
		{"post posts posted posting", reportingVerb},
		{"state states stated stating", reportingVerb},
		{"explain explains explained explaining", reportingVerb},
		{"recall recalls recalled recalling", reportingVerb},
		{"remember remembers remembered remembering", reportingVerb},
		{"note notes noted noting", reportingVerb},
		{"warn warns warned warning", reportingVerb},
		{"argue argues argued arguing", reportingVerb},
		{"claim claims claimed claiming", reportingVerb},
		{"insist insists insisted insisting", reportingVerb},
		{"admit admits admitted admitting", reportingVerb},
		{"acknowledge acknowledges acknowledged acknowledging", reportingVerb},
		{"concede concedes conceded conceding", reportingVerb},
		{"declare declares declared declaring", reportingVerb},
		{"announce announces announced announcing", reportingVerb},
		{"observe observes observed observing", reportingVerb},
		{"remark remarks remarked remarking", reportingVerb},
		{"comment comments commented commenting", reportingVerb},
		{"suggest suggests suggested suggesting", reportingVerb},
		{"maintain maintains maintained maintaining", reportingVerb},
		{"contend contends contended contending", reportingVerb},
		{"assert asserts asserted asserting", reportingVerb},
		{"stress stresses stressed stressing", reportingVerb},
		{"emphasize emphasizes emphasized emphasise emphasises emphasised", reportingVerb},
		{"caution cautions cautioned", reportingVerb},
		{"joke jokes joked joking", reportingVerb},
		{"quip quips quipped", reportingVerb},
		{"boast boasts boasted", reportingVerb},
		{"complain complains complained complaining", reportingVerb},
		{"lament laments lamented", reportingVerb},
		{"muse muses mused", reportingVerb},
		{"conclude concludes concluded concluding", reportingVerb},
		{"continue continues continued continuing", weakCue},
		{"exclaim exclaims exclaimed exclaiming", reportingVerb},
		{"cry cries cried crying", reportingVerb},
		{"shout shouts shouted shouting", reportingVerb},
		{"yell yells yelled", reportingVerb},
		{"scream screams screamed", reportingVerb},
		{"call calls called", namingVerb},
		{"whisper whispers whispered whispering", reportingVerb},
		{"murmur murmurs murmured murmuring", reportingVerb},
		{"mutter mutters muttered muttering", reportingVerb},
		{"mumble mumbles mumbled", reportingVerb},
		{"growl growls growled", reportingVerb},
		{"snap snaps snapped", weakCue},
		{"bark barks barked", weakCue},
		{"groan groans groaned", weakCue},
		{"moan moans moaned", weakCue},
		{"sigh sighs sighed", weakCue},
		{"gasp gasps gasped", weakCue},
		{"sob sobs sobbed", weakCue},
		{"laugh laughs laughed laughing", weakCue},
		{"smile smiles smiled smiling", weakCue},
		{"nod nods nodded", weakCue},
		{"shrug shrugs shrugged", weakCue},
		{"begin begins began", weakCue},
		{"start starts started", weakCue},
		{"resume resumes resumed", weakCue},
		{"interject interjects interjected interjecting", reportingVerb},
		{"exhort exhorts exhorted exhorting", reportingVerb},
		{"interrupt interrupts interrupted", weakCue},
		{"interpose interposed", weakCue},
		{"ejaculate ejaculated", reportingVerb},
		{"rejoin rejoined", reportingVerb},
		{"retort retorts retorted", reportingVerb},
		{"return returned returns", weakCue},
		{"repeat repeats repeated repeating", weakCue},
		{"demand demands demanded demanding", reportingVerb},
		{"inquire inquires inquired enquire enquires enquired", reportingVerb},
		{"wonder wonders wondered wondering", reportingVerb},
		{"beg begs begged", weakCue},
		{"plead pleads pleaded", reportingVerb},
		{"pray prays prayed", weakCue},
		{"order orders ordered", weakCue},
		{"command commands commanded", weakCue},
		{"urge urges urged urging", reportingVerb},
		{"advise advises advised", reportingVerb},
		{"promise promises promised", reportingVerb},
		{"vow vows vowed", reportingVerb},
		{"pledge pledges pledged", reportingVerb},
		{"agree agrees agreed", reportingVerb},
		{"disagree disagrees disagreed", reportingVerb},
		{"confirm confirms confirmed", reportingVerb},
		{"deny denies denied", reportingVerb},
		{"reveal reveals revealed", reportingVerb},
		{"confess confesses confessed", reportingVerb},
		{"confide confides confided", reportingVerb},
		{"protest protests protested", weakCue},
		{"object objects objected", weakCue},
		{"counter counters countered", weakCue},
		{"testify testifies testified", reportingVerb},
		{"predict predicts predicted", reportingVerb},
		{"report reports reported", reportingVerb},
		{"think thinks thought thinking", weakCue},
		{"believe believes believed", weakCue},
		{"feel feels felt", weakCue},
		{"hope hopes hoped", weakCue},
		{"sing sings sang", weakCue},
		{"chant chants chanted chanting", reportingVerb},
		{"recount recounts recounted", reportingVerb},
		{"read reads", weakCue},
		{"find finds found", weakCue},
		{"surmise surmises surmised", reportingVerb},
		{"explode exploded", weakCue},
		{"fume fumes fumed", reportingVerb},
		{"scold scolds scolded", reportingVerb},
		{"reiterate reiterates reiterated", reportingVerb},
		{"clarify clarifies clarified", reportingVerb},
		{"elaborate elaborates elaborated", reportingVerb},
		{"allege alleges alleged", reportingVerb},
		{"opine opines opined", reportingVerb},
		{"lecture lectures lectured lecturing", weakCue},
		{"proclaim proclaims proclaimed", reportingVerb},
		{"speculate speculates speculated", reportingVerb},
		{"relate relates related", weakCue},
		{"point points pointed", weakCue},
		{"offer offers offered", weakCue},
		{"venture ventured", weakCue},
		{"drawl drawls drawled", reportingVerb},
		{"stammer stammers stammered", reportingVerb},
		{"hiss hisses hissed", reportingVerb},
		{"roar roars roared", weakCue},
		{"brand brands branded", namingVerb},
		{"dub dubs dubbed", namingVerb},
		{"label labels labelled labeled", namingVerb},
		{"describe describes described describing", namingVerb},
		{"deem deems deemed", namingVerb},
		{"condemn condemns condemned", namingVerb},
		{"denounce denounces denounced", namingVerb},
		{"criticize criticizes criticized criticise criticises criticised", namingVerb},
		{"praise praises praised", namingVerb},
		{"accuse accuses accused", namingVerb},
		{"hail hails hailed", namingVerb},
		{"dismiss dismisses dismissed", namingVerb},
	}
}

// lexicon finds verbs by their forms.
type lexicon map[string]cueClass

func newLexicon() lexicon {
	l := lexicon{}
	for _, v := range verbs() {
		for form := range strings.FieldsSeq(v.forms) {
			l[form] = v.class
		}
	}
	return l
}
