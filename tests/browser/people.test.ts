import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile } from './support/profile.ts';
import { look, lookTwice, readyForOffline } from './support/screens.ts';
import { type ServerHere, startServerHere } from './support/server-here.ts';

// One story in one server: each part goes on where the one before it ended.

let server: ServerHere;
let ana: Profile;
let ben: Profile;
let wardPc: Profile;
let link = '';

const TITLE = 'Quieter nights on Ward B3';

beforeAll(async () => {
  server = await startServerHere();
  ana = await openProfile(server.url, 1280);
  ben = await openProfile(server.url, 360);
  wardPc = await openProfile(server.url, 360);
});

afterAll(async () => {
  for (const each of [ana, ben, wardPc]) await each?.end();
  await server?.end();
});

const button = ({ page }: Profile, name: string | RegExp) => page.getByRole('button', { name });
const linkTo = ({ page }: Profile, name: string | RegExp) => page.getByRole('link', { name });

describe('a team and its devices', () => {
  it('[S1] a lead invites by a link with a QR code, and sees that it is open', async () => {
    const { page } = ana;
    await page.goto(`${server.url}/record`);
    await page.getByLabel('What is it called?').fill(TITLE);
    await page.getByRole('combobox', { name: 'Where is it?' }).fill('RX1');
    await page.getByRole('option', { name: /Nottingham University Hospitals/ }).click();
    await button(ana, 'Start, and write the plan').click();
    await page.getByLabel('What will you try?').fill('Lights down at 10pm');
    await page.getByText('Everything is sent').first().waitFor();
    const project = /\/work\/([\w-]+)/.exec(page.url())?.[1];
    await page.goto(`${server.url}/work/${project}/people`);
    await page.getByLabel('Your name in this team').fill('Ana');
    await page.getByRole('radio', { name: /^Member/ }).check();
    await button(ana, 'Make a link').click();
    link = await page.getByLabel('Link for one person: Member').inputValue();
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    await button(ana, /^Take it back/).waitFor();
    await lookTwice(page, 'people-invite');
  });

  it('[S1] the other says yes with no connection, and is let in at the next contact', async () => {
    const { page, context } = ben;
    await page.goto(server.url);
    await readyForOffline(page);
    await page.goto(link);
    await page.getByRole('heading', { name: 'You are invited to work on a project' }).waitFor();
    await look(page, 'join');
    await context.setOffline(true);
    await button(ben, 'Come in').click();
    await page.getByRole('heading', { name: 'Your answer is saved on this device' }).waitFor();
    await look(page, 'join-waits');
    await page.goto(`${server.url}/work`);
    await page.getByRole('heading', { name: 'You said yes to an invitation' }).waitFor();
    await look(page, 'your-work-waits');
    await ben.crash();
    await ben.page.goto(`${server.url}/work`);
    await linkTo(ben, TITLE).waitFor();
    await linkTo(ben, TITLE).click();
    await linkTo(ben, 'Invite somebody to work on it with you').click();
    await ben.page.getByLabel('Your name in this team').fill('Ben');
    await ben.page.getByText('Everything is sent').first().waitFor();
  });

  it('[S1] a second device joins by a code that is typed', async () => {
    await ben.page.goto(`${server.url}/devices`);
    await button(ben, 'Show a code to type').click();
    const code = await ben.page.locator('.d-code').innerText();
    await lookTwice(ben.page, 'devices-code');
    await wardPc.page.goto(`${server.url}/devices/code`);
    await wardPc.page.getByLabel('Code').fill('0000 0000');
    await button(wardPc, 'Join my other device').click();
    await wardPc.page.getByText(/^This code does not work/).waitFor();
    await lookTwice(wardPc.page, 'enter-code');
    await wardPc.page.getByLabel('Code').fill(code.toLowerCase());
    await button(wardPc, 'Join my other device').click();
    await linkTo(wardPc, TITLE).waitFor();
    await ben.page.reload();
    await button(ben, /^Take it out/).click();
    await lookTwice(ben.page, 'devices-take-out');
    await button(ben, 'Yes, take it out').click();
    await ben.page.getByText('Taken out. It is let in nowhere any more.').waitFor();
  });

  it('[S1] a lead changes and removes somebody, who is told', async () => {
    await ana.page.reload();
    await linkTo(ana, /^Change or remove/).click();
    await lookTwice(ana.page, 'person');
    await button(ana, 'Remove Ben').click();
    await look(ana.page, 'person-sure');
    await button(ana, 'Yes, remove them').click();
    await ana.page.getByRole('heading', { name: 'People in this project' }).waitFor();
    await expect.poll(() => ana.page.getByText('Ben', { exact: true }).count(), { timeout: 30_000 }).toBe(0);
    await ben.page.goto(`${server.url}/work`);
    await ben.page.getByText('You were taken out of this team. What you wrote is still here.').waitFor();
    await linkTo(ben, TITLE).click();
    await ben.page.getByRole('heading', { name: 'You were taken out of this team' }).waitFor();
    await look(ben.page, 'removed');
  });

  it('[S1] who is who, e-mail that is off, and leaving for good are said plainly', async () => {
    const { page } = ana;
    await page.goto(`${server.url}/you/public`);
    await page.getByLabel('Name').fill('Ana Example');
    await page.getByLabel('What you can help others with').fill('Run charts');
    await lookTwice(page, 'public-profile');
    await button(ana, 'Show this to everybody').click();
    await page.getByText('Your profile is public, as it stands below.').waitFor();
    await page.goto(`${server.url}/people`);
    await page.getByRole('heading', { name: 'Ana Example' }).waitFor();
    await lookTwice(page, 'who-is-who');
    await page.goto(`${server.url}/you/email`);
    await page.getByText(/^E-mail checks are off here/).waitFor();
    await lookTwice(page, 'email-off');
    await page.goto(`${server.url}/you/forget`);
    await button(ana, 'Leave and be forgotten').click();
    await lookTwice(page, 'forget');
    await button(ana, 'Yes, forget me').click();
    await page.getByRole('heading', { name: /^You will be forgotten/ }).waitFor();
    await expect
      .poll(async () => (await (await fetch(`${server.url}/a/people.json`)).json()) as object, { timeout: 30_000 })
      .toEqual({ people: [] });
    expect([...ana.foreign, ...ben.foreign, ...wardPc.foreign]).toEqual([]);
  });
});
