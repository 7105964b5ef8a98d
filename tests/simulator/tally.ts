import * as z from 'zod/mini';
import { CATALOGUE, type FaultKey } from './faults.ts';
import type { Verdict } from './run.ts';

const figuresSchema = z.object({
  runs: z.number(),
  saves: z.number(),
  mutations: z.number(),
  apart: z.number(),
  strikes: z.record(z.string(), z.object({ all: z.number(), unsent: z.number() })),
});

/** What runs saw, as it goes from one process to another. */
export type Figures = z.infer<typeof figuresSchema>;

/** @throws ZodError, SyntaxError for what is none */
export const readFigures = (text: string): Figures => figuresSchema.parse(JSON.parse(text));

const nothing = (): Figures => ({ runs: 0, saves: 0, mutations: 0, apart: 0, strikes: {} });

/** What all runs together saw. */
export class Tally {
  readonly figures: Figures = nothing();

  get runs(): number {
    return this.figures.runs;
  }

  add({ saves, mutations, apart, strikes }: Verdict): void {
    this.merge({ runs: 1, saves, mutations, apart, strikes: Object.fromEntries(strikes.counts) });
  }

  merge(other: Figures): void {
    const { figures } = this;
    for (const key of ['runs', 'saves', 'mutations', 'apart'] as const) figures[key] += other[key];
    for (const [key, { all, unsent }] of Object.entries(other.strikes)) {
      const sum = figures.strikes[key] ?? { all: 0, unsent: 0 };
      figures.strikes[key] = { all: sum.all + all, unsent: sum.unsent + unsent };
    }
  }

  /** Faults of this tier that never struck. */
  missing(): FaultKey[] {
    const own = CATALOGUE.flatMap((fault) => (fault.tier === 'simulator' ? [fault.key] : []));
    return own.filter((key) => this.figures.strikes[key] === undefined);
  }

  table(seconds: number): string {
    const { runs, saves, mutations, apart, strikes } = this.figures;
    const lines = CATALOGUE.map(({ number, key, says, tier }) => {
      const { all, unsent } = strikes[key] ?? { all: 0, unsent: 0 };
      const counts = tier === 'simulator' ? [String(all), String(unsent)] : [TIERS[tier], ''];
      return row(number === 0 ? '' : String(number), says, ...counts);
    });
    const rate = (runs / seconds).toFixed(1);
    return [
      row('', 'fault', 'struck', 'with work unsent'),
      row('---', '---', '---', '---'),
      ...lines,
      `\n${runs} runs in ${seconds.toFixed(0)} s (${rate} a second): ${saves} saves, ${mutations} mutations in logs, ${apart} edits gone with their store before they were sent.`,
    ].join('\n');
  }
}

const TIERS = { processes: 'real processes', PostgreSQL: 'with PostgreSQL' } as const;

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
