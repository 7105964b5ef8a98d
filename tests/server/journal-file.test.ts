import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { journalFile } from '../../sync-server/journal-file.ts';
import { StartProblem } from '../../sync-server/start-problem.ts';
import { TemporaryFailure } from '../../sync-server/storage/storage.ts';
import type { JournalEntry } from '../../sync-server/usecases/journal.ts';
import { openTestServer, temporaryFolder } from './test-server.ts';

const entry = (at: number): JournalEntry => ({
  ...{ what: 'redaction', scope: `project:p${at % 100}`, mid: `m${at}`, record: 'r1', field: 'title', hash: 'h' },
  ...{ at: '2026-03-01T10:00:00.000Z', person: 'p1', reason: 'mistake' },
});

test('[S28] the file keeps its entries, is read by its owner alone, and forgets a line that was cut off', async () => {
  const file = join(await temporaryFolder(), 'journal.ndjson');
  const journal = journalFile(file);
  expect(await journal.read()).toEqual([]);
  await journal.append([entry(1), entry(2)]);
  await journal.append([entry(3)]);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const whole = await readFile(file, 'utf8');
  await appendFile(file, JSON.stringify(entry(4)).slice(0, 40));
  expect(await journalFile(file).read()).toEqual([entry(1), entry(2), entry(3)]);
  expect(await readFile(file, 'utf8')).toBe(whole);
  await journal.append([entry(5)]);
  expect(await journal.read()).toEqual([entry(1), entry(2), entry(3), entry(5)]);
  await appendFile(file, JSON.stringify(entry(6)).slice(0, 40));
  await journal.append([entry(7)]);
  expect(await journal.read()).toEqual([entry(1), entry(2), entry(3), entry(5), entry(7)]);
});

test.each(['{"what":"redaction"', '{"what":"something"}', '{}', '\u0000', 'null'])(
  '[S28] a damaged line stops the start, by its number: %j',
  async (line) => {
    const file = join(await temporaryFolder(), 'journal.ndjson');
    await writeFile(file, `${JSON.stringify(entry(1))}\n${line}\n${JSON.stringify(entry(2))}\n`);
    const problem = await journalFile(file)
      .read()
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(StartProblem);
    expect(String(problem)).toContain(`Line 2 of the journal JOURNAL_FILE=${file} cannot be read`);
  },
);

const line = (at: number) => `${JSON.stringify(entry(at))}\n`;

test.each([
  ['a note without a newline', Buffer.from('first line\nlast line')],
  ['one line alone', Buffer.from('PRIVATE KEY')],
  ['what is not UTF-8', Buffer.from([0xff, 0xfe, 0x0a, 0x80, 0x81, 0x0a, 0xc3])],
  ['a journal of something else', Buffer.from('{"what":"else"}\n{"what":"el')],
  ['a journal with a foreign end', Buffer.from(`${line(1)}last line`)],
  ['a journal with a byte that was damaged', Buffer.concat([Buffer.from(line(1)), Buffer.from([0xff, 0x0a, 0x7b])])],
])('[S28] a file that is no whole journal is left as it is: %s', async (_, bytes) => {
  const file = join(await temporaryFolder(), 'wrong');
  await writeFile(file, bytes);
  await expect(journalFile(file).read()).rejects.toThrow(StartProblem);
  await expect(journalFile(file).append([entry(9)])).rejects.toThrow(TemporaryFailure);
  expect(await readFile(file)).toEqual(bytes);
});

test('[S28] what is no file at all is said at once', async () => {
  await expect(journalFile('/dev/zero').read()).rejects.toThrow('is no journal of Dandelion');
});

test('[S28] wherever the last line was cut off, the lines before it stay, byte for byte', async () => {
  const file = join(await temporaryFolder(), 'journal.ndjson');
  const before = Buffer.from(`${JSON.stringify({ ...entry(1), field: 'ä€😀' })}\n`);
  const last = Buffer.from(JSON.stringify({ ...entry(2), field: 'ä€😀' }));
  for (let cut = 0; cut < last.length; cut++) {
    await writeFile(file, Buffer.concat([before, last.subarray(0, cut)]));
    expect(await journalFile(file).read()).toHaveLength(1);
    expect(await readFile(file)).toEqual(before);
  }
  await writeFile(file, last.subarray(0, 30));
  expect([await journalFile(file).read(), (await stat(file)).size]).toEqual([[], 0]);
});

test('[S28] a last entry that lacks its newline alone counts, and is given it', async () => {
  const file = join(await temporaryFolder(), 'journal.ndjson');
  await writeFile(file, `${line(1)}${line(2).trimEnd()}`);
  expect(await journalFile(file).read()).toEqual([entry(1), entry(2)]);
  await journalFile(file).append([entry(3)]);
  expect(await readFile(file, 'utf8')).toBe(line(1) + line(2) + line(3));
});

test('[S15] where the file cannot be written, that is a temporary failure', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(journalFile(join(folder, 'file', 'journal.ndjson')).append([entry(1)])).rejects.toThrow(
    TemporaryFailure,
  );
  await expect(journalFile(folder).append([entry(1)])).rejects.toThrow(TemporaryFailure);
  await expect(journalFile(folder).read()).rejects.toThrow(StartProblem);
});

test('[S28] ten thousand entries cost a start little: once to take them in, and then hardly anything', async () => {
  const server = await openTestServer();
  const file = join(await temporaryFolder(), 'journal.ndjson');
  await journalFile(file).append(Array.from({ length: 10_000 }, (_, at) => entry(at)));
  await server.journal.append(await journalFile(file).read());
  const timed = async (work: () => Promise<void>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const first = await timed(() => server.restart());
  const then = await timed(() => server.restart());
  expect(server.otherConnection().prepare('select count(*) as count from redactions').get()).toEqual({ count: 10_000 });
  expect(then).toBeLessThan(Math.max(1000, first));
});

test('[S28] one more entry costs no more where the journal is long: it is read again only where somebody else changed it', async () => {
  const file = join(await temporaryFolder(), 'journal.ndjson');
  const journal = journalFile(file);
  await journal.append(Array.from({ length: 20_000 }, (_, at) => entry(at)));
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const [reads, appends]: [number[], number[]] = [[], []];
  for (let at = 0; at < 5; at++) {
    reads.push(await timed(() => journal.read()));
    appends.push(await timed(() => journal.append([entry(20_000 + at)])));
  }
  expect(Math.min(...appends)).toBeLessThan(Math.min(...reads) / 5);

  await appendFile(file, 'a note\n');
  await expect(journal.append([entry(30_000)])).rejects.toThrow(TemporaryFailure);
  await expect(journal.append([entry(30_000)])).rejects.toThrow(TemporaryFailure);
  await writeFile(file, line(1) + line(2).slice(0, 30));
  await journal.append([entry(3)]);
  expect(await journal.read()).toEqual([entry(1), entry(3)]);
});
