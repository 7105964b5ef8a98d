import { wordSet } from './tokens.ts';

/** First names that are common among people of the United Kingdom, of many origins: a hint, never a proof. */
export const FIRST_NAMES = wordSet(`
  aaron abdul abdullah abigail adam adeel adrian agnes ahmed aidan aisha alan albert aled alexander alexandra alfie alfred ali alice alicia alison alistair allan alma amanda amara amber amelia amina
  amir amit amy ana anastasia andrea andrew andrzej angela angus anil anita anjali ann anna anne annette annie anthony antonio anwen april archie arjun arlene arthur asha ashok ava ayaan ayesha ayo
  barbara barry beatrice beatrix ben benjamin bernadette bernard beryl beth betty beverley bilal bill billy bob bogdan boris brenda brian bridget bronwen bruce bryn callum cameron carl carla carlos carmel carol
  caroline catherine catriona cecil cecilia cedric ceri charles charlie charlotte chen cheryl chidi chinedu chloe chris christina christine christopher chukwu ciara claire clara clare clarence clifford clive colin colleen
  connor constance craig cynthia cyril dai daisy damien daniel daphne darren dave david dawn dean deborah debbie deepak deirdre delia della denis dennis derek desmond diana diane dilys dimitri dolores dominic don
  donald donna dora doreen doris dorothy douglas doug duncan dylan ebony edith edna edward edwin eileen elaine eleanor elena eli elijah elizabeth ella ellen ellie elsie emily emma emmanuel enid eric erica
  erin ernest esme esther ethan ethel eugene eunice eva evan evelyn evie fadi farah farhan fatima fatoumata fay felix fergus fiona florence fran frances francis frank fred freda freddie frederick freya funmi gabriel
  gail gareth gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gerard gertrude gethin gillian gladys glen glenda glenys gloria glyn goran gordon grace graham grant greg gurpreet gwen gwyneth hadiya
  halima hamza hannah harjit harold harpreet harriet harry harvey hassan hayley hazel heather hector heidi helen helena henry herbert hilary hilda holly hope horace howard hubert hugh hugo humphrey hussain ian ibrahim ida
  idris ifeoma imelda imran ingrid iona ira irene iris irina isaac isabel isabella isla ismail ivan ivor ivy jack jackie jacob jacqueline jade jake jamal james jan jane janet janice jared jasmine jason jasper jaswinder
  jayne jean jeff jeffrey jennifer jenny jeremy jerry jess jessica jessie jill jim jimmy joan joanna joanne joe joel john johnny jon jonathan jordan jose joseph josephine josh joshua joy joyce juan judith judy julia
  julian julie june justin kabir kaitlyn kamal karen karim karl kasia kate katarzyna kath katherine kathleen kathryn katie kay kayleigh keith kelly ken kenneth kenny kerry kevin khadija khalid kieran kim kirsty kofi krzysztof kumar
  kwame kyle lakshmi lan latoya laura lauren laurence lee leila len lena leo leon leonard leroy les lesley leslie lewis li liam lilian lillian lily linda lindsay lisa lloyd logan lola lorna lorraine louis louisa louise
  lucas lucia lucille lucy luis luke lydia lynda lynn lynne mabel madge magdalena maggie magnus mairi malcolm malik mandy manjit manuel marcia marcus margaret margery maria mariam marian marie marilyn marina mario marion
  marjorie mark marlene marta martha martin martyn mary mateusz matilda matt matthew maud maureen maurice mavis max maxine may maya megan mehmet mei melanie mercy mervyn mia michael michelle mick miguel mike mildred miles
  millie milly minnie miriam mo mohamed mohammad mohammed moira molly monica morag morgan muhammad muriel myra nadia nadine nancy naomi nasreen natalie natasha nathan neil nell nellie neville niamh nicholas nick nicola nigel nikhil
  nina noah noel nora noreen norma norman nuala nusrat oisin olga olive oliver olivia olu oluwaseun omar oscar osman owen paddy pamela parveen pat patience patricia patrick paul paula pauline pawel pearl pedro peggy penelope
  penny percy peter phil philip phoebe phyllis pierre piotr pippa poppy precious priya prudence quentin rachel rahul raj rajesh ralph ramesh ravi ray raymond rebecca reg reginald rhian rhys richard rita rob robert roberta robin
  rod rodney roger roland ron ronald ronnie rosa rosalind rose rosemary ross rowena roy ruby rupert russell ruth ryan sadie saira sal sally sam samantha samir samuel sandeep sandra sanjay sara sarah saul sean sebastian selina
  serena shabnam shamim shane sharon shaun sheila shelley shirley sian sidney silvia simon simran siobhan sofia sonia sophia sophie stan stanley stella stephanie stephen steve steven stewart stuart sue sunil sunita surinder susan
  susannah suzanne sybil sylvia tadeusz tamara tanya tara tariq ted terence teresa terry tessa theo theresa thelma thomas tiffany tim timothy tina toby tom tommy tony tracey tracy trevor trudy una uma usha valerie vanessa
  vera verity veronica vicky victor victoria vijay vikram vincent viola violet vivian vivien wafa walter wanda wayne wendy wesley wilfred wilhelmina william winifred winnie xin yan yasmin yetunde yolanda yousef yusra yusuf yvonne
  zac zahra zainab zara zoe zofia
`);

/** Family names that are common there. */
export const FAMILY_NAMES = wordSet(`
  abbott abdi abdullah adams adeyemi ahmed akhtar ali allen amin anderson andrews armstrong ashworth atkinson bailey baker banerjee barker barnes barrett begum bell bennett bhatt bibi birch bird black booth bradley brennan brooks brown
  bryant burgess burke burns burton butcher butler byrne campbell carr carroll carter castle chambers chan chapman chaudhry chen choudhury clark clarke cohen cole coleman collins connolly cook cooper cox crawford cunningham curtis das davidson
  davies davis dawson day delgado dhillon dixon doherty doyle duffy duncan dunn edwards elliott ellis evans ferguson fernandes fernando ferreira fisher fitzgerald fletcher foster fox francis fraser freeman garcia gardner george gibson gill
  goldberg gomez gonzalez gordon graham grant gray green greenwood gregory griffin griffiths gupta hall hamilton hanna hargreaves harper harris harrison hart harvey hassan hayes henderson henry hill ho holmes hopkins howard hudson hughes
  hunt hunter hussain ibrahim iqbal islam jackson jacobs james jenkins jennings johnson johnston jones joseph kaur kelly kennedy kerr khan king knight knowles kowalczyk kowalski kumar lamb lambert lawrence lawson lee lewis li lin lloyd
  long lopez macdonald mackenzie macleod mahmood malik marsh marshall martin mason matthews mccarthy mcdonald mcgrath mckenzie mclean mehta mensah meyer miah mills mistry mitchell mohamed mohammed moore morgan morris morrison moyo murphy
  murray mwangi naidoo nguyen nicholls nolan novak nowak nwosu obi obrien oconnor odonnell okafor okeke okonkwo oliver olsen oneill osei owen owens palmer papadopoulos park parker parry parsons patel paul payne pearce pearson pereira perry
  peters phillips pinto poole popescu porter potter powell power price quinn rahman ramos rao raza read reddy reid reynolds rice richards richardson riley roberts robertson robinson rodriguez rogers rose ross russell ryan sanchez sanders
  santos saunders schmidt scott sen sesay shah sharma sharp shaw sheikh shepherd silva simpson singh slater smith spencer stephens stevens stevenson stewart stone sullivan sutcliffe sutton taylor thapa thomas thompson thomson thornton
  tran tucker turner uddin vaughan wade wadsworth walker wall wallace walsh walton wang ward warren watkins watson watts webb wells west wheeler white whitehead whitfield wilkins wilkinson williams williamson willis wilson wong wood woods
  wright wu wyatt yates yilmaz young yusuf zhang zulu
`);
