import { type About, deskReportKind, reportKind } from '../../src/domain/report/report.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { OPERATOR_DESK, type ScopeName, scopeAsRecord, scopeId } from '../../src/protocol/scope.ts';
import type { StoredReport, Transaction } from '../storage/storage.ts';
import { openScope } from './add-member.ts';
import { chooseDesk } from './choose-desk.ts';
import type { Effect } from './effect.ts';
import { foldRecord } from './folded-records.ts';
import { SERVER, serverMid } from './server-row.ts';
import { DAY, timeAfter, type Unit } from './service.ts';
import { deleteAsServer, writeAsServer } from './write-as-server.ts';

const REPORTS_A_DAY = 20;

/** Of a report that a reader has in their own scope: its name at desks, which tells nobody whose it is. */
export const reportIdOf = (scope: ScopeName, record: string): string => serverMid([scope, record, 'report']);

/** Reported is what is public, or was; once, and not more than a person can mean. */
export const whyNotReport: Effect['forbids'] = async ({ tx, now }, { scope, record, payload }) => {
  const { project, version } = reportKind.fields.about.schema.parse(payload);
  if (version > (await tx.archive.lastVersion(project))) {
    return { problem: 'bad-value', message: 'There is no such project in the archive.' };
  }
  if ((await tx.reports.find(reportIdOf(scope, record))) !== undefined) {
    return { problem: 'not-allowed', message: 'This was reported already. Report it anew to say something else.' };
  }
  if ((await tx.reports.countSince(scope, timeAfter(now, -DAY))) >= REPORTS_A_DAY) {
    return { problem: 'not-allowed', message: `One person can send ${REPORTS_A_DAY} reports a day. Send it tomorrow.` };
  }
  return undefined;
};

/** A reader says that something public is wrong: the desk that can do something about it is told, and nobody who said it. */
export async function report(unit: Unit, { scope, record, payload, mid }: Mutation): Promise<void> {
  const about = reportKind.fields.about.schema.parse(payload);
  const { project } = about;
  const id = reportIdOf(scope, record);
  const desk = await deskOfReports(unit.tx, project);
  const stored: StoredReport = { id, scope, record, project, desks: [desk], at: unit.now, closedAt: null };
  await unit.tx.reports.put(stored);
  await showAt(unit, desk, stored, { about, cause: mid });
  await writeAsServer(unit, {
    ...{ scope, kind: reportKind.name, record, field: 'progress', cause: mid },
    value: { state: 'waiting', at: unit.now },
  });
}

/** What waits at a desk that changed hands goes where it belongs now. */
export async function moveReports(unit: Unit, from: ScopeName): Promise<void> {
  for (const stored of await unit.tx.reports.openAt(from)) {
    const desk = await deskOfReports(unit.tx, stored.project);
    if (desk === from) continue;
    const folded = foldRecord(await unit.tx.fields.ofRecords(from, [stored.id]), stored.id);
    const about = deskReportKind.fields.about.schema.safeParse(folded?.values.about).data;
    if (about === undefined) continue;
    const cause = `moved from ${scopeAsRecord(from)} at ${unit.now}`;
    await unit.tx.reports.put({ ...stored, desks: [...stored.desks, desk] });
    await showAt(unit, desk, stored, { about, cause });
    await deleteAsServer(unit, { scope: from, kind: deskReportKind.name, record: stored.id, cause });
  }
}

/** The desk that published it, or stands in for that; the operator's for what was described from a public page. */
async function deskOfReports(tx: Transaction, project: string): Promise<ScopeName> {
  const last = await tx.archive.version(project, await tx.archive.lastVersion(project));
  const publishedBy = last?.desk ?? undefined;
  return publishedBy === undefined ? OPERATOR_DESK : chooseDesk(tx, { name: '', code: scopeId(publishedBy) });
}

async function showAt(
  unit: Unit,
  desk: ScopeName,
  { id, scope, record }: StoredReport,
  { about, cause }: { about: About; cause: string },
): Promise<void> {
  await openScope(unit, desk, SERVER);
  const said = foldRecord(await unit.tx.fields.ofRecords(scope, [record]), record)?.values.words;
  const words = reportKind.fields.words.schema.safeParse(said).data ?? '';
  const place = { scope: desk, kind: deskReportKind.name, record: id, cause };
  await writeAsServer(unit, { ...place, field: 'about', value: about });
  if (words !== '') await writeAsServer(unit, { ...place, field: 'words', value: words });
  await writeAsServer(unit, { ...place, field: 'progress', value: { state: 'waiting', at: unit.now } });
}
