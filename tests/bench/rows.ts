import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

/** One measured figure beside its peers, in one run on one machine. `floor` is what the platform itself costs. */
export type BenchRow = {
  bench: string;
  id: string;
  unit: string;
  ours: number;
  peers: Record<string, number>;
  floor: number | null;
  aim: string;
};

const FILE = 'bench-results.json';

/** Puts rows into bench-results.json in place of those of the same id, and leaves the others alone. */
export async function mergeRows(rows: readonly BenchRow[]): Promise<void> {
  const known: BenchRow[] = existsSync(FILE) ? JSON.parse(await readFile(FILE, 'utf8')) : [];
  const byId = new Map([...known, ...rows].map((row) => [row.id, row]));
  const sorted = [...byId.values()].sort((a, b) => a.id.localeCompare(b.id));
  await writeFile(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}

export function printTable(rows: readonly BenchRow[]): void {
  const lines = rows.map(({ id, ours, unit, peers, floor, aim }) => {
    const beside = Object.entries({ ...(floor === null ? {} : { floor }), ...peers });
    return [
      id.padEnd(38),
      `${ours} ${unit}`.padEnd(14),
      beside
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')
        .padEnd(26),
      aim,
    ];
  });
  process.stdout.write(`${lines.map((cells) => cells.join('  ')).join('\n')}\n`);
}

/** The value below which the share `p` (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
