import { sameValue } from '../../src/protocol/canonical.ts';
import { scopeDigest } from '../../src/protocol/digest.ts';
import type { DeviceState } from './client-commands.ts';
import type { Save } from './saves.ts';
import type { ServerDatabase, StoredRow } from './server-database.ts';

export type Device = { name: string; state: DeviceState };
export type Verdict = {
  complaints: string[];
  /** Saves that went with their store before they were sent: allowed, and counted. */
  lost: number;
};

const VISIBLE = ['waiting', 'sending', 'held', 'parked', 'refused'];

/** Whether I1 to I6 hold, once all is healed and quiet. */
export async function judge(database: ServerDatabase, devices: Device[], saves: Save[]): Promise<Verdict> {
  const lost = saves.filter((save) => whereIs(save, database, devices, saves) === 'lost').length;
  const complaints = [
    ...saves.flatMap((save) => wrongWith(save, database, devices, saves)),
    ...devices.flatMap((device) => wrongPlace(device, database)),
    ...(await Promise.all(devices.map((device) => wrongDigests(device, database)))).flat(),
    ...unreadable(database.log),
  ];
  return { complaints, lost };
}

/** I1 and I6: where a save came to. `nowhere` is what must not be. */
function whereIs(save: Save, { log }: ServerDatabase, devices: Device[], saves: Save[]) {
  if (save.takenOut === true) return 'taken out';
  if (log.some((row) => row.mid === save.mid && isSame(row, save))) return 'in the log';
  const held = devices.flatMap(({ state }) => state.outbox).filter((row) => row.mid === save.mid);
  if (held.some((row) => VISIBLE.includes(row.state) && sameValue(row.payload, save.payload))) return 'on a device';
  // A copy of the device had used up its name, so the device sent it under another (S14).
  const isRenamed =
    held.some((row) => row.state === 'mended') && log.some((row) => isAt(row, save) && isSame(row, save));
  if (isRenamed) return 'in the log';
  const later = saves.slice(saves.indexOf(save) + 1).filter((other) => isNext(save, other));
  if (later.some((other) => other.mid === save.mid)) return 'replaced before it left';
  if (later.length > 0 && held.some((row) => row.state === 'mended')) return 'replaced before it left';
  const gone = save.storeGone;
  if (gone !== undefined && (!gone.wasSent || gone.serverRestoredSince)) return 'lost';
  return 'nowhere';
}

const isSame = (row: StoredRow, save: Save) => save.op === 'delete' || sameValue(row.payload, save.payload);

const isAt = (row: StoredRow, { scope, record, field, op }: Save) =>
  row.op === op && row.scope === scope && row.record === record && row.field === field;

const isNext = (save: Save, other: Save) =>
  other.op === save.op &&
  [save.actor, save.scope, save.record, save.field].join() ===
    [other.actor, other.scope, other.record, other.field].join();

function wrongWith(save: Save, database: ServerDatabase, devices: Device[], saves: Save[]): string[] {
  const said = `${save.actor}'s ${JSON.stringify(save.payload)} in ${save.field} (${save.mid})`;
  const wrong: string[] = [];
  if (whereIs(save, database, devices, saves) === 'nowhere') wrong.push(`I1: ${said} said "Saved" and is nowhere`);
  if (save.op === 'delete') return wrong;
  if (save.takenOut === true) return stillThere(save, database, devices);
  // What an older server parked is sent again under another name.
  const taken = database.log.filter((row) => row.status !== 'parked');
  const times = taken.filter((row) => sameValue(row.payload, save.payload)).length;
  if (times > 1) wrong.push(`I1: ${said} is in the log ${times} times`);
  return wrong;
}

/** S23: what was taken out for good stands nowhere. */
function stillThere({ payload }: Save, { log, fields }: ServerDatabase, devices: Device[]): string[] {
  const has = (what: unknown) => JSON.stringify(what).includes(String(payload));
  const places = devices.filter(({ state }) => has(state)).map(({ name }) => name);
  if (has([log, fields])) places.push('the server');
  return places.map((place) => `S23: ${String(payload)} was taken out for good, and ${place} has it`);
}

/** I2: a device has come as far as the server, and has each row of the log. */
function wrongPlace({ name, state }: Device, { log, scopes }: ServerDatabase): string[] {
  return state.scopes.flatMap(({ scope, cursor, lost }) => {
    if (lost) return [];
    const seq = scopes.get(scope) ?? 0;
    const at = Number(cursor?.split('.')[1] ?? 0);
    if (at !== seq) return [`I2: ${name} is at ${at} of ${seq} in ${scope}`];
    const own = new Set(state.log.filter((row) => row.scope === scope).map((row) => `${row.seq} ${row.mid}`));
    const missing = log.filter((row) => row.scope === scope && !own.has(`${row.seq} ${row.mid}`));
    return missing.map((row) => `I3: ${name} lacks row ${row.seq} of ${scope}`);
  });
}

/** I2 and I5: all that stands in a scope is the same on the device and on the server. */
async function wrongDigests({ name, state }: Device, { fields }: ServerDatabase): Promise<string[]> {
  const wrong: string[] = [];
  for (const { scope, lost } of state.scopes) {
    const own = await scopeDigest(state.base.filter((row) => row.scope === scope));
    const theirs = await scopeDigest(fields.filter((row) => row.scope === scope));
    if (!lost && own !== theirs) wrong.push(`I5: ${name} and the server differ in ${scope}`);
  }
  return wrong;
}

/** I3 and I4: a value that was accepted stands, or an edit that names it took its place, or it is in a text that was merged with it. */
function unreadable(log: StoredRow[]): string[] {
  // What is parked changes nothing, so it takes nobody's place either.
  const effective = log.filter((row) => row.status !== 'parked');
  const accepted = effective.filter((row) => !row.redacted && (row.op === 'set' || row.op === 'add'));
  const fieldOf = (row: StoredRow) => `${row.scope} ${row.record} ${row.field}`;
  const byField = Map.groupBy(effective, fieldOf);
  return accepted.flatMap((row) => {
    const later = byField.get(fieldOf(row))?.filter((other) => other.seq >= row.seq) ?? [];
    const standing = later.findLast((other) => other.after !== undefined)?.after?.heads ?? [];
    const versions = [row.mid, `${row.mid}+`];
    // A server that was restored may get the later edit first, and what that replaced as past (S16).
    const bases = byField.get(fieldOf(row))?.flatMap((other) => other.base) ?? [];
    const named = [...standing.flatMap((head) => head.versions), ...bases];
    if (versions.some((version) => named.includes(version))) return [];
    if (later.some((other) => other.status === 'merged' && mergedIn(other, row.payload))) return [];
    return [`I4: ${JSON.stringify(row.payload)} in ${row.field} vanished, and nothing took its place`];
  });
}

function mergedIn({ after }: StoredRow, payload: unknown): boolean {
  const texts = after?.heads.map((head) => head.value) ?? [];
  return typeof payload === 'string' && texts.some((text) => typeof text === 'string' && text.includes(payload));
}
