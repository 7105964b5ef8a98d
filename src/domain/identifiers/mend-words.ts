import { ageWords, yearAt } from './mend-age.ts';
import { fewerThanSix } from './mend-count.ts';
import { before, inPlace, labelStart, takenOut } from './mend-cut.ts';
import { wardInstead } from './mend-place.ts';
import type { Mend } from './mended.ts';
import type { IdentifierSpan } from './span.ts';

const NUMBER_LABEL =
  /\b(?:nhs|chi|hosp(?:ital)?|mrn|crn|pas|emis|rio|patient|pt|unit|case ?notes?|record|system|attendance|ref(?:erence)?|id|[A-Z]-?number)\b(?: ?(?:no|number|num|nr|id|ref)\b)?[.:=# -]{0,4}(?:is |was )?$/i;
const BIRTH_LABEL =
  /\b(?:d\.? ?o\.? ?b\b|date of birth|birth ?date|birthday|born)[.:=, -]{0,3}(?:is |was |on |in |the )?$/i;
const REACH_LABEL =
  /\b(?:tel|telephone|phone|ph|mob|mobile|number|no|on|at|via|e-?mail)\b(?: ?(?:no|number|address)\b)?[.:=, -]{0,3}(?:is |was )?$/i;
const POST_LABEL = /\b(?:post ?code|address|addr)\b[.:=, -]{0,3}(?:is |was )?$/i;
const NAME_LABEL = /\b(?:full |patient |pt )?name[.:=, -]{0,3}(?:is |was )?$/i;
const HOME_BEFORE = /\b(?:at|to|from|in|of) $/i;
const LIVES = /\b(?:lives|living|lived) $/i;
/** Something has to follow these. */
const OPEN_ENDED =
  /\b(?:for|like|in|to|by|from|of|with|about|re|regarding|except|incl|including|excl|as|than|and|or)\.? $/i;
const SOMEBODY =
  /\b(?:pts?|patients?|residents?|clients?|service users?|gentleman|lady|baby|twins?|mum|mother|dad|father|son|daughter|wife|husband|partner|sister|brother|carer|grand(?:son|daughter|mother|father)|niece|nephew|aunt|uncle|neighbour|friend|bed \d{1,2}[a-h]?)[,:]? ?$/i;

/** What could stand instead, the best first. Whoever asks looks whether it is clean. */
export function insteadOf(text: string, span: IdentifierSpan, today: string): Mend[] {
  const out = (label?: RegExp) => takenOut(text, span, label);
  switch (span.type) {
    case 'nhs-number':
    case 'hospital-number':
      return [...patientInstead(text, span), out(NUMBER_LABEL), out()];
    case 'date-of-birth':
      return [...ageInstead(text, span, today), out(BIRTH_LABEL), out()];
    case 'patient-name':
      return insteadOfName(text, span);
    case 'address':
      return insteadOfAddress(text, span);
    case 'phone':
    case 'email': {
      const open = OPEN_ENDED.test(before(text, span.start));
      return [...(open ? [inPlace(text, span, 'somebody')] : []), out(REACH_LABEL), out()];
    }
    case 'indirect':
      return wardInstead(text, span).map((place) => inPlace(text, place, place.instead));
    case 'small-number':
      return fewerThanSix(text.slice(span.start, span.end)).map((words) => inPlace(text, span, words));
  }
}

/** Where a sentence needs somebody: "MRN 123456 fell" → "The patient fell", "started for 999 …" → "started for a patient". */
function patientInstead(text: string, span: IdentifierSpan): Mend[] {
  const start = labelStart(text, span.start, NUMBER_LABEL);
  const place = { start, end: span.end };
  if (OPEN_ENDED.test(before(text, start))) return [{ ...place, instead: 'a patient' }];
  const begins = /(?:^|[.!?\n])\s*$/.test(before(text, start)) && /^ [a-z]/.test(text.slice(span.end, span.end + 2));
  return begins ? [{ ...place, instead: 'The patient' }] : [];
}

function ageInstead(text: string, span: IdentifierSpan, today: string): Mend[] {
  const year = yearAt(text, span.start);
  const age = year === undefined ? undefined : ageWords(year, today);
  if (age === undefined) return [];
  return [inPlace(text, { start: labelStart(text, span.start, BIRTH_LABEL), end: span.end }, age)];
}

/** "pt Sheila fell" → "pt fell"; "Mrs Patel fell" → "The patient fell". */
function insteadOfName(text: string, span: IdentifierSpan): Mend[] {
  const patient = inPlace(text, span, 'the patient');
  if (SOMEBODY.test(before(text, span.start))) return [takenOut(text, span), patient];
  if (NAME_LABEL.test(before(text, span.start))) return [takenOut(text, span, NAME_LABEL), patient];
  return [patient, inPlace(text, span, 'a patient'), takenOut(text, span)];
}

function insteadOfAddress(text: string, span: IdentifierSpan): Mend[] {
  if (HOME_BEFORE.test(before(text, span.start))) return [inPlace(text, span, 'home'), takenOut(text, span)];
  if (LIVES.test(before(text, span.start))) return [inPlace(text, span, 'at home'), takenOut(text, span)];
  return [takenOut(text, span, POST_LABEL), takenOut(text, span)];
}
