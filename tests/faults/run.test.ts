import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { NotCarriedOut } from './not-carried-out.ts';
import { runIn } from './run.ts';

const SLOW = { timeout: 120_000 };
const fine = { complaints: [], lost: 0 };

test('a run that could not be carried out is tried once more, and then counts as any other', SLOW, async () => {
  const folders: string[] = [];
  const result = await runIn(
    () => chanceOf(1),
    async ({ server, chance }) => {
      folders.push(`${server.dataDir} ${chance.next()}`);
      if (folders.length === 1) throw new NotCarriedOut('Chromium did not start', new Error('no room'));
      return fine;
    },
  );
  expect(result).toMatchObject({ ...fine, notCarriedOut: false });
  const [first = '', second = ''] = folders.map((each) => each.split(' '));
  expect(first[1]).toBe(second[1]);
  expect([first[0], second[0]].filter((folder = '') => existsSync(folder))).toEqual([]);
});

test('one that cannot be carried out twice fails, and says why', SLOW, async () => {
  const { complaints, notCarriedOut } = await runIn(
    () => chanceOf(1),
    () => Promise.reject(new NotCarriedOut('Chromium did not start', new Error('no room'))),
  );
  expect(notCarriedOut).toBe(true);
  expect(complaints).toEqual([expect.stringContaining('Chromium did not start: no room')]);
});
