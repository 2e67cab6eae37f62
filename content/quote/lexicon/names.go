package lexicon

import (
	"strings"
	"sync"
)

// GenderOfGivenName returns the gender of a common given name, in lower case, of any language. It
// returns [Unknown] for other words, and for names that both women and men have.
func GenderOfGivenName(name string) Gender { return givenNames()[name] }

// givenNames returns the table of given names. It is built once and never changes.
var givenNames = sync.OnceValue(func() map[string]Gender {
	m := map[string]Gender{}
	for _, names := range []string{mensNames, continentalMensNames} {
		for name := range strings.FieldsSeq(names) {
			m[name] = Male
		}
	}
	for _, names := range []string{womensNames, continentalWomensNames} {
		for name := range strings.FieldsSeq(names) {
			m[name] = Female
		}
	}
	return m
})

const mensNames = `
aaron abdul abdullah abe abel abraham abu adam adolf adolph adrian ahmad ahmed aidan akira al alan alastair albert
alberto alec alejandro aleksandr alessandro alexander alexandre alexei alf alfonso alfred alfredo algernon ali
alistair allan allen alonso alonzo alphonse alvin amir amit amos anatoly anders anderson andre andreas andrei andres
andrew andrey andy angelo angus anil anthony antoine anton antonio antony archibald archie ari arjun armand armando
arne arnold arthur arturo arun asad ashok august augustine augustus austin axel aziz barack barnabas barnaby barney
barry bart bartholomew bashar basil beau ben benedict benito benjamin bernard bernardo bernie bert bertie bertram
bilal bill billy bjorn björn blaine blake bob bobby boris boyd brad bradford bradley brandon brendan brent bret brett
brian bruce bruno bryan bryce bryson burt byron caleb calvin cameron carl carlo carlos carlton carter cary cecil
cedric cesar chad charles charlie chester chidi christian christoph christophe christopher clarence clark claude
clayton clement cliff clifford clint clinton clive clyde cody cole colin colton connor conor conrad constantine cooper
corey cornelius cory craig curt curtis cyril cyrus damian damien damon dan daniel danny dante darcy darrell darren
darryl daryl dave david davis dean declan deepak denis dennis denny denzel derek desmond devin dexter dick diego
dieter dietrich dimitri dinesh dirk dmitri dmitry dom dominic dominique don donald donnie donovan doug douglas duane
dudley duncan dustin dwayne dwight dylan ebenezer ed eddie edgar edmund eduardo edward edwin eli elias elijah elliot
elliott ellis elmer elton elvis elzevir emanuel emeka emil emile emmanuel emmett enoch enrique eric erich erick erik
ernest ernesto ernie errol ervin ethan etienne eugene evan evelio everett ezekiel ezra fabian fabio faisal farhad
felipe felix ferdinand ferdinando fernando fidel filippo finn fitzgerald fitzwilliam floyd francesco francis francisco
franco francois frank frankie franklin franz fred freddie freddy frederic frederick fredrik friedrich fritz gabriel
gareth garrett garry garth gary gavin geoff geoffrey george georges georgi gerald gerard gerhard gerry gideon gil
gilbert giles gino giorgio giovanni giuseppe glen glenn godfrey gonzalo gordon graeme graham grant greg gregg gregor
gregory griffin guenther guido guillaume guillermo gunnar gunter gurpreet gus gustav gustavo guy günter günther hal
hamid hamza hank hans harald harjit harlan harold haroon harris harrison harry harvey hasan hassan heathcliff hector
heinrich helmut hendrik henri henrik henry herb herbert herman hermann hernan hideo hiram hiroshi homer horace horatio
howard hubert hugh hugo humphrey hussein hyrum håkan iain ian ibrahim ichiro ignacio igor ike imran ira irving isaac
isaiah ishaan ismail ivan ivanovich ivor jabez jack jacob jacques jafar jagmeet jaime jake jamal james jan jared
jarvis jason jasper javier jay jeb jed jeff jefferson jeffrey jeffry jens jeremiah jeremy jermaine jerome jerry jesus
jim jimmy joachim joao joaquin jock joe joel joey johan johann john johnathan johnnie johnny jon jonah jonas jonathan
joost jorge jose josef joseph josh joshua josiah juan juergen jules julian julio julius jurgen justin jürgen kamal
karim karl keith kelvin ken kenji kenneth kenny kent kevin khaled khalid kieran kirk klaus knut kofi konrad konstantin
kris krzysztof kumar kurt kwame kyle lachlan lamar lance larry lars laurence laurent lawrence leif leland len lenny
leo leon leonard leonardo leonid leopold leroy les lester levi lewis liam linus lionel lloyd logan lorenzo lou louie
louis lowell luc luca lucas lucien luigi luis luka lukas luke luther lyle lyndon lysander mahmoud malcolm malik
manfred manoj manuel marc marcel marcelo marco marcos marcus marek mario marius mark markus marshall martin marty
marvin mason massimo mateo matt matteo matthew matthias maurice mauricio max maximilian maxwell mehdi mehmet mel
melvin michael michal michel miguel mike mikhail miles milo milton mitch mitchell mitt mohamad mohamed mohammad
mohammed monty morris mortimer moses muhammad murat murray mustafa myron nabil narendra naresh nat nate nathan
nathaniel ned neil nelson neville newt nicholas nick nico nicolas nigel niklas nikolai nikolas nikos nils noah noam
nolan norbert norm norman norton obadiah ola olaf olav oleg oliver olivier omar orlando orson orville oscar oskar
osman oswald otis otto owen pablo paolo pascal patrick paul paulo pavel pedro per percival percy perry pete peter petr
phil philip philippe phillip pierre piers piet pieter piotr prakash preston pyotr quentin quincy rafael rafe ragnar
rahul raj rajesh rajiv ralph ramesh ramiro ramon ramzan randall randolph raoul raphael rashad rasheed rashid rasmus
raul ravi ray raymond reg reggie reginald reid reinhard reuben rex ricardo richard rick rickey ricky rob robbie robert
roberto rod roderick rodney rodolfo rodrigo roger rohan roland rolf roman romeo ron ronald ronaldo ronnie rory ross
roy ruben rudolf rudolph rudy rufus rupert russ russell ryan saad sal salman salvador salvatore samir samuel sandeep
sanjay santiago saul scott sean sebastian septimus serge sergei sergey sergio seth shane shaun shawn sheldon sherlock
sherman shinzo sid sidney siegfried silas silvio simeon simon solomon spencer stan stanislav stanley stefan stefano
stepan stephan stephen steve steven stewart stu stuart sunil svein sven syed tad takashi tareq tariq taro ted teddy
terence terrence thad thaddeus theo theodore thiago thom thomas thor thorsten tim timothy tobias toby tod todd tom
tomas tomasz tommy tony tor travis trent trevor tristan troy tucker tunde tyler tyrone udo ulrich umar umberto uri
uriah uwe vaughn vern vernon vic victor vijay vikram viktor vince vincent vinod virgil vito vlad vladimir volodymyr
wade waldo wallace wally walt walter warren wayne wendell werner wesley wilbur wilfred wilfrid wilhelm will willard
willem william willie willis winston wolfgang woodrow wouter wyatt xavier yasir yasser yevgeny youssef yuri yusuf yves
zach zachary zack zane zeke
`

const womensNames = `
abby abigail ada adela adelaide adele adeline adriana adrienne agatha aggie agnes agnieszka aileen aimee aisha aishah
akiko alana alberta alessandra alexa alexandra alexandria alice alicia alina alisa alison alissa allegra allison alma
althea alyssa amal amanda amber amelia amelie amina amira amy ana anastasia angela angelica angelina angie anika anita
anja ann anna annabel annabelle anne anneli annemarie annette annie annika antoinette antonia anya aoife arabella
ariana ariel arlene asha astrid athena audrey aurora ava ayesha ayşe barb barbara bea beatrice beatrix becca becky
belinda bella bernadette bernice bertha beryl bess bessie beth bethany betsy bette bettina betty beverly bianca birgit
blanche bonnie brandi brandy brenda brianna bridget brigid brigitte britney brittany brooke camila camilla camille
candace candice candy cara carina carla carlotta carly carmen carol carole caroline carolyn carrie cassandra cassie
catalina caterina catharine catherine cathleen cathy catrina cecile cecilia celeste celia celine chantal charlene
charlotte chelsea cher cherie cheryl chiara chloe christa christabel christiane christina christine christy cindy
claire clara clare clarice clarissa claudette claudia clementine cleo colette colleen constance consuelo cora coral
cordelia corinne cornelia cosima courtney cristina crystal cynthia dahlia daisy damaris danielle daphne darla darlene
dawn deanna debbie deborah debra deirdre delia delilah della delores denise desdemona desiree diana diane dianne dina
dinah dixie dolly dolores dominica donna dora doreen doris dorothea dorothy dottie ebony edith edna effie eileen
elaine eleanor eleanora elena eleni elfrida elinor elisa elisabeth elise eliza elizabeth ella elle ellen ellie elmira
eloise elsa elsie elspeth elvira elyse emilia emilie emily emma enid erica erika erin ernestine esme esmeralda
esperanza estella estelle esther ethel etta eudora eugenia eugenie eunice eva evangeline eve evelina evelyn evie faith
fanny fatima fawn faye felicia felicity fern fiona flavia fleur flo florence flossie fran frances francesca francine
freda frederica freya frida frieda gabriela gabriella gabrielle gail gemma gena genevieve georgette georgia georgiana
georgina geraldine germaine gertie gertrude gigi gilda gillian gina ginger ginny giovanna gisela giselle giulia gladys
glenda glenys gloria grace gracie greta gretchen gretel griselda guadalupe gudrun guinevere gwen gwendolen gwendolyn
gwyneth hailey haley hana hanna hannah harriet hattie hazel heather heidi heike helen helena helene helga henrietta
hermia hermione hester hetty hilary hilda hilde hildegard hillary holly hope hortense huma ida ilana ilona imani
imogen ina ines inez ingrid ione ipek irena irene irina iris irma isabel isabella isabelle isla isobel ivana ivanka
ivy jacinda jaclyn jacqueline jada jana jane janelle janet janette janice janie janine jasmine jayne jeanette jeanne
jeannette jeannie jemima jen jenna jenni jennie jennifer jenny jeri jessica jill jillian joan joann joanna joanne jodi
josephine josie joy joyce juanita judith judy julia juliana julianne julie juliet juliette june justine kaitlin
kaitlyn kamala karen kari karin karina karla kasey kassandra kat katarzyna kate katerina katharina katharine katherine
kathleen kathryn kathy katie katja katrin katrina katy kayla keira kellyanne kelsey kendra kerri kerstin khadija kiki
kimberly kira kirsten kirstie kitty kristen kristi kristin kristina kristine kyla kylie kyra lacey laila lakshmi lana
lara larissa latoya laura laurel lauren lavinia layla lea leah leanne leila lena leona leonora leticia lettice letty
lexi liana libby lidia lila lili lilian liliana lilith lillian lily lina linda lindsey linnea lisa lise liv livia liz
liza lizzie lizzy lois lola lolita lora loraine loretta lori lorna lorraine lotte lottie louella louisa louise luann
lucia lucie lucille lucinda lucrezia lucy lucía luisa lulu luna lydia lynda lynette lynne mabel mackenzie maddie
madeleine madeline madge madison mae maeve magda magdalena maggie maia maisie malala malia mamie mandy mara marcella
marcia margaret margarita margaux margery margie margo margot marguerite maria mariah mariam marian marianne marie
mariel marietta marilyn marina marisa marissa marit marjorie marla marlene marsha marta martha martina mary maryam
maryanne mathilda matilda maud maude maura maureen mavis maya meera meg megan meghan mei melania melanie melinda
melissa melody mercedes meredith mette mia michaela michele michelle mildred millicent millie mimi mina mindy minerva
minnie mira miranda miriam misty moira mollie molly mona monica monika monique muriel myra myriam myrna myrtle nadia
nadine nancy nanette naomi nasreen natalia natalie natasha nell nellie nelly nerissa nettie ngozi niamh nicola nicole
nicolette nikki nina nora noreen norma nour nuala octavia odette oksana olga olive olivia olympia oona opal ophelia
oprah orla paige pam pamela pandora pansy patricia patsy patti patty paula paulette paulina pauline pearl peg peggy
penelope penny petra petunia phoebe phyllis pia pilar piper polly poppy portia priscilla priya prue rachael rachel
ramona randi raquel reba rebecca rebekah regina rena renata renee rhea rhiannon rhoda rhona rhonda rita roberta
rochelle ronda ros rosa rosalie rosalind rosamond rosanna rose rosemary rosetta rosie rosita rowena roxana roxanne
ruby ruth ruthie sabina sabine sabrina sadie sakura sally salma samantha samira sandra sara sarah saskia savannah
scarlett selena selina selma septima serena shakira shami shannon shari sharon shauna sheena sheila shelby shelley
sheri sherri sherry sheryl shonda sibyl sienna sigrid silvia simone sinead siobhan sofia solveig sonia sonja sonya
sophia sophie stacey stacy stella stephanie sue suellen sunita susan susana susanna susannah susie suu suzanne suzette
svetlana sybil sylvia sylvie tabitha tamara tamika tammy tania tanya tara tasha tatiana teresa teri terri tess tessa
thea thelma theodora theresa therese thora tiffany tilda tilly tina tonya tracey trina trish trisha trixie trudy twyla
ulla ulrike una ursula valentina valeria valerie vanessa vera verna veronica veronika vicki vickie vicky victoria
viola violet violetta virginia vivien vivienne wanda wendy wilhelmina willa wilma winifred winnie winona xanthe ximena
yasmin yasmine yelena yoko yolanda yukiko yulia yvette yvonne zadie zainab zara zelda zena zoe zoey zora zsa
`
