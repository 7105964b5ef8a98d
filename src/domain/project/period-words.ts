/** When a figure was counted, as a sentence says it; `about` belongs before the figure. */
export type PeriodWords = { about: string; when: string; detail: string };

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DATE = `(?:\\d{1,2}(?:-\\d{1,2})? )?(?:${MONTH}(?: \\d{4})?|\\d{4}(?:[-/]\\d{2,4})?)`;
const IS_DATE = new RegExp(`^${DATE}$`);
const IS_SPAN = new RegExp(`^(?:${DATE}|\\d{1,2} ${MONTH}) to ${DATE}$`);
/** What a source writes for want of a date. */
const EMPTY = /^(same|annual|programme|project)$/;
const ABOUT = /(?:,? \(?|^\(?)(about|approximate|nearly|over|under|below|more than|up to)\)?$/;

/**
 * Turns a period as a source writes it into words that follow a figure: `2017` into "in 2017", `baseline` into "at baseline",
 * `first audit (2 of 21)` into "in the first audit (2 of 21)". What fits no sentence becomes the detail, in brackets.
 */
export function periodWords(period: string): PeriodWords {
  const [, about] = ABOUT.exec(period) ?? [];
  const [, head = '', bracket] = /^(.*?)(?: ?\((.+)\))?$/.exec(period.replace(ABOUT, '')) ?? [];
  const [main = '', ...rest] = head.split(', ');
  const when = whenOf(main);
  const details = [when === undefined && !EMPTY.test(main) ? main : '', ...rest, bracket ?? '']
    .filter((part) => part !== '')
    .map((part) => part.replace(/(\d)\/(\d)/, '$1 of $2'));
  return {
    about: about === undefined ? '' : `${about === 'approximate' ? 'about' : about} `,
    when: when === undefined || when === '' ? '' : ` ${when}`,
    detail: details.length === 0 ? '' : ` (${details.join('; ')})`,
  };
}

/** Whether a period is a date, so that "from … to" can be said of it. */
export const isDated = (period: string | undefined): period is string => period !== undefined && IS_DATE.test(period);

function whenOf(main: string): string | undefined {
  if (/^(before|after|at|in|on|over|during|by|to|from|until|since|within|between|for) /.test(`${main} `))
    return main === 'during' ? undefined : main;
  if (IS_SPAN.test(main)) return `from ${main}`;
  if (IS_DATE.test(main)) return /^\d{1,2}[ -]/.test(main) ? `on ${main}` : `in ${main}`;
  if (main === 'baseline') return 'at baseline';
  if (/^(end|start)\b/.test(main)) return `at the ${main.replace(/ of (project|programme)$/, ' of the $1')}`;
  if (/^cycle \d+$/.test(main)) return `in ${main}`;
  if (/^recent audit$/.test(main)) return `in a ${main}`;
  if (/^last day\b/.test(main)) return `on the ${main}`;
  if (
    /^(first|second|final|last)( \d+| six)? (audit|cycle|test|months?|project|survey)$|^re-audit$|^\d{4} audit$|^survey$/.test(
      main,
    )
  )
    return `in the ${main}`;
  return undefined;
}
