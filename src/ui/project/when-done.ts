import { inProgress, type Stage } from '../../domain/project/vocabulary.ts';
import { formatDate } from '../../domain/text/partial-date.ts';

type Dates = { startedOn?: string | undefined; endedOn?: string | undefined; stage: Stage };

/** `January 2016 to June 2020`, `since May 2021`, `until 2018`; undefined where no date is known. */
export const whenDone = (dates: Dates): string | undefined => span(dates, formatDate);

/** The same in years: `2016 to 2020`. */
export const yearsDone = (dates: Dates): string | undefined => span(dates, (iso) => iso.slice(0, 4));

function span({ startedOn, endedOn, stage }: Dates, told: (iso: string) => string): string | undefined {
  const [from, to] = [startedOn, endedOn].map((date) => (date === undefined ? undefined : told(date)));
  if (from === undefined) return to === undefined ? undefined : `until ${to}`;
  if (to === undefined) return inProgress(stage) ? `since ${from}` : `from ${from}`;
  return from === to ? from : `${from} to ${to}`;
}
