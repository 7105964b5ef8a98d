import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClientProcess, startClient } from './client-process.ts';
import type { FaultProxy } from './proxy.ts';
import type { Save } from './saves.ts';
import type { World } from './world.ts';

/** A device of a run: its process, its store's file, and the proxy before it. */
export type Actor = {
  name: string;
  /** Whose device it is. */
  person: string;
  proxy: FaultProxy;
  client: ClientProcess;
  file: string;
  /** Saves and notes it for the oracle, as soon as the device says so. A device that was killed meanwhile said nothing. */
  save(
    what: Pick<Save, 'scope' | 'record' | 'field' | 'payload'> & { kind: string; op?: 'set' | 'add' },
  ): Promise<void>;
  /** A round of sending and fetching; a fault on the way is no error here. */
  sync(twice?: boolean): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** A copy of the store as it is, and how many saves are in it. The store is whole at any time. */
  copyStore(): Promise<{ file: string; saves: number }>;
};

export async function createActor(world: World, name: string, person: string): Promise<Actor> {
  const proxy = await world.openProxy();
  const file = join(world.folder, `${name}.store`);
  const ownSaves = () => world.saves.all.filter((save) => save.actor === name).length;
  let copies = 0;
  const actor: Actor = {
    ...{ name, person, proxy, file },
    client: await startClient(proxy.url, file),
    save: async ({ kind, op = 'set', ...what }) => {
      const saved = await actor.client.ask('save', { ...what, kind, op }).catch(() => undefined);
      if (saved === undefined) return;
      world.saves.all.push({ actor: name, mid: saved.mid, op, ...what });
      world.note(`${name} saved ${what.field} ${JSON.stringify(what.payload).slice(0, 60)} (${saved.mid})`);
      if (!saved.shown) throw new Error(`I4: ${name} saved ${what.field}, and the screen does not show it`);
    },
    sync: async (twice = false) => {
      await actor.client.ask('sync', { twice }).catch(() => undefined);
    },
    kill: () => actor.client.kill(),
    start: async () => {
      actor.client = await startClient(proxy.url, file);
    },
    copyStore: async () => {
      copies += 1;
      const copy = `${file}.${copies}`;
      await copyFile(file, copy);
      return { file: copy, saves: ownSaves() };
    },
  };
  world.onEnd(() => actor.kill());
  return actor;
}

/**
 * The older copy takes the store's place; the device is off meanwhile. Without a file the store is thrown away. `saves`: of how many
 * of its first saves something is kept, in the copy or elsewhere.
 */
export async function replaceStore(world: World, actor: Actor, copy: { file?: string; saves: number }): Promise<void> {
  await actor.kill();
  world.saves.storeLost(actor.name, world.isOnServer(), copy.saves);
  if (copy.file === undefined) await rm(actor.file, { force: true });
  else await copyFile(copy.file, actor.file);
  await actor.start();
}
