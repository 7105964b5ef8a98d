import type { HistoryEntry } from '../../../store/history.ts';

/**
 * The value against which a change of one field is marked: what its author had before them. Where nobody can say that, there is none:
 * else the words of somebody else, which its author never saw, would look as if they were crossed out.
 *
 * @param entries the history of the field, the newest first
 */
export function valueBefore(entries: readonly HistoryEntry[], at: number): HistoryEntry | undefined {
  const entry = entries[at];
  if (entry === undefined) return undefined;
  const older = entries.slice(at + 1).filter(isValue);
  switch (entry.state) {
    case 'together':
      return older.find(({ mid }) => mid === entry.from?.[0]);
    case 'not-sent':
    case 'sending':
    case 'needs-you':
      return older.find(({ mid }) => entry.from?.includes(mid));
    case 'merged':
    case 'conflict': {
      // Somebody who goes on writing without a network has before them what they wrote last.
      const [last] = older.filter(({ state }) => state !== 'together');
      return last !== undefined && isSameHand(last, entry) ? last : undefined;
    }
    default:
      return older.find(stood);
  }
}

const isValue = ({ op, reason }: HistoryEntry): boolean => op === 'set' && reason === undefined;

const isSameHand = (one: HistoryEntry, other: HistoryEntry): boolean =>
  one.person === other.person && one.here === other.here;

const STOOD: readonly HistoryEntry['state'][] = ['applied', 'merged', 'conflict', 'together'];

const stood = ({ state }: HistoryEntry): boolean => STOOD.includes(state);
