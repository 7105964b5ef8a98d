import { findIdentifier } from '../domain/identifiers/stop.ts';
import { profileKind } from '../domain/profile/profile.ts';
import { projectKind } from '../domain/project/project.ts';
import { ofKind } from '../domain/record/kind.ts';
import { canonicalJson } from '../protocol/canonical.ts';
import { signMutation } from '../protocol/carried.ts';
import { scopeKind } from '../protocol/scope.ts';
import { deviceId, type SigningKeys } from '../protocol/signature.ts';
import { isLane, scopeOfLane } from './carried-lane.ts';
import { readDrafts } from './drafts.ts';
import { personOf, personScope } from './person.ts';
import { mayCreate } from './turned-away.ts';
import { isoNow, openBaseRows, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxBody } from './vault-bodies.ts';
import type { OutboxRow } from './vault-db.ts';
import {
  type ChangeLine,
  chainHash,
  FILE_STATES,
  type Holding,
  WORK_FORMAT,
  WORK_VERSION,
} from './work-file-format.ts';
import { readWorkingCopy } from './working-copy.ts';

const ROWS_AT_ONCE = 200;

export type WorkFile = {
  /** How many changes are in it. */
  changes: number;
  /** How many forms that are half filled in. */
  drafts: number;
  /** Something in it looks like an identifier of a patient: it was held, or is in a form. */
  identifies: boolean;
  /** The file's text, line by line: it is never held as a whole. */
  lines: AsyncGenerator<string>;
};

/**
 * All work on this device as a file (S30), or one change of it. What waits is noted as being sent before this resolves, so that no
 * change is ever another than that in the file (S6).
 *
 * @param keys sign for this device
 * @param only the `mid` of the one change to save
 */
export async function workFile(vault: Vault, keys: () => Promise<SigningKeys>, only?: string): Promise<WorkFile> {
  const rows = await leavingRows(vault, only);
  const holds = await holdings(vault, rows);
  const signing = await keys();
  const name = await ownName(vault);
  const drafts = only === undefined ? await readDrafts(vault) : {};
  const identifies = (await holdsIdentifier(vault, rows)) || findIdentifier(drafts) !== undefined;
  const head = {
    ...{ is: 'head', format: WORK_FORMAT, version: WORK_VERSION, publicKey: signing.publicKey },
    ...{
      device: await deviceId(signing.publicKey),
      person: await personOf(vault),
      name,
      savedAt: isoNow(vault),
      holds,
      ...(Object.keys(drafts).length > 0 && { drafts }),
    },
  };
  const scopes = [...new Set(rows.map((row) => row.scope).filter((scope) => !isLane(scope)))];
  const body = async function* () {
    yield head;
    yield* scopeLines(vault, only === undefined ? undefined : scopes);
    const numbers = rows.map((row) => row.n);
    for (let at = 0; at < numbers.length; at += ROWS_AT_ONCE) {
      yield* changeLines(vault, signing, numbers.slice(at, at + ROWS_AT_ONCE));
    }
    if (only === undefined) yield* baseLines(vault);
  };
  return { changes: rows.length, drafts: Object.keys(drafts).length, identifies, lines: sealed(body()) };
}

/** Behind all lines stand their number and their hash. */
async function* sealed(lines: AsyncGenerator<object>): AsyncGenerator<string> {
  let hash = '';
  let count = 0;
  for await (const line of lines) {
    const text = canonicalJson(line);
    hash = await chainHash(hash, text);
    count += 1;
    yield `${text}\n`;
  }
  yield `${canonicalJson({ is: 'end', lines: count, hash })}\n`;
}

type Leaving = Pick<OutboxRow, 'n' | 'scope' | 'state'>;

async function leavingRows(vault: Vault, only: string | undefined): Promise<Leaving[]> {
  const { outbox } = vault.db;
  return vault.db.transaction('rw', outbox, async () => {
    const named = () =>
      only === undefined ? outbox.where('state').anyOf('waiting', ...FILE_STATES) : outbox.where('mid').equals(only);
    const waiting = named().and((row) => row.state === 'waiting');
    await waiting.modify({ state: 'sending', since: isoNow(vault), filed: true });
    // Of what was carried, and has arrived, there is only a trace here.
    const rows = (await named().sortBy('n')).filter((row) => !(isLane(row.scope) && row.state === 'confirmed'));
    return rows.map(({ n, scope, state }) => ({ n, scope, state }));
  });
}

/** What the identifier stop held here, or the server's did not take. */
async function holdsIdentifier(vault: Vault, leaving: readonly Leaving[]): Promise<boolean> {
  const numbers = leaving.filter(({ state }) => state === 'held' || state === 'refused').map(({ n }) => n);
  const rows = await vault.db.outbox.where('n').anyOf(numbers).toArray();
  return (await openOutboxRows(vault, rows)).some(({ problem }) => problem === 'identifier');
}

async function holdings(vault: Vault, rows: readonly Leaving[]): Promise<Holding[]> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(scopeOfLane(row.scope), (counts.get(scopeOfLane(row.scope)) ?? 0) + 1);
  const found: Holding[] = [];
  for (const [scope, changes] of counts) found.push({ scope, title: await titleOf(vault, scope), changes });
  return found;
}

/** Empty where it has none, or none that this device knows. */
async function titleOf(vault: Vault, scope: string): Promise<string> {
  if (scopeKind(scope) !== 'project') return '';
  const { records } = await readWorkingCopy(vault, scope);
  return ofKind(records, projectKind)[0]?.values.title?.trim().slice(0, 500) ?? '';
}

async function ownName(vault: Vault): Promise<string> {
  const { records } = await readWorkingCopy(vault, await personScope(vault));
  const person = await personOf(vault);
  const profile = ofKind(records, profileKind).find(({ id }) => id === person);
  return profile?.values.name?.trim().slice(0, 200) ?? '';
}

async function* scopeLines(vault: Vault, wanted: readonly string[] | undefined) {
  for (const { scope, role, known } of await vault.db.scopes.toArray()) {
    if (wanted === undefined || wanted.includes(scope)) yield { is: 'scope', scope, role, known };
  }
}

async function* changeLines(vault: Vault, keys: SigningKeys, numbers: readonly number[]) {
  const { outbox } = vault.db;
  const rows = await vault.db.transaction('r', outbox, () => outbox.where('n').anyOf(numbers).sortBy('n'));
  const own = await deviceId(keys.publicKey);
  const scopes = [...new Set(rows.map((row) => row.scope).filter((scope) => !isLane(scope)))];
  const create = new Set<string>();
  for (const scope of scopes) if (await mayCreate(vault, scope)) create.add(scope);
  for (const [at, body] of (await openOutboxRows(vault, rows)).entries()) {
    const state = FILE_STATES.find((one) => one === rows[at]?.state);
    // Since the first look it may have been mended. What was redacted is not what its author signed any more.
    if (state !== undefined && body.redacted === undefined) yield await changeLine(keys, { own, state, create }, body);
  }
}

async function changeLine(
  keys: SigningKeys,
  { own, state, create }: { own: string; state: ChangeLine['state']; create: ReadonlySet<string> },
  { mutation, problem, message, carried }: OutboxBody,
): Promise<ChangeLine> {
  const reason = { ...(problem !== undefined && { problem }), ...(message !== undefined && { message }) };
  const line = { is: 'change', state, ...reason, mutation } as const;
  if (carried === undefined) {
    const creates = create.has(mutation.scope) && { create: true as const };
    return mutation.by === own ? { ...line, signature: await signMutation(keys, mutation), ...creates } : line;
  }
  const { signature, create: creates, ...from } = carried;
  return { ...line, signature, ...(creates && { create: creates }), from };
}

/** For reading, where there is no network. */
async function* baseLines(vault: Vault) {
  for (const scope of await vault.db.scopes.toCollection().primaryKeys()) {
    const rows = await vault.db.base.where('scope').equals(scope).toArray();
    for (const [at, state] of (await openBaseRows(vault, rows)).entries()) {
      const row = rows[at];
      if (row === undefined) continue;
      const { record, field, kind } = row;
      yield { is: 'base', scope, record, field, kind, state };
    }
  }
}
