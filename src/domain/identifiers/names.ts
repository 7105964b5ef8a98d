import { wordSet } from './tokens.ts';

/** First names that are common among people of the United Kingdom, of many origins: a hint, never a proof. */
export const FIRST_NAMES = wordSet(`
  aaron abbie abdul abdullah abena abida abigail adaeze adam adan adebayo adedayo adeel adela adele adeola aditi aditya adrian adwoa afia afua agata
  agnes agnieszka ahmad ahmed aidan aiden aileen ailsa aine aisha aishah aisling ajay akash akin akosua alain alan alana alba albert alberto aled
  aleksander aleksandra alessandro alex alexa alexander alexandra alexis alfie alfred ali alice alicia alina alison alistair aliyah allan alma alvin
  alyson amal amanda amandeep amar amara amber ambrose amelia amelie amenah amina amir amira amit amrit amrita amy ana anand anant anastasia anca
  andre andrea andreea andrei andrew andrzej andy angela angelica angelina angus aniela anika anil anisa anita anjali anjum ann anna annabel anne
  annette annie annika anouk ansel anselm anthony anton antonio anwen anya aoife apinya april archie ariana arif arjun arlene arlo arnold arthur
  arun arvind asad asha ashley ashok asif asma astrid atif audrey augustine aurora austin ava avril axel ayaan ayesha ayo aysha aziz azra babatunde
  babs barbara barry bartek bartosz bashir basil beatrice beatrix becky bella ben benedict benita benjamin berenice bernadette bernard bernie berta
  bertha bertie beryl bessie beth betty bev beverley bianca bibi bilal bill billy bina blanche blessing bob bobbie bogdan boris boyd brandon branwen
  brenda brendan brett brian bridget bridie bronagh bronislaw bronisława bronwen bruce bruno bryn bukola bunmi burt byron cadi caitlin caitlyn
  callum calvin cameron camilla candice carl carla carlos carmel carmen carol caroline caron carrie carys cassie cath cathal catherine cathy catrin
  catriona cecil cecilia cedric celia celine ceri cerys chanel chantelle charity charlene charles charlie charlotte chelsea chen cherie cheryl
  chiamaka chiara chidi chinedu chinwe chioma chloe chris chrissie christa christian christie christina christine christopher chukwu cian ciara
  cilla cindy claire clancy clara clare clarence clark claud claude claudette claudia clement clemmie cleo cliff clifford clint clive clodagh clyde
  cody colette colin colleen connor conor conrad constance cora coral cordelia corinne cormac cosmo courtney craig cristina crystal curtis cyd cynth
  cynthia cyril czesław dafydd dagmar dai daisy dalia damian damien damilola dana dani daniel daniela danielle danny daphne dara daria darius
  dariusz darragh darrell darren daryl dave david dawit dawn dean deb debbie deborah dee deena deepak deidre deirdre delia della delroy delyth demi
  den denis denise dennis denzil derek dermot des deshawn desiree desmond devon dhruv diana diane dianne dick diego dilip dilys dimitri dina dion
  dipak divya dmitri dolly dolores dom dominic dominik don donal donald donna donovan dora dorcas doreen doris dorota dorothy dot dottie doug
  douglas dov duc dulcie duncan dusan dwayne dylan dympna ebere ebony eddie edgar edie edith edmund edna eduardo edward edwin effie efua eileen
  eilidh eira eirlys elaheh elaina elaine eleanor elena elfed eli elif elijah elin eliot elis elise elissa eliza elizabeth ella ellen ellie elliot
  ellis elmira elodie eloise elsie elspeth elton elvira elwyn ema emeka emil emilia emily emir emlyn emma emmanuel emmeline ena enid enoch enrico
  enrique ephraim eric erica erik erika erin ernest ernestine ernie errol esha esme esmeralda esperanza esra estelle esther ethan ethel etta euan
  eudora eugene eugenia eunan eunice eva evan evangeline evelina evelyn everton evie ewa ewan ezra fabian fadi faiza faizal farah fareeda farhan
  farida farooq farzana fatemeh fatima fatimah fatmata fatou fatoumata fay faye feargal felix femi fenella ferdinand fergus fern fernando ffion
  fidelia filip finbar finlay finn fiona fionn fionnuala fitzroy fleur flo flora florence flossie folake folasade fran franca frances francesca
  francis francisco franco francois frank frankie franz fred freda freddie freddy frederick freya frieda fumiko funmi gabriel gabriela gaenor gagan
  gail ganesh gareth garfield garry gary gavin gaynor gearoid gemma gena genevieve geoff geoffrey george georgia georgina geraint gerald geraldine
  gerard germaine gerry gert gertie gertrude gethin ghulam gianni gideon gilbert giles gill gillian gina ginny giovanni giulia gladwyn gladys glen
  glenda glenn glennis glenys gloria glory glyn goldie gopal goran gordon grace graham grainne grant grazyna greg greta gretel griff grzegorz
  guadalupe gulsen gulshan gunther gurpreet gustav guy gwen gwenda gwendoline gwilym gwyn gwyneth gyles hadi hadiya hafsa haider hal haleema halima
  hamid hamish hamza hana hanif hank hannah hannelore hans hansa harish harjit harminder harmony harold haroon harpreet harriet harriette harrison
  harry haruki harun harvey hassan hatice hattie havva hayley hazel hazera heather heba hector hedley hedwig heidi heike heinz helen helena helga
  hemant henrietta henrik henry henryk herbert hettie hetty hiba hideo hilary hilda hiroshi hitesh holly hope horace hortense hosea howard hua
  hubert hugh hugo humphrey husna hussain huw hyacinth iain ian ibironke ibrahim ida idowu idris ieuan ifan ifeanyi ifeoma ifor ignatius igor ike
  ikram ilana ileana ilona iman imani imelda immaculata imogen imran ina inaya ines inga inger ingrid innocent ioan ioana iolo iona ione iqra ira
  irene irfan irina iris irma irvin irving isa isaac isabel isabella isha ishaan ishmael isidora isla ismail isobel israel ita iva ivan ivana ivor
  ivy iwan iwona izabela izzy jacek jack jackie jackson jacob jacqueline jada jade jaden jago jai jaime jake jalal jamal jamelia james jamie jamila
  jan jane janek janet janette janice janina janis jaqueline jared jaroslav jarvis jasmine jason jasper jaswinder javed javier jaya jayden jaydon
  jayne jaz jean jeanette jeanie jeannie jed jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jens jeremy jermaine jerome jerry jess
  jessica jessie jesus jethro jia jiho jill jim jimmy jing jo joachim joan joann joanna joanne joao jocelyn jock jodie joe joel joey johan johann
  johanna john johnny jolanta jon jonathan joni jonny jools jordan jorge jose josef josefina joseph josephine josette josh joshua josiah josie joy
  joyce jozef juan juanita judah jude judith judy jules julia julian juliana julie juliet juliette julius june jung juno justin justine justyna
  kabir kadi kadir kai kaitlyn kaleb kamal kamala kamil kanwal kara karan kareem karen karim karin karl karolina kashif kasia kat katarzyna kate
  kateryna kath katherine kathie kathleen kathryn kathy katie katja katrina katya kaveh kay kayden kayleigh keeley keira keiran keisha keith kelechi
  kelly kelvin kemi ken kendra kenji kenneth kenny kerri kerrie kerry kevin keziah khadija khaled khaleda khalid kia kiera kieran kieron kiki kim
  kimberley kimberly kira kiran kirk kirpal kirsten kirstin kirsty kishor kit kitty kobina kofi koji komal konrad kornelia kostas kris krish krishna
  kristen kristian kristina krystyna krzysztof kuldip kulwinder kumar kunal kwabena kwaku kwame kwasi kyla kyle kylie kyra lacey lachlan lajos
  lakshmi lal lan lana lance lara lars lata latifa latoya laura lauren laurence lavinia layla lea leah leandro leanne lee leigh leila lekan leland
  len lena lennox lenny leo leon leona leonard leonid leonora leopold leroy les lesley leslie leszek leticia letitia levi lew lewis lex leyla li
  liam liang lidia lila lilia lilian liliana lilias lillian lily lin lina linda linden lindsay ling linh linus lionel lisa lisbeth livia liz liza
  lizzie ljubica llinos lloyd llyr lochlan logan lois lola lolita loretta lori lorna lorraine lottie lou louie louis louisa louise loveday lovemore
  luca lucas lucia lucian lucie lucille lucinda lucjan lucky lucy luis luiz lukas lukasz luke luna luther lydia lyle lynda lynette lynn lynne lyra
  lyudmila mabel maciej mack maddie maddison madeleine madeline madge maeve magdalena maggie magnus mags mahmood mahmoud mai maire mairi maisie maja
  makeda mala malachy malak malcolm malgorzata malik malika mandeep mandy manish manjit manju manoj mansoor manuel manuela mara marcel marcela
  marcella marcia marcin marco marcus marek margaret margarita marge margery margie margo margot maria mariam marian mariana mariatu marie marilena
  marilyn marina mario mariola marion marisa marissa marita marius marjorie marjory mark marla marlene marley marlon marsha marta martha martin
  martina martyn marva marvin mary maryam maryna marysia masood mateusz mathew mathias mathilda matilda matt matteo matteus matthew mattie maud
  maude maura maureen maurice mavis mavourneen max maximilian maxine may maya mayur mckenzie medb meena megan mehdi mehmet mehwish mei mel melanie
  melissa melody melvin melvyn mena mercy meredith merle merlin merryn mervyn meryem meryl mia micah michael michaela michal michel michelle mick
  mickey miguel mihaela mihai mika mikael mike milan mildred milena miles millie milly milo milos mimi min mina mindy ming minh minnie mira mirela
  miriam miroslav misha mitchell mo moesha mohamed mohammad mohammed mohan mohsin moira molly mona monica monika monique montserrat morag mordecai
  morgan mortimer moses moshe motunrayo moya muhammad muhammed mukesh mumtaz muna munir murdo muriel murray musa mustafa mwila myfanwy myles myra
  myrtle nabil nabila nada nadeem nadia nadim nadine nadir naeem nafisa nagina nahid naima najib najma nan nana nancie nancy nanda nanette naomi
  narinder naseem nasim nasir nasra nasreen nasser nat natalia natalie natalya natan natasha nathan nathaniel naveed navid nazia nazir neena neha
  neil nell nellie nelly nelson nerys nesta nettie neve neville ngozi nia niamh nicholas nick nicki nicky nicol nicola nicolae nicole niels nigel
  nigella nihal nikhil nikita nikki nikola nikolai nikos nilesh nimra nina nisha nita nnamdi noah noam noel noelle nolan nomsa nonso noor nora
  noreen norma norman norris nour nova nuala nuria nusrat nyasha nye obinna octavia odette oisin ola olaf olamide ole oleg oleksandr olena olga oli
  olive oliver olivia oliwia ollie olu oluwaseun oluwatobi omar omari omolara oona opal ophelia oriel orla orlando osama oscar osian osman ossie
  otis ottilie otto owen oyin oyinkan ozan pablo paddy padraig palesa pamela pandora paolo parminder parul parveen pascal pascoe pat patience
  patrice patricia patrick patrycja patsy patty paul paula paulette pauline pavel pavlo pawel pearl pearse pedr pedro peg peggy pekka penelope penny
  percy perpetua persis petar peter petra petronella petros petula phil philip philippa phillip philomena phoebe phoenix phung phuong phyllis pia
  pierce pierre piers pilar piotr pip pippa pluto pooja poppy porsha prakash pranav prashant pratima precious preeti prem presley princess priscilla
  priti priya priyanka prosper pru prudence purdy qasim queenie quentin quincy quinn rabia rachael rachel radek radha radoslaw rae rafael rafal
  rafiq raghav raheem rahima rahul raisa raj rajan rajani rajesh rajinder raju rakesh ralph ram rama ramesh ramon rana randolph rani ranjit raquel
  rashad rasheed rashid rashida raul raven ravi ray raymond raza razia reagan rebecca reece reema reg reggie reginald rehana reid reiko remi rena
  renata rene renee reuben rex rey reza rhian rhiannon rhoda rhona rhonda rhydian rhys ria ricardo richard richie rick ricky rikki riley rina rishi
  rita riya rizwan rob robbie robert roberta roberto robin robyn rocco rochelle rod roddy roderick rodney rodrigo roger rohan roisin roland rolf
  roma roman romana romeo romesh romy ron rona ronald ronan ronnie rory rosa rosaleen rosalind rosalyn rosamund rosanna rose roseanne rosemary
  rosetta roshan rosie rosina roslyn ross rowan rowena rowland roxanne roy roya rubina ruby rudi rudolf rufus rukhsana rupa rupert rushi russ
  russell rusty ruta ruth ruxandra ryan ryszard saad sabah sabina sabrina sacha sadia sadie saeed safina safiya sahra said saima saira sajid sajida
  sakina sal salah saleh salem salim sally salma salman salome sam samantha samia samina samir sammy samson samuel samuele sana sandeep sandra
  sandro sandy sanjay sanjeev sanna santiago santosh saoirse sapna sara sarah sarita sarra sasha satish saul saverio savita savitri scarlett seamus
  sean sebastian seema selena selina selma selwyn senga serena serge sergei serhiy seth seun shabana shabir shabnam shaheen shahid shahida shaila
  shakeel shakira shamim shanaz shane shanelle shania shanice shankar shanti shaquille sharlene sharmila sharon shaun shauna shayla shazia sheena
  sheikh sheila shelagh sheldon shelley shereen sherry shiela shirin shirley shivani shobha shona shonda shreya shu sian sibyl sid siddharth sidney
  sienna sierra sigrid silas silvia silvio simeon simon simona simone simran sina sindy sinead siobhan siobhán sita siti siya siân skye slavko sofia
  sol solange soledad solomon sona sonia sonja sonny sophia sophie soraya sorcha stacey stacy stan stanislav stanislaw stanley stasia stefan
  stefania stefano steffan stella steph stephan stephanie stephen stephon steve steven stevie stewart storm stuart su subhash sudha sue suhail
  sukhdev sukhi sukhjit sukie sultana suman sumaya sumitra suna sunil sunita sunny suraj suresh surinder surjit surya susan susana susanna susannah
  sushila susie suzanne suzie svetlana swati sybil sybilla syed sylvester sylvia sylvie synnove tabitha tadeo tadeusz tahir tahira taiwo taj takeshi
  talia tam tamara tamika tammy tamsin tane tania tansy tanya tara tariq tariqa tarun taslima tasnim tatiana tatyana tauseef tayo ted tegan temitope
  tendai terence teresa terrence terri terry tess tessa tessie thandi thandiwe thanh thea thelma theo theodora theodore theodoros theophilus theresa
  thi thierry thom thomas thora thu tia tiago tian tiana tiernan tiffany tilda till tilly tim timo timothea timothy tina tirzah titus tobi tobias
  tobin toby todd tom tomas tomasz tommy tomos toni tony tonya topaz torquil tracey tracie tracy tremaine trevor trina trinity trish trisha tristan
  trixie troy trudy tuan tudor tunde tuyet twinkle tyler tyra tyrell tyrone udo ugo uju ulrich ultan uma umar umesh una ursula usha usman uzma uzoma
  vaida val valentina valentine valeria valerie van vanessa vasile vasiliki vaughan veena vera verity vernon veronica veronika vi vic vicki vicky
  victor victoria vijay vik vikki vikram viktor viktoria vilma vince vincent vinod viola violet virgil virginia vishal vita vitaly vito viv vivek
  vivian viviana vivien vivienne vladimir volodymyr wafa wahid wai waleed wallace wally walt walter wanda wanjiru waqar warren waseem wasim wayne
  wendy weronika wes wesley wiktoria wilbert wilbur wilf wilfred wilfrid wilhelm wilhelmina william wilma wilson win wincenty winifred winnie
  winston wojciech xanthe xavier xiao xin xiu yaa yaakov yahya yakub yan yana yaroslav yaseen yash yasir yasmeen yasmin yasmina ye yehuda yemi
  yesenia yetunde yi yiannis ying yoko yolanda yolande yomi yosef yoshi yousef yulia yunis yuri yuriy yusef yusra yusuf yves yvette yvonne zac
  zachary zaheer zahid zahida zahra zaid zaida zaina zainab zak zaki zander zaneta zara zareen zbigniew zeb zeenat zeinab zelda zena zeynep zhen zia
  zina zita ziva zoe zofia zoltan zoya zubair zuleika zuzana
`);
