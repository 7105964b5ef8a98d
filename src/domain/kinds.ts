import { deskModeratorKind } from './desk/moderator.ts';
import { deskPolicyKind } from './desk/policy.ts';
import { dataPointKind, measureKind } from './measure/measure.ts';
import { pdsaCycleKind } from './pdsa-cycle/pdsa-cycle.ts';
import { deviceKind } from './profile/device.ts';
import { profileKind } from './profile/profile.ts';
import { projectKind } from './project/project.ts';
import { celebrationKind, publicationKind, submissionKind } from './publication/publication.ts';
import { deskWithdrawalKind, withdrawalKind } from './publication/withdrawal.ts';
import { deskQuestionKind, questionKind } from './question/question.ts';
import type { Field } from './record/field.ts';
import type { Kind } from './record/kind.ts';
import { deskReportKind, reportKind } from './report/report.ts';
import { membershipKind, teamChangeKind, teamMemberKind } from './team/membership.ts';

/** Every kind of record. A new one stands here, and nothing else in the store, the sync or the server changes. */
const kinds: readonly Kind[] = [
  projectKind,
  pdsaCycleKind,
  measureKind,
  dataPointKind,
  profileKind,
  deviceKind,
  membershipKind,
  teamMemberKind,
  teamChangeKind,
  publicationKind,
  submissionKind,
  celebrationKind,
  withdrawalKind,
  deskWithdrawalKind,
  deskModeratorKind,
  deskPolicyKind,
  reportKind,
  deskReportKind,
  questionKind,
  deskQuestionKind,
];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

export const kindNamed = (name: string): Kind | undefined => byName.get(name);

/** The field of a kind, or undefined where this version of Dandelion does not know it. */
export function fieldOf(kind: string, field: string): Field | undefined {
  const known = byName.get(kind);
  return known !== undefined && Object.hasOwn(known.fields, field) ? known.fields[field] : undefined;
}
