/** Where a text speaks of a book, a paper or goods, whose numbers have ten digits too. */
const CITATION = /\bisbn(?:[- ]?1[03])?:?\s*\d[\d -]{8,15}[\dx]|\b10\.\d{4,9}\/\S+/gi;
const BOOK =
  /\b(?:read|reading|book|books|paperback|hardback|chapter|edition|author|library|textbook|publisher|press|et al|isbn)\b/i;
const GOODS =
  /\b(?:purchase order|po|invoice|requisition|barcode|gtin|serial|asset(?: tag)?|lot|batch|(?:cost|budget) code)(?: (?:no|number|num|ref))?[.:#]? ?$/i;
const PATIENT =
  /\b(?:pt|pts|patients?|residents?|nhs|chi|dob|born|wristband|bed|mrs?|ms|miss|daughter|son|mum|dad|she|he|his|her|notes|admitted|seen)\b/i;
/** A title in capital words, and an author or a bracket after it: `Managing the Unexpected (`, `The Goal (Goldratt), `. */
const TITLE = /\p{Lu}\p{Ll}*[^.:;()\d]{2,60}(?:\([^()\d]{2,40}\)?,? ?|\()$/u;
const BEFORE = 90;
const AFTER = 40;
/** English books begin with the group 0 or 1, NHS numbers of England with 4, 6, 7 or (for tests) 9. */
const ENGLISH_BOOK = /^[01]/;

/** As publishers write it: group, publisher, title, check digit. */
const ISBN_GROUPS = /^[01]-\d{2,6}-\d{2,6}-\d$/;

type Stretch = { start: number; end: number };

/** The stretches of a text that cite a book by the word ISBN or a paper by its DOI, in order. */
export function citationsIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (const { 0: words, index } of text.matchAll(CITATION)) found.push({ start: index, end: index + words.length });
  return found;
}

/**
 * Whether ten digits with a right check digit are those of a book or of goods, by the words right around them, where nothing there
 * speaks for a patient. A Scottish number begins with a birth date: such a one is a book's only beside a word for books.
 */
export function isOfThings(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  if (PATIENT.test(before)) return false;
  if (GOODS.test(before) || ISBN_GROUPS.test(text.slice(start, end))) return true;
  const digits = text.slice(start, end).replace(/\D/g, '');
  if (!ENGLISH_BOOK.test(digits)) return false;
  const after = text.slice(end, end + AFTER);
  if (PATIENT.test(after)) return false;
  return BOOK.test(before) || BOOK.test(after) || (!isBirthDate(digits) && TITLE.test(before));
}

const isBirthDate = (digits: string): boolean => {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
};
