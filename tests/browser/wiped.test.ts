import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idea, startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { lookTwice } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// One story: a browser throws its store away while it is closed, says what was lost, and gets back what was sent.

const PATIENT = { timeout: 60_000, interval: 250 };

let server: ServerProcess;
let nurse: Profile;

beforeAll(async () => {
  server = await startServerProcess();
  nurse = await openProfile(server.url, 360);
});

afterAll(async () => {
  await nurse?.end();
  await server?.end();
});

/** What stands in the marker beside the vault. */
const marker = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('dandelion-marker') ?? '{}').mark ?? {});

async function sendAll(page: Page): Promise<void> {
  await page.goto(`${server.url}/where-is-my-work`);
  await page.getByText('The server has everything.').waitFor({ timeout: PATIENT.timeout });
}

/** Closes the browser, and opens it again without what it kept of this kind. */
async function wipe(profile: Profile, storageTypes: 'indexeddb' | 'all'): Promise<void> {
  await profile.reopen();
  const cdp = await profile.context.newCDPSession(profile.page);
  await cdp.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes });
  await cdp.detach();
}

describe('[S11] a browser that throws its store away while it is closed', () => {
  it('has one project that was sent, and one with a change that was not', async () => {
    const { page } = nurse;
    await startCycle(page, server.url, 'Quieter nights');
    await idea(page).fill('Lights down at 10pm');
    await sendAll(page);
    await startCycle(page, server.url, 'Mouth care');
    await idea(page).fill('Before breakfast');
    await sendAll(page);
    await expect.poll(async () => (await marker(page)).rescue, PATIENT).toBeDefined();
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: 'Mouth care' }).click();
    await page.getByRole('link', { name: 'What do you want to achieve?' }).click();
    await page.getByLabel('By how much?').waitFor();
    // From here on the app opens without its server.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.kill('SIGKILL');
    await page.getByLabel('By how much?').fill('In 9 of 10 patients');
    await page.getByText('Not sent. Logging off may erase it.').waitFor({ timeout: PATIENT.timeout });
    await lookTwice(page, 'may-be-erased');
    await expect.poll(async () => (await marker(page)).unsent, PATIENT).toEqual({ count: 1, projects: ['Mouth care'] });
  });

  it('says on every page what is lost, of which project', async () => {
    await wipe(nurse, 'indexeddb');
    const { page } = nurse;
    await page.goto(server.url);
    const notice = page.getByRole('region', { name: 'What was lost' });
    await notice.getByText('1 change to “Mouth care” had not been sent.').waitFor();
    await lookTwice(page, 'lost-notice');
    await page.getByRole('link', { name: 'What was lost' }).click();
    await page.getByText('What was not sent is lost on this device.').waitFor();
    await page.getByText('It is fetched again as soon as there is a connection.').waitFor();
    await lookTwice(page, 'lost-work');
  });

  it('gets back by itself what was sent, and goes on saying what is lost until that is read', async () => {
    await server.restart();
    const { page } = nurse;
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: 'Quieter nights' }).waitFor({ timeout: PATIENT.timeout });
    await page.getByRole('link', { name: 'Mouth care' }).click();
    await page.getByRole('link', { name: 'What do you want to achieve?' }).click();
    expect(await page.getByLabel('By how much?').inputValue()).toBe('');
    await page.getByRole('link', { name: 'What was lost' }).click();
    await page.getByText('What was sent has been fetched again.').waitFor();
    await lookTwice(page, 'lost-work-back');
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByText('You have read it. It is not shown here any more.').waitFor();
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: 'Quieter nights' }).click();
    await page.getByRole('link', { name: 'What will you try?' }).click();
    await page.getByRole('link', { name: /Lights down at 10pm/ }).waitFor();
    expect(await page.getByRole('region', { name: 'What was lost' }).count()).toBe(0);
  });

  it('never says that nothing is lost where something was typed after the last contact', async () => {
    const { page: before } = nurse;
    await expect.poll(async () => (await marker(before)).rescue, PATIENT).toBeDefined();
    await before.goto(`${server.url}/work`);
    await before.getByRole('link', { name: 'Mouth care' }).click();
    await before.getByRole('link', { name: 'What do you want to achieve?' }).click();
    await before.getByLabel('By how much?').waitFor();
    await nurse.context.setOffline(true);
    await before.getByLabel('By how much?').fill('In all patients');
    await before.getByText('Saved on this device').first().waitFor();
    await wipe(nurse, 'indexeddb');
    const { page } = nurse;
    await page.goto(server.url);
    const notice = page.getByRole('region', { name: 'What was lost' });
    await notice.getByText('This browser threw away what Dandelion kept here.').waitFor();
    expect(await notice.innerText()).not.toContain('verything was sent');
    await notice.getByRole('link', { name: 'What was lost' }).click();
    await page.getByText('What was sent has been fetched again.').waitFor({ timeout: PATIENT.timeout });
    expect(await page.getByRole('main').innerText()).not.toContain('Nothing is lost');
    await page.getByRole('button', { name: 'I have read this' }).click();
  });

  it('claims nothing where everything is gone, also what it knew of itself', async () => {
    await wipe(nurse, 'all');
    const { page } = nurse;
    await page.goto(`${server.url}/where-is-my-work`);
    await page.getByText('Nothing has been written on this device yet').waitFor();
    await page.getByText(/^Archive updated/).waitFor({ timeout: PATIENT.timeout });
    for (const claim of ['The server has everything.', 'Everything is sent.', 'threw away', 'Nothing is lost']) {
      expect(await page.getByText(claim).count(), claim).toBe(0);
    }
    await lookTwice(page, 'wiped-all');
    await page.goto(`${server.url}/lost-work`);
    await page.getByText('Nothing is missing on this device, as far as Dandelion can tell.').waitFor();
  });
});
