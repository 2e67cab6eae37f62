package lexicon

import (
	"strings"
	"sync"
)

// FormalName returns the name that a nickname stands for, in lower case: elizabeth for lizzy. It
// returns any other word unchanged.
func FormalName(name string) string {
	if formal := formalNames()[name]; formal != "" {
		return formal
	}
	return name
}

// formalNames returns the table of nicknames. It is built once and never changes.
var formalNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range strings.Lines(nicknames) {
		formal, short, _ := strings.Cut(strings.TrimSpace(row), ":")
		for name := range strings.FieldsSeq(short) {
			m[name] = formal
		}
	}
	return m
})

// nicknames has a row for each name, with the nicknames that stand for no other name.
const nicknames = `
abigail: abby
abraham: abe
alexander: alec sandy
alfred: alf alfie
andrew: andy
anthony: tony
arthur: artie
barbara: barb babs
benjamin: ben benny benjy
catherine: cathy catie
charles: charlie charley chuck
christopher: chris kit
daniel: dan danny
david: dave davy
deborah: debbie deb
dorothy: dot dottie dolly
edward: eddie ned teddy
eleanor: nell nelly ellie
elizabeth: lizzy lizzie liz eliza beth bess bessie betsy betty libby
florence: flo flossie
frances: fanny fannie
francis: frank
frederick: fred freddy freddie
gabriel: gabe
george: georgie
gregory: greg
harriet: hattie
henry: harry hal
isaac: ike
isabella: bella
jacob: jake
james: jim jimmy jamie
jeffrey: jeff
jennifer: jenny jen
jeremy: jerry
john: jack johnny
jonathan: jon
joseph: joe joey
joshua: josh
judith: judy
katherine: kate katie kitty kathy
kenneth: ken kenny
lawrence: larry
leonard: len lenny
louisa: lou
margaret: maggie meg peggy madge margie
martha: patty
mary: molly polly
matthew: matt
matilda: tilly
michael: mike mick mickey
nancy: nance
nathaniel: nat
nicholas: nick nicky
pamela: pam
patrick: paddy
peter: pete
philip: phil pip
randolph: randy
rebecca: becky becca
reginald: reggie reg
richard: dick dickie rick ricky
robert: bob bobby rob robbie
ronald: ron ronnie
rosemary: rosie
samuel: sammy
sarah: sally
stephen: steve
steven: stevie
susan: sue susie
theodore: theo
theresa: tess tessa
thomas: tom tommy
timothy: tim
victoria: vicky
vincent: vince
walter: walt wally
wilhelmina: minnie mina
william: will bill billy willie
`
