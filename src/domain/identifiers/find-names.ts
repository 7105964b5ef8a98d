import { FAMILY_NAMES, FIRST_NAMES } from './names.ts';
import type { Borders, IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, isPossessive, isShouted, type Token, withoutPossessive, wordSet } from './tokens.ts';

const TITLES = wordSet('mr mrs ms miss mx master mstr mr. mrs. ms.');
const STAFF_TITLES = wordSet('dr prof professor sister matron nurse consultant sr rev chaplain');
/** What announces a patient, a resident or one of theirs right before the name. */
const BEFORE = wordSet(
  'pt pts patient patients resident residents client clients user baby babies little lady gentleman chap relative husband wife daughter son mum mother dad father grandson granddaughter nan gran grandad partner carer brother niece nephew aunt uncle toddler twin twins named called widow',
);
const BEFORE_OF = wordSet('mum mother dad father parents family wife husband daughter son partner carer relatives parent brother sister story care death discharge case complaint');
const BEFORE_FROM = wordSet('quote complaint feedback letter story comment email card message');
/** What shows behind a name that it is of a patient or a relative. */
const KIN = wordSet('mum mother dad father wife husband daughter son family carer partner relatives parents sister brother nan gran niece nephew children kids case notes story discharge death bed');
const IN_PLACE = wordSet('bed bay room rm cot chair sideroom side cubicle sr');
const PATIENT_WORDS = wordSet('pt patient resident client relative daughter son wife husband mum dad carer nok');
/** What patients do, and staff hardly. */
const DOES = wordSet(
  'said says told asked asks wants wanted refused refuses declined declines felt feels fell died forgot loved loves likes liked waited waits complained cried thanked absconded vomited collapsed arrested deteriorated improved recovered slept ate drank mobilised wandered kicked rang rings still missed not dc discharged admitted transferred readmitted seen had has was is who didn didnt didn\'t wasn\'t hadn\'t couldn\'t wouldn\'t can\'t won\'t needs needed moved sent came comes brought stayed stays lives lost thought thinks enjoyed remembers went walked off weighed consented tested',
);
const ILL = wordSet(
  'bed bay ward insulin dose doses meds medication bloods obs cannula catheter wristband sensor hip fall falls fell surgery theatre discharge discharged admission admitted handover noc nights nok falls chart list missed refused declined pain tea food sleep call-bell bell ttos tto leave seclusion home clinic booked rebooked interpreter asthma plan leaflet booklet tablets table hoist oxygen dnacpr tep weighed appointment',
);
/** Behind these the word before is no person: `Charles Ward`, `Waterlow score`, `Oliver McGowan training`. */
const INSTITUTION = wordSet(
  'ward wards unit units wing wings room rooms suite house building block centre center hospital hospitals clinic surgery practice infirmary trust site sites lodge court road street lane hq score scores scale scales test tests chart charts law rule tool index model method cycle diagram triangle cheese framework training programme program course award charity foundation syndrome disease sign criteria classification staging system stain solution method methods analysis principle principles steps curve plot forms form group groups round rounds report review inquiry initiative campaign pathway protocol college university school library fund trolley position manoeuvre maneuver block clinics team project pilot fellowship scholar scholars lecture initiative bundle guidelines standard passport passports',
);
/** Words that a sentence may begin with, months, and others that look like names and are none, where nothing else speaks for a name. */
const COMMON = wordSet(
  'may june april august will mark grace rose bill frank jade hope joy faith dawn penny pat art rob sue jack dean miles grant heather ivy iris daisy violet lily ruby amber pearl poppy hazel olive holly rosemary basil jasmine summer autumn victoria charlotte alice florence elizabeth charles george king queen prince nightingale carol guy max drew don ray gene chase will ross scott lee kay jan mo les jean rod neil ali sal li yan ted star norm eve gale robin jay wren martin young long day short bell ward wood woods hill park lane church read page price power sharp stone west best black white green brown gray rice lamb bird fox wells march marsh moss field cook baker butler porter carter potter fisher shepherd parsons bishop abbott knight english french welsh scott ireland holland savage little good rich street lord noble banks rivers brooks lake pool pond poole castle tower gates glass steel silver gold chambers house hall kitchen wall post mills miller mason turner walker rider driver hunter archer gardner forester',
);
const WORK = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter',
);
const STAFF_AFTER = wordSet('consultant surgeon registrar physio pharmacist hca porter sister matron director chief lead manager clinic team teams anaesthetist gp coordinator fellow trainee sho dietitian therapist midwife coach sponsor presented facilitated led trained chaired designed');
const STAFF_BEFORE = wordSet('by thanks supervisor lead led sponsor author authors contact manager chair staff colleague colleagues student facilitator coach trainer dr prof consultant nurse sister matron physio pharmacist hca porter registrar et');
/** Invented people. */
const INVENTED = /\b(?:persona|made[- ]up|invented|fictional|fictitious|dummy|imaginary|pretend|mannequin|manikin|simulation|simulated|role[- ]?play|scenario|vignette|test record|example patient)\b/i;

type Name = { from: number; next: number };

/**
 * Names of patients, residents and their relatives, with the title. A name alone is no proof: something has to speak for a patient (a title, "pt",
 * "her husband", a bed, what patients do), and nothing for a place, a tool, a medicine or a member of staff.
 */
export function findNames(text: string, tokens: readonly Token[], numbers: Borders): IdentifierSpan[] {
  if (INVENTED.test(text)) return [];
  const names: Name[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const name = titled(tokens, at) ?? listed(tokens, at) ?? spoken(tokens, at, numbers, names);
    if (name === undefined) continue;
    names.push(name);
    at = name.next - 1;
  }
  return names.map(({ from, next }) => spanOf(tokens, from, next));
}

function spanOf(tokens: readonly Token[], from: number, next: number): IdentifierSpan {
  const [first, last] = [tokens[from], tokens[next - 1]];
  const end = last === undefined ? 0 : last.start + withoutEnding(last.text).length;
  return { start: first?.start ?? 0, end, type: 'patient-name' };
}

/** `Begum's` → `Begum`, `Sutcliffes` stays: nobody knows whether the s belongs to it. */
const withoutEnding = (word: string) => word.replace(/['’]s?$/, '');

/** `Mrs Patel`, `Mr. J. Hughes`, `mrs adeyemi`, `Mrs K`; not `Mr Jones, consultant surgeon`. */
function titled(tokens: readonly Token[], at: number): Name | undefined {
  const title = tokens[at];
  if (title?.kind !== 'word' || title.joined && tokens[at - 1]?.kind === 'word') return undefined;
  const isSister = STAFF_TITLES.has(title.lower) && isCapital(title);
  if (!TITLES.has(title.lower) && !isSister) return undefined;
  if (title.lower === 'ms' && title.text === 'MS') return undefined;
  let next = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  const lowerCase = !isCapital(title);
  const first = tokens[next];
  if (first?.kind !== 'word') return undefined;
  if (lowerCase && !isCapital(first)) {
    if (LOWER_WORDS.has(first.lower)) return undefined;
    next += 1;
  } else next = nameEnd(tokens, next);
  if (next <= at + 1 || tokens[next - 1] === undefined) return undefined;
  const name = { from: at, next };
  if (isSister) return isCalledPatient(tokens, next) ? name : undefined;
  return isStaff(tokens, at, next) ? undefined : name;
}

const LOWER_WORDS = wordSet('and or the a an of to in on at is was who has had with from for');

/** Where a run of capital words, initials and particles that begins here ends. */
function nameEnd(tokens: readonly Token[], from: number): number {
  let next = from;
  for (let words = 0; words < 4 && next < tokens.length; words++) {
    const token = tokens[next];
    if (token?.kind !== 'word') break;
    const particle = words > 0 && /^(?:de|da|di|van|von|der|den|la|le|el|al|bin|ibn|ap|ab|mac|mc|o|dos|del)$/.test(token.lower);
    if (!isCapital(token) && !(particle && isCapital(tokens[next + 1]))) break;
    if (words > 0 && (isOneOf(token, INSTITUTION) && !FAMILY_NAMES.has(token.lower) || WORK.has(token.lower))) break;
    if (words > 0 && isShouted(token) && token.text.length <= 4 && !isShouted(tokens[next - 1]) && !/^[A-Z]{1}$/.test(token.text)) break;
    next += 1;
    if (isPossessive(token)) break;
    const dotted = token.text.length === 1 && tokens[next]?.text === '.' && tokens[next]?.joined;
    if (dotted && tokens[next + 1]?.kind === 'word' && isCapital(tokens[next + 1])) next += 1;
    const hyphen = tokens[next]?.text === '-' && tokens[next]?.joined && tokens[next + 1]?.joined && isCapital(tokens[next + 1]);
    if (hyphen) next += 2;
  }
  return next;
}

const isCalledPatient = (tokens: readonly Token[], next: number): boolean =>
  tokens[next]?.text === '(' && isOneOf(tokens[next + 1], PATIENT_WORDS);

function isStaff(tokens: readonly Token[], from: number, next: number): boolean {
  for (let at = next; at < next + 4; at++) {
    const token = tokens[at];
    if (token === undefined || token.text === '.') break;
    if (isOneOf(token, STAFF_AFTER)) return true;
  }
  const last = tokens[next - 1];
  if (last !== undefined && isPossessive(last) && /^(?:clinic|list|team|firm|secretary|theatre)$/.test(tokens[next]?.lower ?? '')) return true;
  return STAFF_TITLES.has(tokens[from - 1]?.lower ?? '') && !isCalledPatient(tokens, next);
}

/** As lists have it: `SMITH Robert`, `OKAFOR, Grace`, `Thompson, A`. */
function listed(tokens: readonly Token[], at: number): Name | undefined {
  const [family, second, third] = tokens.slice(at, at + 3);
  if (family?.kind !== 'word' || !isCapital(family) || family.text.length < 3) return undefined;
  const known = FAMILY_NAMES.has(family.lower);
  if (isShouted(family) && isCapital(second) && second !== undefined && !second.joined && !isShouted(second) && FIRST_NAMES.has(second.lower)) return { from: at, next: at + 2 };
  if (second?.text !== ',' || !isCapital(third) || third === undefined) return undefined;
  const initial = third.text.length === 1 && known;
  const first = FIRST_NAMES.has(third.lower) && !isShouted(third) && (isShouted(family) || (known && !COMMON.has(family.lower)));
  const alone = !isCapital(tokens[at - 1]) && tokens[at - 1]?.text !== ',';
  if (!(initial || first) || !alone) return undefined;
  const more = tokens[at + 3];
  if (more?.text === ',' && isCapital(tokens[at + 4])) return undefined;
  return { from: at, next: at + 3 };
}

/** A name without a title, where the words around it speak for a patient. */
function spoken(
  tokens: readonly Token[],
  at: number,
  numbers: Borders,
  names: readonly Name[],
): Name | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const initials = initialsAt(tokens, at);
  if (initials !== undefined) return speaksFor(tokens, at, initials, numbers) >= 2 ? { from: at, next: initials } : undefined;
  if (!isCapital(first) || WORK.has(first.lower) || (first.joined && tokens[at - 1]?.kind === 'number')) return undefined;
  if (isShouted(first) && first.text.length <= 4 && !FAMILY_NAMES.has(first.lower)) return undefined;
  const next = Math.min(nameEnd(tokens, at), at + 6);
  if (isInstitution(tokens, at, next) || isStaffNamed(tokens, at, next)) return undefined;
  return score(tokens, at, next, numbers, names) >= 3 ? { from: at, next } : undefined;
}

/** `J.S.`: where it ends. */
function initialsAt(tokens: readonly Token[], at: number): number | undefined {
  const [a, dot, b, end] = tokens.slice(at, at + 4);
  const initial = (token: Token | undefined) => token !== undefined && /^[A-Z]$/.test(token.text);
  if (!initial(a) || dot?.text !== '.' || !initial(b) || b?.joined !== true) return undefined;
  return end?.text === '.' && end.joined ? at + 4 : at + 3;
}

function isInstitution(tokens: readonly Token[], from: number, next: number): boolean {
  for (let at = from; at < next; at++) {
    const token = tokens[at];
    if (at > from && isOneOf(token, INSTITUTION) && !FAMILY_NAMES.has(token?.lower ?? '')) return true;
  }
  // "Alice, Beatrix and Charlotte rooms", "Guillain-Barré and Crohn's clinics".
  for (let at = next; at < next + 8; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (isOneOf(token, INSTITUTION)) return true;
    if (!(isCapital(token) || /^(?:,|and|or|\/|&|-)$/.test(token.lower))) return false;
  }
  return false;
}

function isStaffNamed(tokens: readonly Token[], from: number, next: number): boolean {
  if (isOneOf(tokens[from - 1], STAFF_TITLES) || (tokens[from - 1]?.text === '.' && isOneOf(tokens[from - 2], STAFF_TITLES))) return true;
  return isOneOf(tokens[from - 1], STAFF_BEFORE) || (tokens[next]?.text === ',' || tokens[next]?.text === '(' ? isOneOf(tokens[next + 1], STAFF_AFTER) : isOneOf(tokens[next], STAFF_AFTER));
}

/** How much the words around speak for a patient: 3 are enough. */
function score(
  tokens: readonly Token[],
  from: number,
  next: number,
  numbers: Borders,
  names: readonly Name[],
): number {
  const words = tokens.slice(from, next).filter(({ kind }) => kind === 'word');
  const first = words[0];
  const given = first !== undefined && isGiven(first);
  const family = words.some((word) => FAMILY_NAMES.has(withoutPossessive(word.lower)));
  const common = words.length === 1 && first !== undefined && COMMON.has(withoutPossessive(first.lower));
  const known = given ? 1.5 : family ? 1 : 0;
  const full = words.length >= 2 && given ? 0.5 : 0;
  const around = speaksFor(tokens, from, next, numbers);
  const follows = names.at(-1)?.next === from - 1 && /^(?:and|\+|&|,)$/.test(tokens[from - 1]?.lower ?? '') ? 2 : 0;
  if (around + follows === 0) return 0;
  return known + full + around + follows - (common && around < 2 ? 1 : 0);
}

const isGiven = (token: Token): boolean => FIRST_NAMES.has(withoutPossessive(token.lower));

function speaksFor(tokens: readonly Token[], from: number, next: number, numbers: Borders): number {
  return Math.max(before(tokens, from, next), behind(tokens, from, next), besideNumber(tokens, from, next, numbers));
}

/** What stands before: "pt", "her husband", "Mum of", "quote from". */
function before(tokens: readonly Token[], from: number, next: number): number {
  let at = from - 1;
  if (/^[:(–]$/.test(tokens[at]?.text ?? '')) at -= 1;
  const [last, second] = [tokens[at], tokens[at - 1]];
  if (last === undefined) return 0;
  if (isOneOf(last, BEFORE)) {
    if (/^(?:client|clients|user|users|patient|patients|resident|residents|carer|family|named|called|partner)$/.test(last.lower) && !hasNameIn(tokens, from, next) && isCapitalised(tokens, at)) return 0;
    return isRole(tokens, from) ? 0 : 3;
  }
  if (last.lower === 'of' && isOneOf(second, BEFORE_OF)) return hasNameIn(tokens, from, next) ? 2 : 1;
  if (last.lower === 'from' && isOneOf(second, BEFORE_FROM)) return hasNameIn(tokens, from, next) ? 2 : 0;
  return 0;
}

/** "Patient Safety Incident": a capital before it, and no name in it. */
const isCapitalised = (tokens: readonly Token[], at: number): boolean => at >= 0 && (tokens[at]?.kind === 'word');

const hasNameIn = (tokens: readonly Token[], from: number, next: number): boolean =>
  tokens.slice(from, next).some((token) => token.kind === 'word' && (isGiven(token) || FAMILY_NAMES.has(withoutPossessive(token.lower))));

const isRole = (tokens: readonly Token[], from: number): boolean => {
  const token = tokens[from];
  return token !== undefined && token.text.length === 1 && !/^[([]$/.test(tokens[from - 1]?.text ?? '') && /['"‘’“”]/.test(tokens[from - 2]?.text ?? '');
};

/** What stands behind: "(pt", "'s mum", "in bed 3", ", 81", "said", "died". */
function behind(tokens: readonly Token[], from: number, next: number): number {
  const last = tokens[next - 1];
  const [a, b, c] = tokens.slice(next, next + 3);
  if (last !== undefined && isPossessive(last) && isOneOf(a, KIN)) return 2;
  if (a?.text === '(' && isOneOf(b, PATIENT_WORDS)) return 3;
  if (a?.text === '(' && b?.lower === 'bed') return 3;
  if (a?.text === ',' && isOneOf(b, PATIENT_WORDS)) return hasNameIn(tokens, from, next) ? 2 : 1;
  if ((a?.lower === 'in' || a?.text === '@') && isOneOf(b, IN_PLACE)) return 3;
  if (a?.text === ',' && b?.kind === 'number' && isAge(b, c)) return 2;
  if (a?.text === '(' && b?.kind === 'number' && (isAge(b, c) || /^(?:y|yrs?|years?|yo|m|f)$/.test(c?.lower ?? ''))) return 2;
  if (a?.kind === 'number' && /^(?:m|f|yo|y)$/i.test(b?.text ?? '') && b?.joined) return 2;
  if (a?.text === '@') return 0;
  if (isOneOf(a, DOES)) return illNear(tokens, next) || /^(?:said|says|told|asked|wants|wanted|refused|declined|died|fell|absconded|complained|forgot|loved|cried|thanked|waited)$/.test(a?.lower ?? '') ? 1.5 : 0.5;
  if (a?.lower === 'from') return illNear(tokens, next) ? 1.5 : 0;
  if (a?.lower === 'and' && isCapital(b)) return isOneOf(c, wordSet('both')) && illNear(tokens, next) ? 2 : 0;
  if (a?.lower === 'both' && illNear(tokens, next)) return 2;
  if (a?.text === ':' && illNear(tokens, next) && hasNameIn(tokens, from, next)) return 1.5;
  return 0;
}

const isAge = (number: Token, after: Token | undefined): boolean =>
  Number(number.text) <= 110 && Number(number.text) > 0 && (after === undefined || /^[:,;.)–-]$|^(?:who|said|y|yo|yrs?|years?)$/.test(after.lower));

const SENTENCE_TOKENS = 12;

const illNear = (tokens: readonly Token[], next: number): boolean =>
  tokens.slice(next, next + SENTENCE_TOKENS).some((token) => isOneOf(token, ILL));

/** Right beside an NHS number or a hospital number, as in a pasted list. */
function besideNumber(
  tokens: readonly Token[],
  from: number,
  next: number,
  numbers: Borders,
): number {
  const [first, last] = [tokens[from], tokens[next - 1]];
  if (first === undefined || last === undefined) return 0;
  let near = false;
  for (let gap = 0; gap <= 4; gap++) near ||= numbers.ends.has(first.start - gap) || numbers.starts.has(last.end + gap);
  return near ? (hasNameIn(tokens, from, next) || isShouted(first) ? 3 : 1) : 0;
}

