import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/find-chromium.ts';
import { browsersOf, CHROMIUM_FLAGS, killBrowsersOf } from '../browser/support/profile.ts';
import type { DeviceState } from './client-commands.ts';
import { NotCarriedOut } from './not-carried-out.ts';
import { patience, until } from './patience.ts';
import type { FaultProxy } from './proxy.ts';
import { forgetHandles, hasWayBack, readVault } from './vault-page.ts';
import type { World } from './world.ts';

/** Fields of the first page of a cycle, by their labels. */
export const FIELDS = {
  changeIdea: 'What will you try?',
  question: 'What do you want to find out?',
  prediction: 'What do you think will happen?',
} as const;
export type FieldName = keyof typeof FIELDS;

const PATIENT_MS = 30_000;
const LAUNCHES = 3;

/** One person's Chromium, on a profile that can be killed, copied, rolled back and damaged. */
export type Browser = {
  name: string;
  folder: string;
  proxy: FaultProxy;
  context: BrowserContext;
  page: Page;
  /** Where the cycle's first page is. */
  cycle: string;
  /** Begins a project with a cycle by the app's own screens. */
  begin(): Promise<void>;
  /** Opens the cycle's page. */
  visit(page?: Page): Promise<void>;
  /** Types, and waits for the screen's own word that it is saved; then the oracle notes it. */
  write(field: FieldName, page?: Page): Promise<string>;
  /** Notes a text that the screen called saved. */
  noteSaved(payload: string): Promise<void>;
  vault(): Promise<DeviceState>;
  unsent(): Promise<number>;
  /** Waits until the server has named everything, and there is a way back. */
  allSent(): Promise<void>;
  close(): Promise<void>;
  kill(): Promise<void>;
  open(): Promise<void>;
};

export async function openBrowser(world: World, name: string, proxy: FaultProxy): Promise<Browser> {
  const folder = join(world.folder, `profile-${name}`);
  const start = async () => {
    await isFree(folder);
    const context = await chromium.launchPersistentContext(folder, {
      timeout: patience(PATIENT_MS),
      // Who is asked to break off stops all that runs, and these with it.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
      executablePath: chromiumPath(),
      args: CHROMIUM_FLAGS,
      viewport: { width: 1280, height: 800 },
    });
    await context.addInitScript(forgetHandles);
    context.setDefaultTimeout(patience(PATIENT_MS));
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  };
  const launch = async () => {
    for (let left = LAUNCHES; ; left--) {
      try {
        return await start();
      } catch (error) {
        world.note(`Chromium did not start for ${name}: ${String(error).split('\n')[0]}`);
        if (left <= 1) throw new NotCarriedOut('Chromium did not start', error);
      }
    }
  };
  const browser: Browser = {
    ...{ name, folder, proxy, cycle: '' },
    ...(await launch()),
    begin: async () => {
      const { page } = browser;
      await page.goto(`${proxy.url}/record?new`);
      await page.getByLabel('What is it called?').fill('Quieter nights');
      await page.getByRole('button', { name: 'Start, and write the plan' }).click();
      await page.getByLabel(FIELDS.changeIdea).waitFor();
      browser.cycle = page.url();
      // From here on the app opens without the server.
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    },
    visit: async (page = browser.page) => {
      await page.goto(browser.cycle);
      await page.getByLabel(FIELDS.changeIdea).waitFor();
    },
    write: async (field, page = browser.page) => {
      const payload = world.words(name);
      await page.getByLabel(FIELDS[field]).fill(payload);
      await saveLine(page, field).getByText('Saved on this device').waitFor();
      await browser.noteSaved(payload);
      return payload;
    },
    noteSaved: async (payload) => {
      const { outbox } = await browser.vault();
      const row = outbox.findLast((one) => one.payload === payload);
      if (row === undefined)
        throw new Error(`S4: the screen said that ${payload} is saved, and it is not in the vault`);
      const { mid, scope, record, field } = row;
      world.saves.all.push({ actor: name, mid, scope, record, field, op: 'set', payload });
      world.note(`${name} saved ${field} "${payload}" (${mid})`);
    },
    vault: () => browser.page.evaluate(readVault),
    unsent: async () => {
      const { outbox } = await browser.vault();
      return outbox.filter(({ state }) => state === 'waiting' || state === 'sending').length;
    },
    allSent: () =>
      until(`What ${name} wrote is not sent`, 60_000, async () => {
        const { outbox } = await browser.vault();
        if (outbox.length === 0 || (await browser.unsent()) > 0) return false;
        const there = await browser.page.evaluate(hasWayBack);
        // It is asked for at a contact that follows the first mark: a page that is opened makes one.
        if (!there) await browser.visit();
        return there;
      }),
    close: () => browser.context.close(),
    kill: async () => {
      const gone = new Promise((resolve) => browser.context.once('close', resolve));
      await killBrowsersOf(folder);
      await gone;
    },
    open: async () => void Object.assign(browser, await launch()),
  };
  world.onEnd(async () => {
    await browser.close().catch(() => undefined);
    await killBrowsersOf(folder);
  });
  return browser;
}

/** What was killed needs a moment to be gone, and holds its profile until then; its lock on the profile stays behind. */
async function isFree(folder: string): Promise<void> {
  await until('The browser that was killed is there still', 10_000, async () => {
    await killBrowsersOf(folder);
    return (await browsersOf(folder)).length === 0;
  });
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(join(folder, lock), { force: true });
}

/** Under a field: where what was typed in it is. */
export const saveLine = (page: Page, field: FieldName): Locator =>
  page.getByLabel(FIELDS[field]).locator('xpath=ancestor::*[.//*[@class="d-save-line"]][1]');

/** Puts one profile's folder in the place of another's; both browsers are closed. */
export async function copyProfile(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true, maxRetries: 5 });
  await cp(from, to, { recursive: true, filter: (path) => !path.includes('Singleton') });
}
