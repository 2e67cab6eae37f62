package charset

// western lists languages that are written in Windows-1252.
var western = []language{
	{"French", "àâçèéêëîïôœùûüÿ", "" +
		"ré é_ ée dé éc _é ér à_ _à té né êt ép sé ét és éf mé _ê pé lé ém tè vé èr él gé éd ié ué fé ég èt éa èm én ès xé rè " +
		"hé aî cé èq în év iè rô ôl éb lè ôt mè éj jà éo êm uê cè hè éq rê mê èl nê ça pô zé dè cô éé âc èg _î tâ hô yé aï nç " +
		"îl ôn ît éi bé çu eç ù_ où rç tô ço"},
	{"German", "äöüß", "" +
		"fü ür ül gü än üs _ü üb rü lü ße tü _ä ös är üh üc üt rä hä lö lä kö ön üg äh _ö wä öß rö ät üf mö äl üd ög öf sü nö " +
		"tä nü ör uß öt äg mü hö eß mä öc nä ß_ bä eä sä oß üp äc äu ün"},
	{"Spanish", "áéíñóúü", "" +
		"ón ió tá ál vá á_ ó_ ín rá lí má nú ím añ úm án ño ód ló sí ól có ía ás ña ró és _í eñ ám só ún rí ús _á ár cí ác úl " +
		"ué pú mé _ó úb mó _ú tó bú ág gú ór ét áx mú dí bó pá át é_ ér én ío í_ ís ná té ví ít nó ié né íd lá íf fí tí zó mí " +
		"lú íc"},
	{"Portuguese", "áâãàçéêíóôõúü", "" +
		"ão çã nã aç é_ _é ív sí õe sã ál çõ vá ár á_ pç íd ór eç ça tá iç nú rá rã úm aí tó ço ên nç áv ês má cç ní ém ím ín " +
		"úb té pú _í íc iá uç tã _ú _á úl có mó sá ód uá ê_ ós mí cê ág mé ó_ rê âm só pá ól pó dê lê _à tí áx bó ér uê ân ét " +
		"à_ já há ví eú ún úd ná sõ ró íg uí ác áq és tê lí mú rí pô bé át"},
	{"Italian", "àèéìòù", "" +
		"è_ _è à_ tà ò_ uò ù_ iù é_ ià rà hé né iò ì_ nù sì én té _é ré és bé ét wè tù dì oè rò sé iè él ué mé rù pà cà ké nà " +
		"lé cè èw ié éy ày _à lì kà cò lò"},
	{"Dutch", "ëéïèöüóá", "" +
		"ië ë_ eï ïn én _é éé ër _ë eë ën aï ëi é_ ël ór vó óó ïs vé _ï ïe ïm ör ón oë jö á_ ït rö _ö ré ï_ és ëx ët öe _á án " +
		"aë bé ég öl ön má hé lé eé mé ïr"},
	{"Swedish", "åäöé", "" +
		"ör fö än är vä _ä å_ lä på äl rä ån rå _ö tä äg åt öv må kä sä ål ät tö lå ås ök äm äs öd sö hå _å nä jä år åg kö fä " +
		"gå hä äv hö ös lö ön gä åk mä öp så äk få tå nå öl rö åd vå gö"},
	{"Danish", "æøåé", "" +
		"ær ør å_ æn væ på læ øg ræ tø fø nø æt sæ æs _æ æl øj ér år _ø æv lø må øt mæ sø _å kø nå hø åd øb rø så lå ås ån ød " +
		"åb hå rå øl øn hæ gæ ål øs øv æk dø jæ gå kæ åe mø næ gø té æf"},
	{"Norwegian", "æøåéòô", "" +
		"å_ _å ør på øk fø nø tø ær må jø år _ø øy lå nå rø øl væ sø rå øt åd åp hø øv lø åt gå ål øn ån ås øm øs hå ød mø så " +
		"vå tå åk _é én åv pø øp læ bå næ"},
	{"Finnish", "äöå", "" +
		"ä_ tä ää kä äy mä sä än äl är pä äs äi vä jä _ä lä nä tö ät äm äo yö rä iä ö_ öt ön äv äh lö äp ös äj äk öy äe nö yä " +
		"kö"},
	{"Icelandic", "áðéíóúýþæö", "" +
		"ð_ ís ið ál má _í ýð ðv ák lý rí tá ía ðu að ín _á í_ á_ ní sí rð ó_ _ó ík ða tí bí uð rú lí ði rá _þ dí kí ól væ _ú " +
		"ón gó þý óm eð úr ný ön dó æð ví þe úa ún mí öl tó pú ró kó íl æn ír ú_ óv ló aí ýj tú íb ít ýs íg úd bú ós ás já lþ " +
		"lá ús eó jó óg ók út án tæ jö ær æg ðh tö hæ óð ár rö ór jú ög mö gí úl úg sú ræ só úm ér nú pí"},
	{"Catalan", "àçéèíïóòúü", "" +
		"ó_ ió és _é à_ tà rà àl ín và ça lí mé é_ èn aç té àc ès uï mò í_ nú ït rè _ú ò_ mà ús òr mè rò úm _í àn mí ç_ üe pú " +
		"úb gü àr pç ís _à ré ón só ví èr nç cé àt ím dè àg tè nè òd àm úl bé òl uè è_ èt sí ià pà bò tí eç òn àx ú_ mú lè ço " +
		"cò qü"},
	{"Irish", "áéíóú", "" +
		"ái í_ ío éi á_ ní ú_ tá éa aí há eá lí ói án ó_ rí rá sá _á hé rú úi ná fé iú _ú ús ré _í ín lá _é má hí nó ál íl é_ " +
		"lé ró _ó ór hú ít cá dú ód gó tí có ás ún úl ár hó tú sí lú át mó pé dé sú ló dá dí mé né gá"},
}

// otherLatin lists languages with Latin letters that are not all in Windows-1252. In
// Vietnamese, most tones are combining characters, which are written as ` ´ ~ ? and .
// here.
var otherLatin = []language{
	{"Polish", "ąćęłńóśźż", "" +
		"ć_ ów ię oż śc ło żn ę_ ą_ ąc oś ał uż ła ży ać łą że bł dł śl ją ró ęd łu yć ąd tó eż ńs eś ść ęc kó yś jś sł łę oł " +
		"aż ić ję tę ią ań ł_ ń_ _ś ęz oń ną eń ż_ ór ńc ęp _ż kł zę wł św ły gł ęt łó zą pó _ł łn ył eł ół ąz są só śr ża gó " +
		"dż ód żą uł rę zł śn wą żk ąt ąć tą"},
	{"Czech", "áčďéěíňóřšťúůýž", "" +
		"í_ ní př é_ ře ý_ án ná á_ vá ný né vý če ří ři už rá ů_ ač áv áz ži _č cí ká ís ěn lí ož ád št mě ké ně íc pí ík át " +
		"čí _ř ál že vé ě_ še má ýc ít oč lá jí dá vě íč ím tí ín zá č_ ém zí éh tě mí ář ví sá řá mé ší ž_ čn ám íl _ž én _ú " +
		"oř sí eč _š ás čt ží tř ča té dí ým dě íh žá ár bý ř_ ód ýs ěl ýt bě uš yž iš nč či rů ža až tů tá ký žk žn ět kó čk " +
		"bá ež ků"},
	{"Slovak", "áäčďéíĺľňóôŕšťúýž", "" +
		"ť_ ý_ é_ ná né á_ ný sú úb či rá iť ať ož _č í_ áz ži už ká ač vý áv eľ ú_ má ní ís žn át ča čí ác ík ív oč ár rí ál " +
		"št _š če éh zá jú ľa pí ýc sť oľ že dá ít lá úč vá vé lí _ž tá _ú án še ží ké té nú čn ém nč ľb ľk ťa ký tí kľ ľú žk " +
		"č_ ám čk rč zí úc ši sá ič yť ím ýs eč ým eť nš ód tý ší ás áj rý sí ža kó čo ež úr ír ľn út mô ré ôž ľo úd ýb mä vš " +
		"hí ín hý"},
	{"Hungarian", "áéíóöőúüű", "" +
		"ás és ál tá ít ér _é ó_ té áj ár zá kö én lá fá án ő_ ná tó lé má vá ül át ké ló vé sá rá sé _á zé ég él ép lí sí ír " +
		"né öz ám ző tö ét ék ág ör év mé tő ód öv lő ók ön ió pé rü bá ív eá ré öl zó tí dé dá gé ös mó _ö _í áb zö _ú zí áv " +
		"já dő gá ím ól cí kí ró _ü új ót ől ií ní zü ác áz ú_ tú íp ső ű_ ők űk kü yű ák ük lü kó úl ús"},
	{"Romanian", "ăâîşţ", "" +
		"ă_ ţi tă _î şi în iş ză că ăr aţ ră eş _ş să nă cţ şt lă mă nţ pţ iţ gă ăt ân dă câ pă aş şe ăs vă eţ şu fă ţă şa ţe " +
		"tâ ât ăţ ău âr bă uă rţ uţ âm ţa _ţ _ă bţ ăş fâ îm rş râ lţ ăm"},
	{"Croatian", "čćđšž", "" +
		"či ič će uć ač eš iš šk čk uč če že oč še čn ži ža ši rž št _č rš eđ ča eć ož až đe ći ša už _š eč ađ oš ća đu uš aš " +
		"đa žn ču šn č_ ać _ć ć_ ež dž oć ćn ću ođ _ž š_ đi ić čl šv iž"},
	{"Slovene", "čšž", "" +
		"či oč če šč ča _š ič iš _č št čn ši žn ač eč šk ož č_ eš jš ži uč še že oš ež rš nš aš ža _ž až nč uš ša už čj čk čr " +
		"ču dž šn zš lž čl lš rž mš lč iž"},
	{"Albanian", "ëç", "" +
		"ë_ të ës ër pë në rë hë së jë ën më dë _ë kë ëm lë që gë ët zë _ç ëv bë çi çe ëz ël yç cë vë ëp ça iç ëk oç çu aç ëj " +
		"eç"},
	{"Lithuanian", "ąčęėįšųūž", "" +
		"ų_ iš ą_ ė_ ių _į či ės aš į_ nė _š tų ši ži lė ša dž tė nų št _ž šk mė eš ėl ėj kš lų rė už mą bū eč ėt žy ūr dė ę_ " +
		"ūt šm ič rų įr kų šv š_ tą ėr jų mų šy są až tū įv šo dų bų _č kė šr bė nč ęs nį ža že ją šu rš lą še ūs ąr įj sų ež " +
		"tę lį vė ėm tį ač įd šų gų gą nę zų"},
	{"Latvian", "āčēģīķļņšūž", "" +
		"ā_ rā ās īt tā ār tī ēt ša ēr ād nā tē kā vē āt ēl lē ēj mā dī īb mē eš pā lā rī vā šu āj ām zī iņ āl īm jā ēg _š kš " +
		"īg ē_ ņu lī ļa kļ ēm rē ūt sē āk ān āc ūd ļū pē oš dē zē aš ši dā īd bū ņa aļ eļ šķ īv ķi īj gā bā ļu š_ nī ēš sī nē " +
		"ež dž ī_ sā īk šī ņe īn bē šo ņo žī bī gš ēs ēc aņ āš āb ūr ūs āņ"},
	{"Estonian", "äõöüšž", "" +
		"võ är vä õi äl õt sü äi _ü õn mä ää üm üh jä tü kä lõ ül üü õp üs äs tä _õ nä pä sõ õr tõ tš äh öö üp aõ kõ tö kü lü " +
		"ük _ä õh dž põ lä ät ši õu äe ša õl ži än mõ _š ür ün öt še ža sä nõ ö_ nü rü pü aš õe üb šo"},
	{"Turkish", "âçğıiöşüîû", "" +
		"ı_ nı ın sı rı dı ır lı ıl iç iş çi çe _ç eğ tı ği eç şl ış şt aş ş_ ık _ö mı yı ür ağ ün üm ön ım ça eş ıy gö gü çı " +
		"tü ü_ ız rü ıs şi şa ğı ğe lü cı kı şı sü zı uş iğ dü ük aç ç_ üz öz ör _ü yü ıc _ş ğl ığ ğu oğ nü öl pı şm ös bö ül " +
		"mü şe rç üs oş ğr ço fı ıd rş uğ üy"},
	{"Vietnamese", "ăâđêôơưáàíóúùéè`´~?.", "" +
		"_đ iê ?_ .n hô ôn .c ._ `n ê´ ê? .p ươ ê. a. hư ô. a? ~_ i. ?n ơ. â. ´_ ô´ ´n ên ác hâ .t hê ´t ´i â` ơ´ đô â´ tâ ă. " +
		"đi ô~ đư à_ cá u. ó_ tư `_ ~i ?i hơ o. .i có đa u? i` a~ ơ` ê` `u ?a câ mô sô và ùn lô là uô ư~ lê ư. ´u ´c y´ đê ư´ " +
		"yê ~n dù .u o? ơ? tê i? há đâ kê àn ?u ô? ă´ gă o` ư? ư_ ư` ào ´p đă vơ á_ `i bô ơn ô` nà `m íc ùy án hà tù uâ ô_ ài " +
		"dâ rô gư â~ ày lâ ưa nê dư rư sư hí cô tô bă đo mơ hó ăn hú ân .o ơ~ ái ´y ă` oà .m â? rơ ín cơ ây"},
	{"Esperanto", "ĉĝĥĵŝŭ", "" +
		"aŭ _ĉ ŭ_ _ŝ ĝi ĉi ŝa ĉe iĝ _ĝ ĝo ĝa nĝ aĵ ĵo ŝl ĉa aŝ aĝ ŝe iĉ eĝ lŝ ĝe ĝu ŝo ĥi ŝu ŭt ĉu rĥ ŭi ŭl ŭr ŭa nĉ ŝt rĉ ĉ_ " +
		"_ĵ rĝ uŝ ŝi oŝ lĝ ŝm ĥa ĉo ŭs ĵa ŭe ŭd oĝ _ŭ ŭg eĉ eŝ uĝ aĉ iŝ"},
}
