import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/find-chromium.ts';
import { CHROMIUM_FLAGS, killBrowsersOf } from '../browser/support/profile.ts';
import type { DeviceState } from './client-commands.ts';
import type { FaultProxy } from './proxy.ts';
import { forgetHandles, readVault } from './vault-page.ts';
import type { World } from './world.ts';

/** Fields of the first page of a cycle, by their labels. */
export const FIELDS = {
  changeIdea: 'What will you try?',
  question: 'What do you want to find out?',
  prediction: 'What do you think will happen?',
} as const;
export type FieldName = keyof typeof FIELDS;

// A machine that has much to do is slow, and loses nothing.
const PATIENT = { timeout: 30_000 };

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
  close(): Promise<void>;
  kill(): Promise<void>;
  open(): Promise<void>;
};

export async function openBrowser(world: World, name: string, proxy: FaultProxy): Promise<Browser> {
  const folder = join(world.folder, `profile-${name}`);
  const launch = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: chromiumPath(),
      args: CHROMIUM_FLAGS,
      viewport: { width: 1280, height: 800 },
    });
    await context.addInitScript(forgetHandles);
    context.setDefaultTimeout(PATIENT.timeout);
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
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
    close: () => browser.context.close(),
    kill: async () => {
      const gone = new Promise((resolve) => browser.context.once('close', resolve));
      await killBrowsersOf(folder);
      await gone;
    },
    open: async () => {
      // What was killed may need a moment to be gone, and keeps its profile until then.
      Object.assign(browser, await launch().catch(() => killBrowsersOf(folder).then(launch)));
    },
  };
  world.onEnd(async () => {
    await browser.close().catch(() => undefined);
    await killBrowsersOf(folder);
  });
  return browser;
}

/** Under a field: where what was typed in it is. */
export const saveLine = (page: Page, field: FieldName): Locator =>
  page.getByLabel(FIELDS[field]).locator('xpath=ancestor::*[.//*[@class="d-save-line"]][1]');

/** Puts one profile's folder in the place of another's; both browsers are closed. */
export async function copyProfile(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true, maxRetries: 5 });
  await cp(from, to, { recursive: true, filter: (path) => !path.includes('Singleton') });
}
