import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The Chromium for the browser tests: CHROMIUM_PATH, Debian's, else Playwright's. Undefined when there is none. */
export function findChromium(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** The same, for those who cannot go on without. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined) throw new Error('There is no Chromium: run node scripts/find-chromium.ts --install');
  return path;
}

// `--install`: makes sure that there is one, before the tests.
if (import.meta.main && findChromium() === undefined) {
  const run = (...args: string[]) => execFileSync('apt-get', args, { stdio: 'inherit' });
  try {
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  } catch {
    process.stderr.write(
      'The browser tests need Chromium. Install it (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium) or set CHROMIUM_PATH.\n',
    );
    process.exit(1);
  }
}
