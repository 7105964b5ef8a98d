import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { chromiumPath } from '../../scripts/find-chromium.ts';
import { CHROMIUM_FLAGS } from '../browser/support/profile.ts';
import { type BenchRow, quantile, round } from './rows.ts';

const ROUNDS = 300;

declare function measure(rounds: number): Promise<{ ours: number[]; raw: number[] }>;

/** A save, from the call to durable on the disk, beside a raw strict IndexedDB put of the same text, one after the other in one page. */
export async function saveLatency(): Promise<BenchRow[]> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: 'tests/bench/save-page.ts', formats: ['es'], fileName: 'save-page' } },
  })) as Rolldown.RolldownOutput[];
  const code = built[0]?.output[0].code ?? '';
  const server = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? code : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'measure' in globalThis);
  const { ours, raw } = await page.evaluate((rounds) => measure(rounds), ROUNDS);
  await browser.close();
  server.close();
  return [0.5, 0.95].map((p) => ({
    bench: 'save-latency',
    id: `save-latency/p${p * 100}`,
    unit: 'ms',
    ours: round(quantile(ours, p), 2),
    peers: { ratio: round(quantile(ours, p) / quantile(raw, p), 2) },
    floor: round(quantile(raw, p), 2),
    aim: p === 0.95 ? '≤ 3 × a raw strict put' : '',
  }));
}
