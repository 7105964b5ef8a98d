import { type Progress, submissionKind } from '../../src/domain/publication/publication.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import type { Effect } from './effect.ts';
import { findSubmission, projectScope, publicationsIn, tellProgress } from './publications.ts';
import { publish } from './publish.ts';
import { requestsOf } from './requests.ts';
import type { Unit } from './service.ts';

/** What was never submitted here, or has moved to another desk, cannot be decided here; nor approved what its moderator did not see. */
export const whyNotDecide: Effect['forbids'] = async (unit, { scope, record, payload }) => {
  const submitted = (await findSubmission(unit, scope, record))?.submitted;
  if (submitted === undefined)
    return { problem: 'bad-value', message: 'This request is not at this desk; another desk may have it by now.' };
  const decision = submissionKind.fields.decision.schema.parse(payload);
  const isOfAnother = decision.decision === 'approve' && (decision.hash ?? submitted.hash) !== submitted.hash;
  return isOfAnother
    ? { problem: 'bad-value', message: 'hash: this request is another one now; look at it again.' }
    : undefined;
};

/**
 * A moderator decides (S24): what was submitted is published exactly as it was, or returned with a reason. The first decision
 * stands; a later one changes nothing.
 */
export async function decide(unit: Unit, { scope: desk, record, payload, mid }: Mutation): Promise<void> {
  const decision = submissionKind.fields.decision.schema.parse(payload);
  const submission = await findSubmission(unit, desk, record);
  if (submission?.submitted === undefined || submission.progress?.state !== 'waiting') return;
  const { project, content, hash } = submission.submitted;

  const at = unit.now;
  const progress: Progress =
    decision.decision === 'approve'
      ? { state: 'published', version: await publish(unit, { project, content, hash, desk }), at }
      : { state: 'returned', reason: decision.reason, at };

  await tellProgress(unit, { scope: desk, kind: 'submission', record }, progress, mid);
  const scope = projectScope(project);
  const asked = publicationsIn(await unit.tx.fields.ofScope(scope)).filter(({ ask }) => ask.hash === hash);
  // Also where its own words were taken out while it waited.
  const same = new Set([record, ...asked.map(({ id }) => id)]);
  for (const { id, progress: before } of await requestsOf(unit, project)) {
    if (!same.has(id) || before.state !== 'waiting') continue;
    await tellProgress(unit, { scope, kind: 'publication', record: id }, progress, mid);
  }
}
