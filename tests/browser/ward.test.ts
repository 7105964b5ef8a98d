import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idea, startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { lookTwice } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// One story: two nurses on one ward PC. Each sees only their own; one hands over with unsent work, the other forgets the PIN.

const PATIENT = { timeout: 60_000, interval: 250 };
const ANAS = 'the kettle is on';
const BENS = '482913';

let server: ServerProcess;
let pc: Profile;

beforeAll(async () => {
  server = await startServerProcess();
  pc = await openProfile(server.url);
});

afterAll(async () => {
  await pc?.end();
  await server?.end();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function choosePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Your PIN', { exact: true }).fill(pin);
  await page.getByLabel('Your PIN once more').fill(pin);
  await page.getByLabel('I understand what a forgotten PIN means').check();
}

async function openWith(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await button(page, 'Open').click();
}

async function sendAll(page: Page): Promise<void> {
  await page.goto(`${server.url}/where-is-my-work`);
  await page.getByText('The server has everything.').waitFor({ timeout: PATIENT.timeout });
}

/** Everything that this browser keeps for the site and a script can read, as one text. */
const everything = (page: Page) =>
  page.evaluate(async () => {
    const bytes = (_: string, value: unknown) =>
      ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value;
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.title];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('dandelion-vault')) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown>((resolve) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        texts.push(`${name} ${JSON.stringify(rows, bytes)}`);
      }
      db.close();
    }
    return texts.join('\n');
  });

describe('[S13] two people on one ward PC', () => {
  it('one alone sees nothing of it, and puts her work behind a PIN', async () => {
    const { page } = pc;
    await startCycle(page, server.url, 'Quieter nights');
    await idea(page).fill('Lights down at 10pm');
    await sendAll(page);
    expect(await page.getByRole('region', { name: 'Who is working here' }).count()).toBe(0);
    expect(await everything(page)).toContain('Lights down at 10pm');
    await page.getByRole('link', { name: 'Share this computer' }).click();
    await page.getByRole('heading', { name: 'Lock your work with a PIN' }).waitFor();
    await lookTwice(page, 'ward-share');
    await page.getByLabel('Your name or initials').first().fill('Ana');
    await choosePin(page, '123456');
    await button(page, 'Set the PIN').click();
    await page.getByRole('link', { name: 'Others would try this first. Choose one that is harder to guess' }).waitFor();
    await choosePin(page, ANAS);
    const other = await pc.context.newPage();
    await other.goto(`${server.url}/work`);
    await other.getByRole('link', { name: 'Quieter nights' }).first().waitFor();
    await button(page, 'Set the PIN').click();
    for (const tab of [page, other])
      await tab.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor();
    await other.close();
    await button(page, /^Ana/).click();
    await openWith(page, ANAS);
    await page.getByText('Working here: Ana').waitFor();
    const kept = await everything(page);
    for (const word of ['Lights down', 'Quieter nights']) expect(kept).not.toContain(word);
    await page.goto(`${server.url}/work`);
    await expect.poll(() => page.title(), PATIENT).toBe('Who is working here? – Dandelion');
  });

  it('says when a PIN is wrong, and how long to wait, also after the page is loaded again', async () => {
    const { page } = pc;
    await button(page, /^Ana/).click();
    for (let tries = 0; tries < 3; tries++) {
      await openWith(page, '000111');
      await page.getByRole('alert').getByText('This is not the PIN').waitFor();
      if (tries < 2) await expect.poll(() => button(page, 'Open').isEnabled()).toBe(true);
    }
    await page.getByText(/^Wait \d seconds? before you try again/).waitFor();
    await lookTwice(page, 'ward-wrong-pin');
    await page.reload();
    await button(page, /^Ana/).click();
    expect(await button(page, 'Open').isDisabled()).toBe(true);
    await expect.poll(() => button(page, 'Open').isEnabled(), PATIENT).toBe(true);
    await openWith(page, ANAS);
    await page.getByRole('link', { name: 'Quieter nights' }).first().waitFor();
  });

  it('opens a second tab of the same person without the PIN, and locks both at once', async () => {
    const { page, context } = pc;
    const second = await context.newPage();
    await second.goto(`${server.url}/work`);
    await second.getByRole('link', { name: 'Quieter nights' }).first().waitFor();
    await button(page, 'Lock now').click();
    for (const tab of [page, second])
      await tab.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor();
    await second.close();
  });

  it('keeps what was typed at the moment of locking, for the one who typed it', async () => {
    const { page } = pc;
    await button(page, /^Ana/).click();
    await openWith(page, ANAS);
    await page.goto(`${server.url}/work`);
    await button(page, /^Ana/).click();
    await openWith(page, ANAS);
    await page.getByRole('link', { name: 'Quieter nights' }).first().click();
    await page.getByRole('link', { name: 'What do you want to achieve?' }).click();
    await page.getByLabel('By how much?').fill('In 9 of 10 patients');
    await button(page, 'Lock now').click();
    await page.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor();
    expect(await everything(page)).not.toContain('9 of 10');
  });

  it('another person works beside, sees nothing of hers, and has a device of their own', async () => {
    const { page } = pc;
    await lookTwice(page, 'ward-who-one');
    await button(page, 'Someone else').click();
    await page.getByLabel('Your name or initials').fill('Ben');
    await choosePin(page, BENS);
    await lookTwice(page, 'ward-someone-else');
    await button(page, 'Begin').click();
    await openWith(page, BENS);
    await page.getByText('Working here: Ben').waitFor();
    await page.getByRole('link', { name: 'Your work', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('Quieter nights').count()).toBe(0);
    await page.getByRole('link', { name: 'Dandelion' }).first().click();
    await page.getByRole('link', { name: 'Record a PDSA cycle' }).first().click();
    await page.getByLabel('What is it called?').fill('Mouth care');
    await button(page, 'Start, and write the plan').click();
    await idea(page).fill('Before breakfast');
    await page.getByText('Everything is sent.').waitFor({ timeout: PATIENT.timeout });
  });

  it('hands over with unsent work and no connection: says what waits, and in whose work', async () => {
    const { page } = pc;
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await server.kill('SIGKILL');
    await idea(page).fill('Before breakfast, every day');
    await page.getByRole('link', { name: 'Hand over' }).click();
    await page
      .getByText(/changes? (is|are) not sent\. (It waits|They wait) in the work of Ben on this computer/)
      .waitFor(PATIENT);
    await lookTwice(page, 'ward-hand-over');
    await button(page, 'Lock and hand over').click();
    await page.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor();
    await button(page, /^Ben.*changes? not sent/).waitFor();
    await lookTwice(page, 'ward-who-two');
    const kept = await everything(page);
    for (const word of ['Before breakfast', 'Mouth care', 'Quieter nights']) expect(kept).not.toContain(word);
  });

  it('lets anybody read, and nobody write, without choosing', async () => {
    const { page } = pc;
    await button(page, 'Just read, without choosing').click();
    await page.getByText('You are reading without having chosen who you are.').waitFor();
    await lookTwice(page, 'ward-reading');
    await page.getByRole('link', { name: 'Your work', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Choose who you are first' }).waitFor();
    await lookTwice(page, 'ward-choose-first');
    await button(page, 'Choose who you are').last().click();
    await page.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor();
  });

  it('a forgotten PIN: says what it means, begins anew beside, and keeps what is locked', async () => {
    const { page } = pc;
    await button(page, /^Ben/).click();
    await page.getByText(/changes? in here (is|are) not sent/).waitFor();
    await button(page, 'I forgot my PIN').click();
    await page.getByText(/(was|were) not sent\. Without the PIN (it|they) cannot be read by anybody, ever/).waitFor();
    await lookTwice(page, 'ward-forgotten');
    await button(page, 'Begin anew beside it').click();
    await page.getByLabel('Your name or initials').fill('Ben B');
    await choosePin(page, 'porridge at seven');
    await button(page, 'Begin').click();
    await openWith(page, 'porridge at seven');
    await page.getByText('Working here: Ben B').waitFor();
    await button(page, 'Lock now').click();
    await button(page, /^Ben Locked\. The PIN was forgotten/).waitFor();
  });

  it('opens again by the PIN after all, and sends what waited', async () => {
    await server.restart();
    const { page } = pc;
    await button(page, /^Ben Locked/).click();
    await openWith(page, BENS);
    await page.getByText('Everything is sent.').waitFor({ timeout: PATIENT.timeout });
    await page.getByRole('link', { name: 'Hand over' }).click();
    await button(page, /^Ana/).click();
    await openWith(page, ANAS);
    await page.getByRole('link', { name: 'Your work', exact: true }).click();
    await page.getByRole('link', { name: 'Quieter nights' }).first().click();
    await page.getByRole('link', { name: 'What do you want to achieve?' }).click();
    await expect.poll(() => page.getByLabel('By how much?').inputValue(), PATIENT).toBe('In 9 of 10 patients');
  });

  it('locks by itself when nobody touches anything, warns before, and keeps what was typed', async () => {
    const { page } = pc;
    await page.getByLabel('By how much?').fill('In all patients');
    await page.evaluate(() => {
      const here = JSON.parse(localStorage.getItem('dandelion-people') ?? '{}');
      // A tenth of a minute, so that nobody has to wait for long.
      for (const person of here.people) person.idleMinutes = 0.1;
      localStorage.setItem('dandelion-people', JSON.stringify(here));
    });
    await button(page, 'Lock now').click();
    await button(page, /^Ana/).click();
    await openWith(page, ANAS);
    await page
      .getByRole('alert')
      .getByText(/Dandelion locks in \d seconds?/)
      .waitFor(PATIENT);
    await page.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor(PATIENT);
    await page.evaluate(() => {
      const here = JSON.parse(localStorage.getItem('dandelion-people') ?? '{}');
      for (const person of here.people) person.idleMinutes = 5;
      localStorage.setItem('dandelion-people', JSON.stringify(here));
    });
  });

  it('lets whoever is done remove themselves, and the PIN be changed and taken away', async () => {
    const { page } = pc;
    for (const [name, pin] of [
      [/^Ben Locked with a PIN/, BENS],
      [/^Ben B/, 'porridge at seven'],
    ] as const) {
      await button(page, name).click();
      await openWith(page, pin);
      await page.getByRole('link', { name: 'Share this computer' }).click();
      if (pin === BENS) await lookTwice(page, 'ward-share-with-pin');
      await page.getByRole('link', { name: 'Remove me from this computer' }).click();
      if (pin === BENS) await lookTwice(page, 'ward-remove-me');
      await button(page, 'Remove me').click();
      await button(page, 'Remove me for good').click();
      await page.getByRole('heading', { level: 1, name: 'Who is working here?' }).waitFor();
    }
    expect(await button(page, /^Ben/).count()).toBe(0);
    await button(page, /^Ana/).click();
    await openWith(page, ANAS);
    await page.getByRole('link', { name: 'Share this computer' }).click();
    await page.getByText('Change your PIN').click();
    await choosePin(page, 'rain before noon');
    await page.getByLabel('Your PIN now').fill(ANAS);
    await button(page, 'Change the PIN').click();
    await page.getByText('Your PIN is changed.').waitFor(PATIENT);
    await button(page, 'Lock now').click();
    await button(page, /^Ana/).click();
    await openWith(page, 'rain before noon');
    await page.getByRole('link', { name: 'Share this computer' }).click();
    await page.getByText('Take the PIN away').first().click();
    await page.getByLabel('Your PIN, for the last time').fill('rain before noon');
    await button(page, 'Take the PIN away').click();
    await page.getByRole('heading', { level: 1, name: 'Has this been tried?' }).waitFor(PATIENT);
    expect(await page.getByRole('region', { name: 'Who is working here' }).count()).toBe(0);
    const kept = await everything(page);
    for (const word of ['Quieter nights', 'Lights down at 10pm', 'In all patients']) expect(kept).toContain(word);
    expect(kept).not.toContain('Mouth care');
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: 'Quieter nights' }).first().waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Quieter nights' }).first().waitFor();
  });
});
