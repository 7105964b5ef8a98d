import { dateAt, isMonth } from './dates.ts';
import type { IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, type Token, wordSet } from './tokens.ts';

/** Counts of one to five. */
const FEW = wordSet('1 2 3 4 5 one two three four five single only lone sole');
/** What is sensitive, or rare enough to tell who somebody is. */
const TRAITS = wordSet(`
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
`);
/** Two words that are a trait together. */
const PAIRS = new Set([
  'c diff', 'c difficile', 'self harm', 'learning disability', 'learning disabilities', 'eating disorder', 'domestic abuse', 'domestic violence',
  'maternal death', 'maternal deaths', 'neonatal death', 'neonatal deaths', 'cot death', 'drug user', 'drug users', 'sex worker', 'sex workers',
  'cystic fibrosis', 'sickle cell', 'motor neurone', 'muscular dystrophy', 'brain tumour', 'never event', 'down syndrome', 'spina bifida',
  'non binary', 'hunger strike', 'alcohol dependence', 'post partum',
]);
const PEOPLE = wordSet(
  'patient patients pt pts person people woman women man men child children boy boys girl girls baby babies resident residents family families case cases mother mothers lady ladies client clients user users adult adults teenager teenagers student students individual delivery deliveries birth births user yr year old yo death deaths event events positive',
);
const PLACES = wordSet(
  'ward unit wing home clinic practice centre center hospital house block prison school list site village team hospice surgery hmp theatre icu nnu nicu scbu picu itu hdu ed amu labour maternity nursery caseload cohort locality town',
);
const TIMES = wordSet('week weeks month months year quarter night nights day shift weekend fortnight winter summer spring autumn today yesterday q1 q2 q3 q4');
const LINKS = wordSet('of our the a an in on at with among from to for by had has have was were who were and or this that last next his her its my . - ’ living diagnosed known tested admitted seen having');
const STOPS = wordSet('( ) ; : , – — = explains so because but which when while after before');
const SMALLEST_CLEAR = 6;
const LONGEST = 22;

/**
 * Small numbers with a sensitive or rare trait in a small group: five or fewer ("only", "the one"), of people with a trait, on one ward, in one
 * week, or of a handful. Counts of events without a trait are none, nor shares of many.
 */
export function findSmallNumbers(tokens: readonly Token[]): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isFew(tokens, at)) continue;
    const to = phraseFrom(tokens, at);
    const from = phraseBefore(tokens, at);
    if (to === undefined || !hasTrait(tokens, from, to) || !isSmallGroup(tokens, from, to)) continue;
    spans.push({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, type: 'small-number', why: 'few-trait' });
    at = to - 1;
  }
  return spans;
}

/** A count of five or fewer, not a part of a time, a date, a dose or a larger figure. */
function isFew(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !FEW.has(token.lower)) return false;
  const [before, after, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (token.lower === 'only' || token.lower === 'single' || token.lower === 'lone' || token.lower === 'sole') return true;
  if (token.joined && before !== undefined && !/^["“'‘(]$/.test(before.text)) return false;
  if (after?.joined === true && !/^[,.)]$/.test(after.text)) return false;
  if (after?.text === '%' || (after?.lower === 'in' && second?.kind === 'number')) return false;
  if (PLACES.has(before?.lower ?? '') || /^(?:bed|bay|room|band|grade|stage|phase|cycle|week|day|level|type|step|q|month|year|group|case|pt|patient|dose)$/.test(before?.lower ?? '')) return false;
  return !/^(?:mg|ml|hours?|hrs?|days?|weeks?|months?|years?|mins?|minutes?|times?|steps?|ways?|things?|reasons?|cycles?|wards?|sites?|teams?|key|main|more|tests?|posters?|sessions?|nurses?|staff)$/.test(after?.lower ?? '') && dateAt(tokens, at) === undefined;
}

/** How far the phrase goes that says who and where. */
function phraseFrom(tokens: readonly Token[], at: number): number | undefined {
  let end: number | undefined;
  for (let next = at; next < tokens.length && next - at < LONGEST; next++) {
    const token = tokens[next];
    if (token === undefined) break;
    if (next > at && STOPS.has(token.lower) && !isInnerComma(tokens, next)) break;
    if (token.text === '.' && !(tokens[next - 1]?.lower === 'c' && tokens[next + 1]?.kind === 'word')) break;
    if (isPart(tokens, next)) {
      end = next + 1;
      continue;
    }
    if (LINKS.has(token.lower) || STOPS.has(token.lower)) {
      // "… at the clinic, one child had the vaccine": the verb ends it, unless a trait comes.
      if (/^(?:had|has|have|was|were)$/.test(token.lower) && !isTrait(tokens, next + 1) && end !== undefined) break;
      continue;
    }
    break;
  }
  return end;
}

/** "Black Caribbean, 1 patient, Rowan ward, June", "Of four families seen at the clinic, one child". */
const isInnerComma = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === ',' && (isCapital(tokens[at + 1]) || isOneOf(tokens[at + 1], FEW) || tokens[at + 1]?.lower === 'the');

const isPart = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return (
    isOneOf(token, FEW) ||
    isTrait(tokens, at) ||
    isTrait(tokens, at - 1) ||
    isOneOf(token, PEOPLE) ||
    isOneOf(token, PLACES) ||
    isOneOf(token, TIMES) ||
    isMonth(token) ||
    isCapital(token) ||
    token?.lower === 'seen' ||
    token?.lower === 'dialysis' ||
    token?.kind === 'number'
  );
};

/** Takes in what belongs before the count: "our only", "the one", "one of our 3", "Of four", "a 14 yr old with anorexia, the only one". */
function phraseBefore(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && /^(?:the|our|my|a|of|just|only)$/.test(tokens[from - 1]?.lower ?? '')) from -= 1;
  if (tokens[from - 1]?.text !== ',') return from;
  let start = from - 1;
  for (let next = from - 2; next >= 0 && from - next < LONGEST; next--) {
    const token = tokens[next];
    if (token === undefined || /^[.:;()–—]$/.test(token.text)) break;
    if (isPart(tokens, next) || LINKS.has(token.lower)) start = next;
    else break;
  }
  return hasTrait(tokens, start, from - 1) ? start : from;
}

function isTrait(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (isOneOf(token, TRAITS)) return !/^(?:shot|burns|motor|crack|hep|als|veteran)$/.test(token.lower) || isCapital(token);
  const joint = /^[.-]$/.test(tokens[at + 1]?.text ?? '') ? tokens[at + 2] : tokens[at + 1];
  return joint !== undefined && PAIRS.has(`${token.lower} ${joint.lower}`);
}

const hasTrait = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (isTrait(tokens, at)) return true;
  return false;
};

/** A place, a short time, or a handful to choose from; and no large number. */
function isSmallGroup(tokens: readonly Token[], from: number, to: number): boolean {
  let small = false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    const asDenominator = /^(?:of|in|out|from|among)$/.test(tokens[at - 1]?.lower ?? '') || tokens[at - 2]?.lower === 'of';
    if (token?.kind === 'number' && asDenominator && Number(token.text) > 20 && !isPlaceNumber(tokens, at)) return false;
    small ||= isOneOf(token, PLACES) || isOneOf(token, TIMES) || isMonth(token);
    small ||= asDenominator && (FEW.has(token?.lower ?? '') || Number(token?.text) <= SMALLEST_CLEAR);
    small ||= isCapital(token) && /^(?:on|at|in)$/.test(tokens[at - 1]?.lower ?? '');
  }
  return small;
}

const isPlaceNumber = (tokens: readonly Token[], at: number) => isOneOf(tokens[at - 1], PLACES);
