import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openUntil } from './support/open-until.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { look, lookTwice } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// One story in one server: a moderator appoints another; a project is sent back, changed and published; a reader reports it.

const TITLE = 'Quieter nights';
const PATIENT = { timeout: 20_000 };

let server: ServerProcess;
let lead: Profile;
let ana: Profile;
let ben: Profile;
let reader: Profile;
let project: string;

beforeAll(async () => {
  server = await startServerProcess();
  lead = await openProfile(server.url, 360);
  ana = await openProfile(server.url, 1280);
  ben = await openProfile(server.url, 360);
  reader = await openProfile(server.url, 360);
});

afterAll(async () => {
  for (const profile of [lead, ana, ben, reader]) await profile?.end();
  await server?.end();
});

const sendAll = async (page: Page) => {
  await page.goto(`${server.url}/where-is-my-work`);
  // Whoever has written nothing yet has nothing to send.
  await page.getByText(/^(The server has everything|Nothing has been written on this device yet)/).waitFor(PATIENT);
};

async function comeIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.waitForURL(/\/desk\//);
}

async function askToPublish(): Promise<void> {
  const { page } = lead;
  await page.goto(`${server.url}/work/${project}/publish`);
  await page.getByRole('button', { name: 'Ask to publish' }).click();
  await page.getByRole('heading', { name: 'You have asked to publish' }).waitFor();
  await sendAll(page);
}

async function openRequest(page: Page): Promise<void> {
  await sendAll(page);
  await page.goto(`${server.url}/desk/RX1`);
  await page.getByRole('heading', { name: TITLE }).getByRole('link').click(PATIENT);
  await page.getByRole('heading', { name: 'This is exactly what will be public' }).waitFor();
}

describe('a desk', () => {
  it('is looked after by whom a moderator appoints', async () => {
    const invited = await server.desk('invite', '--organisation', 'RX1');
    await comeIn(ana.page, /https?:\/\/\S+/.exec(invited)?.[0] ?? '');
    const { page } = ana;
    await page.getByRole('link', { name: 'Who looks after this desk' }).click();
    await page.getByLabel('Your name at this desk').fill('Ana Example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = await page.getByLabel('Link for one moderator').inputValue();
    await page.getByRole('button', { name: 'Step down' }).click();
    await page.getByRole('button', { name: 'Yes, step down' }).waitFor();
    await lookTwice(page, 'desk-moderators');
    await page.getByRole('button', { name: 'No, stay' }).click();
    await comeIn(ben.page, link);
    await sendAll(ben.page);
  });

  it('sends back for one of a few reasons, and says who looks at what', async () => {
    const { page } = lead;
    await page.goto(`${server.url}/record?new`);
    await page.getByLabel('What is it called?').fill(TITLE);
    await page.getByRole('combobox', { name: 'Where is it?' }).fill('RX1');
    await page.getByRole('option', { name: /Nottingham University Hospitals/ }).click();
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').fill('Lights down at 10pm');
    await page.getByText('Saved on this device').first().waitFor();
    project = /\/work\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await page.goto(`${server.url}/work/${project}/publish`);
    await page.getByLabel('Your name').fill('Lee Example');
    await page.getByLabel('Your role').fill('Ward sister');
    await page.getByText('Saved on this device').first().waitFor();
    await askToPublish();

    await openRequest(ana.page);
    await ana.page.getByRole('button', { name: 'I look at this' }).click();
    await ana.page.getByText('You look at this').waitFor();
    await sendAll(ana.page);
    await sendAll(ben.page);
    await ben.page.goto(`${server.url}/desk/RX1`);
    await ben.page.getByText('Ana Example looks at this').waitFor(PATIENT);
    await lookTwice(ben.page, 'desk-queue');
    await openRequest(ben.page);
    await ben.page.getByRole('radio', { name: 'Something that others need is missing' }).check();
    await ben.page.getByLabel('What should be changed?').fill('Say what happened.');
    await lookTwice(ben.page, 'desk-request');
    await ben.page.getByRole('button', { name: 'Return to the team' }).click();
    await ben.page.getByText('Returned to the team').waitFor(PATIENT);
    await ben.page.getByText('Take out what was written to the team').click();
    await ben.page.getByRole('radio', { name: 'It was written by mistake' }).check();
    await ben.page.getByRole('button', { name: 'Take the words out' }).click();
    await ben.page.getByRole('button', { name: 'Yes, take them out' }).waitFor();
    await lookTwice(ben.page, 'desk-returned');
    await sendAll(page);
    await page.goto(`${server.url}/work/${project}`);
    await page.getByText('Something that others need is missing').waitFor(PATIENT);
    await page.getByText('Say what happened.').waitFor();
    await look(page, 'task-list-why-returned');
  });

  it('shows what is different from the version that is public', async () => {
    await askToPublish();
    await openRequest(ana.page);
    await ana.page.getByRole('button', { name: 'Approve and publish' }).click();
    await ana.page.getByText('Published as version 1').waitFor(PATIENT);
    const { page } = lead;
    await page.goto(`${server.url}/work/${project}/cycles`);
    await page
      .getByRole('link', { name: /Lights down at 10pm/ })
      .first()
      .click();
    await page.getByLabel('What will you try?').fill('Lights down at 9pm in all bays');
    await page.getByText('Saved on this device').first().waitFor();
    await askToPublish();
    await openRequest(ana.page);
    await ana.page.getByRole('heading', { name: 'What is different from version 1' }).waitFor(PATIENT);
    await ana.page.locator('ins', { hasText: '9pm' }).first().waitFor();
    await lookTwice(ana.page, 'desk-differences');
    await ana.page.getByRole('button', { name: 'Approve and publish' }).click();
    await ana.page.getByText('Published as version 2').waitFor(PATIENT);
  });

  it('is told by a reader who is offline, and answers', async () => {
    const { page } = reader;
    await openUntil(page, `${server.url}/projects/${project}`, TITLE);
    await page.getByRole('link', { name: 'Something wrong here?' }).click();
    await page.getByLabel('What should the desk know?').waitFor();
    // The worker has all of the app by then, or what sends would not be here.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await reader.context.setOffline(true);
    await page.getByRole('button', { name: 'Tell the desk' }).click();
    await page.getByRole('link', { name: 'Choose what it is' }).waitFor();
    await lookTwice(page, 'report-missing');
    await page.getByRole('radio', { name: 'It may name a patient' }).check();
    await page.getByLabel('What should the desk know?').fill('In the first cycle');
    await page.getByRole('button', { name: 'Tell the desk' }).click();
    await page.getByRole('heading', { name: 'Saved on this device' }).waitFor();
    await lookTwice(page, 'report-saved');
    await reader.context.setOffline(false);
    await sendAll(page);

    const moderator = ben.page;
    await sendAll(moderator);
    await moderator.goto(`${server.url}/desk/RX1`);
    await moderator.getByRole('link', { name: `It may name a patient: ${TITLE}` }).waitFor(PATIENT);
    await lookTwice(moderator, 'desk-with-report');
    await moderator.getByRole('link', { name: `It may name a patient: ${TITLE}` }).click();
    await moderator.getByText('In the first cycle').waitFor();
    await moderator.getByRole('radio', { name: 'The desk has looked at it, and leaves it as it is.' }).check();
    await moderator.getByLabel('What else should the reader know?').fill('There is no name in it.');
    await lookTwice(moderator, 'desk-report');
    await moderator.getByRole('button', { name: 'Send the answer' }).click();
    await moderator.getByText('Answered. The reader was told:').waitFor(PATIENT);
    await look(moderator, 'desk-report-answered');
    await sendAll(page);
    await page.goto(`${server.url}/reports`);
    await page.getByText('There is no name in it.').waitFor(PATIENT);
    await lookTwice(page, 'reports');
    await page.goto(`${server.url}/projects/${project}`);
    await page.getByText('The desk has answered what you told it.').waitFor(PATIENT);
    await lookTwice(page, 'project-with-report');
  });

  it('can read what was done there', async () => {
    const { page } = ana;
    await page.goto(`${server.url}/desk/RX1/log`);
    await page.getByText('A report was answered').waitFor(PATIENT);
    await lookTwice(page, 'desk-log');
  });
});
