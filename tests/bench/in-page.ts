import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { chromiumPath } from '../../scripts/find-chromium.ts';
import { CHROMIUM_FLAGS } from '../browser/support/profile.ts';

/** Runs a module of this folder in a page of Chromium, and asks it for what it measured with the function that it names `measure`. */
export async function inPage<T>(entry: string, ask: (page: Page) => Promise<T>): Promise<T> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: `tests/bench/${entry}.ts`, formats: ['es'], fileName: entry } },
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
  const answer = await ask(page);
  await browser.close();
  server.close();
  return answer;
}
