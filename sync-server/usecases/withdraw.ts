import { type Withdrawal, withdrawalSchema, withdrawnProject } from '../../src/domain/publication/withdrawal.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { OPERATOR_DESK, scopeId } from '../../src/protocol/scope.ts';
import type { Effect, Problem } from './effect.ts';
import type { Author } from './identify.ts';
import { findSubmission } from './publications.ts';
import { requestsOf } from './requests.ts';
import type { Unit } from './service.ts';
import { withdrawProject } from './withdraw-project.ts';
import { writeAudit } from './write-audit.ts';

const NOTHING_THERE: Problem = {
  problem: 'bad-value',
  message: 'There is nothing to withdraw: no such version was published.',
};
const OTHER_RECORD: Problem = {
  problem: 'bad-value',
  message: 'record: must be withdrawn_ and the id of the project.',
};

/** Whoever leads a project may withdraw what it published (S28). */
export const whyNotWithdraw: Effect['forbids'] = async (unit, mutation, author) => {
  const project = scopeId(mutation.scope);
  if (withdrawnProject(mutation.record) !== project) return OTHER_RECORD;
  if ((await unit.tx.members.role(mutation.scope, author.person)) !== 'lead') {
    return { problem: 'not-allowed', message: 'Only who leads a project can withdraw it.' };
  }
  return whyNothing(unit, project, mutation);
};

/**
 * The desk that published the latest version may withdraw a project, and the operator's desk any, described ones too. A desk that
 * has a request of it may erase that: `upTo: 0`.
 */
export const whyNotWithdrawAtDesk: Effect['forbids'] = async (unit, mutation) => {
  const project = withdrawnProject(mutation.record);
  if (project === undefined) return OTHER_RECORD;
  const { scope: desk, payload } = mutation;
  const { upTo } = withdrawalSchema.parse(payload);
  if (desk !== OPERATOR_DESK && !(await published(unit, desk, project))) {
    if (upTo > 0 || !(await hasRequest(unit, desk, project))) {
      return { problem: 'not-allowed', message: 'Only the desk that published a project can withdraw it.' };
    }
  }
  return whyNothing(unit, project, mutation);
};

export const withdrawByLead: Effect['run'] = (unit, mutation) => run(unit, mutation, scopeId(mutation.scope));

export async function withdrawByDesk(unit: Unit, mutation: Mutation, author: Author): Promise<void> {
  const project = withdrawnProject(mutation.record);
  if (project === undefined) return;
  await run(unit, mutation, project);
  const { upTo, reason } = withdrawalSchema.parse(mutation.payload);
  const about = { project, upTo, reason };
  await writeAudit(unit, { what: 'withdrawn', desk: mutation.scope, who: author.person, about });
}

async function run(unit: Unit, { mid, scope, payload }: Mutation, project: string): Promise<void> {
  const { reason, note, upTo } = withdrawalSchema.parse(payload);
  await withdrawProject(unit, { project, mid, scope, upTo, reason, at: unit.now, requests: [] }, note);
}

/** Withdrawing again what is withdrawn is allowed, and changes little. */
async function whyNothing(unit: Unit, project: string, { payload }: Mutation): Promise<Problem | undefined> {
  const { upTo }: Withdrawal = withdrawalSchema.parse(payload);
  if (upTo > (await unit.tx.archive.lastVersion(project))) return NOTHING_THERE;
  if (upTo > 0) return undefined;
  const open = (await requestsOf(unit, project)).some(({ progress }) => progress.state !== 'published');
  return open ? undefined : NOTHING_THERE;
}

async function published({ tx }: Unit, desk: string, project: string): Promise<boolean> {
  const last = await tx.archive.lastVersion(project);
  return last > 0 && (await tx.archive.version(project, last))?.desk === desk;
}

async function hasRequest(unit: Unit, desk: string, project: string): Promise<boolean> {
  for (const { id } of await requestsOf(unit, project)) {
    const submission = await findSubmission(unit, desk, id);
    if (submission?.submitted?.project === project) return true;
  }
  return false;
}
