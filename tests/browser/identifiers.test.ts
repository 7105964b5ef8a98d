import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idea, startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { look } from './support/screens.ts';
import { startServerProcess } from './support/server-process.ts';

let server: Awaited<ReturnType<typeof startServerProcess>>;

beforeAll(async () => {
  server = await startServerProcess();
});

afterAll(() => server?.end());

/** All that a page sends while it is open. */
function sentFrom({ page }: Profile): string[] {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  return sent;
}

const allSent = async ({ page }: Profile) => {
  await page.goto(`${server.url}/where-is-my-work`);
  await page.getByText('Everything is sent').first().waitFor();
};

describe.each([360, 1280] as const)('[S31] at %i px, what may tell who a patient is', (width) => {
  let profile: Profile;
  beforeAll(async () => {
    profile = await openProfile(server.url, width);
  });
  afterAll(() => profile?.end());

  it('is held, mended by a tap, and sent', async () => {
    const { page } = profile;
    const sent = sentFrom(profile);
    await startCycle(page, server.url, 'Calls after discharge');
    await idea(page).fill('Ring Mrs Adeyemi on 07700 900456, born 12/03/1951, the day after');
    await page.getByRole('region', { name: 'Mrs Adeyemi' }).waitFor();
    await page.getByText('Needs you').first().waitFor();
    await look(page, 'stop-seen');
    await page.goto(`${server.url}/where-is-my-work`);
    await page.getByText(/^Needs you: 1/).waitFor();
    await page
      .getByText(/“Mrs Adeyemi”.* may tell who a patient is/)
      .first()
      .waitFor();
    await look(page, 'stop-needs-you');
    await page.getByRole('link', { name: /Mend it/ }).click();
    await page.getByRole('button', { name: /^Change it to “in their 70s”/ }).click();
    await page.getByRole('button', { name: /^Take it out : 07700/ }).click();
    await page.getByRole('button', { name: /^Change it to “the patient”/ }).click();
    await page.getByText('Changed: “Mrs Adeyemi”').waitFor();
    await look(page, 'stop-mended');
    expect(await idea(page).inputValue()).toBe('Ring the patient, in their 70s, the day after');
    await page
      .getByText(/^(Saved on this device|Sent)/)
      .first()
      .waitFor();
    await allSent(profile);
    expect(sent.filter((body) => /Adeyemi|900456|1951/.test(body))).toEqual([]);
    expect(sent.some((body) => body.includes('Ring the patient, in their 70s'))).toBe(true);
  });

  it('is held, stays with a reason, and is sent with it', async () => {
    const { page } = profile;
    const sent = sentFrom(profile);
    await startCycle(page, server.url, 'A huddle each day');
    await idea(page).fill('Mrs Okafor leads the huddle');
    await page.getByRole('button', { name: /^It may stand: say why/ }).click();
    await page.getByLabel('A member of staff, who knows that they are named').check();
    await page.getByLabel('In your words').fill('Our ward clerk');
    await look(page, 'stop-reason');
    expect(sent.filter((body) => body.includes('Okafor'))).toEqual([]);
    await page.getByRole('button', { name: 'Go on with this reason' }).click();
    await page.getByText(/^“Mrs Okafor” stays/).waitFor();
    await look(page, 'stop-passed');
    await page
      .getByText(/^(Saved on this device|Sent)/)
      .first()
      .waitFor();
    await allSent(profile);
    expect(sent.some((body) => /Okafor.*"passed":.*Our ward clerk/.test(body))).toBe(true);
  });
});

describe('[S31] figures that pass as an NHS number', () => {
  let nurse: Profile;
  let moderator: Profile;
  beforeAll(async () => {
    nurse = await openProfile(server.url, 360);
    moderator = await openProfile(server.url, 1280);
  });
  afterAll(async () => {
    await nurse?.end();
    await moderator?.end();
  });

  it('wait for a desk, which sees dots, and are sent when it says yes', async () => {
    const { page } = nurse;
    const sent = sentFrom(nurse);
    const invitation = await server.desk('invite', '--organisation', 'operator');
    await moderator.page.goto(/https?:\/\/\S+/.exec(invitation)?.[0] ?? '');
    await moderator.page.getByRole('button', { name: 'Come in' }).click();

    await startCycle(page, server.url, 'Mats in time');
    await idea(page).fill('Order 943 476 5919 again');
    await page.getByRole('button', { name: /^It is no NHS number: ask the desk/ }).click();
    await page.getByLabel('It is the number of a thing: an order, a study, a machine').check();
    await look(page, 'stop-ask-desk');
    await page.getByRole('button', { name: 'Ask the desk' }).click();
    await page.getByText('You asked the desk whether “943 476 5919” may stand').first().waitFor();
    await look(page, 'stop-asked');
    await page.goto(`${server.url}/where-is-my-work`);
    await page.getByText(/^Needs you: 1/).waitFor();
    await page.getByText('It is sent when they say yes.').first().waitFor();
    await look(page, 'stop-asked-needs-you');
    expect(sent.filter((body) => /943 476|4765919/.test(body))).toEqual([]);

    const desk = moderator.page;
    await desk.reload();
    await desk.getByRole('heading', { name: 'Is it a patient’s number?' }).waitFor();
    await desk.getByText('Order ··· ··· ···· again').first().waitFor();
    await look(desk, 'desk-question');
    await desk.getByRole('button', { name: /^It may stand/ }).click();
    await desk.getByRole('heading', { name: 'Is it a patient’s number?' }).waitFor({ state: 'detached' });
    await allSent(moderator);

    await allSent(nurse);
    expect(sent.some((body) => body.includes('Order 943 476 5919 again'))).toBe(true);
  });
});
