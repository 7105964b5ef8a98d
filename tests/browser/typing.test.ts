import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../sync-server/config.ts';
import { type RunningServer, startServer } from '../../sync-server/start-server.ts';
import { openProfile, type Profile } from './support/profile.ts';

let folder: string;
let server: RunningServer;
let profile: Profile;
let plan: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dandelion-typing-'));
  await cp('dist', join(folder, 'dist'), { recursive: true });
  const settings = readSettings({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
  if (!settings.ok) throw new Error(settings.error);
  const log = pino({ level: 'silent' });
  const world = { clock: () => new Date(), random: randomBytes, log, dist: join(folder, 'dist') };
  server = await startServer(settings.value, world);
  profile = await openProfile(server.url);
  const { page } = profile;
  await page.goto(`${server.url}/record?new`);
  await page.getByLabel('What is it called?').fill('Typing');
  await page.getByRole('button', { name: 'Start, and write the plan' }).click();
  await idea(page).waitFor();
  plan = page.url();
});

afterAll(async () => {
  await profile?.end();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

// A machine that has much to do is slow, and loses nothing.
const PATIENT = { timeout: 10_000 };

const idea = (page: Page): Locator => page.getByLabel('What will you try?');
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
    while (Date.now() - began < 3_000) {
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
    expect(keys).toBeGreaterThan(15);
  });
});
