import { momentWords } from '../../domain/text/moment.ts';
import type { Stuck } from '../../store/working-copy.ts';
import { problemName } from '../../sync/problem-name.ts';
import type { TransportProblem } from '../../sync/transport.ts';
import type { StatusTone } from '../../ui/shell/status-band.tsx';
import { bandContent } from './band-content.ts';

export type BandFacts = {
  /** Changes that the server has not named, those among them that are carried for other people. */
  unsent: number;
  needsYou: number;
  /** Values that do not fit their field yet, because somebody is typing them: not sent, and nothing to tell anybody about. */
  typing: number;
  /** Changes that it has named, ever. */
  sent: number;
  talking: boolean;
  problem: TransportProblem | undefined;
  /** Whether this device can save: where it cannot, nobody knows whether everything is sent. */
  saves: boolean;
  /** When the archive was last looked at, in milliseconds; undefined when none has come; null while it is read. */
  archiveAt: number | undefined | null;
  now: number;
};

export type Band = {
  tone: StatusTone;
  /** Told to a screen reader when it changes. */
  text: string;
  /** Between the text's sentences on a wide screen: what can be done meanwhile. */
  meanwhile: string;
  /** The age of the archive: it ticks, so it is not told. */
  age: string;
  /** Whether there is something to see behind it. */
  more: boolean;
};

const FRESH_MS = 20_000;

/** Parts what asks for somebody from what is only half typed: a date is held until its last figure is there. */
export function stillTyping(stuck: readonly Stuck[], now: number): number {
  return stuck.filter(
    ({ state, problem, since }) => state === 'held' && problem === 'bad-value' && now - Date.parse(since) < FRESH_MS,
  ).length;
}

/** What the band under the header says. The worst comes first, and nothing is called sent before the server has named it. */
export function bandOf(facts: BandFacts): Band {
  const { typing, sent, talking, problem, saves, archiveAt, now } = facts;
  const words = bandContent;
  const unsent = facts.unsent + typing;
  const needsYou = facts.needsYou - typing;
  const archived = typeof archiveAt === 'number' ? momentWords(archiveAt, now) : undefined;
  const said = problem === undefined ? words.archiveUpdated : words.archiveFrom;
  const rest = { age: archived === undefined ? '' : said(archived), more: unsent + needsYou > 0, meanwhile: '' };
  if (needsYou > 0) {
    const connection = problem === undefined ? '' : problemName(problem);
    return { tone: 'problem', text: `${words.needsYou(needsYou)} ${connection}`.trim(), ...rest };
  }
  if (problem !== undefined) return { tone: 'waiting', ...rest, ...withoutServer(unsent, archived, problem) };
  if (unsent > 0) return { tone: 'waiting', text: talking ? words.sending(unsent) : words.unsent(unsent), ...rest };
  if (archiveAt === undefined) return { tone: 'waiting', text: words.fetching, ...rest };
  return { tone: 'ok', text: sent > 0 && saves ? words.allSent : '', ...rest };
}

function withoutServer(unsent: number, archived: string | undefined, problem: TransportProblem) {
  const words = bandContent;
  const why = problemName(problem);
  if (problem.kind !== 'no-connection') return { text: unsent > 0 ? `${why} ${words.unsent(unsent)}` : why };
  if (unsent > 0) return { text: `${why} ${words.later(unsent)}`, meanwhile: words.meanwhile };
  return { text: archived === undefined ? words.offlineFirst : `${why} ${words.meanwhile}` };
}
