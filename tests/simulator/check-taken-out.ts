import { z } from 'zod';
import { manifestSchema } from '../../src/protocol/manifest.ts';
import type { ServerView } from './server-view.ts';
import type { SimDevice } from './sim-device.ts';
import { newestWord, says } from './words.ts';
import type { World } from './world.ts';

/** S23, S28: what was taken out for good, or withdrawn, is nowhere any more: not on the server, and not on a device that may know. */
export async function checkTakenOut(world: World, view: ServerView): Promise<void> {
  const note = (invariant: string, says: string) => void world.findings.push({ invariant, says });
  for (const row of view.rows) {
    const named = view.redacted.has(`${row.scope} ${row.mid}`);
    if (named && row.op !== 'redact' && row.payload !== null) note('S23', `the log still has the text of ${row.mid}`);
    if (named || row.payload !== null || row.person === 'server' || row.op !== 'set') continue;
    note('S23', `${row.mid} of ${row.scope} is empty in the log, and nobody took it out`);
  }
  const words = wordsOutOf(world, view);
  const onServer = world.server.texts();
  for (const word of words) if (says(onServer, word)) note('S23', `the server still says ${word}, which was taken out`);
  const withdrawn = [...world.withdrawn].map(([project, version]) => ({ project, version }));
  await checkServerPieces(world, withdrawn, note);
  for (const device of world.devices.values()) {
    if (mayKnow(view, await device.tab.vault.device())) await checkDeviceWords(device, words, note);
    await checkDevicePieces(device, withdrawn, note);
  }
}

type Note = (invariant: string, says: string) => void;
type Row = Record<string, unknown>;

/**
 * Words of values that the server took out for good, and that nobody said again: neither in another value, for a person may settle a
 * conflict with the same text, nor in what they asked to publish.
 */
function wordsOutOf(world: World, view: ServerView): string[] {
  const edits = world.saves.all();
  const isOut = ({ scope, mid }: { scope: string; mid: string }) => view.redacted.has(`${scope} ${mid}`);
  const kept = JSON.stringify([
    edits.filter((edit) => !isOut(edit)).map(({ payload }) => payload),
    view.rows.filter((row) => row.person !== 'server' && !isOut(row)).map(({ payload }) => payload),
    [...world.checked.values()],
  ]);
  const words = edits.filter(isOut).flatMap(({ payload }) => newestWord(payload) ?? []);
  return words.filter((word) => !kept.includes(word));
}

/** Who is not let in any more, or was revoked, hears nothing any more either. */
const mayKnow = ({ devices, members }: ServerView, id: string): boolean => {
  const known = devices.find(({ device }) => device === id);
  if (known === undefined || known.revoked) return false;
  const scopes = members.filter(({ person }) => person === known.person).map(({ scope }) => scope);
  return scopes.some((scope) => scope.startsWith('project:'));
};

async function checkDeviceWords(device: SimDevice, words: readonly string[], note: Note): Promise<void> {
  if (words.length === 0) return;
  const { lost, rows } = await rowsOf(device);
  const text = JSON.stringify(rows.filter((row) => !lost.has(String(row.scope))));
  for (const word of words) if (says(text, word)) note('S23', `${device.life} still has ${word}, which was taken out`);
}

async function rowsOf(device: SimDevice): Promise<{ lost: Set<string>; rows: Row[] }> {
  const { db, sealer } = device.tab.vault;
  const followed = new Set((await db.scopes.toArray()).filter((row) => row.lost === undefined).map((row) => row.scope));
  const stored = (await Promise.all(db.tables.map((table) => table.toArray()))).flat() as Row[];
  const rows: Row[] = [];
  for (const row of stored) rows.push({ ...row, body: await sealer.open(row.body) });
  const scopes = rows.flatMap((row) => (typeof row.scope === 'string' ? [row.scope] : []));
  const lost = new Set(scopes.filter((scope) => !followed.has(scope)));
  return { lost, rows };
}

const itemsSchema = z.array(z.object({ id: z.string(), version: z.number() }));

async function checkServerPieces(world: World, withdrawn: readonly Row[], note: Note): Promise<void> {
  const pieces = world.server.byHand('select kind, cast(identity as text) as text from pieces');
  const [archive] = world.server.byHand('select manifest from archive');
  const manifest = manifestSchema.parse(JSON.parse(String(archive?.manifest)));
  for (const { project, version } of withdrawn) {
    const rows = world.server.byHand('select version, content from published where project = ?', String(project));
    for (const row of rows)
      if (Number(row.version) <= Number(version) && row.content !== 'null')
        note('S28', `version ${row.version} of ${project} was withdrawn, and the server has it`);
    for (const piece of pieces)
      if (hasItem(itemsSchema.parse(JSON.parse(String(piece.text))), project, version))
        note('S28', `a piece of ${piece.kind} on the server has what was withdrawn of ${project}`);
    if (!manifest.revoked.some((one) => one.project === project && one.upTo >= Number(version)))
      note('S28', `the manifest does not say that ${project} was withdrawn up to ${version}`);
  }
}

async function checkDevicePieces({ life, tab }: SimDevice, withdrawn: readonly Row[], note: Note): Promise<void> {
  const pieces = await tab.archive.pieces.toArray();
  for (const { project, version } of withdrawn)
    for (const { kind, items } of pieces)
      if (hasItem(items, project, version)) note('S28', `${life} has in its ${kind} what was withdrawn of ${project}`);
}

const hasItem = (items: readonly { id: string; version: number }[], project: unknown, upTo: unknown): boolean =>
  items.some((item) => item.id === project && item.version <= Number(upTo));
