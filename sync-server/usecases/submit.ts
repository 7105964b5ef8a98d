import type { Organisation } from '../../src/domain/organisation/organisation.ts';
import type { submissionKind } from '../../src/domain/publication/publication.ts';
import type { RecordOf } from '../../src/domain/record/kind.ts';
import { type ScopeName, scopeAsRecord } from '../../src/protocol/scope.ts';
import { openScope } from './add-member.ts';
import { chooseDesk, standIns } from './choose-desk.ts';
import { findSubmission, projectScope, submissionsAt, tellProgress } from './publications.ts';
import { moveReports } from './report.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';
import { deleteAsServer, writeAsServer } from './write-as-server.ts';

export type Submitted = NonNullable<RecordOf<typeof submissionKind>['values']['submitted']>;

const organisationOf = ({ content, asker }: Submitted): Organisation | undefined =>
  content.organisation ?? asker.organisation ?? undefined;

/** Puts a request before the desk that it belongs to, and says so in its project (S24). @returns that desk */
export async function submit(unit: Unit, id: string, submitted: Submitted, cause: string): Promise<ScopeName> {
  const desk = await chooseDesk(unit.tx, organisationOf(submitted));
  await openScope(unit, desk, SERVER);
  const there = await findSubmission(unit, desk, id);
  if (there?.submitted !== undefined && there.submitted.project !== submitted.project) {
    throw new Error('A request of another project has this id at the desk');
  }
  const place = { scope: desk, kind: 'submission' as const, record: id };
  const waiting = { state: 'waiting' as const, desk, at: unit.now };
  await writeAsServer(unit, { ...place, field: 'submitted', value: submitted, cause });
  await tellProgress(unit, place, waiting, cause);
  const inProject = { scope: projectScope(submitted.project), kind: 'publication' as const, record: id };
  await tellProgress(unit, inProject, waiting, cause);
  return desk;
}

/** When a desk gets its first moderator, what waits for it elsewhere moves there. */
export async function fetchWaiting(unit: Unit, desk: string): Promise<void> {
  for (const other of standIns(desk)) {
    await moveWaiting(unit, other, (to) => to === desk);
    await moveReports(unit, other);
  }
}

/** When a desk has lost its last moderator, what waits there goes on to the desk that stands in. */
export async function passOnWaiting(unit: Unit, desk: string): Promise<void> {
  await moveWaiting(unit, desk, (to) => to !== desk);
  await moveReports(unit, desk);
}

async function moveWaiting(unit: Unit, from: string, isTheirs: (to: string) => boolean): Promise<void> {
  for (const { id, values } of await submissionsAt(unit, from)) {
    const { submitted, progress } = values;
    if (submitted === undefined || progress?.state !== 'waiting') continue;
    if (!isTheirs(await chooseDesk(unit.tx, organisationOf(submitted)))) continue;
    const cause = `moved from ${scopeAsRecord(from)} at ${progress.at}`;
    await submit(unit, id, submitted, cause);
    await deleteAsServer(unit, { scope: from, kind: 'submission', record: id, cause });
  }
}
