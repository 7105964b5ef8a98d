import type { IdentifierType } from '../../domain/identifiers/identifier-type.ts';
import type { PassReason } from '../../domain/identifiers/pass.ts';
import type { Why } from '../../domain/identifiers/span.ts';

export const WORDS = {
  found: (count: number) =>
    count === 1 ? 'This may tell who a patient is' : `${count} things may tell who a patient is`,
  more: (count: number) => `and ${count} more in this text`,
  because: (why: string) => `It was noticed because ${why}.`,
  change: (instead: string) => `Change it to “${instead}”`,
  takeOut: 'Take it out',
  changed: (words: string, instead: string) =>
    instead === '' ? `Taken out: “${words}”.` : `Changed: “${words}” to “${instead}”.`,
  undo: 'Undo',
  isNot: 'It may stand: say why',
  why: (words: string) => `Why may “${words}” stand?`,
  note: 'In your words',
  noteNeeded: 'In your words (needed)',
  noteHint: 'The desk reads this before anything is published. Name no patient in it.',
  choose: 'Choose a reason',
  noteMissing: 'Say in your words why it may stand',
  noteIdentifies: 'This reason may tell who a patient is. Say it without that',
  askDesk: 'It is no NHS number: ask the desk',
  howAsked:
    'About one in eleven numbers of ten figures passes as one. A moderator sees your reason and the words around it, and a dot for each figure. It is sent when they say yes.',
  ask: 'Ask the desk',
  asked: (words: string) => `You asked the desk whether “${words}” may stand. It is sent when they say yes.`,
  declined: 'The desk said no: take it out.',
  goOn: 'Go on with this reason',
  leave: 'Do not',
  stands: (words: string, reason: string) => `“${words}” stays. Reason: ${reason}`,
} as const;

/** Why that can tell who somebody is. */
export const MAY_TELL: Readonly<Record<IdentifierType, string>> = {
  'nhs-number': 'These ten figures could be an NHS number. Each belongs to one person for life.',
  'hospital-number': 'This looks like the number of one patient in a hospital’s system.',
  'date-of-birth': 'This looks like a birth date. With a place, it can tell who somebody is.',
  'patient-name': 'This looks like the name of a patient or a relative.',
  address: 'This looks like where somebody lives. Even a postcode points to a few homes.',
  phone: 'This looks like somebody’s own phone number.',
  email: 'This looks like somebody’s own e-mail address.',
  indirect: 'A place and a time together can tell who was there.',
  'small-number': 'So few people, with something rare or private: others can work out who they are.',
};

/** What made it suspect. */
export const BECAUSE: Readonly<Record<Why, string>> = {
  'check-digit': 'the last figure fits the others, as it does in an NHS number',
  'number-label': 'a word for such a number stands before it',
  'beside-name': 'a name stands beside it',
  'beside-number': 'a number of a patient stands beside it',
  'beside-sex': 'man or woman stands beside it',
  'beside-bed': 'a bed or a room stands beside it',
  'dob-word': 'a word for being born stands beside it',
  title: 'a title like Mrs or Mr stands before it',
  'list-order': 'it is written as names are in a list',
  'patient-word': 'a word for a patient stands beside it',
  'relative-word': 'a word for a relative stands beside it',
  'name-label': 'the text says that a name follows',
  contact: 'the text says that somebody was spoken to, or wrote',
  'patient-verb': 'the text says of them what is said of patients',
  age: 'an age stands beside it',
  'same-as-email': 'the same word stands in an e-mail address',
  street: 'it has a house number and a street',
  postcode: 'it has the form of a postcode',
  mobile: 'it has the form of a mobile number',
  landline: 'it has the form of a phone number',
  'private-mailbox': 'it is no mailbox of a hospital',
  'place-day': 'it names a bed or a room, and a day',
  'place-ward': 'it names a bed or a room on a ward, and speaks of somebody',
  'few-trait': 'it counts five or fewer',
};

export const REASON_WORDS: Readonly<Record<PassReason, string>> = {
  staff: 'A member of staff, who knows that they are named',
  service: 'It belongs to a ward or a service, not to a patient',
  thing: 'It is the number of a thing: an order, a study, a machine',
  nobody: 'It points to nobody in particular',
  invented: 'It is made up, as an example',
  agreed: 'The person agreed to be named',
  other: 'Another reason',
};
