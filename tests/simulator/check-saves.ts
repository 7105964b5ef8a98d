import { sameValue } from '../../src/protocol/canonical.ts';
import { RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import type { OutboxRow, ScopeRow } from '../../src/store/vault-db.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import type { SavedEdit } from './saves.ts';
import type { ServerView } from './server-view.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/** Turned away for good: whom others let in before, or whose project somebody else began anew on a restored server. */
const isLost = ({ scope, lost, role }: ScopeRow, view: ServerView) =>
  lost !== undefined && ((role !== 'lead' && role !== 'self') || view.scopes.some((one) => one.scope === scope));

/** What of an edit became visible on its own device, after everything. */
type Kept = {
  rows: Map<string, OutboxRow>;
  payloads: Map<string, unknown>;
  asking: Set<string>;
  onTheWay: Set<string>;
  /** Scopes that this device follows: one that was taken back to before it came to its person does not know of theirs. */
  followed: Set<string>;
  /** Scopes that let this person in no more. */
  lost: Set<string>;
  revoked: boolean;
  /** `scope record` of those that the server says are gone. */
  removed: ReadonlySet<string>;
};

/** I1: each edit that said "Saved" is in the log once, as it was saved; or asks for its person; or is still in the outbox. */
export async function checkSaves(world: World, view: ServerView): Promise<{ apart: number }> {
  const kept = new Map<string, Kept>();
  for (const device of world.devices.values()) kept.set(device.life, await keptOn(device, view));
  const logged = new Map(view.rows.map((row) => [`${row.scope} ${row.mid}`, row]));
  let apart = 0;
  for (const edit of world.saves.all()) {
    const here = kept.get(edit.life);
    const row = logged.get(`${edit.scope} ${edit.mid}`);
    if (view.redacted.has(`${edit.scope} ${edit.mid}`) && edit.takenOut) continue;
    const inLog = row !== undefined && sameValue(row.payload, edit.payload);
    const over = inLog ? flawOfLogged(world, here, edit, row.status) : undefined;
    if (over !== undefined)
      world.findings.push({ invariant: 'I1', says: `${edit.life}: ${edit.field} (${edit.mid}) ${over}` });
    if (inLog && (row.status !== 'parked' || here === undefined || asksOrIsOver(world, here, edit))) continue;
    const problem = here === undefined ? 'its store is gone' : whyLost(world, here, edit);
    if (problem === undefined) continue;
    // Set aside by the server, and its store, taken back to before it, hears of that scope no more: it stands in the log only.
    const outside = here !== undefined && (here.revoked || here.lost.has(edit.scope) || !here.followed.has(edit.scope));
    const unheard = edit.rolledBack === true && outside && inLog && row.status === 'parked';
    if (unheard || isApart(world, edit, here, problem)) {
      apart += 1;
      continue;
    }
    const { life, mid, record, field, payload } = edit;
    const found = row === undefined ? 'not in the log' : `in the log as ${row.status} ${JSON.stringify(row.payload)}`;
    world.findings.push({
      invariant: 'I1',
      says: `${life} said Saved for ${field} of ${record} ${JSON.stringify(payload)} (${mid}): ${found}, ${problem}`,
    });
  }
  checkNothingElse(world, view, kept);
  return { apart };
}

async function keptOn(device: SimDevice, view: ServerView): Promise<Kept> {
  const { vault } = device.tab;
  const rows = await vault.db.outbox.toArray();
  const bodies = await openOutboxRows(vault, rows);
  const { stuck, turnedAway } = await readNeedsYou(vault);
  const { saved, sending, needsYou } = await whereIsMyWork(vault);
  const away = new Set(turnedAway.map(({ scope }) => scope));
  const scopes = await vault.db.scopes.toArray();
  const id = await vault.device();
  const askingForScope = needsYou.filter(({ scope }) => away.has(scope));
  return {
    rows: new Map(rows.map((row) => [row.mid, row])),
    payloads: new Map(bodies.map(({ mutation }) => [mutation.mid, mutation.payload])),
    asking: new Set([...stuck, ...askingForScope].map(({ mid }) => mid)),
    onTheWay: new Set([...saved, ...sending].map(({ mid }) => mid)),
    followed: new Set(scopes.map(({ scope }) => scope)),
    lost: new Set(scopes.filter((row) => isLost(row, view)).map(({ scope }) => scope)),
    revoked: view.devices.some((one) => one.device === id && one.revoked),
    removed: removedIn(view),
  };
}

const removedIn = ({ fields }: ServerView): ReadonlySet<string> =>
  new Set(
    fields
      .filter(({ field, state }) => field === WHOLE_RECORD && state.heads[0]?.value === RECORD_DELETED)
      .map(({ scope, record }) => `${scope} ${record}`),
  );

/** Whether the server was set back, with its knowledge or without. */
export const wasRestored = ({ happened }: World) => happened.has('restore') || happened.has('restore-renewed');

const NOT_THERE = 'not in the outbox';

const STUCK: readonly string[] = ['held', 'parked', 'refused'];

/** Whether another copy of this store was about, that may have sent what this one changed or gave up. */
export const wasCopied = ({ happenedTo }: World, life: string) =>
  ['clone', 'roll-back'].some(
    (key) => happenedTo.has(`${life} ${key}`) || happenedTo.has(`${ofOriginal(life)} ${key}`),
  );

const ofOriginal = (life: string): string => life.replace('-clone#', '#');

/** What is in the log asks for nobody; what was given up is not there. */
function flawOfLogged(world: World, here: Kept | undefined, edit: SavedEdit, status: string): string | undefined {
  if (status === 'parked' || wasCopied(world, edit.life)) return undefined;
  if (edit.discarded) return 'was given up, and is in the log';
  const state = here?.rows.get(edit.mid)?.state ?? 'confirmed';
  return STUCK.includes(state) ? `is in the log, and ${state} all the same` : undefined;
}

/** @returns undefined where the edit is accounted for */
function whyLost(world: World, here: Kept, edit: SavedEdit): string | undefined {
  const { mid } = edit;
  const row = here.rows.get(mid);
  if (row === undefined) return asksOrIsOver(world, here, edit) ? undefined : NOT_THERE;
  if (!sameValue(here.payloads.get(mid), edit.payload))
    return `in the outbox as ${JSON.stringify(here.payloads.get(mid))}`;
  switch (row.state) {
    case 'waiting':
    case 'sending':
      if (here.asking.has(mid) || (here.revoked && here.onTheWay.has(mid))) return undefined;
      return `${row.state} still, after all faults have ended`;
    case 'held':
    case 'parked':
    case 'refused':
      return here.asking.has(mid) ? undefined : `${row.state}, and asks for nobody`;
    case 'mended':
      return asksOrIsOver(world, here, edit) ? undefined : 'mended by nothing';
    case 'removed':
      // Who is let in no more does not hear that the record is kept.
      if (here.lost.has(edit.scope) || here.revoked) return undefined;
      return asksOrIsOver(world, here, edit) ? undefined : 'gone along with a record that is there';
    case 'sent':
    case 'confirmed':
      // A restored server is sent again all that it lost, but where it lets nobody in.
      return here.lost.has(edit.scope) || here.revoked ? undefined : `${row.state}, and not in the log`;
  }
}

/** Whether what came back asks for its person, or a later change of theirs took its place that had it in view. */
function asksOrIsOver(world: World, here: Kept, edit: SavedEdit): boolean {
  if (edit.discarded || edit.renamed || here.asking.has(edit.mid)) return true;
  const { scope, record } = edit;
  return world.saves
    .ofLife(edit.life)
    .some((one) => one.n > edit.n && one.scope === scope && one.record === record && tookPlace(world, here, one, edit));
}

/** An edit takes the place of what its author saw, an item of a set that of the same item, a deletion that won that of its whole record. */
function tookPlace({ saves }: World, { removed }: Kept, later: SavedEdit, edit: SavedEdit): boolean {
  if (later.op === 'delete') return removed.has(`${edit.scope} ${edit.record}`);
  if (later.op === 'redact' || later.op === 'restore' || later.field !== edit.field) return false;
  if (later.op !== 'set') return sameValue(later.payload, edit.payload);
  return saves.seenBy(later.mid)?.all.has(edit.mid) ?? true;
}

/**
 * What was never sent from a store that is gone; and what two disasters took: the server's log, and the store that could have sent it
 * again, or a clock by which its sixty days were over. What is still in that store was not taken by either.
 */
function isApart(world: World, edit: SavedEdit, here: Kept | undefined, problem: string): boolean {
  if (edit.gone) return true;
  const happened = (key: 'roll-back' | 'clock') => world.happenedTo.has(`${edit.life} ${key}`);
  const kept = here !== undefined && !(problem === NOT_THERE && (happened('roll-back') || happened('clock')));
  return wasRestored(world) && !kept;
}

/** Nothing is in the log that nobody saved, and nothing that was mended before it left. */
function checkNothingElse(world: World, view: ServerView, kept: ReadonlyMap<string, Kept>): void {
  for (const { scope, mid, person, status, payload, field } of view.rows) {
    if (person === 'server' || world.before.has(mid) || view.redacted.has(`${scope} ${mid}`)) continue;
    const edits = world.saves.find(mid);
    const says = `the log has ${field} ${JSON.stringify(payload)} (${mid})`;
    const copied = edits.some(({ life }) => wasCopied(world, life));
    const said = copied && world.saves.said(mid, payload);
    if (!said && !edits.some((edit) => sameValue(edit.payload, payload)))
      world.findings.push({ invariant: 'I1', says: `${says}, which nobody saved so` });
    const mended = edits.some(({ life }) => kept.get(life)?.rows.get(mid)?.state === 'mended');
    if (mended && status !== 'parked' && !copied)
      world.findings.push({ invariant: 'I1', says: `${says}, whose place another had taken before it left` });
  }
}

/** S7, after each step: what a device calls sent was in a log of the server. */
export async function checkSent(world: World, device: SimDevice): Promise<void> {
  const rows = await device.tab.vault.db.outbox.where('state').anyOf('sent', 'confirmed').toArray();
  for (const { mid, state, field } of rows) {
    if (world.logged.has(mid)) continue;
    world.findings.push({
      invariant: 'I1',
      says: `${device.life} calls ${field} ${state} (${mid}), and the server never had it`,
    });
  }
}
