import { type Browser, openBrowser } from './browser.ts';
import { BROWSER_FAULTS } from './browser-faults.ts';
import { chanceOf } from './chance.ts';
import { judge } from './oracle.ts';
import { until } from './patience.ts';
import { type RunResult, runIn } from './run.ts';
import type { World } from './world.ts';

const DEADLINE_MS = 60_000;
const FAULTS_A_RUN = 2;

/** One short history of a person in a real Chromium, with two faults in it; the series goes through all of them in turn. */
export const browserRun = (seed: number): Promise<RunResult> =>
  runIn(
    () => chanceOf(seed),
    async (world) => {
      const browsers = [await openBrowser(world, 'person', await world.openProxy())];
      const [browser] = browsers;
      if (browser === undefined) throw new Error('There is nobody');
      await browser.begin();
      for (let at = 0; at < FAULTS_A_RUN; at++) {
        const fault = BROWSER_FAULTS[(seed * FAULTS_A_RUN + at) % BROWSER_FAULTS.length];
        world.note(`${fault?.name} on ${browser.name}`);
        await fault?.(world, browser, browsers);
        for (const proxy of world.proxies) proxy.calm();
      }
      await settle(world, browsers);
      const devices = await Promise.all(browsers.map(async (one) => ({ name: one.name, state: await one.vault() })));
      const verdict = await judge(world.database(), devices, world.saves.all);
      return { ...verdict, complaints: [...world.complaints(), ...verdict.complaints] };
    },
  );

/** Everybody looks where their work is, again and again, until all is sent and fetched. @throws when that does not happen in time */
const settle = (world: World, browsers: readonly Browser[]): Promise<void> =>
  until('It did not come to rest', DEADLINE_MS, async () => {
    for (const browser of browsers) await lookWhere(world, browser);
    const quiet = await Promise.all(browsers.map((browser) => isQuiet(world, browser)));
    return quiet.every(Boolean);
  });

/** A page that sends and fetches as soon as it is there, and two seconds for it. */
async function lookWhere(world: World, browser: Browser): Promise<void> {
  await browser.page.goto(`${browser.proxy.url}/where-is-my-work`);
  await browser.page.getByRole('heading', { name: 'Where is my work?' }).waitFor();
  for (let left = 20; left > 0 && !(await isQuiet(world, browser)); left--) await browser.page.waitForTimeout(100);
}

async function isQuiet(world: World, browser: Browser): Promise<boolean> {
  const { outbox, scopes } = await browser.vault();
  const { scopes: counters } = world.database();
  const behind = scopes.filter(
    ({ scope, cursor, lost }) => !lost && Number(cursor?.split('.')[1] ?? 0) !== (counters.get(scope) ?? 0),
  );
  return behind.length === 0 && !outbox.some(({ state }) => state === 'waiting' || state === 'sending');
}
