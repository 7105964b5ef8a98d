import { describe, expect, it } from 'vitest';
import { valueBefore } from '../../src/features/working-copy/history/value-before.ts';
import type { HistoryEntry } from '../../src/store/history.ts';

const entry = (mid: string, person: string, state: HistoryEntry['state'], from?: string[]): HistoryEntry => ({
  ...{ mid, record: 'p1', kind: 'project', field: 'problem', op: 'set', payload: mid, person, here: person === 'me' },
  ...{ madeAt: '2026-01-01T10:00:00Z', state, ...(from && { from }) },
});

/** Oldest first here: what one reads more easily. */
const marksAgainst = (...oldestFirst: HistoryEntry[]) => {
  const entries = oldestFirst.toReversed();
  return entries.map((_, at) => valueBefore(entries, at)?.mid).reverse();
};

describe('what a change of a history is marked against', () => {
  it('[S22] is what stood before it, which its author had seen', () => {
    expect(
      marksAgainst(entry('a', 'me', 'applied'), entry('b', 'ana', 'applied'), entry('x', 'me', 'parked'), {
        ...entry('c', 'me', 'applied'),
      }),
    ).toEqual([undefined, 'a', 'b', 'b']);
  });

  it('[S22] never has words of a colleague that its author had not seen', () => {
    expect(
      marksAgainst(
        ...[entry('a', 'me', 'applied'), entry('b', 'ana', 'applied'), entry('c', 'me', 'merged')],
        ...[entry('c+', 'me', 'together', ['c', 'b']), entry('d', 'me', 'merged')],
        ...[entry('d+', 'me', 'together', ['d', 'c+']), entry('e', 'ana', 'applied'), entry('f', 'me', 'conflict')],
      ),
    ).toEqual([undefined, 'a', undefined, 'c', 'c', 'd', 'd+', undefined]);
  });

  it('[S22] is what its author had before them where this device knows it', () => {
    expect(
      marksAgainst(
        ...[entry('a', 'me', 'applied'), entry('b', 'ana', 'applied')],
        ...[entry('c', 'me', 'not-sent', ['a']), entry('d', 'me', 'not-sent', ['gone'])],
      ),
    ).toEqual([undefined, 'a', 'a', undefined]);
  });
});
