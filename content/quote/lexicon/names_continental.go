package lexicon

// Given names that are common in Europe and South America and seldom in English texts.

const continentalMensNames = `
adriaan ambroise andré andrés anselm ansgar antónio armin asger aurélien bastiaan bastien benoît bengt bernd bogdan
börje bram burkhard caio cees claes damien denís detlef duarte eberhard egon eike einar emilio émile enzo ernst erling
esteban étienne eugène fabrice fabrizio florian fortunato françois frédéric friedhelm fritjof gaël gaetano gaspard
geir geert gérard germain gerrit gianluca gianni gilles giacomo göran gottfried gottlieb gregorio grégoire guilherme guido
hans-peter hartmut heinz henning hendrik hervé holger horst ignace ingo ivo jaap jacopo jan-erik janne jeroen jérôme
joaquín jochen joël johannes jón jörg josé juan-carlos jean-luc jean-pierre jean-paul jean-marc jean-claude jean-michel jean
jens-peter jesper jürg julián julien jörgen jørgen kaare kaspar kjell klaas koen kristian kåre laurens leandro leopoldo lennart
loïc lorenz lothar ludovic ludwig luís luiz maarten magnus manfredo mathieu mats matthieu matías maxime mikkel mikael morten
móritz niels nuno odd olav ole otmar oskari øyvind øystein ørjan pål paweł pelle philipp pieter-jan pim poul raúl raymundo
rémi rémy renato rené reinhold rolando roel rubén ruud rüdiger ryszard sander sándor sébastien sigurd sigmund sjoerd sönke
stefán stéphane stijn sture sven-erik sverre sylvain søren théo théodore thibault thierry thijs tiago timo tjeerd tomás tore
torsten torbjörn torbjørn trond tycho ulf valentin vicente vidar vincenzo vítor volker waldemar wiebke willy wim xabier yannick
yvon zacharie åke álvaro ángel óscar
александр алексей анатолий андрей антон аркадий артём артем борис вадим валентин валерий василий виктор виталий владимир владислав
вячеслав геннадий георгий глеб григорий даниил денис дмитрий евгений егор иван игорь илья кирилл константин лев леонид максим матвей
михаил никита николай олег павел пётр петр роман савелий семён семен сергей станислав степан тимофей фёдор федор юрий яков ярослав
`

const continentalWomensNames = `
adèle agnès aleida alba alicja amélie amparo anaïs anke annelie anneke annegret anouk antje antonella ariane assunta aurélie
bärbel barbro bente bérénice birgitta birgitte birte bodil brigitta britt capucine carmela carola cécile céline
chantal charlotta christel clara-marie claudine concepción cornélia cristiane dagmar dagny delphine doortje dorte dulce
edda edeltraud églantine elke élise élisabeth elfriede elvire emmanuelle emília erna estefanía eugénie
fabienne felicitas femke fernanda fiorella franziska françoise frederike friederike gaëlle geneviève gerda gerlinde
ghislaine gianna gitte giuseppina grazia greetje griet guri hanne hannelore hedda hedvig hedwig gunilla gunhild
hélène heidrun hiltrud ildikó imke inès inês inga inge ingeborg ingebjørg inger ingrun iselin
jadwiga janneke jeannine jette jolanda josefa josette juana jutta karoline katell katharina kirsti klara kriemhild
laetitia léa liesbeth lieselotte liselotte lisbeth lotta ludovica luísa luzia lieke maaike madalena
magali magdalene maja malin manuela marcelle margareta margarethe margriet margrethe marie-claire marie-louise marijke marjan
marlies marte mareike mathilde mechthild mélanie merete mieke mireille monique märta nadège nathalie nele noémie nuria núria
océane odile oddny ottilie paloma pascale paulette pernille pilar ragnhild régine remedios renate
roswitha rocío rosario sanne séverine sibylle siglinde signe sigrun siri silke silvana solène solange
stéphanie stine susanne svanhild svenja thérèse tineke trine trude turid valérie veerle
véronique vigdis violaine vibeke waltraud wiebke xenia zoé åse åsa édith éléonore érika
агния аглая александра алёна алена алина алла анастасия ангелина анна антонина валентина валерия варвара василиса вера вероника
виктория галина дарья ева евгения евдокия екатерина елена елизавета жанна зинаида зоя инна ирина кира клавдия ксения лариса лидия
любовь людмила маргарита марина мария марья надежда наталья наталия нина оксана олеся ольга полина раиса светлана серафима софия
софья таисия тамара татьяна ульяна фаина юлия яна
`
