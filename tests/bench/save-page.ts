import { newId } from '../../src/domain/id.ts';
import { clock, random } from '../../src/platform/world.ts';
import { finderHere } from '../../src/store/late-finder.ts';
import { save } from '../../src/store/save.ts';
import { openVault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';

// Runs in Chromium: saves through the real vault, each beside one raw strict put of the same text.

const TEXT = 'Lights were down at 10:20pm, not 10. Six of nine patients said they slept better. '.repeat(4);

function openRaw(): Promise<IDBDatabase> {
  const request = indexedDB.open('raw', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true });
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function rawPut(db: IDBDatabase, value: unknown): Promise<void> {
  const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').add(value);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(rounds: number): Promise<{ ours: number[]; raw: number[] }> {
  const vault = openVault({
    db: new VaultDb('bench'),
    clock,
    random,
    device: async () => 'bench-device',
    finder: finderHere(wholeStop),
  });
  const raw = await openRaw();
  const scope = `project:${newId(random)}`;
  const cycle = newId(random);
  const samples: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
  for (let round = 0; round < rounds; round++) {
    const payload = `${TEXT}${round}`;
    const change = { scope, record: cycle, kind: 'pdsa-cycle', field: 'happened', op: 'set' as const, payload };
    samples.ours.push(await timed(() => save(vault, [change])));
    samples.raw.push(await timed(() => rawPut(raw, change)));
  }
  return samples;
}

Object.assign(globalThis, { measure });
