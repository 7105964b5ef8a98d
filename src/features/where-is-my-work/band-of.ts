import { momentWords } from '../../domain/text/moment.ts';
import { problemWords } from '../../sync/problem-words.ts';
import type { TransportProblem } from '../../sync/transport.ts';
import type { StatusTone } from '../../ui/shell/status-band.tsx';
import { content } from './content.ts';

export type BandFacts = {
  /** Changes that the server has not named. */
  unsent: number;
  needsYou: number;
  /** Changes that it has named, ever. */
  sent: number;
  talking: boolean;
  problem: TransportProblem | undefined;
  /** When the archive was last looked at, in milliseconds; undefined when none has come; null while it is read. */
  archiveAt: number | undefined | null;
  now: number;
};

export type Band = {
  tone: StatusTone;
  /** Told to a screen reader when it changes. */
  text: string;
  /** The age of the archive: it ticks, so it is not told. */
  age: string;
  /** Whether there is something to see behind it. */
  more: boolean;
};

/** What the band under the header says. The worst comes first, and nothing is called sent before the server has named it. */
export function bandOf(facts: BandFacts): Band {
  const { unsent, needsYou, sent, talking, problem, archiveAt, now } = facts;
  const words = content.band;
  const offline = problem !== undefined;
  const age =
    typeof archiveAt !== 'number'
      ? ''
      : (offline ? words.archiveFrom : words.archiveUpdated)(momentWords(archiveAt, now));
  const more = unsent + needsYou > 0;
  if (needsYou > 0) {
    const rest = offline ? problemWords(problem) : unsent > 0 && talking ? words.sending(unsent) : '';
    return { tone: 'problem', text: `${words.needsYou(needsYou)} ${rest}`.trim(), age, more };
  }
  if (offline) return { tone: 'waiting', text: offlineText(facts, problem), age, more };
  if (unsent > 0) return { tone: 'waiting', text: talking ? words.sending(unsent) : words.unsent(unsent), age, more };
  if (archiveAt === undefined) return { tone: 'waiting', text: words.fetching, age, more };
  return { tone: 'ok', text: sent > 0 ? words.allSent : '', age, more };
}

function offlineText({ unsent, archiveAt }: BandFacts, problem: TransportProblem): string {
  const words = content.band;
  if (problem.kind !== 'no-connection') {
    return unsent > 0 ? `${words.unsent(unsent)} ${problemWords(problem)}` : problemWords(problem);
  }
  if (unsent > 0) return words.offlineUnsent(unsent);
  return archiveAt === undefined ? words.offlineFirst : words.offline;
}
