import { locks } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { createAlone } from '../../src/app/alone.ts';

const MINUTE = 60_000;

/** Two tabs of one browser, on a clock that the test moves. */
function twoTabs(longestWaitMs = MINUTE) {
  const clock = { now: 0 };
  const tab = () => createAlone({ locks, now: () => clock.now, longestWaitMs });
  return { clock, one: tab(), two: tab() };
}

/** A round that never ends by itself, as in a tab that the browser froze; resolves when it has the lock. */
async function freeze(alone: ReturnType<typeof createAlone>): Promise<() => Promise<unknown>> {
  let thaw = () => {};
  let round: Promise<boolean> = Promise.resolve(false);
  await new Promise<void>((begun) => {
    const work = () => {
      begun();
      return new Promise<void>((resolve) => {
        thaw = resolve;
      });
    };
    round = alone(work, 'dandelion-sync', false);
  });
  const end = () => {
    thaw();
    return round;
  };
  onTestFinished(async () => void (await end()));
  return end;
}

it('[S8] one tab at a time runs a loop, and a frozen one keeps the others from it for a minute only', async () => {
  const { clock, one, two } = twoTabs();
  const thaw = await freeze(one);
  let rounds = 0;
  const round = async () => {
    rounds += 1;
  };
  for (clock.now = 0; clock.now < MINUTE; clock.now += 5_000)
    expect(await two(round, 'dandelion-sync', false)).toBe(false);
  expect(rounds).toBe(0);
  expect(await two(round, 'dandelion-archive', false)).toBe(true);
  expect(await two(round, 'dandelion-sync', false)).toBe(true);
  expect(await two(round, 'dandelion-sync', true)).toBe(true);
  expect(rounds).toBe(3);
  await thaw();
  // The lock is free again: from then on they take turns as before.
  expect(await two(round, 'dandelion-sync', false)).toBe(true);
  await freeze(one);
  expect(await two(round, 'dandelion-sync', false)).toBe(false);
});

it('[S8] who asks to send waits for its turn, and sends without it where that never comes', async () => {
  const { one, two } = twoTabs(20);
  const thaw = await freeze(one);
  let rounds = 0;
  const round = async () => {
    rounds += 1;
  };
  expect(await two(round, 'dandelion-sync', true)).toBe(true);
  expect(rounds).toBe(1);
  await thaw();
  expect(await two(round, 'dandelion-sync', true)).toBe(true);
  expect(rounds).toBe(2);
});

it('[S8] a round that fails is told, with the lock and without', async () => {
  const { clock, one, two } = twoTabs();
  const fails = async () => {
    throw new Error('the disk is gone');
  };
  await expect(two(fails, 'dandelion-sync', false)).rejects.toThrow('the disk is gone');
  await freeze(one);
  expect(await two(fails, 'dandelion-sync', false)).toBe(false);
  clock.now = MINUTE;
  await expect(two(fails, 'dandelion-sync', false)).rejects.toThrow('the disk is gone');
});
