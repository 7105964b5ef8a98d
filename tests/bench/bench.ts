import { startServerProcess } from '../browser/support/server-process.ts';
import { band } from './band.ts';
import { coldStartOffline } from './cold-start.ts';
import { firstLoad } from './first-load.ts';
import { identifiers } from './identifiers.ts';
import { type BenchRow, mergeRows, printTable } from './rows.ts';
import { saveLatency } from './save-latency.ts';

// `npm run bench [name …]`: measures, prints a table, and merges its rows into bench-results.json.
const NAMES = ['first-load', 'cold-start', 'save-latency', 'band', 'identifiers'] as const;
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !NAMES.some((known) => known === name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no bench ${unknown}. Say npm run bench -- NAME, with ${NAMES.join(', ')}; or no name for all.\n`,
  );
  process.exit(1);
}
const server = await startServerProcess();
const benches: Record<(typeof NAMES)[number], () => Promise<BenchRow[]>> = {
  'first-load': () => firstLoad(server.url),
  'cold-start': () => coldStartOffline(server),
  'save-latency': saveLatency,
  band,
  identifiers,
};
try {
  for (const name of NAMES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const rows = await benches[name]();
    printTable(rows);
    await mergeRows(rows);
  }
} finally {
  await server.end();
}
