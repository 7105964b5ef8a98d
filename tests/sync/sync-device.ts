import { randomBytes } from 'node:crypto';
import Dexie from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { deviceKeys } from '../../src/platform/keys.ts';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import type { Change } from '../../src/store/change.ts';
import { finderHere } from '../../src/store/late-finder.ts';
import { save } from '../../src/store/save.ts';
import { openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { createSyncEngine, type EngineParts } from '../../src/sync/engine.ts';
import { createTransport, type Fetch } from '../../src/sync/transport.ts';
import { workRound } from '../../src/sync/work-round.ts';
import type { TestServer } from '../server/test-server.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

export type SyncDevice = Awaited<ReturnType<typeof openSyncDevice>>;

/**
 * A device with the app's own vault, archive, transport and engine, on an IndexedDB in memory, whose network is the real server in
 * this process. `network` may be replaced by one that loses, changes or invents answers.
 */
export async function openSyncDevice(server: Pick<TestServer, 'clock' | 'request'>, { clockAheadMs = 0 } = {}) {
  const name = newId(randomBytes);
  const db = new VaultDb(`vault-${name}`);
  const archive = new ArchiveDb(`archive-${name}`);
  onTestFinished(() => {
    db.close();
    archive.close();
  });
  const now = () => server.clock.now.getTime() + clockAheadMs;
  const wire = { network: (async (path, init) => server.request(path, init)) as Fetch };
  const fetch: Fetch = (path, init) => wire.network(path, init);
  const device = async () => (await deviceKeys(db)).id;
  const vault: Vault = openVault({ db, clock: { now }, random: randomBytes, device, finder: finderHere(wholeStop) });
  const keys = async () => (await deviceKeys(db)).keys;
  const transport = createTransport({ fetch, now, random: randomBytes, keys });
  const timers: { ms: number; run: () => void }[] = [];
  const archiveTimers: { ms: number; run: () => void }[] = [];
  const parts: EngineParts = {
    ...{ vault, archive, transport, fetch, now },
    mayTalk: async () => true,
    round: workRound,
    chance: () => 1,
    after: (ms, run, loop) => {
      const timer = { ms, run };
      const set = loop === 'dandelion-archive' ? archiveTimers : timers;
      set.push(timer);
      return () => set.splice(set.indexOf(timer), set.includes(timer) ? 1 : 0);
    },
    alone: async (work) => {
      await work();
      return true;
    },
  };
  const engine = createSyncEngine(parts);

  return {
    ...{ vault, archive, transport, engine, parts, timers, archiveTimers, wire },
    /** The person's project with a title, saved on this device only. */
    async startProject(title = 'Quieter nights'): Promise<{ scope: string; id: string }> {
      const id = newId(randomBytes);
      await save(vault, [{ ...projectField(id, 'title'), payload: title }]);
      return { scope: `project:${id}`, id };
    },
    write: (id: string, field: string, payload: unknown) => save(vault, [{ ...projectField(id, field), payload }]),
    /** What the person says of themselves. */
    async writeOwn(field: string, payload: unknown) {
      const person = await device();
      await save(vault, [{ scope: `person:${person}`, record: person, kind: 'profile', field, op: 'set', payload }]);
    },
    sync: () => engine.sendNow(),
    states: async () => (await db.outbox.orderBy('n').toArray()).map((row) => row.state),
    /** What the person sees in the project's own record. */
    async seen(scope: string): Promise<Record<string, unknown>> {
      const { records } = await readWorkingCopy(vault, scope);
      return records.find((record) => record.kind === 'project')?.values ?? {};
    },
    copy: (scope: string) => readWorkingCopy(vault, scope),
  };
}

const projectField = (id: string, field: string): Omit<Change, 'payload'> => ({
  scope: `project:${id}`,
  record: id,
  kind: 'project',
  field,
  op: 'set',
});
