import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Request } from 'playwright-core';
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
    const sums = { script: 0, style: 0, all: 0 };
    const gzip = { script: 0, style: 0 };
    const finished: Request[] = [];
    // Of the context: the page's own events leave out the file of its worker.
    context.on('requestfinished', (request) => finished.push(request));
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    for (const request of finished) {
      const file = new URL(request.url()).pathname;
      const kind = file.endsWith('.js') ? 'script' : file.endsWith('.css') ? 'style' : undefined;
      const bytes = await transferred(request);
      sums.all += bytes;
      if (kind === undefined) continue;
      sums[kind] += bytes;
      gzip[kind] += (await stat(join('dist', `${file}.gz`))).size;
    }
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

/** Headers and body as they came, in bytes. Of a worker's file Chromium counts no body; the server said its length. */
async function transferred(request: Request): Promise<number> {
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  const length = (await request.response())?.headers()['content-length'];
  return responseHeadersSize + (length === undefined ? responseBodySize : Number(length));
}
