import { inPage } from './in-page.ts';
import { type BenchRow, quantile, round } from './rows.ts';

const ROUNDS = 300;

declare function measure(rounds: number): Promise<{ ours: number[]; raw: number[] }>;

/** A save, from the call to durable on the disk, beside a raw strict IndexedDB put of the same text, one after the other in one page. */
export async function saveLatency(): Promise<BenchRow[]> {
  const { ours, raw } = await inPage('save-page', (page) => page.evaluate((rounds) => measure(rounds), ROUNDS));
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
