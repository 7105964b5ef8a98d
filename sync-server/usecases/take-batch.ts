import { teamMemberKind } from '../../src/domain/team/membership.ts';
import { type MergeBudget, mergeBudget } from '../../src/protocol/merge-text.ts';
import { redactPayloadSchema, WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import type { PushResult } from '../../src/protocol/push.ts';
import { type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { Failure } from '../failure.ts';
import type { Redaction } from '../storage/storage.ts';
import type { Problem } from './effect.ts';
import { effectOf } from './effects.ts';
import { enterScope } from './enter-scope.ts';
import { type Author, identify, type Signer } from './identify.ts';
import { type Fitting, type Judged, REDACTION, type Refused } from './judge-mutation.ts';
import { hasPlace } from './place-in-log.ts';
import { reviseArchive } from './revise-archive.ts';
import { ScopeDraft } from './scope-draft.ts';
import type { Unit } from './service.ts';
import { whyUnconfirmed } from './stop-identifiers.ts';
import { type Hashed, park, takeEdit, takePast, takeWholeRecord } from './take-mutation.ts';
import { takeRedacted } from './take-redacted.ts';
import { takeRedaction, whyNotRedact } from './take-redaction.ts';

/**
 * Where a push goes, whether it may make that scope (S2), and which of its mutations are past: a later edit has replaced them that is
 * here already, as far as somebody can tell who was at `place` in the log (S16).
 */
export type Terms = { scope: ScopeName; mayCreate: boolean; past: ReadonlySet<string>; place: string | null } & {
  /** Names in this push that another change has, also where it is taken one by one: what comes behind and names one means a value that is not here (S14). */
  taken: Set<string>;
};

/** What all mutations of one push have in common. `past` grows by what the log itself says that it replaced. */
type Batch = Terms & { past: Set<string> } & { unit: Unit; author: Author; budget: MergeBudget };

/**
 * Takes judged mutations into their scope, inside one transaction.
 *
 * @returns what became of each, in the same order
 * @throws Failure when the scope may not be entered; `not-found` where what its device calls past may not be
 */
export async function takeBatch(
  unit: Unit,
  signer: Signer,
  terms: Terms,
  judged: readonly Judged[],
): Promise<PushResult[]> {
  const { scope } = terms;
  const author = await identify(unit, signer);
  const checked = await refuseOthers(unit, author, judged);
  // What is refused makes no scope.
  if (checked.some((one) => one.fate !== 'refused') || (await unit.tx.scopes.find(scope)) !== undefined) {
    await enterScope(unit, terms, author);
  }
  if (terms.past.size > 0) await checkPlace(unit, terms);
  const batch: Batch = { ...terms, past: new Set(terms.past), unit, author, budget: mergeBudget() };
  const results: PushResult[] = [];
  for (const run of runsOf(checked)) results.push(...(await takeRun(batch, run)));
  await reviseArchive(unit);
  return results;
}

/**
 * Where the log was set back again meanwhile, the later edit may be gone as well: the device looks again, and knows. One that has seen
 * nothing of what is there cannot know of any later edit.
 */
async function checkPlace({ tx }: Unit, { scope, place }: Terms): Promise<void> {
  const found = await tx.scopes.find(scope);
  if (found !== undefined && (place === null ? found.seq === 0 : await hasPlace(tx, found, place))) return;
  throw new Failure('not-found', 'The server was set back. Look at what it has, then send this again.');
}

/** A device sends what was made on it, or on another device of its person. */
async function refuseOthers({ tx }: Unit, author: Author, judged: readonly Judged[]): Promise<Judged[]> {
  const makers = judged.flatMap((one) => (one.fate === 'refused' ? [] : [one.mutation.by]));
  const others = [...new Set(makers)].filter((device) => device !== author.device);
  const own = new Set([author.device]);
  for (const { device, person } of await tx.devices.personsOf(others)) if (person === author.person) own.add(device);
  return judged.map((one): Judged => {
    if (one.fate === 'refused' || own.has(one.mutation.by)) return one;
    const message = 'by: this was made on a device of somebody else; they can send it themselves.';
    return { fate: 'refused', mid: one.mutation.mid, problem: 'not-yours', message };
  });
}

/**
 * Cuts behind each mutation that has an effect: it sees what stands before it, and nothing of what comes after (S24). A redaction is
 * alone: what it names must be in the log (S23).
 */
function runsOf(judged: readonly Judged[]): Judged[][] {
  const runs: Judged[][] = [[]];
  for (const one of judged) {
    const redacts = one.fate === 'fits' && one.target === REDACTION;
    if (redacts) runs.push([]);
    runs.at(-1)?.push(one);
    if (redacts || (one.fate === 'fits' && effectOf(one.mutation) !== undefined)) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

async function takeRun(batch: Batch, run: readonly Judged[]): Promise<PushResult[]> {
  const { unit, scope } = batch;
  const mutations = run.flatMap((one) => (one.fate === 'refused' ? [] : [one.mutation]));
  const mids = mutations.map((mutation) => mutation.mid);
  const known = new Map((await unit.tx.log.known(scope, mids)).map((row) => [row.mid, row.hash]));
  const bases = mutations.flatMap((mutation) => namesOf(mutation));
  const redactions = await unit.tx.redactions.find(scope, [...new Set([...mids, ...bases])]);
  const redacted = new Map(redactions.map((each) => [each.mid, each]));
  const draft = await ScopeDraft.load(unit, scope, mutations);
  const results: PushResult[] = [];
  for (const one of run) results.push(await takeOne(batch, draft, { known, redacted }, one));

  await draft.flush(unit);
  const stored = new Map((await unit.tx.log.known(scope, mids)).map((row) => [row.mid, row]));
  for (const [at, one] of run.entries()) {
    const result = results[at];
    if (result === undefined || one.fate === 'refused' || result.result === 'refused') continue;
    const { seq, problem } = stored.get(result.mid) ?? {};
    Object.assign(result, { seq }, problem === undefined ? {} : { problem });
    if (isNew(result.result) && !batch.past.has(result.mid)) await effectOf(one.mutation)?.run(unit, one.mutation);
  }
  return results;
}

const isNew = (result: PushResult['result']) => result === 'applied' || result === 'merged' || result === 'conflict';

/** The mutations that the log has, with their hashes; and those that were redacted, also where the log lacks them. */
type Before = { known: Map<string, string>; redacted: ReadonlyMap<string, Redaction> };

async function takeOne(batch: Batch, draft: ScopeDraft, { known, redacted }: Before, one: Judged): Promise<PushResult> {
  const { author, taken } = batch;
  if (one.fate === 'refused') return refusal(one.mid, one);
  const { mid } = one.mutation;
  const before = known.get(mid);
  if (before === one.hash) return { mid, result: 'duplicate' };
  const gone = redacted.get(mid);
  const isTaken = before !== undefined || (gone !== undefined && gone.hash !== one.hash);
  if (isTaken || namesOf(one.mutation).some((name) => taken.has(name))) {
    taken.add(mid);
    return refusal(mid, isTaken ? OTHER_BYTES : NAMES_OTHER);
  }
  known.set(mid, one.hash);
  if (gone !== undefined) {
    takeRedacted(draft, one, author, gone);
    return { mid, result: 'duplicate' };
  }
  const unconfirmed = await whyUnconfirmed(batch.unit, one.mutation);
  if (unconfirmed !== undefined) return refusal(mid, { problem: 'identifier', message: unconfirmed });
  if (one.fate === 'parked') return setAside(draft, author, one, one);
  if (!batch.past.has(mid) && standsOver(one.mutation, author, redacted)) return refusal(mid, OVER_TAKEN_OUT);
  const problem = await whyNot(batch, draft, one);
  if (problem === undefined) {
    const result = await apply(batch, draft, one);
    return result === undefined ? setAside(draft, author, one, TOO_MANY) : { mid, result };
  }
  return problem.problem === 'not-allowed' ? refusal(mid, problem) : setAside(draft, author, one, problem);
}

const OTHER_BYTES: Problem = {
  problem: 'same-mid-other-bytes',
  message: 'mid: another change was sent under this id before.',
};

const NAMES_OTHER: Problem = {
  problem: 'same-mid-other-bytes',
  message: 'base: it names a change whose id another change was sent under before.',
};

const OVER_TAKEN_OUT: Problem = {
  problem: 'taken-out',
  message:
    'base: somebody took out for good what this was written over. Look whether it still says that, and send it again.',
};

/** Whether an edit was made from a value that somebody else took out for good: what it says may hold the same (S23). */
const standsOver = (
  { op, base }: Fitting['mutation'],
  { person }: Author,
  redacted: ReadonlyMap<string, Redaction>,
): boolean =>
  op === 'set' &&
  base.some((version) => {
    const redaction = redacted.get(version.replace('+', ''));
    return redaction !== undefined && redaction.person !== person;
  });

/** What a mutation means to replace, or to take out. */
const namesOf = ({ op, base, payload }: Fitting['mutation']): string[] => [
  ...base.map((version) => version.replace('+', '')),
  ...(op === 'redact' ? (redactPayloadSchema.safeParse(payload).data?.mids ?? []) : []),
];

const TOO_MANY: Problem = {
  problem: 'too-many',
  message: 'Too many values stand in this field. Settle what stands side by side, or take some away.',
};

/** What the scope as it stands has against a mutation that fits by itself. */
async function whyNot({ unit, author }: Batch, draft: ScopeDraft, fitting: Fitting): Promise<Problem | undefined> {
  const { mutation } = fitting;
  const kind = draft.kindOf(mutation.record);
  if (kind !== undefined && kind !== mutation.kind) {
    return { problem: 'bad-value', message: `record: this is a ${kind} already.` };
  }
  if (kind === undefined && (await isPersons(unit, mutation))) {
    return { problem: 'bad-value', message: `record: this id is not for a ${mutation.kind}; choose another.` };
  }
  if (fitting.target === REDACTION) return whyNotRedact(unit, fitting, author);
  return effectOf(mutation)?.forbids(unit, mutation, author);
}

/** Under a person's id the server says in a project that they are of the team: anything else there would keep them out. */
const isPersons = async ({ tx }: Unit, { scope, record, kind }: Fitting['mutation']): Promise<boolean> =>
  scopeKind(scope) === 'project' && kind !== teamMemberKind.name && (await tx.devices.find(record)) !== undefined;

function setAside(draft: ScopeDraft, author: Author, taken: Hashed, { problem, message }: Problem): PushResult {
  park(draft, taken, author, problem);
  return { mid: taken.mutation.mid, result: 'parked', problem, message };
}

async function apply({ unit, author, budget, past }: Batch, draft: ScopeDraft, one: Fitting) {
  if (one.target === REDACTION) return takeRedaction(unit, draft, one, author);
  const { mid } = one.mutation;
  const isInLog = (past.has(mid) || standsBeside(draft, one)) && (await isReplaced(unit, one));
  if (isInLog) past.add(mid);
  if (past.has(mid)) return takePast(draft, one, author, isInLog);
  if (one.target === WHOLE_RECORD) return takeWholeRecord(unit, draft, one, author);
  return takeEdit(draft, one, one.target, author, budget);
}

/** Whether an edit would stand beside what it did not see. */
function standsBeside(draft: ScopeDraft, { mutation: { record, field, base } }: Fitting): boolean {
  if (!draft.isWritten(record, field)) return false;
  const { heads } = draft.stateOf(record, field);
  return heads.length === 0 || heads.some(({ versions }) => !versions.some((version) => base.includes(version)));
}

/**
 * Whether a row of the log names this edit as one that it replaced: a restored server may be sent the later one first, by somebody else
 * or by another page (S16). It is looked for only where the edit would stand beside what it did not see, or is called past.
 */
function isReplaced({ tx }: Unit, { mutation: { scope, record, field, mid } }: Fitting): Promise<boolean> {
  return tx.log.isReplaced(scope, { record, field, mid });
}

export const refusal = (mid: string, { problem, message }: Problem | Refused): PushResult => ({
  mid,
  result: 'refused',
  problem,
  message,
});
