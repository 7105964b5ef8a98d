import { celebrationId, celebrationKind, type Progress } from '../../src/domain/publication/publication.ts';
import type { RedactionReason } from '../../src/protocol/mutation.ts';
import { OPERATOR_DESK } from '../../src/protocol/scope.ts';
import type { StoredWithdrawal } from '../storage/storage.ts';
import { foldRecord } from './folded-records.ts';
import { findSubmission, projectScope, tellProgress } from './publications.ts';
import { redactAsServer } from './redact-as-server.ts';
import { causeOf } from './redact-note.ts';
import { eraseQuestions } from './redact-question.ts';
import { desksOfRequest, type KnownRequest, requestsOf, submittedRows } from './requests.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';
import { writeAsServer } from './write-as-server.ts';

/**
 * Takes back what a project published, and tells those who asked for it (S28). `reviseArchive` must follow in the same transaction:
 * pieces are built again once, after the last of several.
 *
 * @param withdrawal `requests` names what was withdrawn with it before a restore; nothing where it is new
 */
export async function withdrawProject(unit: Unit, withdrawal: StoredWithdrawal, note = ''): Promise<void> {
  const { tx } = unit;
  const { project, upTo } = withdrawal;
  const before = (await tx.archive.version(project, await tx.archive.lastVersion(project)))?.desk ?? undefined;
  const all = await reachedBy(unit, withdrawal);
  const told = all.filter((request) => isWithdrawn(request, withdrawal));
  const requests = [...new Set([...withdrawal.requests, ...told.map(({ id }) => id)])].sort();
  const known = { ...withdrawal, requests };
  await tx.withdrawals.put(known);
  unit.toJournal.push({ what: 'withdrawal', ...known });

  await tx.archive.forget(project, upTo);
  unit.archiveIsStale = true;
  for (const request of told) await tell(unit, request, known, note);
  if (erases(withdrawal)) for (const request of all) await erase(unit, request, withdrawal);
  if (holdsData(withdrawal) && reachesAll(withdrawal)) {
    const redacted = { at: withdrawal.at, person: SERVER, reason: reasonOf(withdrawal) };
    await eraseQuestions(unit, project, { cause: withdrawal.mid, redacted });
  }
  if ((await tx.archive.latest(project)) === undefined) await takeCelebrationBack(unit, known, before);
}

/** A desk that erases what never was public reaches what it had itself, and nothing that waits at another desk. */
const reachesAll = ({ project, scope, upTo }: StoredWithdrawal): boolean =>
  upTo > 0 || scope === projectScope(project) || scope === OPERATOR_DESK;

async function reachedBy(unit: Unit, withdrawal: StoredWithdrawal): Promise<KnownRequest[]> {
  const { project, scope } = withdrawal;
  const all = await requestsOf(unit, project);
  if (reachesAll(withdrawal)) return all;
  const reached: KnownRequest[] = [];
  for (const request of all) {
    const { id, progress } = request;
    const elsewhere = progress.state === 'waiting' && progress.desk !== scope;
    if (!elsewhere && (await submittedRows(unit, scope, project, id)).length > 0) reached.push(request);
  }
  return reached;
}

const holdsData = ({ reason }: StoredWithdrawal): boolean => reason === 'patient-data' || reason === 'personal-data';

const reasonOf = ({ reason }: StoredWithdrawal): RedactionReason =>
  reason === 'patient-data' || reason === 'personal-data' ? reason : 'mistake';

/** Whether what desks have of it goes as well: for its reason, or because it never was public. */
const erases = (withdrawal: StoredWithdrawal): boolean => withdrawal.upTo === 0 || holdsData(withdrawal);

function isWithdrawn({ id, progress }: KnownRequest, withdrawal: StoredWithdrawal): boolean {
  if (progress.state === 'published') return progress.version <= withdrawal.upTo;
  if (progress.state !== 'waiting') return false;
  return erases(withdrawal) || withdrawal.requests.includes(id);
}

async function tell(
  unit: Unit,
  { id, progress }: KnownRequest,
  { project, mid, reason, at }: StoredWithdrawal,
  note: string,
): Promise<void> {
  const version = progress.state === 'published' ? progress.version : 0;
  const value: Progress = { state: 'withdrawn', version, reason, note, at };
  for (const desk of await desksOfRequest(unit, project, id)) {
    const submission = await findSubmission(unit, desk, id);
    if (submission?.submitted?.project !== project) continue;
    const atDesk = { scope: desk, kind: 'submission' as const, record: id };
    await tellProgress(unit, atDesk, value, await causeOf(unit, atDesk, mid));
  }
  const inProject = { scope: projectScope(project), kind: 'publication' as const, record: id };
  await tellProgress(unit, inProject, value, await causeOf(unit, inProject, mid));
}

/** Redacts what desks were sent of a request (S23). A later version that is public stays. */
async function erase(unit: Unit, { id, progress }: KnownRequest, withdrawal: StoredWithdrawal): Promise<void> {
  const { project, upTo, at } = withdrawal;
  if (progress.state === 'published' && progress.version > upTo) return;
  for (const desk of await desksOfRequest(unit, project, id)) {
    const mids = new Set(await submittedRows(unit, desk, project, id));
    await redactAsServer(unit, {
      place: { scope: desk, record: id, field: 'submitted' },
      isNamed: ({ mid }) => mids.has(mid),
      redacted: { at, person: SERVER, reason: reasonOf(withdrawal) },
    });
  }
}

/** The archive says what the field of a celebration shows: so both are taken back. */
async function takeCelebrationBack(
  unit: Unit,
  { project, mid }: StoredWithdrawal,
  publishedBy: string | undefined,
): Promise<void> {
  await unit.tx.archive.uncelebrate(project);
  const record = celebrationId(project);
  for (const scope of new Set([publishedBy ?? OPERATOR_DESK, OPERATOR_DESK])) {
    const folded = foldRecord(await unit.tx.fields.ofRecords(scope, [record]), record);
    if (folded?.values.celebrated !== true) continue;
    await writeAsServer(unit, {
      ...{ scope, kind: celebrationKind.name, record, field: 'celebrated' },
      ...{ value: false, cause: mid },
    });
  }
}
