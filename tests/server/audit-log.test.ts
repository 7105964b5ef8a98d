import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { auditAnswerSchema } from '../../src/protocol/audit.ts';
import { type AuditEntry, hashOfEntry } from '../../src/protocol/audit-entry.ts';
import { verifyAudit } from '../../sync-server/usecases/verify-audit.ts';
import { redactionOf, SECRET } from './redacting.ts';
import { createTestDevice, mutationBy, randomId } from './test-device.ts';
import { decision, moderatorOf } from './test-publishing.ts';
import { answerTo, reportOf, reportsAt } from './test-reports.ts';
import { type TestServer, temporaryFolder } from './test-server.ts';
import { openPublished, RX1, withdrawal } from './withdrawing.ts';

function rowsOf(server: TestServer): AuditEntry[] {
  const other = server.otherConnection();
  const rows = other.prepare('select * from audit order by seq').all();
  other.close();
  return rows.map(({ about, ...row }) => ({ ...row, about: JSON.parse(String(about)) }) as AuditEntry);
}

const whats = (server: TestServer) => rowsOf(server).map(({ what }) => what);

test('what desks and the operator do is written down in a chain, without a word of what it is about', async () => {
  const { server, moderator, draft, other } = await openPublished();
  const reader = await createTestDevice();
  const report = reportOf(reader, draft.id, 'patient', SECRET);
  await server.pushAll(reader, report.scope, report.mutations);
  const [row] = await reportsAt(server, moderator, RX1);
  await server.push(moderator, answerTo(moderator, RX1, row?.record ?? '', { outcome: 'taken-out', words: SECRET }));
  await server.push(moderator, withdrawal(moderator, draft.id, 1, 'patient-data', RX1));
  await server.push(moderator, withdrawal(moderator, other.id, 1, 'wrong', RX1));
  const late = decision(moderator, RX1, randomId(), { decision: 'return', reason: SECRET });
  expect(await server.push(moderator, late)).toMatchObject({ result: 'parked' });
  await server.push(moderator, redactionOf(moderator, late, [late.mid]));
  const name = { scope: RX1, record: moderator.id, kind: 'desk-moderator' };
  await server.push(moderator, mutationBy(moderator, { ...name, field: 'name', payload: 'Ann Example' }));
  await server.push(
    moderator,
    mutationBy(moderator, { ...name, field: 'stepsDown', payload: '2026-03-01T09:00:00.000Z' }),
  );

  expect(whats(server)).toEqual([
    ...['invited', 'appointed', 'approved', 'approved', 'report-answered', 'withdrawn', 'withdrawn'],
    ...['redacted', 'stepped-down'],
  ]);
  const rows = rowsOf(server);
  expect(rows[2]).toMatchObject({ desk: RX1, who: moderator.id, about: { project: draft.id } });
  expect(rows[5]?.about).toEqual({ project: draft.id, upTo: 1, reason: 'patient-data' });
  expect(JSON.stringify(rows)).not.toMatch(/Mrs|Ann|falls/);
  expect(await verifyAudit(rows, undefined)).toBeUndefined();
  expect(rows[3]?.hash).toBe(await hashOfEntry(rows[3] as AuditEntry));
});

test('a change, a loss and an addition are found, and the first broken row is named', async () => {
  const { server } = await openPublished();
  const rows = rowsOf(server);
  const journal = new Map(rows.map((row) => [row.seq, row]));
  const changed = rows.map((row) => (row.seq === 3 ? { ...row, who: 'nobody' } : row));
  expect(await verifyAudit(changed, undefined)).toBe(
    'Row 3 of the audit log was changed: its hash is not that of what it says.',
  );
  const rehashed = await Promise.all(changed.map(async (row) => ({ ...row, hash: await hashOfEntry(row) })));
  expect(await verifyAudit(rehashed, undefined)).toMatch(/^Row 4 of the audit log does not name the entry before/);
  expect(await verifyAudit(rows.toSpliced(1, 1), undefined)).toMatch(/^Row 3 of the audit log stands where entry 2/);
  expect(await verifyAudit(rows.slice(0, -1), undefined)).toBeUndefined();
  expect(await verifyAudit(rows.slice(0, -1), journal)).toMatch(/^Row 4 of the audit log is missing/);
});

test('a moderator reads what was done at their desk, and nobody else does', async () => {
  const { server, moderator, author } = await openPublished();
  const far = await moderatorOf(server, 'desk:RY8');
  const ask = { nonce: randomId(), scope: RX1 };
  for (const device of [author, far]) {
    expect(await server.refusal(device, '/v1/audit', ask)).toMatchObject({ status: 403, code: 'not-a-member' });
  }
  const own = { nonce: randomId(), scope: `person:${author.id}` };
  expect(await server.refusal(author, '/v1/audit', own)).toMatchObject({ status: 403 });
  const response = await server.send(moderator, '/v1/audit', { ...ask, before: 4 });
  const { entries, more } = auditAnswerSchema.parse(await response.json());
  expect([entries.map(({ what }) => what), more]).toEqual([['approved', 'appointed', 'invited'], false]);
});

test('[S28] after a restore the chain goes on where the journal knows it to be, and says so', async () => {
  const { server, moderator, other } = await openPublished();
  const copy = await server.copy();
  const before = rowsOf(server);
  await server.push(moderator, withdrawal(moderator, other.id, 1, 'wrong', RX1));
  const whole = rowsOf(server);
  await server.putBack(copy);
  const rows = rowsOf(server);
  expect(rows.slice(0, whole.length)).toEqual(whole);
  expect(rows.slice(whole.length)).toMatchObject([
    { what: 'brought-back', who: 'server', about: { entries: whole.length - before.length } },
  ]);
  expect(await verifyAudit(rows, undefined)).toBeUndefined();
  await server.restart();
  expect(rowsOf(server)).toEqual(rows);
});

test('[S28] where the journal was not there, the log says that there were two', async () => {
  const { server, moderator, draft, other } = await openPublished();
  const copy = await server.copy();
  await server.push(moderator, withdrawal(moderator, other.id, 1, 'wrong', RX1));
  const kept = server.journal.entries.splice(0);
  await server.putBack(copy);
  await server.push(moderator, withdrawal(moderator, draft.id, 1, 'asked', RX1));
  server.journal.entries.unshift(...kept);
  server.journal.entries.push(...kept);
  await server.restart();
  const rows = rowsOf(server);
  expect(rows.at(-1)).toMatchObject({ what: 'journal-differs', about: { entry: 5 } });
  expect(await verifyAudit(rows, undefined)).toBeUndefined();
  await server.restart();
  expect(rowsOf(server)).toEqual(rows);
});

test('"npm run audit-log" verifies and lists, and fails for a row that was changed', async () => {
  const { server } = await openPublished();
  const folder = await temporaryFolder();
  const file = join(folder, 'dandelion.sqlite');
  const journal = join(folder, 'journal.ndjson');
  server.otherConnection().exec(`vacuum into '${file}'`);
  await writeFile(journal, server.journal.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  const program = fileURLToPath(new URL('../../sync-server/audit-log.ts', import.meta.url));
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const env = { PATH: process.env.PATH, DATA_DIR: folder, JOURNAL_FILE: journal };
  const run = (...args: string[]) => execFileSync(node, [program, ...args], { env, encoding: 'utf8', stdio: 'pipe' });
  expect(run('verify')).toMatch(/^The audit log is whole: 4 rows/);
  expect(run('list', '--desk', 'RX1').trim().split('\n')).toHaveLength(4);
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file);
  database.exec("update audit set who = 'nobody' where seq = 2");
  database.close();
  expect(() => run('verify')).toThrow(/Row 2 of the audit log was changed/);
}, 60_000);
