import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idea, startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { type ServerHere, startServerHere } from './support/server-here.ts';

let server: ServerHere;
let profile: Profile;
let plan: string;

beforeAll(async () => {
  server = await startServerHere();
  profile = await openProfile(server.url);
  await startCycle(profile.page, server.url, 'Typing');
  plan = profile.page.url();
});

afterAll(async () => {
  await profile?.end();
  await server?.end();
});

// A machine that has much to do is slow, and loses nothing.
const PATIENT = { timeout: 10_000 };

const conflicts = (page: Page) => page.getByText(/^Two people changed/).count();
const journals = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dandelion-typed:')));
/** The journals of the pages that are open. */
const locks = (page: Page) =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name = '' }) => name).filter((name) => name.startsWith('dandelion-typed:'));
  });

describe('what was typed a moment ago', () => {
  it('[S4] is there after a reload at once, every time, and conflicts with nothing', async () => {
    const { page } = profile;
    for (let round = 0; round < 6; round++) {
      const text = `Lights down, reload ${round}`;
      await idea(page).fill(text);
      await page.reload();
      await expect.poll(() => idea(page).inputValue(), PATIENT).toBe(text);
    }
    expect(await conflicts(page)).toBe(0);
    await expect.poll(() => journals(page), PATIENT).toEqual([]);
  });

  it('[S4] is there after leaving for another site at once', async () => {
    const { page } = profile;
    await idea(page).fill('Lights down, left');
    await page.goto('about:blank');
    await page.goto(plan);
    await expect.poll(() => idea(page).inputValue(), PATIENT).toBe('Lights down, left');
  });

  it('[S4] is there after closing the tab at once, every time, also for a tab that stayed open', async () => {
    const { context, page } = profile;
    for (let round = 0; round < 4; round++) {
      const text = `Lights down, closed ${round}`;
      const tab = await context.newPage();
      await tab.goto(plan);
      await idea(tab).fill(text);
      await tab.close();
      const again = await context.newPage();
      await again.goto(plan);
      await expect.poll(() => idea(again).inputValue(), PATIENT).toBe(text);
      await again.close();
      await expect.poll(() => idea(page).inputValue(), PATIENT).toBe(text);
    }
    expect(await conflicts(page)).toBe(0);
  });

  it('[S4] of a tab that is still open is not taken by the next one', async () => {
    const { context, page } = profile;
    const before = await locks(page);
    const tab = await context.newPage();
    await tab.goto(plan);
    await idea(tab).waitFor();
    const [key = ''] = (await locks(page)).filter((name) => !before.includes(name));
    // As a save leaves it there that fails again and again.
    const typed = JSON.stringify({ changes: [], drafts: { 'still-there': { a: 'b' } } });
    await tab.evaluate(([name = '', text = '']) => localStorage.setItem(name, text), [key, typed]);
    const second = await context.newPage();
    await second.goto(plan);
    await idea(second).waitFor();
    expect(await journals(second)).toEqual([key]);
    await tab.close();
    await expect.poll(() => journals(second), PATIENT).toEqual([]);
    await second.close();
  });

  it('is there of the form for a new project', async () => {
    const { page } = profile;
    await page.goto(`${server.url}/record?new`);
    await page.getByLabel('What is it called?').fill('A project to be');
    await page.reload();
    await expect.poll(() => page.getByLabel('What is it called?').inputValue(), PATIENT).toBe('A project to be');
  });
});

describe('typing without a pause', () => {
  it('[S4] loses about a second when the battery dies', async () => {
    await profile.page.goto(plan);
    await idea(profile.page).fill('');
    const began = Date.now();
    let keys = 0;
    // A busy machine types slowly.
    while (keys < 16 || Date.now() - began < 3_000) {
      await idea(profile.page).press('x', { delay: 80 });
      keys += 1;
    }
    const perSecond = keys / ((Date.now() - began) / 1_000);
    await profile.crash();
    await profile.page.goto(plan);
    await expect
      .poll(async () => (await idea(profile.page).inputValue()).length, PATIENT)
      .toBeGreaterThanOrEqual(Math.floor(keys - 1.3 * perSecond));
    expect(await idea(profile.page).inputValue()).toMatch(/^x+$/);
  });
});
