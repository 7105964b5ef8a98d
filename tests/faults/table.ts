import { CATALOGUE } from './catalogue.ts';
import type { Strike } from './world.ts';

/** The table at the end: how often each fault struck, and how often it struck a device with unsent work. */
export function faultTable(strikes: readonly Strike[]): string {
  const lines = CATALOGUE.map(({ number, name, where }) => {
    const own = strikes.filter((strike) => strike.fault === number);
    const unsent = own.filter((strike) => strike.nonEmpty).length;
    const counts =
      where === 'real' ? `${String(own.length).padStart(6)} ${String(unsent).padStart(8)}` : ` with the ${where}`;
    return `${String(number).padStart(2)}  ${name.padEnd(48)} ${where === 'PostgreSQL' ? ` with ${where}` : counts}`;
  });
  return [`${''.padEnd(52)} struck  unsent`, ...lines].join('\n');
}

/** Faults of this tier that have never struck. */
export const neverStruck = (strikes: readonly Strike[]): string[] =>
  CATALOGUE.filter(({ number, where }) => where === 'real' && !strikes.some(({ fault }) => fault === number)).map(
    ({ number, name }) => `${number} ${name}`,
  );
