import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../server/test-server.ts';
import { codeName } from './progress.ts';
import { readSeries } from './settings.ts';

test('what is said of a series is taken, and the rest is as ever', () => {
  expect(readSeries([])).toEqual({
    ok: true,
    value: { first: 1, runs: 300, chromium: 30, jobs: 2, resume: undefined },
  });
  const args = ['--seed', '7', '--runs', '4', '--chromium', '0', '--jobs', '1', '--resume', 'file'];
  expect(readSeries(args)).toEqual({ ok: true, value: { first: 7, runs: 4, chromium: 0, jobs: 1, resume: 'file' } });
});

test.each(['seed', 'runs', 'chromium', 'jobs'])('--%s must be a number', (name) => {
  for (const value of ['abc', '', '1.5', '1e3']) {
    const problem = { ok: false, error: `--${name} must be a whole number, not "${value}".` };
    expect(readSeries([`--${name}=${value}`])).toEqual(problem);
  }
});

test('no runs and no jobs are one sentence, and an option that there is not is named', () => {
  expect(readSeries(['--runs', '0'])).toEqual({ ok: false, error: '--runs and --jobs must be 1 or more.' });
  expect(readSeries(['--run', '5'])).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^There is no --run\.\nSay --seed N /),
  });
  expect(readSeries(['--runs', '-3'])).toMatchObject({
    error: expect.stringMatching(/^--runs takes a value behind it, and none that begins with "-"\.\nSay /),
  });
  expect(readSeries(['abc'])).toMatchObject({ error: expect.stringMatching(/^What is "abc" for\?/) });
});

test('code that changed has another name, and a series of it does not go on where an older one was', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'inside'));
  const file = join(folder, 'inside', 'code.ts');
  await writeFile(file, 'one');
  await utimes(file, 1, 1);
  const name = await codeName([folder]);
  expect(await codeName([folder])).toBe(name);
  await utimes(file, 2, 2);
  expect(await codeName([folder])).not.toBe(name);
});
