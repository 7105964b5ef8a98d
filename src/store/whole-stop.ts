import { identifierNaming } from '../domain/identifiers/change.ts';
import { neededPasses, uncovered } from '../domain/identifiers/covers.ts';
import { finder } from '../domain/identifiers/finder.ts';
import type { Finding } from '../domain/identifiers/findings.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { type Asked, type Judgement, misfit, NHS } from './hold.ts';
import { knownPasses } from './known-passes.ts';
import { isoNow, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxBody } from './vault-bodies.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * Whether a change stays on this device until its author mends it (S31). To be called in a transaction over the outbox and the log.
 *
 * @throws TypeError for a field that no kind has: a screen asked for something that does not exist
 */
async function judge(vault: Vault, change: Asked): Promise<Judgement> {
  const findings = finder.findingsIn(change, change.payload);
  const given = change.passed ?? [];
  const known = findings.length === 0 ? [] : [...(await knownPasses(vault, change)), ...given].filter(isJudgement);
  const passed = neededPasses(findings, known);
  const hold = holdOf(change, uncovered(findings, passed)) ?? misfit(change);
  return { passed, judged: true, ...(hold && { hold }) };
}

function holdOf(change: Asked, left: readonly Finding[]): Judgement['hold'] {
  if (identifierNaming(change) !== undefined) return NHS;
  return left.length === 0 ? undefined : { problem: 'identifier', message: seenWords(left) };
}

/** What a person alone can say no to: an NHS number is more than a judgement. */
const isJudgement = ({ type }: Pass): boolean => type !== 'nhs-number';

const MOST_WORDS = 3;

/** “Mrs Patel” and “12 March 1941” may tell who a patient is. */
function seenWords(findings: readonly Finding[]): string {
  const words = [...new Set(findings.map((finding) => `“${finding.words}”`))];
  const named = words.slice(0, MOST_WORDS).join(', ');
  return `${named}${words.length > MOST_WORDS ? ' and more' : ''} may tell who a patient is.`;
}

/** Judges these rows, which wait. To be called in a transaction over the outbox and the log. */
async function judgeRows(vault: Vault, rows: readonly OutboxRow[]): Promise<void> {
  const bodies = await openOutboxRows(vault, rows);
  for (const [at, row] of rows.entries()) {
    const body = bodies[at];
    if (body !== undefined) await judgeRow(vault, row, body);
  }
}

async function judgeRow(vault: Vault, row: OutboxRow, body: OutboxBody): Promise<void> {
  const { passed: given, ...bare } = body.mutation;
  const { hold, passed } =
    bare.op === 'redact' ? { hold: undefined, passed: [] } : await judge(vault, { ...bare, passed: given });
  const mutation = passed.length === 0 ? bare : { ...bare, passed };
  const sealed = await seal(vault, { ...body, mutation, ...hold });
  const now = hold === undefined ? {} : { state: 'held' as const, since: isoNow(vault) };
  await vault.db.outbox.update(row.n, { ...now, judged: true, body: sealed });
}

/** All of the identifier stop as the store uses it: a part of its own, which a browser fetches when something is first saved or typed. */
export const wholeStop = { ...finder, judge, judgeRows };

export type WholeStop = typeof wholeStop;
