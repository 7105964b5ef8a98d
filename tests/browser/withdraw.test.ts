import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile } from './support/profile.ts';
import { look, lookTwice } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// One story in one server: a project is published, taken out by its lead, published anew, and taken out by desks.

const TITLE = 'Quieter nights';
const PATIENT = { timeout: 20_000 };

let server: ServerProcess;
let lead: Profile;
let moderator: Profile;
let project: string;

beforeAll(async () => {
  server = await startServerProcess();
  lead = await openProfile(server.url, 360);
  moderator = await openProfile(server.url, 1280);
});

afterAll(async () => {
  await lead?.end();
  await moderator?.end();
  await server?.end();
});

const toWork = (path = '') => lead.page.goto(`${server.url}/work/${project}${path}`);
const sendAll = async (page: Page) => {
  await page.goto(`${server.url}/where-is-my-work`);
  await page.getByText('The server has everything.').waitFor(PATIENT);
};

async function comeIn(organisation: string): Promise<void> {
  const link = /https?:\/\/\S+/.exec(await server.desk('invite', '--organisation', organisation))?.[0] ?? '';
  await moderator.page.goto(link);
  await moderator.page.getByRole('button', { name: 'Come in' }).click();
  await moderator.page.waitForURL(/\/desk\//);
}

async function askToPublish(): Promise<void> {
  await toWork('/publish');
  await lead.page.getByText('You ask as Ana Example').waitFor();
  await lead.page.getByRole('button', { name: 'Ask to publish' }).click();
  await lead.page.getByRole('heading', { name: 'You have asked to publish' }).waitFor();
  await sendAll(lead.page);
}

/** Opens what waits at the desk. */
async function openRequest(): Promise<void> {
  const { page } = moderator;
  await page.goto(`${server.url}/desk/RX1`);
  await page.getByRole('heading', { name: 'Waiting for you' }).waitFor();
  await page.getByRole('heading', { name: TITLE }).getByRole('link').click(PATIENT);
  await page.getByRole('heading', { name: 'This is exactly what will be public' }).waitFor();
}

async function publish(version: number): Promise<void> {
  await askToPublish();
  await openRequest();
  await moderator.page.getByRole('button', { name: 'Approve and publish' }).click();
  await moderator.page.getByText(`Published as version ${version}`).waitFor(PATIENT);
}

/** Fills in why, and says yes. */
async function takeOut(page: Page, name: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('link', { name: 'Say why it is taken out' }).waitFor();
  await page.getByRole('radio', { name: reason }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Yes, take it out' }).waitFor();
  await lookTwice(page, name);
  await page.getByRole('button', { name: 'Yes, take it out' }).click();
}

/** Reads the archive until it says so. */
async function reads(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await expect
    .poll(async () => {
      await page.goto(`${server.url}/projects/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page.getByRole('heading', { level: 1, name: heading }).count();
    }, PATIENT)
    .toBe(1);
}

describe('[S28] a project that is taken out of the archive', () => {
  it('was published', async () => {
    const { page } = lead;
    await page.goto(`${server.url}/record?new`);
    await page.getByLabel('What is it called?').fill(TITLE);
    await page.getByRole('combobox', { name: 'Where is it?' }).fill('RX1');
    await page.getByRole('option', { name: /Nottingham University Hospitals/ }).click();
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').fill('Lights down at 10pm');
    await page.getByText('Saved on this device').first().waitFor();
    project = /\/work\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await toWork('/publish');
    await page.getByLabel('Your name').waitFor();
    await page.getByRole('button', { name: 'Ask to publish' }).click();
    await page.getByRole('link', { name: /name/i }).first().waitFor();
    await look(page, 'ask-missing');
    await page.getByLabel('Your name').fill('Ana Example');
    await page.getByLabel('Your role').fill('Ward sister');
    await page.getByText('There is a problem').waitFor({ state: 'detached' });
    await page.getByText('Saved on this device').first().waitFor();
    await comeIn('RX1');
    await publish(1);
    await reads(page, project, TITLE);
  });

  it('by its lead is gone for readers, who are told so', async () => {
    const { page } = lead;
    await toWork();
    await page.getByRole('link', { name: 'Take it out of the archive' }).click();
    await takeOut(page, 'withdraw', 'Something in it is wrong');
    await page.getByRole('heading', { level: 1, name: 'You have taken it out of the archive' }).waitFor();
    await look(page, 'withdraw-done');
    await sendAll(page);
    await toWork();
    await page.getByText('It was taken out of the archive: something in it was wrong.').waitFor(PATIENT);
    await lookTwice(page, 'task-list-withdrawn');
    await reads(moderator.page, project, 'This project was taken out of the archive');
    await lookTwice(moderator.page, 'withdrawn-project');
  });

  it('and published anew is read, and the address of the first version leads there', async () => {
    await publish(2);
    const { page } = moderator;
    await reads(page, project, TITLE);
    await reads(page, `${project}/versions/1`, 'This version was withdrawn. A newer one is here.');
    await look(page, 'withdrawn-version');
    await page.getByRole('link', { name: 'Read the newest version' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  });

  it('by the desk that published it is gone again, and a request is erased', async () => {
    const { page } = moderator;
    await page.goto(`${server.url}/desk/RX1`);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByText('Published as version 2').waitFor();
    await page.getByRole('link', { name: 'Take it out of the archive' }).click();
    await takeOut(page, 'desk-take-out', 'It could tell who a patient is');
    await page.getByRole('heading', { level: 1, name: 'You have asked to take it out' }).waitFor();
    await sendAll(page);
    await reads(page, project, 'This project was taken out of the archive');
    await page.goto(`${server.url}/desk/RX1`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, 'desk-after-take-out');

    await askToPublish();
    await openRequest();
    await page.getByRole('link', { name: 'Erase this request' }).click();
    await takeOut(page, 'desk-erase', 'Another reason');
    await page.getByRole('heading', { level: 1, name: 'You have asked to take it out' }).waitFor();
    await sendAll(page);
    await toWork();
    await lead.page.getByText('It was taken out of the archive.').first().waitFor(PATIENT);
    await look(lead.page, 'task-list-erased');
  });

  it('may be any, for the operator: also what was described from a public page, by its address', async () => {
    await comeIn('operator');
    const { page } = moderator;
    const described = await page.evaluate(async () => {
      const manifest = await (await fetch('/a/manifest.json')).json();
      const [piece] = await (await fetch(`/a/summaries/${manifest.summaries[0].sha256}`)).json();
      return piece;
    });
    await page.goto(`${server.url}/desk/operator`);
    const find = page.getByRole('combobox', { name: 'Project to take out' });
    await find.fill(`${server.url}/projects/${described.id}`);
    await page.getByRole('option', { name: described.title }).waitFor();
    await lookTwice(page, 'desk-operator');
    await page.getByRole('option', { name: described.title }).click();
    await takeOut(page, 'desk-take-out-any', 'Another reason');
    await page.getByRole('heading', { level: 1, name: 'You have asked to take it out' }).waitFor();
    await sendAll(page);
    await reads(page, described.id, 'This project was taken out of the archive');
  });
});
