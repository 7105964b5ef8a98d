import { wordSet } from './tokens.ts';

export const TITLES = wordSet('mr mrs ms miss mx master mstr');
/** Titles of staff as often as of patients: something else has to speak for a patient. */
export const OTHER_TITLES = wordSet(
  'dr prof professor sister matron nurse sr rev reverend chaplain sir dame lady lord canon father',
);
/** A patient in one word. */
export const ROLE = wordSet(
  'pt pts patient patients resident residents client clients user users baby little lady gentleman gent chap toddler twin twins infant stayer survivor inpatient outpatient attender girl boy man woman widow widower pensioner young teenager youngster',
);
/** Words of people that are plural, or often stand before other capitals. */
export const LOOSE_ROLE = wordSet(
  'pts patients residents clients users client user man woman girl boy survivor attender patient resident young',
);
export const KIN = wordSet(
  'mum mother mam mom dad father parents wife husband daughter dtr son sister brother partner carer relative relatives nan gran granny nana grandma grandad grandmother grandfather grandson granddaughter niece nephew aunt aunty auntie uncle cousin fiance fiancee spouse family children kids neighbour friend nok guardian stepson stepdaughter stepmum stepdad',
);
/** What a patient has, where the name is known to be one. */
export const THINGS = wordSet(
  'case notes story discharge death bed care wait wound chart bloods funeral medication meds fall admission drip',
);
/** What is said of patients: "death of", "transfer of". */
export const OF_PATIENT = wordSet(
  'death care discharge case complaint story transfer admission consent wound form notes chart bloods fall birth funeral readmission husband wife',
);
export const FROM_PATIENT = wordSet('quote complaint feedback letter story comment email card message concern');
export const SPOTS = wordSet('bed bay room rm cot chair sideroom side cubicle sr trolley');
/** Contact that staff have with patients. */
export const CONTACT = wordSet(
  'rang phoned telephoned visited reviewed clerked interviewed weighed turned washed cannulated fed dressed hoisted bathed shaved mobilised moved toileted consented transferred discharged admitted readmitted examined catheterised swabbed nursed repatriated rung',
);
/** Contact that staff have with anybody. */
export const MEETING = wordSet('asked met saw told seen thanked called contacted ask thank by');
export const SPOKE = wordSet(
  'spoke speak discussed talked chatted chat chats conversation dw word words spoken sat sits speaking interview interviews',
);
export const LABELS = wordSet('dob d.o.b born mrn hosp chi aged age nhs');
/** What patients do, and staff hardly. */
export const DOES = wordSet(
  'said says told asked wants wanted refused refuses declined declines died fell absconded complained forgot loved cried thanked waited vomited collapsed arrested deteriorated recovered slept drank wandered readmitted discharged wept fainted choked aspirated passed mobilised pulled self-discharged became deceased fitted bled',
);
/** What anybody does. */
export const DOES_TOO = wordSet(
  "asks felt feels loves likes liked waits improved ate kicked rang rings still missed not dc admitted transferred seen had has was is who didn didnt didn't wasn't hadn't couldn't wouldn't can't won't needs needed moved sent came comes brought stayed stays lives lost thought thinks enjoyed remembers went walked off weighed consented would hid weeks off remains remained awaiting awaits confused agitated nursed walks eats drinks sleeps hates hated liked prefers preferred uses used calls called tried struggled struggles managed never keeps kept gets got did does only won can could",
);
export const ILL = wordSet(
  'bed bay ward insulin dose doses meds medication bloods obs cannula catheter wristband sensor hip fall falls fell surgery theatre discharge discharged admission admitted handover noc nights nok chart list missed refused declined pain tea food sleep call-bell bell ttos tto leave seclusion home clinic booked rebooked interpreter asthma plan leaflet booklet tablets table hoist oxygen dnacpr tep weighed appointment supper breakfast readmitted scan needle walking frame package depot pen uti drain weeks commode nappy mattress inhaler wheelchair legs mask cake gown key teeth bp nil mouth stoma scan mri bariatric chart glasses hearing aid physio breakfast diet thickener toilet loo bath shower chemo dialysis injection tablet line stairs',
);
/** Behind these the word before is no person: `Charles Ward`, `Waterlow score`, `Oliver McGowan training`. */
export const INSTITUTION = wordSet(
  "ward wards unit units wing wings room rooms suite house building block centre center hospital hospitals clinic clinics surgery practice infirmary trust site sites lodge court road street lane hq score scores scale scales test tests chart charts law rule rules tool index model method cycle diagram triangle cheese framework training programme program course award charity foundation syndrome disease sign criteria classification staging system stain solution methods analysis principle principles steps curve plot form forms group groups round rounds report review inquiry initiative campaign pathway protocol college university school library fund position manoeuvre maneuver team teams project pilot fellowship scholar scholars lecture bundle guidelines standard passport passports effect meds lymphoma palsy foot boots tube catheter catheters line lines flare hospice walks board frames competence consent exemplar staff meeting huddle competency site's lead champion",
);
/** Words that are first or family names, and others besides. */
export const COMMON = wordSet(
  'may june april august will mark grace rose bill frank jade hope joy faith dawn penny pat art rob sue jack dean miles grant heather ivy iris daisy violet lily ruby amber pearl poppy hazel olive holly rosemary basil jasmine summer autumn victoria charlotte alice florence elizabeth charles george king queen prince nightingale carol guy max drew don ray gene chase ross scott lee kay jan mo les jean rod neil sal li yan ted star norm eve gale robin jay wren martin young long day short bell wood woods hill park church read page price power sharp stone west best black white green brown gray rice lamb bird fox wells march marsh moss field cook baker butler porter carter potter fisher shepherd parsons bishop abbott knight english french welsh ireland holland savage good rich lord noble banks rivers brooks lake pool poole castle tower gates glass steel silver gold chambers hall kitchen post mills miller mason turner walker rider driver hunter archer gardner forester van su gold lucky glory charity melody harmony crystal coral flora fern rowan willow princess innocent prosper precious patience mercy blessing star trinity ina mai si yes per win asad fall fallon close main head major senior small smart wise cross child hare moon north pace page frame gore ford hand light lock post purdy sands shore snow spark speed street strong temple treat way wear weir wild winter winters close baptist bright cherry church cotton crane flower flowers frost fry fuller garland giles gold guest hail hale hardy heath horn house keen keys key lane law lodge love may mead meadows mould orr paget palmer peel pike pitt pope prior providence rae raven reading rush sage sale salt slack stamp staples stock swift tait tall teal trout tuck vale vine waters weeks wells wharf whistler wick wing yard york florence nelson lister lancaster london chester lincoln stafford preston burton bolton sutton oldham kent essex',
);
/** Capitals that are no names: months and days, roles, places, beginnings of sentences, everyday words of wards. */
export const NO_NAME = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
  oct nov dec christmas easter hosp nok dob mrn pt pts patient patients resident residents client clients user users carer carers relative relatives family families parent parents baby babies lady ladies man men woman women gentleman child children
  boy girl mum mother dad father wife husband daughter son sister brother partner nurse nurses doctor doctors staff consultant registrar matron pharmacist physio porter hca manager lead team teams chief director student volunteer
  in on at by for from with of to as about into over under during through per via out up down off without within
  the this that these those a an and or but if when while after before since until then there here it its he she they we you i my our his her their your one two three four five six seven eight nine ten both all some no none not
  now today tomorrow yesterday tonight last next first second third day night morning week month year cycle test tested plan study act aim audit data baseline version form forms score chart charts sheet list row case cases id
  ward wards unit wing bay bed beds room rooms side cubicle trolley chair house home lodge court care hospital hospitals clinic trust nhs icb england scotland wales britain uk site icu itu hdu ccu ed amu mau sau nicu scbu picu theatre theatres
  fall falls fell arrest death deaths sepsis stroke fire leak blood bloods obs news fluid fluids drug drugs dose doses insulin oxygen pain wound pressure ulcer catheter cannula swab swabs infection flu covid norovirus mrsa
  call calls bell bells board boards phone phones wifi pc printer door doors light lights noise curtain curtains mattress hoist water tea food meal meals tray trays menu kitchen bins clock clocks poster posters leaflet leaflets sticker stickers card cards
  handover huddle round rounds meeting transfer transfers discharge discharges admission admissions referral referrals complaint complaints feedback survey surveys quote quotes letter letters email emails text texts reminder reminders
  what why how who where which please thanks thank sorry hello dear hi see also only just still more less most many much each every other another same new old big long good bad best better worse worst late early missing
  changed started stopped asked told said used using tried reviewed checked moved added removed seen sent spoke rang found lost left made gave given got had has have was were is are be been did does do can could will would should might must
  patients' service services safety experience quality improvement project pilot programme training education learning policy protocol pathway bundle checklist assessment passport scheme framework tool law rule report review act safeguarding
  medical surgical nursing clinical emergency frailty elderly acute general community primary secondary mental health social medicine surgery maternity labour delivery paediatric dental cancer renal cardiac respiratory diabetes dementia delirium
  diagnosis treatment therapy medication medicines allergy allergies antibiotics antibiotic analgesia morphine paracetamol warfarin heparin english welsh scottish irish polish french german spanish urdu arabic muslim christian jewish catholic
  reason result results outcome outcomes measure measures number numbers name names address postcode date time times total mean median range yes ok note notes case record records report incident datix trial trials group groups control
  bluebell primrose maple cedar oak elm birch willow ash larch beech cherry hawthorn hazel rowan holly sycamore chestnut laurel juniper elderflower acorn ambulance police school church prison hostel council gp gps
  waterlow braden norton bristol glasgow barthel rockwood abbey apgar bishop wells doppler parkinson parkinsons alzheimer alzheimers crohn crohns huntington hodgkin marfan turner's charcot cushing addison raynaud murphy trendelenburg
  foley hickman groshong yankauer sengstaken zimmer kanban gemba pareto shewhart deming juran likert nelson delphi kotter lewin kano hawthorne gantt ishikawa donabedian batalden schwartz balint caldicott gillick montgomery francis ockenden kirkup darzi
  bevan fleming jenner pasteur nightingale seacole cavell elgar churchill victoria albert angela martha martha's yasmin lucette marvelon eloine daylette angeliq evorel katya millinette cerelle
  costa microsoft excel google zoom whatsapp facebook twitter systmone emis epic cerner lorenzo rio trent london leeds manchester glasgow nottingham derby
  bloggs doe duck mouse example dummy zzztest
`);
export const STAFF_AFTER = wordSet(
  'consultant surgeon registrar physio pharmacist hca porter ot it band estates procurement pharmacy matron director chief lead manager clinic team teams anaesthetist gp coordinator fellow trainee sho dietitian therapist midwife coach sponsor presented facilitated led trained chaired designed physician facilitator nurse urologist oncologist cardiologist geriatrician radiologist pathologist psychiatrist paediatrician finance secretary operated analyst doctor qi',
);
export const STAFF_BEFORE = wordSet(
  'supervisor lead led sponsor author authors contact manager chair staff colleague colleagues student facilitator coach trainer dr prof professor consultant nurse sister matron physio pharmacist hca porter registrar et physiotherapist therapist midwife dietitian coordinator director chief clerk secretary analyst governor trustee sho f1 f2 fellow psychologist radiographer technician champion educator doctor gp surgeon anaesthetist volunteer @ chaplain paramedic',
);
/** Words in a bracket or behind a comma that say that somebody is a patient or one of theirs. */
export const PATIENT_WORDS = wordSet(
  'pt patient resident client relative daughter son wife husband mum dad mother father sister brother carer nok survivor niece nephew partner grandson granddaughter inpatient user gran nan',
);
export const ABBREVIATIONS = wordSet(
  'ecg iv ng hca tto ttos bp nok dnr ivi peg picc cvc cxr ct mri uti nbm rmn rgn sho f1 f2 anp acp amu sau itu icu ed gp ot slt salt tvn cns cpn abg vbg aki copd dvt pe nof pca fbc crp inr bm bms cbg vip vte must mews news dols tep obs mrsa cpe gi gu ent cpr dka acs ami stemi nstemi tia cva ca abx pr pv im sc po od bd tds qds prn npwt vac hdu mfd los edd ivab tpn uss',
);
