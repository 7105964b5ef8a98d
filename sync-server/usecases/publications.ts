import type { Ask, Progress } from '../../src/domain/publication/publication.ts';
import { publicationKind, submissionKind } from '../../src/domain/publication/publication.ts';
import { ofKind, type RecordOf } from '../../src/domain/record/kind.ts';
import type { FieldRow } from '../storage/storage.ts';
import { foldRecord, foldRecords } from './folded-records.ts';
import type { Unit } from './service.ts';
import { writeAsServer } from './write-as-server.ts';

/** A request to publish in its project, with what became of it so far. */
export type Publication = { id: string; ask: Ask; progress: Progress | undefined };

/** The same request as its desk has it. */
export type Submission = RecordOf<typeof submissionKind>['values'];

export const projectScope = (project: string): string => `project:${project}`;

export function publicationsIn(rows: readonly FieldRow[]): Publication[] {
  return ofKind(foldRecords(rows), publicationKind).flatMap(({ id, values: { ask, progress } }) =>
    ask === undefined ? [] : [{ id, ask, progress }],
  );
}

export async function findSubmission({ tx }: Unit, desk: string, id: string): Promise<Submission | undefined> {
  const record = foldRecord(await tx.fields.ofRecords(desk, [id]), id);
  return record?.kind === submissionKind.name ? ofKind([record], submissionKind)[0]?.values : undefined;
}

export async function submissionsAt({ tx }: Unit, desk: string): Promise<RecordOf<typeof submissionKind>[]> {
  return ofKind(foldRecords(await tx.fields.ofScope(desk)), submissionKind);
}

/** Tells in a project's scope, or in a desk's, what became of a request. */
export const tellProgress = (
  unit: Unit,
  place: { scope: string; kind: 'publication' | 'submission'; record: string },
  value: Progress,
  cause: string,
): Promise<void> => writeAsServer(unit, { ...place, field: 'progress', value, cause });
