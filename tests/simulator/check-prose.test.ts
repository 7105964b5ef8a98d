import { describe, expect, it } from 'vitest';
import type { Head } from '../../src/protocol/field-state.ts';
import { flawOfProse } from './check-prose.ts';
import type { ServerRow } from './server-view.ts';

const headOf = (version: string, value: string): Head => ({ versions: [version], value, person: 'ana', madeAt: '' });

const rowOf = (mid: string, base: string[], payload: string, heads?: Head[]): ServerRow => ({
  ...{ scope: 'project:p', seq: 1, mid, record: 'p', kind: 'project', field: 'summary', op: 'set', base, by: 'ana' },
  ...{ person: 'ana', status: 'applied', payload, after: heads === undefined ? undefined : { heads } },
});

const FIRST = rowOf('a', [], 'One\n\nTwo');
const LEFT = rowOf('b', ['a'], 'One w1x\n\nTwo');
const RIGHT = ['c', ['a'], 'One\n\nTwo w2x'] as const;
const rightWith = (...heads: Head[]) => [FIRST, LEFT, rowOf(RIGHT[0], [...RIGHT[1]], RIGHT[2], heads)];
const said = (rows: ServerRow[]) => flawOfProse(rows.at(-1)?.after?.heads ?? [], rows);

describe('what the oracle says of long text', () => {
  it('[S20] takes a text that has the words of both', () => {
    expect(said(rightWith(headOf('c+', 'One w1x\n\nTwo w2x')))).toBeUndefined();
  });

  it('[S20] sees two at different paragraphs who are asked to choose', () => {
    expect(said(rightWith(headOf('b', 'One w1x\n\nTwo'), headOf('c', RIGHT[2])))).toContain('other paragraphs');
  });

  it('[S20] takes two who changed the same paragraph', () => {
    const other = rowOf('c', ['a'], 'One w2x\n\nTwo', [headOf('b', 'One w1x\n\nTwo'), headOf('c', 'One w2x\n\nTwo')]);
    expect(said([FIRST, LEFT, other])).toBeUndefined();
  });

  it('sees a text that was dropped, that was merged without its words, and that does not stand', () => {
    expect(said(rightWith(headOf('c', RIGHT[2])))).toContain('took away b');
    expect(said(rightWith(headOf('c+', RIGHT[2])))).toContain('merged with b, and w1x');
    expect(said(rightWith(headOf('b', 'One w1x\n\nTwo')))).toContain('does not stand');
    expect(said(rightWith(headOf('c+', 'One w1x\n\nTwo')))).toContain('stands without w2x');
  });

  it('[S23] takes that a text went with what was taken out of it, and with nothing else', () => {
    const out: ServerRow = { ...LEFT, payload: null, after: { heads: [] } };
    expect(said([FIRST, out, rowOf('c', ['a'], RIGHT[2], [])])).toBeUndefined();
    expect(said([FIRST, LEFT, rowOf('c', ['b'], RIGHT[2], [])])).toContain('does not stand');
  });

  it('sees what stands in the field, and was not left there by a row', () => {
    const rows = rightWith(headOf('c+', 'One w1x\n\nTwo w2x'));
    expect(flawOfProse([headOf('b', 'One w1x\n\nTwo')], rows)).toContain('b stands');
  });
});
