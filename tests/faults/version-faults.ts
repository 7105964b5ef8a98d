import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { edits, keepUnsent, type NodeFault } from './node-fault.ts';
import type { StoredRow } from './server-database.ts';
import type { World } from './world.ts';

/** Rows come in shapes that this app does not know; the next app reads them, and has all (S12). */
export const newerRows: NodeFault = async (world, cast, actor) => {
  for (const one of cast.actors) if (one !== actor) await edits(world, cast, one);
  for (const one of cast.actors) if (one !== actor) await one.sync();
  await keepUnsent(world, cast, actor);
  let altered = 0;
  const bytes = (before: Buffer) => {
    const { text, count } = asOfANewerServer(String(before), world);
    if (count > 0 && altered === 0) world.struck(10, actor.client.unsent);
    altered += count;
    return Buffer.from(text);
  };
  actor.proxy.gateway.arm({ fault: { kind: 'rewrite', bytes }, path: '/v1/pull', times: 99 });
  await actor.sync();
  await edits(world, cast, actor);
  await actor.sync();
  actor.proxy.gateway.calm();
  world.note(`${altered} rows came in a newer shape`);
  await actor.client.ask('newerApp', undefined);
  await actor.sync();
};

type Answer = { pages?: { rows: Record<string, unknown>[] }[] };

/** As a server three versions on would say it: another operation, another state, other parts. */
function asOfANewerServer(text: string, { chance }: World): { text: string; count: number } {
  const answer = JSON.parse(text) as Answer;
  let count = 0;
  for (const row of answer.pages?.flatMap(({ rows }) => rows) ?? []) {
    if (!chance.happens(0.5)) continue;
    count += 1;
    const how = chance.below(3);
    if (how === 0) row.op = 'link';
    else if (how === 1) row.status = 'sorted';
    else row.after = { heads: { main: [] } };
  }
  return { text: JSON.stringify(answer), count };
}

/** A field that the older version does not know. */
const NEW_FIELD = 'finding';

/** The server goes back a version, and parks what it does not know; when it is new again, that arrives by itself (S12). */
export const olderServer: NodeFault = async (world, cast, actor) => {
  await actor.sync();
  const older = await olderVersion(world);
  const payload = world.words(actor.name);
  await actor.save({ scope: cast.scope, record: cast.project, kind: 'project', field: NEW_FIELD, payload });
  await edits(world, cast, actor);
  world.struck(11, actor.client.unsent);
  await world.server.restart(older);
  await actor.sync();
  const stands = () => world.database().log.filter((row) => row.payload === payload);
  const parked = stands().map((row) => row.status);
  world.note(`the older server made of it: ${parked.join()}`);
  await world.server.restart();
  for (let left = 3; left > 0; left--) await actor.sync();
  if (parked.join() !== 'parked') return;
  const names = stands().map((row) => row.mid);
  // A later edit of the same field may have taken its place before the server was new again.
  const isOver = (row: StoredRow) => row.payload === payload || row.base.some((version) => names.includes(version));
  const taken = world.database().log.filter((row) => row.status !== 'parked');
  if (!taken.some(isOver)) throw new Error(`S12: ${payload} is parked for good`);
};

/** The server's own program as it was before it knew that field. @returns its folder */
async function olderVersion(world: World): Promise<string> {
  const folder = join(world.server.dataDir, 'older');
  const made = await mkdir(join(folder, 'src'), { recursive: true });
  if (made === undefined) return folder;
  const copied = ['sync-server', 'src'];
  const linked = (await readdir('.')).filter((name) => !copied.includes(name) && !name.startsWith('.'));
  for (const name of linked) await symlink(resolve(name), join(folder, name));
  for (const part of ['sync-server', 'src/domain', 'src/protocol']) {
    await cp(part, join(folder, part), { recursive: true });
  }
  await alter(join(folder, 'src/protocol/version.ts'), /SCHEMA_VERSION = \d+/, 'SCHEMA_VERSION = 0');
  await alter(join(folder, 'src/domain/project/project.ts'), new RegExp(`^ *${NEW_FIELD}: .*\n`, 'm'), '');
  return folder;
}

async function alter(file: string, what: RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!what.test(text)) throw new Error(`${file} does not say ${what}`);
  await writeFile(file, text.replace(what, to));
}
