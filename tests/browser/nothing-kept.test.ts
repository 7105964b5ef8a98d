import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProfile, type Profile } from './support/profile.ts';
import { lookTwice } from './support/screens.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

let server: ServerProcess;
let profile: Profile;

beforeAll(async () => {
  server = await startServerProcess();
  profile = await openProfile(server.url, 360);
});

afterAll(async () => {
  await profile?.end();
  await server?.end();
});

it('[S10] says on every page that the browser keeps nothing, where site data are blocked', async () => {
  const { context, page } = profile;
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'localStorage', { get: refuse });
  });
  for (const path of ['/', '/projects', '/record', '/where-is-my-work']) {
    await page.goto(server.url + path);
    await page.getByRole('heading', { level: 1, name: 'This browser does not let Dandelion keep anything' }).waitFor();
    expect(await page.getByText('Allow cookies and site data for').count()).toBe(1);
  }
  await lookTwice(page, 'nothing-kept');
});
