import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idea, startCycle } from './support/cycle.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { look } from './support/screens.ts';
import { type ServerHere, startServerHere } from './support/server-here.ts';

let server: ServerHere;

beforeAll(async () => {
  server = await startServerHere();
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
