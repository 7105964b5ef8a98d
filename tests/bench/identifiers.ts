import { readFileSync } from 'node:fs';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';
import { linesOf } from '../eval/tally.ts';
import { type BenchRow, round } from './rows.ts';

const LENGTH = 2_000;
const RUNS = 200;

/** What the stop costs for 2,000 characters: of ordinary text of the archive, and of nothing but the lines that it is measured with. Processor time. */
export async function identifiers(): Promise<BenchRow[]> {
  const read = (path: string) => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');
  const projects = read('projects/described-projects.ndjson');
  const dense = linesOf(read('eval/identifiers-public.ndjson'))
    .map(({ text }) => text)
    .join(' ');
  const row = (id: string, text: string): BenchRow => ({
    bench: 'identifiers',
    id: `identifiers/2000-characters-${id}`,
    unit: 'ms',
    ours: round(timeOf(partsOf(text))),
    peers: {},
    floor: null,
    aim: '≤ 2 ms',
  });
  return [row('of-projects', projects.replace(/["{}[\]]/g, ' ')), row('of-identifiers', dense)];
}

const partsOf = (text: string): string[] =>
  Array.from({ length: Math.min(20, Math.floor(text.length / LENGTH)) }, (_, at) =>
    text.slice(at * LENGTH, (at + 1) * LENGTH),
  );

/** Milliseconds of one part, after the code is warm. */
function timeOf(parts: readonly string[]): number {
  for (const part of parts) findIdentifiers(part);
  const before = process.threadCpuUsage();
  for (let run = 0; run < RUNS; run++) for (const part of parts) findIdentifiers(part);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / RUNS / parts.length;
}
