import type { Finding } from './findings.ts';

/** What to put in place of a stretch of a text: `text.slice(0, start) + instead + text.slice(end)`. */
export type Mend = { start: number; end: number; instead: string };

/** Something in a text that may tell who a patient is, and what could stand instead. */
export type SeenWords = Finding & { mend: Mend };

export const mended = (text: string, { start, end, instead }: Mend): string =>
  text.slice(0, start) + instead + text.slice(end);
