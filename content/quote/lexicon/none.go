package lexicon

import "sync"

// none returns the lexicon for unsupported languages. It knows the articles and name
// particles of several languages, so that a capitalized article is not taken for a name,
// and a few abbreviated titles that many languages share.
var none = sync.OnceValue(func() *Lexicon {
	return build(source{
		grammar: Grammar{OnlyFullNames: true},
		classes: [][]classRow{{
			{NotName | Article | Determiner, "der die das den dem des ein eine einen einem einer eines le la les un une des el los las una uno il lo gli i o a os as um uma " +
				"de het een 't en ett det et the an"},
			{NameParticle, "von vom van der den de del della di da do dos du la le ter ten af av bin ibn al el y"},
		}},
		abbreviations: "Dr Prof St Mr Mrs Mme Mlle Jr Sr",
	})
})
