import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../../scripts/find-chromium.ts';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One person's browser: a profile on disk, so that it can be killed and opened again. */
export type Profile = {
  context: BrowserContext;
  page: Page;
  /** Every request that went to another origin than the one under test. */
  foreign: string[];
  /** Kills the whole browser with SIGKILL and opens the same profile again, at `about:blank`. */
  crash(): Promise<void>;
  /** Closes the browser as a person does, and opens the same profile again. */
  reopen(): Promise<void>;
  end(): Promise<void>;
};

export async function openProfile(origin: string, width: 360 | 1280 = 1280, flags: string[] = []): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'dandelion-profile-'));
  const foreign: string[] = [];
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: chromiumPath(),
      args: [...CHROMIUM_FLAGS, ...flags],
      viewport: { width, height: 800 },
      hasTouch: width === 360,
      serviceWorkers: 'allow',
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== origin) foreign.push(request.url());
    });
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  };
  const profile: Profile = {
    ...(await open()),
    foreign,
    crash: async () => {
      const gone = new Promise((resolve) => profile.context.once('close', resolve));
      await killBrowsersOf(folder);
      await gone;
      Object.assign(profile, await open());
    },
    reopen: async () => {
      await profile.context.close();
      Object.assign(profile, await open());
    },
    end: async () => {
      await profile.context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return profile;
}

/** SIGKILL to every process that runs on this profile: no beforeunload, no flush, as when the battery dies. */
export async function killBrowsersOf(folder: string): Promise<void> {
  for (const pid of await browsersOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** The processes that run on this profile. */
export async function browsersOf(folder: string): Promise<number[]> {
  const found: number[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.split('\0').includes(`--user-data-dir=${folder}`)) found.push(Number(pid));
  }
  return found;
}
