import { neededPasses, uncovered } from '../../src/domain/identifiers/covers.ts';
import { findingsAnywhere } from '../../src/domain/identifiers/findings.ts';
import type { Pass } from '../../src/domain/identifiers/pass.ts';
import { contentToPublish } from '../../src/domain/project/publish.ts';
import type { PublishedContent } from '../../src/domain/project/published-project.ts';
import { type Progress, publicationKind, type Refusal } from '../../src/domain/publication/publication.ts';
import { canonicalJson, contentHash } from '../../src/protocol/canonical.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { scopeId } from '../../src/protocol/scope.ts';
import type { FieldRow } from '../storage/storage.ts';
import type { Effect } from './effect.ts';
import { foldRecords, openConflicts } from './folded-records.ts';
import type { Author } from './identify.ts';
import { isVerified } from './is-verified.ts';
import { type Publication, publicationsIn, tellProgress } from './publications.ts';
import { publishUnseen } from './publish-unseen.ts';
import type { Unit } from './service.ts';
import { lookAt } from './set-policy.ts';
import { submit } from './submit.ts';

const REPLACED = 'A newer request to publish this project took its place.';

/** A request stays what it was made: a moderator decides about what they saw, and the server knows it by this id (S24). */
export const whyNotAsk: Effect['forbids'] = async ({ tx }, { scope, record }) =>
  (await tx.fields.ofRecords(scope, [record])).length === 0
    ? undefined
    : { problem: 'bad-value', message: 'record: this request was made already; make a new one.' };

/**
 * Somebody asks to publish what they checked (S24). The content is rebuilt from what stands in the project's scope; only when
 * it is exactly what they checked, it goes to a desk.
 */
export async function askToPublish(unit: Unit, mutation: Mutation, { person }: Author): Promise<void> {
  const { scope, record, payload, mid } = mutation;
  const ask = publicationKind.fields.ask.schema.parse(payload);
  const rows = await unit.tx.fields.ofScope(scope);
  const content = contentToPublish(foldRecords(rows), ask.form);
  const tell = (id: string, progress: Progress) =>
    tellProgress(unit, { scope, kind: 'publication', record: id }, progress, mid);

  const findings = findingsAnywhere(content);
  const passes = findings.length === 0 ? [] : await standingPasses(unit, scope);
  const reason =
    (await whyRefused(rows, content, ask)) ?? (uncovered(findings, passes).length > 0 ? 'identifier' : undefined);
  if (reason !== undefined) return tell(record, { state: 'refused', reason, at: unit.now });

  const project = scopeId(scope);
  const withdrawn = (await unit.tx.withdrawals.ofProject(project)).find(({ requests }) => requests.includes(record));
  if (withdrawn !== undefined) {
    const { upTo: version, reason: why, at } = withdrawn;
    return tell(record, { state: 'withdrawn', version, reason: why, note: '', at });
  }
  const publications = publicationsIn(rows);
  const latest = await unit.tx.archive.latest(project);
  if (latest?.hash === ask.hash) {
    return tell(record, { state: 'published', version: latest.version, at: latest.publishedAt });
  }
  const twin = publications.find(({ id, ask: { hash }, progress }) => {
    return id !== record && hash === ask.hash && progress?.state === 'waiting';
  });
  if (twin?.progress !== undefined) return tell(record, twin.progress);

  const { hash, asker, askedAt } = ask;
  const publishedVersion = latest?.version ?? 0;
  for (const older of publications) await replace(unit, scope, older, record, mid);
  const passed = neededPasses(findings, passes);
  const submitted = { project, hash, content, asker, askedAt, publishedVersion, ...(passed.length > 0 && { passed }) };
  const desk = await submit(unit, record, submitted, mid);
  // What needed a reason is looked at first, whoever gave it.
  if (passed.length > 0 || (await lookAt(unit, desk)) === 'before' || !(await isVerified(unit, person))) return;
  await publishUnseen(unit, { id: record, desk, submitted, person, cause: mid });
}

async function whyRefused(
  rows: readonly FieldRow[],
  content: PublishedContent,
  ask: { form: PublishedContent['form']; hash: string },
): Promise<Refusal | undefined> {
  const hash = await contentHash(content);
  if (hasOpenConflict(rows, content)) return 'open-conflict';
  if (hash !== ask.hash) return 'changed-since-checked';
  return content.title === '' ? 'no-title' : undefined;
}

/** The reasons that the team has given for what looks as if it told who a patient is. They speak of these words wherever they stand in the project (S31). */
const standingPasses = ({ tx }: Unit, scope: string): Promise<Pass[]> => tx.log.passes(scope);

/**
 * A conflict stands in the way only where its other side would change what is published. Of each side only the record that it is in is
 * folded again: a team can leave thousands of them, and the server waits.
 */
function hasOpenConflict(rows: readonly FieldRow[], content: PublishedContent): boolean {
  const byRecord = Map.groupBy(rows, (row) => row.record);
  const folded = foldRecords(rows);
  const told = canonicalJson(content);
  return openConflicts(rows).some(({ row, others }) => {
    const fields = byRecord.get(row.record) ?? [];
    const rest = folded.filter(({ id }) => id !== row.record);
    return others.some((state) => {
      const instead = foldRecords(fields.map((each) => (each === row ? { ...row, state } : each)));
      const isHidden = instead.length === 0 && rest.length === folded.length;
      return !isHidden && canonicalJson(contentToPublish([...rest, ...instead], content.form)) !== told;
    });
  });
}

/** An older request of the same project that still waits makes room for the new one. */
async function replace(unit: Unit, scope: string, older: Publication, newer: string, cause: string): Promise<void> {
  const { id, progress } = older;
  if (progress?.state !== 'waiting') return;
  const returned: Progress = { state: 'returned', reason: REPLACED, at: unit.now };
  await tellProgress(unit, { scope: progress.desk, kind: 'submission', record: id }, returned, `${cause} replaces`);
  if (id !== newer) await tellProgress(unit, { scope, kind: 'publication', record: id }, returned, `${cause} replaces`);
}
