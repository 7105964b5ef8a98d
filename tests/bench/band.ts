import { inPage } from './in-page.ts';
import { type BenchRow, quantile, round } from './rows.ts';

const PROJECTS = [3, 300];
const ROUNDS = 30;

declare function measure(projects: number, rounds: number): Promise<{ ours: number[]; allFolded: number[] }>;

/** From a save to what the line under the header says, with few and with many projects, beside a fold of all of them at each save. */
export async function band(): Promise<BenchRow[]> {
  return inPage('band-page', async (page) => {
    const rows: BenchRow[] = [];
    for (const projects of PROJECTS) {
      const taken = await page.evaluate(([count = 0, rounds = 0]) => measure(count, rounds), [projects, ROUNDS]);
      rows.push({
        bench: 'band',
        id: `band/${projects}-projects`,
        unit: 'ms',
        ours: round(quantile(taken.ours, 0.5), 1),
        peers: { 'all folded': round(quantile(taken.allFolded, 0.5), 1) },
        floor: null,
        aim: projects === PROJECTS[0] ? '' : 'about the same as with 3',
      });
    }
    return rows;
  });
}
