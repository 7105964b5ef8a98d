import { identifierNaming } from '../domain/identifiers/change.ts';
import { neededPasses, uncovered } from '../domain/identifiers/covers.ts';
import { finder } from '../domain/identifiers/finder.ts';
import type { Finding } from '../domain/identifiers/findings.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { fieldOf } from '../domain/kinds.ts';
import { answersOf, counts, isOpen } from './answers.ts';
import { type Asked, type Judgement, misfit, NHS } from './hold.ts';
import { knownPasses } from './known-passes.ts';
import { isoNow, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxBody } from './vault-bodies.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

/**
 * Whether a change stays on this device until its author mends it (S31). To be called in a transaction over the outbox, the log and the base state.
 *
 * @throws TypeError for a field that no kind has: a screen asked for something that does not exist
 */
async function judge(vault: Vault, change: Asked): Promise<Judgement> {
  const { passed, hold: stopped } = await stop(vault, change);
  const hold = stopped ?? misfit(change);
  return { passed, judged: true, ...(hold && { hold }) };
}

/** What the stop alone says. */
async function stop(vault: Vault, change: Asked): Promise<Pick<Judgement, 'hold' | 'passed'>> {
  const findings = finder.findingsIn(change, change.payload);
  const known = findings.length === 0 ? [] : [...(await knownPasses(vault, change)), ...(change.passed ?? [])];
  const answers = await answersOf(vault, change.scope, known);
  const passed = neededPasses(
    findings,
    known.filter((pass) => counts(pass, answers)),
  );
  const left = uncovered(findings, passed);
  const asked = neededPasses(
    left,
    known.filter((pass) => isOpen(pass, answers)),
  );
  const hold = holdOf(change, uncovered(left, asked), asked);
  // What was asked goes no further than the held row: it leaves when the desk has said yes.
  return { passed: [...passed, ...asked], ...(hold && { hold }) };
}

function holdOf(change: Asked, left: readonly Finding[], asked: readonly Pass[]): Judgement['hold'] {
  if (identifierNaming(change) !== undefined) return NHS;
  if (left.length > 0) return { problem: 'identifier', message: `${named(left)} may tell who a patient is.` };
  if (asked.length === 0) return undefined;
  return {
    problem: 'asked',
    message: `You asked the desk whether ${named(asked)} may stand. It is sent when they say yes.`,
  };
}

const MOST_WORDS = 3;

/** “Mrs Patel”, “12 March 1941” and more. */
function named(seen: readonly { words: string }[]): string {
  const words = [...new Set(seen.map((one) => `“${one.words}”`))];
  return `${words.slice(0, MOST_WORDS).join(', ')}${words.length > MOST_WORDS ? ' and more' : ''}`;
}

/** Judges these rows, which wait. To be called in a transaction over the same tables. */
async function judgeRows(vault: Vault, rows: readonly OutboxRow[]): Promise<void> {
  const bodies = await openOutboxRows(vault, rows);
  for (const [at, row] of rows.entries()) {
    const body = bodies[at];
    if (body !== undefined) await judgeRow(vault, row, body);
  }
}

async function judgeRow(vault: Vault, row: OutboxRow, body: OutboxBody): Promise<void> {
  const { passed: given, ...bare } = body.mutation;
  const change: Asked = { ...bare, passed: given };
  const { hold: stopped, passed } = bare.op === 'redact' ? { passed: [] } : await stop(vault, change);
  // A field that this app does not know, of an older one or a newer, is for the server to judge.
  const isKnown = fieldOf(bare.kind, bare.field) !== undefined;
  const hold = stopped ?? (row.state === 'held' && isKnown ? misfit(change) : undefined);
  // It is asked still, and nothing is new.
  if (row.asks === true && hold?.problem === 'asked') return;
  const mutation = passed.length === 0 ? bare : { ...bare, passed: [...passed] };
  const { problem: _, message: __, ...rest } = body;
  const sealed = await seal(vault, { ...rest, mutation, ...hold });
  const { asks: ___, ...same } = row;
  const state: OutboxState = hold === undefined ? 'waiting' : 'held';
  const mark = hold?.problem === 'asked' && { asks: true as const };
  const since = state === row.state ? row.since : isoNow(vault);
  await vault.db.outbox.put({ ...same, ...mark, judged: true, state, since, body: sealed });
}

/** All of the identifier stop as the store uses it: a part of its own, which a browser fetches when something is first saved or typed. */
export const wholeStop = { ...finder, judge, judgeRows };

export type WholeStop = typeof wholeStop;
