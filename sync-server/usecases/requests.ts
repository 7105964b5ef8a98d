import { type Progress, publicationKind, submissionKind } from '../../src/domain/publication/publication.ts';
import { projectScope } from './publications.ts';
import type { Unit } from './service.ts';

/** A request to publish as the server knows it: also one whose words were redacted. */
export type KnownRequest = { id: string; progress: Progress };

const PROGRESS = 'progress';

/** All requests to publish a project that the server has answered. */
export async function requestsOf({ tx }: Unit, project: string): Promise<KnownRequest[]> {
  const rows = await tx.fields.ofScope(projectScope(project));
  return rows.flatMap(({ record, kind, field, state }) => {
    if (kind !== publicationKind.name || field !== PROGRESS) return [];
    const progress = publicationKind.fields.progress.schema.safeParse(state.heads[0]?.value);
    return progress.success ? [{ id: record, progress: progress.data }] : [];
  });
}

/** Every desk where a request ever waited, also those that it was moved from: its project was told of each. */
export async function desksOfRequest({ tx }: Unit, project: string, id: string): Promise<string[]> {
  const scope = projectScope(project);
  const rows = await tx.log.history(scope, id, PROGRESS);
  const told = await tx.log.values(
    scope,
    rows.map((row) => row.mid),
  );
  const desks = told.flatMap(({ payload }) => {
    const progress = publicationKind.fields.progress.schema.safeParse(payload);
    return progress.success && progress.data.state === 'waiting' ? [progress.data.desk] : [];
  });
  return [...new Set(desks)];
}

/** The rows at a desk by which a request of this project was submitted. */
export async function submittedRows({ tx }: Unit, desk: string, project: string, id: string): Promise<string[]> {
  const rows = await tx.log.history(desk, id, 'submitted');
  const said = await tx.log.values(
    desk,
    rows.map((row) => row.mid),
  );
  return said.flatMap(({ mid, payload }) => {
    const submitted = submissionKind.fields.submitted.schema.safeParse(payload);
    return submitted.success && submitted.data.project === project ? [mid] : [];
  });
}
