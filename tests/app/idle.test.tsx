import { expect, it } from 'vitest';
import { createIdle } from '../../src/app/ward/idle.ts';

const MINUTE = 60_000;

/** Two clocks that a test moves, together or apart. */
function clocks() {
  const at = { now: 1_000_000, steady: 0 };
  const idle = createIdle({ limitMs: 5 * MINUTE, now: () => at.now, steady: () => at.steady });
  const pass = (ms: number) => {
    at.now += ms;
    at.steady += ms;
  };
  return { at, idle, pass };
}

it('[S13] warns 30 seconds before, and counts from the last touch', () => {
  const { idle, pass } = clocks();
  pass(4 * MINUTE);
  expect(idle.warning()).toBeUndefined();
  pass(31_000);
  expect(idle.warning()).toBe(29);
  idle.active();
  expect(idle.warning()).toBeUndefined();
  pass(5 * MINUTE);
  expect(idle.leftMs()).toBeLessThanOrEqual(0);
});

it('[S13] knows after a sleep that it is over, though no timer ran and one clock stood still', () => {
  const { at, idle } = clocks();
  at.now += 60 * MINUTE;
  expect(idle.leftMs()).toBeLessThanOrEqual(0);
});

it('[S13] is not put off by a clock that is set back', () => {
  const { at, idle } = clocks();
  at.now -= 600 * MINUTE;
  at.steady += 5 * MINUTE;
  expect(idle.leftMs()).toBeLessThanOrEqual(0);
});
