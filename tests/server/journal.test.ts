import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { describedProjectId } from '../../src/domain/project/described-project.ts';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { canonicalJson } from '../../src/protocol/canonical.ts';
import { manifestSchema } from '../../src/protocol/manifest.ts';
import { readSettings } from '../../sync-server/config.ts';
import { journalFile } from '../../sync-server/journal-file.ts';
import { StartProblem } from '../../sync-server/start-problem.ts';
import { startServer } from '../../sync-server/start-server.ts';
import { TemporaryFailure } from '../../sync-server/storage/storage.ts';
import type { JournalEntry } from '../../sync-server/usecases/journal.ts';
import { SECRET } from './redacting.ts';
import { createTestDevice, mutationBy, type TestDevice, valuesOf } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer, temporaryFolder } from './test-server.ts';

const RX1 = 'desk:RX1';

async function openPublished(reason = 'patient-data') {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author, { worked: SECRET });
  const ask = await askFor(author, draft);
  const approval = decision(moderator, RX1, ask.record, APPROVE);
  const withdrawal = mutationBy(author, {
    ...{ scope: draft.scope, record: withdrawalId(draft.id), kind: 'withdrawal', field: 'withdrawn' },
    payload: { reason, note: '', upTo: 1 },
  });
  const [secret] = draft.mutations.filter(({ field }) => field === 'worked');
  if (secret === undefined) throw new Error('The draft has no such field');
  const payload = { mids: [secret.mid], reason: 'patient-data' };
  const redaction = mutationBy(author, { ...secret, mid: 'redaction', op: 'redact', payload });
  const publish = async (): Promise<void> => {
    await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
    await server.push(moderator, approval);
  };
  const takeOut = (device: TestDevice) => server.pushAll(device, draft.scope, [withdrawal, redaction]);
  const stored = () => {
    const other = server.otherConnection();
    const tables = ['log', 'fields', 'published'].map((name) => other.prepare(`select * from ${name}`).all());
    const pieces = other.prepare('select cast(identity as text) as text from pieces').all();
    other.close();
    return JSON.stringify([tables, pieces]);
  };
  return { server, author, moderator, draft, ask, approval, secret, redaction, publish, takeOut, stored };
}

test('[S28] [S23] an older copy of the database that has it: both hold at once, in the archive and in pulls', async () => {
  const { server, author, moderator, draft, ask, secret, publish, takeOut, stored } = await openPublished();
  await publish();
  const copy = await server.copy();
  const seen = (await server.pullPages(author, [{ scope: draft.scope, cursor: null }])).pages[0]?.next ?? null;
  await takeOut(author);
  const written = server.journal.entries.length;
  await server.putBack(copy);

  expect(stored()).not.toContain(SECRET);
  expect(await server.manifest()).toMatchObject({ projects: 0, revoked: [{ project: draft.id, upTo: 1 }], bodies: [] });
  expect((await server.request(`/a/versions/${draft.id}/1`)).status).toBe(410);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'withdrawn', version: 1 });
  expect(valuesOf(await server.fieldState(author, draft.scope, draft.id, 'worked'))).toEqual([]);
  expect(valuesOf(await server.fieldState(moderator, RX1, ask.record, 'submitted'))).toEqual([]);
  // The desk is told as well, though what it was sent is gone.
  expect(valuesOf(await server.fieldState(moderator, RX1, ask.record, 'progress'))).toMatchObject([
    { state: 'withdrawn' },
  ]);
  // A device that had come as far as the copy is told too.
  const [page] = (await server.pullPages(author, [{ scope: draft.scope, cursor: seen }])).pages;
  expect(page).toMatchObject({ reset: false });
  const redact = page?.rows.find(({ op }) => op === 'redact');
  expect(redact).toMatchObject({ by: 'server', payload: { mids: [secret.mid] } });

  expect(server.journal.entries).toHaveLength(written);
  expect((await takeOut(author)).map(({ result }) => result)).toEqual(['applied', 'applied']);
  expect((await takeOut(author)).map(({ result }) => result)).toEqual(['duplicate', 'duplicate']);
  const { version } = await server.manifest();
  await server.restart();
  expect((await server.manifest()).version).toBe(version);
});

test('[S28] [S23] a copy from before it all: what devices send again comes back without it', async () => {
  const { server, author, draft, ask, approval, moderator, secret, redaction, publish, takeOut, stored } =
    await openPublished();
  const copy = await server.copy();
  await publish();
  await takeOut(author);
  await server.putBack(copy);
  expect(await server.manifest()).toMatchObject({ projects: 0, revoked: [{ project: draft.id, upTo: 1 }] });

  const results = await server.pushAll(author, draft.scope, [...draft.mutations, ask, redaction]);
  expect(results.find(({ mid }) => mid === secret.mid)).toMatchObject({ result: 'duplicate' });
  expect(results.at(-1)).toMatchObject({ result: 'applied' });
  await server.push(moderator, approval);
  expect(stored()).not.toContain(SECRET);
  const [row] = (await server.pullRows(author, draft.scope)).filter(({ mid }) => mid === secret.mid);
  expect(row).toMatchObject({ payload: null, after: { heads: [] }, redacted: { reason: 'patient-data' } });
  expect(await server.push(author, { ...secret, payload: 'Other bytes' })).toMatchObject({ result: 'refused' });
  expect((await server.manifest()).projects).toBe(0);
});

test.each(['patient-data', 'wrong'])(
  '[S28] a copy in which it still waited, withdrawn for %s: the approval that comes again publishes nothing',
  async (reason) => {
    const { server, author, draft, ask, approval, moderator, takeOut } = await openPublished(reason);
    await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
    const copy = await server.copy();
    await server.push(moderator, approval);
    await takeOut(author);
    await server.putBack(copy);
    await server.push(moderator, approval);
    expect((await server.manifest()).projects).toBe(0);
    expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'withdrawn' });
  },
);

test('[S28] a request that comes again after its withdrawal is not put before a desk', async () => {
  const { server, author, draft, ask, publish, moderator } = await openPublished();
  const copy = await server.copy();
  await publish();
  const wrong = { reason: 'wrong', note: '', upTo: 1 };
  const record = withdrawalId(draft.id);
  await server.push(
    author,
    mutationBy(author, { scope: draft.scope, record, kind: 'withdrawal', field: 'withdrawn', payload: wrong }),
  );
  await server.putBack(copy);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'withdrawn', version: 1 });
  const anew = await askFor(author, draft);
  await server.push(author, anew);
  await server.push(moderator, decision(moderator, RX1, anew.record, APPROVE));
  expect(await progressOf(server, author, draft.scope, anew.record)).toMatchObject({ state: 'published', version: 2 });
});

test('[S28] a journal that was moved to an empty place is made whole from the database', async () => {
  const { server, author, publish, takeOut } = await openPublished();
  await publish();
  await takeOut(author);
  const before = [...server.journal.entries];
  server.journal.entries.length = 0;
  await server.restart();
  const byText = (entries: readonly JournalEntry[]) => entries.map((each) => canonicalJson(each));
  expect(byText(server.journal.entries).sort()).toEqual(byText(before).sort());
});

test('[S15] what a transaction that failed has in the journal does no harm', async () => {
  const { server, author, draft, secret, redaction, publish } = await openPublished();
  await publish();
  const { append } = server.journal;
  server.journal.append = async (entries) => {
    await append(entries);
    throw new TemporaryFailure('the disk went away behind the journal');
  };
  const body = { nonce: 'n'.repeat(22), scope: draft.scope, mutations: [redaction] };
  expect(await server.refusal(author, '/v1/push', body)).toMatchObject({ status: 503 });
  server.journal.append = append;
  expect(await server.push(author, redaction)).toMatchObject({ result: 'applied' });
  await server.restart();
  const rows = await server.pullRows(author, draft.scope);
  expect(rows.filter(({ redacted }) => redacted !== undefined).map(({ mid }) => mid)).toEqual([secret.mid]);
});

/** The real server over a folder of its own. */
async function start(environment: Record<string, string>) {
  const settings = readSettings({ PORT: '0', ...environment });
  if (!settings.ok) throw new Error(settings.error);
  const world = { clock: () => new Date(), random: randomBytes, log: pino({ level: 'silent' }), dist: '/nowhere' };
  const server = await startServer(settings.value, world);
  onTestFinished(() => server.stop());
  return server;
}

test('[S28] a described project that was withdrawn does not come back with an empty database', async () => {
  const project = await describedProjectId('https://bmjopenquality.bmj.com/content/12/1/e002102');
  const journal = join(await temporaryFolder(), 'journal.ndjson');
  await journalFile(journal).append([
    {
      ...{ what: 'withdrawal', project, mid: 'w1', scope: 'desk:operator', upTo: 1, reason: 'wrong' },
      ...{ at: '2026-03-01T10:00:00.000Z', requests: [] },
    },
  ]);
  const { url } = await start({ DATA_DIR: await temporaryFolder(), JOURNAL_FILE: journal });
  const manifest = manifestSchema.parse(await (await fetch(`${url}/a/manifest.json`)).json());
  expect(manifest.revoked).toEqual([{ project, upTo: 1 }]);
  expect(manifest.projects).toBeGreaterThan(100);
  for (const { sha256 } of manifest.summaries) {
    expect(await (await fetch(`${url}/a/summaries/${sha256}`)).text()).not.toContain(project);
  }
  expect((await fetch(`${url}/a/versions/${project}/1`)).status).toBe(410);
});

test('[S28] a journal that cannot be read or written stops the start', async () => {
  const folder = await temporaryFolder();
  const none = { DATA_DIR: folder, DANDELION_SEED: 'none' };
  await expect(start({ ...none, JOURNAL_FILE: folder })).rejects.toThrow(StartProblem);
  await writeFile(join(folder, 'withdrawn-and-redacted.ndjson'), 'no entry\n');
  await expect(start(none)).rejects.toThrow('is no journal of Dandelion');
});
