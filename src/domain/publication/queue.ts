import { type Folded, ofKind, type RecordOf } from '../record/kind.ts';
import { submissionKind } from './publication.ts';
import { withdrawalOf } from './withdrawal.ts';

export type Submission = RecordOf<typeof submissionKind> & {
  submitted: NonNullable<RecordOf<typeof submissionKind>['values']['submitted']>;
};

/** What a desk has: what waits, oldest first, and what was decided, newest first. */
export type Queue = { waiting: Submission[]; decided: Submission[] };

export function queueOf(records: readonly Folded[]): Queue {
  const all = ofKind(records, submissionKind).flatMap(({ id, values }) =>
    values.submitted === undefined ? [] : [{ id, values, submitted: values.submitted }],
  );
  const byAge = (a: Submission, b: Submission) => a.submitted.askedAt.localeCompare(b.submitted.askedAt);
  return {
    waiting: all.filter((one) => isWaiting(one)).sort(byAge),
    decided: all.filter((one) => !isWaiting(one)).sort((a, b) => byAge(b, a)),
  };
}

/** What was published at once, and nobody has looked at yet. */
export const isToLookAt = ({ values }: Submission): boolean =>
  values.lookAfter === true && values.progress?.state === 'published' && values.decision === undefined;

const isWaiting = ({ values }: Submission) =>
  (values.progress?.state ?? 'waiting') === 'waiting' && values.decision === undefined;

/** The newest version of a project that a desk knows to be public; 0 for none. */
export function publishedUpTo(records: readonly Folded[], project: string): number {
  const { waiting, decided } = queueOf(records);
  const all = [...waiting, ...decided].filter(({ submitted }) => submitted.project === project);
  const versions = all.map(({ submitted, values }) =>
    values.progress?.state === 'published' ? values.progress.version : submitted.publishedVersion,
  );
  const last = Math.max(0, ...versions);
  return last > withdrawnUpTo(records, project, all) ? last : 0;
}

/** By this desk, or by whoever leads the project, which its requests tell. */
function withdrawnUpTo(records: readonly Folded[], project: string, all: readonly Submission[]): number {
  const told = all.map(({ values: { progress } }) => (progress?.state === 'withdrawn' ? progress.version : 0));
  return Math.max(withdrawalOf(records, project)?.upTo ?? 0, ...told);
}
