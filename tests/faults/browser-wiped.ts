import { content } from '../../src/features/lost-work/content.ts';
import type { Browser } from './browser.ts';
import { anyField, type BrowserFault, pause } from './browser-fault.ts';
import { until } from './patience.ts';
import type { World } from './world.ts';

// The marker follows a change after a second.
const COUNTED_MS = 1_500;

/** In the page: what the marker beside the vault says of unsent work, once there is a way back. */
const markedUnsent = () => {
  const { mark } = JSON.parse(localStorage.getItem('dandelion-marker') ?? '{}');
  return mark?.rescue === undefined ? undefined : (mark.unsent?.count as number | undefined);
};

/**
 * The databases go, and the marker beside them stays: the browser says what it lost, and gets back what was sent (S11). The screens
 * come without a server; it is there again when the words have been read.
 */
async function databasesGo(world: World, browser: Browser, fault: number): Promise<void> {
  const { page, proxy } = browser;
  const unsent = await browser.unsent();
  await pause(COUNTED_MS);
  const isMarked = async () => (await page.evaluate(markedUnsent)) === unsent;
  await until('S11: the marker does not say what is unsent', 20_000, isMarked);
  await forget(world, browser, 'indexeddb', fault, unsent);
  await page.goto(`${proxy.url}/work`);
  await page.getByText('This browser threw away what Dandelion kept here.').waitFor();
  await page.getByRole('link', { name: 'What was lost' }).click();
  const { nothing, unknown } = content['thrown-away'];
  const words = unsent === 0 ? nothing : `${unsent} changes? to “.*” had not been sent`;
  // Where the page went away before it could count, it says that it does not know: never a wrong figure.
  const said = page.getByText(new RegExp(`^(${words}|${unknown})`));
  const read = await said.first().textContent();
  world.note(`the screen says "${read}"`);
  await world.server.restart();
  // It may have come back by itself meanwhile.
  const tryNow = page.getByRole('button', { name: 'Try now' });
  await tryNow.click({ timeout: 2_000 }).catch(() => undefined);
  await page.getByText('What was sent has been fetched again.').waitFor();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await browser.visit();
}

async function forget(
  world: World,
  browser: Browser,
  storageTypes: 'all' | 'indexeddb',
  fault: number,
  unsent: number,
) {
  await browser.page.goto('about:blank');
  const cdp = await browser.context.newCDPSession(browser.page);
  await cdp.send('Storage.clearDataForOrigin', { origin: browser.proxy.url, storageTypes });
  await cdp.detach();
  world.struck(fault, unsent);
  world.saves.storeLost(browser.name, world.isOnServer(), 0);
}

/** Nothing is left at all: the app is as new, and what was sent is on the server. */
async function allGoes(world: World, browser: Browser, fault: number): Promise<void> {
  await forget(world, browser, 'all', fault, await browser.unsent());
  await world.server.restart();
  await browser.begin();
}

const goes = async (world: World, browser: Browser, fault: number) => {
  await (world.chance.happens(0.7) ? databasesGo : allGoes)(world, browser, fault);
  await browser.write(anyField(world));
};

/** Most of it was sent. */
export const wiped: BrowserFault = async (world, browser) => {
  await browser.write(anyField(world));
  await browser.allSent();
  await world.server.kill('SIGKILL');
  await goes(world, browser, 20);
};

/** With unsent work. */
export const cleared: BrowserFault = async (world, browser) => {
  await browser.allSent();
  await world.server.kill('SIGKILL');
  await browser.write(anyField(world));
  await goes(world, browser, 30);
};
