import { newId } from '../domain/id.ts';
import { emptied, type Mutation, redactPayloadSchema } from '../protocol/mutation.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { capped } from './base-of.ts';
import { isOvertaken } from './is-overtaken.ts';
import { isoNow, openOutboxRows, seal, type Vault } from './vault.ts';
import { NAME_TAKEN, type OutboxBody } from './vault-bodies.ts';
import { type OutboxRow, type OutboxState, stillJudged } from './vault-db.ts';

const OPEN: readonly OutboxState[] = ['waiting', 'sending', 'held', 'parked', 'refused', 'removed'];

/** Between two places in the order of saves; a change gets another name once. */
const BEFORE = 0.5;

/** What the names that a copy of this device used stand for here: the new name, and what that replaces; or only that. */
type Names = Map<string, readonly string[]>;

/**
 * A copy of this device sent another change under the name of this one (S14). This one gets a name of its own, in its place. What was
 * made after it and names it means this one, and never the copy's, which nobody here has seen: it names the new one, and what has left
 * already gets a new name itself. What its author asked to take out is not sent again, and the copy's is not taken out for it (S23).
 * To be called in a transaction that writes the outbox.
 *
 * @param row what came back; mended where a later edit has taken its place: then that is sent alone
 */
export async function nameTaken(vault: Vault, row: OutboxRow, body: OutboxBody, isOver: boolean): Promise<void> {
  const { scope, record, field, n, mid } = row;
  const all = await vault.db.outbox.where('[scope+record+field]').equals([scope, record, field]).sortBy('n');
  const later = all.filter((other) => other.n > n && other.carrier === undefined);
  const bodies = await openOutboxRows(vault, later);
  const out = new Set(bodies.flatMap(({ mutation }) => redacted(mutation)));
  const names: Names = new Map();
  names.set(mid, await anew(vault, row, body, { isOver, isOut: out.has(mid) }));
  for (const [at, next] of later.entries()) {
    const its = bodies[at];
    if (its === undefined || !OPEN.includes(next.state)) continue;
    const mutation = withNames(its.mutation, names);
    if (mutation === its.mutation) continue;
    if (mutation.op === 'redact' && redacted(mutation).length === 0) await end(vault, next, its);
    else if (next.state !== 'sending')
      await vault.db.outbox.update(next.n, { body: await seal(vault, { ...its, mutation }) });
    else {
      const fate = { isOver: await isOvertaken(vault, next, its.mutation), isOut: out.has(next.mid) };
      names.set(next.mid, await anew(vault, next, { ...its, mutation }, fate));
    }
  }
}

/** @returns what stands for its old name in what names it */
async function anew(
  vault: Vault,
  row: OutboxRow,
  body: OutboxBody,
  { isOver, isOut }: { isOver: boolean; isOut: boolean },
): Promise<readonly string[]> {
  const { mutation } = body;
  if (isOut) await end(vault, row, { ...body, mutation: emptied(mutation), redacted: true });
  else if (isOver) await end(vault, row, body);
  else return rename(vault, row, body);
  return mutation.base;
}

/** Its trace stays, and says why the name is no longer its own. */
async function end(vault: Vault, { n }: OutboxRow, body: OutboxBody): Promise<void> {
  const traced = await seal(vault, { ...body, problem: NAME_TAKEN });
  await vault.db.outbox.update(n, { state: 'mended', since: isoNow(vault), body: traced });
}

/** Its trace goes right before it: what was made before and after it, a removal or a request to publish, stays so. */
async function rename(vault: Vault, row: OutboxRow, body: OutboxBody): Promise<readonly string[]> {
  const { outbox } = vault.db;
  const { n, scope, record, field, kind } = row;
  const since = isoNow(vault);
  const mid = newId(vault.random);
  const mutation = { ...body.mutation, mid, schemaVersion: SCHEMA_VERSION };
  const [renamed, traced] = [
    { mutation, renamed: true },
    { ...body, problem: NAME_TAKEN },
  ];
  await outbox.put({
    ...{ n, mid, scope, record, field, kind, since, ...stillJudged(row) },
    state: 'waiting',
    body: await seal(vault, renamed),
  });
  await outbox.add({ ...row, n: n - BEFORE, state: 'mended', since, body: await seal(vault, traced) });
  return [mid, ...mutation.base];
}

/** The same change where other names stand in it; the change itself where it has none of them. */
function withNames(mutation: Mutation, names: Names): Mutation {
  const meant = (version: string) => names.get(version.replace('+', ''));
  const mids = redacted(mutation);
  if (mids.some((mid) => names.has(mid))) {
    return { ...mutation, payload: { ...Object(mutation.payload), mids: mids.filter((mid) => !names.has(mid)) } };
  }
  if (!mutation.base.some((version) => meant(version) !== undefined)) return mutation;
  return { ...mutation, base: capped(mutation.base.flatMap((version) => meant(version) ?? [version])) };
}

const redacted = ({ op, payload }: Mutation): string[] =>
  op === 'redact' ? (redactPayloadSchema.safeParse(payload).data?.mids ?? []) : [];
