import type { IdentifierSpan } from './span.ts';
import { isOneOf, type Token, wordSet } from './tokens.ts';

const OF_A_PERSON = wordSet(
  'pt pts patient patients resident residents client clients daughter son mum mother dad father wife husband partner sister brother niece nephew nok kin relative relatives family carer carers parent parents his her hers their he she they survivor mob mobile mobiles gran grandson granddaughter aunt uncle landlady neighbour neighbor friend next deaf mr mrs ms miss widow widower',
);
const OF_A_SERVICE = wordSet(
  'hotline helpline line switchboard ext extension bleep pager pharmacy clinic team office desk booking bookings reception freephone poster letters advice lab laboratory secretary secretaries porters outside site sites crash lounge dept department nurse nurses matron consultant dr on-call oncall publicise publicize advertise press pals coordinator co-ordinator helpdesk service services surgery practice hub ward wards unit hospital gp theatre hospice referral referrals mail answerphone manager appointments appointment option options leaflet website receptionist operator outreach hotlines bereavement',
);
const NEAR = 7;
const DIGIT_MARKS = new Set(['-', '.', '(', ')', '–']);

/**
 * Telephone numbers of a patient or a relative. British numbers: 01, 02 and 07 with 10 or 11 figures, also from +44. What stands nearer to a
 * word for a service than to one for a person is the service's; 03, 08 and 09 belong to services.
 */
export function findPhones(tokens: readonly Token[]): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = phoneAt(tokens, at);
    if (number === undefined) continue;
    if (!isOfAService(tokens, at, number.next, number.mobile)) {
      const from = tokens[at]?.text === '(' && tokens[at + 2]?.text !== ')' ? at + 1 : at;
      spans.push({
        start: tokens[from]?.start ?? 0,
        end: tokens[number.next - 1]?.end ?? 0,
        type: 'phone',
        why: number.mobile ? 'mobile' : 'landline',
      });
    }
    at = number.next - 1;
  }
  return spans;
}

/** The first figures of a number, as it is dialled at home and from abroad. */
const START = /^(?:0[0127]|44$)/;
const PREFIX = /^44/;

function phoneAt(tokens: readonly Token[], at: number): { next: number; mobile: boolean } | undefined {
  const first = tokens[at];
  const opens = first?.text === '+' || (first?.text === '(' && tokens[at + 1]?.text.startsWith('0') === true);
  const number = opens ? tokens[at + 1] : first;
  if (number?.kind !== 'number' || !(first?.text === '+' ? PREFIX : START).test(number.text)) return undefined;
  if (first?.kind === 'number' && first.joined && /[\d.\-/]/.test(tokens[at - 1]?.text ?? '')) return undefined;
  let digits = '';
  let next = at;
  let end: number | undefined;
  for (; next < tokens.length && digits.length < 14; next++) {
    const token = tokens[next];
    if (token?.kind === 'number') {
      digits += token.text;
      if (national(digits) !== undefined) end = next + 1;
    } else if (next > at && !DIGIT_MARKS.has(token?.text ?? '')) break;
  }
  const whole = national(digits);
  const last = whole === undefined ? end : next;
  if (last === undefined) return undefined;
  let stop = last;
  while (tokens[stop - 1]?.kind !== 'number') stop -= 1;
  const dialled = national(
    tokens
      .slice(at, stop)
      .filter(({ kind }) => kind === 'number')
      .map(({ text }) => text)
      .join(''),
  );
  if (dialled === undefined || !/^0[127]/.test(dialled)) return undefined;
  // Ten figures in one piece are hardly a telephone's: such numbers are written in groups.
  if (dialled.length === 10 && stop === at + 1) return undefined;
  return { next: stop, mobile: dialled.startsWith('07') };
}

/** A number as it is dialled in the United Kingdom, where it has the right length. */
function national(digits: string): string | undefined {
  const number = digits.replace(/^(?:00)?44(?=[1-9]|0)/, '0').replace(/^00/, '0');
  return /^0[1-9]\d{8,9}$/.test(number) && (number.length === 11 || number.startsWith('01')) ? number : undefined;
}

function isOfAService(tokens: readonly Token[], from: number, next: number, mobile: boolean): boolean {
  const person = nearest(tokens, from, next, OF_A_PERSON);
  const service = nearest(tokens, from, next, OF_A_SERVICE);
  if (mobile) return service < person && service <= 3;
  return service < person;
}

/** How many tokens away the nearest of these words is; endless where there is none near. */
function nearest(tokens: readonly Token[], from: number, next: number, words: ReadonlySet<string>): number {
  for (let away = 1; away <= NEAR; away++) {
    if (isOneOf(tokens[from - away], words) || isOneOf(tokens[next - 1 + away], words)) return away;
  }
  return Number.POSITIVE_INFINITY;
}

const LOCAL = /[a-z0-9._%+'-]/i;
const DOMAIN = /[a-z0-9.-]/i;
const LONGEST = 254;
const ROLE_WORDS =
  /(?:^|[._+-])(?:ward\w*|huddle|qi|team|teams|info|enquir\w*|inquir\w*|admin|pals|safety|pharmacy|clinic\w*|office|booking\w*|service\w*|support|library|research|dept|department|reception|secretar\w*|referral\w*|feedback|contact|hello|help|helpdesk|noreply|no-reply|improvement|quality|audit|governance|comms|communications|training|education|hub|matrons?|sepsis|falls|maternity|ed|icu|theatres?)(?:$|[._+-])/i;
/** Mail of health services is that of staff. */
const STAFF_DOMAIN =
  /(?:^|\.)(?:nhs\.(?:net|uk|scot)|hscni\.net|wales\.nhs\.uk|gov\.uk|ac\.uk|trust\.\w+|hospital\.\w+|\w*(?:trust|hospitals?|nhs)\.\w+)$/i;

/** E-mail addresses of a patient or a relative: not shared mailboxes, nor those of health services. */
export function findEmails(text: string): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > done && at - start < LONGEST && LOCAL.test(text[start - 1] ?? '')) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < LONGEST && DOMAIN.test(text[end] ?? '')) end += 1;
    while (end > at + 1 && /[.-]/.test(text[end - 1] ?? '')) end -= 1;
    while (start < at && /[.'-]/.test(text[start] ?? '')) start += 1;
    const [local, domain] = [text.slice(start, at), text.slice(at + 1, end)];
    if (local === '' || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(domain)) continue;
    done = end;
    if (!ROLE_WORDS.test(local) && !STAFF_DOMAIN.test(domain))
      spans.push({ start, end, type: 'email', why: 'private-mailbox' });
  }
  return spans;
}
