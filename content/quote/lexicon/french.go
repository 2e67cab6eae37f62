package lexicon

import (
	"strings"
	"sync"
)

// french returns the lexicon of French.
var french = sync.OnceValue(func() *Lexicon {
	return build(source{
		language: "fr",
		grammar: Grammar{
			Inverts:         true,
			AsidesInMarks:   true,
			Elisions:        wordSet("l d s m t j n c qu jusqu lorsqu puisqu"),
			Enclitics:       wordSet("je tu il elle on ils elles"),
			EncliticLink:    "t",
			SourcePhrases:   phrases("selon", "d' après", "pour", "d’ après", "aux yeux de", "à * avis", "à * yeux", "selon * mots", "selon * termes", "selon les mots de", "selon les termes de"),
			DefiniteArticle: "le",
			IsVerb:          isFrenchVerb,
			IsAdverb:        func(word string) bool { return strings.HasSuffix(word, "ment") && len(word) > 6 },
			IsParticiple:    func(word string) bool { return strings.HasSuffix(word, "ant") },
			SecondPerson:    wordSet("tu Tu toi Toi vous Vous votre Votre vos ton ta tes te"),
		},
		classes: [][]classRow{frenchWords[:], frenchNouns[:]},
		funcs:   frenchFuncs[:],
		titles:  frenchTitles[:],
		genders: frenchGenders[:],
		refers: []genderRow{
			{Male, "il lui"},
			{Female, "elle"},
		},
		verbs:         frenchVerbs[:],
		abbreviations: "M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste etc",
	})
})

// frenchWords holds the function words, and the words around names and quotation marks.
var frenchWords = [...]classRow{
	{Pronoun | NotName, `je j' j’ tu il elle on nous vous ils elles`},
	{ThirdPerson, `il elle`},
	{PossessivePronoun | NotName, `mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs`},
	{Determiner | NotName, `le la les l' l’ un une des ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
			deux trois quatre cinq six sept huit neuf dix quelques plusieurs chaque aucun aucune tout toute tous toutes`},
	{Article | NotName, `le la les l' l’ un une des`},
	{Preposition | NotName, `de d' d’ du des à au aux en dans par pour sur avec sans chez vers entre sous selon après avant depuis contre devant
			derrière pendant dès jusqu' jusqu’ parmi malgré`},
	{Link | NotName, `de d' d’ du des à au aux en`},
	{EndsNounPhrase | NotName, `dans par pour sur avec sans chez vers entre sous selon après avant depuis contre devant derrière pendant dès en
			se s' s’ me m' m’ te t' t’ lui y puis`},
	{Locative | NotName, `à en dans chez vers`},
	{Auxiliary, `est sont était étaient fut furent sera serait a ont avait avaient eut eurent aura aurait ai as peut peuvent pouvait doit doivent
			devait va vont allait veut voulait fait vient venait ne n' n’`},
	{Be, `est sont était étaient fut furent`},
	{Adverb | Manner | Adverbial | NotName, `aussi encore déjà toujours jamais souvent alors puis ensuite enfin bien hier aujourd'hui aujourd’hui demain
			ici là plus moins très trop tout même ainsi pourtant cependant bientôt soudain tard bas haut vite soi-même`},
	{SentenceAdverb | NotName, `alors puis ensuite enfin hier demain ici là ainsi pourtant cependant bientôt soudain aussi déjà`},
	{Clitic, `me m' m’ te t' t’ se s' s’ lui leur nous vous en y le la les l' l’`},
	{ClauseStart | NotName, `qui que qu' qu’ dont où quand lorsque lorsqu' lorsqu’ si comme parce puisque tandis car quoique`},
	{JoinsClause | NotName, `que qu' qu’ quand lorsque si comme parce mais et car qui`},
	{BreaksNounPhrase | NotName, `et mais ou que qu' qu’ si quand comme`},
	{OpensClause | NotName, `et mais ou car quand lorsque lorsqu' lorsqu’ si tandis pendant parce puisque avant après puis`},
	{Function | NotName, `et ou mais que qui dont où ne pas non oui ni comme si`},
	{NotName, `lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre
			décembre cela ça ceci celui celle ceux celles c' c’ quel quelle quels quelles quoi pourquoi comment combien ah oh eh hé
			hein bon bonne allons voilà voici rien personne moi toi lui eux certes peut-être quant lors afin outre parmi grâce
			monsieur madame mademoiselle messieurs mesdames m mme mlle merci tiens dieu`},
	{NameParticle, `de d' d’ du des la le von van der ben el al`},
	{Degree, `dr pr me`},
	{WorkNoun, `livre roman film chanson album pièce opéra série nouvelle poème essai article exposition documentaire émission concert journal revue magazine
			titre tableau spectacle recueil`},
	{IntroducesTitle, `intitulé intitulée titré titrée nommé nommée`},
	{IntroducesMention, `mot mots terme expression dit dite appelé appelée surnommé surnommée`},
	{SmallInTitle, `le la les l un une des de du d à au aux en et ou pour sur dans par`},
	{InscriptionVerb, `lit lisait lire`},
	{SignNoun, `pancarte panneau banderole affiche enseigne plaque inscription écriteau étiquette`},
	{BeforeVocative, `mon ma mes cher chère chers oh ô ah eh oui non bien bon bonne pauvre monsieur madame mademoiselle allons mais`},
}

var frenchFuncs = [...]funcRow{
	{Answers, "répondit répond répondait répliqua réplique"},
	{Resumes, "reprit reprend poursuivit poursuit continua continue ajouta ajoute répéta"},
	{Companion, "compagnon compagne ami amie camarade"},
	{Other, "autre"},
	{And, "et"},
	{Or, "ou"},
	{But, "mais"},
	{Then, "puis"},
	{While, "tandis"},
	{Definite, "le la l' l’"},
	{Indefinite, "un une"},
	{Of, "de du d' d’"},
	{To, "à"},
	{On, "sur"},
	{By, "par"},
	{Before, "avant"},
	{With, "avec"},
	{As, "comme"},
	{That, "que qu' qu’"},
	{Who, "qui où"},
	{Whose, "dont"},
}

var frenchNouns = [...]classRow{
	{Role, `président présidente directeur directrice entraîneur porte-parole maire mairesse ministre professeur professeure auteur autrice chef cheffe patron
			patronne juge avocat avocate médecin docteur chercheur chercheuse enseignant enseignante élève étudiant étudiante
			curé prêtre évêque général capitaine colonel commandant commissaire inspecteur député députée sénateur sénatrice
			adjoint adjointe secrétaire responsable gérant gérante fondateur fondatrice propriétaire agriculteur agricultrice
			éleveur éleveuse pêcheur voisin voisine ami amie collègue mari femme fils fille frère sœur mère père oncle tante
			artiste musicien musicienne chanteur chanteuse acteur actrice comédien comédienne réalisateur réalisatrice écrivain
			écrivaine journaliste économiste historien historienne biologiste géologue glaciologue ingénieur ingénieure
			architecte expert experte analyste témoin policier policière procureur procureure défenseur joueur joueuse candidat
			candidate ambassadeur ambassadrice roi reine pape conseiller conseillère élu élue notaire préfet préfète
			coordinateur coordinatrice infirmier infirmière pompier`},
	{PersonNoun, `homme dame monsieur madame enfant garçon vieillard vieille vieux étranger étrangère servante domestique valet officier soldat
			matelot marchand marchande mendiant meunier forgeron chasseur berger maître maîtresse cuisinier cuisinière jardinier
			boulanger boucher portier cocher cavalier prince princesse baron baronne comte comtesse duc duchesse marquis marquise
			vicomte abbé moine religieuse veuve veuf fiancé fiancée époux épouse cousin cousine neveu nièce grand-père grand-mère
			aïeul inconnu inconnue interlocuteur interlocutrice compagnon compagne camarade visiteur visiteuse habitant habitante
			ouvrier ouvrière employé employée patient patiente victime suspect accusé accusée gardien gardienne concierge poète
			peintre aveugle aubergiste hôte hôtesse brigand bandit géant nain sorcière acteur baron voix
			facteur chauffeur conducteur serveur serveuse vendeur vendeuse`},
	{OrganizationWord, `police mairie gouvernement parti tribunal association ministère université syndicat église institut société journal agence commission
			comité conseil assemblée entreprise banque groupe club fédération préfecture région office parquet`},
	{TimeNoun, `seconde minute minutes heure heures jour jours matin soir midi nuit semaine semaines mois an ans année années temps moment instant printemps
			été automne hiver lendemain`},
	{Place, `france allemagne italie espagne suisse belgique angleterre russie europe amérique chine japon inde paris lyon marseille toulouse bordeaux lille nantes
			strasbourg nice rennes bruxelles genève londres berlin rome madrid moscou québec montréal canada maroc algérie tunisie
			afrique asie bretagne normandie ukraine`},
}

var frenchTitles = [...]titleRow{
	{MaleTitle, Male, `m monsieur don sir lord maître père frère oncle prince roi baron comte duc marquis vicomte abbé`},
	{MarriedFemaleTitle, Female, `mme madame lady tante reine baronne comtesse duchesse marquise`},
	{UnmarriedFemaleTitle, Female, `mlle mademoiselle miss sœur princesse`},
	{NeutralTitle, Unknown, `dr pr me docteur mgr`},
}

var frenchGenders = [...]genderRow{
	{Male, `homme monsieur garçon vieillard mari fils frère père oncle roi prince baron comte duc marquis abbé moine neveu grand-père valet avocat directeur
			président chercheur acteur chanteur écrivain curé prêtre voisin ami adjoint`},
	{Female, `femme dame madame fille sœur mère tante reine princesse baronne comtesse duchesse marquise religieuse veuve nièce grand-mère servante avocate directrice
			présidente chercheuse actrice chanteuse écrivaine voisine amie adjointe maîtresse`},
}

// frenchVerbs is the table of verbs, with their forms for one speaker and for several, and
// their participles.
var frenchVerbs = [...]cueRow{
	{Reporting, "dit disait disent dirent disaient dis disant dira redit"},
	{Reporting, "déclare déclara déclarait déclaré déclarent"},
	{Reporting, "répond répondit répondait répondis répondu répondent répondirent réponds"},
	{Reporting, "demande demanda demandait demandai demandé demandent demandèrent"},
	{Reporting, "ajoute ajouta ajoutait ajouté ajoutai"},
	{Reporting, "explique expliqua expliquait expliqué"},
	{Reporting, "affirme affirma affirmait affirmé assure assura assurait assuré"},
	{Reporting, "raconte raconta racontait raconté conte conta"},
	{Reporting, "crie cria criait crié crient crièrent criai écrie écria écriait écrié écriai écrièrent"},
	{Reporting, "murmure murmura murmurait murmuré murmurai chuchote chuchota souffle souffla balbutie balbutia bégaie bégaya"},
	{Reporting, "réplique répliqua répliquait répliquai répliqué rétorque rétorqua riposte riposta objecte objecta"},
	{Reporting, "écrit écrivait écrivit"},
	{Reporting, "annonce annonça annonçait annoncé précise précisa précisait précisé"},
	{Reporting, "estime estimait estimé souligne soulignait souligné rappelle rappelait rappelé"},
	{Reporting, "confie confia confié témoigne témoigna témoigné regrette regrettait regretté"},
	{Reporting, "prévient prévenait prévenu avertit insiste insistait insista insisté reconnaît reconnaissait reconnu admet"},
	{Reporting, "indigne indigna indignait étonne étonna exclame exclama exclamait exclamai"},
	{Reporting, "interroge interrogea questionne questionna"},
	{Weak, "reprend reprit reprenait repris continue continua poursuit poursuivit recommence recommença"},
	{Weak, "fit faisait fis font firent soupire soupira lance lança lançait lancé"},
	{Weak, "pense pensa pensait pensai songe songea songeait croit croyait juge jugea"},
	{Weak, "commence commença interrompt interrompit conclut conclure concluait observe observa observait remarque remarqua"},
	{Weak, "rit sourit sanglote sanglota gémit grogne grogna gronde gronda hurle hurla tempère ironise plaide résume répète répéta répétait"},
	{Weak, "réclame réclama ordonne ordonna supplie supplia implore propose proposa conseille conseilla promet promit"},
	{Naming, "appelle appela appelait appelé qualifie qualifiait qualifié surnomme nomme"},
}

// isFrenchVerb reports whether a word may be a finite verb, by its ending.
func isFrenchVerb(word string) bool {
	for _, ending := range []string{"a", "it", "ait", "e", "ut", "int", "ai", "is", "aient", "èrent", "irent", "ent", "d", "t", "us"} {
		if strings.HasSuffix(word, ending) {
			return len(word) > len(ending)+1
		}
	}
	return false
}
