import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../tests/browser/support/profile.ts';
import { startServerProcess } from '../tests/browser/support/server-process.ts';
import { chromiumPath } from './find-chromium.ts';

// The pictures of the manifest and the README: the first page with the real archive, on a laptop and on a phone.
const FOLDER = 'public/screenshots';
const SIZES = {
  'home-wide': { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  'home-narrow': { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2 },
};

await mkdir(FOLDER, { recursive: true });
const server = await startServerProcess();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
try {
  for (const [name, size] of Object.entries(SIZES)) {
    const page = await browser.newPage(size);
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'New in the archive' }).waitFor();
    await page.getByText(/^Archive updated/).waitFor();
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
  }
} finally {
  await browser.close();
  await server.end();
}
