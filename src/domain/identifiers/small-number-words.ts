import { wordSet } from './tokens.ts';

/** Counts of one to five. */
export const FEW = wordSet('1 2 3 4 5 one two three four five single only lone sole');
/** What is sensitive, or rare enough to tell who somebody is. */
export const TRAITS = wordSet(`
  hiv aids hepatitis hep tb tuberculosis syphilis gonorrhoea chlamydia herpes bbv mpox cpe cdiff scabies meningitis malaria leprosy
  suicide suicides suicidal self-harm overdose overdoses psychosis psychotic anorexia anorexic bulimia schizophrenia schizophrenic bipolar sectioned psychiatric
  heroin cocaine crack methadone opioid ivdu alcoholic alcoholics addict addicts addiction
  stillbirth stillbirths stillborn miscarriage miscarriages termination terminations abortion abortions fgm surrogate ectopic eclampsia
  rape raped abuse abused assault assaulted trafficked trafficking slavery safeguarding
  trans transgender nonbinary intersex gay lesbian bisexual lgbt lgbtq lgbtqia
  traveller travellers roma gypsy gypsies polish romanian somali bangladeshi pakistani chinese vietnamese syrian afghan ukrainian eritrean sudanese nigerian
  ghanaian caribbean african arab kurdish turkish tamil nepali nepalese filipino lithuanian latvian bulgarian albanian portuguese iranian iraqi ethiopian
  refugee refugees asylum migrant migrants muslim jewish sikh hindu buddhist jehovah
  deaf blind deafblind autistic autism amputee wheelchair dwarfism albinism disabled tetraplegic paraplegic transplant
  prisoner prisoners inmate inmates homeless offender offenders veteran veterans
  huntington huntingtons haemophilia haemophiliac cjd cystic sickle thalassaemia motor mnd als porphyria phenylketonuria progeria ehlers-danlos
  leukaemia sarcoma mesothelioma myeloma neuroblastoma retinoblastoma
  infanticide homicide murder stabbing stabbed shot gunshot burns
  tracheostomy trache ventilated albino quadriplegic thalidomide leukodystrophy epidermolysis achondroplasia phocomelia conjoined quadruplets triplets
  gambler polygamous convicted paedophile detainee detainees evicted rough-sleeper nonverbal mute blinded transsexual bulimic schizoaffective manic
  hungarian slovak czech russian thai korean japanese brazilian indian irish tibetan yemeni libyan moroccan algerian tunisian palestinian lebanese israeli zimbabwean congolese gambian
  hermaphrodite ebola rabies measles mumps diphtheria tetanus legionella legionnaires polio anthrax zika dengue typhoid cholera pertussis botulism monkeypox
  sarcoidosis scleroderma acromegaly narcolepsy tourette wilson's batten tay-sachs duchenne turner klinefelter prader ehlers marfan
  farsi urdu punjabi bengali gujarati mandarin cantonese tigrinya amharic dari pashto kurmanji welsh-speaking
  stillbirths infertility ivf surrogacy incest paraphilia castration suicidality
`);
/** What is said of a person as a noun. */
export const PERSON_TRAITS = wordSet(
  'prisoner prisoners inmate inmates refugee refugees migrant migrants traveller travellers offender offenders veteran veterans amputee addict addicts alcoholic alcoholics detainee detainees haemophiliac stillbirth stillbirths suicide suicides miscarriage termination',
);
/** Two words that are a trait together. */
export const PAIRS = new Set([
  'c diff',
  'c difficile',
  'self harm',
  'learning disability',
  'learning disabilities',
  'eating disorder',
  'domestic abuse',
  'domestic violence',
  'maternal death',
  'maternal deaths',
  'neonatal death',
  'neonatal deaths',
  'cot death',
  'drug user',
  'drug users',
  'sex worker',
  'sex workers',
  'cystic fibrosis',
  'sickle cell',
  'motor neurone',
  'muscular dystrophy',
  'brain tumour',
  'never event',
  'down syndrome',
  'spina bifida',
  'non binary',
  'hunger strike',
  'alcohol dependence',
  'post partum',
  'asylum seeker',
  'asylum seekers',
  'wheelchair user',
  'wheelchair users',
  'opioid user',
  'opioid users',
  'heroin user',
  'heroin users',
  'substance misuse',
  'modern slavery',
  'forced marriage',
  'honour violence',
  'genital mutilation',
  'sexual assault',
  'gender dysphoria',
  'locked in',
  'personality disorder',
  'conduct disorder',
  'under arrest',
  'learning difficulties',
  'jehovah witness',
  'rough sleeper',
  'rough sleepers',
  'organ donor',
  'conjoined twins',
  'brittle bone',
  'same sex',
]);
export const PEOPLE = wordSet(
  "patient patients pt pts person people woman women man men child children boy boys girl girls baby babies resident residents family families case cases mother mothers lady ladies client clients user users adult adults teenager teenagers student students individual delivery deliveries birth births user yr year old yo death deaths event events positive teenage teen teens pregnant mum mums dad dads father fathers parent parents couple couples man's newborn newborns neonate neonates infant infants veteran pensioner inpatient inpatients outpatient outpatients seeker seekers disclosure disclosures attempt attempts speaker speakers",
);
export const PLACES = wordSet(
  'ward unit wing home clinic practice centre center hospital house block prison school list site village team hospice surgery hmp theatre icu nnu nicu scbu picu itu hdu ed amu labour maternity nursery caseload cohort locality town group bay floor gp caseloads class register shelter hostel camp island village street drop-in corridor pilot sample study series trial crèche creche wards units resus ccu sau mau amu birth',
);
export const TIMES = wordSet(
  'week weeks month months year quarter night nights day shift weekend fortnight winter summer spring autumn today yesterday q1 q2 q3 q4',
);
/** Things that are counted and are no people: "2 leaflets about hepatitis". */
export const THINGS = wordSet(
  'leaflet leaflets poster posters session sessions test tests kit kits form forms audit audits course courses nurse nurses staff doctor doctors gps pharmacist champion champions slide slides module modules clinic clinics policy policies referral referrals guideline guidelines page pages question questions meeting meetings tool tools idea ideas sticker stickers ward wards team teams bed beds bottle bottles training',
);
