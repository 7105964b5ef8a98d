import type { History } from '../../../store/history.ts';
import { content as historyWords } from '../history/content.ts';
import { content } from './content.ts';

type Now = {
  /** Of the field; undefined while it is read. */
  history: History | undefined;
  /** The versions that stand in it. */
  standing: readonly string[];
  me: string;
  /** Other values stand beside one another there. */
  choosing: boolean;
};

/**
 * What became of the choice that somebody was writing for: who settled it, and whether something that they had before them was taken
 * out for good, which may stand in their words, too.
 *
 * @param seen the versions that they had before them
 */
export function oldWords(seen: readonly string[], { history, standing, me, choosing }: Now): string {
  const words = content.conflict.anew.old;
  const entries = history?.entries ?? [];
  const settled = entries.find(({ mid }) => standing.includes(mid));
  const what = choosing ? words.earlier : settled?.person === me ? words.settledByYou : words.settled;
  const gone = entries.find(({ mid, reason }) => reason !== undefined && seen.includes(mid));
  return gone?.reason === undefined ? what : `${what} ${words.takenOut(historyWords.why[gone.reason])}`;
}
