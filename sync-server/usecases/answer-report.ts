import { deskReportKind, reportKind } from '../../src/domain/report/report.ts';
import { type Mutation, type RedactionReason, redactPayloadSchema } from '../../src/protocol/mutation.ts';
import type { StoredReport } from '../storage/storage.ts';
import type { Effect } from './effect.ts';
import { foldRecord } from './folded-records.ts';
import type { Author } from './identify.ts';
import { redactAsServer } from './redact-as-server.ts';
import { reportIdOf } from './report.ts';
import { SERVER, serverMid } from './server-row.ts';
import type { Unit } from './service.ts';
import { writeAsServer } from './write-as-server.ts';
import { writeAudit } from './write-audit.ts';

/** What has moved to another desk is answered there. */
export const whyNotAnswer: Effect['forbids'] = async ({ tx }, { scope, record }) =>
  (await tx.reports.find(record))?.desks.at(-1) === scope
    ? undefined
    : { problem: 'bad-value', message: 'This report is not at this desk; another desk may have it by now.' };

/**
 * A moderator answers a report; the reader is told. The first answer stands. The words of a report that may name a patient go with it,
 * from the desks and from the reader's scope: nobody needs them any more (S23).
 */
export async function answerReport(
  unit: Unit,
  { scope: desk, record: id, payload, mid }: Mutation,
  author: Author,
): Promise<void> {
  const { outcome, words } = deskReportKind.fields.answer.schema.parse(payload);
  const stored = await unit.tx.reports.find(id);
  if (stored === undefined || stored.closedAt !== null) return;
  const at = unit.now;
  await unit.tx.reports.put({ ...stored, closedAt: at });
  const atDesk = { scope: desk, kind: deskReportKind.name, record: id, field: 'progress', cause: mid };
  await writeAsServer(unit, { ...atDesk, value: { state: 'answered', at } });
  await tellReader(unit, stored, { state: 'answered', outcome, words, at }, mid);
  const told = { report: id, project: stored.project, outcome };
  await writeAudit(unit, { what: 'report-answered', desk, who: author.person, about: told });
  const folded = foldRecord(await unit.tx.fields.ofRecords(desk, [id]), id);
  const about = deskReportKind.fields.about.schema.safeParse(folded?.values.about).data;
  if (about?.about === 'patient') await redactWords(unit, stored, 'patient-data');
}

/** What a reader takes out of their own report goes from the desks, too. */
export async function redactReport(unit: Unit, { scope, record, payload }: Mutation): Promise<void> {
  const stored = await unit.tx.reports.find(reportIdOf(scope, record));
  if (stored !== undefined) await redactWords(unit, stored, redactPayloadSchema.parse(payload).reason);
}

/** What a moderator takes out of a report goes from wherever it stands. */
export async function redactDeskReport(unit: Unit, { record, payload }: Mutation): Promise<void> {
  const stored = await unit.tx.reports.find(record);
  if (stored !== undefined) await redactWords(unit, stored, redactPayloadSchema.parse(payload).reason);
}

/** What a moderator wrote to a reader is taken out there as well; that it was answered stays. */
export async function redactAnswer(unit: Unit, { record: id, payload }: Mutation): Promise<void> {
  const { mids, reason } = redactPayloadSchema.parse(payload);
  const stored = await unit.tx.reports.find(id);
  if (stored === undefined) return;
  const { scope, record } = stored;
  const told = new Map(mids.map((mid) => [serverMid([scope, reportKind.name, record, 'progress', mid]), mid]));
  const rows = await unit.tx.fields.ofRecords(scope, [record]);
  const head = rows.find(({ field }) => field === 'progress')?.state.heads[0];
  const progress = reportKind.fields.progress.schema.safeParse(head?.value).data;
  const cause = head?.versions.map((version) => told.get(version)).find(Boolean);
  if (cause !== undefined && progress?.state === 'answered') {
    await tellReader(unit, stored, { ...progress, words: '' }, `${cause} without its words`);
  }
  await redactAsServer(unit, {
    place: { scope, record, field: 'progress' },
    isNamed: ({ mid }) => told.has(mid),
    redacted: { at: unit.now, person: SERVER, reason },
  });
}

const tellReader = (unit: Unit, { scope, record }: StoredReport, value: object, cause: string): Promise<void> =>
  writeAsServer(unit, { scope, kind: reportKind.name, record, field: 'progress', value, cause });

async function redactWords(unit: Unit, { id, scope, record, desks }: StoredReport, reason: RedactionReason) {
  const redacted = { at: unit.now, person: SERVER, reason };
  const places = [{ scope, record }, ...[...new Set(desks)].map((desk) => ({ scope: desk, record: id }))];
  for (const place of places) {
    await redactAsServer(unit, { place: { ...place, field: 'words' }, isNamed: () => true, redacted });
  }
}
