/** Why a PIN is refused. */
export type PinFault = 'too-short' | 'phrase-too-short' | 'too-long' | 'too-simple';

const FEWEST_DIGITS = 6;
const MOST_DIGITS = 12;
const FEWEST_IN_PHRASE = 12;
const MOST_IN_PHRASE = 100;
const FEWEST_DIFFERENT = 5;

/** The PIN as it counts: one way of writing each letter, nothing around it. */
export const pinOf = (typed: string): string => typed.normalize('NFKC').trim();

/**
 * What is wrong with a PIN that somebody wants: 6 to 12 digits, or a phrase of 12 characters and more. What most people would try
 * first (one digit again and again, a row of neighbours, a pattern that repeats) is refused.
 *
 * @returns undefined where nothing is
 */
export function pinFault(typed: string): PinFault | undefined {
  const pin = pinOf(typed);
  const length = [...pin].length;
  if (!/^\d*$/.test(pin) || length > MOST_DIGITS) return phraseFault(pin, length);
  if (length < FEWEST_DIGITS) return 'too-short';
  return isPattern(pin) || isRow(pin) || isPairs(pin) ? 'too-simple' : undefined;
}

function phraseFault(phrase: string, length: number): PinFault | undefined {
  if (length < FEWEST_IN_PHRASE) return 'phrase-too-short';
  if (length > MOST_IN_PHRASE) return 'too-long';
  return new Set(phrase.toLowerCase()).size < FEWEST_DIFFERENT ? 'too-simple' : undefined;
}

/** `000000`, `121212`, `123123`, `12341234`. */
function isPattern(pin: string): boolean {
  for (let size = 1; size <= pin.length / 2; size++) {
    if (
      pin
        .slice(0, size)
        .repeat(Math.ceil(pin.length / size))
        .slice(0, pin.length) === pin
    )
      return true;
  }
  return false;
}

/** `123456`, `890123`, `654321`, `024680`: the same step from each digit to the next. */
function isRow(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return new Set(steps).size === 1;
}

/** `112233`, `778899`: a row of which each digit comes twice. */
function isPairs(pin: string): boolean {
  const pairs = pin.match(/(\d)\1/g) ?? [];
  return pairs.length * 2 === pin.length && isRow(pairs.map(([digit]) => digit).join(''));
}
