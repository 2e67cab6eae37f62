package quote

import (
	"strings"
	"unicode"
)

// A titleClass tells titles apart that different people of one surname have.
type titleClass uint8

const (
	untitled titleClass = iota
	sirs                // Mr., Sir, Lord
	wives               // Mrs., Lady
	misses              // Miss, Ms.
	rank                // Dr., Sen., President: of anybody
)

// titleOf is what a title says of who has it.
func titleOf(word string) (titleClass, gender) {
	switch strings.TrimSuffix(word, ".") {
	case "mr", "sir", "lord", "monsieur", "king", "prince", "uncle", "brother", "father", "pope":
		return sirs, male
	case "mrs", "lady", "dame", "mme", "madame", "queen", "aunt":
		return wives, female
	case "miss", "ms", "mlle", "sister", "princess":
		return misses, female
	case "":
		return untitled, unknown
	}
	if isTitle(word) {
		return rank, unknown
	}
	return untitled, unknown
}

// isSuffix reports whether a word stands behind surnames.
func isSuffix(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// isBodyWord reports whether a name with a word in it is an organisation's.
func isBodyWord(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "inc", "ltd", "corp", "co", "llc", "plc", "gmbh", "company", "corporation", "group", "holdings", "university", "college", "school",
		"institute", "department", "ministry", "police", "committee", "commission", "council", "party", "association", "society", "union",
		"federation", "court", "bank", "agency", "bureau", "board", "service", "services", "office", "news", "times", "post", "press", "network",
		"journal", "magazine", "gazette", "tribune", "herald", "congress", "senate", "parliament", "government", "administration", "authority",
		"foundation", "hospital", "church", "club", "league", "team", "army", "navy", "force", "forces", "airlines", "railway", "centre",
		"center", "museum", "library", "organization", "organisation", "coalition", "alliance", "movement", "campaign", "international", "house",
		"fund", "trust", "academy", "studio", "studios", "systems", "technologies", "industries", "partners", "associates", "hotel":
		return true
	}
	return false
}

// isDemonym reports whether a word, in small letters, is what people or things of
// a country are called, or a name that nobody has.
func isDemonym(word string) bool {
	switch word {
	case "god", "heaven", "lord", "christmas", "easter", "internet", "i":
		return true
	}
	return isMemberNoun(word)
}

// isMemberNoun reports whether a word, in small letters, is what somebody of a
// country, a faith or a party is called.
func isMemberNoun(word string) bool {
	switch word {
	case "american", "americans", "canadian", "canadians", "mexican", "british", "briton", "english", "scottish", "scots", "scot", "irish", "welsh", "french",
		"swede", "finn", "pole", "dane", "spaniard", "turk", "croat", "serb", "czech", "slovak", "belgian", "austrian", "hungarian", "bulgarian", "romanian",
		"brazilian", "colombian", "argentine", "kenyan", "nigerian", "ethiopian", "englishman", "frenchman", "german", "germans", "italian", "italians", "spanish", "russian", "russians", "ukrainian", "ukrainians", "polish", "swedish",
		"norwegian", "danish", "dutch", "finnish", "greek", "turkish", "israeli", "israelis", "palestinian", "palestinians", "syrian", "syrians",
		"iraqi", "iranian", "iranians", "afghan", "saudi", "egyptian", "libyan", "chinese", "japanese", "korean", "indian", "indians",
		"pakistani", "australian", "australians", "african", "european", "europeans", "asian", "asians", "christian", "christians", "muslim",
		"muslims", "jewish", "jews", "catholic", "catholics", "democrat", "democrats", "democratic", "republican", "republicans", "conservative",
		"conservatives", "liberal", "liberals", "tory", "tories", "labour":
		return true
	}
	return false
}

// isAcronym reports whether a name is capitals only.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// isWhere reports whether places stand behind a word.
func isWhere(word string) bool {
	switch word {
	case "in", "near", "outside", "across", "throughout", "around", "into", "through", "toward", "towards", "over", "at":
		return true
	}
	return false
}

// isRole reports whether names stand behind a word that says what somebody is.
func isRole(word string) bool {
	switch word {
	case "president", "director", "coach", "spokesman", "spokeswoman", "spokesperson", "mayor", "minister", "professor", "author", "analyst",
		"editor", "reporter", "lawyer", "attorney", "chief", "head", "manager", "owner", "founder", "chairman", "chairwoman", "chair", "ceo",
		"officer", "executive", "secretary", "senator", "governor", "congressman", "congresswoman", "representative", "ambassador", "general",
		"captain", "sergeant", "constable", "inspector", "detective", "judge", "justice", "doctor", "psychologist", "scientist", "researcher",
		"economist", "historian", "activist", "actor", "actress", "singer", "writer", "artist", "director-general", "leader", "candidate",
		"teacher", "student", "resident", "farmer", "driver", "worker", "nurse", "engineer", "consultant", "adviser", "advisor", "strategist",
		"pollster", "columnist", "commentator", "host", "anchor", "correspondent", "producer", "player", "goalie", "forward", "defenceman",
		"quarterback", "pitcher", "striker", "midfielder", "wife", "husband", "son", "daughter", "brother", "sister", "mother", "father",
		"friend", "colleague", "neighbour", "neighbor", "cousin", "uncle", "aunt", "partner", "man", "woman", "boy", "girl", "member",
		"organizer", "organiser", "coordinator", "co-ordinator", "superintendent", "commissioner", "treasurer", "principal", "dean", "pastor",
		"priest", "bishop", "cardinal", "imam", "rabbi", "veteran", "survivor", "witness", "prosecutor", "sheriff", "deputy", "lieutenant",
		"colonel", "major", "curator", "designer", "architect", "chef", "critic", "billionaire", "businessman", "businesswoman", "retiree":
		return true
	}
	return false
}

// isJob reports whether a word, where it begins with a capital before a name, is
// what somebody does, and no part of the name.
func isJob(word string) bool {
	switch word {
	case "magistrate", "headmaster", "headmistress", "councillor", "councilor", "councilman", "councilwoman", "alderman", "archaeologist",
		"photographer", "goalkeeper", "defender", "archbishop", "baroness", "duchess", "duke", "comrade", "cllr", "sgt", "cpl", "insp", "pc",
		"dci", "ambassador", "envoy", "commander", "admiral", "marshal", "chancellor", "premier", "congressman", "congresswoman", "attorney",
		"trooper", "conductor", "composer", "novelist", "playwright":
		return true
	}
	return false
}

// isRank reports whether a word begins the title of somebody under or beside
// another.
func isRank(word string) bool {
	switch word {
	case "police", "fire", "acting", "deputy", "vice", "assistant", "associate", "senior", "prime", "first", "former":
		return true
	}
	return false
}

// isPlace reports whether a name in small letters is that of a country, or of a
// large city or region.
func isPlace(name string) bool {
	switch name {
	case "america", "united states", "canada", "mexico", "brazil", "argentina", "chile", "peru", "colombia", "venezuela", "cuba", "england",
		"scotland", "wales", "ireland", "britain", "united kingdom", "france", "germany", "italy", "spain", "portugal", "greece", "turkey",
		"russia", "ukraine", "poland", "austria", "switzerland", "belgium", "netherlands", "holland", "sweden", "norway", "denmark", "finland",
		"iceland", "hungary", "romania", "bulgaria", "serbia", "croatia", "israel", "palestine", "egypt", "libya", "tunisia", "algeria",
		"morocco", "nigeria", "kenya", "ethiopia", "south africa", "iran", "iraq", "syria", "lebanon", "jordan", "saudi arabia", "yemen",
		"afghanistan", "pakistan", "india", "bangladesh", "china", "japan", "korea", "south korea", "north korea", "taiwan", "vietnam",
		"thailand", "indonesia", "malaysia", "philippines", "australia", "new zealand", "europe", "asia", "africa", "london", "paris", "berlin",
		"rome", "madrid", "moscow", "kyiv", "kiev", "vienna", "brussels", "washington", "new york", "los angeles", "chicago", "boston",
		"toronto", "montreal", "vancouver", "ottawa", "calgary", "edmonton", "winnipeg", "ontario", "quebec", "alberta", "manitoba",
		"saskatchewan", "british columbia", "texas", "california", "florida", "ohio", "iowa", "beijing", "tokyo", "delhi", "sydney",
		"u.s", "u.k", "us", "uk", "jerusalem", "tehran", "baghdad", "damascus", "cairo", "istanbul", "edinburgh", "dublin", "glasgow", "manchester", "liverpool", "bath",
		"ont", "que", "alta", "sask", "man", "b.c", "n.b", "n.s", "p.e.i", "calif", "fla", "mass", "conn", "mich", "ariz", "colo", "tex", "d.c",
		"oxford", "cambridge", "kent", "derbyshire", "hertfordshire", "yorkshire", "congress", "parliament", "internet", "facebook", "twitter":
		return true
	}
	return false
}

// isAside reports whether a paragraph is not of the text: a heading, a link to
// another text, the caption of a picture with its credit. Whom it names is not
// on the reader's mind.
func (p *paragraph) isAside() bool {
	n := len(p.tokens)
	if n == 0 {
		return true
	}
	const mostHeading = 12
	last := &p.tokens[n-1]
	if n <= mostHeading && last.isWord() && len(p.spans) == 0 {
		return true
	}
	if len(p.text) < 200 && len(p.spans) == 0 && p.text == strings.ToUpper(p.text) {
		return true
	}
	head := p.text[:min(len(p.text), 40)]
	for _, lead := range []string{"READ MORE", "WATCH", "RELATED", "Read more", "Watch:", "ALSO READ", "Image copyright", "Photo:", "Advertisement"} {
		if strings.HasPrefix(head, lead) {
			return true
		}
	}
	if len(p.spans) == 0 && isNotice(p.text) {
		return true
	}
	for _, credit := range []string{"Getty Images", "THE CANADIAN PRESS", "Canadian Press/", "REUTERS", "AP Photo", "/AP)", "/ AP )", "AFP/", "(Submitted by", "FILE PHOTO", "File photo", "/CBC)", "Image:", "Photograph:"} {
		if strings.Contains(p.text, credit) && len(p.spans) == 0 {
			return true
		}
	}
	return false
}

// isNotice reports whether a paragraph is about an edition of the text: who made
// it is nobody in it.
func isNotice(text string) bool {
	for _, sign := range []string{"Project Gutenberg", "ebook", "Ebook", "eBook", "ISBN", "All rights reserved", "Distributed Proofreaders"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// isSomebody reports whether a word, behind "the", is somebody in a story who need
// have no name.
func isSomebody(word string) bool {
	switch word {
	case "gentleman", "lady", "stranger", "servant", "maid", "butler", "footman", "waiter", "landlord", "landlady", "child", "soldier",
		"sailor", "policeman", "parson", "vicar", "clergyman", "squire", "baronet", "count", "countess", "duke", "duchess", "king", "queen",
		"prince", "princess", "housekeeper", "governess", "schoolmaster", "coachman", "porter", "clerk", "merchant", "peasant", "traveller",
		"visitor", "guest", "hostess", "widow", "youth", "lad", "fellow", "girl", "boy", "man", "woman", "cook", "carpenter", "blacksmith",
		"postman", "barber", "waitress", "barman", "barmaid", "cashier", "librarian", "tailor", "beggar", "thief", "magistrate", "hunter", "scout", "chief", "hermit", "monk", "nun", "dwarf", "horse",
		"cat", "mouse", "rabbit", "caterpillar", "pigeon", "ayah", "bride", "bridegroom", "tutor", "scholar", "poet", "painter", "musician":
		return true
	}
	return isRole(word)
}

// isBodyNoun reports whether a word stands for an organisation that was named.
func isBodyNoun(word string) bool {
	switch word {
	case "firm", "utility", "organisation", "organization", "watchdog", "regulator", "charity", "retailer", "carmaker", "airline", "lender",
		"automaker", "broadcaster", "newspaper", "paper", "think-tank", "pollster", "manufacturer", "publisher":
		return true
	}
	return false
}

// genderOf is what a role says of who has it.
func genderOf(role string) gender {
	switch role {
	case "spokesman", "chairman", "congressman", "businessman", "actor", "husband", "son", "brother", "father", "uncle", "man", "boy", "priest",
		"gentleman", "butler", "footman", "landlord", "policeman", "parson", "vicar", "clergyman", "squire", "baronet", "count", "duke", "king",
		"prince", "coachman", "lad", "fellow", "postman", "monk", "bridegroom":
		return male
	case "lady", "maid", "landlady", "countess", "duchess", "queen", "princess", "housekeeper", "governess", "hostess", "widow", "nun", "bride",
		"ayah", "nurse":
		return female
	case "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "actress", "wife", "daughter", "sister", "mother", "aunt", "woman", "girl":
		return female
	}
	return unknown
}
