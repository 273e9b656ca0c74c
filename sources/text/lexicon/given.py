"""Given names that are used for women or for men, and the words that tell one from the other. All lower case.

Only names that leave little doubt: "Alex", "Robin" or "Jean" are in neither list. They never decide alone who spoke;
they rule out whom a "she" or a "he" cannot mean.
"""

from typing import Final

from sources.text.lexicon import word_set

FEMALE: Final = word_set(
    """
    abigail ada adele agnes aisha alexandra alice alicia alina alison allison amanda amber amelia amina amira amy ana
    anastasia andrea angela angelina anita ann anna anne annette annie antonia ariana asma astrid audrey ayse ayşe
    barbara beatrice bella bernadette beth bethany betty beverley beverly birgit bonnie brenda bridget brigitte
    brittany camille candice carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia celine
    charlotte chelsea cheryl chloe christina christine christy chrystia ciara cindy claire clara claudia colleen
    connie constance cristina crystal cynthia daisy danielle daphne dawn deborah debbie debra deirdre delphine denise
    diana diane dina dolores donna dora doris dorothy edith eileen elaine eleanor elena elif elisabeth elise eliza
    elizabeth ella ellen elsa emilie emily emine emma erica erika erin esther eva eve evelyn fatima fatma fiona
    florence frances francesca gabriela gabriella gabrielle gail georgia geraldine gertrude gillian gina giulia
    gladys gloria grace greta gretchen gwen hannah harriet hatice heather heidi helen helena helene hilary hillary
    huda ida inge ingrid irene iris isabel isabella isabelle ivanka jacqueline jade jane janet janice janine jasmine
    jeanette jeanne jenna jennifer jenny jessica jill joan joanna joanne jocelyn jodi jody josephine joy joyce juanita
    judith judy julia juliana julie juliet june justine karen karin kate katharine katherine kathleen kathryn kathy
    katie katrina kayla kelly kellyanne kerstin khadija kimberly kirsten kristen kristin kristina lara laura lauren
    layla lea leila lena leslie leyla lillian lily linda lindsay lisa lois lori lorraine louise lucia lucie lucy lydia
    lynn mabel madeleine madeline maggie marcia margaret margarita margot maria mariam marianne marie marilyn marina
    marion marisa marise marjorie marlene marsha martha martine mary maryam maureen mavis maxine megan meghan melanie
    melania melinda melissa mercedes meredith merve mia michele michelle mildred miranda miriam moira molly mona
    monica
    monika nada nadia nancy naomi natalia natalie natasha nicole nina nora noor nour olga olivia pamela patricia paula
    paulette pauline peggy penelope penny petra phyllis priscilla rachel rana rania rebecca regina renee rhonda rita
    roberta rosa rosalind rose rosemary roxanne ruth sabine sabrina sally samantha sandra sara sarah selin selma
    shannon
    sharon sheila shelley sherry shirley silvia simone sofia sonia sophia sophie stacey stacy stella stephanie sue
    susan susanna suzanne svetlana sylvia sylvie tamara tania tanya tara tatiana teresa theresa tiffany tina tracey
    ulrike ursula valerie vanessa vera veronica veronique victoria viola violet virginia vivian wendy whitney yasmin
    yvonne zainab zeynep zoe katy holly kathi becky betsy bridgette candace cassandra cassie celeste chelsey cher
    claudette colette cora cornelia corinne daisy darlene dalia desiree dominique edna eileen elin eloise elspeth
    emilia enid erna estelle ethel eugenia eunice evangeline fanny faith fay felicia felicity fern fernanda flora
    francine freda frida friederike gemma genevieve georgina germaine gerda gisela giselle gwendolyn harriett hazel
    heike hermione hilda hildegard hope ilse imogen ines iris isla ivy jan janelle jasmin jayne jean jeannette jeannie
    jemima jill jo joann joanie johanna josie judi julianne julianna kara karla karina katja kathrin keisha kerry
    kirstie krista krystal larissa latoya laurel laurie leanne leah leticia libby lila lilian liliana lisbeth liz liza
    lola loretta lorna lottie louisa lucille lucinda luisa luna mae magdalena maggie mandy manuela marcella margie
    margo marguerite maribel mariana marianna maricela marisol marla marta mattie maud maya meg melissa melody meryl
    mimi minnie mollie morag muriel myra myrtle nan nanette naomi nell nellie nikki noelle noreen odette opal orla
    paige pam patrice patsy patti patty pearl phoebe polly queenie rachael raquel rhoda rosalie rosanna rosario rosie
    rowena roxana ruby sadie sallie samira saskia selena serena shauna shelby sheryl sian sigrid siobhan solange
    sondra suki sunita susanne susie tabitha tammy tess thelma theodora tonya tracy tricia trudy una uma ute valeria
    verena verona vicki vicky wanda wilma winifred winona xenia yolanda yvette zara zelda
    """
)

MALE: Final = word_set(
    """
    aaron abdul abdullah abraham adam adil adnan adrian ahmad ahmed ahmet al alan albert alejandro alexander
    alexandre alfonso alfred ali allan allen alvin amir anders andre andreas andrew andy anthony antoine antonio
    antony arnold arthur axel barack barry bart basil ben benjamin bernard bernd bernie bert bill billy
    bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan caleb calvin carl carlos cecil
    cemal chad charles chip chris christian christoph christophe christopher chuck clarence claude clifford clinton
    colin conor craig curt curtis cyril dale damian daniel danny darrell darren darryl dave david dean denis dennis
    derek devin diego dieter dimitri dirk dmitri dmitry dominic don donald doug douglas duane duncan dustin dwayne
    dwight dylan earl ed eddie edgar eduardo edward edwin egon elias elijah elliott elon emil emmanuel emre eric erik
    ernest ernst ethan etienne eugene evan fadi faisal felipe felix ferdinand fernando floyd francis francisco
    francois françois frank franklin franz fred frederick friedrich fritz gabriel gareth gary gavin gene geoff
    geoffrey george gerald gerard gerhard gilbert giovanni glen glenn gordon graham grant greg gregory guillaume
    gunter gustav guy hakan hamid hans harold harry hasan hassan haydar hector heinrich heinz helmut henri henry
    herbert herman hiram horst howard hubert hugh hugo husain hussein hüseyin ian ibrahim igor isaac ismail ivan jack
    jacob jacques jaime jake jamal james jared jason javier jeb jed jeff jeffrey jens jeremy jermaine jerome
    jerry jesse
    jim jimmy jochen joe joel joerg johann johannes john johnny jon jonas jonathan jorge jose joseph josh joshua juan
    juergen julian julio justin karim karl keith kemal ken kenneth kevin khaled khalid klaus kurt kyle lars larry
    laurent lawrence leo leon leonard leroy lewis liam lloyd louis luc lucas luis luke mahmoud mahmut malcolm manfred
    manuel marc marcel marco marcus mario marius mark markus martin marvin mathieu matt matthew matthias maurice max
    maximilian mehmet melvin michael michel miguel mike mikhail milton mitch mitchell mitt mohamed mohammad mohammed
    muhammad murat mustafa mustapha nathan nathaniel ned neil nelson nick nicholas nicolas nigel noah norbert norman
    oliver olivier omar orhan oscar osman otto owen pablo pascal patrick paul paulo pedro peter phil philip philippe
    phillip pierre rafael rainer ralph ramon randall randy raul ray raymond recep reginald reinhard rene rex ricardo
    richard rick ricky robert roberto rod rodney rodrigo roger roland rolf roman ron ronald ross roy ruben rudolf
    rudy rupert russell ryan salim salman sam samir samuel saul scott sean sebastian sergei sergey sergio seth shane
    shaun sidney simon stan stanley stefan stephan stephen steve steven stewart stuart sven tarek tariq tayyip ted
    terence terrence thierry thomas tim timothy toby todd tom tommy tony travis trent trevor troy tyler uwe vernon
    victor vince vincent viktor vladimir wade walter warren wayne werner wilfred wilhelm will william willie wolfgang
    abe abel abu alain alastair alec alexis alistair alonzo alphonse alvaro amadou amos anatole angelo angus ansel
    archie armando arne arturo ashok augustus aurelio bashar benito benny bernardo bilal boyd brock bryce burt byron
    carey carlo carlton casper cesar chester chet clark clay clayton clint cody cole conrad corey cornelius cory
    craig cyrus damien dan dante darin darnell daryl demetrius derrick desmond dexter dick dion domingo dominick donny
    donovan dwight eamon edmund edouard eduard efrain eli eliot ellis elmer elton emanuel emilio enrique erich ernesto
    errol esteban eugenio everett ewan fabian fabio faris federico fergus finn fletcher florian forrest frankie freddie
    fredrik garrett gaston geoffroy georg georges gerardo gerry gianni gideon gilles giorgio giuseppe godfrey gonzalo
    guido guillermo gunther gustavo hal hank hans-peter harris harrison harvey henrik hernan homer humberto
    ignacio irving irwin ismael isidro israel ivo jakob jamal jamie jan-erik janos jasper javad jeremiah
    jerome joachim joao joaquin jürgen jurgen justus kamal karsten keenan kenny kent kip kofi konrad korey kurtis
    lamar lance lanny lenny leopold les lester levi lionel lonnie lorenzo lothar lou luca luigi luther mack maher majid
    marcelo marcos mariano marty mateo matteo mauricio mick mickey miles milo mischa moises monty morris moses muhammed
    myron nabil nasser nestor newt nico nikolai nils norbert octavio ole orlando orville osama otis paddy paolo percy
    perry pete phineas piers piotr preston quentin quincy rafe ralf ramiro rashid rasheed raymundo reggie reid rene
    reuben rich riccardo ricky rob robbie rocco rodolfo rodrick rogelio roland romeo ron ronnie rory roscoe rudi
    rufus russ sal salvador salvatore sami samy sandro santiago saud sergej sheldon sid silas silvio stig stuart
    sylvester tayyib teddy terry theo theodore thorsten tobias tomas torsten tyrone ulf ulrich ulysses vaughn vinny
    virgil vito wahid wallace wally walt ward warner wes wesley wilbur wilhelm wiley willard winston woody wyatt
    xavier yasser yusuf yves zachary ziad yannick yehuda youssef zach zack zane سعد محمد أحمد علي حسن حسين عمر خالد
    """
)

#: Titles and nouns that say whether a woman or a man is meant.
FEMALE_WORDS: Final = word_set(
    """
    mrs ms miss mme madame frau lady dame queen princess duchess congresswoman chairwoman spokeswoman businesswoman
    policewoman actress woman mother wife daughter sister girl girlfriend widow grandmother aunt niece alderwoman
    councilwoman assemblywoman waitress heroine nun
    """
)
MALE_WORDS: Final = word_set(
    """
    mr monsieur herr sir lord king prince duke pope congressman chairman spokesman businessman policeman actor man
    father husband son brother boy boyfriend widower grandfather uncle nephew alderman councilman assemblyman waiter
    priest monk fisherman fireman cameraman defenceman defenseman baseman
    """
)

FEMALE_PRONOUNS: Final = word_set("she her hers herself elle sie")
MALE_PRONOUNS: Final = word_set("he him his himself il er")

#: Words that are part of the name of a body, a work or a place, never of a person's.
NO_PERSON: Final = word_set(
    """
    academy administration agency airlines airport alliance america angeles army assembly association authority avenue
    bank bar bay beach board bridge broadcasting bureau caliphate canada canal center central centre chamber
    church city
    clinic club coalition college columbia commission committee company conference congress consulting consultants
    corp corporation council country county court daily department development district division dynamics east embassy
    energy england enterprises europe exchange express federation festival fire force forces forum foundation france
    fund gazette globe government group gulf herald highway holdings hospital hotel house hydro inc india industries
    insider institute international investments iraq ireland island islands journal kingdom korea lake league
    limited llc
    llp lp ltd magazine mail management media ministry mountain movement museum nation national nations network news
    north nova office online organisation organization park parliament partners party people police polytechnic port
    post press program programme project province radio railway register republic research restaurant review rico
    river road room rovers san school scotland scotia senate service services society south square stadium star state
    states station street studio studios summit supreme system systems team technologies television theatre theater
    times today tower town trade tribune trust tv union united university valley wales war weekly west world york
    zealand zone kong aviv photo file continued article advertisement getty reuters associated
    new los las saint el costa hong tel middle white wall capitol deep far great super high
    islam jewish american british canadian french german iranian iraqi russian turkish syrian chinese english irish
    republicans democrats conservatives liberals republican democrat democratic
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december christmas not but and the this that these those
    """
)

#: Nouns for a single person by which a text calls somebody it has named ("the resident", "the author").
PERSON_NOUNS: Final = word_set(
    """
    president minister senator candidate leader manager director chief chairman chairwoman chair secretary adviser
    advisor aide lawyer attorney mayor governor judge professor author analyst expert economist reporter editor
    columnist host anchor coach captain player star actor actress singer producer founder owner ceo nominee surrogate
    strategist pollster consultant investigator prosecutor detective officer sergeant general commander ambassador
    envoy diplomat lawmaker legislator resident voter doctor nurse teacher student neighbour neighbor billionaire
    businessman businesswoman businessperson mogul tycoon comedian musician rapper writer novelist poet artist painter
    native veteran republican democrat congressman congresswoman councillor councilman councilwoman premier chancellor
    spokesman spokeswoman spokesperson defenceman goalie goaltender striker midfielder forward quarterback pitcher
    rookie maverick proprietor shopkeeper farmer fisherman designer architect engineer scientist researcher biologist
    historian activist organizer organiser campaigner pastor bishop imam priest driver pilot survivor entrepreneur
    investor broker baker chef lecturer physician surgeon pediatrician psychologist planner father-of-two
    mother-of-two
    """
)

#: Nouns for a body by which a text calls one it has named.
BODY_NOUNS: Final = word_set(
    """
    company firm agency organisation organization group party ministry department committee commission council
    association union club team newspaper paper magazine network bank university school charity corporation bureau
    diocese church court force board institute foundation authority campaign utility airline carrier retailer chain
    manufacturer watchdog regulator nonprofit broadcaster startup insurer brewery railway hospital publisher
    """
)
