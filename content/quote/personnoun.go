package quote

import "strings"

// isPersonNoun reports whether token i is a noun for people. A word in capitals that
// is too long for an abbreviation is part of a label.
func (p *paragraph) isPersonNoun(i int) bool {
	const maxAbbreviation = 4
	word := p.word(i)
	return isPersonNoun(p.tokens[i].lower) && (len(word) <= maxAbbreviation || !isAcronym(word))
}

// namesPerson reports whether token i is a noun for people, or for those of a
// country or a party: a Democrat.
func (p *paragraph) namesPerson(i int) bool {
	return p.isPersonNoun(i) || isMemberNoun(p.tokens[i].lower)
}

// isPersonNoun reports whether a word is a noun for people or for organizations:
// one of those listed, one with an ending that makes such nouns, or a compound of
// one.
func isPersonNoun(word string) bool {
	if isSomebody(word) || isJob(word) || isBodyNoun(word) || isListedPerson(word) || hasPersonEnding(word) {
		return true
	}
	if i := strings.LastIndexByte(word, '-'); i >= 0 && isPersonNoun(word[i+1:]) { // co-founder
		return true
	}
	const minPart = 5 // bytes of a noun at the end of another: a shorter one may be there by chance
	for i := 2; i+minPart <= len(word); i++ {
		if part := word[i:]; isListedPerson(part) || isRole(part) { // songwriter, superdelegate
			return true
		}
	}
	return false
}

// hasPersonEnding reports whether a word has an ending that makes nouns for people.
func hasPersonEnding(word string) bool {
	const minWord = 6 // bytes
	if len(word) < minWord {
		return false
	}
	for _, end := range []string{"man", "woman", "person", "ologist", "ician", "arian", "grapher", "teur", "-in-law"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	before, ok := strings.CutSuffix(word, "ist") // economist, novelist, but no checklist
	return ok && (!strings.HasSuffix(before, "l") || strings.ContainsAny(before[len(before)-2:len(before)-1], "aeiloy"))
}

// isListedPerson reports whether a word is a noun for people whose ending does not
// tell.
func isListedPerson(word string) bool {
	switch word {
	case // public life
		"academic", "activist", "administrator", "adviser", "aide", "alderman", "ally", "ambassador", "appointee", "backer", "bureaucrat",
		"campaigner", "candidate", "challenger", "chancellor", "clerk", "commissioner", "confidant", "confidante", "councillor",
		"councilmember", "councilor", "delegate", "diplomat", "dissident", "donor", "envoy", "ex-president", "fundraiser", "incumbent",
		"insider", "lawmaker", "legislator", "loyalist", "mep", "mp", "msp", "negotiator", "nominee", "officeholder", "official",
		"ombudsman", "operative", "opponent", "organiser", "organizer", "parliamentarian", "planner", "politician", "premier",
		"protester", "protestor", "rebel", "regulator", "rival", "running-mate", "senator", "speaker", "spokesperson", "staffer",
		"supporter", "surrogate", "treasurer", "voter", "whip", "whistleblower":
		return true
	case // law and order
		"admiral", "agent", "bailiff", "barrister", "bodyguard", "commandant", "commander", "constable", "convict", "coroner", "corporal",
		"defendant", "detainee", "detective", "dispatcher", "examiner", "fighter", "firefighter", "gangster", "guard", "gunner", "inmate",
		"inspector", "investigator", "jailer", "juror", "killer", "lawyer", "lieutenant", "lifeguard", "magistrate", "marine", "marshal",
		"militant", "murderer", "notary", "officer", "paramedic", "perpetrator", "plaintiff", "prisoner", "prosecutor", "ranger",
		"robber", "sheriff", "smuggler", "sniper", "soldier", "solicitor", "spy", "suspect", "terrorist", "trooper", "victim", "warden",
		"warlord", "witness":
		return true
	case // business
		"accountant", "apprentice", "assistant", "auditor", "banker", "bookkeeper", "boss", "broker", "builder", "buyer", "caterer",
		"client", "co-owner", "consumer", "contractor", "customer", "dealer", "developer", "employee", "employer", "entrepreneur",
		"exporter", "financier", "founder", "freelancer", "heir", "heiress", "importer", "intern", "investor", "landlord", "landowner",
		"magnate", "manufacturer", "marketer", "merchant", "mogul", "operator", "philanthropist", "promoter", "publisher", "receptionist",
		"recruiter", "retailer", "seller", "shareholder", "shopkeeper", "supervisor", "supplier", "tenant", "trader", "trainee",
		"trustee", "tycoon", "vendor":
		return true
	case // learning and medicine
		"astronaut", "astronomer", "caregiver", "carer", "caretaker", "clinician", "counsellor", "counselor", "demographer", "educator",
		"expert", "explorer", "fellow", "forecaster", "freshman", "geographer", "graduate", "headteacher", "instructor", "interpreter",
		"inventor", "lecturer", "librarian", "meteorologist", "midwife", "naturalist", "neuroscientist", "obstetrician", "paediatrician",
		"patient", "pediatrician", "philosopher", "physician", "pilot", "practitioner", "pupil", "scholar", "scientist", "sophomore",
		"specialist", "surgeon", "surveyor", "teacher", "technician", "trainer", "translator", "tutor", "undergraduate", "vet",
		"veterinarian":
		return true
	case // arts and media
		"animator", "author", "biographer", "blogger", "broadcaster", "cameraman", "celebrity", "chronicler", "cinematographer",
		"comedian", "commenter", "comic", "composer", "conductor", "contributor", "creator", "dancer", "drummer", "editor", "entertainer", "fan",
		"filmmaker", "frontman", "illustrator", "interviewer", "model", "moderator", "musician", "narrator", "novelist", "painter",
		"performer", "photographer", "playwright", "poet", "potter", "presenter", "programmer", "rapper", "screenwriter", "sculptor",
		"showrunner", "singer", "songwriter", "star", "storyteller", "superstar", "writer", "youtuber":
		return true
	case // sport
		"athlete", "batsman", "bowler", "boxer", "captain", "catcher", "champion", "competitor", "contender", "contestant", "cyclist",
		"defender", "finalist", "fly-half", "footballer", "goalkeeper", "goaltender", "golfer", "gymnast", "jockey", "keeper",
		"linebacker", "lineman", "medalist", "medallist", "midfielder", "quarterback", "racer", "referee", "rider", "rookie", "runner",
		"runner-up", "sailor", "skater", "skier", "skipper", "sprinter", "striker", "swimmer", "umpire", "winger", "winner", "wrestler":
		return true
	case // trades
		"attendant", "baker", "barista", "bartender", "beekeeper", "blacksmith", "breeder", "brewer", "bricklayer", "butcher", "butler",
		"carpenter", "cleaner", "cobbler", "cook", "courier", "craftsman", "crewman", "custodian", "decorator", "docker", "driver",
		"electrician", "engineer", "farmer", "ferryman", "fisher", "fisherman", "fishmonger", "forester", "gamekeeper", "gardener",
		"goer", "grower", "hairdresser", "helmsman", "herder", "holder", "hunter", "innkeeper", "janitor", "jeweler", "jeweller",
		"joiner", "leader", "locksmith", "machinist", "maker", "mason", "master", "mechanic", "miller", "miner", "monger", "navigator",
		"owner", "player", "plumber", "porter", "printer", "rancher", "restaurateur", "roofer", "scout", "seaman", "shepherd",
		"shoemaker", "smith", "steward", "stylist", "tailor", "trapper", "trucker", "undertaker", "waiter", "waitress", "watchmaker",
		"weaver", "welder", "winemaker", "worker", "wright":
		return true
	case // faith
		"abbess", "abbot", "archbishop", "chaplain", "cleric", "deacon", "missionary", "monk", "nun", "patriarch", "preacher", "rector",
		"reverend", "theologian", "vicar":
		return true
	case // family and company
		"acquaintance", "adult", "baby", "bachelor", "boyfriend", "bride", "bystander", "cellmate", "child", "citizen", "classmate",
		"co-worker", "colleague", "commuter", "companion", "counterpart", "coworker", "dad", "daughter", "elder", "eyewitness", "fiance",
		"fiancee", "fiancé", "fiancée", "flatmate", "girlfriend", "godfather", "godmother", "grandad", "granddad", "granddaughter",
		"grandfather", "grandma", "grandmother", "grandpa", "grandparent", "grandson", "groom", "guardian", "guest", "guide", "helper",
		"homeowner", "host", "housemate", "immigrant", "islander", "kid", "lodger", "lover", "mate", "migrant", "mom", "motorist", "mum",
		"mummy", "nanny", "native", "neighbour", "nephew", "newcomer", "niece", "onlooker", "orphan", "parent", "participant", "partner",
		"passenger", "pedestrian", "pensioner", "pioneer", "predecessor", "refugee", "relative", "resident", "roommate", "schoolmate",
		"shipmate", "sibling", "single-mother", "spouse", "stepdaughter", "stepfather", "stepmother", "stepson", "stranger", "successor",
		"survivor", "teammate", "teen", "teenager", "tourist", "traveler", "traveller", "twin", "veteran", "villager", "visitor",
		"volunteer", "walker", "widow", "widower", "workmate":
		return true
	case // what an organization is
		"agency", "blog", "charity", "company", "daily", "group", "magazine", "newspaper", "nonprofit", "outlet", "startup", "tabloid",
		"watchdog", "website", "weekly":
		return true
	}
	return false
}
