import { openProfile } from '../browser/support/profile.ts';
import type { ServerProcess } from '../browser/support/server-process.ts';
import { type BenchRow, quantile, round } from './rows.ts';

const ROUNDS = 7;
const THROTTLE = 4;

/**
 * From opening the app, with the server dead, to the first list of projects on the screen, at a quarter of the processor's speed.
 * The browser is started anew for every round.
 */
export async function coldStartOffline(server: ServerProcess): Promise<BenchRow[]> {
  const profile = await openProfile(server.url, 360);
  await profile.page.goto(server.url);
  await profile.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await profile.page.getByRole('heading', { name: 'New in the archive' }).waitFor();
  await server.kill('SIGKILL');
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await profile.reopen();
    const cdp = await profile.context.newCDPSession(profile.page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await profile.page.goto(`${server.url}/`, { waitUntil: 'commit' });
    const at = await profile.page.waitForFunction(
      () => document.querySelector('main a[href^="/projects/"]') !== null && performance.now(),
      undefined,
      { polling: 'raf' },
    );
    samples.push(Number(await at.jsonValue()));
  }
  await profile.end();
  await server.restart();
  return [
    {
      bench: 'cold-start',
      id: 'cold-start/offline-first-list',
      unit: 'ms',
      ours: round(quantile(samples, 0.5), 0),
      peers: { slowest: round(Math.max(...samples), 0) },
      floor: null,
      aim: '≤ 1,000 ms at 4 × throttle',
    },
  ];
}
