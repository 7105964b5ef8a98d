import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile } from './support/profile.ts';
import { look, readyForOffline } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// One story in one server: each part goes on where the one before it ended.

let server: ServerProcess;
let nurse: Profile;
let moderator: Profile;

const TITLE = 'Quieter nights on Ward B3';
const IDEA = 'Lights down at 10pm';
const PREDICTION = 'At least half of the patients will say that they slept better 😴';

beforeAll(async () => {
  server = await startServerProcess();
  nurse = await openProfile(server.url, 360);
  moderator = await openProfile(server.url, 1280);
});

afterAll(async () => {
  await nurse?.end();
  await moderator?.end();
  await server?.end();
});

describe('from a ward without wifi to the open archive', () => {
  it('shows the archive at the first visit', async () => {
    await nurse.page.goto(server.url);
    await readyForOffline(nurse.page);
    await look(nurse.page, 'home');
  });

  it('reads everything with the server dead: reload, deep link, search, filter, a page never opened before', async () => {
    await server.kill('SIGKILL');
    await nurse.page.reload();
    await nurse.page.getByRole('heading', { name: 'Has this been tried?' }).waitFor();
    await nurse.page.getByRole('searchbox').fill('pressure ulcers');
    await nurse.page.getByRole('button', { name: 'Search' }).click();
    await nurse.page.waitForURL(/\/projects\?q=pressure/);
    const results = nurse.page.getByRole('main').getByRole('list').getByRole('link');
    await results.first().waitFor();
    await look(nurse.page, 'results');
    await nurse.page.goto(`${server.url}/projects?outcome=mixed`);
    await nurse.page
      .getByText(/^\d+ projects$/)
      .first()
      .waitFor();
    await nurse.page.locator('main a[href^="/projects/"]').first().click();
    await nurse.page.getByRole('heading', { name: 'What they learned' }).waitFor();
    const address = nurse.page.url();
    await look(nurse.page, 'project');
    await nurse.page.goto('about:blank');
    await nurse.page.goto(address);
    await nurse.page.getByText('in our own words').first().waitFor();
  });

  it('records a project with a PDSA cycle while there is no server', async () => {
    const { page } = nurse;
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Record a PDSA cycle' }).click();
    await page.getByLabel('What is it called?').fill(TITLE);
    await page.getByRole('combobox', { name: 'Where is it?' }).fill('RX1');
    await page.getByRole('option', { name: /Nottingham University Hospitals/ }).click();
    await look(page, 'start-a-project');
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').fill(IDEA);
    await page.getByLabel('What do you think will happen?').fill(PREDICTION);
    await page.getByText('Saved on this device').first().waitFor();
    await look(page, 'cycle-plan');
  });

  it('keeps what said "Saved on this device" when the browser is killed', async () => {
    const { page } = nurse;
    await page.getByRole('button', { name: 'Continue to Do' }).click();
    await page.getByLabel('What happened?').fill('Lights were down at 10:20pm. Six of nine slept better.');
    await page.getByText('Saved on this device').first().waitFor();
    const address = page.url();
    await nurse.crash();
    await nurse.page.goto(address);
    await expect
      .poll(() => nurse.page.getByLabel('What happened?').inputValue(), { timeout: 30_000 })
      .toMatch(/Six of nine/);
    await nurse.page.getByText('slept better 😴').first().waitFor();
    await look(nurse.page, 'cycle-do');
  });

  it('says truthfully what is not sent, and sends it when the server is back', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/where-is-my-work`);
    await page.getByText(/Saved on this device, not sent: \d+ changes/).waitFor();
    await look(page, 'where-is-my-work');
    await server.restart();
    await page.getByRole('button', { name: 'Send now' }).click();
    await page.getByText('Everything is sent').first().waitFor();
    await look(page, 'where-is-my-work-sent');
  });

  it('asks to publish, with name and role asked once', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/work`);
    await look(page, 'your-work');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('link', { name: 'Check your answers and ask to publish' }).waitFor();
    await look(page, 'task-list');
    await page.getByRole('link', { name: 'Check your answers and ask to publish' }).click();
    await page.getByLabel('Your name').fill('Ana Example');
    await page.getByLabel('Your role').fill('Ward sister');
    await look(page, 'check-your-answers');
    await page.getByRole('button', { name: 'Ask to publish' }).click();
    await page.getByRole('heading', { name: 'You have asked to publish' }).waitFor();
    await look(page, 'asked');
  });

  it('brings in a moderator by a link that works once, who sends it back with a reason', async () => {
    const invitation = await server.desk('invite', '--organisation', 'RX1');
    const link = /https?:\/\/\S+/.exec(invitation)?.[0] ?? '';
    await moderator.page.goto(link);
    await look(moderator.page, 'join');
    await moderator.page.getByRole('button', { name: 'Come in' }).click();
    await moderator.page.getByRole('link', { name: TITLE }).click();
    await moderator.page.getByRole('heading', { name: 'This is exactly what will be public' }).waitFor();
    await look(moderator.page, 'desk-submission');
    await moderator.page.getByLabel('What should be changed?').fill('Say what the problem was, please.');
    await moderator.page.getByRole('button', { name: 'Return to the team' }).click();
    await moderator.page.getByText('Returned to the team', { exact: true }).waitFor();
    await moderator.page.getByText('Say what the problem was, please.').waitFor();
  });

  it('brings the reason to the author, who mends it and asks again', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByText('Say what the problem was, please.').waitFor();
    await look(page, 'task-list-returned');
    await page.getByRole('link', { name: 'What is the problem?' }).click();
    await page.getByLabel('What is the problem?').fill('Patients are woken four times a night.');
    await page.getByText('Saved on this device').first().waitFor();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('link', { name: 'Check your answers and ask to publish' }).click();
    await page.getByRole('button', { name: 'Ask to publish' }).click();
    await page.getByRole('heading', { name: 'You have asked to publish' }).waitFor();
  });

  it('publishes it, and another device reads it without a reload, then offline', async () => {
    const reader = await openProfile(server.url, 1280);
    try {
      await reader.page.goto(server.url);
      await readyForOffline(reader.page);
      await look(reader.page, 'home');
      await moderator.page.goto(`${server.url}/desk/RX1`);
      // What waits has a card; what was sent back before is in a list below it.
      await moderator.page.getByRole('heading', { name: TITLE }).getByRole('link').click();
      await moderator.page.getByRole('button', { name: 'Approve and publish' }).click();
      await moderator.page.getByText('Published as version 1').waitFor();
      await moderator.page.goto(`${server.url}/desk/RX1`);
      await moderator.page.getByRole('combobox', { name: 'Project' }).fill('Quieter');
      await moderator.page.getByRole('option', { name: TITLE }).click();
      await moderator.page.getByRole('button', { name: 'Celebrate', exact: true }).click();
      await moderator.page.getByRole('button', { name: /No longer celebrate/ }).waitFor();
      await look(moderator.page, 'desk');

      // The device looks again when its connection comes back; no page is loaded anew.
      await reader.context.setOffline(true);
      await reader.context.setOffline(false);
      await reader.page.getByRole('link', { name: TITLE }).first().waitFor();
      await reader.page.getByText('238 projects can be searched and read here').waitFor();
      await reader.context.setOffline(true);
      await server.kill('SIGKILL');
      await reader.page.reload();
      await reader.page.getByRole('link', { name: TITLE }).first().click();
      await reader.page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
      await reader.page.getByText('Patients are woken four times a night.').waitFor();
      await look(reader.page, 'own-project');
      await reader.page.goto(`${reader.page.url()}/versions/1`);
      await reader.page.getByText('Patients are woken four times a night.').waitFor();
      expect(reader.foreign).toEqual([]);
    } finally {
      await reader.end();
      await server.restart();
    }
  });

  it('has a page for each part of a working copy, without accessibility faults', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    const project = page.url();
    for (const part of [
      'problem',
      'aim',
      'team',
      'details',
      'cycles',
      'measures',
      'learning',
      'people',
      'tell-others',
    ]) {
      await page.goto(`${project}/${part}`);
      await look(page, `part-${part}`);
    }
    const cycle = `${project}/cycles/${await firstCycle(page, project)}`;
    for (const part of ['study', 'act']) {
      await page.goto(`${cycle}/${part}`);
      await look(page, `cycle-${part}`);
    }
  });

  it('counts something, and draws it', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/work`);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('link', { name: 'What do you count?' }).click();
    await page.getByRole('link', { name: 'Add a measure' }).click();
    await page.getByLabel('What do you count?').fill('Patients who slept well');
    for (const [on, value] of [
      ['6 Aug 18', '4'],
      ['13 Aug 18', '1,006'],
    ] as const) {
      await page.getByLabel('Date', { exact: true }).fill(on);
      await page.getByLabel('Value', { exact: true }).fill(value);
      await page.getByRole('button', { name: 'Add this reading' }).click();
      await page.getByText(`Added: `).waitFor();
    }
    await page.getByText(/first 4 .*last 1,006/).waitFor();
    await look(page, 'measure');
  });

  it('tells others early: what is going on now stands in the archive, too', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/record?new`);
    await page.getByLabel('What is it called?').fill('Mouth care before breakfast');
    await page.getByRole('combobox', { name: 'Where is it?' }).fill('RX1');
    await page.getByRole('option', { name: /Nottingham University Hospitals/ }).click();
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').waitFor();
    await page.goto(`${page.url().replace(/\/cycles\/.*/, '')}/tell-others`);
    await page.getByLabel('What should be better?').fill('Every patient has had mouth care before breakfast.');
    await page.getByLabel('Who can others ask?').fill('Ward sister, Ward B3');
    await page.getByText('You ask as Ana Example').waitFor();
    await page.getByRole('button', { name: 'Ask to publish this' }).click();
    await page.getByRole('heading', { name: 'You have asked to publish' }).waitFor();
    await page.getByText('Everything is sent').first().waitFor();

    await moderator.page.goto(`${server.url}/desk/RX1`);
    await moderator.page.getByRole('link', { name: 'Mouth care before breakfast' }).click();
    await moderator.page.getByRole('button', { name: 'Approve and publish' }).click();
    await moderator.page.getByText('Published as version 1').waitFor();
    await moderator.page.getByRole('link', { name: 'Read it in the archive' }).click();
    await moderator.page.getByText('Ward sister, Ward B3').first().waitFor();
    await moderator.page.getByText('In progress').first().waitFor();
    await look(moderator.page, 'in-progress-project');
  });

  it('asks no other origin for anything', () => {
    expect([...nurse.foreign, ...moderator.foreign]).toEqual([]);
  });
});

/** The id of the project's first cycle, from its list. */
async function firstCycle(page: Page, project: string): Promise<string> {
  await page.goto(`${project}/cycles`);
  const link = page.locator('main a[href*="/cycles/"]').first();
  await link.waitFor();
  return /cycles\/([^/]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
}
