import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfile, type Profile } from './support/profile.ts';
import { look, readyForOffline } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

let server: ServerProcess;
let nurse: Profile;
let porter: Profile;
let folder: string;

const TITLE = 'Quieter nights on Ward B3';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dandelion-carried-'));
  server = await startServerProcess();
  nurse = await openProfile(server.url, 360);
  porter = await openProfile(server.url, 1280);
});

afterAll(async () => {
  await nurse?.end();
  await porter?.end();
  await server?.end();
  await rm(folder, { recursive: true, force: true });
});

const where = (page: Page) => page.goto(`${server.url}/where-is-my-work`);
const chooseFile = (page: Page, path: string) => page.getByLabel('Bring back work from a file').setInputFiles(path);

/** The `mid`s in the server's log of projects, in their order. */
function logged(): unknown[] {
  const db = new DatabaseSync(join(server.dataDir, 'dandelion.sqlite'), { readOnly: true });
  const rows = db.prepare("SELECT mid FROM log WHERE scope LIKE 'project:%' ORDER BY seq").all();
  db.close();
  return rows.map(({ mid }) => mid);
}

describe('[S30] work that leaves a ward without wifi in a file', () => {
  it('is written and saved to a file with no network', async () => {
    const { page, context } = nurse;
    await page.goto(server.url);
    await readyForOffline(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Record a PDSA cycle' }).click();
    await page.getByLabel('What is it called?').fill(TITLE);
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').fill('Lights down at 10pm');
    await page.getByLabel('What do you think will happen?').fill('Half will sleep better');
    await page.getByText('Saved on this device').first().waitFor();
    await where(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save all my work to a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^dandelion-work-\d{4}-\d\d-\d\d\.json$/);
    await download.saveAs(join(folder, 'work.json'));
    await page.getByText(/^A file with \d+ changes is in your downloads/).waitFor();
    await look(page, 'work-in-file');
  });

  it('is shown, then brought back by somebody else, with no network', async () => {
    const { page, context } = porter;
    await page.goto(server.url);
    await readyForOffline(page);
    await context.setOffline(true);
    await where(page);
    await chooseFile(page, 'package.json');
    await page.getByText('This is not a file of work from Dandelion.').waitFor();
    await look(page, 'bring-back-refused');
    await chooseFile(page, join(folder, 'work.json'));
    await page.getByText(`in “${TITLE}”, to be sent for somebody else`).waitFor();
    await look(page, 'bring-back-report');
    await page.setViewportSize({ width: 360, height: 800 });
    await look(page, 'bring-back-report');
    await page.getByRole('button', { name: /^Bring these \d+ changes back$/ }).click();
    await page.getByText(/^\d+ changes brought back\.$/).waitFor();
    await page.getByRole('heading', { name: 'Carried for somebody else' }).waitFor();
    await look(page, 'carried');
    await page.goto(`${server.url}/work`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText(TITLE).count()).toBe(0);
  });

  it('is sent in the name of its author, once, also when the author sends it too', async () => {
    const { page, context } = porter;
    await context.setOffline(false);
    await where(page);
    await page.getByText(/^\d+ changes sent\.$/).waitFor();
    await look(page, 'carried-sent');
    const once = logged();
    expect(once.length).toBeGreaterThan(2);
    expect(new Set(once).size).toBe(once.length);
    await nurse.context.setOffline(false);
    await where(nurse.page);
    await nurse.page.getByText('The server has everything.').waitFor();
    expect(logged()).toEqual(once);
    await chooseFile(nurse.page, join(folder, 'work.json'));
    await nurse.page.getByText('There is nothing new for this device in it.').waitFor();
    await look(nurse.page, 'bring-back-nothing-new');
  });
});

describe('a change that needs its person', () => {
  it('says what, where, when and why, can be given up and taken back, and goes into a file by itself', async () => {
    const { page } = nurse;
    await page.goto(`${server.url}/record?new`);
    await page.getByLabel('What is it called?').fill('Calls after discharge');
    await page.getByRole('button', { name: 'Start, and write the plan' }).click();
    await page.getByLabel('What will you try?').fill('Call 999 000 0018 the day after');
    await page.getByText('This may tell who a patient is').first().waitFor();
    await where(page);
    await page.getByText('Call 999 000 0018 the day after').waitFor();
    await look(page, 'needs-you-card');
    await page.getByRole('button', { name: /^Give up this change/ }).click();
    await look(page, 'give-up');
    await page.getByRole('button', { name: /^Yes, give it up/ }).click();
    await page.getByText(/^Given up: /).waitFor();
    await look(page, 'given-up');
    await page.getByRole('button', { name: /^Undo/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save this to a file/ }).click(),
    ]);
    await download.saveAs(join(folder, 'one.json'));
    const lines = (await readFile(join(folder, 'one.json'), 'utf8')).split('\n');
    expect(lines.filter((line) => line.includes('"is":"change"'))).toHaveLength(1);
  });

  it('[S30] is told apart in a file that was cut and altered', async () => {
    const text = await readFile(join(folder, 'work.json'), 'utf8');
    const damaged = text.slice(0, -300).replace('Lights down', 'Lights up');
    await writeFile(join(folder, 'damaged.json'), damaged);
    const other = await openProfile(server.url, 1280);
    await other.page.goto(server.url);
    await where(other.page);
    await chooseFile(other.page, join(folder, 'damaged.json'));
    await other.page.getByText('This file ends too early. You can bring back what is whole.').waitFor();
    await other.page.getByText('Not brought: 1 change, altered after saving').waitFor();
    await look(other.page, 'bring-back-in-part');
    await other.page.setViewportSize({ width: 360, height: 800 });
    await look(other.page, 'bring-back-in-part');
    await other.end();
  });
});
