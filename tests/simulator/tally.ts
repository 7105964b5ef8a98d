import { CATALOGUE, type FaultKey } from './faults.ts';
import type { Verdict } from './run.ts';

/** What all runs together saw. */
export class Tally {
  runs = 0;
  #saves = 0;
  #mutations = 0;
  #apart = 0;
  readonly #strikes = new Map<string, { all: number; unsent: number }>();

  add({ saves, mutations, apart, strikes }: Verdict): void {
    this.runs += 1;
    this.#saves += saves;
    this.#mutations += mutations;
    this.#apart += apart;
    for (const [key, { all, unsent }] of strikes.counts) {
      const sum = this.#strikes.get(key) ?? { all: 0, unsent: 0 };
      this.#strikes.set(key, { all: sum.all + all, unsent: sum.unsent + unsent });
    }
  }

  /** Faults of this tier that never struck. */
  missing(): FaultKey[] {
    const own = CATALOGUE.flatMap((fault) => (fault.tier === 'simulator' ? [fault.key] : []));
    return own.filter((key) => !this.#strikes.has(key));
  }

  table(seconds: number): string {
    const lines = CATALOGUE.map(({ number, key, says, tier }) => {
      const { all, unsent } = this.#strikes.get(key) ?? { all: 0, unsent: 0 };
      const counts = tier === 'simulator' ? [String(all), String(unsent)] : [TIERS[tier], ''];
      return row(number === 0 ? '' : String(number), says, ...counts);
    });
    const rate = (this.runs / seconds).toFixed(1);
    return [
      row('', 'fault', 'struck', 'with work unsent'),
      row('---', '---', '---', '---'),
      ...lines,
      `\n${this.runs} runs in ${seconds.toFixed(0)} s (${rate} a second): ${this.#saves} saves, ${this.#mutations} mutations in logs, ${this.#apart} edits gone with their store before they were sent.`,
    ].join('\n');
  }
}

const TIERS = { processes: 'real processes', later: 'later' } as const;

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
