import { amountWords, changeWords, wordsWithUnit } from './amount-words.ts';
import { isDated, periodWords } from './period-words.ts';
import type { PublishedContent, PublishedMeasure, Quantity } from './published-project.ts';

const LONGEST = 300;

/**
 * One sentence to lead with: what the author says; else the figures of a measure, before and after; else the first sentence
 * of the learning, the summary, what worked or the aim (marked "Aim:"). Figures are told as they stand, never as better or
 * worse. They lead only where they can stand for the whole: a mixed project leads with what it learned, and one without a
 * known outcome does too; "no change" is shown by an outcome measure only.
 *
 * @returns at most 300 characters; the empty string where there is nothing to say.
 */
export function findingOf(content: PublishedContent): string {
  const authors = content.finding?.trim();
  if (authors) return authors;
  const figures = leadingFigures(content);
  if (figures !== undefined) return figures;
  const said = [content.learning, content.summary, content.worked, content.didNotWork, content.differently];
  const sentence = said.map((text) => firstSentence(text)).find((each) => each !== '');
  if (sentence !== undefined) return sentence;
  const leftOver = resultsOnly(content.measures);
  if (leftOver !== undefined) return leftOver;
  const aim = firstSentence(content.aimWhat, LONGEST - 'Aim: '.length);
  return aim === '' ? '' : `Aim: ${aim}`;
}

function leadingFigures({ outcome, measures }: PublishedContent): string | undefined {
  const outcomes = measures.filter(({ type }) => type === 'outcome');
  const processes = measures.filter(({ type }) => type === 'process');
  switch (outcome) {
    case 'improved':
    case 'worse':
      return (
        first(outcomes, beforeAndAfter(isNumber)) ??
        first(outcomes, beforeAndAfter(isSaid)) ??
        first(processes, beforeAndAfter(isNumber)) ??
        first(processes, beforeAndAfter(isSaid)) ??
        first(outcomes, change) ??
        first(processes, change) ??
        first(outcomes, resultAlone)
      );
    case 'no-change':
      return first(outcomes, beforeAndAfter(isNumber));
    case 'mixed':
    case 'not-yet-known':
      return undefined;
  }
}

/** Where nobody wrote a sentence: any figure that came of it. */
const resultsOnly = (measures: readonly PublishedMeasure[]): string | undefined => {
  const counted = measures.filter(({ type }) => type !== 'balancing');
  return first(counted, beforeAndAfter(isSaid)) ?? first(counted, change) ?? first(counted, resultAlone);
};

type Sentence = (measure: PublishedMeasure) => string | undefined;

const beforeAndAfter =
  (fits: (quantity: Quantity | undefined) => quantity is Quantity): Sentence =>
  ({ name, unit = '', baseline, result }) => {
    if (!fits(baseline) || !fits(result)) return undefined;
    const before = figure(baseline, 'before', unit, name);
    const after = figure(result, 'after', unit, name);
    return `${name}: ${before}${/, /.test(before) ? ';' : ','} ${after}.`;
  };

const change: Sentence = ({ name, unit = '', baseline, result }) => {
  if (result?.value === undefined) return undefined;
  const { about, when, detail } = periodWords(result.period ?? '');
  const words = changeWords(result.value, unit, name, about);
  if (words === undefined) return undefined;
  if (isDated(baseline?.period) && isDated(result.period)) {
    return `${name}: ${words} from ${baseline.period} to ${result.period}.`;
  }
  const against = isDated(baseline?.period) ? ` compared with ${baseline.period}` : '';
  const inName = result.period !== undefined && name.includes(result.period);
  return `${name}: ${words}${when === ' after' ? '' : when}${against}${inName ? '' : detail}.`;
};

/** Ratios and trends need their explanation, and what was only reckoned ahead is no result. */
const resultAlone: Sentence = ({ name, unit = '', result }) => {
  if (!isNumber(result) || /ratio$|IRR|trend|p value/.test(unit) || /project|estimate/.test(result.period ?? '')) {
    return undefined;
  }
  return `${name}: ${figure(result, '', unit, name).replace(/ after$/, '')}.`;
};

function figure({ value, words, period }: Quantity, otherwise: string, unit: string, name: string): string {
  const { about, when, detail } = periodWords(period ?? otherwise);
  const amount = value === undefined ? wordsWithUnit(words ?? '', unit, name) : amountWords(value, unit, name);
  return `${about}${amount}${when}${detail}`;
}

const isNumber = (quantity: Quantity | undefined): quantity is Quantity => quantity?.value !== undefined;
const isSaid = (quantity: Quantity | undefined): quantity is Quantity =>
  quantity?.value !== undefined || quantity?.words !== undefined;

function first(measures: readonly PublishedMeasure[], sentence: Sentence): string | undefined {
  for (const measure of measures) {
    const said = sentence(measure);
    if (said !== undefined && said.length <= LONGEST) return said;
  }
  return undefined;
}

/** The first sentence of the first paragraph; with the next where it has fewer than five words ("Short of 80%."). */
function firstSentence(text: string | undefined, longest = LONGEST): string {
  const line = text?.trim().split('\n')[0]?.trim() ?? '';
  const [one = '', two = ''] = line.split(/(?<=[.!?])\s+(?=["'(£\p{Lu}\d])/u);
  const sentence = one.split(/\s+/).length < 5 ? `${one} ${two}`.trim() : one;
  if (sentence.length > longest) return `${sentence.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
  return sentence === '' || /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
