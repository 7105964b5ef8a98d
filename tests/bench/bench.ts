import { startServerProcess } from '../browser/support/server-process.ts';
import { band } from './band.ts';
import { coldStartOffline } from './cold-start.ts';
import { firstLoad } from './first-load.ts';
import { type BenchRow, mergeRows, printTable } from './rows.ts';
import { saveLatency } from './save-latency.ts';

// `npm run bench [name …]`: measures, prints a table, and merges its rows into bench-results.json.
const server = await startServerProcess();
const benches: Record<string, () => Promise<BenchRow[]>> = {
  'first-load': () => firstLoad(server.url),
  'cold-start': () => coldStartOffline(server),
  'save-latency': saveLatency,
  band,
};
const wanted = process.argv.slice(2);
try {
  for (const [name, run] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const rows = await run();
    printTable(rows);
    await mergeRows(rows);
  }
} finally {
  await server.end();
}
