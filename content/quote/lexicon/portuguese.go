package lexicon

import (
	"strings"
	"sync"
)

// portuguese returns the lexicon of Portuguese.
var portuguese = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "pt",
		grammar: Grammar{
			Inverts:         true,
			AsidesInMarks:   true,
			DropsSubject:    true,
			Enclitics:       wordSet("me te se lhe nos vos lhes o a os as lo la"),
			SourcePhrases:   phrases("segundo", "para", "de acordo com", "nas palavras de", "na opinião de", "conforme", "na * opinião", "em * opinião", "nas * palavras", "segundo * palavras"),
			DefiniteArticle: "o",
			IsVerb:          isPortugueseVerb,
			IsFirstPerson: func(verb string) bool {
				return strings.HasSuffix(verb, "ei") || strings.HasSuffix(verb, "di") || verb == "digo"
			},
			IsAdverb:     func(word string) bool { return strings.HasSuffix(word, "mente") },
			IsParticiple: func(word string) bool { return strings.HasSuffix(word, "ndo") },
			SecondPerson: wordSet("tu Tu te ti você Você vocês teu tua senhor senhora vós"),
		},
		classes: [][]classRow{portugueseWords[:], portugueseNouns[:]},
		funcs:   portugueseFuncs[:],
		titles:  portugueseTitles[:],
		genders: portugueseGenders[:],
		refers: []genderRow{
			{Male, "ele"},
			{Female, "ela"},
		},
		verbs:         portugueseVerbs[:],
		abbreviations: "Sr Sra Srta D Dr Dra Prof Profa Sto Sta Exmo",
	})
})

// portugueseWords holds the function words, and the words around names and quotation marks.
var portugueseWords = [...]classRow{
	{Pronoun | NotName, `eu tu você ele ela nós vós eles elas vocês`},
	{ThirdPerson, `ele ela`},
	{PossessivePronoun | NotName, `meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas vosso vossa`},
	{Determiner | NotName, `o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela meu minha teu tua seu sua nosso nossa dois duas três
			quatro cinco seis sete oito nove dez alguns algumas vários várias muitos muitas cada outro outra todo toda todos todas`},
	{Article | NotName, `o a os as um uma uns umas`},
	{Preposition | NotName, `de do da dos das em no na nos nas num numa ao à aos às com por pelo pela pelos pelas para sem sobre entre desde até contra segundo
			conforme perante sob após durante`},
	{Link | NotName, `de do da dos das em no na`},
	{EndsNounPhrase | NotName, `em no na nos nas num numa com por pelo pela para sem sobre entre desde até contra segundo conforme após durante se me te lhe`},
	{Locative | NotName, `em no na desde até`},
	{Auxiliary, `é são era eram foi foram será está estão estava tem têm tinha tinham houve há pode podem podia deve devem vai vão ia quer queria não`},
	{Be, `é são era eram foi foram está estão estava`},
	{Adverb | Manner | Adverbial | NotName, `também ainda já sempre nunca depois então ontem hoje amanhã aqui ali lá mais menos muito bem mal assim além quase só
			apenas logo tarde antes agora baixinho devagar enfim afinal`},
	{SentenceAdverb | NotName, `depois então ontem hoje aqui ali assim agora também logo enfim`},
	{Clitic, `me te se lhe nos vos lhes o a os as`},
	{ClauseStart | NotName, `que quem cujo cuja onde quando se como porque embora enquanto pois`},
	{JoinsClause | NotName, `que quando se como porque mas e enquanto quem`},
	{BreaksNounPhrase | NotName, `e mas ou que se quando como`},
	{OpensClause | NotName, `e mas ou quando se porque embora enquanto pois`},
	{Function | NotName, `e ou mas que se não nem como qual`},
	{NotName, `segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro
			outubro novembro dezembro isto isso aquilo quê quanto ah oh ai sim bom pois claro nada ninguém algo alguém senhor senhora
			obrigado obrigada talvez porém`},
	{NameParticle, `de do da dos das e von van der al`},
	{Degree, `dr dra prof profa`},
	{WorkNoun, `livro romance filme canção música disco obra ópera série conto poema ensaio artigo exposição documentário programa jornal revista espetáculo peça quadro`},
	{IntroducesTitle, `intitulado intitulada chamado chamada`},
	{IntroducesMention, `palavra palavras termo expressão chamado chamada chamados denominado apelidado`},
	{SmallInTitle, `o a os as um uma de do da dos das e em no na com por para sem`},
	{InscriptionVerb, `lê lia dizia`},
	{SignNoun, `cartaz faixa placa letreiro inscrição etiqueta`},
	{BeforeVocative, `meu minha querido querida caro oh ah ai sim não bem bom pobre senhor senhora dona dom mas`},
}

var portugueseFuncs = [...]funcRow{
	{And, "e"},
	{Or, "ou"},
	{But, "mas"},
	{Then, "então"},
	{While, "enquanto"},
	{Definite, "o a"},
	{Indefinite, "um uma"},
	{Of, "de do da"},
	{To, "para"},
	{On, "sobre"},
	{By, "por"},
	{Before, "antes"},
	{With, "com"},
	{As, "como"},
	{That, "que"},
	{Who, "quem onde"},
	{Whose, "cujo cuja"},
}

var portugueseNouns = [...]classRow{
	{Role, `presidente presidenta diretor diretora treinador treinadora porta-voz prefeito prefeita vereador vereadora ministro ministra professor professora autor autora
			chefe juiz juíza advogado advogada médico médica doutor doutora pesquisador pesquisadora investigador investigadora
			aluno aluna estudante padre bispo general capitão coronel comandante delegado delegada inspetor deputado deputada senador
			senadora secretário secretária responsável gerente fundador fundadora dono dona agricultor agricultora pescador
			vizinho vizinha amigo amiga colega marido mulher esposa filho filha irmão irmã mãe pai tio tia artista músico cantor
			cantora ator atriz cineasta escritor escritora jornalista economista historiador historiadora biólogo bióloga geólogo
			geóloga engenheiro engenheira arquiteto arquiteta especialista analista testemunha policial procurador procuradora
			jogador jogadora candidato candidata embaixador embaixadora rei rainha papa empresário empresária enfermeiro enfermeira
			bombeiro governador governadora`},
	{PersonNoun, `homem senhora senhor menino menina rapaz moça moço velho velha jovem forasteiro criada criado empregada oficial soldado marinheiro comerciante
			mendigo moleiro ferreiro caçador pastor mestre cozinheiro cozinheira jardineiro padeiro porteiro cocheiro cavaleiro príncipe
			princesa barão baronesa conde condessa duque duquesa marquês marquesa frade freira viúva viúvo noivo noiva primo prima
			sobrinho sobrinha avô avó desconhecido desconhecida companheiro companheira visitante morador moradora operário operária
			empregado paciente vítima suspeito acusado guarda poeta pintor pintora vendedor vendedora motorista taxista hóspede bruxa
			gigante voz garçom rapariga`},
	{OrganizationWord, `polícia prefeitura câmara governo partido tribunal associação ministério universidade sindicato igreja instituto sociedade jornal agência comissão comitê
			conselho congresso empresa banco grupo clube federação procuradoria`},
	{TimeNoun, `segundo segundos minuto minutos hora horas dia dias manhã tarde noite semana semanas mês meses ano anos tempo momento instante primavera verão outono
			inverno`},
	{Place, `brasil portugal angola moçambique espanha frança alemanha itália inglaterra rússia europa américa china japão lisboa porto coimbra braga são_paulo
			brasília recife salvador fortaleza curitiba londres paris berlim roma madri madrid argentina áfrica ásia ucrânia`},
}

var portugueseTitles = [...]titleRow{
	{MaleTitle, Male, `sr senhor seu dom frei padre tio rei príncipe conde duque`},
	{MarriedFemaleTitle, Female, `sra senhora dona tia rainha condessa duquesa`},
	{UnmarriedFemaleTitle, Female, `srta senhorita menina irmã princesa`},
	{NeutralTitle, Unknown, `dr dra doutor doutora prof profa d`},
}

var portugueseGenders = [...]genderRow{
	{Male, `homem senhor menino rapaz moço velho marido filho irmão pai tio rei príncipe conde duque frade viúvo noivo primo sobrinho avô criado prefeito
			vereador ministro diretor advogado médico vizinho amigo escritor ator professor empresário pescador`},
	{Female, `mulher senhora menina moça velha esposa filha irmã mãe tia rainha princesa condessa duquesa freira viúva noiva prima sobrinha avó criada prefeita
			vereadora ministra diretora advogada médica vizinha amiga escritora atriz professora empresária enfermeira bióloga
			secretária`},
}

// portugueseVerbs is the table of verbs, with their forms for one speaker and for several, and
// their participles.
var portugueseVerbs = [...]cueRow{
	{Reporting, "diz disse dizia dizem disseram digo dito dizendo"},
	{Reporting, "declara declarou declarava declarado"},
	{Reporting, "responde respondeu respondia respondi respondido responderam"},
	{Reporting, "pergunta perguntou perguntava perguntei perguntado indaga indagou"},
	{Reporting, "acrescenta acrescentou acrescentava completa completou"},
	{Reporting, "explica explicou explicava explicado"},
	{Reporting, "afirma afirmou afirmava afirmado garante garantiu garantia assegura assegurou"},
	{Reporting, "conta contou contava contado relata relatou relatava"},
	{Reporting, "grita gritou gritava gritei exclama exclamou exclamava exclamei"},
	{Reporting, "murmura murmurou murmurava sussurra sussurrou sussurrava balbucia balbuciou"},
	{Reporting, "replica replicou retruca retrucou rebate rebateu"},
	{Reporting, "escreve escreveu escrevia escrito"},
	{Reporting, "anuncia anunciou destaca destacou ressalta ressaltou observa observou"},
	{Reporting, "sustenta sustentou avalia avaliou opina opinou comenta comentou comentava"},
	{Reporting, "lembra lembrou lembrava recorda recordou alerta alertou adverte advertiu"},
	{Reporting, "insiste insistiu reconhece reconheceu admite admitiu confirma confirmou"},
	{Reporting, "lamenta lamentou denuncia denunciou critica criticou confessa confessou informa informou"},
	{Weak, "continua continuou prossegue prosseguiu repete repetiu concorda concordou chama chamou"},
	{Weak, "suspira suspirou pensa pensou pensava pensei acha acredita acreditava faz fez"},
	{Weak, "começa começou interrompe interrompeu conclui concluiu resume resumiu brinca brincou ironiza ironizou"},
	{Weak, "ri riu sorri sorriu soluça soluçou geme gemeu ordena ordenou suplica suplicou pede pediu propõe propôs promete prometeu"},
	{Naming, "chamava chamado classifica classificou qualifica qualificou"},
}

// isPortugueseVerb reports whether a word may be a finite verb, by its ending.
func isPortugueseVerb(word string) bool {
	for _, ending := range []string{"ou", "ava", "ia", "eu", "iu", "a", "e", "ei", "i", "aram", "eram", "iram", "am", "em"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
