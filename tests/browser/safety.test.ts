import { appendFile, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { look } from './support/screens.ts';
import { type ServerHere, startServerHere } from './support/server-here.ts';

let server: ServerHere;
let profile: Profile;

beforeAll(async () => {
  server = await startServerHere();
  profile = await openProfile(server.url, 360);
});

afterAll(async () => {
  await profile?.end();
  await server?.end();
});

describe('the stop for NHS numbers', () => {
  it('points one out at once, holds the field, and sends it when it is mended', async () => {
    const { page } = profile;
    await startCycle(page, server.url, 'Calls after discharge');
    const pushed: string[] = [];
    page.on('request', (request) => pushed.push(request.postData() ?? ''));
    await page.getByLabel('What will you try?').fill('Call 999 000 0018 the day after');
    await page.getByText('This may tell who a patient is').first().waitFor();
    await look(page, 'cycle-nhs-number');
    await page.goto(`${server.url}/where-is-my-work`);
    await page.getByText(/^Needs you: 1/).waitFor();
    await look(page, 'where-is-my-work-needs-you');
    await page.getByRole('link', { name: /Mend it/ }).click();
    await page.getByLabel('What will you try?').fill('Call patients the day after');
    await page
      .getByText(/^(Saved on this device|Sent)/)
      .first()
      .waitFor();
    await page.goto(`${server.url}/where-is-my-work`);
    await page.getByText('Everything is sent').first().waitFor();
    expect(pushed.filter((body) => body.includes('999 000'))).toEqual([]);
  });
});

describe('bad input', () => {
  it('keeps a date that does not exist as it was typed, and says how to mend it', async () => {
    const { page } = profile;
    await startCycle(page, server.url, 'Dates');
    await page.getByLabel('What will you try?').fill('One shift');
    await page.getByRole('button', { name: 'Continue to Do' }).click();
    await page.getByLabel('When did you start?').fill('31/2');
    await page.getByRole('button', { name: 'Continue to Study' }).click();
    await page
      .getByRole('alert')
      .getByText(/date|day/i)
      .first()
      .waitFor();
    await look(page, 'cycle-do-bad-date');
    await page.reload();
    expect(await page.getByLabel('When did you start?').inputValue()).toBe('31/2');
    await page.getByLabel('When did you start?').fill('6 Aug 18');
    await page.getByRole('button', { name: 'Continue to Study' }).click();
    await page.waitForURL(/\/study$/);
  });

  it('shows markup, right-to-left text and emoji as the text that they are', async () => {
    const { page } = profile;
    const title = '<img src=x onerror="document.title=1"> "‏مرحبا" 🧑‍⚕️ Word’s “quotes”';
    await startCycle(page, server.url, title);
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: title }).waitFor();
    await look(page, 'your-work-hostile');
    expect(await page.locator('main img').count()).toBe(0);
  });
});

describe('an update', () => {
  it('is offered, never forced, and takes nothing that was typed', async () => {
    const { page } = profile;
    await page.goto(server.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await startCycle(page, server.url, 'Update in mid-sentence');
    const cycle = page.url();
    for (const name of ['sw.js.br', 'sw.js.gz']) await rm(join(server.dist, name), { force: true });
    // Two versions, one after the other: the page is two behind when it is asked.
    for (const version of ['newer', 'newest']) {
      await appendFile(join(server.dist, 'sw.js'), `\n// a ${version} version\n`);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
      });
      await page.waitForFunction(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.waiting?.state === 'installed' && registration.installing === null;
      });
    }
    await profile.context.route(/\/v1\//, (route) => route.abort());
    await page.getByLabel('What will you try?').fill('A half-typed');
    expect(await page.getByRole('button', { name: 'Update now' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Dandelion' }).first().click();
    await page.getByText('A newer Dandelion is ready.').waitFor();
    await look(page, 'home-update');
    const loaded = page.waitForEvent('load', { timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    await page.getByRole('button', { name: 'Update now' }).click();
    if (!(await loaded)) {
      // Chromium sometimes keeps the old version until all its windows are closed; the screen says so then.
      await page.getByText('it takes over when Dandelion is closed in all windows').waitFor();
      await profile.reopen();
    }
    await profile.page.goto(cycle);
    await expect
      .poll(() => profile.page.getByLabel('What will you try?').inputValue(), { timeout: 30_000 })
      .toBe('A half-typed');
    expect(await profile.page.evaluate(waitingVersions)).toBe(0);
    await profile.context.unroute(/\/v1\//);
    await profile.page.goto(`${server.url}/where-is-my-work`);
    await profile.page.getByText('Everything is sent').first().waitFor();
  });

  it('that takes a part of the page away is said, and mended by loading once', async () => {
    const assets = join(server.dist, 'assets');
    const gone = (await readdir(assets)).filter((name) => name.startsWith('words-page-'));
    expect(gone).not.toEqual([]);
    const away = await mkdtemp(join(server.folder, 'away-'));
    for (const name of gone) await rename(join(assets, name), join(away, name));
    // A browser that has never been here: it has no copy of its own.
    const fresh = await openProfile(server.url, 360);
    try {
      const { page } = fresh;
      await page.goto(`${server.url}/help/words`);
      await page.getByRole('heading', { name: 'A part of Dandelion did not come' }).waitFor();
      await look(page, 'missing-part');
      for (const name of gone) await rename(join(away, name), join(assets, name));
      await page.getByRole('button', { name: 'Load Dandelion again' }).click();
      await page.getByRole('heading', { level: 1, name: /words/i }).waitFor();
    } finally {
      await fresh.end();
    }
  });
});

describe('an address that starts with http, on another machine', () => {
  it('can be read, and explains why it cannot be written', async () => {
    const address = `http://ward.test:${new URL(server.url).port}`;
    const other = await openProfile(address, 1280, ['--host-resolver-rules=MAP ward.test 127.0.0.1']);
    try {
      await other.page.goto(address);
      await other.page.locator('main a[href^="/projects/"]').first().click();
      await other.page.getByRole('heading', { name: 'What they learned' }).waitFor();
      await other.page.goto(`${address}/record`);
      await other.page.getByRole('heading', { name: 'Here you can read, but not write' }).waitFor();
      await look(other.page, 'insecure');
    } finally {
      await other.end();
    }
  });
});

describe('the pages for everybody', () => {
  it.each(['/help', '/help/install', '/help/keeping-work-safe', '/help/words', '/devices', '/desk', '/nowhere'])(
    '%s has no accessibility faults',
    async (path) => {
      await profile.page.goto(server.url + path);
      await profile.page.getByRole('heading', { level: 1 }).waitFor();
      await look(profile.page, `page${path.replaceAll('/', '-')}`);
    },
  );

  it('ask no other origin for anything', () => {
    expect(profile.foreign).toEqual([]);
  });
});

/** In the page: how many versions of the app wait to be let in. */
const waitingVersions = async () => ((await navigator.serviceWorker.getRegistration())?.waiting == null ? 0 : 1);
