import { type Folded, ofKind, type RecordOf } from '../record/kind.ts';
import { type Progress, submissionKind } from './publication.ts';
import { withdrawalOf } from './withdrawal.ts';

export type Submission = RecordOf<typeof submissionKind> & {
  submitted: NonNullable<RecordOf<typeof submissionKind>['values']['submitted']>;
};

/** A request whose content was taken out for good: when, why, and up to which version; 0 for what was never public. */
export type TakenOut = Pick<Extract<Progress, { state: 'withdrawn' }>, 'at' | 'reason' | 'version'>;

/**
 * What a desk has: what waits, oldest first, what was decided, newest first, and what it cannot show any more, the last first: one for
 * all requests that went at once.
 */
export type Queue = { waiting: Submission[]; decided: Submission[]; takenOut: TakenOut[] };

export function queueOf(records: readonly Folded[]): Queue {
  const all = ofKind(records, submissionKind).flatMap(({ id, values }) =>
    values.submitted === undefined ? [] : [{ id, values, submitted: values.submitted }],
  );
  const byAge = (a: Submission, b: Submission) => a.submitted.askedAt.localeCompare(b.submitted.askedAt);
  return {
    waiting: all.filter((one) => isWaiting(one)).sort(byAge),
    decided: all.filter((one) => !isWaiting(one)).sort((a, b) => byAge(b, a)),
    takenOut: takenOutOf(records),
  };
}

/** What was published at once, and nobody has looked at yet. */
export const isToLookAt = ({ values }: Submission): boolean =>
  values.lookAfter === true && values.progress?.state === 'published' && values.decision === undefined;

/** Whether a desk has ever published anything, though it may be gone since. */
export const hasPublished = ({ decided, takenOut }: Queue): boolean =>
  takenOut.some(({ version }) => version > 0) ||
  decided.some(({ values: { progress } }) => progress?.state === 'published' || progress?.state === 'withdrawn');

function takenOutOf(records: readonly Folded[]): TakenOut[] {
  const found = new Map<string, TakenOut>();
  for (const { values } of ofKind(records, submissionKind)) {
    if (values.submitted !== undefined || values.progress?.state !== 'withdrawn') continue;
    const { at, reason, version } = values.progress;
    const before = found.get(`${at} ${reason}`)?.version ?? 0;
    found.set(`${at} ${reason}`, { at, reason, version: Math.max(before, version) });
  }
  return [...found.values()].sort((a, b) => b.at.localeCompare(a.at));
}

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

/** The newest version of a project that a desk knows of, public or withdrawn since; 0 for none. The next gets the next number. */
export function lastVersion(records: readonly Folded[], project: string): number {
  const { waiting, decided } = queueOf(records);
  const all = [...waiting, ...decided].filter(({ submitted }) => submitted.project === project);
  const told = all.map(({ submitted, values: { progress } }) =>
    progress?.state === 'published' || progress?.state === 'withdrawn' ? progress.version : submitted.publishedVersion,
  );
  return Math.max(0, withdrawalOf(records, project)?.upTo ?? 0, ...told);
}

/** By this desk, or by whoever leads the project, which its requests tell. */
function withdrawnUpTo(records: readonly Folded[], project: string, all: readonly Submission[]): number {
  const told = all.map(({ values: { progress } }) => (progress?.state === 'withdrawn' ? progress.version : 0));
  return Math.max(withdrawalOf(records, project)?.upTo ?? 0, ...told);
}
