package lexicon

// englishNouns holds nouns for people, organizations, places and times.
var englishNouns = [...]classRow{
	{Role, `president director coach spokesman spokeswoman spokesperson mayor minister professor author analyst editor reporter
			lawyer attorney chief head manager owner founder chairman chairwoman chair ceo officer executive secretary senator
			governor congressman congresswoman representative ambassador general captain sergeant constable inspector detective
			judge justice doctor psychologist scientist researcher economist historian activist actor actress singer writer artist
			director-general leader candidate teacher student resident farmer driver worker nurse engineer consultant adviser
			advisor strategist pollster columnist commentator host anchor correspondent producer player goalie forward defenceman
			quarterback pitcher striker midfielder wife husband son daughter brother sister mother father friend colleague
			neighbour neighbor cousin uncle aunt partner man woman boy girl member organizer organiser coordinator co-ordinator
			superintendent commissioner treasurer principal dean pastor priest bishop cardinal imam rabbi veteran survivor witness
			prosecutor sheriff deputy lieutenant colonel major curator designer architect chef critic billionaire businessman
			businesswoman retiree`},
	{Job, `magistrate headmaster headmistress councillor councilor councilman councilwoman alderman archaeologist photographer
			goalkeeper defender archbishop baroness duchess duke comrade cllr sgt cpl insp pc dci ambassador envoy commander
			admiral marshal chancellor premier congressman congresswoman attorney trooper conductor composer novelist playwright`},
	{Rank, `police fire acting deputy vice assistant associate senior prime first former`},
	{UnnamedPerson, `gentleman lady stranger servant maid butler footman waiter landlord landlady child soldier sailor policeman parson
			vicar clergyman squire baronet count countess duke duchess king queen prince princess housekeeper governess
			schoolmaster coachman porter clerk merchant peasant traveller visitor guest hostess widow youth lad fellow girl boy
			man woman cook carpenter blacksmith postman barber waitress barman barmaid cashier librarian tailor beggar thief
			magistrate hunter scout chief hermit monk nun dwarf horse cat mouse rabbit caterpillar pigeon ayah bride bridegroom
			tutor scholar poet painter musician`},
	{Member, `american americans canadian canadians mexican british briton english scottish scots scot irish welsh french swede finn
			pole dane spaniard turk croat serb czech slovak belgian austrian hungarian bulgarian romanian brazilian colombian
			argentine kenyan nigerian ethiopian englishman frenchman german germans italian italians spanish russian russians
			ukrainian ukrainians polish swedish norwegian danish dutch finnish greek turkish israeli israelis palestinian
			palestinians syrian syrians iraqi iranian iranians afghan saudi egyptian libyan chinese japanese korean indian indians
			pakistani australian australians african european europeans asian asians christian christians muslim muslims jewish
			jews catholic catholics democrat democrats democratic republican republicans conservative conservatives liberal
			liberals tory tories labour independent`},
	{Demonym, `god heaven lord christmas easter internet i`},
	{Post, `mp mep msp mpp mla td ceo cfo coo cto pm gp`},
	{People, `police people men women children family staff friends everyone everybody`},
	{OrganizationWord, `inc ltd corp co llc plc gmbh company corporation group holdings university college school institute department
			ministry police committee commission council party association society union federation court bank agency bureau board
			service services office news times post press network journal magazine gazette tribune herald congress senate
			parliament government administration authority foundation hospital church club league team army navy force forces
			airlines railway centre center museum library organization organisation coalition alliance movement campaign
			international house fund trust academy studio studios systems technologies industries partners associates hotel`},
	{OrganizationNoun, `firm utility organisation organization watchdog regulator charity retailer carmaker airline lender automaker
			broadcaster newspaper paper think-tank pollster manufacturer publisher`},
	{OrganizationAnaphor, `company group agency`},
	{TimeNoun, `second seconds moment moments instant instants minute minutes hour hours day days night nights morning mornings
			afternoon afternoons evening evenings noon midnight week weeks weekend weekends fortnight fortnights
			month months year years decade decades century centuries time times while spring springs summer summers autumn
			autumns fall falls winter winters`},
	{SignNoun, `banner banners sign signs placard placards poster posters sticker stickers plaque plaques slogan slogans t-shirt
			t-shirts shirt shirts inscription inscriptions label labels caption captions headline headlines hat hats cap caps
			graffiti billboard billboards button buttons notice notices plate plates tattoo tattoos badge badges mug
			mugs`},
	{Document, `letter letters note notice statement email e-mail mail message tweet post memo text telegram card postcard affidavit
			diary blog caption release communiqué communique filing testimony article column essay editorial petition reply`},
	{Wife, `wife lady`},
	{Husband, `husband`},
	{Place, `america united_states canada mexico brazil argentina chile peru colombia venezuela cuba england scotland wales ireland
			britain united_kingdom france germany italy spain portugal greece turkey russia ukraine poland austria switzerland
			belgium netherlands holland sweden norway denmark finland iceland hungary romania bulgaria serbia croatia israel
			palestine egypt libya tunisia algeria morocco nigeria kenya ethiopia south_africa iran iraq syria lebanon jordan
			saudi_arabia yemen afghanistan pakistan india bangladesh china japan korea south_korea north_korea taiwan vietnam
			thailand indonesia malaysia philippines australia new_zealand europe asia africa london paris berlin rome madrid
			moscow kyiv kiev vienna brussels washington new_york los_angeles chicago boston toronto montreal vancouver ottawa
			calgary edmonton winnipeg ontario quebec alberta manitoba saskatchewan british_columbia texas california florida ohio
			iowa beijing tokyo delhi sydney u.s u.k us uk jerusalem tehran baghdad damascus cairo istanbul edinburgh dublin
			glasgow manchester liverpool bath ont que alta sask man b.c n.b n.s p.e.i calif fla mass conn mich ariz colo tex d.c
			oxford cambridge kent derbyshire hertfordshire yorkshire congress parliament internet facebook twitter`},
	{PersonNoun, `academic activist administrator adviser aide alderman ally ambassador appointee backer bureaucrat campaigner candidate
			challenger chancellor clerk commissioner confidant confidante councillor councilmember councilor delegate diplomat
			dissident donor envoy ex-president fundraiser incumbent insider lawmaker legislator loyalist mep mp msp negotiator
			nominee officeholder official ombudsman operative opponent organiser organizer parliamentarian planner politician
			premier protester protestor rebel regulator rival running-mate senator speaker spokesperson staffer supporter
			surrogate treasurer voter whip whistleblower`}, // public life
	{PersonNoun, `admiral agent bailiff barrister bodyguard commandant commander constable convict coroner corporal defendant detainee
			detective dispatcher examiner fighter firefighter gangster guard gunner inmate inspector investigator jailer juror
			killer lawyer lieutenant lifeguard magistrate marine marshal militant murderer notary officer paramedic perpetrator
			plaintiff prisoner prosecutor ranger robber sheriff smuggler sniper soldier solicitor spy suspect terrorist trooper
			victim warden warlord witness`}, // law and order
	{PersonNoun, `accountant apprentice assistant auditor banker bookkeeper boss broker builder buyer caterer client co-owner consumer
			contractor customer dealer developer employee employer entrepreneur exporter financier founder freelancer heir heiress
			importer intern investor landlord landowner magnate manufacturer marketer merchant mogul operator philanthropist
			promoter publisher receptionist recruiter retailer seller shareholder shopkeeper supervisor supplier tenant trader
			trainee trustee tycoon vendor`}, // business
	{PersonNoun, `astronaut astronomer caregiver carer caretaker clinician counsellor counselor demographer educator expert explorer
			fellow forecaster freshman geographer graduate headteacher instructor interpreter inventor lecturer librarian
			meteorologist midwife naturalist neuroscientist obstetrician paediatrician patient pediatrician philosopher physician
			pilot practitioner pupil scholar scientist sophomore specialist surgeon surveyor teacher technician trainer translator
			tutor undergraduate vet veterinarian`}, // learning and medicine
	{PersonNoun, `animator author biographer blogger broadcaster cameraman celebrity chronicler cinematographer comedian commenter comic
			composer conductor contributor creator dancer drummer editor entertainer fan filmmaker frontman illustrator
			interviewer model moderator musician narrator novelist painter performer photographer playwright poet potter presenter
			programmer rapper screenwriter sculptor showrunner singer songwriter star storyteller superstar writer youtuber`}, // arts and media
	{PersonNoun, `athlete batsman bowler boxer captain catcher champion competitor contender contestant cyclist defender finalist
			fly-half footballer goalkeeper goaltender golfer gymnast jockey keeper linebacker lineman medalist medallist
			midfielder quarterback racer referee rider rookie runner runner-up sailor skater skier skipper sprinter striker
			swimmer umpire winger winner wrestler`}, // sport
	{PersonNoun, `attendant baker barista bartender beekeeper blacksmith breeder brewer bricklayer butcher butler carpenter cleaner
			cobbler cook courier craftsman crewman custodian decorator docker driver electrician engineer farmer ferryman fisher
			fisherman fishmonger forester gamekeeper gardener goer grower hairdresser helmsman herder holder hunter innkeeper
			janitor jeweler jeweller joiner leader locksmith machinist maker mason master mechanic miller miner monger navigator
			owner player plumber porter printer rancher restaurateur roofer scout seaman shepherd shoemaker smith steward stylist
			tailor trapper trucker undertaker waiter waitress watchmaker weaver welder winemaker worker wright`}, // trades
	{PersonNoun, `abbess abbot archbishop chaplain cleric deacon missionary monk nun patriarch preacher rector reverend theologian vicar`}, // faith
	{PersonNoun, `acquaintance adult baby bachelor boyfriend bride bystander cellmate child citizen classmate co-worker colleague
			commuter companion counterpart coworker dad daughter elder eyewitness fiance fiancee fiancé fiancée flatmate
			girlfriend godfather godmother grandad granddad granddaughter grandfather grandma grandmother grandpa grandparent
			grandson groom guardian guest guide helper homeowner host housemate immigrant islander kid lodger lover mate migrant
			mom motorist mum mummy nanny native neighbour nephew newcomer niece onlooker orphan parent participant partner
			passenger pedestrian pensioner pioneer predecessor refugee relative resident roommate schoolmate shipmate sibling
			single-mother spouse stepdaughter stepfather stepmother stepson stranger successor survivor teammate teen teenager
			tourist traveler traveller twin veteran villager visitor volunteer walker widow widower workmate`}, // private life
	{PersonNoun, `agency blog charity company daily group magazine newspaper nonprofit outlet startup tabloid watchdog website weekly`}, // organizations
}

var englishTitles = [...]titleRow{
	{MaleTitle, Male, `mr sir lord monsieur king prince uncle brother father pope`},
	{MarriedFemaleTitle, Female, `mrs lady dame mme madame queen aunt`},
	{UnmarriedFemaleTitle, Female, `miss ms mlle sister princess`},
	{NeutralTitle, Unknown, `dr prof professor sen senator rep gov governor gen general col colonel capt captain president judge justice detective
			sergeant sgt lt lieutenant officer rev reverend`},
}

// englishGenders holds the nouns that are used for one gender only.
var englishGenders = [...]genderRow{
	{Male, `spokesman chairman congressman businessman actor husband son brother father uncle man boy priest gentleman butler
			footman landlord policeman parson vicar clergyman squire baronet count duke king prince coachman lad fellow postman
			monk bridegroom`},
	{Female, `lady maid landlady countess duchess queen princess housekeeper governess hostess widow nun bride ayah nurse
			spokeswoman chairwoman congresswoman businesswoman actress wife daughter sister mother aunt woman girl`},
}
