import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, copyProfile, FIELDS, openBrowser, saveLine } from './browser.ts';
import { carriedByBrowser } from './browser-carries.ts';
import { anyField, type BrowserFault, pause } from './browser-fault.ts';
import { cleared, wiped } from './browser-wiped.ts';
import { until } from './patience.ts';
import { holdOldSchema, killHandles } from './vault-page.ts';

const killed: BrowserFault = async (world, browser) => {
  await browser.write(anyField(world));
  const moment = world.chance.pick(['save', 'push', 'pull']);
  if (moment === 'save') {
    await browser.page.getByLabel(FIELDS.changeIdea).fill(world.words(browser.name));
    await pause(world.chance.below(500));
    world.struck(4, 1);
    await browser.kill();
  } else {
    const gone = new Promise<void>((resolve, reject) => {
      const struck = async () => {
        world.struck(4, moment === 'push' ? 1 : 0);
        await browser.kill().then(resolve, reject);
      };
      browser.proxy.gateway.arm({ fault: { kind: 'lose-answer' }, path: `/v1/${moment}`, struck });
    });
    await browser.write(anyField(world)).catch(() => undefined);
    await gone;
  }
  await browser.open();
  await browser.visit();
};

const rolledBack: BrowserFault = async (world, browser) => {
  await browser.write(anyField(world));
  const saves = world.saves.all.filter(({ actor }) => actor === browser.name).length;
  await browser.close();
  const copy = `${browser.folder}-copy`;
  await copyProfile(browser.folder, copy);
  await browser.open();
  await browser.visit();
  await browser.write(anyField(world));
  await pause(world.chance.below(300));
  world.struck(5, await browser.unsent());
  await browser.close();
  world.saves.storeLost(browser.name, world.isOnServer(), saves);
  await copyProfile(copy, browser.folder);
  await browser.open();
  await browser.visit();
  await browser.write(anyField(world));
};

const cloned: BrowserFault = async (world, browser, browsers) => {
  await world.server.kill('SIGKILL');
  await browser.write(anyField(world));
  const unsent = await browser.unsent();
  await browser.close();
  const name = `${browser.name}-clone-${browsers.length}`;
  await copyProfile(browser.folder, join(world.folder, `profile-${name}`));
  const clone = await openBrowser(world, name, browser.proxy);
  clone.cycle = browser.cycle;
  browsers.push(clone);
  await browser.open();
  world.struck(27, unsent);
  for (const one of [browser, clone]) {
    await one.visit();
    await one.write(anyField(world));
  }
  await world.server.restart();
};

const twoTabs: BrowserFault = async (world, browser) => {
  await world.server.kill('SIGKILL');
  const tab = await browser.context.newPage();
  await browser.visit(tab);
  await browser.write('question', tab);
  await browser.write('changeIdea');
  world.struck(7, await browser.unsent());
  await world.server.restart();
  await Promise.all([browser.page.reload(), tab.reload()]);
  await tab.getByLabel(FIELDS.question).waitFor();
  await tab.close();
  await browser.visit();
};

const oldSchema: BrowserFault = async (world, browser) => {
  await world.server.kill('SIGKILL');
  await browser.write(anyField(world));
  world.struck(8, await browser.unsent());
  await world.server.restart();
  const old = browser.page;
  // A page of this origin that is not the app.
  await old.goto(`${browser.proxy.url}/manifest.webmanifest`);
  await old.evaluate(holdOldSchema);
  browser.page = await browser.context.newPage();
  await browser.visit();
  await browser.write(anyField(world));
  await old.close();
};

const updated: BrowserFault = async (world, browser) => {
  const { page, proxy } = browser;
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  proxy.gateway.arm({
    fault: { kind: 'rewrite', bytes: (before) => Buffer.concat([before, Buffer.from('\n// newer')]) },
    path: '/sw.js',
    times: 99,
  });
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null);
  await browser.write('question');
  const dirty = world.words(browser.name);
  await page.getByLabel(FIELDS.changeIdea).fill(dirty);
  world.struck(9, 1);
  await page.getByRole('link', { name: 'Dandelion' }).first().click();
  await page.getByRole('button', { name: 'Update now' }).click();
  await page.waitForEvent('load', { timeout: 3_000 }).catch(() => undefined);
  await browser.visit();
  const there = await page.getByLabel(FIELDS.changeIdea).inputValue();
  if (there !== dirty) throw new Error(`S4: "${dirty}" was typed before an update, and "${there}" stands there now`);
  await browser.noteSaved(dirty);
};

const alarm = ({ page }: Browser) => page.getByRole('region', { name: 'Alarm' });

/** The alarm says so, and what is typed is saved when there is room (S10). Chromium remembers for half a minute how much room there was. */
const quotaFull: BrowserFault = async (world, browser) => {
  const { page, context, proxy } = browser;
  await world.server.kill('SIGKILL');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: proxy.url, quotaSize: 1 });
  await until('S10: no alarm while there is no room', 90_000, async () => {
    await page.getByLabel(FIELDS.changeIdea).pressSequentially('x');
    return (await alarm(browser).count()) > 0;
  });
  await alarm(browser).getByText('This device has no room left').waitFor();
  const payload = world.words(browser.name);
  await page.getByLabel(FIELDS.changeIdea).fill(payload);
  world.struck(18, 1);
  await world.server.restart();
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: proxy.url });
  await cdp.detach();
  await alarm(browser).waitFor({ state: 'detached' });
  await saveLine(page, 'changeIdea').getByText('Saved on this device').waitFor();
  await browser.noteSaved(payload);
};

const handleDies: BrowserFault = async (world, browser) => {
  await world.server.kill('SIGKILL');
  await browser.write(anyField(world));
  const unsent = await browser.unsent();
  const died = await browser.page.evaluate(killHandles);
  if (died === 0) throw new Error('There was no handle to take away');
  world.struck(19, unsent);
  await browser.write(anyField(world));
  if ((await alarm(browser).count()) > 0) throw new Error('S10: a handle died, was opened again, and the alarm stands');
  await world.server.restart();
};

/** What the browser makes of it is its own affair; the app must work, and what was sent is on the server. */
const corrupted: BrowserFault = async (world, browser) => {
  const { chance } = world;
  await browser.write(anyField(world));
  world.struck(21, await browser.unsent());
  await browser.close();
  world.saves.storeLost(browser.name, world.isOnServer(), 0);
  const folder = join(browser.folder, 'Default', 'IndexedDB');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(log|ldb)$|MANIFEST/.test(name));
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    if (chance.happens(0.3)) await truncate(join(folder, name), chance.below(bytes.length + 1));
    else {
      for (let left = 8; left > 0 && bytes.length > 0; left--) bytes[chance.below(bytes.length)] = chance.below(256);
      await writeFile(join(folder, name), bytes);
    }
  }
  await browser.open();
  await browser.begin();
  await browser.write(anyField(world));
};

/** Answers end half-way, whatever was asked for. */
const cutOff: BrowserFault = async (world, browser) => {
  await browser.write(anyField(world));
  const unsent = await browser.unsent();
  const struck = () => world.struck(16, unsent);
  browser.proxy.gateway.arm({ fault: { kind: 'truncate', honest: world.chance.happens(0.5) }, times: 3, struck });
  await browser.page.reload();
  await browser.visit();
  browser.proxy.calm();
  await browser.write(anyField(world));
};

export const BROWSER_FAULTS: readonly BrowserFault[] = [
  killed,
  oldSchema,
  quotaFull,
  rolledBack,
  updated,
  handleDies,
  cloned,
  corrupted,
  twoTabs,
  wiped,
  cutOff,
  carriedByBrowser,
  cleared,
  killed,
];
