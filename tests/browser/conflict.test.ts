import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile } from './support/profile.ts';
import { look } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// One story in one server: two people of one team, three days without a network, and what they then have to settle.

let server: ServerProcess;
let lead: Profile;
let colleague: Profile;
let project: string;
let measure: string;

const BEGINNING = 'Patients are woken at night.\n\nNobody has counted how often.';

beforeAll(async () => {
  server = await startServerProcess();
  lead = await openProfile(server.url, 1280);
  colleague = await openProfile(server.url, 360);
});

afterAll(async () => {
  await lead?.end();
  await colleague?.end();
  await server?.end();
});

const PATIENT = { timeout: 20_000 };
const saved = (page: Page) => page.getByText('Saved on this device').first().waitFor();
const at = (path: string) => `${server.url}/work/${project}${path}`;

async function write(page: Page, path: string, label: string | RegExp, text: string): Promise<void> {
  if (page.url() !== at(path)) await page.goto(at(path));
  await page.getByLabel(label).first().fill(text);
  await saved(page);
}

/** Opens a page that sends at once, and waits until it has. */
async function sendAll(page: Page): Promise<void> {
  await page.goto(`${server.url}/where-is-my-work`);
  await page
    .getByText(/Everything is sent|changes? needs? you/)
    .first()
    .waitFor(PATIENT);
}

/** What the history of a field says, the newest first. */
async function historyOf(page: Page, field: string): Promise<string> {
  await page.goto(at(`/history/${project}/${field}`));
  await page.getByRole('heading', { level: 1, name: /^History/ }).waitFor();
  return page.getByRole('main').innerText();
}

describe('co-authors who were three days without a network', () => {
  it('both have the project', async () => {
    const { page } = lead;
    await page.goto(`${server.url}/record?new`);
    await readyForOfflineOf(page);
    await page.getByLabel('What is it called?').fill('Quieter nights');
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').fill('Lights down at 10pm');
    await saved(page);
    project = /\/work\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await write(page, '/problem', 'What is the problem?', BEGINNING);
    await write(page, '/aim', 'By how much?', 'by half');
    measure = await countSomething(page);
    await sendAll(page);
    await page.goto(at('/people'));
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = await page.getByRole('textbox', { name: /link/i }).inputValue();
    await colleague.page.goto(link);
    await colleague.page.getByRole('button', { name: 'Come in' }).click();
    await colleague.page.waitForURL(/\/(work|desk)\b/);
    await colleague.page.goto(at('/problem'));
    await expect.poll(() => colleague.page.getByLabel('What is the problem?').inputValue(), PATIENT).toBe(BEGINNING);
    await readyForOfflineOf(colleague.page);
  });

  it('[S19][S20] write in the same paragraph and in other fields, many times, with no network', async () => {
    await server.kill('SIGKILL');
    for (const day of ['Monday', 'Tuesday', 'Wednesday']) {
      await write(
        lead.page,
        '/problem',
        'What is the problem?',
        BEGINNING.replace('at night', `at 2am, said on ${day}`),
      );
      await write(lead.page, '/learning', 'What worked?', `Dim lights, ${day}`);
      await write(colleague.page, '/problem', 'What is the problem?', BEGINNING.replace('counted', `counted (${day})`));
      await write(colleague.page, '/aim', 'By how much?', `by a third, ${day}`);
    }
    await write(lead.page, '/aim', 'By how much?', 'by three quarters');
    await changeReading(lead.page, '1 May 2026', '14');
    await lead.page.getByRole('button', { name: /^Remove ?: 2 May 2026: 9 woken/ }).click();
    await lead.page.getByText('Removed: 2 May 2026: 9 woken').waitFor();
    await changeReading(colleague.page, '1 May 2026', '15');
    await changeReading(colleague.page, '2 May 2026', '8');
    await lead.page.goto(at('/cycles'));
    await lead.page.getByRole('link', { name: /Lights down/ }).click();
    await lead.page.getByLabel('What do you think will happen?').fill('Half will sleep better');
    await saved(lead.page);
  });

  it('[S19][S20][S22] meet, and have to settle one answer, one reading, and one that was removed', async () => {
    await server.restart();
    for (const { page } of [lead, colleague, lead]) {
      await sendAll(page);
    }
    for (const { page } of [lead, colleague]) {
      await sendAll(page);
      await page.goto(at(''));
      await page.getByText('Two people changed this. Both are kept until you choose.').first().waitFor(PATIENT);
      await page.getByRole('heading', { name: REMOVED }).waitFor(PATIENT);
      expect(await page.getByRole('link', { name: 'Choose', exact: true }).count()).toBe(2);
      await look(page, 'needs-you-three');
      await page.goto(at('/problem'));
      const text = () => page.getByLabel('What is the problem?').inputValue();
      await expect.poll(text, PATIENT).toMatch(/2am, said on Wednesday[\s\S]*counted \(Wednesday\)/);
    }
  });

  it('[S20] settle it on a phone', async () => {
    for (const { page } of [lead, colleague]) {
      await page.goto(at('/aim'));
      await page.getByRole('heading', { name: 'Two people changed “By how much”' }).waitFor(PATIENT);
      await look(page, 'conflict');
    }
    const { page } = colleague;
    await page.getByRole('button', { name: 'Write it new' }).click();
    await page
      .getByRole('button', { name: /^Copy this into the new text/ })
      .first()
      .click();
    await look(page, 'conflict-write-new');
    await page.getByLabel('What should stand here instead?').fill('by three quarters, on two wards');
    await page.getByRole('button', { name: 'Keep what I wrote' }).click();
    await page.getByText('Kept: what you wrote. The others stay in the history.').waitFor();
    await page.getByRole('heading', { name: /^Two people/ }).waitFor({ state: 'detached' });
    await look(page, 'conflict-settled');
    await sendAll(page);
    await sendAll(lead.page);
    await lead.page.goto(at('/aim'));
    await expect
      .poll(() => lead.page.getByLabel('By how much?').inputValue(), PATIENT)
      .toBe('by three quarters, on two wards');
    await lead.page.getByRole('heading', { name: /^Two people/ }).waitFor({ state: 'detached' });
  });

  it('[S20][S22] settle two readings on a phone', async () => {
    const { page } = colleague;
    for (const each of [lead.page, page]) {
      await each.goto(at(''));
      await each.getByRole('link', { name: 'Choose', exact: true }).click();
      await each.getByRole('heading', { name: 'Two people changed “Value”' }).waitFor(PATIENT);
      await each.getByRole('heading', { name: REMOVED }).waitFor();
      await look(each, 'conflict-readings');
    }
    await page.getByRole('button', { name: /^Keep theirs/ }).click();
    await page.getByText('14 woken').first().waitFor();
    await page.getByRole('button', { name: /^Keep it ?: Reading of 2 May 2026/ }).click();
    await page.getByText('Kept.', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Kept.');
    await look(page, 'conflict-readings-settled');
    await sendAll(page);
    await sendAll(lead.page);
    await lead.page.goto(at(`/measures/${measure}`));
    await lead.page.getByText('2 May 2026: 8 woken').first().waitFor(PATIENT);
    await lead.page.getByText('1 May 2026: 14 woken').first().waitFor(PATIENT);
  });

  it('[S22] bring back a reading that was removed', async () => {
    const { page } = lead;
    await page.getByRole('button', { name: /^Remove ?: 2 May 2026: 8 woken/ }).click();
    await page.getByText('Removed: 2 May 2026: 8 woken').waitFor();
    await page.goto(at('/history'));
    await page.getByRole('button', { name: /^Bring it back ?: Reading of 2 May 2026/ }).click();
    await page.getByText('Reading of 2 May 2026 is there again.').waitFor();
    await look(page, 'brought-back');
    await page
      .getByRole('link', { name: /Reading of 2 May 2026: Value/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Go to this question' }).click();
    await page.getByRole('heading', { level: 1, name: 'Patients who were woken' }).waitFor();
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('8');
    await look(page, 'reading-of-history');
  });

  it('[S22] find everything that either wrote in the history', async () => {
    for (const { page } of [lead, colleague]) {
      const aim = await historyOf(page, 'aimHowMuch');
      for (const text of ['two wards', 'by', 'three quarters', 'third', 'Wednesday', 'half'])
        expect(aim).toContain(text);
      await look(page, 'history');
      const problem = await historyOf(page, 'problem');
      for (const text of ['2am, said on Wednesday', 'counted', '(Wednesday)', 'Put together with another change']) {
        expect(problem).toContain(text);
      }
      await look(page, 'history-problem');
      await page.goto(at('/history'));
      await page.getByRole('heading', { level: 1, name: 'What changed lately' }).waitFor();
      await page.getByText('Half will sleep better').first().waitFor(PATIENT);
      await page.getByText('Dim lights, Wednesday').first().waitFor(PATIENT);
      await look(page, 'what-changed-lately');
    }
  });

  it('[S23] take a text out for good, with all that hold the same words', async () => {
    for (const { page } of [colleague, lead]) {
      await page.goto(at(`/history/${project}/aimHowMuch`));
      await page
        .getByRole('link', { name: /^Take this out for good/ })
        .first()
        .click();
      await page.getByLabel('Which words must go?').fill('two wards');
      await page.getByRole('radio', { name: 'It was written by mistake' }).check();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('heading', { name: 'Take out 1 text for good?' }).waitFor();
      await look(page, 'take-out');
    }
    await lead.page.getByRole('button', { name: 'Yes, take it out for good' }).click();
    await lead.page.getByRole('heading', { level: 1, name: 'Taken out' }).waitFor();
    await look(lead.page, 'taken-out');
    expect(await historyOf(lead.page, 'aimHowMuch')).not.toContain('two wards');
  });
});

const REMOVED = /^Somebody removed .*Reading of 2 May 2026.* while it was being changed$/;

/** Makes a measure with two readings. @returns its id */
async function countSomething(page: Page): Promise<string> {
  await page.goto(at('/measures'));
  await page.getByRole('link', { name: 'Add a measure' }).click();
  await page.getByLabel('What do you count?').fill('Patients who were woken');
  await page.getByLabel('In what unit?').fill('woken');
  for (const [on, value] of [
    ['1 May 2026', '12'],
    ['2 May 2026', '9'],
  ] as const) {
    await page.getByLabel('Date', { exact: true }).fill(on);
    await page.getByRole('textbox', { name: /^Value/ }).fill(value);
    await page.getByRole('button', { name: 'Add this reading' }).click();
    await page.getByText(`Added: ${on}: ${value} woken`).waitFor();
  }
  return page.url().replace(/.*\//, '');
}

async function changeReading(page: Page, on: string, value: string): Promise<void> {
  await page.goto(at(`/measures/${measure}`));
  const row = page.getByRole('listitem').filter({ hasText: on });
  await row.getByRole('button', { name: /^Change/ }).click();
  await row.getByRole('textbox', { name: /^Value/ }).fill(value);
  await row.getByText('Saved on this device').waitFor();
}

const readyForOfflineOf = async (page: Page) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};
