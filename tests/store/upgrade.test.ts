import Dexie from 'dexie';
import { expect, it, onTestFinished } from 'vitest';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { scopesToPull } from '../../src/store/pulled.ts';
import { openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { host, openReadingDevice, project } from '../sync/archive-host.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn, testVault } from './test-vault.ts';

const VAULT_1 = {
  outbox: '++n, &mid, state, kind, [state+since], [scope+state], [scope+record+field]',
  base: '[scope+record+field], scope, kind',
  log: '[scope+seq], [scope+mid], [scope+record+field]',
  scopes: 'scope',
  settings: 'name',
};
const ARCHIVE_1 = { pieces: 'sha256, kind, *ids', manifests: 'name' };

/** The tables of a database as an older Dandelion left them: the same rows, and nothing that came since. */
async function asOlder(db: Dexie, name: string, stores: Record<string, string>): Promise<Map<string, unknown[]>> {
  const rows = new Map<string, unknown[]>();
  for (const table of Object.keys(stores)) rows.set(table, await db.table(table).toArray());
  const older = new Dexie(name);
  older.version(1).stores(stores);
  for (const [table, all] of rows) await older.table(table).bulkAdd(all);
  older.close();
  return rows;
}

function opened(name: string, like: Vault): Vault {
  const db = new VaultDb(name);
  onTestFinished(() => db.close());
  return openVault({ ...like, db });
}

it('[S9] a vault of version 1 keeps every row: what waits is sent, what is held and what stands is shown', async () => {
  const before = testVault();
  await before.db.scopes.add({ scope: SCOPE, role: 'lead', cursor: 'e1.3.m3', known: true });
  const head = { versions: ['m3'], value: 'By night', person: 'ana', madeAt: '2026-01-05T09:00:00.000Z' };
  const field = { scope: SCOPE, record: 'p1', field: 'summary', kind: 'project' };
  await before.db.base.add({ ...field, body: { heads: [head] } });
  const title = await saveOne(before, change('title', 'Falls'));
  await takeBatch(before, SCOPE, LIMITS);
  const problem = await saveOne(before, change('problem', 'At night'));
  await saveOne(before, change('worked', 'NHS number 943 476 5919'));
  const name = `older-${crypto.randomUUID()}`;
  const rows = await asOlder(before.db, name, VAULT_1);

  const after = opened(name, before);
  for (const [table, all] of rows) expect(await after.db.table(table).toArray()).toEqual(all);
  expect(rows.get('outbox')).toHaveLength(3);
  expect(await shownIn(after, 'summary')).toBe('By night');
  expect(await shownIn(after, 'problem')).toBe('At night');
  expect((await takeBatch(after, SCOPE, LIMITS)).map(({ mid }) => mid)).toEqual([title.mid, problem.mid]);
  expect(await scopesToPull(after)).toEqual([{ scope: SCOPE, cursor: 'e1.3.m3', from: 'e1.3.m3' }]);
  await saveOne(after, change('title', 'Fewer falls'));
  expect(await shownIn(after, 'title')).toBe('Fewer falls');
});

it('[S28][S29] an archive of version 1 is read at once, and drops what is withdrawn at its next look', async () => {
  const first = openReadingDevice();
  const blocks = [[project('a'), project('b')]];
  await first.update((await host(1, blocks)).files);
  const name = `older-${crypto.randomUUID()}`;
  await asOlder(first.db, name, ARCHIVE_1);

  const device = openReadingDevice(new ArchiveDb(name));
  expect(await device.titles()).toEqual(['Project a', 'Project b']);
  await device.update((await host(2, blocks, { revoked: [{ project: 'a', upTo: 1 }] })).files);
  expect(await device.titles()).toEqual(['Project b']);
  expect(JSON.stringify(await device.db.pieces.toArray())).not.toContain('Project a');
});
