import { describe, expect, it } from 'vitest';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import type { Sealer } from '../../src/store/sealer.ts';
import { change, LIMITS, SCOPE, shownIn, testVault } from './test-vault.ts';

const SECRET = 'Lights down at 10pm';

/** Takes its time, as encryption in a browser does, and leaves nothing that can be read. */
const slowSealer: Sealer = {
  seal: async (body) => btoa(encodeURIComponent(JSON.stringify(body))),
  open: async (sealed) => JSON.parse(decodeURIComponent(atob(String(sealed)))),
};

describe('[S13] a vault with another sealer', () => {
  it('keeps nothing that a person wrote in the clear, and does all that it did before', async () => {
    const vault = { ...testVault(), sealer: slowSealer };
    await save(vault, [change('title', SECRET), change('summary', SECRET)]);
    await save(vault, [change('title', `${SECRET}, every night`)]);
    await followScope(vault, SCOPE, 'lead', true);
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(batch.map(({ payload }) => payload)).toEqual([`${SECRET}, every night`, SECRET]);
    await applyPushResults(
      vault,
      SCOPE,
      batch.map(({ mid }, at) => ({ mid, result: 'applied', seq: at + 1 })),
    );
    await applyPage(vault, {
      ...{ scope: SCOPE, role: 'lead', reset: false, next: `e1.2.${batch[1]?.mid}`, upToDate: true },
      rows: batch.map(({ mid, record, kind, field, op, by, madeAt, payload }, at) => ({
        ...{ seq: at + 1, mid, record, kind, field, op, by, madeAt, payload },
        ...{ person: 'p', receivedAt: madeAt, status: 'applied' },
      })),
    });
    expect(await shownIn(vault, 'title')).toBe(`${SECRET}, every night`);
    const { outbox, base, log } = vault.db;
    const rows = [await outbox.toArray(), await base.toArray(), await log.toArray()];
    expect(rows.map((table) => table.length)).toEqual([2, 2, 2]);
    expect(JSON.stringify(rows)).not.toContain('Lights');
  });
});
