import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../scripts/find-chromium.ts';
import { CHROMIUM_FLAGS } from '../browser/support/profile.ts';
import { type BenchRow, round } from './rows.ts';

/**
 * What the first visit to a page costs: bytes as transferred in Chromium (brotli), and the same files in gzip. The service worker is
 * kept out: it fetches the rest of the app later, when the page is there.
 */
export async function firstLoad(origin: string): Promise<BenchRow[]> {
  const manifest = await (await fetch(`${origin}/a/manifest.json`)).json();
  const summaries = await (await fetch(`${origin}/a/summaries/${manifest.summaries[0].sha256}`)).json();
  const routes = {
    home: '/',
    browse: '/projects',
    project: `/projects/${summaries[0].id}`,
    record: '/record',
    work: '/work',
  };
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  const rows: BenchRow[] = [];
  for (const [name, path] of Object.entries(routes)) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const urls = new Map<string, string>();
    const sums = { script: 0, style: 0, all: 0 };
    const gzip = { script: 0, style: 0 };
    const checks: Promise<void>[] = [];
    cdp.on('Network.responseReceived', ({ requestId, response }) =>
      urls.set(requestId, new URL(response.url).pathname),
    );
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const file = urls.get(requestId) ?? '';
      const kind = file.endsWith('.js') ? 'script' : file.endsWith('.css') ? 'style' : undefined;
      sums.all += encodedDataLength;
      if (kind === undefined) return;
      sums[kind] += encodedDataLength;
      const count = stat(join('dist', `${file}.gz`)).then(({ size }) => {
        gzip[kind] += size;
      });
      checks.push(count);
    });
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    await Promise.all(checks);
    const row = (what: string, ours: number, aim: string, peers = {}): BenchRow => ({
      bench: 'first-load',
      id: `first-load/${name}/${what}`,
      unit: 'kB',
      ours: round(ours / 1000),
      peers,
      floor: null,
      aim,
    });
    rows.push(row('js-gzip', gzip.script, '≤ 170 kB', { transferred: round(sums.script / 1000) }));
    rows.push(row('css-gzip', gzip.style, '≤ 25 kB', { transferred: round(sums.style / 1000) }));
    rows.push(row('all-transferred', sums.all, '', {}));
    await context.close();
  }
  await browser.close();
  return rows;
}
