import { liveQuery } from 'dexie';
import { newId } from '../../src/domain/id.ts';
import { clock, random } from '../../src/platform/world.ts';
import { finderHere } from '../../src/store/late-finder.ts';
import { liveCopies } from '../../src/store/live-copies.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { save } from '../../src/store/save.ts';
import { openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';
import type { WorkingCopy } from '../../src/store/working-copy.ts';

// Runs in Chromium: saves into one of many projects through the real vault, until the line under the header can say so.

const CYCLES = 4;
const FIELDS = ['idea', 'prediction', 'plan', 'happened', 'learned'];
const SHOWN = 'happened';
const WARM_UP = 2;
// A fold of hundreds takes its time.
const FOLDED_ROUNDS = 5;

/** Projects that were sent and pulled: what stands in each, and the own changes that the server has shown. */
async function fill(vault: Vault, projects: number): Promise<string> {
  const { db } = vault;
  const at = new Date(clock.now()).toISOString();
  const names = Array.from({ length: projects }, () => `project:${newId(random)}`);
  await db.scopes.bulkAdd(names.map((scope) => ({ scope, role: 'lead', cursor: 'e1.1.a', known: true })));
  for (const scope of names) {
    const rows = Array.from({ length: CYCLES }, () => newId(random)).flatMap((record) =>
      FIELDS.map((field) => ({ scope, record, field, kind: 'pdsa-cycle', mid: newId(random) })),
    );
    const value = 'Six of nine patients said they slept better. '.repeat(4);
    const person = 'person:a';
    await db.base.bulkAdd(
      rows.map(({ mid, ...row }) => ({ ...row, body: { heads: [{ versions: [mid], value, person, madeAt: at }] } })),
    );
    const made = { op: 'set' as const, base: [], by: 'bench-device', madeAt: at, schemaVersion: 1, payload: value };
    await db.outbox.bulkAdd(
      rows.map((row) => ({ ...row, state: 'confirmed', since: at, body: { mutation: { ...row, ...made } } })),
    );
  }
  return names[Math.floor(projects / 2)] ?? '';
}

const shows = (copies: readonly WorkingCopy[] | undefined, text: string): boolean =>
  copies?.some(({ records }) => records.some(({ values }) => values[SHOWN] === text)) === true;

/** Waits until both parts of what the line says have come. */
async function toldAfter(
  write: (text: string) => Promise<unknown>,
  told: { text: string; all(): boolean },
): Promise<number> {
  const start = performance.now();
  await write(told.text);
  while (!told.all()) await new Promise<void>((resolve) => queueTask(resolve));
  return performance.now() - start;
}

/** A task of its own: a timer would round up to 4 ms. */
function queueTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = run;
  port2.postMessage(undefined);
}

async function measure(projects: number, rounds: number): Promise<{ ours: number[]; allFolded: number[] }> {
  const vault = openVault({
    db: new VaultDb(`bench-${projects}`),
    clock,
    random,
    device: async () => 'bench-device',
    finder: finderHere(wholeStop),
  });
  const scope = await fill(vault, projects);
  const record = newId(random);
  const write = (payload: string) =>
    save(vault, [{ scope, record, kind: 'pdsa-cycle', field: SHOWN, op: 'set', payload }]);
  let saved = '';
  const work = liveQuery(() => whereIsMyWork(vault)).subscribe((where) => {
    saved = where.saved[0]?.madeAt ?? '';
  });
  const samples = { ours: [] as number[], allFolded: [] as number[] };

  async function rounded(into: number[], count: number, seen: () => readonly WorkingCopy[] | undefined): Promise<void> {
    for (let round = -WARM_UP; round < count; round++) {
      const text = `${newId(random)} were awake`;
      const before = saved;
      const took = await toldAfter(write, { text, all: () => saved !== before && shows(seen(), text) });
      // The first ones read everything once.
      if (round >= 0) into.push(took);
    }
  }

  const { get, subscribe } = liveCopies(vault);
  const end = subscribe(() => {});
  await rounded(samples.ours, rounds, get);
  end();
  let folded: readonly WorkingCopy[] | undefined;
  const all = liveQuery(() => readNeedsYou(vault)).subscribe(({ copies }) => {
    folded = copies;
  });
  await rounded(samples.allFolded, FOLDED_ROUNDS, () => folded);
  all.unsubscribe();
  work.unsubscribe();
  return samples;
}

Object.assign(globalThis, { measure });
