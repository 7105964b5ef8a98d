import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idea, startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { lookTwice } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

const SLOW = { timeout: 60_000, interval: 250 };

let server: ServerProcess;
let profile: Profile;

beforeAll(async () => {
  server = await startServerProcess();
  profile = await openProfile(server.url, 360);
  // So that a test can close the connections of a page under it.
  await profile.context.addInitScript(() => {
    const connections: IDBDatabase[] = [];
    Object.assign(globalThis, { connections });
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      const request = version === undefined ? open.call(this, name) : open.call(this, name, version);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
  });
});

afterAll(async () => {
  await profile?.end();
  await server?.end();
});

const alarm = (page: Page) => page.getByRole('region', { name: 'Alarm' });

/** Until the server has named everything, this among it. */
const sent = (page: Page, text: string) =>
  expect.poll(() => page.evaluate(readOutbox, text), SLOW).toEqual({ there: true, unsettled: 0, doubled: 0 });

/** A page of the same origin on which the app does not run. */
async function bystander(): Promise<Page> {
  const page = await profile.context.newPage();
  await page.goto(`${server.url}/icons/icon-192.png`);
  return page;
}

async function debuggerOf(page: Page): Promise<CDPSession> {
  return profile.context.newCDPSession(page);
}

describe('a store that does not work', () => {
  it('[S10] is opened again where its connection was closed, and nobody notices', async () => {
    const { page } = profile;
    await startCycle(page, server.url, 'Dead handles');
    await page.evaluate(closeConnections);
    await idea(page).fill('Written on a dead connection');
    await sent(page, 'Written on a dead connection');
    await page.reload();
    await expect.poll(() => idea(page).inputValue(), SLOW).toBe('Written on a dead connection');
    expect(await alarm(page).count()).toBe(0);
  });

  it('[S10] that is full says so loudly; what is typed is saved when there is room', async () => {
    const { page } = profile;
    await startCycle(page, server.url, 'A full disk');
    await sent(page, 'A full disk');
    const cdp = await debuggerOf(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 });
    // Chromium remembers for half a minute how much room there was.
    const typeOn = async () => {
      await idea(page).pressSequentially('x');
      return alarm(page).count();
    };
    await expect.poll(typeOn, { timeout: 90_000, interval: 500 }).toBe(1);
    await alarm(page).getByText('This device has no room left').waitFor();
    await idea(page).fill('Typed while there was no room');
    await lookTwice(page, 'store-full');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save what is typed to a file' }).click();
    expect((await download).suggestedFilename()).toMatch(/^dandelion-typed-.*\.json$/);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.url });
    await alarm(page).waitFor({ state: 'detached' });
    await sent(page, 'Typed while there was no room');
    await page.reload();
    await expect.poll(() => idea(page).inputValue(), SLOW).toBe('Typed while there was no room');
  });
});

describe('several tabs', () => {
  it('[S6] write the same project at once: nothing is lost, nothing comes twice, all is sent', async () => {
    const { page } = profile;
    await startCycle(page, server.url, 'Two tabs');
    const work = page.url().replace(/\/cycles\/.*/, '');
    const other = await profile.context.newPage();
    await Promise.all([page.goto(`${work}/problem`), other.goto(`${work}/aim`)]);
    const first = page.getByRole('textbox').first();
    const second = other.getByRole('textbox').first();
    const texts = [
      [first, 'At night it is loud'],
      [second, 'Half the noise by May'],
    ] as const;
    await Promise.all(texts.map(([box, text]) => box.pressSequentially(text)));
    for (const [, text] of texts) await sent(page, text);
    for (const [box, text] of texts) expect(await box.inputValue()).toBe(text);
    await Promise.all([page.reload(), other.reload()]);
    for (const [box, text] of texts) await expect.poll(() => box.inputValue(), SLOW).toBe(text);
    await other.close();
  });

  it('[S10] a newer Dandelion takes the vault over: the older page closes it, says so, and loses nothing', async () => {
    const { page } = profile;
    await startCycle(page, server.url, 'Overtaken');
    await sent(page, 'Overtaken');
    const newer = await bystander();
    await newer.evaluate(openVaultAt, { version: 1000, lets: true });
    await page.getByText('A newer Dandelion is open in another tab').waitFor();
    await idea(page).fill('Typed into the old page');
    await lookTwice(page, 'store-newer-tab');
    await newer.close();
    await page.getByRole('button', { name: 'Load this page again' }).click();
    await expect.poll(() => idea(page).inputValue(), SLOW).toBe('Typed into the old page');
    await sent(page, 'Typed into the old page');
  });
});

describe('an older page that is open', () => {
  it.each([true, false])('[S10] is waited for, and nothing hangs (it lets go: %s)', async (lets) => {
    const fresh = await openProfile(server.url, 1280);
    try {
      const old = fresh.page;
      await old.goto(`${server.url}/icons/icon-192.png`);
      await old.evaluate(openVaultAt, { version: 10, lets });
      const page = await fresh.context.newPage();
      await page.goto(`${server.url}/work`);
      if (!lets) {
        await page.getByText('Your work does not open yet').waitFor();
        await old.close();
      }
      await startCycle(page, server.url, 'After the old one');
      await sent(page, 'After the old one');
      expect(await alarm(page).count()).toBe(0);
    } finally {
      await fresh.end();
    }
  });
});

/** In the page: every connection to a database dies under the app. */
const closeConnections = () => {
  const { connections } = globalThis as unknown as { connections: IDBDatabase[] };
  for (const connection of connections.splice(0)) connection.close();
};

/** In a page: opens the vault as another version of Dandelion would, and makes what tables version 1 has. */
const openVaultAt = ({ version, lets }: { version: number; lets: boolean }) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('dandelion-vault', version);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      const db = request.result;
      if (db.objectStoreNames.length > 0) return;
      const outbox = db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true });
      outbox.createIndex('mid', 'mid', { unique: true });
      for (const name of ['state', 'kind']) outbox.createIndex(name, name);
      outbox.createIndex('[state+since]', ['state', 'since']);
      outbox.createIndex('[scope+state]', ['scope', 'state']);
      outbox.createIndex('[scope+record+field]', ['scope', 'record', 'field']);
      const base = db.createObjectStore('base', { keyPath: ['scope', 'record', 'field'] });
      for (const name of ['scope', 'kind']) base.createIndex(name, name);
      const log = db.createObjectStore('log', { keyPath: ['scope', 'seq'] });
      log.createIndex('[scope+mid]', ['scope', 'mid']);
      log.createIndex('[scope+record+field]', ['scope', 'record', 'field']);
      db.createObjectStore('scopes', { keyPath: 'scope' });
      db.createObjectStore('settings', { keyPath: 'name' });
    };
    request.onsuccess = () => {
      if (lets) request.result.onversionchange = () => request.result.close();
      resolve();
    };
  });

/** In the page: whether a text is in the outbox, how many changes are not settled, and how many values of one field are there twice. */
const readOutbox = (text: string) =>
  new Promise<{ there: boolean; unsettled: number; doubled: number }>((resolve, reject) => {
    const request = indexedDB.open('dandelion-vault');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const rows = request.result.transaction('outbox').objectStore('outbox').getAll();
      rows.onerror = () => reject(rows.error);
      rows.onsuccess = () => {
        type Row = { state: string; body: { mutation: { field: string; record: string; payload: unknown } } };
        const all: Row[] = rows.result;
        const live = all.filter(({ state }) => state !== 'mended');
        const names = live.map(({ body: { mutation } }) =>
          JSON.stringify([mutation.record, mutation.field, mutation.payload]),
        );
        request.result.close();
        resolve({
          there: live.some(({ body }) => body.mutation.payload === text),
          unsettled: live.filter(({ state }) => state !== 'confirmed' && state !== 'sent').length,
          doubled: names.length - new Set(names).size,
        });
      };
    };
  });
