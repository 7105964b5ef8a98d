import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullAnswerSchema } from '../../src/protocol/pull.ts';

const row = (seq: number, more: object = {}) => ({
  ...{ seq, mid: `m${seq}`, record: 'p1', kind: 'project', field: 'title', op: 'set', by: 'd', person: 'ana' },
  ...{
    madeAt: '2026-01-05T09:00:00.000Z',
    receivedAt: '2026-01-05T09:00:00.000Z',
    status: 'applied',
    payload: 'Falls',
  },
  ...more,
});

const answer = (rows: readonly unknown[]) => {
  const page = { scope: 'project:p1', role: 'lead', reset: false, rows, next: 'e1.9.m9', upToDate: true };
  return { dandelion: 1, nonce: 'n', serverTime: '2026-01-05T09:00:00.000Z', pages: [page], refused: [] };
};

describe('[S12] a page of a pull', () => {
  it('is read row by row: what only a newer app can read stands apart, as it came', () => {
    const newer = row(2, { op: 'move', to: { after: 'x' } });
    const { pages } = pullAnswerSchema.parse(answer([row(1), newer, row(3)]));
    expect(pages[0]?.rows.map(({ seq }) => seq)).toEqual([1, 3]);
    expect(pages[0]?.unread).toEqual([newer]);
  });

  it('loses no row and invents none, whatever the rows are', () => {
    const odd = fc.record({ op: fc.anything(), status: fc.anything(), person: fc.anything(), after: fc.anything() });
    fc.assert(
      fc.property(fc.array(fc.option(odd)), (oddities) => {
        const rows = oddities.map((oddity, at) => row(at + 1, oddity ?? {}));
        const page = pullAnswerSchema.parse(answer(rows)).pages[0];
        const seqs = [...(page?.rows ?? []), ...(page?.unread ?? [])].map(({ seq }) => seq);
        expect(seqs.sort((a, b) => a - b)).toEqual(rows.map(({ seq }) => seq));
        expect(page?.unread?.every((one) => JSON.stringify(one) === JSON.stringify(rows[one.seq - 1]))).toBe(true);
      }),
    );
  });

  it('[S17] is not ours where a row has no place in the log, or the page is none', () => {
    expect(pullAnswerSchema.safeParse(answer([row(1), { mid: 'm2' }])).success).toBe(false);
    expect(pullAnswerSchema.safeParse(answer([row(1), 'cut'])).success).toBe(false);
    const { pages, ...rest } = answer([]);
    expect(pullAnswerSchema.safeParse({ ...rest, pages: [{ ...pages[0], next: '<html>' }] }).success).toBe(false);
  });

  it('[S23] knows a redaction whose reason it does not', () => {
    const redacted = { at: '2026-01-05T09:00:00.000Z', person: 'ana', reason: 'of a newer app' };
    const { pages } = pullAnswerSchema.parse(answer([row(1, { payload: null, redacted })]));
    expect(pages[0]?.rows[0]?.redacted?.person).toBe('ana');
  });
});
