import { type Progress, publicationKind } from '../../src/domain/publication/publication.ts';
import { withdrawnProject } from '../../src/domain/publication/withdrawal.ts';
import { type Mutation, redactPayloadSchema } from '../../src/protocol/mutation.ts';
import { scopeId } from '../../src/protocol/scope.ts';
import { findSubmission, projectScope, tellProgress } from './publications.ts';
import { redactAsServer } from './redact-as-server.ts';
import { desksOfRequest, requestsOf } from './requests.ts';
import { SERVER, serverMid } from './server-row.ts';
import type { Unit } from './service.ts';

type Place = { scope: string; kind: 'publication' | 'submission'; record: string };

const FIELD = 'progress';

/** The row that told a place of a withdrawal: `writeAsServer` names it so. */
const toldBy = ({ scope, kind, record }: Place, cause: string) => serverMid([scope, kind, record, FIELD, cause]);

/**
 * By which cause a place is told of a withdrawal: another one where what told it before was taken out for good, for that is never written
 * again.
 */
export async function causeOf({ tx }: Unit, place: Place, withdrawal: string): Promise<string> {
  const [redacted] = await tx.redactions.find(place.scope, [toldBy(place, withdrawal)]);
  return redacted === undefined ? withdrawal : withoutNote(withdrawal);
}

const withoutNote = (withdrawal: string) => `${withdrawal} without its note`;

/**
 * What a lead said of a withdrawal was taken out for good (S23). The server had told it on, in the project and at desks: there it goes as
 * well, and that the request is withdrawn stays.
 */
export const redactNote = (unit: Unit, { scope, payload }: Mutation): Promise<void> =>
  redactToldOn(unit, scopeId(scope), payload);

/** The same of what a desk said of a withdrawal. */
export async function redactDeskNote(unit: Unit, { record, payload }: Mutation): Promise<void> {
  const project = withdrawnProject(record);
  if (project !== undefined) await redactToldOn(unit, project, payload);
}

/** Why a desk sent a request back was taken out for good: that it was sent back stays. */
export async function redactReason(unit: Unit, { scope, record, payload }: Mutation): Promise<void> {
  const project = await projectOfRequest(unit, scope, record);
  if (project !== undefined) await redactToldOn(unit, project, payload);
}

/** Where the request itself was erased, it is one of a project that was withdrawn. */
async function projectOfRequest(unit: Unit, desk: string, record: string): Promise<string | undefined> {
  const submission = await findSubmission(unit, desk, record);
  if (submission?.submitted !== undefined) return submission.submitted.project;
  const withdrawn = new Set((await unit.tx.withdrawals.all()).map(({ project }) => project));
  for (const project of withdrawn) {
    if ((await requestsOf(unit, project)).some(({ id }) => id === record)) return project;
  }
  return undefined;
}

async function redactToldOn(unit: Unit, project: string, payload: unknown): Promise<void> {
  const { mids, reason } = redactPayloadSchema.parse(payload);
  for (const { id } of await requestsOf(unit, project)) {
    const desks = await desksOfRequest(unit, project, id);
    const places: Place[] = [
      { scope: projectScope(project), kind: 'publication', record: id },
      ...desks.map((desk): Place => ({ scope: desk, kind: 'submission', record: id })),
    ];
    for (const place of places) {
      for (const mid of mids) await redactCopy(unit, place, mid, { at: unit.now, person: SERVER, reason });
    }
  }
}

async function redactCopy(
  unit: Unit,
  place: Place,
  cause: string,
  redacted: Parameters<typeof redactAsServer>[1]['redacted'],
): Promise<void> {
  const { scope, record } = place;
  const copy = toldBy(place, cause);
  const rows = await unit.tx.fields.ofRecords(scope, [record]);
  const head = rows.find(({ field }) => field === FIELD)?.state.heads[0];
  const told = publicationKind.fields.progress.schema.safeParse(head?.value);
  if (head?.versions.includes(copy) === true && told.success) {
    await tellProgress(unit, place, withoutWords(told.data), withoutNote(cause));
  }
  await redactAsServer(unit, { place: { scope, record, field: FIELD }, isNamed: ({ mid }) => mid === copy, redacted });
}

function withoutWords(progress: Progress): Progress {
  if (progress.state === 'withdrawn') return { ...progress, note: '' };
  return progress.state === 'returned' ? { ...progress, reason: '' } : progress;
}
